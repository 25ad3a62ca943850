//! Whether a copy only put words for words, or built its sentence anew.
//!
//! Who does what, and when, can only be told otherwise where order, joints or verbs changed. Few edits touch those, and
//! the analysis of whole sentences, the dearest of all, is kept for them.

use super::{
    case::Case,
    changes::{self, Change, Kind},
    words,
};
use crate::{
    english::{
        classes::{implicatives, negation},
        tags::Upos,
    },
    model::Side,
};

/// Words beyond which a bead has no structure worth the analysis: a list, or a text without full stops.
const LONGEST: usize = 1_000;

/// Whether who does what to whom may be told otherwise: words moved or came twice, a joint, pronoun or verb changed, a
/// word stands for one of another class, or a party goes by another name where words came in another order.
pub(crate) fn in_roles(case: &Case) -> bool {
    is_sentence(case)
        && (case
            .changes
            .iter()
            .any(|change| change.kind == Kind::Moved || rebuilds(case, change) || returns(case, change))
            || case.changes.iter().any(|change| renames(case, change)) && in_order(case))
}

/// Whether a change only calls somebody by another name, or by none.
fn renames(case: &Case, change: &Change) -> bool {
    let is_named = |side: Side| change.places.get(side).clone().any(|place| case.is_name(side, place));
    change.harmless && Side::BOTH.into_iter().any(is_named)
}

/// Whether words came in another order.
pub(crate) fn in_order(case: &Case) -> bool {
    let places = (0..case.len(Side::Source)).filter_map(|place| case.partners.first(Side::Source, place));
    is_sentence(case) && !places.is_sorted()
}

/// Whether a verb, or a word that goes with verbs, is among what changed.
pub(crate) fn in_verbs(case: &Case) -> bool {
    is_sentence(case)
        && words_of_changes(case).any(|(side, place)| is_hinge(case, side, place) || case.tag(side, place).is_verbal())
}

/// Whether what one side tells as so the other may deny: words came in another order, or a joint, a denial or a word that makes its
/// complement true or false is among what changed.
pub(crate) fn in_truths(case: &Case) -> bool {
    let turns = |(side, place)| {
        is_hinge(case, side, place)
            || negation::is_overt(case.norm(side, place))
            || implicatives::signature(case.lemma(side, place)).is_some()
    };
    is_sentence(case)
        && (in_order(case)
            || case.changes.iter().any(|change| change.kind == Kind::Moved)
            || words_of_changes(case).any(turns))
}

/// Whether both sides are short enough to have a structure worth the analysis.
pub(crate) fn is_sentence(case: &Case) -> bool {
    Side::BOTH.iter().all(|&side| case.len(side) <= LONGEST)
}

/// Whether a change touches more than what things are called.
fn rebuilds(case: &Case, change: &Change) -> bool {
    let places = |side: Side| change.places.get(side).clone().map(move |place| (side, place));
    let mut words = places(Side::Source).chain(places(Side::Copy));
    let swaps = change.places.source.len() == 1 && change.places.copy.len() == 1;
    let is_built_on = |(side, place)| {
        use Upos::*;
        matches!(case.tag(side, place).upos, Verb | Aux | Adp | Sconj | Cconj | Part | Pron)
    };
    let joins = |side: Side| changes::preposition_behind(case, side, change.places.get(side)).is_some();
    words.clone().any(|(side, place)| is_hinge(case, side, place))
        || Side::BOTH.into_iter().any(joins)
        || if swaps {
            class(case, Side::Source, change.places.source.start) != class(case, Side::Copy, change.places.copy.start)
                || case.lemma(Side::Source, change.places.source.start)
                    == case.lemma(Side::Copy, change.places.copy.start)
        } else {
            words.any(is_built_on)
        }
}

/// Whether a changed word stands elsewhere on the other side.
fn returns(case: &Case, change: &Change) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let mut content = change.places.get(side).clone().filter(|&place| case.word(side, place).content);
        content.any(|place| case.says(side.other(), case.norm(side, place)))
    })
}

/// The words that are not the same on both sides.
fn words_of_changes<'c>(case: &'c Case) -> impl Iterator<Item = (Side, usize)> + 'c {
    let places = |change: &'c Change, side: Side| change.places.get(side).clone().map(move |place| (side, place));
    case.changes.iter().flat_map(move |change| places(change, Side::Source).chain(places(change, Side::Copy)))
}

/// Whether a word holds others together: all light words but articles and what merely strengthens.
fn is_hinge(case: &Case, side: Side, place: usize) -> bool {
    let norm = case.norm(side, place);
    words::is_light(norm) && !matches!(norm, "a" | "an" | "the" | "also" | "just" | "too" | "very" | "own")
}

/// What a word can be in an event: the event, a party, or something said of either.
fn class(case: &Case, side: Side, place: usize) -> u8 {
    match case.tag(side, place).upos {
        Upos::Verb | Upos::Aux => 0,
        Upos::Noun | Upos::Propn | Upos::Pron => 1,
        _ => 2,
    }
}
