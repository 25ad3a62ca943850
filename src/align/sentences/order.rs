//! The order that two texts have in common, and where it puts a sentence.

use super::candidates::Candidates;
use crate::model::Pair;

/// Tells of each item, a source sentence and a weight, whether it is on the heaviest chain that ascends on both sides.
///
/// Items come by ascending copy sentence; a Fenwick tree over the source sentences holds the heaviest chain that ends at
/// or before each. O(n log n).
pub(super) fn heaviest_chain(sources: usize, items: &[(usize, u64)]) -> Vec<bool> {
    let mut heaviest: Vec<(u64, usize)> = vec![(0, usize::MAX); sources + 1];
    let mut previous = vec![usize::MAX; items.len()];
    let mut last = (0, usize::MAX);
    for (at, &(source, weight)) in items.iter().enumerate() {
        let position = source + 1;
        let (mut best, mut node) = ((0, usize::MAX), position);
        while node > 0 {
            if heaviest[node].0 > best.0 {
                best = heaviest[node];
            }
            node &= node - 1;
        }
        previous[at] = best.1;
        let chain = (best.0 + weight, at);
        let mut node = position;
        while node < heaviest.len() {
            if chain.0 > heaviest[node].0 {
                heaviest[node] = chain;
            }
            node += node & node.wrapping_neg();
        }
        if chain.0 > last.0 {
            last = chain;
        }
    }
    let mut is_on = vec![false; items.len()];
    let mut at = last.1;
    while at != usize::MAX {
        is_on[at] = true;
        at = previous[at];
    }
    is_on
}

/// Links that are likely and in the order that both texts share: what lies between two of them belongs there.
pub(super) struct Order {
    around: Pair<Vec<Gap>>,
}

/// The links of the order before and behind a sentence, as (sentence of its side, sentence of the other side). The places
/// before the first and behind the last sentences stand for links that are lacking.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    pub start: (isize, isize),
    pub end: (isize, isize),
}

/// Probability from which a link that is the best of both its sentences tells of the order.
const SURE: f32 = 0.6;

impl Order {
    /// Of candidates judged so, and of what needed no judgement.
    pub fn new(
        sizes: Pair<usize>,
        candidates: &Candidates,
        probabilities: &[f32],
        same: impl Iterator<Item = (usize, usize)>,
    ) -> Order {
        let mut best = sizes.map(|size| vec![0.0f32; size]);
        for ((source, copy), &odds) in candidates.pairs().zip(probabilities) {
            best.source[source] = best.source[source].max(odds);
            best.copy[copy] = best.copy[copy].max(odds);
        }
        let judged = candidates.pairs().zip(probabilities);
        let sure = judged
            .filter(|&((source, copy), &odds)| odds >= SURE && odds >= best.source[source] && odds >= best.copy[copy]);
        let mut links: Vec<(usize, usize, u64)> =
            sure.map(|((source, copy), &odds)| (copy, source, (odds * 16.0) as u64)).collect();
        links.extend(same.map(|(source, copy)| (copy, source, 16)));
        links.sort_unstable();
        let items: Vec<(usize, u64)> = links.iter().map(|&(_, source, weight)| (source, weight)).collect();
        let is_on = heaviest_chain(sizes.source, &items);
        let chain = links.iter().zip(is_on).filter(|(_, is_on)| *is_on).map(|(&(copy, source, _), _)| (source, copy));
        let chain: Vec<(isize, isize)> = chain.map(|(source, copy)| (source as isize, copy as isize)).collect();
        let turned: Vec<(isize, isize)> = chain.iter().map(|&(source, copy)| (copy, source)).collect();
        let (sources, copies) = (sizes.source as isize, sizes.copy as isize);
        Order { around: Pair::new(gaps(sources, copies, &chain), gaps(copies, sources, &turned)) }
    }

    /// Around a sentence of the source.
    pub fn of_source(&self, source: usize) -> Gap {
        self.around.source[source]
    }

    /// Around a sentence of the copy.
    pub fn of_copy(&self, copy: usize) -> Gap {
        self.around.copy[copy]
    }
}

/// For each sentence here the nearest links of a chain, ascending on both sides, strictly before and behind it.
fn gaps(here: isize, there: isize, chain: &[(isize, isize)]) -> Vec<Gap> {
    let mut behind = 0;
    let gap = |at: isize| {
        while chain.get(behind).is_some_and(|link| link.0 <= at) {
            behind += 1;
        }
        let before = chain[..behind].iter().rev().find(|link| link.0 < at);
        Gap { start: before.copied().unwrap_or((-1, -1)), end: chain.get(behind).copied().unwrap_or((here, there)) }
    };
    (0..here).map(gap).collect()
}

#[cfg(test)]
mod tests {
    use super::{gaps, heaviest_chain};

    #[test]
    fn the_heaviest_chain_leaves_out_what_moved() {
        assert_eq!(heaviest_chain(4, &[(3, 2), (0, 2), (1, 2), (2, 2)]), [false, true, true, true]);
        assert_eq!(heaviest_chain(4, &[(3, 9), (0, 2), (1, 2), (2, 2)]), [true, false, false, false]);
        assert!(heaviest_chain(3, &[]).is_empty());
    }

    #[test]
    fn a_sentence_lies_between_the_links_around_it_and_its_own_is_none_of_them() {
        let found: Vec<_> = gaps(4, 6, &[(1, 2), (2, 4)]).into_iter().map(|gap| (gap.start, gap.end)).collect();
        assert_eq!(found[0], ((-1, -1), (1, 2)));
        assert_eq!(found[1], ((-1, -1), (2, 4)));
        assert_eq!(found[2], ((1, 2), (4, 6)));
        assert_eq!(found[3], ((2, 4), (4, 6)));
    }
}
