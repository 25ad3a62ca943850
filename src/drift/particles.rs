//! Verbs with a particle that is another on each side, or on one side only: called off, called for; took over, took.

use super::{
    case::Case,
    changes::{Change, Kind},
};
use crate::{
    english::wordnet::{self, Pos, Synset},
    model::{Pair, Side},
};
use std::ops::Range;

/// Particles that make another verb of one, whatever follows.
const PARTICLES: [&str; 10] = ["after", "apart", "aside", "away", "back", "down", "off", "out", "over", "up"];

/// Words that stand behind a verb as particles do, and as prepositions more often.
const PREPOSITIONS: [&str; 10] = ["about", "across", "around", "by", "for", "in", "into", "on", "through", "to"];

/// A verb that its particle makes another one on each side: its places, and how surely.
pub(crate) fn turned(case: &Case, change: &Change) -> Option<(Pair<Range<usize>>, f32)> {
    if change.kind == Kind::Moved || change.harmless {
        return None;
    }
    let particles = [particle(case, Side::Source, change)?, particle(case, Side::Copy, change)?];
    if !particles.iter().any(|particle| PARTICLES.contains(particle)) {
        return None;
    }
    let verb = |side: Side| change.places.get(side).start.checked_sub(1);
    let verbs = Pair::new(verb(Side::Source)?, verb(Side::Copy)?);
    let is_verb = |side: Side| case.tag(side, *verbs.get(side)).is_verbal();
    let lemma = case.lemma(Side::Source, verbs.source);
    let same = case.partners.of(Side::Source, verbs.source).contains(&verbs.copy)
        && lemma == case.lemma(Side::Copy, verbs.copy);
    if !(same && Side::BOTH.into_iter().all(is_verb)) {
        return None;
    }
    let differ = match particles {
        ["", particle] | [particle, ""] => is_idiom(lemma, particle)?,
        [source, copy] => match (senses(lemma, source), senses(lemma, copy)) {
            (Some(there), Some(here)) => are_others(&there, &here),
            (Some(_), None) if PARTICLES.contains(&source) => is_idiom(lemma, source)?,
            (None, Some(_)) if PARTICLES.contains(&copy) => is_idiom(lemma, copy)?,
            _ => false,
        },
    };
    let alone = particles.contains(&"");
    let places = Pair::new(verbs.source..change.places.source.end, verbs.copy..change.places.copy.end);
    differ.then_some((places, if alone { 0.72 } else { 0.8 } - 0.6 * case.freedom))
}

/// Whether a lost or gained particle adds nothing to the verb before it: closed down, closed.
pub(crate) fn is_idle(case: &Case, side: Side, places: &Range<usize>) -> bool {
    let Some(verb) = places.start.checked_sub(1).filter(|_| places.len() == 1) else { return false };
    let particle = case.norm(side, places.start);
    PARTICLES.contains(&particle)
        && case.tag(side, verb).is_verbal()
        && !case.partners.of(side, verb).is_empty()
        && is_idiom(case.lemma(side, verb), particle) == Some(false)
}

/// The particle that a side of a change is; empty where it is nothing.
fn particle<'a>(case: &Case<'a>, side: Side, change: &Change) -> Option<&'a str> {
    let places = change.places.get(side);
    match places.len() {
        0 => Some(""),
        1 => Some(case.norm(side, places.start)).filter(|norm| PARTICLES.contains(norm) || PREPOSITIONS.contains(norm)),
        _ => None,
    }
}

/// What a verb means with a particle; none where that is no expression.
fn senses(verb: &str, particle: &str) -> Option<Vec<Synset>> {
    let word = wordnet::word(&format!("{verb} {particle}"))?;
    let synsets: Vec<Synset> = word.senses_as(Some(Pos::Verb)).map(|sense| sense.synset).collect();
    (!synsets.is_empty()).then_some(synsets)
}

/// Whether a verb, in its likeliest sense, means something else with a particle than without.
fn is_idiom(verb: &str, particle: &str) -> Option<bool> {
    let with = senses(verb, particle)?;
    let without: Vec<Synset> = wordnet::word(verb)?.senses_as(Some(Pos::Verb)).map(|sense| sense.synset).collect();
    Some(are_others(&with[..1], &without))
}

/// Whether no sense of one verb is one of the other, or a kind of it.
fn are_others(a: &[Synset], b: &[Synset]) -> bool {
    let is_near = |a: &Synset, b: &Synset| {
        a == b || a.hypernyms().any(|above| above == *b) || b.hypernyms().any(|above| above == *a)
    };
    !a.iter().any(|a| b.iter().any(|b| is_near(a, b)))
}
