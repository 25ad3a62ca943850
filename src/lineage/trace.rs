//! The way of `retold trace`: many documents to stories, and within each story which was made from which.

use super::{
    relation::direction,
    stories::{Likeness, stories},
};
use crate::{
    model::{Document, Edge, Original, Pair, Story, Trace},
    read,
};
use rustc_hash::FxHashMap;

/// Version of the trace's shape.
const VERSION: u32 = 1;

/// Stories among many documents. Names of documents should differ: they stand for them in the result.
pub fn trace(originals: &[Original]) -> Trace {
    let (stories, likenesses) = stories(originals);
    let stories = stories
        .into_iter()
        .map(|members| Story {
            edges: edges(originals, &members, &likenesses),
            members: members.iter().map(|&member| originals[member].name.clone()).collect(),
        })
        .collect();
    Trace { version: VERSION, stories }
}

/// For each member but the first the member that it was most likely made from: of those that stand before it by
/// length of telling, the one most alike.
fn edges(originals: &[Original], members: &[usize], likenesses: &[Likeness]) -> Vec<Edge> {
    let documents: Vec<Document> =
        members.iter().map(|&member| read::document(originals[member].clone(), false)).collect();
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(documents[at].tokens.len()), at));
    let measured: FxHashMap<(usize, usize), Pair<f32>> =
        likenesses.iter().map(|l| ((l.first, l.second), l.coverage)).collect();
    let coverage = |from: usize, to: usize| {
        let (a, b) = (members[from], members[to]);
        let found = measured.get(&(a.min(b), a.max(b))).copied();
        found.map(|c| if a < b { c } else { Pair::new(c.copy, c.source) })
    };
    let mut edges = Vec::new();
    for (place, &copy) in order.iter().enumerate().skip(1) {
        let parents = order[..place].iter().filter_map(|&from| coverage(from, copy).map(|c| (from, c)));
        let Some((source, coverage)) = parents.max_by(|a, b| a.1.copy.total_cmp(&b.1.copy)) else { continue };
        let (direction, confidence) = direction(Pair::new(&documents[source], &documents[copy]), coverage);
        let name = |at: usize| originals[members[at]].name.clone();
        edges.push(Edge {
            source: name(source),
            copy: name(copy),
            direction,
            confidence,
            coverage,
            evidence: Vec::new(),
        });
    }
    edges
}
