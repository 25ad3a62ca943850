//! Another speaker or outlet; a claim turned into fact, a fact into a claim.
//!
//! Why it matters: who says it is what readers judge it by.
//!
//! Example: “police said” → “witnesses said”; “told Fox News” → “told Gadget Clock”.
//!
//! Not flagged: another reporting verb of the same stance, the same speaker by title, short name or pronoun.

use crate::{
    drift::{
        beside,
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        meaning::{Judgement, Sense},
        recast,
        reported::{self, Cue},
        verbs::Time,
    },
    english::{
        classes::reporting::{self, Reporting, Stance},
        wordnet::{self, Pos},
    },
    model::{Category, Drift, Pair, Severity, Side},
};

/// Changes at the place of the speaker or of the outlet that was told.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| !change.harmless) {
        drifts.extend(party(case, change));
        drifts.extend(stance(case, change));
        drifts.extend(claim(case, change));
    }
    if drifts.is_empty() && recast::in_verbs(case) {
        drifts.extend(Side::BOTH.into_iter().find_map(|side| vouched(case, side)));
    }
    drifts
}

/// A name or noun replaced at the side of a reporting verb that both sides have.
fn party(case: &Case, change: &Change) -> Option<Drift> {
    if change.kind != Kind::Replaced || change.content.source == 0 || change.content.copy == 0 {
        return None;
    }
    let beside = |side: Side| {
        let places = change.places.get(side);
        let before = places.start.checked_sub(1).filter(|&place| says(case, side, place));
        let after = Some(places.end).filter(|&place| place < case.len(side) && says(case, side, place));
        before.or(after).is_some() || case.is_source(side, places.start)
    };
    let named = |side: Side| {
        let places = change.places.get(side);
        let subject = places.end < case.len(side) && says(case, side, places.end);
        places.clone().any(|place| {
            let party = case.is_name(side, place) || case.is_person(side, place) || case.is_body(side, place);
            party || subject && case.word(side, place).content && wordnet::has(case.lemma(side, place), Pos::Noun)
        })
    };
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
    let judged = change.judgement.as_ref().is_none_or(|judgement| {
        judgement.changed >= Judgement::threshold(case.freedom) && judgement.sense != Sense::Same
    });
    let named_both = names(Side::Source) && names(Side::Copy);
    if !named_both && !judged {
        return None;
    }
    let confidence = if named_both { 0.9 - 0.2 * case.freedom } else { 0.8 - 0.4 * case.freedom };
    let [a, b] = case.texts(&change.places);
    Some(
        Finding::new(case, Category::Attribution, &change.places)
            .graded(confidence, 0.62, Severity::Critical)
            .because("attribution/party", a, b, confidence)
            .says(format!("the source attributes it to, or told it to, {}, the copy {}", quoted(a), quoted(b)))
            .drift(),
    )
}

/// Whether a word is a verb of saying.
fn says(case: &Case, side: Side, place: usize) -> bool {
    let spoken = |stance: Stance| {
        matches!(stance, Stance::Neutral | Stance::Claim | Stance::Warn | Stance::Reveal | Stance::Deny)
    };
    case.tag(side, place).is_verbal() && reading(case, side, place).is_some_and(|verb| spoken(verb.stance))
}

/// What a verb reports, with its particle: call, call for; plead not guilty.
fn reading(case: &Case, side: Side, place: usize) -> Option<Reporting> {
    let lemma = case.lemma(side, place);
    let phrase = format!("{lemma} {}", case.norm_at(side, place + 1));
    let longer = || reporting::verb(&format!("{phrase} {}", case.norm_at(side, place + 2)));
    reporting::verb(&phrase).or_else(longer).or_else(|| reporting::verb(lemma))
}

/// Up to which likelihood of a change two verbs are synonyms, whatever their stances: questioned, interrogated.
const SAME: f32 = 0.25;

/// A reporting verb replaced by one of another stance.
fn stance(case: &Case, change: &Change) -> Option<Drift> {
    let verb = |side: Side| {
        let mut places = change.places.get(side).clone();
        places.find_map(|place| {
            let verbal = case.tag(side, place).is_verbal();
            Some((place, reading(case, side, place).filter(|_| verbal)?.stance))
        })
    };
    let ((source, from), (copy, to)) = (verb(Side::Source)?, verb(Side::Copy)?);
    // “Did not rule out” rules nothing out.
    let is_denied_once = case.is_denied(Side::Source, source) != case.is_denied(Side::Copy, copy);
    let is_opposite = change.judgement.as_ref().is_some_and(|judgement| judgement.sense == Sense::Opposite);
    let is_said = |stance: Stance| matches!(stance, Stance::Neutral | Stance::Claim | Stance::Reveal);
    let is_same = !is_said(from)
        && !is_said(to)
        && change
            .judgement
            .as_ref()
            .is_some_and(|judgement| judgement.sense == Sense::Same && judgement.changed < SAME);
    if from == to || is_opposite || is_denied_once || is_same {
        return None;
    }
    let distance = from.commitment().abs_diff(to.commitment());
    let confidence = match (from, to) {
        (Stance::Deny, _) | (_, Stance::Deny) => 0.9,
        (Stance::Neutral, Stance::Urge) | (Stance::Urge, Stance::Neutral) => 0.75 - 0.2 * case.freedom,
        (Stance::Neutral, _) | (_, Stance::Neutral) if distance < 2 => 0.45 - 0.3 * case.freedom,
        _ => 0.35 + 0.15 * f32::from(distance) - 0.2 * case.freedom,
    };
    let severity = match confidence {
        c if c >= 0.65 => Severity::Major,
        c if c >= 0.25 => Severity::Minor,
        _ => return None,
    };
    let (a, b) = (case.form(Side::Source, source), case.form(Side::Copy, copy));
    Some(
        Finding::new(case, Category::Attribution, &Pair::new(source..source + 1, copy..copy + 1))
            .severity(severity)
            .confidence(confidence)
            .because("attribution/stance", a, b, confidence)
            .says(format!("the source reports it with {}, the copy with {}: another stance", quoted(a), quoted(b)))
            .drift(),
    )
}

/// Who says it, on one side only: a claim turned into fact, or a fact into a claim.
fn claim(case: &Case, change: &Change) -> Option<Drift> {
    let side = match change.kind {
        Kind::Lost => Side::Source,
        Kind::Gained => Side::Copy,
        _ => return None,
    };
    let places = change.places.get(side).clone();
    let other = side.other();
    let refuses = |place: usize| matches!(case.lemma(other, place), "decline" | "refuse" | "reject");
    let said = |side: Side| {
        (0..case.len(side)).any(|place| says(case, side, place) || case.is_source(side, place) || refuses(place))
    };
    // “It is not known” is nobody's claim.
    let claims = |place: usize| {
        says(case, side, place) && !case.is_denied(side, place) && reported::reports_clause(case, side, place)
    };
    let frame = places.clone().any(claims) || places.clone().any(|place| case.norm(side, place) == "according");
    if !frame
        || places.len() > 12
        || *change.content.get(side) < 2
        || said(other)
        || beside::is_reported(case, side, &places)
    {
        return None;
    }
    let confidence = 0.85 - 0.25 * case.freedom;
    let text = case.text(side, places.clone());
    let message = match side {
        Side::Source => format!("the source says whose claim it is ({}), the copy states it as fact", quoted(text)),
        Side::Copy => format!("the copy makes it a claim ({}), the source states it as fact", quoted(text)),
    };
    let at = |which: Side| if which == side { text } else { "" };
    Some(
        Finding::new(case, Category::Attribution, &change.places)
            .severity(Severity::Major)
            .confidence(confidence)
            .because("attribution/one-side", at(Side::Source), at(Side::Copy), confidence)
            .says(message)
            .drift(),
    )
}

/// What one side says somebody claims, believes or is accused of, and the other side tells of its own accord: “is believed to
/// live abroad”, “lives abroad”.
fn vouched(case: &Case, side: Side) -> Option<Drift> {
    let other = side.other();
    // Asked for before any tree: most texts have no such word.
    let is_lone = |&place: &usize| {
        reported::is_cue(case, side, place)
            && !case.partners.of(side, place).iter().any(|&there| reported::is_cue(case, other, there))
    };
    let lone: Vec<usize> = (0..case.len(side)).filter(is_lone).collect();
    if lone.is_empty() || reported::is_kept_off(case, other) {
        return None;
    }
    let (claimed, stated) = case.verbs(side).iter().find_map(|group| {
        let told = case.verb_at(other, case.same_word(side, group.head)?)?;
        let is_stated = matches!(told.time, Time::Past | Time::Present)
            && told.modal.is_none()
            && told.negated == group.negated
            && reported::cue(case, other, told.head).is_none();
        let cue = reported::cue(case, side, group.head).filter(|cue| lone.contains(&cue.place))?;
        let places = cue.place.min(group.places.start)..group.places.end.max(cue.place + 1);
        (is_stated && leaves_open(case, side, cue)).then(|| (places, told.places.clone()))
    })?;
    let places = Pair::seen_from(side, claimed, stated);
    let [a, b] = case.texts(&places);
    let confidence = 0.8 - 0.2 * case.freedom;
    let message = match side {
        Side::Source => {
            format!("the source says {} without vouching for it, the copy {} as a fact", quoted(a), quoted(b))
        }
        Side::Copy => {
            format!("the source says {} as a fact, the copy {} without vouching for it", quoted(a), quoted(b))
        }
    };
    Some(
        Finding::new(case, Category::Attribution, &places)
            .graded(confidence, 0.62, Severity::Major)
            .because("attribution/vouched", a, b, confidence)
            .says(message)
            .drift(),
    )
}

/// Whether a word leaves it open whether what it reports is so: claims, believes, is accused of, is said to.
fn leaves_open(case: &Case, side: Side, cue: Cue) -> bool {
    let is_raised =
        || case.verb_at(side, cue.place).is_some_and(|verb| verb.passive) && case.norm_at(side, cue.place + 1) == "to";
    let is_open = match cue.stance {
        Stance::Neutral => is_raised(),
        stance => stance.commitment() == -1 || stance == Stance::Accuse,
    };
    is_open && !case.is_denied(side, cue.place)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Attribution,
    };

    #[test]
    fn another_speaker_is_flagged() {
        flags(Attribution, "The road is closed, ⟦police⟧ said.", "The road is closed, ⟦witnesses⟧ said.");
        flags(Attribution, "Mr Hill ⟦said⟧ the bridge is safe.", "Mr Hill ⟦claimed⟧ the bridge is safe.");
    }

    #[test]
    fn a_claim_told_as_a_fact_is_flagged_wherever_it_is_told() {
        flags(
            Attribution,
            "The pilot was jailed in May and is ⟦believed to be living⟧ in Ohio.",
            "The pilot, who ⟦lives⟧ in Ohio, was sent to jail in May.",
        );
        flags(Attribution, "The guard is ⟦accused of selling⟧ two ships.", "The guard ⟦sold⟧ two ships.");
        passes("The pilot is believed to be living in Ohio.", "It is thought that the pilot is living in Ohio.");
        passes("The mayor has continued to sell ships.", "The mayor still sells ships.");
    }

    #[test]
    fn a_verb_that_reports_a_thing_names_no_speaker() {
        flags(Attribution, "The bridge is unsafe, ⟦the guild warned⟧ on Monday.", "The bridge is unsafe since Monday.");
        passes(
            "He wrote more than thirty books and found the keys.",
            "He found the keys and is the author of over thirty books.",
        );
    }

    #[test]
    fn a_verb_of_the_same_stance_is_not() {
        passes_as(Attribution, "The road is closed, police said.", "The road is closed, police announced.");
    }
}
