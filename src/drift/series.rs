//! Series of conjuncts that the copy tells in another order: “bread and the best wine” made “the best wine and bread”.
//!
//! Word for word, each item of such a series stands where another one stood; nothing is said of anything else than before.

use super::{
    case::Case,
    changes::{Change, Kind},
};
use crate::model::{Drift, Pair, Side};
use std::ops::Range;

/// Words of an item beyond which it is no longer taken for a conjunct.
const LONGEST_ITEM: usize = 6;

/// Joints on a side beyond which a sentence is a list, in which no order is looked for.
const MOST_JOINTS: usize = 12;

/// Series that both sides tell in different orders: the places of their words.
pub(crate) struct Reordered(Vec<Pair<Range<usize>>>);

impl Reordered {
    /// Those of a bead. Items are compared word by word, determiners aside.
    pub fn of(case: &Case) -> Reordered {
        // Another order takes something that moved, or two words that others stand in for.
        let shifts = |change: &Change| match change.kind {
            Kind::Moved => 2,
            Kind::Replaced => change.places.source.len().max(change.places.copy.len()),
            Kind::Lost | Kind::Gained => 0,
        };
        if case.changes.iter().map(shifts).sum::<usize>() < 2 || case.says(Side::Source, "respectively") {
            return Reordered(Vec::new());
        }
        let rows = Pair::new(Row::of(case, Side::Source), Row::of(case, Side::Copy));
        if rows.source.joints.len().max(rows.copy.joints.len()) > MOST_JOINTS {
            return Reordered(Vec::new());
        }
        let mut found = Vec::new();
        for source in rows.source.chains() {
            for copy in rows.copy.chains().filter(|copy| copy.len() == source.len()) {
                found.extend(same_items(&rows, Pair::new(source, copy)));
            }
        }
        Reordered(found)
    }

    /// Whether a drift tells of nothing but the order of such a series.
    pub fn explains(&self, case: &Case, drift: &Drift) -> bool {
        self.0.iter().any(|series| {
            Side::BOTH.iter().all(|&side| match (drift.spans.get(side), case.span(side, series.get(side).clone())) {
                (Some(span), Some(whole)) => whole.start <= span.start && span.end <= whole.end,
                _ => false,
            })
        })
    }
}

/// The words of a side but its determiners, with the places of what joins conjuncts.
struct Row<'a> {
    norms: Vec<&'a str>,
    places: Vec<usize>,
    /// Indices of commas and conjunctions, a comma before a conjunction aside.
    joints: Vec<usize>,
}

impl<'a> Row<'a> {
    fn of(case: &Case<'a>, side: Side) -> Row<'a> {
        let mut row = Row { norms: Vec::new(), places: Vec::new(), joints: Vec::new() };
        for place in 0..case.len(side) {
            let norm = case.norm(side, place);
            let comma_before_and = norm == "," && is_conjunction(case.norm_at(side, place + 1));
            if matches!(norm, "a" | "an" | "the") || comma_before_and {
                continue;
            }
            if norm == "," || is_conjunction(norm) {
                row.joints.push(row.norms.len());
            }
            row.norms.push(norm);
            row.places.push(place);
        }
        row
    }

    /// Runs of joints that may hold one series together: the last is a conjunction, and no item is too long.
    fn chains(&self) -> impl Iterator<Item = &[usize]> {
        let ends = (0..self.joints.len()).filter(|&last| is_conjunction(self.norms[self.joints[last]]));
        ends.flat_map(move |last| {
            let near = move |first: &usize| *first == last || (2..=LONGEST_ITEM + 1).contains(&self.gap(*first));
            (0..=last).rev().take_while(near).map(move |first| &self.joints[first..=last])
        })
    }

    /// How far a joint is from the next one.
    fn gap(&self, joint: usize) -> usize {
        self.joints[joint + 1] - self.joints[joint]
    }

    /// The items around some joints, of which the first and the last have so many words; none beyond the sentence.
    fn items(&self, joints: &[usize], first: usize, last: usize) -> Option<Vec<&[&'a str]>> {
        let start = joints[0].checked_sub(first)?;
        let end = joints[joints.len() - 1] + 1 + last;
        let mut items = vec![self.norms.get(start..joints[0])?];
        items.extend(joints.windows(2).map(|pair| &self.norms[pair[0] + 1..pair[1]]));
        items.push(self.norms.get(joints[joints.len() - 1] + 1..end)?);
        Some(items)
    }
}

/// The series around two runs of joints, if the items are the same in another order.
fn same_items(rows: &Pair<Row>, joints: Pair<&[usize]>) -> Option<Pair<Range<usize>>> {
    let lengths = || (1..=LONGEST_ITEM).rev();
    let inner = joints.map(|joints| joints[joints.len() - 1] - joints[0]);
    for (first, last) in lengths().flat_map(|first| lengths().map(move |last| (first, last))) {
        let Some(items) = rows.source.items(joints.source, first, last) else { continue };
        let outer = first + last + inner.source;
        for start in lengths().filter(|start| (1..=LONGEST_ITEM).contains(&outer.wrapping_sub(inner.copy + start))) {
            let end = outer - inner.copy - start;
            let Some(others) = rows.copy.items(joints.copy, start, end) else { continue };
            if items != others && sorted(items.clone()) == sorted(others) {
                let range = |row: &Row, joints: &[usize], before: usize, after: usize| {
                    row.places[joints[0] - before]..row.places[joints[joints.len() - 1] + after] + 1
                };
                return Some(Pair::new(
                    range(&rows.source, joints.source, first, last),
                    range(&rows.copy, joints.copy, start, end),
                ));
            }
        }
    }
    None
}

fn sorted<'a>(mut items: Vec<&'a [&'a str]>) -> Vec<&'a [&'a str]> {
    items.sort_unstable();
    items
}

/// Whether a word joins conjuncts whose order says nothing.
fn is_conjunction(norm: &str) -> bool {
    matches!(norm, "and" | "or" | "nor" | "vs" | "vs." | "versus" | "&" | "/")
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::{Agency, Antonym},
    };

    #[test]
    fn conjuncts_that_changed_places_are_not_told() {
        passes("The old and the new mayor opened the fair.", "The new and the old mayor opened the fair.");
        passes(
            "A state pension and a private pension are taxed alike.",
            "A private pension and a state pension are taxed alike.",
        );
        passes(
            "The tax hits local, regional or federal budgets hard.",
            "The tax hits federal, regional or local budgets hard.",
        );
        passes("Was he lucky or was he clever?", "Was he clever or was he lucky?");
    }

    #[test]
    fn an_exchange_between_items_or_beyond_a_series_is() {
        flags(Agency, "The ⟦tall⟧ nurse and the short guard left.", "The ⟦short⟧ nurse and the tall guard left.");
        flags(Antonym, "The old and the new mayor ⟦won⟧.", "The new and the old mayor ⟦lost⟧.");
        flags(Agency, "The nurse and ⟦the guard accused the doctor⟧.", "The nurse and the doctor accused the guard.");
    }
}
