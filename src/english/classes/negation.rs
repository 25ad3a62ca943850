//! Words that deny, and words that live under a denial.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/negation.txt");
static WORDS: LazyLock<Lexicon<Negator>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// What a negative word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Negator {
    /// The clause: not, never, no longer.
    Clause,
    /// A noun phrase: no, none of.
    Determiner,
    /// A person, thing or place: nobody, nothing.
    Pronoun,
    /// Nearly: hardly, few, rarely.
    Near,
    /// What it governs: without, free of.
    Preposition,
    /// Its object or complement, as a verb: lack, fail, refuse.
    Verb,
    /// What it is of, as a noun: lack, absence.
    Noun,
    /// Its complement, as an adjective: unable, false.
    Adjective,
    /// The word that it begins, as a prefix: un-, non-.
    Prefix,
    /// Nothing by itself: lives under a denial or in a question (any, ever, at all).
    Polarity,
}

impl Negator {
    /// Whether it denies by grammar, wherever it stands: not, no, nobody, without.
    pub fn is_overt(self) -> bool {
        matches!(self, Negator::Clause | Negator::Determiner | Negator::Pronoun | Negator::Preposition)
    }
}

/// The negative readings of a word or phrase, by norm or lemma.
pub fn readings(word: &str) -> &'static [Negator] {
    WORDS.get(word)
}

/// Whether a word denies by grammar, by norm.
pub fn is_overt(norm: &str) -> bool {
    readings(norm).iter().any(|negator| negator.is_overt())
}

/// The negative words and phrases of a sentence, by norms or lemmas.
pub fn find(words: &[&str]) -> Vec<Found<'static, Negator>> {
    WORDS.find(words)
}

fn read(entry: &Entry) -> Option<Negator> {
    Some(match entry.section {
        "clause" => Negator::Clause,
        "determiner" => Negator::Determiner,
        "pronoun" => Negator::Pronoun,
        "near" => Negator::Near,
        "preposition" => Negator::Preposition,
        "verb" => Negator::Verb,
        "noun" => Negator::Noun,
        "adjective" => Negator::Adjective,
        "prefix" => Negator::Prefix,
        "polarity" => Negator::Polarity,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("negation", LIST, read);
    }

    #[test]
    fn overt_negators_are_told_from_words_that_only_mean_a_denial() {
        assert!(is_overt("not") && is_overt("n't") && is_overt("nobody") && is_overt("without"));
        assert!(!is_overt("lack") && !is_overt("any") && !is_overt("house"));
        assert!(readings("lack").contains(&Negator::Verb) && readings("lack").contains(&Negator::Noun));
    }

    #[test]
    fn a_phrase_denies_as_a_whole() {
        let found = find(&["he", "no", "longer", "works"]);
        assert_eq!(found[0].words, 1..3);
        assert_eq!(found[0].readings, [Negator::Clause]);
    }
}
