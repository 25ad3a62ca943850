//! Words that changed places, by a plain diff of both sides: exchanges of two phrases and moves of one.

pub(crate) mod weight;

use super::case::Case;
use crate::{
    english::{tags::Upos, vectors},
    model::{Pair, Side},
};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Words beyond which no diff is made: such a sentence is a list or a text without full stops.
const LONGEST: usize = 200;

/// Words that a moved one may have passed to be held for exchanged with one of them.
const FURTHEST: usize = 6;

/// A word that stands in another slot of the copy.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shifted {
    /// Its place on both sides.
    pub places: Pair<usize>,
    /// The places of the word that took its slot, where two were exchanged.
    pub against: Option<Pair<usize>>,
}

/// From which sameness on two words that were exchanged say the same either way.
const ALIKE: f32 = 0.75;

/// Whether two words of the source say so much the same that an exchange of them tells nothing.
pub(crate) fn are_alike(case: &Case, one: usize, other: usize) -> bool {
    let [one, other] = [one, other].map(|place| case.lemma(Side::Source, place));
    one != other && vectors::sameness(one, other).is_some_and(|same| same > ALIKE)
}

/// Content words that stand in another slot of the copy than of the source.
pub(crate) fn of(case: &Case) -> Vec<Shifted> {
    if Side::BOTH.iter().any(|&side| case.len(side) > LONGEST) {
        return Vec::new();
    }
    let norms = |side: Side| case.words.get(side).iter().map(|word| word.norm).collect::<Vec<_>>();
    let (source, copy) = (norms(Side::Source), norms(Side::Copy));
    let slots: Vec<Pair<Range<usize>>> = capture_diff_slices(Algorithm::Myers, &source, &copy)
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Pair::new(op.old_range(), op.new_range()))
        .collect();
    let mut shifted = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        for place in slot.source.clone().filter(|&place| says(case, place)) {
            let landed = slots.iter().enumerate().filter(|(other, _)| *other != at).find_map(|(other, there)| {
                let landing =
                    there.copy.clone().find(|&copy| case.norm(Side::Copy, copy) == case.norm(Side::Source, place))?;
                Some((other, landing))
            });
            if let Some((other, landing)) = landed {
                let against = exchanged(case, slot, &slots[other]).or_else(|| passed(case, place, slot, &slots[other]));
                shifted.push(Shifted { places: Pair::new(place, landing), against });
            }
        }
    }
    shifted
}

/// Whether a word of the source says something of its own: it has content, or is a verb that others use as their auxiliary.
fn says(case: &Case, place: usize) -> bool {
    let upos = case.tag(Side::Source, place).upos;
    (case.word(Side::Source, place).content || upos == Upos::Verb) && upos != Upos::Det && !joins(case, place)
}

/// Whether a word with the form of a verb joins as a preposition does: according to, including.
fn joins(case: &Case, place: usize) -> bool {
    matches!(
        case.norm(Side::Source, place),
        "according" | "compared" | "concerning" | "due" | "excluding" | "following" | "including" | "regarding"
    )
}

/// The word that another one moved past, where what moved is no phrase with a preposition of its own: “Oslo to Rome” made
/// “Rome to Oslo” keeps one of the names and moves the other past it.
fn passed(case: &Case, place: usize, from: &Pair<Range<usize>>, to: &Pair<Range<usize>>) -> Option<Pair<usize>> {
    let preposition = |side: Side, range: &Range<usize>| {
        range.clone().next().is_some_and(|place| case.tag(side, place).upos == Upos::Adp)
    };
    if preposition(Side::Source, &from.source) && preposition(Side::Copy, &to.copy) {
        return None;
    }
    let ahead = to.source.start >= from.source.end;
    let between = if ahead { from.source.end..to.source.start } else { to.source.end..from.source.start };
    if between.len() > FURTHEST {
        return None;
    }
    let upos = case.tag(Side::Source, place).upos;
    let alike = |&other: &usize| {
        let is_alike = case.tag(Side::Source, other).upos == upos || is_nominal(case, other) && is_nominal(case, place);
        case.word(Side::Source, other).content && !joins(case, other) && is_alike
    };
    let other = if ahead { between.rev().find(alike)? } else { between.clone().find(alike)? };
    case.partners.first(Side::Source, other).map(|copy| Pair::new(other, copy))
}

/// Whether a word of the source is a noun, or stands behind a preposition as one: “from black to brown”.
fn is_nominal(case: &Case, place: usize) -> bool {
    let upos = |place: usize| case.tag(Side::Source, place).upos;
    let describes =
        || place + 1 < case.len(Side::Source) && matches!(upos(place + 1), Upos::Adj | Upos::Noun | Upos::Propn);
    matches!(upos(place), Upos::Noun | Upos::Propn)
        || !matches!(upos(place), Upos::Num | Upos::Sym) && place > 0 && upos(place - 1) == Upos::Adp && !describes()
}

/// A word of the slot `there` of the source that stands in the slot `here` of the copy.
fn exchanged(case: &Case, here: &Pair<Range<usize>>, there: &Pair<Range<usize>>) -> Option<Pair<usize>> {
    there.source.clone().filter(|&place| says(case, place)).find_map(|place| {
        let norm = case.norm(Side::Source, place);
        let copy = here.copy.clone().find(|&copy| case.norm(Side::Copy, copy) == norm)?;
        Some(Pair::new(place, copy))
    })
}
