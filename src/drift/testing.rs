//! How checks are tested: two sentences, with what must be found marked ⟦so⟧ on each side.

use super::{drifts, score};
use crate::{
    Options,
    english::Analysis,
    model::{Category, Drift, Original, Pair, Severity, Side, Span},
    read,
};

/// What a pair of texts makes of the whole way up to the drifts.
pub(crate) fn found(source: &str, copy: &str) -> Vec<Drift> {
    all(source, copy, true)
}

/// The same for texts of several sentences.
pub(crate) fn found_in_story(source: &str, copy: &str) -> Vec<Drift> {
    all(source, copy, false)
}

/// How far one sentence drifted from another.
pub(crate) fn scored(source: &str, copy: &str) -> f64 {
    whole_way(source, copy, true).1
}

fn all(source: &str, copy: &str, one_sentence: bool) -> Vec<Drift> {
    whole_way(source, copy, one_sentence).0
}

fn whole_way(source: &str, copy: &str, one_sentence: bool) -> (Vec<Drift>, f64) {
    let original = |text: &str| Original { text: text.to_owned(), ..Original::default() };
    let documents = Pair::new(source, copy).map(|text| read::document(original(text), one_sentence));
    let analyses = documents.as_ref().map(Analysis::new);
    let beads = crate::align::beads(analyses.as_ref());
    let relation = crate::lineage::relation(analyses.as_ref(), &beads);
    let drifts = drifts(analyses.as_ref(), &beads, &relation, &Options { force: true, ..Options::default() });
    let score = score(analyses.as_ref(), &beads, &drifts);
    (drifts, score)
}

/// The text without its ⟦marks⟧, and what they mark.
fn unmarked(text: &str) -> (String, Option<Span>) {
    let plain: String = text.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
    let start = text.find('⟦');
    let end = text.find('⟧');
    let span = start.zip(end).map(|(start, end)| Span::new(start, end - '⟦'.len_utf8()));
    (plain, span)
}

/// A drift of this category and at least minor severity must touch what is marked; a side without marks is free.
#[track_caller]
pub(crate) fn flags(category: Category, source: &str, copy: &str) {
    let (texts, marks): (Vec<String>, Vec<Option<Span>>) = [source, copy].into_iter().map(unmarked).unzip();
    let drifts = found(&texts[0], &texts[1]);
    let touches = |drift: &Drift| {
        Side::BOTH.iter().zip(&marks).all(|(&side, mark)| match (mark, drift.spans.get(side)) {
            (Some(mark), Some(span)) => mark.overlaps(*span),
            (Some(_), None) => false,
            (None, _) => true,
        })
    };
    let hit = |drift: &&Drift| drift.category == category && drift.severity >= Severity::Minor && touches(drift);
    assert!(drifts.iter().any(|drift| hit(&drift)), "no {category:?} where marked; found {drifts:#?}");
}

/// Nothing of major severity or above may be found.
#[track_caller]
pub(crate) fn passes(source: &str, copy: &str) {
    let drifts: Vec<Drift> =
        found(source, copy).into_iter().filter(|drift| drift.severity >= Severity::Major).collect();
    assert!(drifts.is_empty(), "found {drifts:#?}");
}

/// Nothing of this category may be found at minor severity or above.
#[track_caller]
pub(crate) fn passes_as(category: Category, source: &str, copy: &str) {
    let drifts: Vec<Drift> = found(source, copy)
        .into_iter()
        .filter(|drift| drift.category == category && drift.severity >= Severity::Minor)
        .collect();
    assert!(drifts.is_empty(), "found {drifts:#?}");
}
