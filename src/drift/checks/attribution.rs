//! Another speaker or outlet; a claim turned into fact, a fact into a claim.
//!
//! Why it matters: who says it is what readers judge it by.
//!
//! Example: “police said” → “witnesses said”; “told Fox News” → “told Gadget Clock”.
//!
//! Not flagged: another reporting verb of the same stance, the same speaker by title, short name or pronoun.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Severity, Side},
};

/// Changes at the place of the speaker or of the outlet that was told.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| !change.harmless) {
        drifts.extend(party(case, change));
        drifts.extend(stance(case, change));
    }
    drifts
}

/// What a reporting verb makes of what it reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stance {
    Says,
    Claims,
    Denies,
    Admits,
    Demands,
    Accuses,
}

fn stance_of(lemma: &str) -> Option<Stance> {
    use Stance::*;
    Some(match lemma {
        "say" | "tell" | "state" | "note" | "add" | "announce" | "report" | "explain" | "remark" | "comment" | "reply"
        | "describe" | "inform" | "mention" | "write" => Says,
        "claim" | "allege" | "assert" | "insist" | "maintain" | "suggest" | "argue" | "contend" => Claims,
        "deny" | "dismiss" | "reject" | "refute" => Denies,
        "admit" | "confess" | "acknowledge" | "concede" => Admits,
        "demand" | "urge" | "order" | "call" | "warn" | "ask" | "threaten" => Demands,
        "accuse" | "blame" | "condemn" | "denounce" => Accuses,
        _ => return None,
    })
}

/// A name or noun replaced at the side of a reporting verb that both sides have.
fn party(case: &Case, change: &Change) -> Option<Drift> {
    if change.kind != Kind::Replaced || change.content.source == 0 || change.content.copy == 0 {
        return None;
    }
    let beside = |side: Side| {
        let places = change.places.get(side);
        let says = |place: usize| matches!(stance_of(case.lemma(side, place)), Some(Stance::Says | Stance::Claims));
        let before = places.start.saturating_sub(2)..places.start;
        let after = places.end..(places.end + 2).min(case.len(side));
        before.chain(after).any(|place| says(place)) || according(case, side, places.start)
    };
    let named = |side: Side| change.places.get(side).clone().any(|place| case.is_nominal(side, place));
    if !(beside(Side::Source) && beside(Side::Copy) && named(Side::Source) && named(Side::Copy)) {
        return None;
    }
    if Side::BOTH.iter().any(|&side| change.places.get(side).len() > 8) {
        return None;
    }
    let pronoun = |side: Side| change.places.get(side).clone().all(|place| !case.word(side, place).content);
    if pronoun(Side::Source) || pronoun(Side::Copy) || case.same_party(change) {
        return None;
    }
    let names = |side: Side| change.places.get(side).clone().any(|place| case.is_name(side, place));
    let confidence = if names(Side::Source) && names(Side::Copy) { 0.9 - 0.2 * case.freedom } else { 0.8 - 0.4 * case.freedom };
    let (a, b) = (case.text(Side::Source, change.places.source.clone()), case.text(Side::Copy, change.places.copy.clone()));
    Some(
        Finding::new(case, Category::Attribution, &change.places)
            .severity(if confidence >= 0.62 { Severity::Critical } else { Severity::Minor })
            .confidence(confidence)
            .because("attribution/party", a, b, confidence)
            .says(format!("the source attributes it to, or told it to, {}, the copy {}", quoted(a), quoted(b)))
            .drift(),
    )
}

/// Whether “according to” stands right before a place.
fn according(case: &Case, side: Side, place: usize) -> bool {
    (1..4).any(|back| {
        place >= back + 1 && case.norm(side, place - back) == "to" && case.norm(side, place - back - 1) == "according"
    })
}

/// A reporting verb replaced by one of another stance.
fn stance(case: &Case, change: &Change) -> Option<Drift> {
    let verb = |side: Side| {
        change.places.get(side).clone().find_map(|place| Some((place, stance_of(case.lemma(side, place))?)))
    };
    let ((source, from), (copy, to)) = (verb(Side::Source)?, verb(Side::Copy)?);
    let confidence = match (from, to) {
        _ if from == to => return None,
        (Stance::Denies, _) | (_, Stance::Denies) => 0.9,
        (Stance::Says, Stance::Claims) | (Stance::Claims, Stance::Says) => 0.5 - 0.3 * case.freedom,
        (Stance::Demands, _) | (_, Stance::Demands) => 0.7 - 0.3 * case.freedom,
        _ => 0.8 - 0.3 * case.freedom,
    };
    let severity = match confidence {
        c if c >= 0.65 => Severity::Major,
        c if c >= 0.3 => Severity::Minor,
        _ => return None,
    };
    let (a, b) = (case.form(Side::Source, source), case.form(Side::Copy, copy));
    Some(
        Finding::new(case, Category::Attribution, &crate::model::Pair::new(source..source + 1, copy..copy + 1))
            .severity(severity)
            .confidence(confidence)
            .because("attribution/stance", a, b, confidence)
            .says(format!("the source reports it with {}, the copy with {}: another stance", quoted(a), quoted(b)))
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Attribution,
    };

    #[test]
    fn another_speaker_is_flagged() {
        flags(Attribution, "The road is closed, ⟦police⟧ said.", "The road is closed, ⟦witnesses⟧ said.");
        flags(Attribution, "Mr Hill ⟦admitted⟧ the theft.", "Mr Hill ⟦denied⟧ the theft.");
    }

    #[test]
    fn a_verb_of_the_same_stance_is_not() {
        passes_as(Attribution, "The road is closed, police said.", "The road is closed, police announced.");
    }
}
