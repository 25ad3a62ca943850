//! One change, one report: of what several checks saw of it, the category that says most stays.

use super::{case::Case, quotes, series::Reordered, severity};
use crate::model::{Category, Drift, Pair, Severity, Side, Span};
use std::collections::BTreeMap;

/// The drifts of a bead to report: of those that share words, the one that says most; with what stands in quotations
/// reported as altered quotations.
pub(crate) fn settled(case: &Case, mut proposals: Vec<Drift>) -> Vec<Drift> {
    if !proposals.is_empty() {
        let reordered = Reordered::of(case);
        proposals.retain(|drift| !reordered.explains(case, drift));
    }
    proposals.sort_by(|a, b| {
        let standing =
            |drift: &Drift| (drift.severity >= Severity::Major || drift.category == Category::Spelling, rank(drift));
        standing(b).cmp(&standing(a)).then(b.confidence.total_cmp(&a.confidence)).then(width(a).cmp(&width(b)))
    });
    let mut kept = Kept::default();
    for drift in proposals {
        match kept.of_same_change(&drift) {
            Some(other) => absorb(other, drift),
            None => kept.push(drift),
        }
    }
    let mut kept = kept.drifts;
    for drift in &mut kept {
        severity::settle(case, drift);
    }
    quotes::gather(case, kept)
}

/// How much a category says of a change: among those that matter, the higher stays.
fn rank(drift: &Drift) -> u8 {
    use Category::*;
    match drift.category {
        Spelling => 30,
        Untranslated => 29,
        Unit => 28,
        Date => 27,
        Number => 26,
        Attribution => 25,
        Quotation => 24,
        Reference => 23,
        Agency => 22,
        Idiom => 21,
        Entity => 20,
        Negation => 19,
        Connective => 18,
        Antonym => 17,
        Quantifier => 16,
        Modality => 15,
        Tense => 14,
        Framing => 13,
        Substitution => 12,
        Specificity => 11,
        Omission | Addition => 10,
        Order | Headline | Caption | Credit => 9,
    }
}

/// How many bytes a drift covers.
fn width(drift: &Drift) -> usize {
    drift.spans.source.map_or(0, Span::len) + drift.spans.copy.map_or(0, Span::len)
}

/// Drifts of which no two share words on a side.
#[derive(Default)]
struct Kept {
    drifts: Vec<Drift>,
    /// For each side, where a drift starts: where it ends, and which it is.
    places: Pair<BTreeMap<usize, (usize, usize)>>,
}

impl Kept {
    /// The first one that tells of the same change as another drift: they share words on a side.
    fn of_same_change(&mut self, drift: &Drift) -> Option<&mut Drift> {
        let on_side = |side: Side| {
            let span = (*drift.spans.get(side))?;
            let before = self.places.get(side).range(..span.end).rev().map(|(_, &place)| place);
            before.take_while(|&(end, _)| end > span.start).map(|(_, index)| index).min()
        };
        let first = Side::BOTH.into_iter().filter_map(on_side).min()?;
        self.drifts.get_mut(first)
    }

    fn push(&mut self, drift: Drift) {
        for side in Side::BOTH {
            if let Some(span) = drift.spans.get(side) {
                self.places.get_mut(side).insert(span.start, (span.end, self.drifts.len()));
            }
        }
        self.drifts.push(drift);
    }
}

/// Takes over the reasons of a drift that is not reported by itself; it weighs as much as the heavier of the two.
fn absorb(kept: &mut Drift, other: Drift) {
    if kept.category != Category::Spelling {
        kept.severity = kept.severity.max(other.severity);
    }
    for evidence in other.evidence {
        if !kept.evidence.contains(&evidence) {
            kept.evidence.push(evidence);
        }
    }
}
