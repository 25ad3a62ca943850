//! The spin profile: small changes of tone, certainty and agency added up by actor.
//!
//! One softened word is a nuance; twenty of them about one actor are a slant. Counted are words that judge
//! (`classes::charged`), words that hedge (`classes::modality`), and verbs that name or hide who acts. The actor of a
//! sentence is the first name in it.

use crate::{
    english::{
        Analysis,
        classes::{
            charged::{self, Pole},
            modality::{self, ModalKind},
            reporting::{self, Form},
        },
        predicates::{Kind, Predicate, Role},
    },
    model::{Bead, Pair, SpinEntry},
};
use std::collections::BTreeMap;

/// What was added up for an actor.
#[derive(Clone, Copy, Default)]
struct Sum {
    framing: f32,
    certainty: f32,
    agency: f32,
    changes: usize,
}

/// Sums under this are noise.
const LEAST: f32 = 0.25;

/// The profile, the largest change first.
pub(super) fn entries(analyses: Pair<&Analysis>, beads: &[Bead]) -> Vec<SpinEntry> {
    let mut sums = BTreeMap::<String, Sum>::new();
    for bead in beads.iter().filter(|bead| bead.is_matched()) {
        if says_the_same(analyses, bead) {
            continue;
        }
        let actor = actor(analyses, bead);
        let sum = sums.entry(actor).or_default();
        let sides = Pair::new((analyses.source, &bead.source), (analyses.copy, &bead.copy));
        add(&mut sum.framing, &mut sum.changes, &sides.map(|(analysis, sentences)| tones(analysis, sentences)));
        add(&mut sum.certainty, &mut sum.changes, &sides.map(|(analysis, sentences)| hedges(analysis, sentences)));
        for (actor, points) in agency(analyses, bead) {
            let sum = sums.entry(actor).or_default();
            sum.agency += points;
            sum.changes += 1;
        }
    }
    let mut entries: Vec<SpinEntry> = sums.into_iter().filter_map(|(actor, sum)| entry(actor, sum)).collect();
    let size = |entry: &SpinEntry| entry.framing.abs() + entry.certainty.abs() + entry.agency.abs();
    entries.sort_by(|a, b| size(b).total_cmp(&size(a)).then_with(|| a.actor.cmp(&b.actor)));
    entries
}

/// Whether both sides have the same words: then nobody has to look closer.
fn says_the_same(analyses: Pair<&Analysis>, bead: &Bead) -> bool {
    let words = |analysis: &Analysis, sentences: &[usize]| -> String {
        let document = analysis.document();
        let tokens = sentences.iter().flat_map(|&sentence| document.sentences[sentence].tokens.clone());
        tokens.flat_map(|token| [document.norm(token), " "]).collect()
    };
    words(analyses.source, &bead.source) == words(analyses.copy, &bead.copy)
}

/// A word that counts, with its points.
type Counted = (String, f32);

/// Adds the points of the words that only one side has: the copy's as they are, the source's taken away.
fn add(total: &mut f32, changes: &mut usize, sides: &Pair<Vec<Counted>>) {
    let mut left: Vec<&Counted> = sides.source.iter().collect();
    for word in &sides.copy {
        match left.iter().position(|other| other.0 == word.0) {
            Some(at) => _ = left.swap_remove(at),
            None => {
                *total += word.1;
                *changes += 1;
            }
        }
    }
    for word in left {
        *total -= word.1;
        *changes += 1;
    }
}

fn tones(analysis: &Analysis, sentences: &[usize]) -> Vec<Counted> {
    let points = |pole: Pole| match pole {
        Pole::Hostile => -1.0,
        Pole::Sensational => -0.5,
        Pole::Euphemism | Pole::Flattering => 1.0,
    };
    let of = |sentence: &usize| {
        let lemmas: Vec<&str> = analysis.lemmas(*sentence).collect();
        let found = charged::find(&lemmas);
        let counted = found.iter().filter_map(|found| {
            let charge = found.readings.first()?;
            Some((lemmas[found.words.clone()].join(" "), points(charge.pole)))
        });
        counted.collect::<Vec<_>>()
    };
    sentences.iter().flat_map(of).collect()
}

/// What a hedge takes from certainty: 0 for the certain, 1 for the open.
fn hedges(analysis: &Analysis, sentences: &[usize]) -> Vec<Counted> {
    let document = analysis.document();
    let of = |sentence: &usize| {
        let tokens = document.sentences[*sentence].tokens.clone();
        let norms: Vec<&str> = tokens.map(|token| document.norm(token)).collect();
        let modal = modality::find(&norms).into_iter().filter_map(|found| {
            let certain = found.readings.iter().find(|modal| modal.kind == ModalKind::Certainty)?;
            let points = (f32::from(certain.strength) - 100.0) / 100.0;
            (0..=80).contains(&certain.strength).then(|| (norms[found.words.clone()].join(" "), points))
        });
        let hearsay = norms.iter().filter(|norm| reporting::readings(norm).iter().any(|r| r.form == Form::Hedge));
        modal.chain(hearsay.map(|norm| ((*norm).to_owned(), -0.6))).collect::<Vec<_>>()
    };
    sentences.iter().flat_map(of).collect()
}

/// The first name of a bead, as the source has it where it can.
fn actor(analyses: Pair<&Analysis>, bead: &Bead) -> String {
    let first = |analysis: &Analysis, sentences: &[usize]| {
        sentences.iter().find_map(|&sentence| {
            let tokens = analysis.document().sentences[sentence].tokens.clone();
            analysis.names().within(tokens).first().map(|mention| entity_name(analysis, mention.entity))
        })
    };
    first(analyses.source, &bead.source).or_else(|| first(analyses.copy, &bead.copy)).unwrap_or_default()
}

/// The longest name of an entity.
fn entity_name(analysis: &Analysis, entity: usize) -> String {
    let document = analysis.document();
    let mentions = analysis.names().mentions().iter().filter(|mention| mention.entity == entity);
    let names = mentions.map(|mention| document.span_of(mention.tokens.clone()).of(document.text()));
    let longest = names.max_by_key(|name| name.len()).unwrap_or_default();
    longest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Actors that a verb names on one side and hides behind a passive on the other: one point up or down.
fn agency(analyses: Pair<&Analysis>, bead: &Bead) -> Vec<(String, f32)> {
    let sides = Pair::new((analyses.source, &bead.source), (analyses.copy, &bead.copy));
    let Pair { source, copy } = sides.map(|(analysis, sentences)| acts(analysis, sentences));
    let mut shifts = Vec::new();
    for (active, passive, points) in [(&source, &copy, -1.0), (&copy, &source, 1.0)] {
        for act in active {
            let hidden = passive.iter().any(|other| other.lemma == act.lemma && other.passive && other.agent.is_none());
            if let (Some(agent), true) = (&act.agent, hidden) {
                shifts.push((agent.clone(), points));
            }
        }
    }
    shifts
}

struct Act {
    lemma: String,
    passive: bool,
    /// The name of who does it.
    agent: Option<String>,
}

fn acts(analysis: &Analysis, sentences: &[usize]) -> Vec<Act> {
    let of = |&sentence: &usize| {
        let first = analysis.document().sentences[sentence].tokens.start;
        let act = move |predicate: &Predicate| {
            let agent = predicate.in_role(Role::Agent).next();
            let name = agent.and_then(|word| analysis.names().at(first + word));
            // Somebody acts, but no name tells who: neither named nor hidden.
            if agent.is_some() && name.is_none() {
                return None;
            }
            let agent = name.map(|mention| entity_name(analysis, mention.entity));
            Some(Act { lemma: predicate.lemma.clone(), passive: predicate.passive, agent })
        };
        analysis.predicates(sentence).iter().filter(|predicate| predicate.kind == Kind::Verb).filter_map(act)
    };
    sentences.iter().flat_map(of).collect()
}

fn entry(actor: String, sum: Sum) -> Option<SpinEntry> {
    let says = [
        (sum.framing, "judged more kindly", "judged more harshly"),
        (sum.certainty, "told as surer", "told as less sure"),
        (sum.agency, "named as the one who acts", "hidden as the one who acts"),
    ];
    let told: Vec<String> = says
        .iter()
        .filter(|(points, ..)| points.abs() >= LEAST)
        .map(|(points, up, down)| format!("{} ({points:+.1})", if *points > 0.0 { up } else { down }))
        .collect();
    if told.is_empty() {
        return None;
    }
    let who = if actor.is_empty() { "what has no actor" } else { actor.as_str() };
    let noun = if sum.changes == 1 { "change" } else { "changes" };
    let message = format!("{who}: {} over {} {noun}", told.join(", "), sum.changes);
    let rounded = |points: f32| (points * 100.0).round() / 100.0;
    Some(SpinEntry {
        framing: rounded(sum.framing),
        certainty: rounded(sum.certainty),
        agency: rounded(sum.agency),
        changes: sum.changes,
        message,
        actor,
    })
}
