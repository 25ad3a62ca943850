//! Sentences that nothing is matched with, and that the other side may still tell within one of its own: “She denied it. She
//! remains free.” told as “The mayor, who rejected the charge, stays at liberty.”

use super::story::Story;
use crate::{
    english::{Analysis, morphology, tags::Upos, vectors},
    model::Side,
};

/// How near two words have to be in what they are about for one to stand for the other.
const NEAR: f32 = 0.4;

/// The share of a sentence's content words that the other one has to have something for.
const MOST: f32 = 0.6;

/// Content words below which a sentence says too little to be known again.
const FEWEST: usize = 4;

/// How many sentences before and behind where a sentence would stand are looked at.
const AROUND: usize = 15;

/// Whether a sentence of the other side, near where this one would stand, has a word for most of what it says.
pub(crate) fn is_retold(story: &Story, side: Side, sentence: usize) -> bool {
    let content = content(story.analyses.get(side), sentence);
    let other = side.other();
    let last = story.document(other).sentences.len();
    let centre = counterpart(story, side, sentence);
    content.len() >= FEWEST
        && (centre.saturating_sub(AROUND)..last.min(centre + AROUND)).any(|there| {
            let told = self::content(story.analyses.get(other), there);
            let is_told = |word: &&(&str, Upos)| told.iter().any(|there| stands_for(**word, *there));
            content.iter().filter(is_told).count() as f32 >= MOST * content.len() as f32
        })
}

/// The base forms of a sentence's content words, with their parts of speech.
pub(crate) fn content<'a>(analysis: &'a Analysis, sentence: usize) -> Vec<(&'a str, Upos)> {
    let tags = analysis.tags(sentence).iter().zip(analysis.lemmas(sentence));
    tags.filter(|(tag, _)| tag.is_content()).map(|(tag, lemma)| (lemma, tag.upos)).collect()
}

/// Whether one word can tell what another does; numbers and names only as they are.
pub(crate) fn stands_for(word: (&str, Upos), there: (&str, Upos)) -> bool {
    let is_exact = |upos: Upos| matches!(upos, Upos::Num | Upos::Propn);
    let near = || vectors::relatedness(word.0, there.0).is_some_and(|near| near >= NEAR);
    word.0 == there.0 || !is_exact(word.1) && (morphology::is_derived(word.0, there.0) || near())
}

/// The sentence of the other side that is matched with the nearest sentence before this one.
fn counterpart(story: &Story, side: Side, sentence: usize) -> usize {
    let before = story.beads.iter().filter(|bead| bead.is_matched()).filter_map(|bead| {
        let (own, other) = if side == Side::Source { (&bead.source, &bead.copy) } else { (&bead.copy, &bead.source) };
        let place = *own.first().filter(|&&place| place < sentence)?;
        Some((place, *other.first()?))
    });
    before.max().map_or(0, |(_, other)| other)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::found_in_story,
        model::{Category::Omission, Severity},
    };

    const SOURCE: &str = "The court in Oslo fined the mayor on Friday for taking money from a builder. She denied the charges \
                          and said the payments were loans. She remains free until the ruling becomes final.";

    /// Whether a sentence is told to be lost at major severity or above.
    fn loses_a_sentence(copy: &str) -> bool {
        let drifts = found_in_story(SOURCE, copy);
        drifts.iter().any(|drift| drift.category == Omission && drift.severity >= Severity::Major)
    }

    #[test]
    fn a_sentence_told_within_another_is_not_lost() {
        assert!(!loses_a_sentence(
            "On Friday, the court in Oslo fined the mayor for taking money from a builder. The mayor, who rejected the charges \
             and said that the payments had been a loan to her, remains free until the ruling is final."
        ));
    }

    #[test]
    fn a_sentence_that_nothing_tells_is() {
        assert!(loses_a_sentence(
            "On Friday, the court in Oslo fined the mayor for taking money from a builder. The mayor remains free until the \
             ruling is final."
        ));
    }
}
