//! Quotations: which of both sides belong together, and what an altered one carries.

mod carried;

use super::{
    case::Case,
    changes::Change,
    finding::{Finding, quoted},
    words,
};
use crate::model::{Category, Document, Drift, Evidence, Pair, Severity, Side, Span, TokenKind};
use std::{cmp::Ordering, ops::Range};

/// A quotation of the source and the one of the copy that holds its words; places of the words between the marks.
pub(crate) struct Matched {
    /// The words quoted on both sides.
    pub places: Pair<Range<usize>>,
    /// Whether they are the same, word by word.
    pub verbatim: bool,
}

impl Matched {
    /// Whether a phrase lies in the quotation on both sides.
    fn holds(&self, places: &Pair<Range<usize>>) -> bool {
        Side::BOTH.iter().all(|&side| {
            let (places, whole) = (places.get(side), self.places.get(side));
            whole.start <= places.start && places.end <= whole.end
        })
    }
}

/// Whether a phrase lies in one quotation on both sides.
pub(crate) fn hold(case: &Case, places: &Pair<Range<usize>>) -> bool {
    matched(case).iter().any(|quotation| quotation.holds(places))
}

/// The parts of quotations that lie in the bead, as places of their words.
pub(crate) fn of(case: &Case, side: Side) -> Vec<Range<usize>> {
    let words = case.words.get(side);
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Vec::new();
    };
    let document = case.document(side);
    let reach = document.span_of(first.token..first.token + 1).cover(document.span_of(last.token..last.token + 1));
    overlapping(document, reach)
        .map(|content| {
            let start = words.partition_point(|word| document.tokens[word.token].span.start < content.start);
            let end = words.partition_point(|word| document.tokens[word.token].span.end <= content.end);
            start..end.max(start)
        })
        .filter(|range| !range.is_empty())
        .collect()
}

/// The contents of the outermost quotations that reach into a span.
fn overlapping(document: &Document, span: Span) -> impl Iterator<Item = Span> + '_ {
    let end = document.quotations.partition_point(|quotation| quotation.span.start < span.end);
    let start = end.saturating_sub(64);
    document.quotations[start..end]
        .iter()
        .filter(move |quotation| quotation.depth == 0 && quotation.content.overlaps(span))
        .map(|quotation| quotation.content)
}

/// Quotations of both sides whose words are linked with each other for the most part.
pub(crate) fn matched(case: &Case) -> Vec<Matched> {
    let copies = of(case, Side::Copy);
    if copies.is_empty() {
        return Vec::new();
    }
    let mut matched = Vec::new();
    for source in of(case, Side::Source) {
        let best = copies
            .iter()
            .map(|copy| {
                let into = |place: &usize| case.partners.of(Side::Source, *place).iter().any(|p| copy.contains(p));
                (source.clone().filter(into).count(), copy)
            })
            .max_by_key(|(links, copy)| (*links, std::cmp::Reverse(copy.start)));
        if let Some((links, copy)) = best
            && links * 3 >= source.len().min(copy.len())
            && links > 0
        {
            let places = Pair::new(source, copy.clone());
            matched.push(Matched { verbatim: verbatim(case, &places), places });
        }
    }
    matched
}

/// The words of a range in full, without marks.
fn spoken<'c>(case: &'c Case, side: Side, places: Range<usize>) -> impl Iterator<Item = &'c str> {
    let row = case.words.get(side)[places].iter();
    row.filter(|word| word.kind != TokenKind::Punctuation).map(|word| words::full(word.norm))
}

/// Whether the words of two ranges are the same, one after the other.
fn verbatim(case: &Case, places: &Pair<Range<usize>>) -> bool {
    let [source, copy] = Side::BOTH.map(|side| spoken(case, side, places.get(side).clone()));
    source.eq(copy)
}

/// Reports what changed inside matched quotations as such: an altered quotation carries the inner change as its evidence,
/// unless that says more by itself; one that is altered without any drift is a nuance.
pub(crate) fn gather(case: &Case, mut drifts: Vec<Drift>) -> Vec<Drift> {
    for quotation in matched(case).into_iter().filter(|quotation| !quotation.verbatim) {
        let spans = Pair::new(
            case.span(Side::Source, quotation.places.source.clone()),
            case.span(Side::Copy, quotation.places.copy.clone()),
        );
        let mut inner: Vec<&mut Drift> = drifts.iter_mut().filter(|drift| lies_in(drift, &spans)).collect();
        inner.iter_mut().for_each(|drift| carry(drift));
        let misspelt_only = !inner.is_empty() && inner.iter().all(|drift| drift.category == Category::Spelling);
        inner.retain(|drift| drift.severity > Severity::Neutral);
        if misspelt_only {
            continue;
        }
        if inner.is_empty() {
            drifts.push(nuance(case, &quotation));
        } else if inner.iter().all(|drift| drift.severity < Severity::Major) {
            let is_altered = carried::is_altered(case, &quotation);
            let is_told = |drift: &Drift| drift.category == Category::Quotation && is_grave(case, &quotation);
            let told = inner.into_iter().filter(|drift| is_altered || is_told(drift));
            let rank = |drift: &Drift| (drift.category == Category::Quotation, drift.confidence);
            if let Some(drift) = told.max_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(Ordering::Equal)) {
                drift.severity = Severity::Major;
            }
        }
    }
    drifts
}

fn lies_in(drift: &Drift, spans: &Pair<Option<Span>>) -> bool {
    let mut inside = false;
    for side in Side::BOTH {
        match (drift.spans.get(side), spans.get(side)) {
            (Some(inner), Some(outer)) if outer.contains(*inner) => inside = true,
            (Some(_), _) => return false,
            _ => {}
        }
    }
    inside
}

/// Turns a drift inside a quotation into an altered quotation, or notes where it stands: what is left out of a quotation
/// is an omission all the same.
fn carry(drift: &mut Drift) {
    use Category::*;
    let worded =
        matches!(drift.category, Substitution | Specificity | Framing | Addition | Tense | Modality | Connective);
    drift.evidence.push(Evidence { rule: "quotation/altered".to_owned(), weight: Some(1.0), ..Evidence::default() });
    if drift.severity > Severity::Neutral && drift.category != Spelling {
        if worded {
            drift.category = Quotation;
        }
        if worded || drift.category == Omission {
            drift.message = format!("inside quotation marks, {}", drift.message);
        }
    }
}

/// Whether words of a quotation were replaced while the text around it was kept: then nothing but the quotation was put
/// in other words, and it is graver than in a text that is reworded throughout, as translations are.
fn is_grave(case: &Case, quotation: &Matched) -> bool {
    const KEPT: f32 = 0.4;
    let inside = |change: &Change| quotation.holds(&change.places);
    let replaced = |change: &Change| change.content.source > 0 && change.content.copy > 0 && !change.harmless;
    case.freedom < KEPT && case.changes.iter().any(|change| inside(change) && replaced(change))
}

/// What was altered in a quotation: from the first word that differs to the last, on both sides.
fn altered(case: &Case, places: &Pair<Range<usize>>) -> String {
    let spoken = |side: Side| {
        let is_spoken = |place: &usize| case.word(side, *place).kind != TokenKind::Punctuation;
        places.get(side).clone().filter(is_spoken).collect::<Vec<_>>()
    };
    let (source, copy) = (spoken(Side::Source), spoken(Side::Copy));
    let same = |a: &usize, b: &usize| words::same(case.norm(Side::Source, *a), case.norm(Side::Copy, *b));
    let differing = words::differing(&source, &copy, same);
    let text = |side: Side, words: &[usize]| match &words[differing.get(side).clone()] {
        [first, .., last] => quoted(case.text(side, *first..last + 1)),
        [only] => quoted(case.text(side, *only..only + 1)),
        [] => String::new(),
    };
    match (text(Side::Source, &source), text(Side::Copy, &copy)) {
        (lost, gained) if gained.is_empty() => format!("inside quotation marks, the copy leaves out {lost}"),
        (lost, gained) if lost.is_empty() => format!("inside quotation marks, the copy adds {gained}"),
        (source, copy) => format!("inside quotation marks, the source says {source}, the copy {copy}"),
    }
}

/// A quotation whose words differ though no drift was found in them.
fn nuance(case: &Case, quotation: &Matched) -> Drift {
    let text = |side: Side| case.text(side, quotation.places.get(side).clone());
    let is_grave = is_grave(case, quotation) || carried::is_altered(case, quotation);
    Finding::new(case, Category::Quotation, &quotation.places)
        .severity(if is_grave { Severity::Major } else { Severity::Minor })
        .confidence(0.5)
        .because("quotation/not-verbatim", text(Side::Source), text(Side::Copy), 0.5)
        .says(altered(case, &quotation.places))
        .drift()
}
