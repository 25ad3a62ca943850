//! Certainty, obligation, condition and hedging; a statement turned into a question or a wish.
//!
//! Why it matters: “may” and “will”, “alleged” and nothing are the difference between a report and a libel.
//!
//! Example: “The bank may close branches” → “The bank will close branches”; “the alleged thief” → “the thief”.
//!
//! Not flagged: hedges of one strength for each other (“allegedly”, “reportedly”; “may”, “might”), a contraction.

use crate::{
    drift::{
        case::Case,
        changes::Kind,
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Pair, Severity, Side},
};

/// How sure a modal or hedge is of what it stands with, 0 to 10; nothing said is 10.
fn strength(norm: &str) -> Option<(Scale, u8)> {
    use Scale::*;
    Some(match norm {
        "may" | "might" | "maybe" | "perhaps" | "possibly" | "possible" | "potentially" | "potential" => (Certainty, 4),
        "could" => (Certainty, 4),
        "likely" | "probably" | "presumably" | "probable" => (Certainty, 7),
        "unlikely" | "improbable" => (Certainty, 2),
        "seem" | "seems" | "seemed" | "appear" | "appears" | "appeared" | "seemingly" | "apparently" | "apparent" => (Certainty, 6),
        "certainly" | "definitely" | "undoubtedly" | "surely" | "certain" | "inevitably" => (Certainty, 10),
        "alleged" | "allegedly" | "reported" | "reportedly" | "purported" | "purportedly" | "supposed" | "supposedly"
        | "suspected" | "rumored" | "rumoured" | "unconfirmed" | "so-called" | "accused" => (Hearsay, 4),
        "must" => (Duty, 9),
        "should" | "ought" => (Duty, 6),
        "can" | "ca" => (Ability, 5),
        "will" | "'ll" | "wo" | "shall" => (Intent, 9),
        "would" | "'d" => (Intent, 6),
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scale {
    Certainty,
    Hearsay,
    Duty,
    Ability,
    Intent,
}

/// Modals and hedges without an equal on the other side, and questions made of statements or the reverse.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    drifts.extend(question(case));
    for change in case.changes.iter().filter(|change| change.kind != Kind::Moved) {
        drifts.extend(hedge(case, &change.places));
    }
    drifts
}

/// A question on one side only.
fn question(case: &Case) -> Option<Drift> {
    let asks = Side::BOTH.map(|side| case.words.get(side).iter().any(|word| word.norm.contains('?')));
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

/// A modal or hedge within a change whose strength has no equal on the other side.
fn hedge(case: &Case, places: &Pair<std::ops::Range<usize>>) -> Option<Drift> {
    let strengths = |side: Side| {
        places.get(side).clone().find_map(|place| strength(case.norm(side, place)).map(|(scale, s)| (place, scale, s)))
    };
    let (source, copy) = (strengths(Side::Source), strengths(Side::Copy));
    let (severity, confidence) = match (source, copy) {
        (None, None) => return None,
        (Some((_, a, x)), Some((_, b, y))) if a == b && x.abs_diff(y) < 2 => return None,
        (Some((_, Scale::Certainty, x)), Some((_, Scale::Certainty, y))) if x.abs_diff(y) < 3 => (Severity::Minor, 0.5),
        (Some(_), Some(_)) => (Severity::Major, 0.85 - 0.3 * case.freedom),
        (Some((place, scale, _)), None) => lone(case, Side::Source, place, scale)?,
        (None, Some((place, scale, _))) => lone(case, Side::Copy, place, scale)?,
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

/// A modal or hedge that only one side has: hearsay and doubt matter, “will” and “can” only in an otherwise equal text.
fn lone(case: &Case, side: Side, place: usize, scale: Scale) -> Option<(Severity, f32)> {
    let confidence = match scale {
        Scale::Hearsay => 0.9 - 0.3 * case.freedom,
        Scale::Certainty => 0.85 - 0.35 * case.freedom,
        Scale::Duty => 0.85 - 0.4 * case.freedom,
        Scale::Ability | Scale::Intent => 0.8 - 0.6 * case.freedom,
    };
    let elsewhere = case.words.get(side.other()).iter().any(|word| {
        strength(word.norm).is_some_and(|(other, _)| other == scale) && word.norm != case.norm(side, place)
    });
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
