//! A fixed expression taken apart word by word.
//!
//! Why it matters: the words of an idiom do not mean what they say, so changing one of them makes nonsense.
//!
//! Example: “a long walk off a short pier” → “a long walk from a small pier”; “all in” → “all in favour”.
//!
//! Not flagged: another inflection of the expression, a plain paraphrase of what it means.

use crate::{
    drift::case::Case,
    model::Drift,
};

/// Expressions of the source that the copy keeps in part.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let _ = case;
    Vec::new()
}
