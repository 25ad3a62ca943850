//! A fact, clause or sentence of the source is missing.
//!
//! Why it matters: what a copy leaves out can turn a story as much as what it says: a denial, a number, a name.
//!
//! Example: “The minister resigned on Friday after the inquiry” → “The minister resigned on Friday”.
//!
//! Not flagged: words that are said elsewhere in the copy, function words, what a paraphrase stands for.

use crate::{
    drift::{case::Case, missing, story::Story},
    model::{Drift, Side},
};

/// Phrases of matched sentences that the copy does not have.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    missing::phrases(case, Side::Source)
}

/// Whole sentences that the copy does not have.
pub(crate) fn sentences(story: &Story) -> Vec<Drift> {
    missing::sentences(story, Side::Source)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Omission,
    };

    #[test]
    fn a_lost_phrase_is_flagged() {
        flags(Omission, "The minister resigned ⟦after the inquiry⟧ on Friday.", "The minister resigned on Friday.");
        flags(Omission, "The court freed the ⟦convicted⟧ dealer.", "The court freed the dealer.");
    }

    #[test]
    fn lost_function_words_are_not() {
        passes("The minister said that the talks failed.", "The minister said the talks failed.");
    }
}
