use super::{Direction, DriftReport, Evidence, Pair, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which of many documents tell one story, which was made from which, and at which hop each change came in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Trace {
    /// Version of this shape; it rises when a field changes its meaning or goes.
    pub version: u32,
    /// The documents, in the order given.
    pub documents: Vec<Traced>,
    /// Stories in the order of their first document; a document that stands alone is a story of one.
    pub stories: Vec<Story>,
}

/// A document of a trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Traced {
    /// Path or id; stands for the document elsewhere in the trace.
    pub name: String,
    /// SHA-256 of its text in UTF-8, 64 hexadecimal digits.
    pub sha256: String,
    /// Date of publication, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The publishing outlet, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Address, as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What in the text by itself hints at a retelling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// Something in a text that machine translation, spinning or scraping leaves behind: a risk, never a proof.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// What kind, such as `typography/missing-space`.
    pub rule: String,
    /// How strongly it hints at a retelling, 0 to 1.
    pub risk: f32,
    /// In plain words.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// Documents that are versions of one story.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Story {
    /// Names of the documents in the order given.
    pub members: Vec<String>,
    /// Members that were made from none of the others. Several where they seem to come from a source that is not here.
    #[serde(default)]
    pub roots: Vec<String>,
    /// Which was made from which: each member that is no root once as a copy, in the order of the members.
    pub edges: Vec<Edge>,
    /// Versions that are not here, of which members give evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<LostVersion>,
}

/// A version that is not here, between a source and members that share errors which the source doesn't have, and of which
/// each kept what another lost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LostVersion {
    /// The member that it was made from.
    pub source: String,
    /// The members that were made from it.
    pub copies: Vec<String>,
    /// Sentences of the first copy in which it agrees with the second against the source; the first three.
    pub shared: Vec<String>,
}

/// One text was made from another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edge {
    /// The earlier text.
    pub source: String,
    /// The text made from it.
    pub copy: String,
    /// Whether the direction is said, and not only that the two belong together.
    pub direction: Direction,
    /// How sure the direction is, 0 to 1.
    pub confidence: f32,
    /// Share of the words of each side that stand in matched sentences, 0 to 1.
    pub coverage: Pair<f32>,
    /// What speaks for the direction; the weight of what speaks against it is below 0.
    pub evidence: Vec<Evidence>,
    /// Quotations of the copy that stand word for word in the source, by their place in the copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quoted: Vec<Span>,
    /// The changes of meaning that entered here; only where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drifts: Option<Vec<DriftReport>>,
}

/// Where a phrase entered a lineage, and where it was lost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Blame {
    /// What was asked for.
    pub phrase: String,
    /// Hops at which it came in or went, in the order of the stories and their members.
    pub hops: Vec<BlamedHop>,
}

/// A hop at which a phrase came in or went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BlamedHop {
    /// What happened to the phrase.
    pub change: Change,
    /// The earlier text; none where the phrase stands in the first text of its lineage.
    pub source: Option<String>,
    /// The text in which it came in or is missing.
    pub copy: String,
    /// The sentence of the source that tells the same.
    pub before: Option<String>,
    /// The sentence of the copy.
    pub after: Option<String>,
}

/// What happened to a phrase at a hop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The first text of the lineage has it.
    Original,
    /// It came in here.
    Entered,
    /// It was lost here.
    Left,
}

/// Where each sentence of one document is from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Provenance {
    /// Version of this shape; it rises when a field changes its meaning or goes.
    pub version: u32,
    /// The document.
    pub document: String,
    /// Its compared sentences in order.
    pub sentences: Vec<Sourced>,
    /// Documents that it shares sentences with, the one that tells most of it first.
    pub sources: Vec<SourceShare>,
    /// Share of its words that no source tells, 0 to 1.
    pub own: f32,
    /// Its quotations that stand in no source.
    pub unsourced_quotations: Vec<Located>,
}

/// A sentence and where it is from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sourced {
    /// Where it stands.
    #[serde(flatten)]
    pub sentence: Located,
    /// The sentence of another document that tells the same, if any.
    pub source: Option<SourceSentence>,
}

/// A sentence of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceSentence {
    /// The document.
    pub document: String,
    /// The sentence in it.
    #[serde(flatten)]
    pub sentence: Located,
    /// How alike the two are, 0 to 1.
    pub similarity: f32,
}

/// How much of a document a source tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceShare {
    /// The source.
    pub document: String,
    /// Share of the document's words, 0 to 1.
    pub coverage: f32,
    /// How many of its sentences.
    pub sentences: usize,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Located {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// A story of an index that tells some of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Match {
    /// The story.
    pub document: String,
    /// Share of the article (`source`) that the story tells, and of the story (`copy`) that the article tells, 0 to 1.
    pub coverage: Pair<f32>,
    /// The sentences that both have.
    pub sentences: Vec<MatchedSentence>,
}

/// A sentence of an article, and where a story of the index has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MatchedSentence {
    /// The sentence of the article.
    #[serde(flatten)]
    pub sentence: Located,
    /// Its place in the story.
    pub source: Span,
}
