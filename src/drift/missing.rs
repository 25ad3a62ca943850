//! Phrases that stand on one side only: how much of a fact they carry, and how sure it is that nothing says it elsewhere.

use super::{
    case::Case,
    changes::{Change, Kind},
    finding::{Finding, quoted},
    story::Story,
    words,
};
use crate::{
    english::{frequency, tags::Upos},
    model::{Category, Drift, Pair, Role, Severity, Side, TokenKind},
};
use std::ops::Range;

/// Drifts for the phrases that `side` alone has.
pub(crate) fn phrases(case: &Case, side: Side) -> Vec<Drift> {
    let kind = if side == Side::Source { Kind::Lost } else { Kind::Gained };
    case.changes
        .iter()
        .filter(|change| change.kind == kind && !change.harmless)
        .filter_map(|change| missing(case, side, change))
        .collect()
}

/// One such phrase as a drift, where it says anything.
fn missing(case: &Case, side: Side, change: &Change) -> Option<Drift> {
    let places = change.places.get(side).clone();
    let load: f32 = places.clone().map(|place| weight(case, side, place)).sum();
    let structural = places.clone().any(|place| {
        words::holds_up(case.norm(side, place)) || matches!(case.tag(side, place).upos, Upos::Pron | Upos::Verb)
    });
    let dated = case.amounts.starts_at(side, places.end);
    if load == 0.0 && (dated || !structural || case.changes.len() > 1) {
        return None;
    }
    let confidence = confidence(case, side, places.clone(), load);
    let severity = match confidence {
        c if c >= 0.6 => Severity::Major,
        c if c >= 0.15 => Severity::Minor,
        _ => return None,
    };
    let text = quoted(case.text(side, places.clone()));
    let (category, verb) = told(side);
    let at = |which: Side| if which == side { text.as_str() } else { "" };
    Some(
        Finding::new(case, category, &change.places)
            .severity(severity)
            .confidence(confidence)
            .because("alignment/no-counterpart", at(Side::Source), at(Side::Copy), load)
            .because("text/reworded", "", "", -case.freedom)
            .says(format!("the copy {verb} {text}"))
            .drift(),
    )
}

/// What it is called when `side` alone has something, and what the copy did.
fn told(side: Side) -> (Category, &'static str) {
    match side {
        Side::Source => (Category::Omission, "leaves out"),
        Side::Copy => (Category::Addition, "adds"),
    }
}

/// Drifts for the sentences that `side` alone has.
pub(crate) fn sentences(story: &Story, side: Side) -> Vec<Drift> {
    let (category, verb) = told(side);
    let lone = story.alone(side).map(|(bead, sentence)| {
        let document = story.document(side);
        let span = document.sentences[sentence].span;
        let mut spans = Pair::default();
        *spans.get_mut(side) = Some(span);
        let mut drift = story.drift(category, Some(bead), spans);
        drift.severity = sentence_severity(story, side, sentence);
        drift.message = format!("the copy {verb} the sentence {}", quoted(span.of(document.text())));
        drift.evidence.push(Story::evidence("alignment/no-counterpart", "", ""));
        drift
    });
    lone.collect()
}

/// A lost denial is the worst, as is an added fact that looks checked; a few words that state nothing matter little.
fn sentence_severity(story: &Story, side: Side, sentence: usize) -> Severity {
    const FEW: usize = 4;
    match (story.document(side).role_of(sentence), side) {
        (Role::Caption | Role::CrossHead, _) => Severity::Minor,
        _ if story.words(side, sentence) < FEW && !story.states(side, sentence) => Severity::Minor,
        (_, Side::Source) if story.denies(side, sentence) => Severity::Critical,
        (_, Side::Copy) if story.is_checkable(side, sentence) => Severity::Critical,
        _ => Severity::Major,
    }
}

/// How sure it is that a phrase of this load is a fact that the other side does not tell. In an otherwise equal text
/// whatever is missing is; the more it is reworded, the more a phrase has to be one of its own.
fn confidence(case: &Case, side: Side, places: Range<usize>, load: f32) -> f32 {
    const REWORDED: f32 = 3.0;
    let tight = 0.7 + 0.08 * load;
    let free = 0.3 + 0.8 * of_its_own(case, side, places, load);
    (tight + (free - tight) * (case.freedom * REWORDED).min(1.0)).clamp(0.0, 0.97)
}

/// How likely a phrase of a reworded text stands for itself: a logistic model fitted on paraphrased news and on pairs of
/// honest translations.
fn of_its_own(case: &Case, side: Side, places: Range<usize>, load: f32) -> f32 {
    let size = places.clone().filter(|&place| case.word(side, place).is_word()).count() as f32;
    let all = case.words.get(side).iter().filter(|word| word.is_word()).count().max(1) as f32;
    let yes = |condition: bool| f32::from(u8::from(condition));
    let stops = |place: usize| place >= case.len(side) || case.word(side, place).kind == TokenKind::Punctuation;
    let opens = matches!(case.tag(side, places.start).upos, Upos::Adp | Upos::Sconj | Upos::Cconj);
    let several = size > 1.0;
    let score = -2.62 + 0.58 * load - 0.06 * size.min(8.0)
        + 6.1 * (size / all).min(1.0)
        + 0.29 * yes(opens)
        + 0.35 * yes(several && places.start.checked_sub(1).is_none_or(stops))
        + 0.75 * yes(several && stops(places.end))
        + 0.2 * yes(places.clone().any(|place| case.is_name(side, place)))
        + 1.17 * yes(places.clone().any(|place| case.word(side, place).kind == TokenKind::Number))
        + 0.8 * yes(places.clone().any(|place| case.amounts.is_lone(side, place)));
    1.0 / (1.0 + (-score).exp())
}

/// How much of a fact a word carries, 0 to 1.5: rare words, names and numbers most; what is said elsewhere little.
fn weight(case: &Case, side: Side, place: usize) -> f32 {
    let word = case.word(side, place);
    if !word.content {
        return 0.0;
    }
    let rare = frequency::zipf(word.norm).map_or(1.0, |zipf| ((6.5 - zipf) / 3.0).clamp(0.25, 1.0));
    let weight = match word.kind {
        TokenKind::Number => 1.2,
        TokenKind::Symbol => 0.3,
        _ if case.is_name(side, place) => 1.1,
        _ => rare,
    };
    if said_elsewhere(case, side, place) { 0.3 * weight } else { weight }
}

/// Whether the other side has a word of the same lemma somewhere, though it is linked with another.
fn said_elsewhere(case: &Case, side: Side, place: usize) -> bool {
    let lemma = case.lemma(side, place);
    let other = side.other();
    (0..case.len(other)).any(|there| case.word(other, there).content && case.lemma(other, there) == lemma)
}
