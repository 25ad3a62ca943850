//! A pronoun or definite phrase points elsewhere.
//!
//! Why it matters: one pronoun can hand a deed to somebody else.
//!
//! Example: “despite Beijing distancing itself” → “even if he distanced himself”; “the Ukraine invasion” → “its invasion of
//! Ukraine”.
//!
//! Not flagged: a pronoun for a name that it can stand for, a name for its pronoun, “it” and “they” for a body of people, a
//! definite phrase for the name that it stands for in its own text.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        meaning::TIGHT,
        referents::{self, Renamed},
    },
    english::{tags::Upos, tree::Deprel},
    model::{Category, Drift, Pair, Severity, Side},
};

/// Whom a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Party {
    Speaker,
    Speakers,
    Hearer,
    He,
    She,
    It,
    They,
}

fn party(norm: &str) -> Option<Party> {
    Some(match norm {
        "i" | "me" | "my" | "mine" | "myself" => Party::Speaker,
        "we" | "us" | "our" | "ours" | "ourselves" => Party::Speakers,
        "you" | "your" | "yours" | "yourself" | "yourselves" => Party::Hearer,
        "he" | "him" | "his" | "himself" => Party::He,
        "she" | "her" | "hers" | "herself" => Party::She,
        "it" | "its" | "itself" => Party::It,
        "they" | "them" | "their" | "theirs" | "themselves" => Party::They,
        _ => return None,
    })
}

/// Pronouns and definite phrases that stand for another party, and owners that the copy brings in.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| change.kind != Kind::Moved) {
        drifts.extend(swapped(case, change));
        drifts.extend(owner(case, change));
        drifts.extend(misled(case, change));
    }
    drifts
}

/// A definite phrase in the place of a name that stands for another name of its own text.
fn misled(case: &Case, change: &Change) -> Option<Drift> {
    if change.harmless {
        return None;
    }
    let Renamed { side, phrase, antecedent, name, .. } =
        referents::renamed(case, change).filter(|renamed| !renamed.same)?;
    let confidence = 0.85 - 0.5 * case.freedom;
    let mut places = change.places.clone();
    *places.get_mut(side) = phrase.clone();
    let said = format!("{}, which is {}", quoted(case.text(side, phrase)), quoted(antecedent));
    let (source, copy) = match side {
        Side::Source => (said, quoted(name)),
        Side::Copy => (quoted(name), said),
    };
    let (a, b) = if side == Side::Source { (antecedent, name) } else { (name, antecedent) };
    Some(
        Finding::new(case, Category::Reference, &places)
            .graded(confidence, 0.6, Severity::Critical)
            .because("definite/party", a, b, confidence)
            .says(format!("the source says {source}, the copy {copy}"))
            .drift(),
    )
}

/// Whether a pronoun stands for nobody: “it was his plan to stay”.
fn is_expletive(case: &Case, side: Side, place: usize) -> bool {
    let (tree, start) = case.tree(side, place);
    case.norm(side, place) == "it" && tree.deprel(place - start) == Deprel::Expl
}

/// A pronoun replaced by one that cannot stand for the same party.
fn swapped(case: &Case, change: &Change) -> Option<Drift> {
    let pronoun =
        |side: Side| change.places.get(side).clone().find_map(|place| Some((place, party(case.norm(side, place))?)));
    let ((source, from), (copy, to)) = (pronoun(Side::Source)?, pronoun(Side::Copy)?);
    // An owner and a party do not stand in one slot.
    let owns = |norm: &str| matches!(norm, "my" | "our" | "your" | "his" | "its" | "their");
    let fits = owns(case.norm(Side::Source, source)) == owns(case.norm(Side::Copy, copy))
        || from == Party::She
        || to == Party::She;
    let confidence = match (from, to) {
        _ if from == to => reflexive(case, change, source, copy)?,
        _ if !fits && case.freedom > TIGHT => return None,
        _ if is_expletive(case, Side::Source, source) || is_expletive(case, Side::Copy, copy) => return None,
        (Party::He, Party::She) | (Party::She, Party::He) => 0.97,
        (Party::It, Party::He | Party::She) | (Party::He | Party::She, Party::It) => 0.85 - 0.2 * case.freedom,
        (Party::It, Party::They) | (Party::They, Party::It) => 0.45 - 0.3 * case.freedom,
        (Party::Speaker | Party::Speakers | Party::Hearer, _)
        | (_, Party::Speaker | Party::Speakers | Party::Hearer) => 0.8 - 0.6 * case.freedom,
        _ => 0.85 - 0.5 * case.freedom,
    };
    let (a, b) = (case.form(Side::Source, source), case.form(Side::Copy, copy));
    Some(
        Finding::new(case, Category::Reference, &Pair::new(source..source + 1, copy..copy + 1))
            .graded(confidence, 0.65, Severity::Critical)
            .because("pronoun/party", a, b, confidence)
            .says(format!("the source says {}, the copy {}: they point to different parties", quoted(a), quoted(b)))
            .drift(),
    )
}

/// How surely a pronoun that points back to the subject on one side only points to somebody else: “blamed himself”, “blamed him”.
fn reflexive(case: &Case, change: &Change, source: usize, copy: usize) -> Option<f32> {
    let one_each = change.places.source.len() == 1 && change.places.copy.len() == 1;
    let points_back = |norm: &str| norm.ends_with("self") || norm.ends_with("selves");
    let takes = |side: Side, place: usize| place > 0 && case.tag(side, place - 1).upos == Upos::Verb;
    let turns = points_back(case.norm(Side::Source, source)) != points_back(case.norm(Side::Copy, copy));
    let are_objects = takes(Side::Source, source) && takes(Side::Copy, copy);
    (one_each && turns && are_objects).then_some(0.85 - 0.6 * case.freedom)
}

/// An event that the source leaves without an owner and the copy gives to the party that its pronoun points to.
fn owner(case: &Case, change: &Change) -> Option<Drift> {
    let place = change.places.copy.clone().find(|&place| {
        matches!(case.norm(Side::Copy, place), "its" | "his" | "her" | "their" | "our" | "my" | "your")
    })?;
    let owned =
        |place: usize| party(case.norm(Side::Source, place)).is_some() || case.norm(Side::Source, place) == "'s";
    if change.places.source.clone().any(owned) {
        return None;
    }
    // In “a muscle in his thigh during training” it is the thigh that is his.
    let is_within = |&next: &usize| case.tag(Side::Copy, next).upos != Upos::Adp;
    let phrase = (place + 1..case.len(Side::Copy).min(place + 4)).take_while(is_within);
    let event = phrase.into_iter().find(|&next| case.is_event(Side::Copy, next))?;
    // Who does what a verb tells is its subject.
    let partner = case.partners.first(Side::Copy, event).filter(|&event| !case.tag(Side::Source, event).is_verbal())?;
    let before = partner.saturating_sub(4)..partner;
    let after = partner + 1..(partner + 3).min(case.len(Side::Source));
    let has_owner =
        before.clone().any(owned) || after.clone().any(|place| matches!(case.norm(Side::Source, place), "by" | "of"));
    if has_owner {
        return None;
    }
    // “The invasion” is given to somebody; “asset management” only gets a determiner.
    let is_narrowed = event > place + 1 && case.partners.first(Side::Copy, event - 1) == partner.checked_sub(1);
    let confidence = if is_narrowed { 0.5 } else { 0.8 } - 0.2 * case.freedom;
    let places = Pair::new(before.end - 1..partner + 1, place..event + 1);
    let [a, b] = case.texts(&places);
    Some(
        Finding::new(case, Category::Reference, &places)
            .severity(if is_narrowed { Severity::Minor } else { Severity::Major })
            .confidence(confidence)
            .because("possessor/gained", a, b, confidence)
            .says(format!("the source says {}, the copy {}: the copy gives it an owner", quoted(a), quoted(b)))
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Reference,
    };

    #[test]
    fn another_party_is_flagged() {
        flags(Reference, "The judge said ⟦he⟧ had read it.", "The judge said ⟦she⟧ had read it.");
        flags(Reference, "The coach said he blamed ⟦himself⟧.", "The coach said he blamed ⟦him⟧.");
        flags(Reference, "The bank distanced ⟦itself⟧ from the deal.", "The bank distanced ⟦himself⟧ from the deal.");
    }

    #[test]
    fn a_deed_that_gets_a_doer_is_flagged_but_no_mere_determiner() {
        flags(Reference, "The ⟦invasion⟧ began in May.", "⟦Their invasion⟧ began in May.");
        passes(
            "The bank wants a better asset management in Oslo.",
            "The bank wants to improve its asset management in Oslo.",
        );
        passes("He tore a thigh muscle in training.", "He tore a muscle in his thigh during training.");
    }

    #[test]
    fn a_body_may_be_it_or_they() {
        passes("The team said it would appeal.", "The team said they would appeal.");
    }
}
