//! What the trees make of a row of features, and what is told of it.

use super::{
    Context, Judgement, Sense, TIGHT, Word,
    features::{Comparison, FEATURES, Row},
    pair::Meeting,
};
use crate::{
    english::table::sections,
    model::{Evidence, Pair},
    trees::Trees,
};
use std::sync::LazyLock;

static SECTIONS: [&[u8]; 2] = sections(include_bytes!("../../../data/judge.trees"));
/// Whether the meaning clearly shifted.
static SHIFTED: LazyLock<Trees> = LazyLock::new(|| open(SECTIONS[0]));
/// Whether it changed at all, be it by a nuance.
static CHANGED: LazyLock<Trees> = LazyLock::new(|| open(SECTIONS[1]));

/// Facts that are given for a judgement, at most.
const REASONS: usize = 4;
/// Facts that speak less loudly than this are not given.
const WEAK: f32 = 0.2;

fn open(bytes: &'static [u8]) -> Trees<'static> {
    Trees::open(bytes).expect("data/judge.trees is what the trainer wrote")
}

/// The features of two phrases, for the trees and their trainer.
pub(super) fn row(phrases: Pair<&[Word]>, context: &Context) -> Vec<u8> {
    let comparison = Comparison::of(phrases);
    values(&comparison, &comparison.meetings(), phrases, context)
}

fn values(comparison: &Comparison, meetings: &[Meeting], phrases: Pair<&[Word]>, context: &Context) -> Vec<u8> {
    let words = phrases.map(<[Word]>::len);
    let row = Row { comparison, meetings, context, words };
    FEATURES.iter().map(|(_, value)| value(&row)).collect()
}

pub(super) fn judge(phrases: Pair<&[Word]>, context: &Context) -> Judgement {
    let comparison = Comparison::of(phrases);
    if comparison.rest.source.is_empty() && comparison.rest.copy.is_empty() {
        let evidence = Evidence { rule: "lemma/same".to_owned(), weight: Some(-4.0), ..Evidence::default() };
        return Judgement { changed: 0.02, sense: Sense::Same, evidence: vec![evidence] };
    }
    let meetings = comparison.meetings();
    let values = values(&comparison, &meetings, phrases, context);
    let threshold = Judgement::threshold(context.freedom);
    let (shifted, changed) = (SHIFTED.probability(&values), CHANGED.probability(&values));
    let (changed, sense) = if shifted >= threshold {
        (shifted, meetings.first().map_or(Sense::Other, sense))
    } else if changed >= threshold {
        let is_edit = context.freedom < TIGHT;
        (changed, meetings.first().map_or(Sense::Nuance, |meeting| nuance(meeting, is_edit && changed >= UNLIKE)))
    } else {
        (changed, Sense::Same)
    };
    Judgement { changed, sense, evidence: reasons(changed, meetings.first()) }
}

/// From which likelihood on two words that the trees hold for changed, and of which neither is a kind of the other, mean
/// different things, where nothing else was reworded. Set on our own pairs of sentences.
const UNLIKE: f32 = 0.68;

/// In which way the meaning of a decisive pair changed.
fn sense(meeting: &Meeting) -> Sense {
    if meeting.is_opposite() { Sense::Opposite } else { Sense::Other }
}

/// In which way it changed where that may be by a nuance only; `unlike` where too much speaks against that.
fn nuance(meeting: &Meeting, unlike: bool) -> Sense {
    if meeting.is_level() {
        Sense::Level
    } else if unlike && meeting.relation.synonym == 0.0 {
        Sense::Other
    } else {
        Sense::Nuance
    }
}

/// The odds, and the facts of the decisive pair that speak loudest.
fn reasons(changed: f32, decisive: Option<&Meeting>) -> Vec<Evidence> {
    let share = changed.clamp(1e-3, 1.0 - 1e-3);
    let odds = ("meaning/odds", (share / (1.0 - share)).ln());
    let mut facts = decisive.map(Meeting::facts).unwrap_or_default();
    facts.retain(|(_, weight)| weight.abs() >= WEAK);
    facts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    facts.truncate(REASONS);
    let lemma = |pick: fn(&Meeting) -> String| decisive.map(pick);
    let evidence = |(rule, weight): (&str, f32)| Evidence {
        rule: rule.to_owned(),
        source: lemma(|meeting| meeting.source.lemma.to_owned()),
        copy: lemma(|meeting| meeting.copy.lemma.to_owned()),
        weight: Some(weight),
    };
    std::iter::once(odds).chain(facts).map(evidence).collect()
}
