//! Clauses of long sentences, each held against whole sentences of the other side: a merge joins sentences with a comma
//! and a conjunction, and what is only a part of the whole may be all of one clause.

use super::{
    features::{Best, alike},
    profile::{Profiles, Texts},
};
use crate::model::Pair;
use rayon::prelude::*;

/// What the clauses of one sentence of a pair have of the other sentence as a whole.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clauses {
    /// How alike the likest clause is.
    pub alike: f32,
    /// By how much the clause that has it most to itself is liker than to any other sentence.
    pub margin: f32,
    /// How many clauses the sentence has; 0 for one.
    pub count: u8,
}

/// For each pair what the clauses of its source sentence, and of its copy sentence, have of the other one.
///
/// `whole` tells how alike the whole sentences are: it stands in for a sentence of one clause. Time: pairs × clauses ×
/// terms².
pub(super) fn by_part(texts: &Texts, pairs: &[(usize, usize)], whole: &[f32]) -> Pair<Vec<Clauses>> {
    let Pair { source, copy } = texts.sides.as_ref();
    let turned: Vec<(usize, usize)> = pairs.iter().map(|&(source, copy)| (copy, source)).collect();
    Pair::new(one_side(texts, source, copy, pairs, whole), one_side(texts, copy, source, &turned, whole))
}

/// Of pairs as (sentence with clauses, whole sentence).
fn one_side(
    texts: &Texts,
    parted: &Profiles,
    other: &Profiles,
    pairs: &[(usize, usize)],
    whole: &[f32],
) -> Vec<Clauses> {
    let likeness = |&(here, there): &(usize, usize)| -> Vec<f32> {
        let (terms, mass) = (other.terms(there), other.sentences[there].mass);
        let part = |part: usize| {
            let (own, own_mass) = parted.part(part);
            alike(texts, Pair::new(own, terms), Pair::new(own_mass, mass))
        };
        parted.parts(here).map(part).collect()
    };
    let values: Vec<Vec<f32>> = pairs.par_iter().map(likeness).collect();
    let all = pairs.iter().zip(&values).flat_map(|(&(here, there), values)| {
        parted.parts(here).zip(values).map(move |(part, &value)| (part, there, value))
    });
    let best = Best::new(parted.part_count(), all);
    let clauses = |((&(here, there), values), &whole): ((&(usize, usize), &Vec<f32>), &f32)| {
        let margins = parted.parts(here).zip(values).map(|(part, value)| value - best.rival(part, there));
        Clauses {
            alike: values.iter().copied().fold(whole, f32::max),
            margin: margins.fold(-1.0, f32::max),
            count: values.len() as u8,
        }
    };
    pairs.iter().zip(&values).zip(whole).map(clauses).collect()
}
