//! The headline claims more than, or other than, the source's.
//!
//! Why it matters: most readers read no further.
//!
//! Example: “Inquiry finds no fault with police” → “Police at fault, inquiry told”.
//!
//! Not flagged: a headline that is shorter, or says the same in other words.

use crate::{
    drift::{finding::quoted, story::Story},
    model::{Category, Drift, Pair, Role, Severity, Side},
};

/// A headline of the copy that stands for no sentence of the source, or a lost one.
pub(crate) fn find(story: &Story) -> Vec<Drift> {
    story
        .alone_in(Side::Copy, &[Role::Headline])
        .filter(|&(_, sentence)| story.has_role(Side::Source, Role::Headline) && story.words(Side::Copy, sentence) > 2)
        .map(|(bead, sentence)| {
            let document = story.document(Side::Copy);
            let span = document.sentences[sentence].span;
            let mut drift = story.drift(Category::Headline, Some(bead), Pair::new(None, Some(span)));
            // What the text below says all the same is a headline in other words.
            let (severity, confidence, tells) = match story.share_told(Side::Copy, sentence) {
                share if share >= TOLD => (Severity::Minor, 0.3, "takes other words from the source's text"),
                _ => (Severity::Major, 0.6, "stands for nothing in the source"),
            };
            (drift.severity, drift.confidence) = (severity, confidence);
            drift.message = format!("the headline {} {tells}", quoted(span.of(document.text())));
            drift.evidence.push(Story::evidence("headline/no-counterpart", "", ""));
            drift
        })
        .collect()
}

/// How much of a headline the other text has to tell, so that it says the same in other words: headlines of 21 retold stories
/// have 0.61 to 0.88, those of other stories 0.18 to 0.46, once 0.61.
const TOLD: f32 = 0.65;

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::found_in_story,
        model::{Category::Headline, Severity},
    };

    const BODY: &str = "The ferry between the two islands will stop for good on Monday, its owner said.\n\n\
        The harbour has waited for a new one since March.";

    fn is_flagged(source: &str, copy: &str) -> bool {
        let drifts = found_in_story(&format!("{source}\n\n{BODY}"), &format!("{copy}\n\n{BODY}"));
        drifts.iter().any(|drift| drift.category == Headline && drift.severity >= Severity::Major)
    }

    #[test]
    fn a_headline_about_something_else_is_flagged() {
        assert!(is_flagged("Ferry between islands to stop", "Mayor blamed for empty purse"));
    }

    #[test]
    fn a_headline_that_takes_other_words_from_the_text_is_not() {
        assert!(!is_flagged("End of an era at sea", "Owner stops island ferry"));
        assert!(!is_flagged("End of an era at sea", "Boats between the islands to end"));
    }

    #[test]
    fn the_same_headline_is_not() {
        assert!(!is_flagged("Ferry between islands to stop", "Ferry between islands to stop"));
    }
}
