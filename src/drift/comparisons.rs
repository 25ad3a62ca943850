//! Comparisons by “than”, and by words of rank: which of two things has more of something, or comes first.
//!
//! Where the two change sides, the comparison says the reverse, unless it is by the opposite word: “the first is longer than
//! the second” and “the second is shorter than the first” are one statement.

use super::{case::Case, recast};
use crate::{
    english::{
        classes::{self, direction},
        tags::{Upos, Xpos},
        wordnet::Profile,
    },
    model::{Pair, Side},
};

/// How many words before “than” the word that compares may stand: “worse in this respect than”.
const NEAR: usize = 10;

/// From which weight on WordNet's antonyms are believed.
const CLEAR: f32 = 0.2;

/// How a comparison of the one side stands to that of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// By the same word, with what is compared on the other hands.
    Reversed,
    /// By the opposite word, with what is compared on the other hands: it says the same.
    Converse,
}

/// What both sides compare by, and how the two comparisons stand; none where either side has no comparison or several, or what is
/// compared stays where it is. Linear in the words.
pub(crate) fn of(case: &Case) -> Option<(Pair<usize>, Standing)> {
    if !recast::is_sentence(case) {
        return None;
    }
    let (joints, degrees) = by_than(case).or_else(|| by_rank(case))?;
    // Whether anything that stands before the joint in the source stands behind it in the copy, or the reverse.
    let crosses = |before: bool| {
        (0..case.len(Side::Source)).any(|place| {
            let there = case.partners.first(Side::Source, place);
            (place < joints.source) == before
                && place != degrees.source
                && place != joints.source
                && case.word(Side::Source, place).content
                && there.is_some_and(|there| there != degrees.copy && (there < joints.copy) != before)
        })
    };
    if !(crosses(true) && crosses(false)) {
        return None;
    }
    let [a, b] = Side::BOTH.map(|side| case.quality(side, *degrees.get(side)));
    let standing = if a == b || classes::are_synonyms(a, b) {
        Standing::Reversed
    } else if are_opposite(a, b) {
        Standing::Converse
    } else {
        return None;
    };
    Some((degrees, standing))
}

/// Where both sides compare by “than”, and by what.
fn by_than(case: &Case) -> Option<(Pair<usize>, Pair<usize>)> {
    if !Side::BOTH.into_iter().all(|side| case.says(side, "than")) {
        return None;
    }
    let joints = Pair::new(joint(case, Side::Source)?, joint(case, Side::Copy)?);
    let degrees = Pair::new(degree(case, Side::Source, joints.source)?, degree(case, Side::Copy, joints.copy)?);
    Some((joints, degrees))
}

/// Where both sides say who comes first: ahead of, behind.
fn by_rank(case: &Case) -> Option<(Pair<usize>, Pair<usize>)> {
    let rank = |side: Side| {
        let ranks = |place: &usize| match case.norm(side, *place) {
            "ahead" => case.norm_at(side, place + 1) == "of",
            norm => norm == "behind",
        };
        let mut places = (0..case.len(side)).filter(ranks);
        places.next().filter(|_| places.next().is_none())
    };
    let joints = Pair::new(rank(Side::Source)?, rank(Side::Copy)?);
    Some((joints, joints))
}

/// The only “than” of a side that compares two things, rather than one with a figure.
fn joint(case: &Case, side: Side) -> Option<usize> {
    let mut joints = (1..case.len(side)).filter(|&place| case.norm(side, place) == "than");
    let joint = joints.next().filter(|_| joints.next().is_none())?;
    let is_figure = (joint + 1..case.len(side).min(joint + 3)).any(|place| case.tag(side, place).upos == Upos::Num);
    (!is_figure).then_some(joint)
}

/// The word that compares: “longer”, or what stands behind “more” and “less”.
fn degree(case: &Case, side: Side, joint: usize) -> Option<usize> {
    let compares = |place: &usize| matches!(case.tag(side, *place).xpos, Xpos::Jjr | Xpos::Rbr);
    let place = (joint.saturating_sub(NEAR)..joint).rev().find(compares)?;
    let is_graded = |next: &usize| *next < joint && matches!(case.tag(side, *next).upos, Upos::Adj | Upos::Adv);
    Some(if case.norm(side, place) == "more" { Some(place + 1).filter(is_graded).unwrap_or(place) } else { place })
}

/// Whether two words are the ends of one scale: long, short; slow, fast; more, less.
fn are_opposite(a: &str, b: &str) -> bool {
    let antonyms = || {
        let profiles = Profile::new(a, None).zip(Profile::new(b, None));
        profiles.is_some_and(|(a, b)| a.relation(&b).antonym >= CLEAR)
    };
    let is_more = |word: &str| matches!(word, "big" | "great" | "high" | "large" | "more" | "much");
    let is_less = |word: &str| matches!(word, "few" | "less" | "little" | "low" | "small");
    let by_amount = is_more(a) && is_less(b) || is_less(a) && is_more(b);
    by_amount || classes::are_opposites(a, b) || direction::are_reversed(a, b) || antonyms()
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::{Agency, Antonym},
    };

    #[test]
    fn what_is_compared_may_not_change_sides() {
        flags(Agency, "The mill is ⟦older⟧ than the bridge.", "The bridge is ⟦older⟧ than the mill.");
        flags(
            Agency,
            "The lamp lasts ⟦longer⟧ in the cellar than in the hall.",
            "The lamp lasts ⟦longer⟧ in the hall than in the cellar.",
        );
        flags(Antonym, "The mill is ⟦older⟧ than the bridge.", "The mill is ⟦younger⟧ than the bridge.");
        flags(Agency, "Ruiz came in ⟦ahead⟧ of Moreau.", "Moreau came in ⟦ahead⟧ of Ruiz.");
    }

    #[test]
    fn by_the_opposite_word_it_does() {
        passes("The mill is older than the bridge.", "The bridge is younger than the mill.");
        passes_as(Antonym, "Output was lower in May than in June.", "More was put out in June than in May.");
        passes("Ruiz came in two seconds ahead of Moreau.", "Moreau came in two seconds behind Ruiz.");
        passes_as(Agency, "In May, rents were higher than in June.", "Rents were higher in May than in June.");
        passes_as(
            Agency,
            "The guild said rents were higher than in June.",
            "Rents were higher than in June, the guild said.",
        );
    }
}
