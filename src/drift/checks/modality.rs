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
        changes::Kind,
        finding::{Finding, quoted},
        operators::{self, Kinds},
        words,
    },
    english::{
        scopes::{self, Scale},
        tags::Upos,
    },
    model::{Category, Drift, Pair, Severity, Side},
};

/// How sure a modal or hedge is of what it stands with, 0 to 100; nothing said is 100.
fn strength(case: &Case, side: Side, place: usize) -> Option<(Scale, i8)> {
    let after_auxiliary = words::is_auxiliary(case.norm_before(side, place));
    let norm = words::full(case.norm(side, place));
    scopes::modality(norm, case.tag(side, place), after_auxiliary, || case.lemma(side, place))
}

/// Modals and hedges without an equal on the other side, and questions made of statements or the reverse.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    drifts.extend(question(case));
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
    let asks = Side::BOTH.map(|side| case.words.get(side).iter().any(|word| word.norm.contains('?')) || is_inverted(case, side));
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

/// Whether a sentence opens with an auxiliary and its subject, as questions do.
fn is_inverted(case: &Case, side: Side) -> bool {
    if case.len(side) < 3 || !words::is_auxiliary(case.norm(side, 0)) || case.tag(side, 0).upos != Upos::Aux {
        return false;
    }
    let next = case.tag(side, 1).upos;
    matches!(next, Upos::Pron | Upos::Propn | Upos::Det | Upos::Noun) && !case.word(side, 0).norm.ends_with("ing")
}

/// A modal or hedge within a change whose strength has no equal on the other side.
fn hedge(case: &Case, places: &Pair<std::ops::Range<usize>>) -> Option<Drift> {
    let strengths = |side: Side| {
        places.get(side).clone().find_map(|place| strength(case, side, place).map(|(scale, s)| (place, scale, s)))
    };
    let (source, copy) = (strengths(Side::Source), strengths(Side::Copy));
    let (severity, confidence) = match (source, copy) {
        (None, None) => return None,
        (Some((_, a, x)), Some((_, b, y))) if a == b && x.abs_diff(y) < 21 => return None,
        (Some((_, Scale::Intent, _)), Some((_, Scale::Intent, _))) => (Severity::Minor, 0.4),
        (Some((_, Scale::Certainty, x)), Some((_, Scale::Certainty, y))) if x.abs_diff(y) < 35 => (Severity::Minor, 0.5),
        (Some(_), Some(_)) if case.freedom > 0.3 => (Severity::Minor, 0.5),
        (Some(_), Some(_)) => (Severity::Major, 0.85 - 0.5 * case.freedom),
        (Some((_, scale, _)), None) => lone(case, Side::Source, scale)?,
        (None, Some((_, scale, _))) => lone(case, Side::Copy, scale)?,
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

/// A modal or hedge that only one side has: hearsay and doubt matter, “can” only in an otherwise equal text; “will” is a
/// matter of tense.
fn lone(case: &Case, side: Side, scale: Scale) -> Option<(Severity, f32)> {
    let confidence = match scale {
        Scale::Hearsay => 0.9 - 0.45 * case.freedom,
        Scale::Certainty => 0.85 - 0.6 * case.freedom,
        Scale::Duty => 0.85 - 0.6 * case.freedom,
        Scale::Ability => 0.8 - 0.6 * case.freedom,
        Scale::Intent => return None,
    };
    let other = side.other();
    let elsewhere = (0..case.len(other)).any(|there| strength(case, other, there).is_some_and(|(same, _)| same == scale));
    if elsewhere || confidence < 0.4 {
        return None;
    }
    Some(if confidence >= 0.62 { (Severity::Major, confidence) } else { (Severity::Minor, confidence) })
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Modality,
    };

    #[test]
    fn doubt_lost_or_gained_is_flagged() {
        flags(Modality, "The bank ⟦may⟧ close forty branches.", "The bank will close forty branches.");
        flags(Modality, "The ⟦alleged⟧ thief was held on Friday.", "The thief was held on Friday.");
        flags(Modality, "The council approved the plan.", "Did the council approve the plan?");
    }

    #[test]
    fn doubt_of_one_strength_is_not() {
        passes("The bank may close forty branches.", "The bank might close forty branches.");
        passes("The firm allegedly paid bribes.", "The firm reportedly paid bribes.");
    }
}
