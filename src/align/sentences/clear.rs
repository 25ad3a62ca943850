//! Sentences that were only edited: nearly all of each is in the other, and in no third one. They need no judgement, and
//! where a copy follows its source closely they are most of what is not word for word the same.

use super::{
    SentenceLink,
    candidates::Candidates,
    features::{bests, shared_mass},
    profile::Profiles,
};
use crate::model::Pair;
use rayon::prelude::*;

/// Share of each sentence's weight that the other has: what is left is too little for a sentence of its own.
const NEARLY_ALL: f32 = 0.9;

/// Share that any other sentence may have.
const LITTLE: f32 = 0.4;

/// Links the candidates that are clear. Linear in the terms of all candidates.
pub(super) fn clear(profiles: Pair<&Profiles>, candidates: &Candidates) -> Vec<SentenceLink> {
    let pairs: Vec<(usize, usize)> = candidates.pairs().collect();
    let share = |&(source, copy): &(usize, usize)| {
        let mass = shared_mass(profiles.source.terms(source), profiles.copy.terms(copy));
        let of_source = mass.source / profiles.source.sentences[source].mass.max(0.1);
        let of_copy = mass.copy / profiles.copy.sentences[copy].mass.max(0.1);
        of_source.min(of_copy)
    };
    let shares: Vec<f32> = pairs.par_iter().map(share).collect();
    let best = bests(profiles, candidates, &shares);
    let is_clear = |&(&(source, copy), &share): &(&(usize, usize), &f32)| {
        let rival = best.source.rival(source, copy).max(best.copy.rival(copy, source));
        share >= NEARLY_ALL && rival <= LITTLE
    };
    pairs
        .iter()
        .zip(&shares)
        .filter(is_clear)
        .map(|(&(source, copy), &similarity)| SentenceLink { source, copy, similarity })
        .collect()
}
