//! Which of two versions is the older: evidence, listed and weighed.
//!
//! The idea is that of textual criticism (Lachmann; Roelli 2020, *Handbook of Stemmatology*): a change is easier to make
//! one way than the other. Who copies drops a name, rounds a figure, unmakes a quotation, breaks an idiom; nobody puts the
//! exact figure back. Each kind of evidence is in a file of its own and says which side is the older and how strongly, in
//! the logarithm of odds; what each kind can say in all is bounded, so that no kind decides by repetition.

mod context;
mod detail;
mod page;
mod quotations;
mod wording;

pub use context::{Context, Witness};

use crate::model::{Bead, Direction, Evidence, Pair, Side};
use rayon::prelude::*;

/// A sign that one side is the older.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// The rule that speaks.
    pub rule: &'static str,
    /// Which side it makes the older.
    pub older: Side,
    /// How strongly: logarithm of odds.
    pub weight: f32,
    /// What the source has.
    pub source: Option<String>,
    /// What the copy has.
    pub copy: Option<String>,
}

/// A kind of evidence: how it is found, and how much it may say in all.
struct Kind {
    find: fn(&Context) -> Vec<Sign>,
    most: f32,
}

/// The one table of evidence.
const KINDS: &[Kind] = &[
    Kind { find: page::dates, most: 4.0 },
    Kind { find: page::credits, most: 1.5 },
    Kind { find: page::outlets, most: 2.0 },
    Kind { find: page::notices, most: 1.5 },
    Kind { find: page::boilerplate, most: 0.4 },
    Kind { find: page::traces, most: 2.0 },
    Kind { find: quotations::unmade, most: 1.6 },
    Kind { find: detail::numbers, most: 3.0 },
    Kind { find: detail::names, most: 2.0 },
    Kind { find: detail::words, most: 2.0 },
    Kind { find: detail::sentences, most: 1.5 },
    Kind { find: wording::idioms, most: 2.4 },
    Kind { find: wording::synonyms, most: 3.0 },
];

/// From this score on, one side is said to be the older: just below what the weakest sign that may stand alone says, 0.1.
const SAID: f32 = 0.08;

/// What speaks for either direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// Logarithm of the odds that the source is the older.
    pub score: f32,
    /// The strength of the evidence against the side that it speaks for on the whole: two witnesses each of which has
    /// what the other lost come from a third.
    pub conflict: f32,
    /// What was found, the strongest first; weights above 0 speak for the source as the older.
    pub evidence: Vec<Evidence>,
}

impl Derivation {
    /// The direction, where the evidence holds.
    pub fn direction(&self) -> Direction {
        match self.score {
            score if score >= SAID => Direction::SourceToCopy,
            score if score <= -SAID => Direction::CopyToSource,
            _ => Direction::Unclear,
        }
    }

    /// How sure the direction is, 0 to 1.
    pub fn confidence(&self) -> f32 {
        match self.direction() {
            Direction::Unclear => 0.0,
            _ => rounded(1.0 / (1.0 + (-self.score.abs()).exp())),
        }
    }
}

/// What the beads of two documents tell of which is the older. Linear in their length but for the differences in a
/// sentence.
pub fn derivation(witnesses: Pair<&Witness>, beads: &[Bead]) -> Derivation {
    let context = Context::of(witnesses, beads);
    let (mut for_source, mut for_copy) = (0.0, 0.0);
    let mut evidence: Vec<Evidence> = Vec::new();
    let found: Vec<Vec<Sign>> = KINDS.par_iter().map(|kind| (kind.find)(&context)).collect();
    for (kind, signs) in KINDS.iter().zip(found) {
        let total: f32 = signs.iter().map(signed).sum();
        let (strong, weak) = sides(&signs);
        let scale = if total.abs() > kind.most { kind.most / total.abs() } else { 1.0 };
        for_source += (strong * scale).min(kind.most);
        for_copy += (weak * scale).min(kind.most);
        evidence.extend(signs.into_iter().map(|sign| Evidence {
            rule: sign.rule.to_owned(),
            weight: Some(rounded(scale * signed(&sign))),
            source: sign.source,
            copy: sign.copy,
        }));
    }
    evidence.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    evidence.truncate(LISTED);
    Derivation { score: for_source - for_copy, conflict: for_source.min(for_copy), evidence }
}

/// How much evidence is listed.
const LISTED: usize = 24;

fn weight(evidence: &Evidence) -> f32 {
    evidence.weight.unwrap_or_default().abs()
}

fn signed(sign: &Sign) -> f32 {
    match sign.older {
        Side::Source => sign.weight,
        Side::Copy => -sign.weight,
    }
}

fn sides(signs: &[Sign]) -> (f32, f32) {
    let of = |side: Side| signs.iter().filter(|sign| sign.older == side).map(|sign| sign.weight).sum();
    (of(Side::Source), of(Side::Copy))
}

fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
