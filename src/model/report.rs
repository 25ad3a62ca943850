use super::{Block, Category, Evidence, Fields, Ledgers, Notice, Severity, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a comparison found: the one value that every renderer takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this shape; it rises when a field changes its meaning or goes.
    pub version: u32,
    /// The earlier text.
    pub source: DocumentReport,
    /// The text that retells it.
    pub copy: DocumentReport,
    /// How the two texts belong together.
    pub relation: Relation,
    /// Counts and scores.
    pub summary: Summary,
    /// What changed in meaning, in the order of the copy.
    pub drifts: Vec<DriftReport>,
    /// Which sentences tell the same, in the order of the copy.
    pub beads: Vec<BeadReport>,
    /// What became of each fact and quotation, and which way the words lean; only where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ledgers: Option<Ledgers>,
    /// What could not be handled in the comparison.
    pub notices: Vec<Notice>,
}

/// One of the two texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentReport {
    /// Path, `-` or id.
    pub name: String,
    /// Encoding of the bytes, by its WHATWG name.
    pub encoding: String,
    /// What the container said of the text.
    pub fields: Fields,
    /// The text; all offsets are bytes into its UTF-8 form.
    pub text: String,
    /// Blocks with their roles.
    pub blocks: Vec<Block>,
    /// Sentences.
    pub sentences: Vec<SentenceReport>,
    /// Direct quotations.
    pub quotations: Vec<QuotationReport>,
    /// Who said what.
    pub attributions: Vec<AttributionReport>,
    /// What could not be handled while reading.
    pub notices: Vec<Notice>,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SentenceReport {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Index of its block.
    pub block: usize,
}

/// A direct quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuotationReport {
    /// With its marks.
    #[serde(flatten)]
    pub span: Span,
    /// Between its marks.
    pub content: Span,
    /// Who is quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Passage>,
}

/// Who said what, and how; each part as `[start, end]` spans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionReport {
    /// The speaker.
    pub source: Vec<[usize; 2]>,
    /// The words that say it was said.
    pub cue: Vec<[usize; 2]>,
    /// What was said.
    pub content: Vec<[usize; 2]>,
}

/// A span with its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// Sentences that tell the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BeadReport {
    /// Indexes of the source's sentences.
    pub source: Vec<usize>,
    /// Indexes of the copy's sentences.
    pub copy: Vec<usize>,
    /// Whether it stands at another place in the copy.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
    /// How alike the two sides are, 0 to 1.
    pub similarity: f32,
    /// Word links as `[source start, source end, copy start, copy end]`; only where asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<[usize; 4]>,
}

/// A change of meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DriftReport {
    /// Names this finding; survives edits elsewhere in the texts.
    pub fingerprint: String,
    /// What kind of change.
    pub category: Category,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the check is, 0 to 1.
    pub confidence: f32,
    /// Index into `beads`; none for the story as a whole.
    pub bead: Option<usize>,
    /// Where in the source.
    pub source: Option<Passage>,
    /// Where in the copy.
    pub copy: Option<Passage>,
    /// One sentence in plain words.
    pub message: String,
    /// What was compared, and by what.
    pub evidence: Vec<Evidence>,
    /// The decision of a person to let it pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
}

/// The decision of a person that a finding may pass.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Waiver {
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Last day on which it holds, ISO 8601; none for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// How two texts belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Relation {
    /// Whether one derives from the other.
    pub kind: RelationKind,
    /// Which is the earlier one.
    pub direction: Direction,
    /// How sure the direction is, 0 to 1.
    pub confidence: f32,
    /// Share of the compared words of each side that stand in matched beads, 0 to 1.
    pub coverage: super::Pair<f32>,
    /// What speaks for the direction.
    pub evidence: Vec<Evidence>,
}

/// Whether two texts tell one story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// One was made from the other, or both from a third.
    Derived,
    /// The same events, told independently.
    SameStory,
    /// Nothing to compare.
    Unrelated,
}

/// Which text was made from which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The copy was made from the source.
    SourceToCopy,
    /// The source was made from the copy.
    CopyToSource,
    /// The evidence does not tell.
    Unclear,
}

/// Counts and scores of a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// 0 for a text that says the same in the same words, higher for graver drifts and more words without counterpart.
    pub drift: f64,
    /// Penalty points per 1,000 words of the copy, as in MQM: minor 1, major 5, critical 25.
    pub mqm_per_1000_words: f64,
    /// How many drifts of each severity.
    pub by_severity: BTreeMap<Severity, usize>,
    /// How many drifts of each category.
    pub by_category: BTreeMap<Category, usize>,
}
