//! The lineage of the versions of one story: which was made from which.
//!
//! Every edit of one hop stays in all that was made from it, so that the number of differences between two versions adds
//! up along the tree: a version stands next to those from which it differs least. Differences tell no direction; the
//! evidence of `derivation` does. A maximum branching weighs both. Two versions each of which has what the other lost
//! come from a third: where that is not among them, both are roots.

use super::{
    branching::{Arc, branching},
    derivation::{Derivation, Witness, derivation},
    lost::{Lost, lost},
    runs::{sorted_runs, unshared},
    terms::{Sketch, pairing, reweighed},
};
use crate::{
    english::Analysis,
    model::{Document, Pair},
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

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

/// One version was made from another: indexes into the versions.
pub struct Hop {
    pub source: usize,
    pub copy: usize,
    pub coverage: Pair<f32>,
    pub derivation: Derivation,
}

/// What is told of the versions of one story.
pub struct Lineage {
    pub roots: Vec<usize>,
    /// In the order of their copies.
    pub hops: Vec<Hop>,
    pub lost: Vec<Lost>,
}

/// The lineage of the versions of one story.
///
/// Each version is held against its nearest only, so that the cost is near-linear in their number, but for counting
/// differences, which takes a pass over each pair.
pub fn lineage(analyses: &[Analysis]) -> Lineage {
    if let [_] = analyses {
        return Lineage { roots: vec![0], hops: Vec::new(), lost: Vec::new() };
    }
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
    let mut parents = tree(&hops, &differences);
    let lost = lost(&documents, &mut parents);
    // Those taken the other way round are asked for anew, so that the evidence names the sides rightly.
    let mut known: FxHashMap<(usize, usize), Hop> = hops.into_iter().map(|hop| ((hop.source, hop.copy), hop)).collect();
    let entered = parents.iter().enumerate().filter_map(|(copy, source)| Some(((*source)?, copy)));
    let hops = entered.map(|pair| known.remove(&pair).unwrap_or_else(|| hop(pair.0, pair.1))).collect();
    Lineage { roots: (0..parents.len()).filter(|&version| parents[version].is_none()).collect(), hops, lost }
}

/// For each version the one that it was made from in the likeliest tree; none for roots.
fn tree(hops: &[Hop], differences: &[Vec<f32>]) -> Vec<Option<usize>> {
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
    let entering = branching(versions + 1, versions, &arcs).into_iter().take(versions);
    entering.map(|arc| arc.filter(|arc| *arc < of_pairs).map(|arc| arcs[arc].from)).collect()
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
    let runs: Vec<Vec<u64>> = documents.iter().map(|document| sorted_runs(document)).collect();
    let mean = runs.iter().map(Vec::len).sum::<usize>() as f32 / runs.len().max(1) as f32;
    let row = |one: &Vec<u64>| runs.iter().map(|other| unshared(one, other) as f32 / (2.0 * mean).max(1.0)).collect();
    runs.par_iter().map(row).collect()
}
