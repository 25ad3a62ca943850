//! A fact that is not in the source.
//!
//! Why it matters: readers take it for reported. An added number, name or quotation is the worst, as it looks checked.
//!
//! Example: “The fire destroyed a warehouse” → “The fire destroyed a warehouse and killed a guard”.
//!
//! Not flagged: words that the source says elsewhere, function words, what a paraphrase stands for.

use crate::{
    drift::{case::Case, missing, story::Story},
    model::{Drift, Side},
};

/// Phrases of matched sentences that the source does not have.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    missing::phrases(case, Side::Copy)
}

/// Whole sentences that the source does not have.
pub(crate) fn sentences(story: &Story) -> Vec<Drift> {
    missing::sentences(story, Side::Copy)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Addition,
    };

    #[test]
    fn an_added_phrase_is_flagged() {
        flags(Addition, "The fire destroyed a warehouse.", "The fire destroyed a warehouse ⟦and killed a guard⟧.");
    }

    #[test]
    fn added_function_words_are_not() {
        passes("Officials said the road is closed.", "Officials said that the road is closed.");
    }
}
