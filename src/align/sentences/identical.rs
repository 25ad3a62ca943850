//! Sentences that are word for word the same on both sides: most of them, where a story was only edited.

use super::{SentenceLink, profile::Profiles};
use crate::model::Pair;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::VecDeque;

/// Links equal sentences: first those in the same order, then the others, first come first served.
///
/// Nearly linear: the diff takes shortcuts where the shortest edit script would be expensive.
pub(super) fn identical(profiles: Pair<&Profiles>) -> Vec<SentenceLink> {
    let hashes = profiles.map(|side| side.sentences.iter().map(|profile| profile.hash).collect::<Vec<u64>>());
    let mut links = Vec::new();
    let mut rest = Pair::new(Vec::new(), Vec::new());
    for operation in capture_diff_slices(Algorithm::Myers, &hashes.source, &hashes.copy) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            links.extend((0..len).map(|at| link(old_index + at, new_index + at)));
            continue;
        }
        rest.source.extend(operation.old_range());
        rest.copy.extend(operation.new_range());
    }
    let mut places: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
    for copy in rest.copy {
        places.entry(hashes.copy[copy]).or_default().push_back(copy);
    }
    for source in rest.source {
        let place = places.get_mut(&hashes.source[source]).and_then(VecDeque::pop_front);
        links.extend(place.map(|copy| link(source, copy)));
    }
    links
}

fn link(source: usize, copy: usize) -> SentenceLink {
    SentenceLink { source, copy, similarity: 1.0 }
}
