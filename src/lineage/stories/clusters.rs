//! Average linkage over a sparse graph (Sokal & Michener 1958): the two groups that are most alike on average are joined,
//! until none are alike enough. A pair that was never measured counts as not alike, as far as it could have been measured.

use super::candidates::CANDIDATES;
use std::collections::{BTreeMap, BinaryHeap};

/// Groups whose members are alike by this much on average are versions of one story: a fifth of their weight stands, by
/// how alike, in sentences that both have. Anything from 0.18 to 0.26 gives the same stories on our sets.
const ALIKE: f32 = 0.22;

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

/// Groups of `count` documents under weighted edges, each sorted, in the order of their first. O(E log E) joins.
pub fn clusters(count: usize, edges: &[(usize, usize, f32)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..count).map(|document| vec![document]).collect();
    let mut sums: Vec<BTreeMap<usize, f32>> = vec![BTreeMap::new(); count];
    for &(a, b, weight) in edges {
        sums[a].insert(b, weight);
        sums[b].insert(a, weight);
    }
    let mut heap: BinaryHeap<Join> =
        edges.iter().map(|&(a, b, likeness)| Join { likeness, groups: (a.min(b), a.max(b)) }).collect();
    while let Some(Join { likeness, groups: (a, b) }) = heap.pop() {
        if likeness < ALIKE {
            break;
        }
        if sums[a].get(&b).is_none_or(|sum| average(*sum, &groups[a], &groups[b]) != likeness) {
            continue;
        }
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
        assert_eq!(clusters(7, &edges), [vec![0, 1, 2], vec![3, 4, 5], vec![6]]);
    }

    #[test]
    fn no_documents_make_no_story() {
        assert!(clusters(0, &[]).is_empty());
    }
}
