//! What a denial denies, and whether the other side says it without one: by an opposite, a word that denies by itself, a word of
//! time, a condition, or what was lost.

use super::{
    case::Case,
    changes::{Change, Kind},
    contrasts,
    meaning::Sense,
    recast,
};
use crate::{
    english::{
        classes::{
            self, ContrastKind, are_opposites,
            implicatives::{self, Polarity},
            negation::{self, Negator},
        },
        morphology,
        wordnet::{self, Pos, Profile},
    },
    model::Side,
};

/// Words that deny the statement that they stand in.
pub(crate) fn is_negator(norm: &str) -> bool {
    matches!(
        norm,
        "not"
            | "n't"
            | "no"
            | "never"
            | "nobody"
            | "nothing"
            | "none"
            | "neither"
            | "nor"
            | "nowhere"
            | "without"
            | "cannot"
            | "no-one"
            | "hardly"
            | "scarcely"
            | "barely"
            | "aint"
    )
}

/// Whether a word carries a denial within itself: a negative verb or noun, a negative prefix, a verb that makes its
/// complement false.
fn is_negative(case: &Case, side: Side, place: usize) -> bool {
    let (norm, lemma) = (case.norm(side, place), case.lemma(side, place));
    let denies = |word: &str| negation::readings(word).iter().any(|negator| *negator != Negator::Polarity);
    is_negator(norm)
        || denies(norm)
        || denies(lemma)
        || morphology::negated(lemma).is_some()
        || implicatives::signature(lemma).is_some_and(|signature| signature.affirmed == Polarity::False)
}

/// The content word that a negator denies: the next one, or else the last.
pub(crate) fn denied(case: &Case, side: Side, place: usize) -> Option<usize> {
    // “No longer” denies what follows both.
    let is_no_longer = |near: usize| near == place + 1 && matches!(case.norm(side, near), "longer" | "more");
    (place + 1..case.len(side).min(place + 6))
        .chain((place.saturating_sub(3)..place).rev())
        .find(|&near| case.word(side, near).content && !is_no_longer(near))
}

/// Whether a word turned into its opposite.
pub(crate) fn is_opposed(change: &Change) -> bool {
    change.judgement.as_ref().is_some_and(|judgement| judgement.sense == Sense::Opposite)
}

/// Whether a change has one of the denials of a side, or the word that it denies.
fn concerns(case: &Case, side: Side, denials: &[usize], change: &Change) -> bool {
    let places = change.places.get(side);
    denials.iter().any(|&denial| {
        places.contains(&denial) || denied(case, side, denial).is_some_and(|word| places.contains(&word))
    })
}

/// How many of the denials of a side are made up for by words on the other side that deny by themselves.
pub(crate) fn made_up(case: &Case, side: Side, denials: &[usize]) -> usize {
    let other = side.other();
    let mut count = 0;
    for change in case.changes.iter().filter(|change| change.kind != Kind::Moved) {
        let denies = |side: Side| {
            let range = change.places.get(side).clone();
            range
                .filter(|&place| {
                    case.word(side, place).content
                        && !is_negator(case.norm(side, place))
                        && is_negative(case, side, place)
                })
                .count()
        };
        let turns_it = is_opposed(change) && concerns(case, side, denials, change);
        count += denies(other).saturating_sub(denies(side)).max(usize::from(turns_it));
    }
    count
}

/// Whether the other side says without a denial what a denial of this one says.
pub(crate) fn is_said_otherwise(case: &Case, side: Side, denial: usize) -> bool {
    let denied = denied(case, side, denial);
    denied.is_some_and(|word| says_opposite(case, side, word) || is_lost(case, side, denial, word))
        || is_told_by_opposite(case, side, denial)
        || is_told_by_time(case, side, denial)
        || is_told_by_condition(case, side, denial)
        || is_told_by_contrast(case, side, denial)
}

/// Whether the other side says the opposite of all of what this one says of none: “none was hurt”, “all were unharmed”.
pub(crate) fn is_told_by_opposite(case: &Case, side: Side, denial: usize) -> bool {
    said_of_none(case, side, denial).is_some_and(|verb| says_opposite(case, side, verb))
}

/// The verb or adjective of which a negator before it says that it is so of none: “neither of the men *died*”.
pub(crate) fn said_of_none(case: &Case, side: Side, denial: usize) -> Option<usize> {
    const REACH: usize = 10;
    if !matches!(case.norm(side, denial), "neither" | "no" | "no-one" | "nobody" | "none") {
        return None;
    }
    let verb = case.verbs(side).iter().find(|group| group.places.start > denial)?;
    (verb.places.start..case.len(side).min(denial + REACH)).find(|&place| case.word(side, place).content)
}

/// Whether the other side says the opposite of a word that is denied here: “will not reopen”, “will stay closed”; “would not step
/// down”, “would stay on”.
fn says_opposite(case: &Case, side: Side, denied: usize) -> bool {
    let other = side.other();
    let lemma = case.lemma(side, denied);
    let lemma = lemma.strip_prefix("re").filter(|rest| wordnet::has(rest, Pos::Verb)).unwrap_or(lemma);
    let with_particle = case.lemmas_of(side, denied..case.len(side).min(denied + 2));
    let profile = Profile::new(lemma, None);
    let is_antonym = |there: &str| {
        let listed = are_opposites(lemma, there) || are_opposites(&with_particle, there) || spares(lemma, there);
        let known = || profile.as_ref().zip(Profile::new(there, None));
        listed || known().is_some_and(|(here, there)| here.relation(&there).opposition() > 0.3)
    };
    recast::is_sentence(case)
        && (0..case.len(other)).any(|place| {
            let stands_for_it = case.partners.of(other, place).iter().all(|word| (denied..denied + 2).contains(word));
            case.word(other, place).content && stands_for_it && is_antonym(case.lemma(other, place))
        })
}

/// Whether one word says that no harm was done and the other that some was: unhurt, injured.
fn spares(word: &str, other: &str) -> bool {
    classes::contrast(word, other).is_some_and(|contrast| {
        contrast.class == "harm"
            && matches!(contrast.kind, ContrastKind::Scale { from: 0, .. } | ContrastKind::Scale { to: 0, .. })
    })
}

/// Whether the other side tells that there is none left of what this side says there is none of: “without power”, “lost power”,
/// “cut off power”, “ran out of power”.
fn is_lost(case: &Case, side: Side, denial: usize, word: usize) -> bool {
    const NEAR: usize = 4;
    let other = side.other();
    let is_loss = |place: usize| match case.lemma(other, place) {
        "cut" => case.norm_at(other, place + 1) == "off",
        "run" => case.norm_at(other, place + 1) == "out",
        "deprive" | "lose" | "strip" => true,
        _ => false,
    };
    matches!(case.norm(side, denial), "no" | "without")
        && case.partners.first(side, word).is_some_and(|there| {
            (there.saturating_sub(NEAR)..case.len(other).min(there + NEAR)).any(|near| near != there && is_loss(near))
        })
}

/// Whether the other side tells by a condition or a need what is denied here: “unless it pays” by “if it does not pay”, “cannot
/// without help” by “needs help”, “not until June” by “only in June”.
pub(crate) fn is_told_by_condition(case: &Case, side: Side, denial: usize) -> bool {
    let other = side.other();
    let only_here = |norms: &[&str]| norms.iter().any(|norm| case.says(side, norm) && !case.says(other, norm));
    let only_there = |norms: &[&str]| norms.iter().any(|norm| case.says(other, norm) && !case.says(side, norm));
    if !is_negator(case.norm(side, denial)) {
        return false;
    }
    let follows_if = (0..denial).any(|place| case.norm(side, place) == "if");
    // “It was June before it paid”, not “it paid before June”.
    let is_clause_after_before = || {
        (0..case.len(other))
            .any(|place| case.norm(other, place) == "before" && !case.amounts.agree_at(other, place + 1))
    };
    let needs = || NEEDS.iter().any(|lemma| case.lemmas(other).contains_key(lemma)) || only_there(&["only"]);
    follows_if && only_there(&["unless"])
        || only_here(&["until", "till"])
            && (only_there(&["only"]) || only_there(&["before"]) && is_clause_after_before())
        || only_here(&["without", "unless"]) && denies_twice(case, side) && needs()
}

/// Whether the other side sets against what it tells what is denied here: “not the mayor but the judge”, “the judge rather than
/// the mayor”.
pub(crate) fn is_told_by_contrast(case: &Case, side: Side, denial: usize) -> bool {
    let other = side.other();
    let contrasts = |side: Side, place: usize| {
        matches!(
            (case.norm(side, place), case.norm_at(side, place + 1)),
            ("rather", "than") | ("instead", "of") | ("as", "opposed")
        )
    };
    let denied = denied(case, side, denial);
    let is_set_apart =
        |joint: usize| denied.is_none_or(|word| case.partners.of(side, word).iter().all(|&partner| partner > joint));
    matches!(case.norm(side, denial), "not" | "n't")
        && !(0..case.len(side)).any(|place| contrasts(side, place))
        && (0..case.len(other)).any(|place| contrasts(other, place) && is_set_apart(place))
}

/// What cannot be done without: by lemma.
const NEEDS: [&str; 5] = ["depend", "necessary", "need", "require", "rely"];

/// Whether a side has two denials or a denial and an exception.
fn denies_twice(case: &Case, side: Side) -> bool {
    let denies = |place: &usize| is_negator(case.norm(side, *place)) || case.norm(side, *place) == "unless";
    (0..case.len(side)).filter(denies).count() >= 2
}

/// Whether an exception on one side is a condition that is denied on the other, or one that alone holds: “unless it pays”, “if it
/// does not pay”; “impossible unless it pays”, “possible only if it pays”.
pub(crate) fn is_condition_turned(case: &Case) -> bool {
    let count = |side: Side| (0..case.len(side)).filter(|&place| is_negator(case.norm(side, place))).count();
    let Some(excepts) =
        Side::BOTH.into_iter().find(|&side| case.says(side, "unless") && !case.says(side.other(), "unless"))
    else {
        return false;
    };
    let states = excepts.other();
    let turned = case.changes.iter().any(is_opposed) || !contrasts::of(case).is_empty();
    count(states) == count(excepts) + 1 || case.says(states, "only") || turned && count(states) == count(excepts)
}

/// Whether the other side tells by a word of time what is denied here: “never before” by “the first time”, “not since May” by
/// “last in May”, “have yet to” by “still need to”.
pub(crate) fn is_told_by_time(case: &Case, side: Side, denial: usize) -> bool {
    let other = side.other();
    let says_any = |norms: &[&str]| norms.iter().any(|norm| case.says(other, norm));
    match case.norm(side, denial) {
        "never" => case.says(side, "before") && says_any(&["first"]),
        "not" | "n't" => {
            case.says(side, "since") && says_any(&["last", "latest"])
                || case.says(side, "yet") && is_still_to_come(case, other)
        }
        "yet" => says_any(&["must", "need", "needs", "remains", "still", "awaits", "awaiting"]),
        _ => false,
    }
}

/// Whether a side says that something has “still to” be done.
fn is_still_to_come(case: &Case, side: Side) -> bool {
    (1..case.len(side)).any(|place| case.norm(side, place) == "to" && case.norm(side, place - 1) == "still")
}
