//! Report frames: who says it, in whatever words and wherever in the sentence. “said the mayor”, “the mayor said”,
//! “according to the mayor”.

use super::{case::Case, words};
use crate::{
    english::classes::reporting::{self, Stance},
    model::{Pair, Side},
};
use std::ops::Range;

/// How far from the word that reports the speaker may stand.
const NEAR: usize = 6;

/// Whether “according to” on one side stands for a verb that merely reports on the other.
pub(crate) fn are_alike(case: &Case, places: &Pair<Range<usize>>) -> bool {
    let sources = |side: Side| places.get(side).clone().any(|place| is_according(case, side, place));
    let reports = |side: Side| places.get(side).clone().any(|place| is_neutral(case, side, place));
    let is_bare = |side: Side| {
        places.get(side).clone().all(|place| is_cue(case, side, place) || words::is_auxiliary(case.norm(side, place)))
    };
    Side::BOTH.into_iter().any(|side| sources(side) && reports(side.other())) && Side::BOTH.into_iter().all(is_bare)
}

/// Whether a phrase says who reports what, and the other side does so too, of the same speaker.
pub(crate) fn is_told(case: &Case, side: Side, phrase: &Range<usize>) -> bool {
    let other = side.other();
    let is_near_cue = |place: usize| {
        let around = place.saturating_sub(NEAR)..case.len(other).min(place + NEAR + 1);
        around.into_iter().any(|near| is_cue(case, other, near))
    };
    let is_told = |place: usize| {
        let mut there = (0..case.len(other)).filter(|&there| case.norm(other, there) == case.norm(side, place));
        there.any(is_near_cue)
    };
    let mut rest =
        phrase.clone().filter(|&place| case.word(side, place).content && !is_cue(case, side, place)).peekable();
    phrase.clone().any(|place| is_cue(case, side, place)) && rest.peek().is_some() && rest.all(is_told)
}

/// Whether a word says that somebody said it, and no more.
fn is_cue(case: &Case, side: Side, place: usize) -> bool {
    is_according(case, side, place) || is_neutral(case, side, place)
}

/// Whether a word is part of “according to”.
pub(crate) fn is_according(case: &Case, side: Side, place: usize) -> bool {
    match case.norm(side, place) {
        "according" => case.norm_at(side, place + 1) == "to",
        "to" => case.norm_before(side, place) == "according",
        _ => false,
    }
}

fn is_neutral(case: &Case, side: Side, place: usize) -> bool {
    case.tag(side, place).is_verbal()
        && reporting::verb(case.lemma(side, place)).is_some_and(|verb| verb.stance == Stance::Neutral)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{found, passes},
        model::Severity,
    };

    #[test]
    fn a_speaker_told_in_other_words_is_the_same() {
        passes("Prices fell in May, said Ana Ruiz.", "Prices fell in May, according to Ana Ruiz.");
        passes("The guild says wages fell for six years.", "According to the guild, wages fell for six years.");
        passes("“We never sold a boat,” said the mayor.", "According to the mayor, “we never sold a boat”.");
    }

    #[test]
    fn another_speaker_or_stance_is_not() {
        let told = |source: &str, copy: &str| found(source, copy).iter().any(|drift| drift.severity >= Severity::Major);
        assert!(told("Prices fell in May, said Ana Ruiz.", "Prices fell in May, according to Jan Novak."));
        assert!(told("Prices fell in May, according to Ana Ruiz.", "Prices fell in May, admitted Ana Ruiz."));
    }
}
