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
        exchange::{self, Shifted},
        finding::{Finding, quoted},
        recast,
        roles::{self, Told, Turn, Turned},
        ties,
        verbs::{Group, Time},
    },
    english::{
        classes::reporting,
        predicates::Role,
        tags::{Upos, Xpos},
    },
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
    drifts.extend(turned(case));
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
    if !(joins && opens) {
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
    let confidence = match &shifted.against {
        Some(against) => exchange_weight(case, shifted, against)?,
        None => move_weight(case, shifted)?,
    };
    let doubt = if flank_another(case, shifted) { 1.0 } else { 3.0 };
    let confidence = confidence * (1.0 - doubt * strange(case)).max(0.0);
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

/// Whether two words were exchanged right before and right behind another, as a rule a verb, which stayed.
fn flank_another(case: &Case, shifted: &Shifted) -> bool {
    let Some(against) = shifted.against else { return false };
    let between = |side: Side| shifted.places.get(side).min(against.get(side)) + 1;
    let are_beside = |side: Side| shifted.places.get(side).abs_diff(*against.get(side)) == 2;
    Side::BOTH.into_iter().all(are_beside)
        && case.word(Side::Source, between(Side::Source)).content
        && case.same_word(Side::Source, between(Side::Source)) == Some(between(Side::Copy))
}

/// Share of the content words that stand on one side only, wherever: where there are many, order tells little.
fn strange(case: &Case) -> f32 {
    let (mut strange, mut all) = (0usize, 0usize);
    for side in Side::BOTH {
        all += case.content.get(side);
        strange += case.words.get(side).iter().filter(|word| word.content && !case.says(side.other(), word.norm)).count();
    }
    strange as f32 / all.max(1) as f32
}

/// How surely an exchange of two words changes who does what; none where they are conjuncts.
fn exchange_weight(case: &Case, shifted: &Shifted, against: &Pair<usize>) -> Option<f32> {
    let (first, second) = (shifted.places.source.min(against.source), shifted.places.source.max(against.source));
    let between = first + 1..second;
    let joins = |place: usize| matches!(case.norm(Side::Source, place), "and" | "or" | "nor" | "as" | "well" | "vs" | "versus" | "&" | ",");
    let tag = |place: usize| case.tag(Side::Source, place).upos;
    let is_contrast = (first.saturating_sub(3)..first).any(|place| case.norm(Side::Source, place) == "unlike");
    let governs = is_contrast || between.clone().any(|place| {
        matches!(tag(place), Upos::Verb | Upos::Aux | Upos::Adp | Upos::Sconj | Upos::Part) && !joins(place)
    });
    if between.is_empty() || parallel(case, first, second) || exchange::are_alike(case, first, second) {
        return None;
    }
    let compares = |place| matches!(case.norm(Side::Source, place), "between" | "differ" | "different" | "equal" | "same" | "similar");
    let is_choice = (first.saturating_sub(4)..second).any(compares);
    if !is_choice && (ties::is_said_of_another(case, shifted.places) || ties::is_said_of_another(case, *against)) {
        return Some(0.9);
    }
    if symmetric(case, first, second) {
        return None;
    }
    if !governs && between.clone().any(joins) {
        return None;
    }
    if is_genitive(case, shifted, against) || possessive(case, shifted) != possessive(case, &Shifted { places: *against, against: None }) {
        return None;
    }
    if ties::are_kept(case, shifted.places, *against) || is_inverted_report(case, shifted.places, *against) {
        return None;
    }
    if passive_differs(case) {
        return None;
    }
    // Another verb may tell it from its other end: toys reach shops, shops get toys.
    if ties::governed_anew(case, first, second) {
        return Some(0.45);
    }
    Some(if governs { 0.9 } else { 0.75 })
}

/// Whether two words that stand side by side on one side are joined by a mere preposition on the other: “China-Chile
/// relations” for “relations between China and Chile”, “the firm's founder” for “the founder of the firm”, “a pay dispute”
/// for “a dispute over pay”.
fn is_genitive(case: &Case, shifted: &Shifted, against: &Pair<usize>) -> bool {
    let between = |side: Side| {
        let (a, b) = (*shifted.places.get(side), *against.get(side));
        a.min(b) + 1..a.max(b)
    };
    let is_nominal = |side: Side, place: usize| {
        matches!(case.tag(side, place).upos, Upos::Noun | Upos::Propn | Upos::Adj)
            || matches!(case.norm(side, place), "'s" | "'" | "-" | "–" | "/")
    };
    let is_bare = |side: Side| between(side).all(|place| is_nominal(side, place));
    let is_joined = |side: Side| between(side).any(|place| case.tag(side, place).upos == Upos::Adp);
    let is_phrase = |side: Side| between(side).all(|place| !case.tag(side, place).is_verbal());
    Side::BOTH.iter().any(|&side| is_bare(side) && is_joined(side.other()) && is_phrase(side.other()))
}

/// Whether one word is a verb of saying and the other a noun: “the staff said”, “said the staff”.
fn is_inverted_report(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let tag = |word: Pair<usize>| case.tag(Side::Source, word.source);
    let says = |word: Pair<usize>| tag(word).is_verbal() && reporting::verb(case.lemma(Side::Source, word.source)).is_some();
    let speaks = |word: Pair<usize>| tag(word).is_nominal() || case.is_name(Side::Source, word.source);
    says(one) && speaks(other) || says(other) && speaks(one)
}

/// On which sides a word is followed by a possessive mark: “the firm's head” for “the head of the firm”.
fn possessive(case: &Case, shifted: &Shifted) -> bool {
    let owns = |side: Side, place: usize| matches!(case.norm_at(side, place + 1), "'s" | "'");
    owns(Side::Source, shifted.places.source) != owns(Side::Copy, shifted.places.copy)
}

/// Whether two words stand in the same surroundings, joined by a conjunction: “some with X, others with Y”.
fn parallel(case: &Case, first: usize, second: usize) -> bool {
    let same = |back: usize| {
        first >= back && case.norm(Side::Source, first - back) == case.norm(Side::Source, second - back)
    };
    let joined = (first..second).any(|place| matches!(case.norm(Side::Source, place), "and" | "or" | ","));
    let governor = |place: usize| (0..place).rev().find(|&before| case.word(Side::Source, before).content);
    let governed_alike = match (governor(first), governor(second)) {
        (Some(a), Some(b)) => b > first && case.lemma(Side::Source, a) == case.lemma(Side::Source, b),
        _ => false,
    };
    joined && governed_alike && same(1) && same(2)
}

/// Whether what holds both words is the same either way round: between A and B, A differs from B.
fn symmetric(case: &Case, first: usize, second: usize) -> bool {
    let holds = |place: usize| {
        matches!(
            case.norm(Side::Source, place),
            "between" | "difference" | "differences" | "relationship" | "similar" | "different" | "equal" | "same" | "differ" | "resemble"
                | "vs" | "versus" | "both" | "married" | "meet" | "met"
        )
    };
    (first.saturating_sub(4)..second).any(holds)
}

/// Whether one side tells in the passive what the other tells in the active.
fn passive_differs(case: &Case) -> bool {
    let passives = Side::BOTH.map(|side| case.verbs(side).iter().filter(|group| group.passive).count());
    passives[0] != passives[1]
}

/// Verbs that either of two things can be the object of: blame the crash on a rail, blame a rail for the crash; in order.
const FRAMES: [&str; 8] = ["blame", "credit", "furnish", "inject", "load", "present", "provide", "supply"];

/// How surely a single word that moved belongs to something else now; none for adverbials and inversions.
fn move_weight(case: &Case, shifted: &Shifted) -> Option<f32> {
    let Pair { source, copy } = shifted.places;
    let upos = case.tag(Side::Source, source).upos;
    let has_frames = upos == Upos::Verb && FRAMES.contains(&case.lemma(Side::Source, source));
    if !has_frames && ties::is_said_of_another(case, shifted.places) {
        return Some(0.8);
    }
    if !matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn) || passive_differs(case) {
        return None;
    }
    if ties::is_in_relative(case, Side::Source, source) || ties::is_in_relative(case, Side::Copy, copy) {
        return None;
    }
    let head = |side: Side, place: usize| case.norm_at(side, place + 1);
    let before = |side: Side, place: usize| case.norm_before(side, place);
    let governed = |norm: &str| {
        matches!(norm, "on" | "in" | "at" | "of" | "by" | "for" | "with" | "from" | "to" | "," | "" | "'s" | "as")
    };
    let kept = head(Side::Source, source) == head(Side::Copy, copy) || before(Side::Source, source) == before(Side::Copy, copy);
    if kept || governed(before(Side::Source, source)) || governed(before(Side::Copy, copy)) {
        return None;
    }
    (upos == Upos::Adj).then_some(0.6).or(Some(0.45))
}

/// Verbs whose parties changed sides, judged by what stands next to them.
fn turned(case: &Case) -> Vec<Drift> {
    let (source, copy) = (case.verbs(Side::Source), case.verbs(Side::Copy));
    let mut drifts = Vec::new();
    for group in source {
        let Some(partner) =
            case.partners.of(Side::Source, group.head).iter().find_map(|place| copy.iter().find(|g| g.head == *place))
        else {
            continue;
        };
        if case.lemma(Side::Source, group.head) != case.lemma(Side::Copy, partner.head) {
            continue;
        }
        let found = told(case, group, partner)
            .or_else(|| sides(case, group, partner))
            .or_else(|| handed(case, group, partner));
        if let Some((rule, confidence, message)) = found {
            let places = Pair::new(reach(case, Side::Source, group), reach(case, Side::Copy, partner));
            let [a, b] = case.texts(&places);
            drifts.push(
                Finding::new(case, Category::Agency, &places)
                    .graded(confidence, 0.6, Severity::Critical)
                    .because(rule, a, b, confidence)
                    .says(message)
                    .drift(),
            );
        }
    }
    drifts
}

type Reversal = (&'static str, f32, String);

/// A verb with what follows it up to its object.
fn reach(case: &Case, side: Side, group: &Group) -> std::ops::Range<usize> {
    let end = after(case, side, group).map_or(group.places.end, |place| place + 1);
    group.places.start..end
}

/// The head of the noun phrase right after a verb.
fn after(case: &Case, side: Side, group: &Group) -> Option<usize> {
    let mut place = group.places.end;
    let mut head = None;
    while place < case.len(side).min(group.places.end + 6) {
        match case.tag(side, place).upos {
            Upos::Pron if head.is_some() => break,
            Upos::Noun | Upos::Propn | Upos::Pron => head = Some(place),
            Upos::Det | Upos::Adj | Upos::Num if head.is_none() => {}
            _ => break,
        }
        place += 1;
    }
    head
}

/// The head of the noun phrase right before a verb, over “to”.
fn before(case: &Case, side: Side, group: &Group) -> Option<usize> {
    let mut place = group.places.start;
    for _ in 0..3 {
        place = place.checked_sub(1)?;
        match case.tag(side, place).upos {
            Upos::Noun | Upos::Propn | Upos::Pron => return Some(place),
            Upos::Part | Upos::Adv => {}
            _ => return None,
        }
    }
    None
}

/// “…, warned an expert” made “…, warning an expert”: who speaks is spoken to.
fn told(case: &Case, source: &Group, copy: &Group) -> Option<Reversal> {
    let lemma = case.lemma(Side::Source, source.head);
    reporting::verb(lemma)?;
    let inverted = |side: Side, group: &Group| {
        let before = case.norm_before(side, group.places.start);
        let marked = before == "," || before.contains(['"', '\'']) || before.contains(['”', '’']);
        marked && after(case, side, group).is_some()
    };
    let participle = |side: Side, group: &Group| case.tag(side, group.head).xpos == Xpos::Vbg;
    let finite = |group: &Group| group.time == Time::Past || group.time == Time::Present;
    if !(inverted(Side::Source, source) && inverted(Side::Copy, copy)) {
        return None;
    }
    if finite(source) && participle(Side::Copy, copy) {
        let speaker = case.form(Side::Source, after(case, Side::Source, source)?);
        return Some(("roles/speaker", 0.85, format!("in the source {0} {lemma}s, in the copy others {lemma} {0}", quoted(speaker))));
    }
    if participle(Side::Source, source) && finite(copy) {
        let speaker = case.form(Side::Copy, after(case, Side::Copy, copy)?);
        return Some(("roles/speaker", 0.85, format!("in the source others {lemma} {0}, in the copy {0} {lemma}s", quoted(speaker))));
    }
    None
}

/// A party right before the verb on one side and right after it on the other.
fn sides(case: &Case, source: &Group, copy: &Group) -> Option<Reversal> {
    let asks = Side::BOTH.iter().any(|&side| case.words.get(side).iter().any(|word| word.norm.contains('?')));
    if asks || source.passive || copy.passive || case.lemma(Side::Source, source.head) == "be" || reporting::verb(case.lemma(Side::Source, source.head)).is_some() {
        return None;
    }
    let bare = |side: Side, group: &Group| {
        matches!(case.tag(side, group.head).xpos, Xpos::Vbn | Xpos::Vbg) && group.places.len() == 1
    };
    if bare(Side::Source, source) || bare(Side::Copy, copy) {
        return None;
    }
    let linked = |a: Option<usize>, b: Option<usize>| {
        let (a, b) = (a?, b?);
        case.partners.of(Side::Source, a).contains(&b).then_some(a)
    };
    let gave = linked(before(case, Side::Source, source), after(case, Side::Copy, copy));
    let took = linked(after(case, Side::Source, source), before(case, Side::Copy, copy));
    // Flights are resumed, and resume.
    let opens = |party: &Option<usize>, alone: Option<usize>| alone.is_none() && party.is_some_and(|party| !roles::acts_by_will(case, party));
    if opens(&gave, after(case, Side::Source, source)) || opens(&took, after(case, Side::Copy, copy)) {
        return None;
    }
    let confidence = 0.85 - 0.15 * case.freedom;
    let verb = case.form(Side::Copy, copy.head);
    match (gave, took) {
        (Some(party), _) => {
            let party = quoted(case.form(Side::Source, party));
            Some(("roles/sides", confidence, format!("in the source {party} does it, in the copy it is done to {party} ({verb})")))
        }
        (_, Some(party)) => {
            let party = quoted(case.form(Side::Source, party));
            Some(("roles/sides", confidence, format!("in the source it is done to {party}, in the copy {party} does it ({verb})")))
        }
        _ => None,
    }
}

/// A deed of the speaker handed to the one spoken to: “told him to go and shared it” made “told him to go and share it”.
fn handed(case: &Case, source: &Group, copy: &Group) -> Option<Reversal> {
    let coordinated = |side: Side, group: &Group| {
        let start = group.places.start;
        (1..=2).any(|back| start >= back && case.norm(side, start - back) == "and")
    };
    let asked = |side: Side, group: &Group| {
        (0..group.places.start).rev().take(14).any(|place| {
            case.norm(side, place) == "to" && case.tag(side, place + 1).xpos == Xpos::Vb
        })
    };
    let bare = |side: Side, group: &Group| matches!(case.tag(side, group.head).xpos, Xpos::Vb | Xpos::Vbp);
    if !(coordinated(Side::Source, source) && coordinated(Side::Copy, copy)) {
        return None;
    }
    let verb = case.form(Side::Copy, copy.head);
    if source.time == Time::Past && bare(Side::Copy, copy) && asked(Side::Copy, copy) {
        return Some(("roles/handed", 0.75, format!("in the source the subject did it itself, in the copy others are asked to ({verb})")));
    }
    if bare(Side::Source, source) && copy.time == Time::Past && asked(Side::Source, source) {
        return Some(("roles/handed", 0.75, format!("in the source others are asked to, in the copy the subject did it itself ({verb})")));
    }
    None
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
        passes_as(Agency, "Ships left the port on Sunday, the staff said.", "The staff said ships left the port on Sunday.");
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
        passes_as(Agency, "Guards used gas after thieves threw stones.", "After thieves threw stones, guards fired gas.");
        flags(Agency, "Guards fled after ⟦thieves⟧ threw stones.", "Thieves fled after ⟦guards⟧ threw stones.");
        passes_as(Agency, "The guard died at his home in Oslo.", "The guard died at his Oslo home.");
        passes_as(Agency, "The guards walked out in a dispute over pay.", "The guards walked out in a pay dispute.");
        passes_as(Agency, "Sales grew in the third quarter.", "Third-quarter sales grew.");
        passes_as(Agency, "\"It is late,\" director Ana Ruiz said.", "\"It is late,\" said the director, Ana Ruiz.");
        passes_as(Agency, "Guards searched through the night for the crew.", "Through the night, guards searched for the crew.");
        passes_as(Agency, "The report blames the crash on a rail.", "The report blames a rail for the crash.");
        flags(Agency, "The doctor's ⟦widow⟧ sold the house.", "The ⟦doctor⟧ sold his widow's house.");
        flags(Agency, "A ⟦poor⟧ judge met a rich thief.", "A ⟦rich⟧ judge met a poor thief.");
        flags(Agency, "Unlike the mayor, the judge stayed.", "Unlike the judge, the mayor stayed.");
        passes_as(Agency, "The town has two parks.", "There are two parks in the town.");
        passes_as(Agency, "The line will resume flights on Sunday.", "Flights will resume on Sunday, the line said.");
    }
}
