//! Which of many documents are versions of one story.
//!
//! Three steps, none of which looks at all pairs: a document's weightiest terms find candidates in an inverted index
//! (`candidates`); candidates are verified by pairing their sentences, for two stories on the same theme share their words
//! but not their sentences; verified pairs are joined by average linkage (`clusters`), so that one doubtful pair does not
//! chain two stories together, nor two dense groups each of which has facts of its own (`facts`).

mod candidates;
mod clusters;
mod facts;

use super::terms::{Sketch, frequencies, pairing, weigh};
use crate::model::Document;
use rayon::prelude::*;

/// Stories as sorted indexes of documents, in the order of their first.
///
/// Near-linear in the number of documents: each is held against a bounded number of candidates.
pub fn stories(count: usize, document: impl Fn(usize) -> Document + Sync) -> Vec<Vec<usize>> {
    let mut sketches: Vec<Sketch> = (0..count).into_par_iter().map(|at| Sketch::of(&document(at))).collect();
    let frequency = frequencies(&sketches);
    weigh(&mut sketches, &frequency);
    let candidates = candidates::candidates(&sketches, &frequency);
    let edges: Vec<(usize, usize, f32)> = candidates
        .par_iter()
        .enumerate()
        .flat_map_iter(|(first, others)| {
            let sketches = &sketches;
            others.iter().filter_map(move |&second| {
                let coverage = pairing(&sketches[first], &sketches[second]).coverage();
                let alike = (coverage.source + coverage.copy) / 2.0;
                (alike > 0.0).then_some((first, second, alike))
            })
        })
        .collect();
    let mut facts = facts::Facts::of(document);
    clusters::clusters(count, &edges, |a, b| facts.are_apart(a, b))
}
