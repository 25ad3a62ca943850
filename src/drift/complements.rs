//! The verb that an infinitive or gerund is the complement of, and what follows from it of whether that was done.

use super::{
    case::Case,
    verbs::{Group, Time},
};
use crate::{
    english::{
        classes::implicatives::{self, Polarity, Signature},
        tags::Upos,
    },
    model::{Pair, Side},
};

/// A word that governs a complement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Governor {
    /// Its place.
    pub place: usize,
    /// Whether somebody else is to do it: urged *them* to stay.
    pub of_another: bool,
    /// What follows from it, where that is known.
    signature: Option<Signature>,
}

impl Governor {
    /// Of the complement that starts at a place: plans *to sign*, expects the bank *to sign*, succeeded in *signing*.
    pub fn of(case: &Case, side: Side, start: usize) -> Option<Governor> {
        let joint = start.checked_sub(1)?;
        let nearest = joint.checked_sub(1)?;
        let is_governed = |place: usize| {
            case.tag(side, place).is_verbal() || implicatives::signature(case.lemma(side, place)).is_some()
        };
        match case.norm(side, joint) {
            "to" if is_governed(nearest) => Some(Governor::at(case, side, nearest, false)),
            "to" => behind_object(case, side, nearest).map(|place| Governor::at(case, side, place, true)),
            "in" | "of" | "from" => is_governed(nearest).then(|| {
                let phrase = format!("{} {}", case.lemma(side, nearest), case.norm(side, joint));
                let signature = implicatives::signature(&phrase);
                Governor { signature, ..Governor::at(case, side, nearest, false) }
            }),
            _ => None,
        }
    }

    fn at(case: &Case, side: Side, place: usize, of_another: bool) -> Governor {
        Governor { place, of_another, signature: implicatives::signature(case.lemma(side, place)) }
    }

    /// What follows from it where it is affirmed; nothing where it is not known.
    pub fn affirmed(&self) -> Polarity {
        self.signature.map_or(Polarity::Open, |signature| signature.affirmed)
    }

    /// Whether it is known what follows from it.
    pub fn is_known(&self) -> bool {
        self.signature.is_some()
    }
}

/// The verbs that one side tells as not done by what governs them and the other as done, by their places: “failed to prove”,
/// “had proved”.
pub(crate) fn forgone(case: &Case) -> Vec<Pair<usize>> {
    let is_forgone = |side: Side, start: usize| {
        Governor::of(case, side, start)
            .is_some_and(|governor| governor.affirmed() == Polarity::False && !case.is_denied(side, governor.place))
    };
    let mut deeds = Vec::new();
    for side in Side::BOTH {
        let other = side.other();
        for group in case.verbs(side).iter().filter(|group| is_forgone(side, group.places.start)) {
            let told = case.same_word(side, group.head).and_then(|there| case.verb_at(other, there));
            let is_done = |told: &&Group| {
                told.time == Time::Past
                    && told.modal.is_none()
                    && !told.negated
                    && !case.is_denied(other, told.places.start)
            };
            deeds.extend(told.filter(is_done).map(|told| Pair::seen_from(side, group.head, told.head)));
        }
    }
    deeds
}

/// The verb before the noun phrase that ends at a place.
fn behind_object(case: &Case, side: Side, end: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    let is_nominal = |place: usize| {
        let tag = case.tag(side, place);
        tag.is_nominal() || matches!(tag.upos, Upos::Adj | Upos::Det | Upos::Num | Upos::Part)
    };
    let place = (end.saturating_sub(LONGEST)..=end).rev().find(|&place| !is_nominal(place))?;
    (place < end && case.tag(side, place).is_verbal()).then_some(place)
}
