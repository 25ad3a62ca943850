//! What the checks of replaced words share: the verdicts of the judge worded as findings.

use super::{
    case::Case,
    changes::{self, Change, Kind},
    finding::{Finding, quoted},
    meaning::{Judgement, Sense, TIGHT},
    quotes, severity,
};
use crate::{
    english::classes::charged,
    model::{Category, Drift, Severity, Side},
};
use std::{cell::LazyCell, ops::Deref};

/// Findings for the replaced phrases on which the judge's verdict is of this sense, and that `holds` lets through.
pub(crate) fn findings(
    case: &Case,
    category: Category,
    sense: Sense,
    tells: &str,
    holds: impl Fn(&Change) -> bool,
) -> Vec<Drift> {
    // Asked for once, and only where something is told.
    let wording = LazyCell::new(|| wording(case));
    case.changes
        .iter()
        .filter(|change| change.kind == Kind::Replaced && !change.harmless && holds(change))
        // Of quantities, their values tell, but that “over” and “under” are opposites.
        .filter(|change| sense == Sense::Opposite || !case.amounts.compare(case, &change.places))
        .filter_map(|change| Some((change, change.judgement.as_ref().filter(|judgement| judgement.sense == sense)?)))
        .filter_map(|(change, judgement)| finding(case, category, change, judgement, &wording, tells))
        .collect()
}

fn finding(
    case: &Case,
    category: Category,
    change: &Change,
    judgement: &Judgement,
    wording: &impl Deref<Target = f32>,
    tells: &str,
) -> Option<Drift> {
    let charged = is_charged(case, change);
    let threshold = match judgement.sense {
        _ if charged => 0.5,
        // A quotation promises the very words, and opposites are seldom a matter of taste.
        sense if sense == Sense::Opposite || quotes::hold(case, &change.places) => {
            let steep = if change.linked && is_listed(judgement) { 0.25 } else { 0.35 };
            0.5 + steep * case.freedom.clamp(0.0, 1.0)
        }
        _ => threshold(**wording),
    };
    let is_opposite = judgement.sense == Sense::Opposite;
    let is_slot = change.linked || case.freedom < if is_opposite { TIGHT } else { FREE } || are_of_kind(case, change);
    let is_long = is_opposite && change.content.source.max(change.content.copy) > LONG;
    let sure = judgement.changed >= threshold && is_slot && !is_long;
    let severity = match category {
        Category::Specificity if sure && case.freedom < TIGHT && judgement.changed > 0.9 => Severity::Major,
        Category::Specificity => Severity::Minor,
        Category::Substitution if sure && charged => Severity::Critical,
        _ if sure => severity::default(category),
        _ => Severity::Minor,
    };
    let text = |side: Side| case.text(side, change.places.get(side).clone());
    let finding = Finding::new(case, category, &change.places)
        .severity(severity)
        .confidence(judgement.changed)
        .evidence(judgement.evidence.iter().cloned())
        .because("text/reworded", "", "", -case.freedom)
        .says(format!(
            "the source says {}, the copy {}: {tells}",
            quoted(text(Side::Source)),
            quoted(text(Side::Copy))
        ));
    (judgement.changed >= threshold * 0.5).then(|| finding.drift())
}

/// Whether opposites are known as such, rather than likely.
fn is_listed(judgement: &Judgement) -> bool {
    judgement.evidence.iter().any(|evidence| matches!(&*evidence.rule, "class/opposite" | "class/direction"))
}

/// Content words beyond which a phrase is not the opposite of another because a word in it is.
const LONG: usize = 3;

/// From which freedom of wording on words that merely stand in the same place tell nothing of each other unless they are of one
/// part of speech.
const FREE: f32 = 0.35;

/// Whether both phrases of a change have a content word of the same part of speech.
fn are_of_kind(case: &Case, change: &Change) -> bool {
    let kinds = |side: Side| {
        let content = change.places.get(side).clone().filter(move |&place| case.word(side, place).content);
        content.map(move |place| case.tag(side, place).upos)
    };
    kinds(Side::Source).any(|kind| kinds(Side::Copy).any(|other| kind == other))
}

/// How freely the copy is worded as far as another word is to be expected. In a spun copy, where word after word gave way to a
/// synonym and nothing else changed, the one that is none stands out.
fn wording(case: &Case) -> f32 {
    /// How many synonyms make a spun copy.
    const SEVERAL: usize = 2;
    /// What the words replaced in it count for.
    const SPUN: f32 = 0.4;
    let is_synonym = |change: &&Change| {
        change.is_of_one_word()
            && change.judgement.as_ref().map_or(change.harmless, |judgement| judgement.changed < 0.5)
    };
    let loose = changes::looseness(case);
    let is_spun = loose < TIGHT && case.changes.iter().filter(is_synonym).count() >= SEVERAL;
    if is_spun { loose + SPUN * (case.freedom - loose).max(0.0) } else { case.freedom }
}

/// From which likelihood on a changed word is held for a changed meaning. Set on reworded news and on honest translations:
/// the latter change a word here and there, and the judge errs on some; only few of those that it is sure of are harmless.
fn threshold(freedom: f32) -> f32 {
    (0.5 + 1.15 * freedom.max(0.0)).min(0.83)
}

/// Whether a single word of a change judges or softens what it names: there another word is another story.
fn is_charged(case: &Case, change: &Change) -> bool {
    Side::BOTH.iter().any(|&side| {
        let places = change.places.get(side);
        places.len() == 1 && !charged::readings(case.lemma(side, places.start)).is_empty()
    })
}
