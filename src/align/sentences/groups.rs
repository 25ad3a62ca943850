//! Which likely links may stand together: merges and splits (1:n, n:1), and more only where there is hardly a doubt.

use crate::model::Pair;

/// Probability from which two sentences are linked.
pub(super) const LIKELY: f32 = 0.5;

/// Probabilities from which a sentence is linked to one that has one link already, or several.
const LIKELY_TOO: [f32; 2] = [0.7, 0.95];

/// Probability from which a link may join a merge and a split.
const CERTAIN: f32 = 0.9;

/// The most sentences of one side that hang together.
const WIDEST: usize = 6;

/// Sentences with the links taken so far.
pub(super) struct Groups {
    /// For each sentence of a side those of the other side that it is linked to.
    partners: Pair<Vec<Vec<usize>>>,
}

impl Groups {
    /// Without links, of so many sentences.
    pub fn new(sizes: Pair<usize>) -> Groups {
        Groups { partners: sizes.map(|size| vec![Vec::new(); size]) }
    }

    /// Takes a link of this probability if it may stand with those taken before, and tells whether it did. The likeliest
    /// links are to come first.
    pub fn join(&mut self, (source, copy): (usize, usize), probability: f32) -> bool {
        let Pair { source: sources, copy: copies } = &self.partners;
        let may_join = may_join(&sources[source], &copies[copy], sources, copies, probability)
            || may_join(&copies[copy], &sources[source], copies, sources, probability);
        if may_join {
            self.partners.source[source].push(copy);
            self.partners.copy[copy].push(source);
        }
        may_join
    }
}

/// Whether a sentence with the links `free` may be linked to one with the links `hub`.
///
/// `here` has the links of the side that the free sentence is on, `there` those of the hub's.
fn may_join(free: &[usize], hub: &[usize], here: &[Vec<usize>], there: &[Vec<usize>], probability: f32) -> bool {
    let needed = match hub.len() {
        0 => LIKELY,
        1 => LIKELY_TOO[0],
        _ => LIKELY_TOO[1],
    };
    // The hub is one of the sentences that its only partner was split into, and takes a neighbour of that partner in.
    let is_shared = || matches!(hub, [only] if here[*only].iter().all(|&part| there[part].len() == 1));
    let is_star = || hub.iter().all(|&other| here[other].len() == 1);
    free.is_empty()
        && probability >= needed
        && hub.len() < WIDEST
        && (is_star() || probability >= CERTAIN && is_shared())
}

#[cfg(test)]
mod tests {
    use super::Groups;
    use crate::model::Pair;

    /// Which of the links are taken.
    fn taken(links: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
        let mut groups = Groups::new(Pair::new(10, 10));
        let taken = links.iter().filter(|(source, copy, odds)| groups.join((*source, *copy), *odds));
        taken.map(|&(source, copy, _)| (source, copy)).collect()
    }

    #[test]
    fn a_second_link_has_to_be_likelier_than_the_first() {
        assert_eq!(taken(&[(0, 0, 0.9), (1, 0, 0.8), (2, 1, 0.6), (3, 1, 0.6)]), [(0, 0), (1, 0), (2, 1)]);
    }

    #[test]
    fn part_of_a_split_sentence_takes_a_neighbour_in_only_where_that_is_certain() {
        let split = [(0, 0, 0.99), (0, 1, 0.98)];
        let with = |odds| taken(&[split[0], split[1], (1, 1, odds)]).len();
        assert_eq!((with(0.97), with(0.85)), (3, 2));
    }

    #[test]
    fn chains_of_links_end() {
        let chain = [(0, 0, 0.99), (0, 1, 0.98), (1, 1, 0.97), (1, 2, 0.96), (2, 2, 0.95)];
        assert_eq!(taken(&chain), [(0, 0), (0, 1), (1, 1), (2, 2)]);
    }
}
