//! Phrases that stand on one side only: how much of a fact they carry, and how sure it is that nothing says it elsewhere.

mod features;
mod model;

use super::{
    beside,
    case::{Case, Use},
    changes::{Change, Kind},
    elsewhere,
    finding::{Finding, quoted},
    modifiers,
    story::Story,
    words,
};
use crate::{
    english::{Analysis, frequency, tags::Upos},
    model::{Bead, Category, Drift, Pair, Role, Severity, Side, Span, TokenKind},
};
use rayon::prelude::*;

/// From which confidence on a missing phrase is major, and from which it is told at all.
const MAJOR: f32 = 0.6;
const MINOR: f32 = 0.03;

/// From which likelihood on the trees are believed. Set on paraphrased news and on pairs of honest translations: the
/// trees know both, and a phrase of the former is a likelier loss than one of the latter.
const ENOUGH: f32 = 0.25;
/// The same for a phrase in whose place something else stands.
const REPLACED: f32 = 0.36;

/// How sure it is that a modifier is missing without which its noun names something else.
const ALTERED: f32 = 0.8;

/// How sure it is that a sentence is missing, of which another one has most words, or others for them.
const RETOLD: f32 = 0.4;

/// Drifts for the phrases that `side` alone has.
pub(crate) fn phrases(case: &Case, side: Side) -> Vec<Drift> {
    candidates(case, side).filter_map(|change| missing(case, side, change)).collect()
}

/// One such phrase as a drift, where it says anything.
fn missing(case: &Case, side: Side, change: &Change) -> Option<Drift> {
    let places = change.places.get(side).clone();
    let load: f32 = places.clone().map(|place| weight(case, side, place)).sum();
    let structural = places.clone().any(|place| {
        words::holds_up(case.norm(side, place)) || matches!(case.tag(side, place).upos, Upos::Pron | Upos::Verb)
    });
    let dated = case.amounts.starts_at(side, places.end);
    if load == 0.0 && (dated || !structural || case.changes.len() > 1)
        || modifiers::are_told(case, side, places.clone())
    {
        return None;
    }
    let reworded = reworded(case, side, change);
    let own = if reworded > 0.0 { model::of_its_own(case, side, change) } else { 1.0 };
    let confidence = confidence(change, load, own, reworded);
    let altered = if modifiers::alter(case, side, places.clone()) { ALTERED - 0.1 * case.freedom } else { 0.0 };
    let confidence = confidence.max(altered);
    // What crossed into the sentence before or behind is not missing.
    let confidence =
        if confidence >= MAJOR && beside::is_told(case, side, &places) { 0.5 * confidence } else { confidence };
    let severity = match confidence {
        c if c >= MAJOR => Severity::Major,
        c if c >= MINOR && change.kind != Kind::Replaced => Severity::Minor,
        _ => return None,
    };
    let text = quoted(case.text(side, places.clone()));
    let (category, _) = told(side);
    let at = |which: Side| if which == side { text.as_str() } else { "" };
    Some(
        Finding::new(case, category, &change.places)
            .severity(severity)
            .confidence(confidence)
            .because("alignment/no-counterpart", at(Side::Source), at(Side::Copy), load)
            .because("phrase/of-its-own", "", "", own)
            .because("text/reworded", "", "", -case.freedom)
            .says(message(case, side, change))
            .drift(),
    )
}

/// What is missing, and what stands in its place, if anything.
fn message(case: &Case, side: Side, change: &Change) -> String {
    let text = |side: Side| quoted(case.text(side, change.places.get(side).clone()));
    let (_, verb) = told(side);
    let said = format!("the copy {verb} {}", text(side));
    match (change.kind, side) {
        (Kind::Replaced, Side::Source) => format!("{said}, and has {} in its place", text(Side::Copy)),
        (Kind::Replaced, Side::Copy) => format!("{said}, where the source has {}", text(Side::Source)),
        _ => said,
    }
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
    let counterparts = elsewhere::counterparts(story, side);
    let lone: Vec<(usize, usize)> = story.alone(side).collect();
    let told = lone.into_par_iter().map(|(bead, sentence)| {
        let document = story.document(side);
        let span = document.sentences[sentence].span;
        let mut spans = Pair::default();
        *spans.get_mut(side) = Some(span);
        let mut drift = story.drift(category, Some(bead), spans);
        drift.severity = sentence_severity(story, side, sentence);
        if elsewhere::is_retold(story, side, sentence, counterparts[sentence]) {
            drift.severity = Severity::Minor;
            drift.confidence = RETOLD;
        }
        drift.message = format!("the copy {verb} the sentence {}", quoted(span.of(document.text())));
        drift.evidence.push(Story::evidence("alignment/no-counterpart", "", ""));
        drift
    });
    told.collect()
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
fn confidence(change: &Change, load: f32, own: f32, reworded: f32) -> f32 {
    let tight = 0.7 + 0.08 * load;
    let enough = if change.kind == Kind::Replaced { REPLACED } else { ENOUGH };
    let free =
        if own >= enough { MAJOR + (0.97 - MAJOR) * (own - enough) / (1.0 - enough) } else { MAJOR * own / enough };
    (tight + (free - tight) * reworded).clamp(0.0, 0.97)
}

/// How far a phrase may be missing only because the text around it was put in other words, 0 to 1: little where the other
/// side has nothing else that could stand for it.
fn reworded(case: &Case, side: Side, change: &Change) -> f32 {
    let steep = if features::rivals(case, side, change).is_empty() { 1.5 } else { 8.0 };
    if change.kind == Kind::Replaced { 1.0 } else { (steep * case.freedom).clamp(0.0, 1.0) }
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
    weight * said_elsewhere(case, side, place)
}

/// What is left of the weight of a word where the other side has one of its lemma: nothing where that one stands for no
/// other word, so that the two are one that moved; little where it does.
fn said_elsewhere(case: &Case, side: Side, place: usize) -> f32 {
    match case.lemmas(side.other()).get(case.lemma(side, place)) {
        None => 1.0,
        Some(Use::Linked) => 0.3,
        Some(Use::Free) => 0.0,
    }
}

/// A phrase that one side may lack, for the trainer.
#[doc(hidden)]
pub struct Row {
    /// The side that has it.
    pub side: Side,
    /// Where.
    pub span: Span,
    /// What the trees see of it.
    pub values: Vec<u8>,
}

/// The phrases that one side of the beads may lack, for the trainer.
#[doc(hidden)]
pub fn rows(analyses: Pair<&Analysis>, beads: &[Bead]) -> Vec<Row> {
    let cases = beads.iter().enumerate().filter(|(_, bead)| bead.is_matched());
    let cases: Vec<Case> = cases.filter_map(|(index, bead)| Case::of(analyses, index, bead)).collect();
    let mut rows = Vec::new();
    for case in &cases {
        for side in Side::BOTH {
            rows.extend(candidates(case, side).filter_map(|change| {
                let phrase = features::Phrase::new(case, side, change);
                let places = change.places.get(side).clone();
                let span = case.span(side, places)?;
                Some(Row { side, span, values: phrase.row() })
            }));
        }
    }
    rows
}

/// The names of the features.
#[doc(hidden)]
pub fn features() -> impl ExactSizeIterator<Item = &'static str> {
    features::FEATURES.iter().map(|(name, _)| *name)
}

/// The changes in which `side` may have something that the other side lacks: what it has alone, and what merely stands in
/// the place of something else.
fn candidates<'c>(case: &'c Case, side: Side) -> impl Iterator<Item = &'c Change> {
    let alone = if side == Side::Source { Kind::Lost } else { Kind::Gained };
    case.changes.iter().filter(move |change| {
        let stands_in = change.kind == Kind::Replaced && !change.linked && *change.content.get(side) > 0;
        (change.kind == alone || stands_in) && !change.harmless
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, found, passes},
        model::Category::{Addition, Omission},
    };

    const SOURCE: &str = "The council voted on Monday to shut two of the four libraries.";

    #[test]
    fn a_fact_of_its_own_is_flagged_in_a_reworded_sentence() {
        let copy = "On Monday the town hall decided that two of its four libraries must close, ⟦which angered the \
                    teachers' union⟧.";
        flags(Addition, SOURCE, copy);
    }

    #[test]
    fn other_words_for_the_same_are_not() {
        passes(SOURCE, "On Monday the town hall decided that two of its four libraries must close.");
    }

    #[test]
    fn a_clause_that_moved_is_not_missing() {
        passes("After the inquiry, the board paid a fine.", "The board paid a fine after the inquiry.");
        flags(Omission, "⟦After the inquiry⟧, the board paid a fine.", "The board paid a fine.");
    }

    fn left_out(source: &str, copy: &str) -> Vec<String> {
        let omissions = found(source, copy).into_iter().filter(|drift| drift.category == Omission);
        omissions.filter_map(|drift| drift.spans.source).map(|span| span.of(source).to_string()).collect()
    }

    #[test]
    fn a_preposition_is_missing_with_its_phrase_only() {
        let photographs =
            left_out("Select photographs from the bridge collapse", "Workers dead in the bridge collapse");
        assert!(photographs.iter().all(|text| !text.ends_with("from")), "{photographs:?}");
        let diary = "The pilot kept a diary of the voyage in prison.";
        assert_eq!(left_out(diary, "The pilot left the prison."), ["a diary", "voyage"]);
        let staff = "The mayor waited with his staff in the garden near the lake.";
        assert_eq!(left_out(staff, "The mayor waited in the garden near the lake."), ["with his staff"]);
    }
}
