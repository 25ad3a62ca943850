//! The opposite predicate.
//!
//! Why it matters: “rose” for “fell” turns the story round, and reads just as well.
//!
//! Example: “prices rose” → “prices fell”.
//!
//! Not flagged: an opposite that a denial turns back (“did not pass”, “failed”), a converse with its roles turned
//! (“sold to”, “bought from”).

use crate::{
    drift::{case::Case, lexical, meaning::Sense},
    model::{Category, Drift},
};

/// Words replaced by their opposites, unless a denial makes up for it.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    lexical::findings(case, Category::Antonym, Sense::Opposite, "these are opposites")
}
