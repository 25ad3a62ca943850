//! Broader or narrower, or not quite the same.
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

/// Words replaced by broader or narrower ones, or by ones that differ in a nuance.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let find = |sense, tells| lexical::findings(case, Category::Specificity, sense, tells, |_| true);
    let mut drifts = find(Sense::Level, "one is broader than the other");
    drifts.extend(find(Sense::Nuance, "these are not quite the same"));
    drifts
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Specificity,
    };

    #[test]
    fn a_broader_word_is_flagged() {
        flags(Specificity, "A ⟦rifle⟧ was found in the car.", "A ⟦weapon⟧ was found in the car.");
    }

    #[test]
    fn a_word_for_the_same_is_not() {
        passes_as(Specificity, "The physician left the hospital.", "The doctor left the hospital.");
    }
}
