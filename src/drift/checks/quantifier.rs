//! Scope or degree.
//!
//! Why it matters: “some” is not “most”, and “at least 20” is not “20”.
//!
//! Example: “some residents” → “most residents”; “at least 20 people” → “20 people”.
//!
//! Not flagged: words of one degree for each other (“over”, “more than”; “nearly”, “almost”).

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Severity, Side},
};
use std::ops::Range;

/// Quantifiers and degrees on one side of a change without their equal on the other.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    case.changes.iter().filter(|change| change.kind != Kind::Moved).filter_map(|change| scope(case, change)).collect()
}

/// What a quantifier measures, and how far it goes.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Scope {
    /// How many of a set, 0 none to 10 all.
    Share(u8),
    /// A bound or nearness of a number: below, about, above.
    Bound(i8),
    /// Degree of an adjective.
    Degree(u8),
    /// How often.
    Often(u8),
    /// Nothing else.
    Only,
}

fn single(norm: &str) -> Option<Scope> {
    use Scope::*;
    Some(match norm {
        "all" | "every" | "everyone" | "everybody" | "everything" | "each" | "entire" | "whole" => Share(10),
        "most" | "mostly" | "majority" | "largely" | "mainly" => Share(7),
        "many" | "numerous" | "much" => Share(6),
        "several" | "various" => Share(4),
        "some" | "someone" | "somebody" | "something" => Share(3),
        "few" | "handful" | "minority" => Share(2),
        "any" | "anyone" | "anybody" | "anything" => return None,
        "none" | "nobody" | "nothing" => Share(0),
        "nearly" | "almost" | "virtually" => Bound(-1),
        "about" | "around" | "approximately" | "roughly" | "some-what" => return None,
        "exactly" | "precisely" => Bound(0),
        "fully" | "completely" | "entirely" | "totally" | "wholly" | "absolutely" => Degree(10),
        "extremely" | "hugely" | "vastly" => Degree(9),
        "partly" | "partially" | "somewhat" | "slightly" => Degree(3),
        "always" | "constantly" | "invariably" => Often(10),
        "usually" | "generally" | "normally" | "typically" => Often(8),
        "often" | "frequently" | "regularly" => Often(7),
        "sometimes" | "occasionally" | "periodically" => Often(4),
        "rarely" | "seldom" => Often(2),
        "only" | "solely" | "exclusively" => Only,
        _ => return None,
    })
}

/// The first quantifier of a range, with its words.
fn first(case: &Case, side: Side, range: Range<usize>) -> Option<(Range<usize>, Scope)> {
    range.clone().find_map(|place| {
        let next = case.norm_at(side, place + 1);
        let pair = match (case.norm(side, place), next) {
            ("at", "least") | ("no", "fewer" | "less") => Some((place..place + 2, Scope::Bound(1))),
            ("at", "most") | ("up", "to") => Some((place..place + 2, Scope::Bound(-1))),
            ("more", "than") => Some((place..place + 2, Scope::Bound(2))),
            ("less" | "fewer", "than") => Some((place..place + 2, Scope::Bound(-2))),
            _ => None,
        };
        pair.or_else(|| single(case.norm(side, place)).map(|scope| (place..place + 1, scope)))
    })
}

fn scope(case: &Case, change: &Change) -> Option<Drift> {
    let source = first(case, Side::Source, change.places.source.clone());
    let copy = first(case, Side::Copy, change.places.copy.clone());
    let confidence = match (&source, &copy) {
        (Some((_, a)), Some((_, b))) => apart(*a, *b)? - 0.2 * case.freedom,
        (Some((_, scope)), None) => lone(case, Side::Copy, *scope)?,
        (None, Some((_, scope))) => lone(case, Side::Source, *scope)?,
        (None, None) => return None,
    };
    let severity = match confidence {
        c if c >= 0.62 => Severity::Major,
        c if c >= 0.25 => Severity::Minor,
        _ => return None,
    };
    let mut places = change.places.clone();
    places.source = source.map_or(places.source, |(range, _)| range);
    places.copy = copy.map_or(places.copy, |(range, _)| range);
    let (a, b) = (case.text(Side::Source, places.source.clone()), case.text(Side::Copy, places.copy.clone()));
    let message = match (a.is_empty(), b.is_empty()) {
        (false, false) => format!("the source says {}, the copy {}: another scope or degree", quoted(a), quoted(b)),
        (false, true) => format!("the source limits it ({}), the copy does not", quoted(a)),
        _ => format!("the copy limits it ({}), the source does not", quoted(b)),
    };
    Some(
        Finding::new(case, Category::Quantifier, &places)
            .severity(severity)
            .confidence(confidence)
            .because("quantifier/scope", a, b, confidence)
            .says(message)
            .drift(),
    )
}

/// How surely two quantifiers differ; `None` where one can stand for the other.
fn apart(a: Scope, b: Scope) -> Option<f32> {
    use Scope::*;
    match (a, b) {
        _ if a == b => None,
        (Share(x), Share(y)) | (Degree(x), Degree(y)) | (Often(x), Often(y)) => match x.abs_diff(y) {
            0 | 1 => None,
            2 => Some(0.6),
            _ => Some(0.9),
        },
        (Bound(x), Bound(y)) => (x.abs_diff(y) > 1).then_some(0.85),
        _ => Some(0.6),
    }
}

/// How surely a quantifier that only one side has changes the scope, unless the other side has one like it.
fn lone(case: &Case, other: Side, scope: Scope) -> Option<f32> {
    use Scope::*;
    let like = |there: Scope| std::mem::discriminant(&there) == std::mem::discriminant(&scope);
    if case.words.get(other).iter().any(|word| single(word.norm).is_some_and(like)) {
        return None;
    }
    let strength = match scope {
        Share(10) | Degree(10) => 0.5,
        Only => 0.8,
        Bound(_) => 0.85,
        _ => 0.75,
    };
    Some(strength - 0.45 * case.freedom)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Quantifier,
    };

    #[test]
    fn another_scope_is_flagged() {
        flags(Quantifier, "⟦Some⟧ residents left the town.", "⟦Most⟧ residents left the town.");
        flags(Quantifier, "⟦At least⟧ 20 people were hurt.", "20 people were hurt.");
    }

    #[test]
    fn one_degree_in_two_words_is_not() {
        passes("Nearly half of the homes lost power.", "Almost half of the homes lost power.");
        passes("Everyone left the town.", "Everybody left the town.");
    }
}
