//! Which documents might tell the same story, from the terms that they share.

use crate::model::{Document, TokenKind};
use rustc_hash::FxHashMap;
use std::hash::{BuildHasher, Hasher};

/// How many of its weightiest terms a document is looked up by.
const TERMS: usize = 40;
/// How many documents a term may be found in before it tells nothing.
const POSTINGS: usize = 400;
/// Fewer shared terms than this are chance.
const SHARED: usize = 3;
/// Against how many documents one is held at most.
const CANDIDATES: usize = 32;
/// Letters of a word that stand for its stem.
const STEM: usize = 6;

/// The terms of a document with their counts, as hashes.
pub struct Sketch {
    terms: Vec<(u64, u32)>,
}

impl Sketch {
    /// Of the compared sentences of a document.
    pub fn of(document: &Document) -> Sketch {
        let mut counts = FxHashMap::<u64, u32>::default();
        for (number, sentence) in document.sentences.iter().enumerate() {
            if !document.role_of(number).is_compared() {
                continue;
            }
            for token in sentence.tokens.clone() {
                if matches!(document.tokens[token].kind, TokenKind::Word | TokenKind::Number) {
                    *counts.entry(term(document.norm(token))).or_default() += 1;
                }
            }
        }
        let mut terms: Vec<(u64, u32)> = counts.into_iter().collect();
        terms.sort_unstable();
        Sketch { terms }
    }
}

fn term(norm: &str) -> u64 {
    let stem = norm.char_indices().nth(STEM).map_or(norm, |(end, _)| &norm[..end]);
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write(stem.as_bytes());
    hasher.finish()
}

/// For each document the later ones that it may be told with, sorted.
pub fn candidates(sketches: &[Sketch]) -> Vec<Vec<usize>> {
    let frequency = frequencies(sketches);
    let weighty: Vec<Vec<(u64, f32)>> = sketches.iter().map(|s| weightiest(s, &frequency, sketches.len())).collect();
    let mut postings = FxHashMap::<u64, Vec<usize>>::default();
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

/// In how many documents each term stands.
fn frequencies(sketches: &[Sketch]) -> FxHashMap<u64, u32> {
    let mut frequency = FxHashMap::default();
    for (term, _) in sketches.iter().flat_map(|sketch| &sketch.terms) {
        *frequency.entry(*term).or_default() += 1;
    }
    frequency
}

/// The terms that weigh most by term and inverse document frequency (Spärck Jones 1972), of those that others share.
fn weightiest(sketch: &Sketch, frequency: &FxHashMap<u64, u32>, documents: usize) -> Vec<(u64, f32)> {
    let mut terms: Vec<(u64, f32)> = sketch
        .terms
        .iter()
        .map(|&(term, count)| (term, count, frequency[&term] as usize))
        .filter(|(_, _, found_in)| (2..=POSTINGS).contains(found_in))
        .map(|(term, count, found_in)| {
            (term, (1.0 + (count as f32).ln()) * (1.0 + documents as f32 / found_in as f32).ln())
        })
        .collect();
    terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.truncate(TERMS);
    terms
}

/// The documents that share the weightiest terms with one.
fn nearest(document: usize, terms: &[(u64, f32)], postings: &FxHashMap<u64, Vec<usize>>) -> Vec<usize> {
    let mut shared = FxHashMap::<usize, (usize, f32)>::default();
    for (term, weight) in terms {
        for &other in postings[term].iter().filter(|other| **other != document) {
            let entry = shared.entry(other).or_default();
            *entry = (entry.0 + 1, entry.1 + weight);
        }
    }
    let mut nearest: Vec<(usize, f32)> = shared
        .into_iter()
        .filter(|(_, (count, _))| *count >= SHARED)
        .map(|(other, (_, weight))| (other, weight))
        .collect();
    nearest.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    nearest.truncate(CANDIDATES);
    nearest.into_iter().map(|(other, _)| other).collect()
}
