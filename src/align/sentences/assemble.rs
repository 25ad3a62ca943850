//! From links between sentences to beads in the order of the copy.

use super::SentenceLink;
use super::order::heaviest_chain;
use super::profile::Profiles;
use crate::model::{Bead, Pair};

/// Sentences that hang together by links are one bead; each sentence without a link is a bead of its own.
///
/// `links` may be in any order. Nearly linear.
pub(super) fn assemble(profiles: Pair<&Profiles>, links: &[SentenceLink]) -> Vec<Bead> {
    let mut matched = join(profiles, links);
    mark_moved(profiles, &mut matched);
    place(profiles, matched)
}

/// A bead in the making: indexes are into the profiles until it is placed.
struct Group {
    bead: Bead,
    mass: f32,
}

/// The connected components of the links, by ascending first copy sentence.
fn join(profiles: Pair<&Profiles>, links: &[SentenceLink]) -> Vec<Group> {
    let sources = profiles.source.len();
    let mut parents: Vec<usize> = (0..sources + profiles.copy.len()).collect();
    for link in links {
        let (a, b) = (root(&mut parents, link.source), root(&mut parents, sources + link.copy));
        parents[a.max(b)] = a.min(b);
    }
    let mut group_of = vec![usize::MAX; parents.len()];
    let mut groups: Vec<Group> = Vec::new();
    let mut is_linked = vec![false; parents.len()];
    links.iter().for_each(|link| (is_linked[link.source], is_linked[sources + link.copy]) = (true, true));
    let by_copy = (sources..parents.len()).chain(0..sources);
    for node in by_copy.filter(|&node| is_linked[node]) {
        let root = root(&mut parents, node);
        if group_of[root] == usize::MAX {
            group_of[root] = groups.len();
            groups.push(Group { bead: Bead::default(), mass: 0.0 });
        }
        let group = &mut groups[group_of[root]];
        match node.checked_sub(sources) {
            Some(copy) => group.bead.copy.push(copy),
            None => group.bead.source.push(node),
        }
    }
    for link in links {
        let group = &mut groups[group_of[root(&mut parents, link.source)]];
        let mass = profiles.source.sentences[link.source].mass + profiles.copy.sentences[link.copy].mass;
        group.bead.similarity += link.similarity * mass;
        group.mass += mass;
    }
    for group in &mut groups {
        group.bead.similarity = (group.bead.similarity / group.mass.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    }
    groups
}

/// The root of a node's tree, halving the path on the way.
fn root(parents: &mut [usize], mut node: usize) -> usize {
    while parents[node] != node {
        parents[node] = parents[parents[node]];
        node = parents[node];
    }
    node
}

/// Marks what is off the heaviest chain of groups that ascends on both sides; groups come by ascending first copy sentence.
fn mark_moved(profiles: Pair<&Profiles>, groups: &mut [Group]) {
    let items: Vec<(usize, u64)> = groups.iter().map(|group| (group.bead.source[0], weight(group.mass))).collect();
    let is_on = heaviest_chain(profiles.source.len(), &items);
    groups.iter_mut().zip(is_on).for_each(|(group, is_on)| group.bead.moved = !is_on);
}

/// A mass as a whole number above zero, so that long chains add up exactly.
fn weight(mass: f32) -> u64 {
    (mass * 16.0) as u64 + 1
}

/// Puts beads and lone sentences into the order of the copy and turns profiles into sentences.
fn place(profiles: Pair<&Profiles>, groups: Vec<Group>) -> Vec<Bead> {
    let mut is_taken = vec![false; profiles.copy.len()];
    let mut seat: Vec<Option<&Bead>> = vec![None; profiles.source.len()];
    for Group { bead, .. } in &groups {
        bead.copy.iter().for_each(|&copy| is_taken[copy] = true);
        bead.source.iter().for_each(|&source| seat[source] = Some(bead));
    }
    // What stands before copy sentence n has the key (n, 0, …), the bead of that sentence itself (n, 1, …).
    let mut placed: Vec<((usize, usize, usize), Bead)> = Vec::with_capacity(groups.len());
    let mut next = 0;
    for (source, seat) in seat.into_iter().enumerate() {
        match seat {
            Some(bead) if !bead.moved => next = bead.copy[0] + 1,
            Some(_) => {}
            None => placed.push(((next, 0, source), Bead { source: vec![source], ..Bead::default() })),
        }
    }
    for copy in (0..profiles.copy.len()).filter(|&copy| !is_taken[copy]) {
        placed.push(((copy, 1, 0), Bead { copy: vec![copy], ..Bead::default() }));
    }
    placed.extend(groups.into_iter().map(|group| ((group.bead.copy[0], 1, 0), group.bead)));
    placed.sort_unstable_by_key(|(key, _)| *key);
    let mut beads: Vec<Bead> = placed.into_iter().map(|(_, bead)| bead).collect();
    for bead in &mut beads {
        bead.source.iter_mut().for_each(|at| *at = profiles.source.sentences[*at].sentence);
        bead.copy.iter_mut().for_each(|at| *at = profiles.copy.sentences[*at].sentence);
    }
    beads
}
