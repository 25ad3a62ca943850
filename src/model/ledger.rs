//! What became of each fact and quotation, and which way the words lean: lists beside the findings.

use super::{Pair, Passage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The ledgers of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ledgers {
    /// Numbers, dates, names and places: in the order of the source, then what the copy brings in.
    pub facts: Vec<FactEntry>,
    /// Direct quotations: in the order of the source, then those that only the copy has.
    pub quotations: Vec<QuotationEntry>,
    /// Which way framing, certainty and agency went, by actor, the largest change first.
    pub spin: Vec<SpinEntry>,
}

/// What became of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FactEntry {
    /// What kind of fact.
    pub kind: FactKind,
    /// What became of it.
    pub fate: FactFate,
    /// Where the source has it first.
    pub source: Option<Passage>,
    /// Where the copy has it first.
    pub copy: Option<Passage>,
    /// As each side was understood, in one notation however written: `more than $1,200,000`.
    pub understood: Pair<Option<String>>,
}

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// A count, measure, amount of money, percentage, score.
    Number,
    /// A day, time, year.
    Date,
    /// A person, body, product, people.
    Name,
    /// A place.
    Place,
}

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FactFate {
    /// Both sides tell it.
    Kept,
    /// The copy tells another in its place.
    Changed,
    /// Only the source tells it.
    Lost,
    /// Only the copy tells it.
    New,
}

/// What became of a direct quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuotationEntry {
    /// What became of it.
    pub fate: QuotationFate,
    /// The words that the source quotes.
    pub source: Option<Passage>,
    /// The words that the copy quotes.
    pub copy: Option<Passage>,
    /// Who is quoted, as each side says.
    pub speaker: Pair<Option<String>>,
    /// Share of the quoted words that both sides have, 0 to 1.
    pub kept: f32,
}

/// What became of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuotationFate {
    /// The same words, or an unbroken part of them, for the same speaker where both name one.
    Verbatim,
    /// Other words.
    Altered,
    /// The same words, but the copy names no speaker where the source does.
    Unattributed,
    /// Only the copy has it as a quotation.
    Invented,
    /// Only the source has it as a quotation.
    Lost,
}

/// Which way the words about an actor went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SpinEntry {
    /// Who it is about; empty for what has no actor.
    pub actor: String,
    /// Above 0 where the copy judges more kindly or softens, below 0 where it judges more harshly; one point a word.
    pub framing: f32,
    /// Above 0 where the copy is surer than the source, below 0 where it hedges; one point from open to certain.
    pub certainty: f32,
    /// Above 0 where the copy names the actor as the one who acts and the source does not, below 0 for the reverse.
    pub agency: f32,
    /// How many changes were added up.
    pub changes: usize,
    /// One sentence in plain words.
    pub message: String,
}

impl FactKind {
    /// Its name in reports.
    pub fn id(self) -> &'static str {
        match self {
            FactKind::Number => "number",
            FactKind::Date => "date",
            FactKind::Name => "name",
            FactKind::Place => "place",
        }
    }
}

impl FactFate {
    /// Its name in reports.
    pub fn id(self) -> &'static str {
        match self {
            FactFate::Kept => "kept",
            FactFate::Changed => "changed",
            FactFate::Lost => "lost",
            FactFate::New => "new",
        }
    }
}

impl QuotationFate {
    /// Its name in reports.
    pub fn id(self) -> &'static str {
        match self {
            QuotationFate::Verbatim => "verbatim",
            QuotationFate::Altered => "altered",
            QuotationFate::Unattributed => "unattributed",
            QuotationFate::Invented => "invented",
            QuotationFate::Lost => "lost",
        }
    }
}
