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
