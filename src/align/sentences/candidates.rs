//! Which sentences of the copy are worth a look for a sentence of the source, from an inverted index over terms.

use super::profile::Profiles;
use crate::model::Pair;
use rayon::prelude::*;

/// How many copy sentences are kept for a source sentence.
const KEPT: usize = 12;

/// Terms in more copy sentences than this find nothing: they would make the work quadratic.
const FREQUENT: usize = 100;

/// A pair of profiles with the share of terms they have in common (cosine).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub source: usize,
    pub copy: usize,
    pub cosine: f32,
}

/// Copy sentences by term, in compressed rows.
struct Index {
    starts: Vec<usize>,
    postings: Vec<(u32, f32)>,
}

impl Index {
    fn new(profiles: &Profiles, terms: usize) -> Index {
        let mut starts = vec![0; terms + 1];
        for sentence in 0..profiles.len() {
            profiles.terms(sentence).iter().for_each(|term| starts[term.id as usize + 1] += 1);
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut postings = vec![(0, 0.0); starts[terms]];
        for sentence in 0..profiles.len() {
            for term in profiles.terms(sentence) {
                postings[next[term.id as usize]] = (sentence as u32, term.weight);
                next[term.id as usize] += 1;
            }
        }
        Index { starts, postings }
    }

    fn postings(&self, term: u32) -> &[(u32, f32)] {
        &self.postings[self.starts[term as usize]..self.starts[term as usize + 1]]
    }
}

/// For every source sentence the most alike copy sentences, most alike first; sentences by ascending index.
///
/// Time is at most sentences × terms in a sentence × [`FREQUENT`].
pub(super) fn candidates(profiles: Pair<&Profiles>, terms: usize) -> Vec<Candidate> {
    let index = Index::new(profiles.copy, terms);
    let norms = profiles.map(|profiles| (0..profiles.len()).map(|at| norm(profiles, at)).collect::<Vec<f32>>());
    (0..profiles.source.len())
        .into_par_iter()
        .map_init(
            || (vec![0.0f32; profiles.copy.len()], Vec::new()),
            |(sums, touched), source| {
                for term in profiles.source.terms(source) {
                    let postings = index.postings(term.id);
                    if postings.len() > FREQUENT {
                        continue;
                    }
                    for &(copy, weight) in postings {
                        if sums[copy as usize] == 0.0 {
                            touched.push(copy as usize);
                        }
                        sums[copy as usize] += weight * term.weight;
                    }
                }
                let mut found: Vec<Candidate> = touched
                    .drain(..)
                    .map(|copy| {
                        let cosine = std::mem::take(&mut sums[copy]) / (norms.source[source] * norms.copy[copy]);
                        Candidate { source, copy, cosine }
                    })
                    .collect();
                found.sort_unstable_by(|a, b| b.cosine.total_cmp(&a.cosine).then(a.copy.cmp(&b.copy)));
                found.truncate(KEPT);
                found
            },
        )
        .flatten_iter()
        .collect()
}

fn norm(profiles: &Profiles, sentence: usize) -> f32 {
    profiles.terms(sentence).iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
}
