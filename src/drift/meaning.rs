//! Whether one phrase means what another means: the lexical judge, the one place that decides it.
//!
//! It weighs what supports sameness (one lemma, synonyms, derivation, near vectors) against what speaks for change
//! (opposites, siblings, contrasting classes), and says how likely the meaning changed, in which way, and why. That
//! nothing is known of two words is no proof of change: where the copy is freely worded, more is asked for. How it was
//! trained and what it is worth is told in docs/meaning.md.

mod features;
mod model;
mod pair;
mod units;

use crate::{
    english::tags::Tag,
    model::{Evidence, Pair},
};

/// A word of a phrase.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// As it stands in the text.
    pub form: &'a str,
    /// Its normal form.
    pub norm: &'a str,
    /// Its base form.
    pub lemma: &'a str,
    /// Its part of speech.
    pub tag: Tag,
}

/// What stands around two phrases.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// How freely the rest is worded: 0 for a single edit in an otherwise equal sentence, 1 where nothing else is equal.
    pub freedom: f32,
    /// Whether the aligner holds the two for counterparts, rather than merely standing in the same place.
    pub linked: bool,
    /// The normal forms of the words before the phrases; empty at the start.
    pub before: Pair<&'a str>,
    /// The normal forms of the words after the phrases; empty at the end.
    pub after: Pair<&'a str>,
}

/// Up to which freedom of wording a text counts as the same but for an edit.
pub(super) const TIGHT: f32 = 0.12;

/// How one phrase stands to the one that it replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sense {
    /// It means the same, or is the same word spelled or inflected otherwise.
    Same,
    /// It is not quite the same, and neither broader nor narrower as far as is known.
    Nuance,
    /// It is broader or narrower.
    Level,
    /// It means something else.
    Other,
    /// It means the opposite.
    Opposite,
}

/// What the judge holds of a replaced phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// How likely the meaning changed, 0 to 1.
    pub changed: f32,
    /// In which way, if it did.
    pub sense: Sense,
    /// What speaks for and against it, the weightiest first; never empty.
    pub evidence: Vec<Evidence>,
}

impl Judgement {
    /// From which likelihood on a changed phrase is held for a changed meaning, by how freely the copy is worded.
    pub fn threshold(freedom: f32) -> f32 {
        0.5 + 0.2 * freedom.clamp(0.0, 1.0)
    }
}

/// Whether the copy's phrase means what the source's means. Linear in the words but for their pairs, of which at most
/// a few dozen are looked at; some microseconds.
pub fn judge(phrases: Pair<&[Word]>, context: &Context) -> Judgement {
    model::judge(phrases, context)
}

/// The features of two phrases, for the trainer of the judge.
#[doc(hidden)]
pub fn row(phrases: Pair<&[Word]>, context: &Context) -> Vec<u8> {
    model::row(phrases, context)
}

/// The names of the features.
#[doc(hidden)]
pub fn features() -> impl ExactSizeIterator<Item = &'static str> {
    features::FEATURES.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests;
