//! TSV with marked spans, as tools for the evaluation of machine translation read it.
//!
//! The columns are those of the MQM annotations that Freitag et al. (2021) published: system, doc, doc_id, seg_id, rater,
//! source, target, category, severity; the span stands in `<v>…</v>` within its sentence. A tenth, `metadata`, is JSON, as
//! in the annotations of the WMT metrics tasks from 2023 on: tools that score read it past. What is ours in it stands under
//! `retold`: name and category of the finding, and in the first row of a comparison its ledgers and notices.

use super::{text::shown, view};
use crate::model::{
    BeadReport, DocumentReport, DriftReport, Ledgers, Passage, RelationKind, Report, Severity, Span, Waiver,
};
use serde::Serialize;

const HEADER: &str = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n";
const NO_ERROR: &str = "No-error";

/// A row for each finding, and a row `No-error` for each pair of sentences that has none. The copy is the system, the
/// source the document; `doc_id` numbers the pairs of a comparison (0 is the story as a whole), `seg_id` those of the file.
pub fn render(reports: &[Report]) -> String {
    let mut out = String::from(HEADER);
    let mut segments = 0;
    for report in reports {
        let (mut ledgers, mut notices) =
            (report.ledgers.as_ref(), view::notices(report).map(|(_, told)| told).collect());
        for mut row in rows(report) {
            row.metadata.ledgers = ledgers.take();
            row.metadata.notices = std::mem::take(&mut notices);
            let cells = [
                &field(&report.copy.name),
                &field(&report.source.name),
                &row.segment.to_string(),
                &(segments + row.segment).to_string(),
                concat!("retold-", env!("CARGO_PKG_VERSION")),
                &row.source,
                &row.target,
                row.category,
                row.severity,
                &row.metadata.cell(),
            ];
            out.push_str(&cells.join("\t"));
            out.push('\n');
        }
        segments += report.beads.len() + 1;
    }
    out
}

/// What differs from row to row of a comparison.
struct Row<'r> {
    segment: usize,
    source: String,
    target: String,
    category: &'static str,
    severity: &'static str,
    metadata: Metadata<'r>,
}

/// What is ours in the metadata of a row.
#[derive(Default, Serialize)]
struct Metadata<'r> {
    #[serde(flatten)]
    finding: Option<Finding<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ledgers: Option<&'r Ledgers>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<String>,
}

#[derive(Serialize)]
struct Finding<'r> {
    fingerprint: &'r str,
    category: &'static str,
    confidence: f32,
    message: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<&'r Waiver>,
}

impl Metadata<'_> {
    fn cell(&self) -> String {
        if self.finding.is_none() && self.ledgers.is_none() && self.notices.is_empty() {
            return String::new();
        }
        let ours = std::collections::BTreeMap::from([("retold", self)]);
        // Strings and numbers only: nothing in it can fail.
        field(&serde_json::to_string(&ours).unwrap_or_default())
    }
}

fn rows(report: &Report) -> impl Iterator<Item = Row<'_>> {
    let whole = view::of_the_whole(report, Severity::Neutral).map(|drift| finding(report, None, 0, drift));
    let unrelated = report.beads.is_empty() && report.relation.kind == RelationKind::Unrelated;
    let pairs = report.beads.iter().enumerate().flat_map(|(number, bead)| pair(report, bead, number));
    whole.chain(unrelated.then(no_translation)).chain(pairs)
}

/// The rows of a pair of sentences.
fn pair<'r>(report: &'r Report, bead: &'r BeadReport, number: usize) -> Vec<Row<'r>> {
    let drifts = report.drifts.iter().filter(|drift| drift.bead == Some(number));
    let mut rows: Vec<Row> = drifts.map(|drift| finding(report, Some(bead), number + 1, drift)).collect();
    if rows.is_empty() {
        rows.push(Row {
            segment: number + 1,
            source: marked(&report.source, &bead.source, None),
            target: marked(&report.copy, &bead.copy, None),
            category: NO_ERROR,
            severity: NO_ERROR,
            metadata: Metadata::default(),
        });
    }
    rows
}

fn finding<'r>(report: &Report, bead: Option<&BeadReport>, segment: usize, drift: &'r DriftReport) -> Row<'r> {
    let side = |document, sentences: Option<&Vec<usize>>, passage: &Option<Passage>| match sentences {
        Some(sentences) => marked(document, sentences, passage.as_ref()),
        None => passage.as_ref().map(|passage| format!("<v>{}</v>", field(&passage.text))).unwrap_or_default(),
    };
    let finding = Finding {
        fingerprint: &drift.fingerprint,
        category: drift.category.entry().id,
        confidence: drift.confidence,
        message: &drift.message,
        waiver: drift.waiver.as_ref(),
    };
    Row {
        segment,
        source: side(&report.source, bead.map(|bead| &bead.source), &drift.source),
        target: side(&report.copy, bead.map(|bead| &bead.copy), &drift.copy),
        category: drift.category.entry().mqm,
        severity: severity(drift.severity),
        metadata: Metadata { finding: Some(finding), ..Metadata::default() },
    }
}

/// What MQM's raters mark where a text is no translation of the other at all.
fn no_translation<'r>() -> Row<'r> {
    let (source, target) = (String::new(), String::new());
    Row { segment: 0, source, target, category: "Non-translation!", severity: "Major", metadata: Metadata::default() }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Neutral => "Neutral",
        Severity::Minor => "Minor",
        Severity::Major => "Major",
        Severity::Critical => "Critical",
    }
}

/// Sentences as one field, the passage within them in `<v>…</v>`.
fn marked(document: &DocumentReport, sentences: &[usize], passage: Option<&Passage>) -> String {
    let parts = sentences.iter().map(|sentence| {
        let whole = document.sentences[*sentence].span;
        let span = passage.map(|p| p.span).filter(|span| span.overlaps(whole));
        let part = |start: usize, end: usize| field(Span::new(start, end).of(&document.text));
        match span {
            None => part(whole.start, whole.end),
            Some(span) => {
                let (start, end) = (span.start.max(whole.start), span.end.min(whole.end));
                format!("{}<v>{}</v>{}", part(whole.start, start), part(start, end), part(end, whole.end))
            }
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// A text without tabs and line ends, and with no `<v>` of its own.
fn field(text: &str) -> String {
    shown(text).replace("<v>", "‹v›").replace("</v>", "‹/v›")
}
