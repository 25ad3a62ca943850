//! One row a finding, an entry of a ledger or a notice, for a spreadsheet: the column `record` says which.

use super::{ledger, text::shown, view};
use crate::model::{DriftReport, FactEntry, Notice, Passage, QuotationEntry, Report, SpinEntry};

const HEADER: [&str; 14] = [
    "record",
    "source",
    "copy",
    "fingerprint",
    "severity",
    "category",
    "fate",
    "confidence",
    "source_start",
    "source_text",
    "copy_start",
    "copy_text",
    "message",
    "waiver",
];

/// What a row says beside the two names; what it has nothing to say of stays empty.
#[derive(Default)]
struct Row<'r> {
    record: &'static str,
    fingerprint: &'r str,
    severity: &'static str,
    category: &'r str,
    fate: &'static str,
    confidence: String,
    passages: [Option<&'r Passage>; 2],
    message: String,
    waiver: String,
}

/// All reports as RFC 4180 CSV with a header: of each the findings, then its ledgers, then its notices.
pub fn render(reports: &[Report]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every record has the length of the header.
    let _ = writer.write_record(HEADER);
    for report in reports {
        for row in rows(report) {
            let _ = writer.write_record(row.cells(report));
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn rows(report: &Report) -> impl Iterator<Item = Row<'_>> {
    let ledgers = report.ledgers.as_slice();
    let facts = ledgers.iter().flat_map(|ledgers| &ledgers.facts).map(fact);
    let quotations = ledgers.iter().flat_map(|ledgers| &ledgers.quotations).map(quotation);
    let spin = ledgers.iter().flat_map(|ledgers| &ledgers.spin).map(spin);
    let findings = report.drifts.iter().map(finding);
    findings.chain(facts).chain(quotations).chain(spin).chain(view::notices(report).map(notice))
}

fn finding(drift: &DriftReport) -> Row<'_> {
    Row {
        record: "finding",
        fingerprint: &drift.fingerprint,
        severity: drift.severity.id(),
        category: drift.category.entry().id,
        confidence: drift.confidence.to_string(),
        passages: [drift.source.as_ref(), drift.copy.as_ref()],
        message: drift.message.clone(),
        waiver: drift.waiver.as_ref().map(view::waived).unwrap_or_default(),
        ..Row::default()
    }
}

fn fact(entry: &FactEntry) -> Row<'_> {
    Row {
        record: "fact",
        category: entry.kind.id(),
        fate: entry.fate.id(),
        passages: [entry.source.as_ref(), entry.copy.as_ref()],
        message: ledger::fact(entry),
        ..Row::default()
    }
}

fn quotation(entry: &QuotationEntry) -> Row<'_> {
    Row {
        record: "quotation",
        fate: entry.fate.id(),
        passages: [entry.source.as_ref(), entry.copy.as_ref()],
        message: ledger::speaker(entry),
        ..Row::default()
    }
}

fn spin(entry: &SpinEntry) -> Row<'_> {
    Row { record: "spin", message: entry.message.clone(), ..Row::default() }
}

fn notice((notice, message): (&Notice, String)) -> Row<'_> {
    Row { record: "notice", category: &notice.code, message, ..Row::default() }
}

impl Row<'_> {
    fn cells(&self, report: &Report) -> [String; HEADER.len()] {
        let start = |passage: Option<&Passage>| passage.map(|p| p.span.start.to_string()).unwrap_or_default();
        let text = |passage: Option<&Passage>| cell(passage.map_or("", |p| &p.text));
        let [source, copy] = self.passages;
        [
            self.record.to_owned(),
            cell(&report.source.name),
            cell(&report.copy.name),
            cell(self.fingerprint),
            self.severity.to_owned(),
            cell(self.category),
            self.fate.to_owned(),
            self.confidence.clone(),
            start(source),
            text(source),
            start(copy),
            text(copy),
            cell(&self.message),
            cell(&self.waiver),
        ]
    }
}

/// A spreadsheet takes a cell that starts so for a formula; an apostrophe before it makes it text (OWASP, CSV injection).
fn cell(text: &str) -> String {
    let text = shown(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("a=1"), "a=1");
    }
}
