//! Modal words and hedges: how sure, how binding, how free, how able, how willing.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/modality.txt");
static WORDS: LazyLock<Lexicon<Modal>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// One modal reading of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modal {
    /// What it is about.
    pub kind: ModalKind,
    /// How strong: 100 surely, certainly obliged, …; 0 open; below 0 for the denial (impossible −98).
    pub strength: i8,
}

/// What a modal word is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ModalKind {
    /// How sure it is: may, probably, certain.
    Certainty,
    /// What has to be done: must, should, mandatory.
    Obligation,
    /// What is allowed: may, entitled, banned.
    Permission,
    /// What can be done: can, able.
    Ability,
    /// What somebody wants or means: will, plan, vow, refuse.
    Volition,
}

/// The modal readings of a word or phrase, by norm or lemma.
pub fn readings(word: &str) -> &'static [Modal] {
    WORDS.get(word)
}

/// How the strength changes from `a` to `b` in the kind in which both have a reading and are closest; none where they
/// share none.
pub fn change(a: &str, b: &str) -> Option<(ModalKind, i16)> {
    let pairs = readings(a).iter().flat_map(|a| readings(b).iter().map(move |b| (a, b)));
    pairs
        .filter(|(a, b)| a.kind == b.kind)
        .map(|(a, b)| (a.kind, i16::from(b.strength) - i16::from(a.strength)))
        .min_by_key(|(_, change)| change.abs())
}

/// The modal words and phrases of a sentence, by norms or lemmas.
pub fn find(words: &[&str]) -> Vec<Found<'static, Modal>> {
    WORDS.find(words)
}

fn read(entry: &Entry) -> Option<Modal> {
    let kind = match entry.section {
        "certainty" => ModalKind::Certainty,
        "obligation" => ModalKind::Obligation,
        "permission" => ModalKind::Permission,
        "ability" => ModalKind::Ability,
        "volition" => ModalKind::Volition,
        _ => return None,
    };
    Some(Modal { kind, strength: entry.field(0).parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("modality", LIST, read);
    }

    #[test]
    fn strength_rises_from_might_to_will_and_hardly_from_may_to_might() {
        assert!(change("might", "will").is_some_and(|(kind, change)| kind == ModalKind::Certainty && change > 50));
        assert!(change("may", "might").is_some_and(|(_, change)| change.abs() <= 10));
        assert!(change("should", "must").is_some_and(|(_, change)| change > 10));
        assert_eq!(change("may", "table"), None);
    }

    #[test]
    fn a_phrase_of_several_words_is_one_hedge() {
        let found = find(&["it", "is", "almost", "certain", "to", "fail"]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words, 2..4);
    }
}
