use super::{DocumentReport, Mark, Passage, Role, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything that is known of one text before it is compared with another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Inspection {
    /// Version of this shape; it rises when a field changes its meaning or goes.
    pub version: u32,
    /// Blocks with their roles, sentences, quotations with their speakers, attributions.
    pub document: DocumentReport,
    /// Each sentence with its analysis.
    pub sentences: Vec<ParsedSentence>,
    /// Who and what is named, each with its mentions.
    pub names: Vec<NameReport>,
    /// Pronouns with what they stand for, as far as that can be told, and definite phrases that stand for something.
    pub references: Vec<ReferenceReport>,
    /// What hints that the text is a retelling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

/// A sentence with its analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParsedSentence {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The role of its block.
    pub role: Role,
    /// Its words, marks included.
    pub words: Vec<WordReport>,
    /// Who does what to whom.
    pub predicates: Vec<PredicateReport>,
    /// What its denials, modals, hedges, quantifiers and conditions govern.
    #[serde(default)]
    pub scopes: Vec<ScopeReport>,
    /// What it says in numbers.
    pub quantities: Vec<QuantityReport>,
}

/// An operator and what it governs. Words are indexes into the words of the sentence: heads of clauses or noun phrases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ScopeReport {
    /// Where it stands and how it reads.
    #[serde(flatten)]
    pub passage: Passage,
    /// `negation`, `modal`, `hedge`, `quantifier`, `condition` or `exception`.
    pub kind: String,
    /// What it governs.
    pub governs: Vec<usize>,
    /// What it governs too under another reading of the sentence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub perhaps: Vec<usize>,
    /// Of a condition or exception: what it asks to be so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<usize>,
}

/// A word with its place in the tree of its sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WordReport {
    /// Where it stands and how it reads.
    #[serde(flatten)]
    pub passage: Passage,
    /// Its lemma, in lower case.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn part of speech.
    pub xpos: String,
    /// Index of its head in the sentence's words; none for the root.
    pub head: Option<usize>,
    /// Its relation to the head, as in Universal Dependencies.
    pub deprel: String,
}

/// Something said of somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PredicateReport {
    /// Index of the word that says it.
    pub word: usize,
    /// What is said, in one form for all ways of saying it.
    pub lemma: String,
    /// By a `verb`, a `noun`, or a word with a `copula`.
    pub kind: String,
    /// How it is said: `passive`, `negated`, `past`, `perfect`, a modal verb, … in a fixed order.
    pub marks: Vec<String>,
    /// Index of the word in whose content it stands.
    pub governor: Option<usize>,
    /// Who and what takes part.
    pub arguments: Vec<ArgumentReport>,
}

/// Somebody or something that takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArgumentReport {
    /// `agent`, `patient`, `recipient`, `content` or `oblique`.
    pub role: String,
    /// Index of the head word.
    pub word: usize,
    /// The phrase.
    #[serde(flatten)]
    pub passage: Passage,
    /// How it is known: `own`, `shared`, `lent`, `relative` or `reflexive`.
    pub way: String,
}

/// Something said in numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuantityReport {
    /// Where it stands and how it reads.
    #[serde(flatten)]
    pub passage: Passage,
    /// As it was understood, in one notation however written.
    pub value: String,
}

/// Somebody or something named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NameReport {
    /// The longest name.
    pub name: String,
    /// `person`, `organisation`, `place`, `demonym` or `other`.
    pub kind: String,
    /// Where it is named, in the order of the text.
    pub mentions: Vec<Passage>,
}

/// A pronoun or definite phrase and what it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReferenceReport {
    /// Where it stands and how it reads.
    #[serde(flatten)]
    pub passage: Passage,
    /// What it stands for; none where that can't be told.
    pub antecedent: Option<Passage>,
}
