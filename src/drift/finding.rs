//! How a check words what it found.

use super::{case::Case, severity};
use crate::model::{Category, Drift, Evidence, Pair, Severity, Side};
use std::ops::Range;

/// A drift in the making: what a check knows of it, before severities and overlaps are settled.
pub(crate) struct Finding {
    drift: Drift,
}

impl Finding {
    /// Of a category, where it was found; an empty range marks a side that has nothing of it.
    pub fn new(case: &Case, category: Category, places: &Pair<Range<usize>>) -> Finding {
        let spans =
            Pair::new(case.span(Side::Source, places.source.clone()), case.span(Side::Copy, places.copy.clone()));
        Finding {
            drift: Drift {
                category,
                severity: severity::default(category),
                confidence: 0.8,
                bead: Some(case.bead),
                spans,
                message: String::new(),
                evidence: Vec::new(),
            },
        }
    }

    /// How sure the check is, 0 to 1.
    pub fn confidence(mut self, confidence: f32) -> Finding {
        self.drift.confidence = confidence.clamp(0.0, 1.0);
        self
    }

    /// How sure the check is, and how much it matters where that reaches a bar; below, it is minor.
    pub fn graded(self, confidence: f32, bar: f32, severity: Severity) -> Finding {
        let severity = if confidence >= bar { severity } else { Severity::Minor };
        self.confidence(confidence).severity(severity)
    }

    /// How much it matters, where that is not the category's default.
    pub fn severity(mut self, severity: Severity) -> Finding {
        self.drift.severity = severity;
        self
    }

    /// What it means, in one plain sentence.
    pub fn says(mut self, message: impl Into<String>) -> Finding {
        self.drift.message = message.into();
        self
    }

    /// One reason.
    pub fn because(mut self, rule: &str, source: &str, copy: &str, weight: f32) -> Finding {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.drift.evidence.push(Evidence {
            rule: rule.to_owned(),
            source: some(source),
            copy: some(copy),
            weight: Some(weight),
        });
        self
    }

    /// Reasons that another module gave.
    pub fn evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Finding {
        self.drift.evidence.extend(evidence);
        self
    }

    /// The drift.
    pub fn drift(self) -> Drift {
        self.drift
    }
}

/// A phrase in quotation marks, shortened in the middle of a message where it is long.
pub(crate) fn quoted(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 12 {
        return format!("‘{}’", words.join(" "));
    }
    format!("‘{} … {}’", words[..7].join(" "), words[words.len() - 4..].join(" "))
}
