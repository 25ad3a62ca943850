//! Counts and scores of a report.

use crate::model::{Document, DriftReport, Pair, Summary, TokenKind};

/// Counts by severity and category, and the two scores, of which the drift checks give the first.
pub fn summary(documents: Pair<&Document>, drifts: &[DriftReport], drift: f64) -> Summary {
    let mut summary = Summary { drift: thousandths(drift), ..Summary::default() };
    let mut penalty = 0.0;
    for drift in drifts {
        *summary.by_severity.entry(drift.severity).or_default() += 1;
        *summary.by_category.entry(drift.category).or_default() += 1;
        penalty += drift.severity.points();
    }
    let words = documents.copy.tokens.iter().filter(|t| t.kind != TokenKind::Punctuation).count();
    summary.mqm_per_1000_words = thousandths(1000.0 * penalty / words.max(1) as f64);
    summary
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
