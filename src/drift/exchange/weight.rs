//! How surely words that changed places tell of who does what: not where they are conjuncts, adverbials, or kept in their ties.

use super::{Shifted, are_alike};
use crate::{
    drift::{case::Case, ties},
    english::tags::Upos,
    model::{Pair, Side},
};

/// How surely a word that took the slot of another, or left its own, changes who does what; none where it does not.
pub(crate) fn of(case: &Case, shifted: &Shifted) -> Option<f32> {
    let weight = match &shifted.against {
        Some(against) => of_two(case, shifted.places, *against)?,
        None => of_one(case, shifted.places)?,
    };
    let doubt = if flank_another(case, shifted) { 1.0 } else { 3.0 };
    Some(weight * (1.0 - doubt * strange(case)).max(0.0))
}

/// Whether two words were exchanged right before and right behind another, as a rule a verb, which stayed.
fn flank_another(case: &Case, shifted: &Shifted) -> bool {
    let Some(against) = shifted.against else { return false };
    let between = |side: Side| shifted.places.get(side).min(against.get(side)) + 1;
    let are_beside = |side: Side| shifted.places.get(side).abs_diff(*against.get(side)) == 2;
    Side::BOTH.into_iter().all(are_beside)
        && case.word(Side::Source, between(Side::Source)).content
        && case.same_word(Side::Source, between(Side::Source)) == Some(between(Side::Copy))
}

/// Share of the content words that stand on one side only, wherever: where there are many, order tells little.
fn strange(case: &Case) -> f32 {
    let (mut strange, mut all) = (0usize, 0usize);
    for side in Side::BOTH {
        all += case.content.get(side);
        strange +=
            case.words.get(side).iter().filter(|word| word.content && !case.says(side.other(), word.norm)).count();
    }
    strange as f32 / all.max(1) as f32
}

/// The same where two words changed places; none where they are conjuncts.
fn of_two(case: &Case, one: Pair<usize>, other: Pair<usize>) -> Option<f32> {
    let (first, second) = (one.source.min(other.source), one.source.max(other.source));
    let between = first + 1..second;
    let joins = |place: usize| {
        matches!(case.norm(Side::Source, place), "and" | "or" | "nor" | "as" | "well" | "vs" | "versus" | "&" | ",")
    };
    let tag = |place: usize| case.tag(Side::Source, place).upos;
    let is_contrast = (first.saturating_sub(3)..first).any(|place| case.norm(Side::Source, place) == "unlike");
    let governs = is_contrast
        || between.clone().any(|place| {
            matches!(tag(place), Upos::Verb | Upos::Aux | Upos::Adp | Upos::Sconj | Upos::Part) && !joins(place)
        });
    if between.is_empty() || parallel(case, first, second) || are_alike(case, first, second) {
        return None;
    }
    let compares = |place| {
        matches!(case.norm(Side::Source, place), "between" | "differ" | "different" | "equal" | "same" | "similar")
    };
    let is_choice = (first.saturating_sub(4)..second).any(compares);
    if !is_choice && (ties::is_said_of_another(case, one) || ties::is_said_of_another(case, other)) {
        return Some(0.9);
    }
    if symmetric(case, first, second) {
        return None;
    }
    if !governs && between.clone().any(joins) {
        return None;
    }
    if ties::are_kept(case, one, other) || passive_differs(case) {
        return None;
    }
    // Another verb may tell it from its other end: toys reach shops, shops get toys.
    if ties::governed_anew(case, first, second) {
        return Some(0.45);
    }
    Some(if governs { 0.9 } else { 0.75 })
}

/// Whether two words stand in the same surroundings, joined by a conjunction: “some with X, others with Y”.
fn parallel(case: &Case, first: usize, second: usize) -> bool {
    let same =
        |back: usize| first >= back && case.norm(Side::Source, first - back) == case.norm(Side::Source, second - back);
    let joined = (first..second).any(|place| matches!(case.norm(Side::Source, place), "and" | "or" | ","));
    let governor = |place: usize| (0..place).rev().find(|&before| case.word(Side::Source, before).content);
    let governed_alike = match (governor(first), governor(second)) {
        (Some(a), Some(b)) => b > first && case.lemma(Side::Source, a) == case.lemma(Side::Source, b),
        _ => false,
    };
    joined && governed_alike && same(1) && same(2)
}

/// Whether what holds both words is the same either way round: between A and B, A differs from B.
fn symmetric(case: &Case, first: usize, second: usize) -> bool {
    let holds = |place: usize| {
        matches!(
            case.norm(Side::Source, place),
            "between"
                | "difference"
                | "differences"
                | "relationship"
                | "similar"
                | "different"
                | "equal"
                | "same"
                | "differ"
                | "resemble"
                | "vs"
                | "versus"
                | "both"
                | "married"
                | "meet"
                | "met"
        )
    };
    (first.saturating_sub(4)..second).any(holds)
}

/// Whether one side tells in the passive what the other tells in the active.
fn passive_differs(case: &Case) -> bool {
    let passives = Side::BOTH.map(|side| case.verbs(side).iter().filter(|group| group.passive).count());
    passives[0] != passives[1]
}

/// Verbs that either of two things can be the object of: blame the crash on a rail, blame a rail for the crash; in order.
const FRAMES: [&str; 8] = ["blame", "credit", "furnish", "inject", "load", "present", "provide", "supply"];

/// The same where a single word moved, which then belongs to something else; none for adverbials and inversions.
fn of_one(case: &Case, places: Pair<usize>) -> Option<f32> {
    let Pair { source, copy } = places;
    let upos = case.tag(Side::Source, source).upos;
    let has_frames = upos == Upos::Verb && FRAMES.contains(&case.lemma(Side::Source, source));
    if !has_frames && ties::is_said_of_another(case, places) {
        return Some(0.8);
    }
    if !matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn) || passive_differs(case) {
        return None;
    }
    if ties::is_in_relative(case, Side::Source, source) || ties::is_in_relative(case, Side::Copy, copy) {
        return None;
    }
    let head = |side: Side, place: usize| case.norm_at(side, place + 1);
    let before = |side: Side, place: usize| case.norm_before(side, place);
    let governed = |norm: &str| {
        matches!(norm, "on" | "in" | "at" | "of" | "by" | "for" | "with" | "from" | "to" | "," | "" | "'s" | "as")
    };
    let kept = head(Side::Source, source) == head(Side::Copy, copy)
        || before(Side::Source, source) == before(Side::Copy, copy);
    if kept || governed(before(Side::Source, source)) || governed(before(Side::Copy, copy)) {
        return None;
    }
    (upos == Upos::Adj).then_some(0.6).or(Some(0.45))
}
