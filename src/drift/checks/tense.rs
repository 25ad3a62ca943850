//! Planned, ongoing or done; a state turned into a change.
//!
//! Why it matters: a deal that is planned is not a deal that is signed.
//!
//! Example: “plans to sign” → “signed”; “has been” → “has become”.
//!
//! Not flagged: the tense of a reporting verb, the shift back of reported speech and the present of headlines, which are
//! nuances at most in text that is reworded anyway.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        complements::Governor,
        finding::{Finding, quoted},
        frames, recast,
        verbs::{Group, Time},
        words,
    },
    english::{
        classes::{
            connectives::{self, Relation},
            implicatives::Polarity,
            modality::{self, ModalKind},
            reporting,
        },
        morphology,
        tags::{Tag, Upos, Xpos},
        wordnet::{self, Pos},
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Verb groups with linked heads that do not tell of the same time or phase.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    if !recast::in_verbs(case) {
        return Vec::new();
    }
    let copy = case.verbs(Side::Copy);
    let mut drifts = Vec::new();
    for group in case.verbs(Side::Source) {
        if let Some(partner) = counterpart(case, group, copy) {
            drifts.extend(fulfilled(case, group, partner).or_else(|| compare(case, group, partner)));
        }
    }
    if drifts.is_empty() {
        drifts.extend(case.changes.iter().filter_map(|change| inflected(case, change)));
    }
    drifts
}

/// The group of the copy that has the same verb: its head is linked with the head, or else any of its words is.
fn counterpart<'g, 'a>(case: &Case, group: &Group, copies: &'g [Group<'a>]) -> Option<&'g Group<'a>> {
    let same = |other: &&Group| case.lemma(Side::Source, group.head) == case.lemma(Side::Copy, other.head);
    let heads = case.partners.of(Side::Source, group.head);
    let mut linked = group.places.clone().flat_map(|place| case.partners.of(Side::Source, place));
    copies
        .iter()
        .find(|other| heads.contains(&other.head) && same(other))
        .or_else(|| linked.find_map(|place| copies.iter().find(|other| other.places.contains(place) && same(other))))
}

/// Auxiliaries that came or went, or another inflection of one verb, where the tagger saw no verb.
fn inflected(case: &Case, change: &Change) -> Option<Drift> {
    let auxiliaries = |side: Side| {
        let mut places = change.places.get(side).clone();
        places.all(|place| words::is_auxiliary(case.norm(side, place)))
    };
    let modal =
        |side: Side| change.places.get(side).clone().any(|place| matches!(case.norm(side, place), "may" | "might"));
    // An 's that came or went by itself is a possessive as often.
    let ending = |side: Side| change.places.get(side).clone().all(|place| case.norm(side, place) == "'s");
    let verbs_only = !(ending(Side::Source) && ending(Side::Copy))
        && auxiliaries(Side::Source)
        && auxiliaries(Side::Copy)
        && !(modal(Side::Source) && modal(Side::Copy));
    if case.deny_behind(&change.places) && is_ability(case, change) {
        return None;
    }
    let one_each = change.places.source.len() == 1 && change.places.copy.len() == 1;
    let same_verb = || {
        one_each
            && same_verb(
                case.norm(Side::Source, change.places.source.start),
                case.norm(Side::Copy, change.places.copy.start),
            )
    };
    if change.kind == Kind::Moved || !(verbs_only || same_verb()) {
        return None;
    }
    let confidence = 0.75 - 1.2 * case.freedom;
    let alone = case.changes.iter().filter(|other| !other.harmless).count() == 1;
    (alone && confidence >= 0.4).then(|| finding(case, "tense/form", change.places.clone(), confidence))
}

/// Whether one side of a change is “can” or “could”.
fn is_ability(case: &Case, change: &Change) -> bool {
    Side::BOTH.into_iter().any(|side| matches!(case.norm_before(side, change.places.get(side).end), "can" | "could"))
}

/// Whether two forms can be forms of one verb that differ in tense.
fn same_verb(a: &str, b: &str) -> bool {
    const FORMS: [Xpos; 4] = [Xpos::Vbd, Xpos::Vbz, Xpos::Vb, Xpos::Vbg];
    let lemma = |norm: &str, xpos: Xpos| morphology::lemma(norm, Tag::new(Upos::Verb, xpos)).into_owned();
    let ends = |norm: &str| norm.ends_with('s');
    !(ends(a) != ends(b) && (a.trim_end_matches('s') == b || b.trim_end_matches('s') == a))
        && FORMS.iter().any(|&form| {
            let one = lemma(a, form);
            wordnet::has(&one, Pos::Verb) && FORMS.iter().any(|&other| lemma(b, other) == one)
        })
}

/// Verbs of what is wanted, which is so as long as it is told: plans to, is planning to; by lemma, in order.
const INTENTIONS: [&str; 9] = ["aim", "consider", "expect", "hope", "intend", "look", "plan", "prepare", "seek"];

/// Two groups of one verb, held against each other.
fn compare(case: &Case, source: &Group, copy: &Group) -> Option<Drift> {
    // One form, read as a participle here and as a verb there, is one form.
    let form = |side: Side, group: &Group| case.norms(side, group.places.clone());
    if form(Side::Source, source) == form(Side::Copy, copy) {
        return None;
    }
    // What could not be was not.
    let is_ability = |group: &Group| matches!(group.modal, Some("can" | "could"));
    if source.negated && copy.negated && is_ability(source) != is_ability(copy) {
        return None;
    }
    let (rule, confidence) = if source.time != copy.time {
        match (source.time, copy.time) {
            (Time::None, _) if is_done(copy) && is_planned(case, Side::Source, source) => {
                ("tense/planned", 0.92 - 0.25 * case.freedom)
            }
            (_, Time::None) if is_done(source) && is_planned(case, Side::Copy, copy) => {
                ("tense/planned", 0.92 - 0.25 * case.freedom)
            }
            (Time::None, _) if is_governed(case, Side::Source, source) => return None,
            (_, Time::None) if is_governed(case, Side::Copy, copy) => return None,
            (Time::None, _) | (_, Time::None) => ("tense/finite", 0.6 - 0.5 * case.freedom),
            _ if came_true(case, source, copy) => ("tense/planned", 0.85 - 0.4 * case.freedom),
            _ if source.modal == Some("would") || copy.modal == Some("would") => {
                ("tense/would", 0.45 - 0.2 * case.freedom)
            }
            (Time::Future, _) | (_, Time::Future) => ("tense/future", 0.92 - 0.5 * case.freedom),
            _ => ("tense/past", 0.85 - 0.9 * case.freedom),
        }
    } else if source.perfect != copy.perfect {
        ("aspect/perfect", 0.8 - 0.9 * case.freedom)
    } else if is_proposed(case, source, copy) {
        ("tense/would", 0.72 - 0.7 * case.freedom)
    } else if source.progressive != copy.progressive
        && !(source.perfect && lasts(case))
        && !INTENTIONS.contains(&case.lemma(Side::Source, source.head))
    {
        ("aspect/progressive", 0.8 - 0.9 * case.freedom)
    } else {
        return None;
    };
    let moves = |change: &Change| change.content.source + change.content.copy > 0 && change.kind != Kind::Replaced;
    let is_retold = case.freedom > 0.0 || recast::in_order(case) || case.changes.iter().any(moves);
    let is_shifted = is_retold && rule != "tense/planned" && is_reported(case, source, copy);
    let confidence = if is_shifted { confidence - 0.25 } else { confidence };
    let places = Pair::new(source.places.clone(), copy.places.clone());
    (confidence >= 0.3).then(|| finding(case, rule, places, confidence))
}

fn finding(case: &Case, rule: &str, places: Pair<Range<usize>>, confidence: f32) -> Drift {
    let tells = match rule {
        "tense/fulfilled" => "one of them leaves open whether it came about",
        _ => "not the same time or phase",
    };
    let text = |side: Side| case.text(side, places.get(side).clone());
    Finding::new(case, Category::Tense, &places)
        .graded(confidence, 0.65, Severity::Major)
        .because(rule, text(Side::Source), text(Side::Copy), confidence)
        .says(format!("the source says {}, the copy {}: {tells}", quoted(text(Side::Source)), quoted(text(Side::Copy))))
        .drift()
}

/// Whether a connective turns the clause of a verb into a phrase, so that its time is that of the sentence: “despite the firm
/// distancing itself”, “although the firm distanced itself”.
fn is_governed(case: &Case, side: Side, group: &Group) -> bool {
    const REACH: usize = 4;
    let mut before = group.places.start.saturating_sub(REACH)..group.places.start;
    case.tag(side, group.head).xpos == Xpos::Vbg
        && before.any(|place| {
            let norm = case.norm(side, place);
            case.partners.of(side, place).iter().all(|&there| case.norm(side.other(), there) != norm)
                && connectives::readings(norm).contains(&Relation::Concession)
        })
}

/// Whether one side tells what would be and the other what is.
fn is_proposed(case: &Case, source: &Group, copy: &Group) -> bool {
    let would = |group: &Group| group.modal == Some("would") && !group.perfect;
    let is = |group: &Group| group.modal.is_none() && group.time == Time::Present;
    (would(source) && is(copy) || is(source) && would(copy)) && !is_reported(case, source, copy)
}

/// Whether both sides say for how long: “has lived here for years” is “has been living here for years”.
fn lasts(case: &Case) -> bool {
    Side::BOTH.into_iter().all(|side| case.says(side, "for") || case.says(side, "since"))
}

/// Whether one side reports what was to come and the other that it came: said she would appeal, said she had appealed.
fn came_true(case: &Case, source: &Group, copy: &Group) -> bool {
    let is_to_come = |group: &Group| group.modal == Some("would") && !group.perfect;
    let turns = is_to_come(source) && is_done(copy) || is_done(source) && is_to_come(copy);
    turns && is_reported(case, source, copy)
}

/// Whether a group tells of something that happened.
fn is_done(group: &Group) -> bool {
    group.modal.is_none() && (group.time == Time::Past || group.time == Time::Present && group.perfect)
}

/// Whether both stand in reported speech, where the tense may shift back with the verb of saying.
fn is_reported(case: &Case, source: &Group, copy: &Group) -> bool {
    let shifts = |time: Time| matches!(time, Time::Past | Time::Present);
    let said = |side: Side, group: &Group| {
        let before = 0..group.places.start;
        before.chain(group.places.end..case.len(side)).any(|place| {
            let is_verb = case.tag(side, place).is_verbal();
            is_verb && reporting::verb(case.lemma(side, place)).is_some() || frames::is_according(case, side, place)
        })
    };
    shifts(source.time) && shifts(copy.time) && said(Side::Source, source) && said(Side::Copy, copy)
}

/// Whether an infinitive hangs on a verb of wanting or meaning: plans to sign, agreed to pay. What is managed is done.
fn is_planned(case: &Case, side: Side, group: &Group) -> bool {
    let Some(governor) = Governor::of(case, side, group.places.start) else {
        return false;
    };
    let lemma = case.lemma(side, governor.place);
    let is_meant =
        || modality::readings(lemma).iter().any(|modal| modal.kind == ModalKind::Volition && modal.strength > 0);
    let is_said = || {
        let is_ordered = governor.of_another || case.tag(side, governor.place).xpos == Xpos::Vbn;
        is_ordered && reporting::verb(lemma).is_some() && !group.perfect
    };
    governor.affirmed() == Polarity::Open && (is_meant() || is_said())
}

/// What one side tells as tried, asked or meant and the other as brought about, by the verbs that govern it: “urged them
/// to stay”, “forced them to stay”.
fn fulfilled(case: &Case, source: &Group, copy: &Group) -> Option<Drift> {
    let governor = |side: Side, group: &Group| Governor::of(case, side, group.places.start).filter(Governor::is_known);
    let governors = Pair::new(governor(Side::Source, source)?, governor(Side::Copy, copy)?);
    let is_able = |side: Side| case.lemma(side, governors.get(side).place) == "able";
    let follows = (governors.source.affirmed(), governors.copy.affirmed());
    // Who was able to do it did it, as often as not.
    let is_open_once = matches!(follows, (Polarity::Open, Polarity::True) | (Polarity::True, Polarity::Open));
    if !is_open_once || is_able(Side::Source) || is_able(Side::Copy) {
        return None;
    }
    let places = governors.map(|governor| governor.place..governor.place + 1);
    let confidence = 0.85 - 0.6 * case.freedom;
    (confidence >= 0.3).then(|| finding(case, "tense/fulfilled", places, confidence))
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Tense,
    };

    #[test]
    fn another_time_is_flagged() {
        flags(Tense, "The court ⟦will rule⟧ on the appeal.", "The court ⟦ruled⟧ on the appeal.");
        flags(Tense, "The ministry plans ⟦to sign⟧ the contract.", "The ministry ⟦signed⟧ the contract.");
        flags(Tense, "The firm ⟦builds⟧ a plant in Ohio.", "The firm ⟦is building⟧ a plant in Ohio.");
        flags(Tense, "The firm expects the mill ⟦to close⟧ in May.", "The mill ⟦has closed⟧ in May.");
        flags(Tense, "The guards were ordered to ⟦shoot⟧ the dog.", "The guards ⟦shot⟧ the dog.");
        flags(Tense, "She said she ⟦would sign⟧ the contract.", "She said she ⟦had signed⟧ the contract.");
        flags(Tense, "The bill ⟦would allow⟧ ships into the port.", "The bill ⟦allows⟧ ships into the port.");
        flags(Tense, "The army used to ⟦guard⟧ the wall.", "The army ⟦guards⟧ the wall.");
    }

    #[test]
    fn what_was_tried_or_asked_and_is_told_as_done_is_flagged() {
        flags(Tense, "The bishop ⟦urged⟧ them to stay.", "The bishop ⟦forced⟧ them to stay.");
        flags(Tense, "The troops ⟦attempted⟧ to take the town.", "The troops ⟦succeeded⟧ in taking the town.");
        passes_as(Tense, "The judge compelled the firm to pay.", "The judge forced the firm to pay.");
        passes_as(Tense, "The army was able to retake the town.", "The army managed to retake the town.");
    }

    #[test]
    fn a_contraction_is_not() {
        passes_as(Tense, "They're building a plant in Ohio.", "They are building a plant in Ohio.");
    }

    #[test]
    fn a_report_that_moved_shifts_the_tense() {
        passes("The actor died at home, his family said.", "His family said the actor had died at home.");
        flags(Tense, "The actor ⟦died⟧ at home.", "The actor ⟦had died⟧ at home.");
    }

    #[test]
    fn a_clause_that_became_a_phrase_is_not() {
        passes(
            "The bridge shut although the firm denied a crack.",
            "The bridge shut despite the firm denying a crack.",
        );
    }

    #[test]
    fn what_has_lasted_is_not() {
        passes_as(Tense, "They have lived in Ohio for ten years.", "They have been living in Ohio for ten years.");
        flags(Tense, "They ⟦have repaired⟧ the wall.", "They ⟦have been repairing⟧ the wall.");
    }
}
