//! Order of events, or of what the story leads with.
//!
//! Why it matters: what stands first is what readers take away.
//!
//! Example: the denial that the source leads with stands last in the copy.
//!
//! Not flagged: neighbouring sentences that changed places, a sentence whose words moved within it.

use crate::{
    drift::{finding::quoted, story::Story},
    model::{Category, Drift, Pair, Severity, Side},
};

/// Beads that moved: more if the story leads with another sentence.
pub(crate) fn find(story: &Story) -> Vec<Drift> {
    let lead = Side::BOTH.map(|side| story.lead(side));
    story
        .beads
        .iter()
        .enumerate()
        .filter(|(_, bead)| bead.moved && bead.is_matched())
        .map(|(index, bead)| {
            let span = |side: Side| {
                let sentences = if side == Side::Source { &bead.source } else { &bead.copy };
                sentences.first().map(|&sentence| story.document(side).sentences[sentence].span)
            };
            let leads = lead[0].is_some_and(|lead| bead.source.contains(&lead))
                != lead[1].is_some_and(|lead| bead.copy.contains(&lead));
            let spans = Pair::new(span(Side::Source), span(Side::Copy));
            let text = spans.copy.map_or("", |span| span.of(story.document(Side::Copy).text()));
            let mut drift = story.drift(Category::Order, Some(index), spans);
            drift.severity = if leads { Severity::Major } else { Severity::Minor };
            drift.confidence = 0.6;
            drift.message = if leads {
                format!("the story does not lead with the same sentence: {} moved", quoted(text))
            } else {
                format!("{} stands at another place in the copy", quoted(text))
            };
            drift.evidence.push(Story::evidence("alignment/moved", "", ""));
            drift
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{found_in_story, passes_as},
        model::Category::Order,
    };

    const FIRST: &str = "The minister denied all charges on Friday.";
    const REST: &str = "Prosecutors opened the case in March. Police searched two offices near the river. \
        A trial date has yet to be set by the court. The party met to choose a new leader.";

    #[test]
    fn a_lead_that_moved_is_flagged() {
        let drifts = found_in_story(&format!("{FIRST} {REST}"), &format!("{REST} {FIRST}"));
        assert!(drifts.iter().any(|drift| drift.category == Order), "{drifts:#?}");
    }

    #[test]
    fn words_that_moved_within_a_sentence_are_not() {
        passes_as(Order, "On Friday the minister denied it.", "The minister denied it on Friday.");
    }
}
