//! Which quantities of two passages stand for each other.

use super::{Comparison, Context, Kind, Quantity, Value, compare};
use crate::model::Pair;

/// Two quantities that stand for each other, and how they compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Index into the source's quantities.
    pub source: usize,
    /// Index into the copy's quantities.
    pub copy: usize,
    /// How they compare.
    pub comparison: Comparison,
}

/// The quantities of two passages, paired as far as they go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// Those that stand for each other, in the order of the source. A range may stand for two quantities.
    pub matches: Vec<Match>,
    /// Those that only the source has.
    pub source_alone: Vec<usize>,
    /// Those that only the copy has.
    pub copy_alone: Vec<usize>,
}

/// How far from the diagonal two quantities of long passages may stand, so that the cost stays linear.
const REACH: usize = 32;

/// Pairs the quantities of two passages: those that mean the same first, wherever they stand, then those that differ.
///
/// `linked` tells for a source's and a copy's index how surely the words around them stand for each other (from the
/// alignment, from what they count), 0 for not at all. Quantities that differ pair only where it is above 0: the others
/// came and went by themselves.
pub fn match_up(pair: Pair<&[Quantity]>, linked: impl Fn(usize, usize) -> f32, context: &Context) -> Matching {
    let (rows, columns) = (pair.source.len(), pair.copy.len());
    let mut candidates: Vec<(f32, Match)> = Vec::new();
    for source in 0..rows {
        let middle = source * columns / rows;
        for copy in middle.saturating_sub(REACH)..columns.min(middle + REACH) {
            let comparison = compare(Pair::new(&pair.source[source], &pair.copy[copy]), context);
            let linked = linked(source, copy);
            let apart = (source as f32 / rows as f32 - copy as f32 / columns as f32).abs();
            // What came fifth and what lasted five years are one only where they stand for each other.
            let places = [pair.source[source].kind, pair.copy[copy].kind].map(|kind| kind == Kind::Ordinal);
            if places[0] != places[1] && linked == 0.0 {
                continue;
            }
            let dated = pair.source[source].kind.is_date_or_time() && pair.copy[copy].kind.is_date_or_time();
            if let Some(rank) = rank(comparison, linked, dated) {
                candidates.push((rank + linked.min(1.0) * 0.8 - apart * 0.1, Match { source, copy, comparison }));
            }
        }
    }
    candidates
        .sort_by(|(left, a), (right, b)| right.total_cmp(left).then(a.source.cmp(&b.source)).then(a.copy.cmp(&b.copy)));
    let mut free = Pair::new(vec![true; rows], vec![true; columns]);
    let mut matching = Matching::default();
    let (same, other): (Vec<Match>, Vec<Match>) =
        candidates.into_iter().map(|(_, found)| found).partition(|found| found.comparison.is_same());
    take_free(same, &mut free, &mut matching);
    ranges_for_ends(pair, &mut free, &mut matching);
    take_free(other, &mut free, &mut matching);
    matching.matches.sort_by_key(|found| (found.source, found.copy));
    let alone = |free: &[bool]| free.iter().enumerate().filter(|(_, free)| **free).map(|(index, _)| index).collect();
    (matching.source_alone, matching.copy_alone) = (alone(&free.source), alone(&free.copy));
    matching
}

/// Takes the matches of what is still free, the first first.
fn take_free(candidates: Vec<Match>, free: &mut Pair<Vec<bool>>, matching: &mut Matching) {
    for found in candidates {
        if free.source[found.source] && free.copy[found.copy] {
            (free.source[found.source], free.copy[found.copy]) = (false, false);
            matching.matches.push(found);
        }
    }
}

/// The better two quantities go together, the higher; none where they can't stand for each other. Dates that can't be
/// compared may well be one day.
fn rank(comparison: Comparison, linked: f32, dated: bool) -> Option<f32> {
    match comparison {
        Comparison::Same => Some(5.0),
        Comparison::SameConverted => Some(4.0),
        Comparison::Rounded { error, .. } => Some(3.5 - error as f32),
        Comparison::ComparatorChanged(_) => Some(3.0),
        Comparison::UnitMissing(_) => Some(2.0),
        Comparison::Incomparable => (linked > 0.0 && dated).then_some(0.5),
        _ => (linked > 0.0).then_some(1.0),
    }
}

/// Lets a range that is left over stand for the two quantities left over on the other side that are its ends: “from 5 to
/// 10” is read apart, “5-10” as one.
fn ranges_for_ends(pair: Pair<&[Quantity]>, free: &mut Pair<Vec<bool>>, matching: &mut Matching) {
    for source in 0..pair.source.len() {
        if let Some(ends) = ends_of(&pair.source[source], pair.copy, &free.copy).filter(|_| free.source[source]) {
            free.source[source] = false;
            for copy in ends {
                free.copy[copy] = false;
                matching.matches.push(Match { source, copy, comparison: Comparison::Same });
            }
        }
    }
    for copy in 0..pair.copy.len() {
        if let Some(ends) = ends_of(&pair.copy[copy], pair.source, &free.source).filter(|_| free.copy[copy]) {
            free.copy[copy] = false;
            for source in ends {
                free.source[source] = false;
                matching.matches.push(Match { source, copy, comparison: Comparison::Same });
            }
        }
    }
}

/// The free quantities that stand side by side and are the two ends of a range.
fn ends_of(range: &Quantity, others: &[Quantity], free: &[bool]) -> Option<[usize; 2]> {
    let ends = match &range.value {
        Value::Range(low, high) => [Value::Number(*low), Value::Number(*high)],
        Value::Dates(first, last) => [Value::Date(*first), Value::Date(*last)],
        Value::Times(first, last) => [Value::Time(*first), Value::Time(*last)],
        _ => return None,
    };
    let is_end = |index: usize, end: &Value| free[index] && others[index].value == *end;
    let first = (1..others.len()).find(|second| is_end(second - 1, &ends[0]) && is_end(*second, &ends[1]))?;
    Some([first - 1, first])
}
