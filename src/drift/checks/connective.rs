//! Cause, concession, condition or time relation changed.
//!
//! Why it matters: “after” and “because of” are the difference between a sequence and an accusation.
//!
//! Example: “despite the warnings” → “because of the warnings”; “after the vote” → “before the vote”.
//!
//! Not flagged: connectives of one relation for each other (“although”, “though”; “because”, “since”).

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Severity, Side},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Cause,
    Concession,
    Condition,
    Exception,
    Before,
    After,
    During,
    Choice,
    Purpose,
}

fn relation(norm: &str, next: &str) -> Option<Relation> {
    use Relation::*;
    Some(match norm {
        "because" | "since" | "therefore" | "thus" | "hence" | "consequently" | "thanks" => Cause,
        "due" if next == "to" => Cause,
        "despite" | "although" | "though" | "notwithstanding" | "nevertheless" | "nonetheless" | "however" => Concession,
        "even" if matches!(next, "if" | "though") => Concession,
        "but" | "yet" if next != "also" => Concession,
        "if" | "provided" => Condition,
        "unless" | "except" | "besides" => Exception,
        "before" | "until" | "till" => Before,
        "after" | "once" | "afterwards" | "following" => After,
        "during" | "while" | "amid" | "when" => During,
        "or" => Choice,
        "so" if next == "that" => Purpose,
        _ => return None,
    })
}

/// Linked or slotted connectives that do not tell of one relation.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    case.changes.iter().filter(|change| change.kind == Kind::Replaced).filter_map(|change| turned(case, change)).collect()
}

fn turned(case: &Case, change: &Change) -> Option<Drift> {
    let first = |side: Side| {
        change.places.get(side).clone().find_map(|place| {
            relation(case.norm(side, place), case.norm_at(side, place + 1)).map(|relation| (place, relation))
        })
    };
    let ((source, from), (copy, to)) = (first(Side::Source)?, first(Side::Copy)?);
    if !differ(from, to) {
        return None;
    }
    let confidence = 0.88 - 0.25 * case.freedom;
    let (a, b) = (case.norm(Side::Source, source), case.norm(Side::Copy, copy));
    Some(
        Finding::new(case, Category::Connective, &change.places)
            .severity(if confidence >= 0.65 { Severity::Major } else { Severity::Minor })
            .confidence(confidence)
            .because("connective/relation", a, b, confidence)
            .says(format!("the source connects with {}, the copy with {}: another relation", quoted(a), quoted(b)))
            .drift(),
    )
}

/// Whether two relations exclude each other: a sequence may be told as a cause, and times that overlap as one another.
fn differ(a: Relation, b: Relation) -> bool {
    use Relation::*;
    !matches!(
        (a, b),
        (During, After) | (After, During) | (Cause, After) | (After, Cause) | (Cause, During) | (During, Cause)
            | (During, Concession) | (Concession, During) | (Condition, During) | (During, Condition)
    ) && a != b
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
