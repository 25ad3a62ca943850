//! Another person, body, place or demonym; a title or rank changed.
//!
//! Why it matters: it accuses, credits or kills somebody else.
//!
//! Example: “Kherson” → “Kharkiv”; “a China expert” → “a Chinese expert”.
//!
//! Not flagged: the same name shortened, abbreviated or transliterated; a pronoun or title for a name that it can stand
//! for; a capital for its government.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Severity, Side},
};

/// Names replaced by other names.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    case.changes
        .iter()
        .filter(|change| change.kind == Kind::Replaced && !change.harmless)
        .filter_map(|change| replaced(case, change))
        .collect()
}

fn replaced(case: &Case, change: &Change) -> Option<Drift> {
    let names = |side: Side| change.places.get(side).clone().filter(|&place| case.is_name(side, place)).count();
    let (source, copy) = (names(Side::Source), names(Side::Copy));
    if source + copy == 0 || change.content.source == 0 || change.content.copy == 0 || case.same_party(change) {
        return None;
    }
    let said = |side: Side| {
        let other = side.other();
        change
            .places
            .get(side)
            .clone()
            .filter(|&place| case.is_name(side, place))
            .all(|place| case.says(other, case.norm(side, place)))
    };
    let confidence = match (source > 0, copy > 0) {
        _ if said(Side::Source) && said(Side::Copy) => return None,
        (true, true) => 0.92 - 0.2 * case.freedom,
        _ => 0.8 - 0.5 * case.freedom,
    };
    let severity = match confidence {
        c if c >= 0.65 => Severity::Critical,
        c if c >= 0.2 => Severity::Minor,
        _ => return None,
    };
    let (a, b) = (case.text(Side::Source, change.places.source.clone()), case.text(Side::Copy, change.places.copy.clone()));
    Some(
        Finding::new(case, Category::Entity, &change.places)
            .severity(severity)
            .confidence(confidence)
            .because("name/other", a, b, confidence)
            .says(format!("the source names {}, the copy {}", quoted(a), quoted(b)))
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Entity,
    };

    #[test]
    fn another_name_is_flagged() {
        flags(Entity, "Troops left ⟦Kherson⟧ on Monday.", "Troops left ⟦Kharkiv⟧ on Monday.");
    }

    #[test]
    fn the_same_name_shortened_is_not() {
        passes("President Joe Biden spoke in Ohio.", "President Biden spoke in Ohio.");
    }
}
