//! Counts and scores of a report.

use crate::model::{Document, DriftReport, Pair, Severity, Summary, TokenKind};

/// Counts by severity and category, and the two scores, of which the drift checks give the first.
pub fn summary(documents: Pair<&Document>, drifts: &[DriftReport], drift: f64) -> Summary {
    let mut summary = Summary { drift: thousandths(drift), ..Summary::default() };
    let mut penalty = 0.0;
    for drift in drifts {
        *summary.by_severity.entry(drift.severity).or_default() += 1;
        *summary.by_category.entry(drift.category).or_default() += 1;
        penalty += points(drift.severity);
    }
    let words = documents.copy.tokens.iter().filter(|t| t.kind != TokenKind::Punctuation).count();
    summary.mqm_per_1000_words = thousandths(1000.0 * penalty / words.max(1) as f64);
    summary
}

/// Penalty points of a severity, as in MQM's scoring model (themqm.org): minor 1, major 5, critical 25.
fn points(severity: Severity) -> f64 {
    match severity {
        Severity::Neutral => 0.0,
        Severity::Minor => 1.0,
        Severity::Major => 5.0,
        Severity::Critical => 25.0,
    }
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
