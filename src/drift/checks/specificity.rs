//! Broader or narrower.
//!
//! Why it matters: little by itself, much where the detail is the news.
//!
//! Example: “missile” → “weapon”; “military” → “army”.
//!
//! Not flagged: a broader word for something that the copy has named before.

use crate::{
    drift::{case::Case, lexical, meaning::Sense},
    model::{Category, Drift},
};

/// Words replaced by broader or narrower ones.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    lexical::findings(case, Category::Specificity, Sense::Level, "one is broader than the other", |_| true)
}
