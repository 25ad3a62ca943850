use crate::english::lists::entries;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const OPPOSITES: &str = include_str!("../../../data/opposites.txt");
const CONVERSES: &str = include_str!("../../../data/converses.txt");

type Pairs = FxHashSet<(&'static str, &'static str)>;

static OPPOSITE_PAIRS: LazyLock<Pairs> = LazyLock::new(|| pairs(OPPOSITES));
static CONVERSE_PAIRS: LazyLock<Pairs> = LazyLock::new(|| pairs(CONVERSES));

/// Whether two words say the reverse of each other, by norm or lemma: deny and confirm, arrive and depart.
pub fn are_opposites(a: &str, b: &str) -> bool {
    holds(&OPPOSITE_PAIRS, a, b)
}

/// Whether two words name one relation from its two ends: buy and sell, parent and child. “A sold to B” and “B bought
/// from A” say the same; “A sold” and “A bought” don't.
pub fn are_converses(a: &str, b: &str) -> bool {
    holds(&CONVERSE_PAIRS, a, b)
}

fn pairs(text: &'static str) -> Pairs {
    let mut pairs = Pairs::default();
    for entry in entries(text) {
        for word in entry.words() {
            pairs.extend(entry.parts(0).map(|other| ordered(word, other)));
        }
    }
    pairs
}

fn holds(pairs: &Pairs, a: &str, b: &str) -> bool {
    pairs.contains(&ordered(a, b))
}

fn ordered<'w>(a: &'w str, b: &'w str) -> (&'w str, &'w str) {
    if a < b { (a, b) } else { (b, a) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lists::assert_tidy;

    #[test]
    fn the_lists_are_tidy_and_large() {
        assert_tidy("opposites", OPPOSITES);
        assert_tidy("converses", CONVERSES);
        assert!(OPPOSITE_PAIRS.len() > 1000 && CONVERSE_PAIRS.len() > 60);
    }

    #[test]
    fn each_pair_stands_under_its_first_word() {
        for entry in entries(OPPOSITES).chain(entries(CONVERSES)) {
            for other in entry.parts(0) {
                assert!(entry.words().all(|word| word < other), "{other} comes before {entry:?}");
            }
        }
    }

    #[test]
    fn opposites_hold_both_ways_and_only_for_the_pair() {
        assert!(are_opposites("hire", "fire") && are_opposites("fire", "hire"));
        assert!(are_opposites("arrive", "depart"));
        assert!(!are_opposites("hire", "employ"));
        assert!(are_converses("lend", "borrow") && !are_converses("lend", "loan"));
    }
}
