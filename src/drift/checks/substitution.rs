//! Another word that does not mean the same here.
//!
//! Why it matters: a word that merely sounds right in the sentence can tell another story.
//!
//! Example: “annexing all of Ukraine” → “uniting the whole of Ukraine”.
//!
//! Not flagged: synonyms, inflections, nominalisations, words that stand for the same thing in this place.

use crate::{
    drift::{case::Case, lexical, meaning::Sense},
    model::{Category, Drift},
};

/// Words replaced by others that do not mean the same.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    lexical::findings(case, Category::Substitution, Sense::Other, "these do not mean the same", |_| true)
}
