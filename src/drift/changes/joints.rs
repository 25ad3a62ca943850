//! Joins neighbouring changes that are one edit.

use super::{Change, Kind, kind};
use crate::{
    drift::{case::Case, harmless},
    english::classes::are_opposites,
    model::{Pair, Side},
};
use std::ops::Range;

/// Joins neighbouring replacements within one name (Fox, News and Gadget, Clock are one change), a word that stands for a
/// joint with the word beside it that it really stands for (`near`, `far` and `from`), and the parts of one way to say a
/// thing (`right now`, `at the moment`).
pub(super) fn joined(case: &Case, changes: Vec<Change>) -> Vec<Change> {
    let mut whole: Vec<Change> = Vec::with_capacity(changes.len());
    for change in changes {
        let is_parted = are_parted_by_light_words(case, &whole, &change);
        if is_parted {
            whole.pop();
        }
        match whole.last_mut() {
            Some(last) if is_parted || are_one(case, last, &change) => {
                last.places.source.end = change.places.source.end;
                last.places.copy.end = change.places.copy.end;
                last.content = last.content.zip(change.content).map(|(a, b)| a + b);
                last.kind = kind(&last.places);
            }
            _ => whole.push(change),
        }
    }
    whole
}

fn are_one(case: &Case, last: &Change, next: &Change) -> bool {
    Side::BOTH.iter().all(|&side| goes_on(case, side, last, next))
        || completes(last, next)
        || brings_opposite(case, last, next)
        || rejoins(case, last, next)
}

/// Whether the change before the last and this one are the halves of a listed synonym, and the last is but light words
/// between them, as the article of `at the moment`.
fn are_parted_by_light_words(case: &Case, whole: &[Change], next: &Change) -> bool {
    let [.., first, light] = whole else { return false };
    light.is_light()
        && matches!(light.kind, Kind::Gained | Kind::Lost)
        && first.touches(light)
        && light.touches(next)
        && harmless::is_synonym(case, &reach(first, next))
}

/// From the first word of two changes to the last, on both sides.
fn reach(last: &Change, next: &Change) -> Pair<Range<usize>> {
    last.places.clone().zip(next.places.clone()).map(|(a, b)| a.start.min(b.start)..a.end.max(b.end))
}

/// Whether two changes with nothing but marks between them are one word cut in two ways (`non-profit`, `non - profit`),
/// or listed as two ways of saying one thing.
fn rejoins(case: &Case, last: &Change, next: &Change) -> bool {
    let places = reach(last, next);
    let close = Side::BOTH.iter().all(|&side| {
        let (before, after) = (last.places.get(side).end, next.places.get(side).start);
        (before..after).len() <= 1 && (before..after).all(|place| !case.word(side, place).is_word())
    });
    close
        && last.kind != Kind::Moved
        && next.kind != Kind::Moved
        && (harmless::reads_the_same(case, &places) || harmless::is_synonym(case, &places))
}

/// Whether of two neighbouring changes one has content on one side only and the other is what that side lacks.
fn completes(last: &Change, next: &Change) -> bool {
    let one_sided = |change: &Change| (change.content.source == 0) != (change.content.copy == 0);
    let kinds = (last.kind, next.kind);
    last.touches(next)
        && one_sided(last)
        && one_sided(next)
        && (last.content.source == 0) != (next.content.source == 0)
        && (kinds.0 == Kind::Replaced || kinds.1 == Kind::Replaced)
        && kinds.0 != Kind::Moved
        && kinds.1 != Kind::Moved
}

/// Whether of two neighbouring changes one brings the opposite of what the other replaces: `near`, `far` and `away from`.
fn brings_opposite(case: &Case, last: &Change, next: &Change) -> bool {
    let pairs = [(last, next), (next, last)];
    let is_brought = pairs.into_iter().any(|(brought, replaced)| {
        let side = match brought.kind {
            Kind::Gained => Side::Copy,
            Kind::Lost => Side::Source,
            Kind::Replaced | Kind::Moved => return false,
        };
        let (own, other) = (brought.places.get(side), replaced.places.get(side.other()));
        replaced.kind == Kind::Replaced
            && own.len() == 1
            && other.len() == 1
            && are_opposites(case.norm(side, own.start), case.norm(side.other(), other.start))
    });
    last.touches(next) && is_brought
}

/// Whether one replacement follows another within the same capitals.
fn goes_on(case: &Case, side: Side, last: &Change, next: &Change) -> bool {
    let (before, after) = (last.places.get(side), next.places.get(side));
    let capital = |place: usize| case.form(side, place).chars().next().is_some_and(char::is_uppercase);
    last.kind == Kind::Replaced
        && next.kind == Kind::Replaced
        && before.end == after.start
        && !before.is_empty()
        && capital(before.end - 1)
        && capital(after.start)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Antonym,
    };

    #[test]
    fn the_halves_of_a_synonym_are_one_change_whatever_parts_them() {
        passes("The team is in Lyon right now.", "The team is in Lyon at the moment.");
        passes("The team is in Lyon at the moment.", "The team is in Lyon right now.");
    }

    #[test]
    fn an_opposite_of_several_words_is_one_change_and_a_nearer_description_is_none() {
        flags(Antonym, "The old mill stands ⟦near⟧ the river.", "The old mill stands ⟦far away from⟧ the river.");
        passes("The old mill stands near the river.", "The old mill stands close to the river.");
    }
}
