//! One row a finding, for a spreadsheet.

use super::text::shown;
use crate::model::{Passage, Report};

const HEADER: [&str; 12] = [
    "source",
    "copy",
    "fingerprint",
    "severity",
    "category",
    "confidence",
    "source_start",
    "source_text",
    "copy_start",
    "copy_text",
    "message",
    "waiver",
];

/// The findings of all reports as RFC 4180 CSV with a header.
pub fn render(reports: &[Report]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every record has the length of the header.
    let _ = writer.write_record(HEADER);
    for report in reports {
        for drift in &report.drifts {
            let waiver = drift.waiver.as_ref().map(|waiver| format!("{}: {}", waiver.by, waiver.reason));
            let record = [
                &report.source.name,
                &report.copy.name,
                &drift.fingerprint,
                drift.severity.id(),
                drift.category.entry().id,
                &drift.confidence.to_string(),
                &start(&drift.source),
                text(&drift.source),
                &start(&drift.copy),
                text(&drift.copy),
                &drift.message,
                &waiver.unwrap_or_default(),
            ];
            let _ = writer.write_record(record.map(cell));
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn start(passage: &Option<Passage>) -> String {
    passage.as_ref().map(|passage| passage.span.start.to_string()).unwrap_or_default()
}

fn text(passage: &Option<Passage>) -> &str {
    passage.as_ref().map(|passage| passage.text.as_str()).unwrap_or_default()
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
