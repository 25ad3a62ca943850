//! Who does what to whom: roles swapped, another agent, an agent removed.
//!
//! Why it matters: the words are all there, and the deed is somebody else's.
//!
//! Example: “get China to help avert war” → “help China avoid a war”.
//!
//! Not flagged: passive for active with the same roles, converses, conjuncts that changed places, adverbials that moved,
//! “said Hill” for “Hill said”.

use crate::{
    drift::{
        case::Case,
        changes::{self, Change, Kind},
        comparisons::{self, Standing},
        exchange::{self, Shifted, weight},
        finding::{Finding, quoted},
        recast, reversals,
        roles::{self, Told, Turn, Turned},
        verbs::Time,
    },
    english::{predicates::Role, tags::Upos},
    model::{Category, Drift, Pair, Severity, Side, TokenKind},
};

/// Words that changed places around what joins them, and verbs whose parties changed sides.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    if !recast::in_roles(case) {
        return Vec::new();
    }
    let mut drifts = parties(case);
    let moved = case.changes.iter().any(|change| change.kind == Kind::Moved);
    let replaced = case.changes.iter().filter(|change| change.kind == Kind::Replaced).count();
    let told = drifts.iter().any(|drift| drift.severity >= Severity::Major);
    if !told && (moved || replaced > 1) {
        drifts.extend(exchange::of(case).iter().filter_map(|shifted| swapped(case, shifted)).take(3));
    }
    drifts.extend(reversals::find(case));
    drifts.extend(compared(case));
    drifts.extend(case.changes.iter().filter_map(|change| bereft(case, change)));
    drifts
}

/// Events whose parties have other roles on the two sides.
fn parties(case: &Case) -> Vec<Drift> {
    // A slip of the pen is enough to lead the parser astray.
    if case.changes.iter().any(|change| case.is_misspelt(change)) {
        return Vec::new();
    }
    let events = Pair::new(roles::told(case, Side::Source), roles::told(case, Side::Copy));
    roles::turned(case, &events).iter().map(|turned| told_otherwise(case, turned)).collect()
}

/// An event whose parties have other roles, told by what each side makes of it.
fn told_otherwise(case: &Case, turned: &Turned) -> Drift {
    let confidence = match turned.turn {
        Turn::Swapped => 0.95 - 0.3 * case.freedom,
        Turn::Suffers | Turn::Acts => 0.8 - 0.4 * case.freedom,
        Turn::Another => 0.75 - 0.5 * case.freedom,
    };
    let reading = |side: Side| reading(case, side, turned.tellings.get(side));
    let (source, copy) = (reading(Side::Source), reading(Side::Copy));
    Finding::new(case, Category::Agency, &turned.phrases)
        .graded(confidence, 0.6, Severity::Critical)
        .because(turned.turn.rule(), &source, &copy, confidence)
        .says(format!("in the source {source}, in the copy {copy}"))
        .drift()
}

/// An event in few words: who does what to whom.
fn reading(case: &Case, side: Side, told: &Told) -> String {
    let party = |role: Role| told.parties(role).next().map(|head| case.text(side, told.phrase(head)));
    let doer = party(Role::Agent).unwrap_or("somebody");
    let other = party(Role::Patient).or_else(|| party(Role::Recipient));
    let said = [Some("by"), Some(doer)].into_iter().chain([other.map(|_| "to"), other]).flatten();
    let parties: Vec<&str> = said.collect();
    quoted(&format!("{} {}", told.predicate.lemma, parties.join(" ")))
}

/// The head of a subject that went, with what joined it to the noun that is left to be the subject: “the doctor near the
/// lawyer left”, “the lawyer left”.
fn bereft(case: &Case, change: &Change) -> Option<Drift> {
    let lost = change.places.source.clone();
    if change.kind != Kind::Lost || lost.is_empty() || case.freedom > 0.4 {
        return None;
    }
    let tag = |place: usize| case.tag(Side::Source, place).upos;
    let lost = lost.start..changes::preposition_behind(case, Side::Source, &lost).map_or(lost.end, |joint| joint + 1);
    let doer = lost.clone().find(|&place| matches!(tag(place), Upos::Noun | Upos::Propn))?;
    let joint = (doer + 1..lost.end).rev().find(|&place| tag(place) != Upos::Det)?;
    let joins = match case.norm(Side::Source, joint) {
        "of" | "for" | "in" | "at" | "on" | "from" | "to" | "and" | "or" | "as" => false,
        "who" | "whom" | "which" | "that" => true,
        _ => matches!(tag(joint), Upos::Adp | Upos::Verb),
    };
    let opens = lost.start == 0 || case.word(Side::Source, lost.start - 1).kind == TokenKind::Punctuation;
    // “He accused them of ignoring” is no subject.
    let is_statement = case.verbs(Side::Source).iter().any(|group| {
        lost.contains(&group.head) && matches!(group.time, Time::Past | Time::Present) && group.head < joint
    });
    if !(joins && opens) || is_statement {
        return None;
    }
    let noun = |place: &usize| matches!(tag(*place), Upos::Noun | Upos::Propn);
    let left = (lost.end..case.len(Side::Source).min(lost.end + 4)).find(noun)?;
    let heir = case.partners.first(Side::Source, left)?;
    let verb = case.verbs(Side::Copy).iter().find(|group| group.places.start == heir + 1)?;
    let deed = case.partners.first(Side::Copy, verb.head).filter(|&deed| deed > left)?;
    if case.lemma(Side::Source, deed) != case.lemma(Side::Copy, verb.head) {
        return None;
    }
    let (a, b) = (case.form(Side::Source, doer), case.form(Side::Copy, heir));
    let deed = case.form(Side::Copy, verb.head);
    let confidence = 0.8 - 0.4 * case.freedom;
    Some(
        Finding::new(case, Category::Agency, &Pair::new(lost, heir..heir + 1))
            .graded(confidence, 0.6, Severity::Critical)
            .because("roles/bereft", a, b, confidence)
            .says(format!("in the source it is {} that {deed}, in the copy it is {}", quoted(a), quoted(b)))
            .drift(),
    )
}

/// A comparison whose two things changed sides.
fn compared(case: &Case) -> Option<Drift> {
    let (degrees, _) = comparisons::of(case).filter(|(_, standing)| *standing == Standing::Reversed)?;
    let confidence = 0.85 - 0.35 * case.freedom;
    let places = degrees.map(|place| place..place + 1);
    let [a, b] = case.texts(&places);
    Some(
        Finding::new(case, Category::Agency, &places)
            .graded(confidence, 0.6, Severity::Critical)
            .because("roles/compared", a, b, confidence)
            .says(format!("what is {} than the other in the source is the other in the copy", quoted(a)))
            .drift(),
    )
}

/// A word that took the slot of another, or left its own, with what joins them unmoved.
fn swapped(case: &Case, shifted: &Shifted) -> Option<Drift> {
    let confidence = weight::of(case, shifted)?;
    let severity = match confidence {
        c if c >= 0.55 => Severity::Critical,
        c if c >= 0.25 => Severity::Minor,
        _ => return None,
    };
    let place = |at: Pair<usize>| Pair::new(at.source..at.source + 1, at.copy..at.copy + 1);
    let word = case.form(Side::Source, shifted.places.source);
    let (places, message, other) = match shifted.against {
        Some(against) => {
            let other = case.form(Side::Source, against.source);
            let places = place(Pair::new(shifted.places.source, against.copy));
            (places, format!("{} and {} changed places", quoted(word), quoted(other)), other)
        }
        None => (place(shifted.places), format!("{} belongs to something else in the copy", quoted(word)), ""),
    };
    Some(
        Finding::new(case, Category::Agency, &places)
            .severity(severity)
            .confidence(confidence)
            .because("order/exchanged", word, other, confidence)
            .says(message)
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Agency,
    };

    #[test]
    fn parties_that_changed_sides_are_flagged() {
        flags(Agency, "The ⟦doctor⟧ sued the lawyer.", "The ⟦lawyer⟧ sued the doctor.");
        flags(Agency, "The president was briefed by the general.", "The president briefed the general.");
        flags(Agency, "Smith said ⟦Jones⟧ won the race.", "Jones said ⟦Smith⟧ won the race.");
        flags(Agency, "They want to get Norway ⟦to help⟧ stop the leak.", "They want to ⟦help Norway⟧ stop the leak.");
    }

    #[test]
    fn passive_conjuncts_and_adverbials_are_not() {
        passes_as(Agency, "The doctor sued the lawyer.", "The lawyer was sued by the doctor.");
        passes_as(Agency, "Doctors and lawyers met.", "Lawyers and doctors met.");
        passes_as(Agency, "Relations between Norway and Chile improved.", "Norway-Chile relations improved.");
        passes_as(
            Agency,
            "Ships left the port on Sunday, the staff said.",
            "The staff said ships left the port on Sunday.",
        );
        passes_as(Agency, "On Friday the doctor sued the lawyer.", "The doctor sued the lawyer on Friday.");
        passes_as(Agency, "Experts warned that the wall could collapse.", "The wall could collapse, experts warned.");
        passes_as(
            Agency,
            "The van was driving at high speed when it hit the wall.",
            "The van hit the wall at high speed.",
        );
        passes_as(
            Agency,
            "The march was cancelled after the mayor lost the vote.",
            "The mayor lost the vote and the march had to be cancelled.",
        );
        passes_as(Agency, "The town's mayor, Ana Ruiz, left.", "Ana Ruiz, the town's mayor, left.");
        passes_as(Agency, "The mill dyed wool, according to the guild.", "According to the guild, the mill dyed wool.");
        passes_as(
            Agency,
            "Guards used gas after thieves threw stones.",
            "After thieves threw stones, guards fired gas.",
        );
        flags(Agency, "Guards fled after ⟦thieves⟧ threw stones.", "Thieves fled after ⟦guards⟧ threw stones.");
        passes_as(Agency, "The guard died at his home in Oslo.", "The guard died at his Oslo home.");
        passes_as(Agency, "The guards walked out in a dispute over pay.", "The guards walked out in a pay dispute.");
        passes_as(Agency, "Sales grew in the third quarter.", "Third-quarter sales grew.");
        passes_as(Agency, "\"It is late,\" director Ana Ruiz said.", "\"It is late,\" said the director, Ana Ruiz.");
        passes_as(
            Agency,
            "Guards searched through the night for the crew.",
            "Through the night, guards searched for the crew.",
        );
        passes_as(Agency, "The report blames the crash on a rail.", "The report blames a rail for the crash.");
        flags(Agency, "The doctor's ⟦widow⟧ sold the house.", "The ⟦doctor⟧ sold his widow's house.");
        flags(Agency, "A ⟦poor⟧ judge met a rich thief.", "A ⟦rich⟧ judge met a poor thief.");
        flags(Agency, "The ⟦rich⟧ judge was ill.", "The ⟦ill⟧ judge was rich.");
        flags(Agency, "She painted it from brown to ⟦black⟧.", "She painted it from black to ⟦brown⟧.");
        flags(Agency, "Unlike the mayor, the judge stayed.", "Unlike the judge, the mayor stayed.");
        passes_as(Agency, "The town has two parks.", "There are two parks in the town.");
        passes_as(
            Agency,
            "The mill's managing director, Ana Ruiz, said doors would open in May.",
            "Doors will open in May, said Ana Ruiz, the mill's managing director.",
        );
        passes_as(Agency, "The line will resume flights on Sunday.", "Flights will resume on Sunday, the line said.");
    }
}
