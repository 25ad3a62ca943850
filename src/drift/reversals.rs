//! Verbs whose parties changed sides, judged by what stands next to them, where trees go astray: speakers spoken to, doers done
//! to, deeds handed over.

use super::{
    case::Case,
    finding::{Finding, quoted},
    roles,
    verbs::{Group, Time},
};
use crate::{
    english::{
        classes::reporting,
        tags::{Upos, Xpos},
    },
    model::{Category, Drift, Pair, Severity, Side},
};

/// Verbs whose parties changed sides, judged by what stands next to them.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
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
        let found =
            told(case, group, partner).or_else(|| sides(case, group, partner)).or_else(|| handed(case, group, partner));
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
        return Some((
            "roles/speaker",
            0.85,
            format!("in the source {0} {lemma}s, in the copy others {lemma} {0}", quoted(speaker)),
        ));
    }
    if participle(Side::Source, source) && finite(copy) {
        let speaker = case.form(Side::Copy, after(case, Side::Copy, copy)?);
        return Some((
            "roles/speaker",
            0.85,
            format!("in the source others {lemma} {0}, in the copy {0} {lemma}s", quoted(speaker)),
        ));
    }
    None
}

/// A party right before the verb on one side and right after it on the other.
fn sides(case: &Case, source: &Group, copy: &Group) -> Option<Reversal> {
    let asks = Side::BOTH.iter().any(|&side| case.words.get(side).iter().any(|word| word.norm.contains('?')));
    if asks
        || source.passive
        || copy.passive
        || case.lemma(Side::Source, source.head) == "be"
        || reporting::verb(case.lemma(Side::Source, source.head)).is_some()
    {
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
    let opens = |party: &Option<usize>, alone: Option<usize>| {
        alone.is_none() && party.is_some_and(|party| !roles::acts_by_will(case, party))
    };
    if opens(&gave, after(case, Side::Source, source)) || opens(&took, after(case, Side::Copy, copy)) {
        return None;
    }
    let confidence = 0.85 - 0.15 * case.freedom;
    let verb = case.form(Side::Copy, copy.head);
    match (gave, took) {
        (Some(party), _) => {
            let party = quoted(case.form(Side::Source, party));
            Some((
                "roles/sides",
                confidence,
                format!("in the source {party} does it, in the copy it is done to {party} ({verb})"),
            ))
        }
        (_, Some(party)) => {
            let party = quoted(case.form(Side::Source, party));
            Some((
                "roles/sides",
                confidence,
                format!("in the source it is done to {party}, in the copy {party} does it ({verb})"),
            ))
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
        (0..group.places.start)
            .rev()
            .take(14)
            .any(|place| case.norm(side, place) == "to" && case.tag(side, place + 1).xpos == Xpos::Vb)
    };
    let bare = |side: Side, group: &Group| matches!(case.tag(side, group.head).xpos, Xpos::Vb | Xpos::Vbp);
    if !(coordinated(Side::Source, source) && coordinated(Side::Copy, copy)) {
        return None;
    }
    let verb = case.form(Side::Copy, copy.head);
    if source.time == Time::Past && bare(Side::Copy, copy) && asked(Side::Copy, copy) {
        return Some((
            "roles/handed",
            0.75,
            format!("in the source the subject did it itself, in the copy others are asked to ({verb})"),
        ));
    }
    if bare(Side::Source, source) && copy.time == Time::Past && asked(Side::Source, source) {
        return Some((
            "roles/handed",
            0.75,
            format!("in the source others are asked to, in the copy the subject did it itself ({verb})"),
        ));
    }
    None
}
