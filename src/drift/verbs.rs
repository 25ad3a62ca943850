//! Verb groups: auxiliaries with their main verb, and what they say of time, aspect, modality and denial.

use super::{
    case::Case,
    words::{self, is_auxiliary},
};
use crate::{
    english::tags::{Upos, Xpos},
    model::Side,
};
use std::ops::Range;

/// When a verb group speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// Past tense.
    Past,
    /// Present tense.
    Present,
    /// `will`, `shall`, `is going to`.
    Future,
    /// Infinitive, participle: no time of its own.
    None,
}

/// Auxiliaries and the verb that they belong to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group<'a> {
    /// From the first auxiliary to the head.
    pub places: Range<usize>,
    /// The main verb, or the copula.
    pub head: usize,
    /// Its time.
    pub time: Time,
    /// `have` + participle.
    pub perfect: bool,
    /// `be` + -ing.
    pub progressive: bool,
    /// `be` + participle.
    pub passive: bool,
    /// The modal, in its full form; not `will`.
    pub modal: Option<&'a str>,
    /// Whether it is denied by `not` or `never`.
    pub negated: bool,
}

/// The verb groups of a side, in their order. Linear in its words.
pub(crate) fn groups<'a>(case: &Case<'a>, side: Side) -> Vec<Group<'a>> {
    let mut groups = Vec::new();
    let mut place = 0;
    while place < case.len(side) {
        if is_verbal(case, side, place) {
            let group = group(case, side, place);
            place = group.places.end;
            groups.push(group);
        } else {
            place += 1;
        }
    }
    // A sentence has a finite verb: where none is, one was taken for its participle (the soldiers fired).
    if groups.iter().all(|group| group.time == Time::None) {
        let is_participle = |group: &&mut Group| {
            let follows_noun = group.head > 0 && case.tag(side, group.head - 1).is_nominal();
            follows_noun && case.tag(side, group.head).xpos == Xpos::Vbn && group.places.len() == 1
        };
        if let Some(group) = groups.iter_mut().find(is_participle) {
            group.time = Time::Past;
        }
    }
    groups
}

fn is_verbal(case: &Case, side: Side, place: usize) -> bool {
    matches!(case.tag(side, place).upos, Upos::Verb | Upos::Aux)
}

/// The group that starts at a verb: auxiliaries go on to the next verb over adverbs and denials, and over a subject
/// that a question puts after its auxiliary.
fn group<'a>(case: &Case<'a>, side: Side, start: usize) -> Group<'a> {
    let mut group = Group {
        places: start..start + 1,
        head: start,
        time: Time::None,
        perfect: false,
        progressive: false,
        passive: false,
        modal: None,
        negated: matches!(case.norm_before(side, start), "never" | "not"),
    };
    let is_habit = start >= 2 && case.norm_before(side, start) == "to" && case.norm(side, start - 2) == "used";
    group.time = if is_habit { Time::Past } else { time(case, side, start) };
    let mut place = start;
    while let Some(next) = next_verb(case, side, place, &mut group.negated) {
        let auxiliary = case.norm(side, place);
        let xpos = case.tag(side, next).xpos;
        match auxiliary {
            "will" | "shall" | "'ll" | "wo" => group.time = Time::Future,
            "would" | "should" | "may" | "might" | "can" | "could" | "must" | "ca" | "'d" if xpos == Xpos::Vb => {
                group.modal = Some(words::full(auxiliary));
            }
            "have" | "has" | "had" | "'ve" | "having" | "'s" | "'d"
                if xpos == Xpos::Vbn || case.norm(side, next) == "been" =>
            {
                group.perfect = true;
            }
            "be" | "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'m" | "'re" | "'s" | "get" | "got"
            | "gets" => match xpos {
                Xpos::Vbg => group.progressive = true,
                Xpos::Vbn | Xpos::Vbd => group.passive = true,
                _ => {}
            },
            _ => {}
        }
        place = next;
    }
    group.head = place;
    group.places.end = place + 1;
    group
}

/// The time that a finite verb tells.
fn time(case: &Case, side: Side, place: usize) -> Time {
    match case.norm(side, place) {
        "did" | "was" | "were" | "had" => return Time::Past,
        "is" | "are" | "am" | "has" | "does" | "do" | "'re" | "'m" | "'ve" => return Time::Present,
        _ => {}
    }
    match case.tag(side, place).xpos {
        Xpos::Vbd => Time::Past,
        Xpos::Vbz | Xpos::Vbp | Xpos::Md => Time::Present,
        _ => Time::None,
    }
}

/// The next verb of the group after an auxiliary, over `not` and adverbs; `None` after a main verb.
fn next_verb(case: &Case, side: Side, place: usize, negated: &mut bool) -> Option<usize> {
    if !is_auxiliary(case.norm(side, place)) {
        return None;
    }
    let mut next = place + 1;
    while next < case.len(side).min(place + 5) {
        match case.norm(side, next) {
            "not" | "n't" | "never" => *negated = true,
            _ if is_verbal(case, side, next) => {
                let joins = case.tag(side, next).upos == Upos::Verb || is_auxiliary(case.norm(side, next));
                return joins.then_some(next);
            }
            _ if case.tag(side, next).upos == Upos::Adv => {}
            _ => return None,
        }
        next += 1;
    }
    None
}
