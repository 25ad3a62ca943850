//! Cause, concession, condition or time relation changed.
//!
//! Why it matters: “after” and “because of” are the difference between a sequence and an accusation.
//!
//! Example: “despite the warnings” → “because of the warnings”; “after the vote” → “before the vote”.
//!
//! A condition that asks for something else, or governs something else, on each side is flagged too.
//!
//! Not flagged: connectives of one relation for each other (“although”, “though”; “because”, “since”), a condition before
//! or behind what it governs.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        operators::{self, Kinds},
        words,
    },
    english::classes::connectives,
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Linked or slotted connectives that do not tell of one relation.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let replaced = case.changes.iter().filter(|change| change.kind == Kind::Replaced);
    replaced.filter_map(|change| turned(case, change)).chain(operators::moved(case, &GOVERNING)).collect()
}

/// Conditions that ask for something else on each side, or under which something else holds.
const GOVERNING: Kinds = Kinds {
    category: Category::Connective,
    rule: "scope/condition",
    says: operators::may_be_condition,
    wanted: operators::is_condition,
};

fn turned(case: &Case, change: &Change) -> Option<Drift> {
    let source = connective(case, Side::Source, change)?;
    let copy = connective(case, Side::Copy, change)?;
    let (from, to) = connectives::conflict(&source.1, &copy.1)?;
    let confidence = 0.88 - 0.25 * case.freedom;
    Some(
        Finding::new(case, Category::Connective, &Pair::new(source.0, copy.0))
            .severity(if confidence >= 0.65 { Severity::Major } else { Severity::Minor })
            .confidence(confidence)
            .because("connective/relation", &source.1, &copy.1, confidence)
            .says(format!(
                "the source connects with {}, the copy with {}: {from:?} became {to:?}",
                quoted(&source.1),
                quoted(&copy.1)
            ))
            .drift(),
    )
}

/// The first connective of a change, the longest that starts at its word.
fn connective(case: &Case, side: Side, change: &Change) -> Option<(Range<usize>, String)> {
    let places = change.places.get(side).clone();
    places.clone().find_map(|place| {
        let longest = (place + 3).min(case.len(side)).max(place + 1);
        (place + 1..=longest).rev().find_map(|end| {
            let phrase: Vec<&str> = (place..end).map(|word| case.norm(side, word)).collect();
            let phrase = phrase.join(" ");
            let joint = end == place + 1 && (words::is_joint(&phrase) || matches!(&phrase[..], "from" | "over" | "not"));
            (!joint && !connectives::readings(&phrase).is_empty()).then_some((place..end, phrase))
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Connective,
    };

    #[test]
    fn another_relation_is_flagged() {
        flags(Connective, "He resigned ⟦despite⟧ the vote.", "He resigned ⟦because of⟧ the vote.");
        flags(Connective, "She left ⟦before⟧ the vote.", "She left ⟦after⟧ the vote.");
    }

    #[test]
    fn one_relation_in_two_words_is_not() {
        passes("She left although it rained.", "She left though it rained.");
    }
}
