//! What follows of a complement from the word that it depends on (Nairn, Condoravdi & Karttunen 2006, “Computing
//! relative polarity for textual inference”).

use crate::english::lists::{Entry, Found, Lexicon, entries};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/implicatives.txt");
static WORDS: LazyLock<Lexicon<Signature>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// What follows of the complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Where the word is affirmed: “managed to leave” – left.
    pub affirmed: Polarity,
    /// Where the word is denied: “did not manage to leave” – didn't.
    pub denied: Polarity,
}

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    True,
    /// It isn't so.
    False,
    /// Nothing follows.
    Open,
}

impl Signature {
    /// What follows of the complement, given whether the word stands under a negation.
    pub fn under(self, negated: bool) -> Polarity {
        if negated { self.denied } else { self.affirmed }
    }
}

/// The signature of a verb, adjective or noun by lemma; none where it isn't listed.
pub fn signature(lemma: &str) -> Option<Signature> {
    WORDS.get(lemma).first().copied()
}

/// Whether a form may be one of a word that makes its complement false. A “no” is certain and costs next to nothing; a
/// “maybe” has to be asked of [`signature`] by lemma, which takes a tag.
pub fn may_deny(norm: &str) -> bool {
    static BEGINNINGS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        let denies = |entry: &Entry| read(entry).is_some_and(|signature| signature.affirmed == Polarity::False);
        entries(LIST).filter(denies).flat_map(|entry| entry.words()).map(beginning).collect()
    });
    BEGINNINGS.contains(beginning(norm)) || norm.get(..1).is_some_and(|letter| BEGINNINGS.contains(letter))
}

/// What inflection leaves as it is: the first three letters, and of the shortest verbs the first one (lie, lay, lying).
fn beginning(word: &str) -> &str {
    let kept = if word.len() > 3 { 3 } else { 1 };
    word.get(..kept).unwrap_or(word)
}

/// The words and phrases with a signature in a sentence, by lemmas.
pub fn find(lemmas: &[&str]) -> Vec<Found<'static, Signature>> {
    WORDS.find(lemmas)
}

fn read(entry: &Entry) -> Option<Signature> {
    let polarity = |sign| match sign {
        '+' => Some(Polarity::True),
        '-' => Some(Polarity::False),
        '0' => Some(Polarity::Open),
        _ => None,
    };
    let mut signs = entry.field(0).chars().map(polarity);
    Some(Signature { affirmed: signs.next()??, denied: signs.next()?? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("implicatives", LIST, read);
    }

    #[test]
    fn managing_and_failing_are_told_apart_and_trying_says_nothing() {
        let follows = |lemma, negated| signature(lemma).map(|signature| signature.under(negated));
        assert_eq!(follows("manage", false), Some(Polarity::True));
        assert_eq!(follows("manage", true), Some(Polarity::False));
        assert_eq!(follows("fail", false), Some(Polarity::False));
        assert_eq!(follows("refuse", false), Some(Polarity::False));
        assert_eq!(follows("try", false), Some(Polarity::Open));
        assert_eq!(follows("walk", false), None);
    }

    #[test]
    fn no_form_of_a_word_that_denies_is_passed_over() {
        for norm in ["failed", "denies", "forwent", "forbade", "lying", "lay", "banned", "quitting", "stops"] {
            assert!(may_deny(norm), "{norm}");
        }
        assert!(!may_deny("house") && !may_deny("managed") && !may_deny(""));
    }
}
