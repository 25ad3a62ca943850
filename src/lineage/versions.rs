//! The lineage of the versions of one story: which was made from which.
//!
//! Every edit of one hop stays in all that was made from it, so that the number of differences between two versions adds
//! up along the tree: a version stands next to those from which it differs least. Differences tell no direction; the
//! evidence of `derivation` does. A maximum branching weighs both. Two versions each of which has what the other lost
//! come from a third: where that is not among them, both are roots.

use super::{
    branching::{Arc, branching},
    derivation::{Derivation, Witness, derivation},
    terms::{Sketch, pairing, reweighed},
};
use crate::{
    english::Analysis,
    model::{Document, Pair, TokenKind},
};
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// What a difference of everything weighs against the evidence for a direction.
const DIFFERENCE: f32 = 24.0;
/// What one more root weighs.
const ROOT: f32 = -16.0;
/// Evidence for both directions below this is the noise of one hop.
const NOISE: f32 = 1.5;
/// What conflict above the noise weighs.
const CONFLICT: f32 = 3.0;
/// With how many of its nearest a version is held at most.
const NEAREST: usize = 16;
/// Words of the runs that differences are counted in.
const RUN: usize = 3;

/// One version was made from another: indexes into the versions.
pub struct Hop {
    pub source: usize,
    pub copy: usize,
    pub coverage: Pair<f32>,
    pub derivation: Derivation,
}

/// The roots and hops of the versions of one story, hops in the order of their copies.
///
/// Each version is held against its nearest only, so that the cost is near-linear in their number, but for counting
/// differences, which takes a pass over each pair.
pub fn lineage(analyses: &[Analysis]) -> (Vec<usize>, Vec<Hop>) {
    let documents: Vec<&Document> = analyses.iter().map(Analysis::document).collect();
    let sketches = reweighed(documents.iter().map(|document| Sketch::of(document)).collect());
    let differences = differences(&documents);
    let witnesses: Vec<Witness> = analyses.par_iter().map(Witness::of).collect();
    let hop = |source: usize, copy: usize| {
        let pairing = pairing(&sketches[source], &sketches[copy]);
        let derivation = derivation(Pair::new(&witnesses[source], &witnesses[copy]), &pairing.beads());
        Hop { source, copy, coverage: pairing.coverage(), derivation }
    };
    let hops: Vec<Hop> = nearest(&differences).into_par_iter().map(|(source, copy)| hop(source, copy)).collect();
    let (roots, entering) = tree(&hops, &differences);
    // Those taken the other way round are asked for anew, so that the evidence names the sides rightly.
    let mut hops: Vec<Option<Hop>> = hops.into_iter().map(Some).collect();
    let chosen = entering.into_iter().filter_map(|(at, is_turned)| {
        let found = hops[at].take()?;
        Some(if is_turned { hop(found.copy, found.source) } else { found })
    });
    (roots, chosen.collect())
}

/// The roots of the likeliest tree; and for each other version the pair by which it is entered, with whether that pair
/// is to be turned around.
fn tree(hops: &[Hop], differences: &[Vec<f32>]) -> (Vec<usize>, Vec<(usize, bool)>) {
    let versions = differences.len();
    let mut arcs = Vec::new();
    for hop in hops {
        let far = DIFFERENCE * differences[hop.source][hop.copy];
        let torn = CONFLICT * (hop.derivation.conflict - NOISE).max(0.0);
        for (from, to, score) in
            [(hop.source, hop.copy, hop.derivation.score), (hop.copy, hop.source, -hop.derivation.score)]
        {
            arcs.push(Arc { from, to, weight: -far - torn - (1.0 + (-score).exp()).ln() });
        }
    }
    let of_pairs = arcs.len();
    arcs.extend((0..versions).map(|to| Arc { from: versions, to, weight: ROOT }));
    let (mut roots, mut entered) = (Vec::new(), Vec::new());
    for (version, arc) in branching(versions + 1, versions, &arcs).into_iter().take(versions).enumerate() {
        match arc.filter(|arc| *arc < of_pairs) {
            None => roots.push(version),
            Some(arc) => entered.push((arc / 2, arc % 2 == 1)),
        }
    }
    (roots, entered)
}

/// The pairs to hold against each other, the earlier version first: each with its nearest.
fn nearest(differences: &[Vec<f32>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (version, row) in differences.iter().enumerate() {
        let mut others: Vec<usize> = (0..row.len()).filter(|other| *other != version).collect();
        others.sort_by(|a, b| row[*a].total_cmp(&row[*b]).then(a.cmp(b)));
        pairs.extend(others.into_iter().take(NEAREST).map(|other| (version.min(other), version.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many runs of words two versions don't share, as a part of what two versions have on average: 0 to about 1.
fn differences(documents: &[&Document]) -> Vec<Vec<f32>> {
    let runs: Vec<Vec<u64>> = documents.iter().map(|document| runs(document)).collect();
    let mean = runs.iter().map(Vec::len).sum::<usize>() as f32 / runs.len().max(1) as f32;
    let row = |one: &Vec<u64>| runs.iter().map(|other| unshared(one, other) as f32 / (2.0 * mean).max(1.0)).collect();
    runs.par_iter().map(row).collect()
}

/// The runs of words of the compared sentences, as sorted hashes.
fn runs(document: &Document) -> Vec<u64> {
    let mut runs = Vec::new();
    for sentence in (0..document.sentences.len()).filter(|&sentence| document.role_of(sentence).is_compared()) {
        let is_word = |token: &usize| matches!(document.tokens[*token].kind, TokenKind::Word | TokenKind::Number);
        let words: Vec<&str> =
            document.sentences[sentence].tokens.clone().filter(is_word).map(|token| document.norm(token)).collect();
        runs.extend(words.windows(RUN.min(words.len()).max(1)).map(|run| FxBuildHasher.hash_one(run)));
    }
    runs.sort_unstable();
    runs
}

/// How many entries of two sorted lists are in one of them only.
fn unshared(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    a.len() + b.len() - 2 * shared
}
