//! Average linkage over a sparse graph (Sokal & Michener 1958): the two groups that are most alike on average are joined,
//! until none are alike enough. A pair that was never measured counts as not alike, as far as it could have been measured.

use super::candidates::CANDIDATES;
use std::collections::{BTreeMap, BinaryHeap};

/// Groups whose members are alike by this much on average are versions of one story: a fifth of their weight stands, by
/// how alike, in sentences that both have. Anything from 0.20 to 0.28 gives the same stories on our sets.
const ALIKE: f32 = 0.24;

/// Two groups that are alike by less than this part of what the looser of them is within are joined only where nothing
/// else keeps them apart: a dense group that touches another is a neighbour rather than a part of it (the relative
/// closeness of CHAMELEON, Karypis, Han & Kumar 1999). On generated families, rewritten ones lie above this, and reports that
/// share a third of their sentences below.
const CLOSE: f32 = 0.55;
/// So many must agree before a group is dense.
const SEVERAL: usize = 3;

/// Two groups by how alike they are; the heap's order. Ties go to the earlier groups.
#[derive(PartialEq)]
struct Join {
    likeness: f32,
    groups: (usize, usize),
}

impl Eq for Join {}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Join) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Join {
    fn cmp(&self, other: &Join) -> std::cmp::Ordering {
        self.likeness.total_cmp(&other.likeness).then_with(|| other.groups.cmp(&self.groups))
    }
}

/// Groups of `count` documents under weighted edges, each sorted, in the order of their first. `are_apart` is asked of two
/// groups of several that are less alike than their members are among themselves. O(E log E) joins.
pub fn clusters(
    count: usize,
    edges: &[(usize, usize, f32)],
    mut are_apart: impl FnMut(&[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..count).map(|document| vec![document]).collect();
    let mut sums: Vec<BTreeMap<usize, f32>> = vec![BTreeMap::new(); count];
    for &(a, b, weight) in edges {
        sums[a].insert(b, weight);
        sums[b].insert(a, weight);
    }
    let mut within = vec![0.0; count];
    let mut heap: BinaryHeap<Join> =
        edges.iter().map(|&(a, b, likeness)| Join { likeness, groups: (a.min(b), a.max(b)) }).collect();
    while let Some(Join { likeness, groups: (a, b) }) = heap.pop() {
        if likeness < ALIKE {
            break;
        }
        if sums[a].get(&b).is_none_or(|sum| average(*sum, &groups[a], &groups[b]) != likeness) {
            continue;
        }
        let looser = cohesion(within[a], &groups[a]).min(cohesion(within[b], &groups[b]));
        if likeness < CLOSE * looser && are_apart(&groups[a], &groups[b]) {
            continue;
        }
        within[a] += within[b] + sums[a][&b];
        join(a, b, &mut groups, &mut sums);
        for (&other, &sum) in &sums[a] {
            let likeness = average(sum, &groups[a], &groups[other]);
            heap.push(Join { likeness, groups: (a.min(other), a.max(other)) });
        }
    }
    let mut clusters: Vec<Vec<usize>> = groups.into_iter().filter(|group| !group.is_empty()).collect();
    clusters.iter_mut().for_each(|cluster| cluster.sort_unstable());
    clusters.sort_unstable();
    clusters
}

/// Over all pairs of small groups; in large ones a document was held against its nearest only.
fn average(sum: f32, a: &[usize], b: &[usize]) -> f32 {
    sum / (a.len() * b.len()).min(CANDIDATES / 2 * a.len().min(b.len())) as f32
}

/// How alike the members of a group are on average; none where they are fewer than [`SEVERAL`].
fn cohesion(within: f32, group: &[usize]) -> f32 {
    if group.len() < SEVERAL {
        return 0.0;
    }
    within / (group.len() * (group.len() - 1) / 2).min(CANDIDATES / 2 * group.len()) as f32
}

/// Moves everything of `b` to `a`.
fn join(a: usize, b: usize, groups: &mut [Vec<usize>], sums: &mut [BTreeMap<usize, f32>]) {
    let members = std::mem::take(&mut groups[b]);
    groups[a].extend(members);
    for (other, sum) in std::mem::take(&mut sums[b]) {
        sums[other].remove(&b);
        if other != a {
            *sums[a].entry(other).or_default() += sum;
            *sums[other].entry(a).or_default() += sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::clusters;

    #[test]
    fn alike_documents_are_one_story_and_a_single_doubtful_pair_joins_no_two() {
        let edges = [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9), (2, 3, 0.5)];
        assert_eq!(clusters(7, &edges, |_, _| false), [vec![0, 1, 2], vec![3, 4, 5], vec![6]]);
    }

    #[test]
    fn two_dense_groups_that_touch_are_joined_unless_something_keeps_them_apart() {
        let within = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (3, 4, 0.9), (3, 5, 0.9), (4, 5, 0.9)];
        let between = (0..3).flat_map(|a| (3..6).map(move |b| (a, b, 0.4)));
        let edges: Vec<(usize, usize, f32)> = within.into_iter().chain(between).collect();
        assert_eq!(clusters(6, &edges, |_, _| false), [vec![0, 1, 2, 3, 4, 5]]);
        assert_eq!(clusters(6, &edges, |_, _| true), [vec![0, 1, 2], vec![3, 4, 5]]);
        let single = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (0, 3, 0.4), (1, 3, 0.4), (2, 3, 0.4)];
        assert_eq!(clusters(4, &single, |_, _| true), [vec![0, 1, 2, 3]], "one document is no dense group");
    }

    #[test]
    fn no_documents_make_no_story() {
        assert!(clusters(0, &[], |_, _| true).is_empty());
    }
}
