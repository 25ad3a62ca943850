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
        finding::{Finding, quoted},
        verbs::{self, Group, Time},
    },
    model::{Category, Drift, Pair, Severity, Side},
};

/// Verb groups with linked heads that do not tell of the same time or phase.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    if case.changes.is_empty() {
        return Vec::new();
    }
    let source = verbs::groups(case, Side::Source);
    let copy = verbs::groups(case, Side::Copy);
    let mut drifts = Vec::new();
    for group in &source {
        let Some(partner) = case.partners.of(Side::Source, group.head).iter().find_map(|place| {
            copy.iter().find(|other| other.head == *place)
        }) else {
            continue;
        };
        if case.lemma(Side::Source, group.head) == case.lemma(Side::Copy, partner.head) {
            drifts.extend(compare(case, group, partner));
        }
    }
    drifts
}

/// Two groups of one verb, held against each other.
fn compare(case: &Case, source: &Group, copy: &Group) -> Option<Drift> {
    let (rule, confidence) = if source.time != copy.time {
        match (source.time, copy.time) {
            (Time::None, _) | (_, Time::None) => ("tense/finite", 0.6 - 0.5 * case.freedom),
            (Time::Future, _) | (_, Time::Future) => ("tense/future", 0.92 - 0.25 * case.freedom),
            _ => ("tense/past", 0.85 - 0.5 * case.freedom),
        }
    } else if source.perfect != copy.perfect {
        ("aspect/perfect", 0.8 - 0.6 * case.freedom)
    } else if source.progressive != copy.progressive {
        ("aspect/progressive", 0.8 - 0.6 * case.freedom)
    } else {
        return None;
    };
    let places = Pair::new(source.places.clone(), copy.places.clone());
    let severity = match confidence {
        c if c >= 0.65 => Severity::Major,
        c if c >= 0.3 => Severity::Minor,
        _ => return None,
    };
    let text = |side: Side| case.text(side, places.get(side).clone());
    Some(
        Finding::new(case, Category::Tense, &places)
            .severity(severity)
            .confidence(confidence)
            .because(rule, text(Side::Source), text(Side::Copy), confidence)
            .says(format!(
                "the source says {}, the copy {}: not the same time or phase",
                quoted(text(Side::Source)),
                quoted(text(Side::Copy))
            ))
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Tense,
    };

    #[test]
    fn another_time_is_flagged() {
        flags(Tense, "The court ⟦will rule⟧ on the appeal.", "The court ⟦ruled⟧ on the appeal.");
        flags(Tense, "The firm ⟦builds⟧ a plant in Ohio.", "The firm ⟦is building⟧ a plant in Ohio.");
    }

    #[test]
    fn a_contraction_is_not() {
        passes_as(Tense, "They're building a plant in Ohio.", "They are building a plant in Ohio.");
    }
}
