//! Words that say which way a quantity goes.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/directions.txt");
static WORDS: LazyLock<Lexicon<Direction>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// Which way, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction {
    /// 1 up, −1 down, 0 unchanged.
    pub sign: i8,
    /// 1 a little or unsaid (rise), 2 much (jump), 3 steeply (soar); 0 where unchanged.
    pub size: u8,
}

/// The direction of a verb, noun or adverb by lemma; none where it isn't listed. `slow` and `worsen` go down: it is the
/// quantity named that falls, not what it is measured by.
pub fn direction(lemma: &str) -> Option<Direction> {
    WORDS.get(lemma).first().copied()
}

/// Whether one word goes up where the other goes down.
pub fn are_reversed(a: &str, b: &str) -> bool {
    direction(a).zip(direction(b)).is_some_and(|(a, b)| a.sign * b.sign < 0)
}

/// The words and phrases with a direction in a sentence, by lemmas.
pub fn find(lemmas: &[&str]) -> Vec<Found<'static, Direction>> {
    WORDS.find(lemmas)
}

fn read(entry: &Entry) -> Option<Direction> {
    let sign = match entry.section {
        "up" => 1,
        "down" => -1,
        "level" => 0,
        _ => return None,
    };
    Some(Direction { sign, size: entry.field(0).parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("directions", LIST, read);
    }

    #[test]
    fn no_word_goes_both_ways() {
        for entry in crate::english::lists::entries(LIST) {
            for word in entry.words() {
                assert_eq!(WORDS.get(word).len(), 1, "{word}");
            }
        }
    }

    #[test]
    fn soar_reverses_plunge_and_climb_does_not() {
        assert!(are_reversed("soar", "plunge"));
        assert!(are_reversed("go up", "slip"));
        assert!(!are_reversed("soar", "climb"));
        assert!(!are_reversed("stabilize", "fall"));
        assert!(direction("soar").unwrap().size > direction("rise").unwrap().size);
    }
}
