//! Two words that changed places across sentences: each replacement may pass for a near synonym, the two together do not.
//!
//! “How useful is it? Is it healthy?” made “How healthy is it? Is it useful?”

use super::{finding::quoted, story::Story};
use crate::{
    english::vectors,
    model::{Category, Drift, Evidence, Severity, Side},
};

/// Replacements of words that are looked back at.
const WITHIN: usize = 8;

/// From which sameness on two words tell the same in either sentence.
const ALIKE: f32 = 0.5;

/// How sure a crossing is.
const CONFIDENCE: f32 = 0.8;

/// Makes of two replacements that undo each other an exchange of their words. Linear in the drifts, which come in the
/// order of the copy.
pub(crate) fn tell(story: &Story, drifts: &mut [Drift]) {
    let text = |drift: &Drift, side: Side| {
        drift.spans.get(side).map_or("", |span| span.of(story.document(side).text())).to_lowercase()
    };
    let worded: Vec<usize> = (0..drifts.len()).filter(|&at| is_of_words(&drifts[at])).collect();
    for (at, &second) in worded.iter().enumerate() {
        let words = Side::BOTH.map(|side| text(&drifts[second], side));
        // Of synonyms, each sentence may take either.
        if vectors::sameness(&words[0], &words[1]).is_some_and(|same| same > ALIKE) {
            continue;
        }
        let crosses = |&&first: &&usize| Side::BOTH.map(|side| text(&drifts[first], side.other())) == words;
        if let Some(&first) = worded[at.saturating_sub(WITHIN)..at].iter().rev().find(crosses) {
            for drift in [first, second] {
                exchange(&mut drifts[drift], &words);
            }
        }
    }
}

/// Whether a drift says that one word stands for another.
fn is_of_words(drift: &Drift) -> bool {
    matches!(drift.category, Category::Specificity | Category::Substitution)
}

/// Turns a replacement into one half of an exchange.
fn exchange(drift: &mut Drift, words: &[String; 2]) {
    drift.category = Category::Agency;
    drift.severity = Severity::Critical;
    drift.confidence = CONFIDENCE;
    drift.message = format!("{} and {} changed places", quoted(&words[0]), quoted(&words[1]));
    let [a, b] = words;
    let evidence = Story::evidence("order/crossed", a, b);
    drift.evidence.push(Evidence { weight: Some(CONFIDENCE), ..evidence });
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::found_in_story,
        model::{Category::Agency, Severity},
    };

    #[test]
    fn words_exchanged_between_sentences_are_told() {
        let drifts = found_in_story(
            "The new clinic was useful to the town. Nurses found it healthy to walk there.",
            "The new clinic was healthy to the town. Nurses found it useful to walk there.",
        );
        let told = drifts.iter().filter(|drift| drift.category == Agency && drift.severity == Severity::Critical);
        assert_eq!(told.count(), 2, "{drifts:#?}");
    }

    #[test]
    fn synonyms_that_each_sentence_takes_one_of_are_not() {
        let drifts = found_in_story(
            "The mayor plans to sell the pier. The builder intends to buy the mill.",
            "The mayor intends to sell the pier. The builder plans to buy the mill.",
        );
        assert!(drifts.iter().all(|drift| drift.category != Agency), "{drifts:#?}");
    }

    #[test]
    fn one_word_for_two_others_is_no_exchange() {
        let drifts = found_in_story(
            "The new clinic was useful to the town. Nurses found it useful to walk there.",
            "The new clinic was helpful to the town. Nurses found it helpful to walk there.",
        );
        assert!(drifts.iter().all(|drift| drift.category != Agency), "{drifts:#?}");
    }
}
