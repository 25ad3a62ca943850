//! What the sentences right before and behind a bead say: a phrase may cross from one sentence into the next, and a
//! quotation of several sentences names its speaker once.

use super::{
    case::Case,
    elsewhere::{self, Told},
};
use crate::{english::classes::reporting, model::Side};
use std::ops::Range;

/// The sentences right before and behind those of a side, in its document.
fn sentences(case: &Case, side: Side) -> impl Iterator<Item = usize> {
    let first = case.sentences(side).next().and_then(|first| first.checked_sub(1));
    let all = case.document(side).sentences.len();
    let next = case.sentences(side).last().map(|last| last + 1).filter(|&next| next < all);
    first.into_iter().chain(next)
}

/// Whether a sentence of a side has a word of this base form.
fn says(case: &Case, side: Side, sentence: usize, lemma: &str) -> bool {
    case.analyses.get(side).lemmas(sentence).any(|there| there == lemma)
}

/// Whether a sentence beside the bead, on the other side, has the names and most content words of a phrase, of which there are
/// two or more.
pub(crate) fn is_told(case: &Case, side: Side, phrase: &Range<usize>) -> bool {
    const MOST: f32 = 0.75;
    let other = side.other();
    let content: Vec<usize> = phrase.clone().filter(|&place| case.word(side, place).content).collect();
    let tells = |sentence: usize| {
        let there = elsewhere::content(case.analyses.get(other), sentence);
        let is_told = |place: usize| {
            let word = Told::new(case.lemma(side, place), case.tag(side, place).upos);
            there.iter().any(|there| word.stands_for(there))
        };
        let (told, untold): (Vec<usize>, Vec<usize>) = content.iter().partition(|&&place| is_told(place));
        told.len() as f32 >= MOST * content.len() as f32 && !untold.iter().any(|&place| case.is_name(side, place))
    };
    content.len() > 1 && sentences(case, other).any(tells)
}

/// Whether a sentence beside the bead, on the other side, reports what was said, with all names of a phrase: “it said” speaks
/// of who spoke last.
pub(crate) fn is_reported(case: &Case, side: Side, frame: &Range<usize>) -> bool {
    let names: Vec<&str> =
        frame.clone().filter(|&place| case.is_name(side, place)).map(|place| case.lemma(side, place)).collect();
    let other = side.other();
    sentences(case, other).any(|sentence| {
        let mut lemmas = case.analyses.get(other).lemmas(sentence);
        lemmas.any(|lemma| reporting::verb(lemma).is_some())
            && names.iter().all(|name| says(case, other, sentence, name))
    })
}
