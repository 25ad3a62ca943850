//! Which documents might tell the same story, from the terms that they share.

use crate::lineage::terms::Sketch;
use rustc_hash::FxHashMap;

/// How many of its weightiest terms a document is looked up by.
const TERMS: usize = 40;
/// How many documents a term may be found in before it tells nothing.
const POSTINGS: u32 = 400;
/// Fewer shared terms than this are chance, unless a document has no more.
const SHARED: usize = 3;
/// Against how many documents one is held at most.
pub const CANDIDATES: usize = 32;

/// For each document the later ones that it may be told with, sorted. Near-linear: each document is looked up by a
/// bounded number of terms, each of which stands in a bounded number of documents.
pub fn candidates(sketches: &[Sketch], frequency: &FxHashMap<u32, u32>) -> Vec<Vec<usize>> {
    let weighty: Vec<Vec<(u32, f32)>> = sketches.iter().map(|sketch| weightiest(sketch, frequency)).collect();
    let mut postings = FxHashMap::<u32, Vec<usize>>::default();
    for (document, terms) in weighty.iter().enumerate() {
        for (term, _) in terms {
            postings.entry(*term).or_default().push(document);
        }
    }
    let mut pairs = vec![Vec::new(); sketches.len()];
    for (document, terms) in weighty.iter().enumerate() {
        for other in nearest(document, terms, &postings) {
            let (first, second) = (document.min(other), document.max(other));
            pairs[first].push(second);
        }
    }
    for others in &mut pairs {
        others.sort_unstable();
        others.dedup();
    }
    pairs
}

/// The terms that weigh most by term and inverse document frequency, of those that others share.
fn weightiest(sketch: &Sketch, frequency: &FxHashMap<u32, u32>) -> Vec<(u32, f32)> {
    let mut terms: Vec<(u32, f32)> = sketch
        .terms()
        .filter(|postings| (2..=POSTINGS).contains(&frequency[&postings[0].term]))
        .map(|postings| (postings[0].term, (1.0 + (postings.len() as f32).ln()) * postings[0].weight))
        .collect();
    terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.truncate(TERMS);
    terms
}

/// The documents that share the weightiest terms with one.
fn nearest(document: usize, terms: &[(u32, f32)], postings: &FxHashMap<u32, Vec<usize>>) -> Vec<usize> {
    let mut shared = FxHashMap::<usize, (usize, f32)>::default();
    for (term, weight) in terms {
        for &other in postings[term].iter().filter(|other| **other != document) {
            let entry = shared.entry(other).or_default();
            *entry = (entry.0 + 1, entry.1 + weight);
        }
    }
    let least = SHARED.min(terms.len());
    let mut nearest: Vec<(usize, f32)> = shared
        .into_iter()
        .filter(|(_, (count, _))| *count >= least)
        .map(|(other, (_, weight))| (other, weight))
        .collect();
    nearest.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    nearest.truncate(CANDIDATES);
    nearest.into_iter().map(|(other, _)| other).collect()
}
