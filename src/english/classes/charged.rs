//! Words that judge, soften or dramatise what they name.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/charged.txt");
static WORDS: LazyLock<Lexicon<Charge>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// What a charged word adds to what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Which way it leans.
    pub pole: Pole,
    neutral: Entry,
}

/// Which way a charged word leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pole {
    /// Condemns: regime, thug, land grab.
    Hostile,
    /// Softens: special operation, collateral damage.
    Euphemism,
    /// Praises: freedom fighter, landmark.
    Flattering,
    /// Dramatises: slam, bloodbath.
    Sensational,
}

/// How the tone changes from one word to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The lean of the first; none where it is plain.
    pub from: Option<Pole>,
    /// The lean of the second; none where it is plain.
    pub to: Option<Pole>,
}

impl Charge {
    /// Plainer words for the same thing.
    pub fn neutral(self) -> impl Iterator<Item = &'static str> {
        self.neutral.parts(0)
    }

    fn names(self, word: &str) -> bool {
        self.neutral().any(|neutral| neutral == word)
    }
}

/// What a word or phrase adds to what it names, by lemma.
pub fn readings(lemma: &str) -> &'static [Charge] {
    WORDS.get(lemma)
}

/// How the tone changes from `a` to `b`, where lists tell that both name the same thing: one is a plain word for the
/// other, or both have a plain word in common and lean apart. By lemma.
pub fn shift(a: &str, b: &str) -> Option<Shift> {
    let (of_a, of_b) = (readings(a), readings(b));
    if let Some(charge) = of_a.iter().find(|charge| charge.names(b)) {
        return Some(Shift { from: Some(charge.pole), to: of_b.first().map(|other| other.pole) });
    }
    if let Some(charge) = of_b.iter().find(|charge| charge.names(a)) {
        return Some(Shift { from: of_a.first().map(|other| other.pole), to: Some(charge.pole) });
    }
    let pairs = of_a.iter().flat_map(|a| of_b.iter().map(move |b| (a, b)));
    pairs
        .into_iter()
        .find(|(a, b)| a.pole != b.pole && a.neutral().any(|word| b.names(word)))
        .map(|(a, b)| Shift { from: Some(a.pole), to: Some(b.pole) })
}

/// The charged words and phrases of a sentence, by lemmas.
pub fn find(lemmas: &[&str]) -> Vec<Found<'static, Charge>> {
    WORDS.find(lemmas)
}

fn read(entry: &Entry) -> Option<Charge> {
    let pole = match entry.section {
        "hostile" => Pole::Hostile,
        "euphemism" => Pole::Euphemism,
        "flattering" => Pole::Flattering,
        "sensational" => Pole::Sensational,
        _ => return None,
    };
    Some(Charge { pole, neutral: *entry })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lists::entries;

    #[test]
    fn the_list_is_tidy_and_every_term_has_plainer_words() {
        crate::english::classes::assert_read("charged", LIST, read);
        for entry in entries(LIST) {
            assert!(entry.parts(0).next().is_some(), "{entry:?}");
            assert!(entry.words().all(|word| entry.parts(0).all(|plain| plain != word)), "{entry:?}");
        }
    }

    #[test]
    fn a_plain_word_made_loaded_is_a_shift_and_two_plain_words_are_none() {
        let tone = |a, b| shift(a, b).map(|shift| (shift.from, shift.to));
        assert_eq!(tone("government", "regime"), Some((None, Some(Pole::Hostile))));
        assert_eq!(tone("regime", "government"), Some((Some(Pole::Hostile), None)));
        assert_eq!(tone("invasion", "special military operation"), Some((Some(Pole::Hostile), Some(Pole::Euphemism))));
        assert_eq!(tone("criticise", "slam"), Some((None, Some(Pole::Sensational))));
        assert_eq!(tone("government", "administration"), None);
        assert_eq!(tone("regime", "protester"), None);
    }

    #[test]
    fn words_of_the_same_lean_for_the_same_thing_are_no_shift() {
        assert_eq!(shift("despot", "tyrant"), None);
        assert_eq!(shift("blast", "slam"), None);
    }
}
