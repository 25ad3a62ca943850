use super::{Category, Pair, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a change matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worded differently, same meaning. Reported only on request, never fails a gate.
    Neutral,
    /// A nuance.
    Minor,
    /// The meaning clearly shifted.
    Major,
    /// A reader is told something false that matters.
    Critical,
}

impl Severity {
    /// Its name in reports and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Neutral => "neutral",
            Severity::Minor => "minor",
            Severity::Major => "major",
            Severity::Critical => "critical",
        }
    }

    /// Penalty points, as in MQM's scoring model (themqm.org): minor 1, major 5, critical 25.
    pub fn points(self) -> f64 {
        match self {
            Severity::Neutral => 0.0,
            Severity::Minor => 1.0,
            Severity::Major => 5.0,
            Severity::Critical => 25.0,
        }
    }
}

/// A change of meaning: found by a machine, not yet confirmed by a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift {
    /// What kind of change.
    pub category: Category,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the check is, 0 to 1.
    pub confidence: f32,
    /// Index of the bead in which it was found; none for the story as a whole.
    pub bead: Option<usize>,
    /// Where, on each side; a side that has nothing of it has no span.
    pub spans: Pair<Option<Span>>,
    /// One sentence in plain words.
    pub message: String,
    /// What was compared, and by what.
    pub evidence: Vec<Evidence>,
}

/// One reason for a drift, as data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The rule or resource that speaks, such as `wordnet/antonym`, `quantity/value`, `alignment/no-counterpart`.
    pub rule: String,
    /// What the source has, normalised as the rule saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What the copy has, normalised as the rule saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
    /// How strongly it speaks for a change of meaning: above 0 for, below 0 against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<f32>,
}
