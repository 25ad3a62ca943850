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
const AROUND: usize = 8;

/// A content word of a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Told<'a> {
    lemma: &'a str,
    upos: Upos,
    vector: Option<vectors::Word>,
}

impl Told<'_> {
    /// A word by its base form and part of speech.
    pub fn new(lemma: &str, upos: Upos) -> Told<'_> {
        Told { lemma, upos, vector: vectors::Word::find(lemma) }
    }

    /// Whether it can tell what another word does; numbers and names only as they are.
    pub fn stands_for(&self, other: &Told) -> bool {
        let is_exact = || matches!(self.upos, Upos::Num | Upos::Propn);
        let near = || self.vector.zip(other.vector).is_some_and(|(here, there)| here.relatedness(there) >= NEAR);
        self.lemma == other.lemma || !is_exact() && (near() || morphology::is_derived(self.lemma, other.lemma))
    }
}

/// Whether a sentence of the other side, near the one at the centre, has a word for most of what this one says, one of them the same.
pub(crate) fn is_retold(story: &Story, side: Side, sentence: usize, centre: usize) -> bool {
    let content = content(story.analyses.get(side), sentence);
    let other = side.other();
    let last = story.document(other).sentences.len();
    content.len() >= FEWEST
        && (centre.saturating_sub(AROUND)..last.min(centre + AROUND))
            .any(|there| tells(&self::content(story.analyses.get(other), there), &content))
}

/// Whether some words stand for most of a sentence's, one of them being the same.
fn tells(words: &[Told], content: &[Told]) -> bool {
    let is_same = |word: &Told| words.iter().any(|there| word.lemma == there.lemma);
    let is_told = |word: &&Told| words.iter().any(|there| word.stands_for(there));
    let enough = (MOST * content.len() as f32).ceil() as usize;
    // Most sentences around say something else, which a few words tell.
    let mut untold = content.iter().filter(|word| !is_told(word));
    content.iter().any(is_same) && untold.nth(content.len() - enough).is_none()
}

/// The content words of a sentence.
pub(crate) fn content<'a>(analysis: &'a Analysis, sentence: usize) -> Vec<Told<'a>> {
    let tags = analysis.tags(sentence).iter().zip(analysis.lemmas(sentence));
    tags.filter(|(tag, _)| tag.is_content()).map(|(tag, lemma)| Told::new(lemma, tag.upos)).collect()
}

/// Of each sentence of a side, the one of the other side that is matched with the nearest before it. Linear in the sentences.
pub(crate) fn counterparts(story: &Story, side: Side) -> Vec<usize> {
    let mut matched = vec![None; story.document(side).sentences.len()];
    for bead in story.beads.iter().filter(|bead| bead.is_matched()) {
        let (own, other) = if side == Side::Source { (&bead.source, &bead.copy) } else { (&bead.copy, &bead.source) };
        if let (Some(&place), Some(&there)) = (own.first(), other.first()) {
            matched[place] = matched[place].max(Some(there));
        }
    }
    let mut last = 0;
    let before = |there: Option<usize>| {
        let before = last;
        last = there.unwrap_or(last);
        before
    };
    matched.into_iter().map(before).collect()
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
