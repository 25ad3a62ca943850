//! TSV with marked spans, as tools for the evaluation of machine translation read it.
//!
//! The columns are those of the MQM annotations that Freitag et al. (2021) published: system, doc, doc_id, seg_id, rater,
//! source, target, category, severity; the span stands in `<v>…</v>` within its sentence.

use super::text::shown;
use crate::model::{DocumentReport, DriftReport, Passage, Report, Severity, Span};

/// A row for each finding, and a row `No-error` for each matched pair that has none.
pub fn render(reports: &[Report]) -> String {
    let mut out = String::from("system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n");
    for report in reports {
        for (number, bead) in report.beads.iter().enumerate() {
            let drifts: Vec<&DriftReport> = report.drifts.iter().filter(|drift| drift.bead == Some(number)).collect();
            let mut row = |source: String, target: String, category: &str, severity: &str| {
                let cells = [
                    "retold",
                    &field(&report.copy.name),
                    &field(&report.source.name),
                    &(number + 1).to_string(),
                    concat!("retold-", env!("CARGO_PKG_VERSION")),
                    &source,
                    &target,
                    category,
                    severity,
                ];
                out.push_str(&cells.join("\t"));
                out.push('\n');
            };
            let text = |document, sentences: &[usize], passage| marked(document, sentences, passage);
            if drifts.is_empty() {
                let (source, copy) = (text(&report.source, &bead.source, None), text(&report.copy, &bead.copy, None));
                row(source, copy, "No-error", "No-error");
            }
            for drift in drifts {
                let source = text(&report.source, &bead.source, drift.source.as_ref());
                let copy = text(&report.copy, &bead.copy, drift.copy.as_ref());
                row(source, copy, drift.category.entry().mqm, severity(drift.severity));
            }
        }
    }
    out
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
