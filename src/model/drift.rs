use super::{Pair, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of change it is. The definitions stand in docs/categories.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Another value.
    Number,
    /// Another unit or currency.
    Unit,
    /// Another day, time or deadline.
    Date,
    /// Another person, body, place, demonym, title or rank.
    Entity,
    /// Denied on one side only.
    Negation,
    /// The opposite predicate.
    Antonym,
    /// Certainty, obligation, condition, hedging; statement turned question or wish.
    Modality,
    /// Scope or degree.
    Quantifier,
    /// Planned, ongoing or done; state turned change.
    Tense,
    /// Who does what to whom.
    Agency,
    /// A pronoun or definite phrase points elsewhere.
    Reference,
    /// Another speaker or outlet; a claim turned fact, or a fact a claim.
    Attribution,
    /// Words inside quotation marks differ; a quotation made or unmade.
    Quotation,
    /// Another word that does not mean the same here.
    Substitution,
    /// Broader or narrower.
    Specificity,
    /// A fixed expression taken apart word by word.
    Idiom,
    /// Cause, concession, condition or time relation changed.
    Connective,
    /// Order of events, or of what the story leads with.
    Order,
    /// Loaded, euphemistic or judging words in or out.
    Framing,
    /// Something of the source is missing.
    Omission,
    /// Something that is not in the source.
    Addition,
    /// Words left in another language.
    Untranslated,
    /// The headline claims more, or something else.
    Headline,
    /// A caption claims more, or something else.
    Caption,
    /// Byline, agency, photo credit, correction or copyright notice lost or replaced.
    Credit,
    /// Spelling, transliteration, house style, typography, number format.
    Spelling,
}

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
