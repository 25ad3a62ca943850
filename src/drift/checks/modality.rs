//! Certainty, obligation, condition and hedging; a statement turned into a question or a wish.
//!
//! Why it matters: “may” and “will”, “alleged” and nothing are the difference between a report and a libel.
//!
//! Example: “The bank may close branches” → “The bank will close branches”; “the alleged thief” → “the thief”.
//!
//! A modal or hedge that both sides have but that governs another event on each is flagged too.
//!
//! Not flagged: hedges of one strength for each other (“allegedly”, “reportedly”; “may”, “might”), a contraction, a hedge
//! said elsewhere of the same event.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        operators::{self, Kinds},
        verbs::Time,
        words,
    },
    english::{
        classes::reporting::{self, Stance},
        scopes::{self, Scale},
        tags::{Tag, Upos, Xpos},
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// How sure a modal or hedge is of what it stands with, 0 to 100; nothing said is 100.
fn strength(case: &Case, side: Side, place: usize) -> Option<(Scale, i8)> {
    let after_auxiliary = words::is_auxiliary(case.norm_before(side, place));
    let norm = words::full(case.norm(side, place));
    // Who appears in court is there.
    let is_there = || matches!(case.norm_at(side, place + 1), "at" | "before" | "by" | "in" | "on");
    if norm.starts_with("appear") && is_there() && case.lemma(side, place) == "appear" {
        return None;
    }
    // “Should the talks fail” is “if the talks fail”.
    if place == 0 && norm == "should" && !case.says(side, "?") {
        return None;
    }
    if norm.starts_with("risk") && !is_danger(case, side, place) {
        return None;
    }
    if has_to(case, side, place) {
        return scopes::modality("must", Tag::new(Upos::Aux, Xpos::Md), false, || "must");
    }
    scopes::modality(norm, case.tag(side, place), after_auxiliary, || case.lemma(side, place))
}

/// Who risks losing may lose, as where there is a risk of it; who risks a thing has staked it.
fn is_danger(case: &Case, side: Side, place: usize) -> bool {
    let behind = case.norm_at(side, place + 1);
    matches!(behind, "of" | "that") || behind.ends_with("ing") || case.tag(side, place).upos != Upos::Verb
}

/// Who has to pay must pay; who had to did.
fn has_to(case: &Case, side: Side, place: usize) -> bool {
    let norm = words::full(case.norm(side, place));
    matches!(norm, "have" | "has" | "need" | "needs") && case.norm_at(side, place + 1) == "to"
}

/// Modals and hedges without an equal on the other side, and questions made of statements or the reverse.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    drifts.extend(question(case));
    drifts.extend(case.changes.iter().filter_map(|change| unconditional(case, change)));
    drifts.extend(Side::BOTH.into_iter().find_map(|side| unproven(case, side)));
    drifts.extend(case.changes.iter().filter_map(|change| undecided(case, change)));
    for change in case.changes.iter().filter(|change| change.kind != Kind::Moved) {
        drifts.extend(hedge(case, &change.places));
    }
    drifts.extend(operators::moved(case, &GOVERNING));
    drifts
}

/// Modals and hedges that hold of another event on each side.
const GOVERNING: Kinds = Kinds {
    category: Category::Modality,
    rule: "scope/modality",
    says: |case, side, place| strength(case, side, place).is_some_and(|(scale, _)| scale != Scale::Intent),
    wanted: operators::is_modality,
};

/// A question on one side only.
fn question(case: &Case) -> Option<Drift> {
    let asks = Side::BOTH
        .map(|side| case.words.get(side).iter().any(|word| word.norm.contains('?')) || is_inverted(case, side));
    if asks[0] == asks[1] {
        return None;
    }
    let side = if asks[0] { Side::Source } else { Side::Copy };
    let whole = Pair::new(0..case.len(Side::Source), 0..case.len(Side::Copy));
    let message = match side {
        Side::Source => "the source asks what the copy states",
        Side::Copy => "the copy asks what the source states",
    };
    let opening = |at: Side| if at == side { case.norm_at(side, 0) } else { "" };
    Some(
        Finding::new(case, Category::Modality, &whole)
            .confidence(0.9)
            .because("mood/question", opening(Side::Source), opening(Side::Copy), 0.9)
            .says(message)
            .drift(),
    )
}

/// “There is no evidence that it spreads” made “it does not spread”.
fn unproven(case: &Case, side: Side) -> Option<Drift> {
    let other = side.other();
    let is_proof = |place: &usize| {
        case.norm_before(side, *place) == "no"
            && matches!(case.lemma(side, *place), "evidence" | "indication" | "proof")
            && matches!(case.norm_at(side, place + 1), "that" | "of")
            && !case.lemmas(other).contains_key(case.lemma(side, *place))
    };
    let proof = (1..case.len(side)).find(is_proof)?;
    let denies_it = |place: &usize| {
        let denied = (place + 1..case.len(other)).find(|&near| case.word(other, near).content);
        let here = denied.and_then(|near| case.partners.first(other, near));
        matches!(case.norm(other, *place), "not" | "n't" | "never" | "no") && here.is_some_and(|here| here > proof)
    };
    let denial = (0..case.len(other)).find(denies_it)?;
    let places = Pair::seen_from(side, proof - 1..proof + 1, denial..denial + 1);
    let [a, b] = case.texts(&places);
    let confidence = 0.8 - 0.25 * case.freedom;
    (confidence >= 0.5).then(|| {
        Finding::new(case, Category::Modality, &places)
            .graded(confidence, 0.55, Severity::Major)
            .because("modality/unproven", a, b, confidence)
            .says(format!("the source says {}, the copy {}: what is not shown may still be so", quoted(a), quoted(b)))
            .drift()
    })
}

/// A condition on one side of which the other tells as a fact: “if the vote fails”, “the vote failed”.
fn unconditional(case: &Case, change: &Change) -> Option<Drift> {
    let (side, opening) = Side::BOTH.into_iter().find_map(|side| Some((side, condition(case, side, change)?)))?;
    let other = side.other();
    let is_open = |place| {
        let norm = case.norm(other, place);
        operators::may_be_condition(case, other, place)
            || matches!(norm, "when" | "whenever" | "whether" | "once" | "until" | "or" | "would" | "without" | "?")
    };
    if change.kind == Kind::Moved || (0..case.len(other)).any(is_open) {
        return None;
    }
    let deed = case.verbs(side).iter().find(|group| group.head > opening)?;
    let told = case.partners.first(side, deed.head)?;
    let stated = case.verb_at(other, told);
    let is_told =
        case.lemma(side, deed.head) == case.lemma(other, told) || case.norm(side, deed.head) == case.norm(other, told);
    let confidence = 0.85 - 0.8 * case.freedom;
    if !is_told || stated.is_some_and(|group| group.modal.is_some()) || confidence < 0.4 {
        return None;
    }
    let there = stated.map_or(told..told + 1, |group| group.places.clone());
    let places = Pair::seen_from(side, opening..deed.places.end, there);
    let [a, b] = case.texts(&places);
    let message = match side {
        Side::Source => format!("the source makes it a condition ({}), the copy a fact ({})", quoted(a), quoted(b)),
        Side::Copy => {
            format!("the source states a fact ({}), the copy makes it a condition ({})", quoted(a), quoted(b))
        }
    };
    Some(
        Finding::new(case, Category::Modality, &places)
            .graded(confidence, 0.62, Severity::Major)
            .because("modality/condition", a, b, confidence)
            .says(message)
            .drift(),
    )
}

/// What one side leaves open and the other tells: “whether she will run”, “that she will run”.
fn undecided(case: &Case, change: &Change) -> Option<Drift> {
    let norm = |side: Side| case.norms(side, change.places.get(side).clone());
    let pair = (norm(Side::Source), norm(Side::Copy));
    if !matches!((&*pair.0, &*pair.1), ("whether", "that") | ("that", "whether")) {
        return None;
    }
    let confidence = 0.85 - 0.5 * case.freedom;
    Some(
        Finding::new(case, Category::Modality, &change.places)
            .graded(confidence, 0.62, Severity::Major)
            .because("modality/undecided", &pair.0, &pair.1, confidence)
            .says(format!(
                "the source says {}, the copy {}: one of them leaves it open",
                quoted(&pair.0),
                quoted(&pair.1)
            ))
            .drift(),
    )
}

/// Where a change begins a condition: not “as if”, “if any”, nor “asked if”.
fn condition(case: &Case, side: Side, change: &Change) -> Option<usize> {
    let is_idle = |place: usize| {
        matches!(case.norm_before(side, place), "as" | "even" | "what" | "and" | "only")
            || matches!(
                case.norm_at(side, place + 1),
                "not" | "any" | "anything" | "so" | "only" | "and" | "necessary" | "possible"
            )
    };
    let is_asked = |place: usize| {
        place > 0
            && matches!(
                case.lemma(side, place - 1),
                "ask"
                    | "check"
                    | "decide"
                    | "determine"
                    | "doubt"
                    | "know"
                    | "learn"
                    | "question"
                    | "say"
                    | "see"
                    | "sure"
                    | "tell"
                    | "unclear"
                    | "unsure"
                    | "wonder"
            )
    };
    let mut places = change.places.get(side).clone();
    let opening = places.find(|&place| matches!(case.norm(side, place), "if" | "unless") && !is_idle(place));
    opening.filter(|&place| !is_asked(place))
}

/// Whether a sentence opens with an auxiliary and its subject, as questions do.
fn is_inverted(case: &Case, side: Side) -> bool {
    if case.len(side) < 3 || !words::is_auxiliary(case.norm(side, 0)) || case.tag(side, 0).upos != Upos::Aux {
        return false;
    }
    // “Should the talks fail” is a condition.
    if matches!(case.norm(side, 0), "should" | "had" | "were") {
        return false;
    }
    let next = case.tag(side, 1).upos;
    matches!(next, Upos::Pron | Upos::Propn | Upos::Det | Upos::Noun) && !case.word(side, 0).norm.ends_with("ing")
}

/// A modal or hedge within a change whose strength has no equal on the other side.
fn hedge(case: &Case, places: &Pair<Range<usize>>) -> Option<Drift> {
    // What could not be is what was not, where the other side denies it too. What must not be done may not be done, and what need
    // not be done may be done.
    let needs = |side: Side| matches!(case.norm_before(side, places.get(side).end), "need" | "needn" | "have");
    let forbids = |side: Side| matches!(case.norm_before(side, places.get(side).end), "must" | "may" | "can" | "shall");
    let is_forbidden_once = Side::BOTH.into_iter().any(|side| needs(side) && forbids(side.other()));
    if case.deny_behind(places) && !is_forbidden_once {
        return None;
    }
    let strengths = |side: Side| {
        places.get(side).clone().find_map(|place| strength(case, side, place).map(|(scale, s)| (place, scale, s)))
    };
    let (source, copy) = (strengths(Side::Source), strengths(Side::Copy));
    let (severity, confidence) = match (source, copy) {
        (None, None) => return None,
        _ if is_forbidden_once && case.deny_behind(places) => (Severity::Major, 0.85 - 0.3 * case.freedom),
        (Some((_, a, x)), Some((_, b, y))) if a == b && x.abs_diff(y) < 21 => return None,
        (Some((_, Scale::Intent, _)), Some((_, Scale::Intent, _))) => (Severity::Minor, 0.4),
        (Some((_, Scale::Certainty, x)), Some((_, Scale::Certainty, y))) if x.abs_diff(y) < 35 => {
            (Severity::Minor, 0.5)
        }
        (Some((there, ..)), Some((here, ..))) if case.freedom > 0.3 && are_of_one_deed(case, there, here) => {
            let confidence = 0.8 - 0.2 * case.freedom;
            (Severity::Major, confidence)
        }
        (Some(_), Some(_)) if case.freedom > 0.3 => (Severity::Minor, 0.5),
        (Some(_), Some(_)) => (Severity::Major, 0.85 - 0.5 * case.freedom),
        (Some((place, scale, _)), None) if !is_told_anew(case, Side::Source, places, place) => {
            lone(case, Side::Source, place, scale)?
        }
        (None, Some((place, scale, _))) if !is_told_anew(case, Side::Copy, places, place) => {
            lone(case, Side::Copy, place, scale)?
        }
        _ => return None,
    };
    let text = |side: Side| case.text(side, places.get(side).clone());
    let message = match (source, copy) {
        (Some(_), None) => format!("the source hedges ({}), the copy states it as certain", quoted(text(Side::Source))),
        (None, Some(_)) => format!("the copy hedges ({}), the source states it as certain", quoted(text(Side::Copy))),
        _ => format!(
            "the source says {}, the copy {}: not as certain, or not as binding",
            quoted(text(Side::Source)),
            quoted(text(Side::Copy))
        ),
    };
    Some(
        Finding::new(case, Category::Modality, places)
            .severity(severity)
            .confidence(confidence)
            .because("modality/strength", text(Side::Source), text(Side::Copy), confidence)
            .says(message)
            .drift(),
    )
}

/// Whether two modals stand with the same verb, one in doubt and the other sure: “may not be the last”, “will not be the last”.
fn are_of_one_deed(case: &Case, source: usize, copy: usize) -> bool {
    let head = |side: Side, modal: usize| {
        let group = case.verbs(side).iter().find(|group| group.places.contains(&modal))?;
        group.modal.or((group.time == Time::Future).then_some("will")).map(|_| group.head)
    };
    let norms = [(Side::Source, source), (Side::Copy, copy)].map(|(side, modal)| words::full(case.norm(side, modal)));
    let differ = |doubtful: &str, sure: &str| matches!(doubtful, "may" | "might") && matches!(sure, "must" | "will");
    if !differ(norms[0], norms[1]) && !differ(norms[1], norms[0]) {
        return false;
    }
    let [there, here] = [head(Side::Source, source), head(Side::Copy, copy)];
    there.zip(here).is_some_and(|(there, here)| case.same_word(Side::Source, there) == Some(here))
}

/// Whether the verb that a modal stands with is of the same change and has nothing on the other side: that is a statement more,
/// not one that is hedged: “is suspended and cannot play”.
fn is_told_anew(case: &Case, side: Side, places: &Pair<Range<usize>>, modal: usize) -> bool {
    let phrase = places.get(side);
    let joins = |place: usize| matches!(case.norm(side, place), "and" | "but" | "or");
    let verb = (modal + 1..phrase.end).find(|&place| case.tag(side, place).upos == Upos::Verb);
    places.get(side.other()).is_empty()
        && (phrase.start..modal).any(joins)
        && verb.is_some_and(|verb| case.partners.of(side, verb).is_empty())
}

/// A modal or hedge that only one side has: hearsay and doubt matter, “can” only in an otherwise equal text; “will” is a
/// matter of tense.
fn lone(case: &Case, side: Side, place: usize, scale: Scale) -> Option<(Severity, f32)> {
    let confidence = match scale {
        Scale::Hearsay => 0.9 - 0.45 * case.freedom,
        // Where the very verb stands without its modal, the rest of the wording matters little.
        Scale::Certainty if is_bare_there(case, side, place) => 0.8 - 0.2 * case.freedom,
        Scale::Certainty => 0.85 - 0.6 * case.freedom,
        Scale::Duty => 0.85 - 0.6 * case.freedom,
        Scale::Ability => 0.8 - 0.6 * case.freedom,
        Scale::Intent => return None,
    };
    let other = side.other();
    if matches!(case.norm(side, place), "can" | "could") && says_what_can_be_done(case, other) {
        return None;
    }
    // “Experts expect the rain to ease”, “the rain should ease, experts say”.
    let is_expected = |word: &str| case.lemmas(other).contains_key(word);
    if case.norm(side, place) == "should" && ["expect", "forecast", "predict"].into_iter().any(is_expected) {
        return None;
    }
    let obliges = scale == Scale::Duty
        || matches!(case.norm(side, place), "must" | "need" | "should")
        || has_to(case, side, place);
    let elsewhere = (0..case.len(other)).any(|there| {
        strength(case, other, there).is_some_and(|(same, _)| same == scale) || obliges && demands(case, other, there)
    });
    if elsewhere || confidence < 0.4 {
        return None;
    }
    Some(if confidence >= 0.62 { (Severity::Major, confidence) } else { (Severity::Minor, confidence) })
}

/// Whether an adjective among what was reworded tells what can be done: “can be seen”, “is visible”.
fn says_what_can_be_done(case: &Case, side: Side) -> bool {
    let is_able = |norm: &str| norm.ends_with("able") || norm.ends_with("ible");
    case.reworded_places(side).any(|place| case.tag(side, place).upos == Upos::Adj && is_able(case.norm(side, place)))
}

/// Whether the verb that follows a modal is linked with itself on the other side, where it is finite and has no modal.
fn is_bare_there(case: &Case, side: Side, modal: usize) -> bool {
    let Some(group) = case.verbs(side).iter().find(|group| group.places.contains(&modal)) else { return false };
    let told = case.same_word(side, group.head).and_then(|there| case.verb_at(side.other(), there));
    // What could be done, and was, may be told either way.
    let is_ability = group.modal == Some("could") && !group.perfect;
    told.is_some_and(|told| {
        told.modal.is_none() && (told.time == Time::Present || told.time == Time::Past && !is_ability)
    })
}

/// Whether a word says that somebody is to do something: ordered to pay, must pay.
fn demands(case: &Case, side: Side, place: usize) -> bool {
    let urges = |verb: &reporting::Reporting| matches!(verb.stance, Stance::Urge | Stance::Warn);
    let lemma = case.lemma(side, place);
    let is_told_to = || matches!(lemma, "have" | "need" | "tell") && case.norm_at(side, place + 1) == "to";
    matches!(case.tag(side, place).upos, Upos::Verb | Upos::Aux)
        && (reporting::readings(lemma).iter().any(urges) || is_told_to())
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Modality,
    };

    #[test]
    fn doubt_lost_or_gained_is_flagged() {
        flags(Modality, "The bank ⟦may⟧ close forty branches.", "The bank will close forty branches.");
        flags(
            Modality,
            "It lacks ears and ⟦may⟧ communicate by waving its front legs.",
            "It has no ears and communicates by waving its forelegs.",
        );
        flags(Modality, "The ⟦alleged⟧ thief was held on Friday.", "The thief was held on Friday.");
        flags(Modality, "They ⟦must⟧ not leave the town.", "They ⟦need⟧ not leave the town.");
        flags(Modality, "The pilot ⟦could have⟧ seen the ship.", "The pilot saw the ship.");
        flags(Modality, "She will say ⟦whether⟧ she will run.", "She will say ⟦that⟧ she will run.");
        flags(Modality, "The council approved the plan.", "Did the council approve the plan?");
    }

    #[test]
    fn doubt_of_one_strength_is_not() {
        passes("The bank may close forty branches.", "The bank might close forty branches.");
        passes("The firm allegedly paid bribes.", "The firm reportedly paid bribes.");
        passes("The firm did not answer the letter.", "The firm could not answer the letter.");
    }

    #[test]
    fn a_condition_told_as_a_fact_is_flagged() {
        flags(Modality, "⟦If the talks fail⟧, the mill will close.", "The talks ⟦failed⟧ and the mill will close.");
        flags(Modality, "There is ⟦no evidence⟧ that it spreads.", "It does ⟦not⟧ spread.");
        passes_as(Modality, "There is no evidence that it spreads.", "No evidence exists that it spreads.");
        flags(Modality, "The mill will close ⟦if prices drop⟧.", "The mill will close and prices ⟦drop⟧.");
    }

    #[test]
    fn a_condition_in_other_words_or_a_question_is_not() {
        passes("If the talks fail, the mill will close.", "Should the talks fail, the mill will close.");
        passes("If the talks fail, the mill will close.", "When the talks fail, the mill will close.");
        passes("She asked if the talks failed.", "She asked whether the talks failed.");
    }

    #[test]
    fn a_duty_that_an_order_implies_is_not_a_hedge() {
        passes_as(Modality, "They were told to boil the water.", "They were told that they should boil the water.");
        passes_as(Modality, "The drug must be kept cold.", "The drug has to be kept cold.");
        passes_as(Modality, "The court ordered the firm to pay.", "The firm must pay, the court ordered.");
        flags(Modality, "The firm pays the town.", "The firm ⟦must⟧ pay the town.");
        flags(Modality, "The firm ⟦wants⟧ to pay the town.", "The firm ⟦has⟧ to pay the town.");
    }

    #[test]
    fn a_clause_of_its_own_with_a_modal_hedges_nothing() {
        passes_as(Modality, "The guard is suspended.", "The guard is suspended and cannot leave.");
    }

    #[test]
    fn who_risks_a_thing_hedges_nothing() {
        passes_as(Modality, "The firm staked its name on the deal.", "The firm risked its name on the deal.");
        flags(Modality, "The firm loses the contract.", "The firm ⟦risks⟧ losing the contract.");
    }

    #[test]
    fn who_appears_in_court_is_there() {
        passes_as(Modality, "He is due to appear in court on Friday.", "He is due in court on Friday.");
        flags(Modality, "The bridge ⟦appears⟧ to be safe.", "The bridge is safe.");
    }
}
