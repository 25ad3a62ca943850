//! Words that carry no content of their own, and forms of one word.

use crate::model::Pair;
use rustc_hash::FxHashSet;
use std::{ops::Range, sync::LazyLock};

/// Personal pronouns but possessives and reflexives.
const PERSONAL: [&str; 12] = ["he", "her", "him", "i", "it", "me", "she", "them", "they", "us", "we", "you"];

/// Forms that can be auxiliaries.
const AUXILIARIES: [&str; 32] = [
    "'d", "'ll", "'m", "'re", "'s", "'ve", "am", "are", "be", "been", "being", "ca", "can", "could", "did", "do",
    "does", "had", "has", "have", "having", "is", "may", "might", "must", "shall", "should", "was", "were", "will",
    "wo", "would",
];

/// Prepositions that can join any two things.
const PREPOSITIONS: [&str; 29] = [
    "about", "across", "along", "among", "around", "as", "at", "between", "by", "during", "for", "from", "in", "into",
    "of", "on", "onto", "over", "per", "than", "through", "to", "toward", "towards", "under", "upon", "via", "with",
    "within",
];

/// Other words that say little by themselves.
const LIGHT: [&str; 65] = [
    "'",
    "a",
    "also",
    "an",
    "and",
    "both",
    "but",
    "doing",
    "done",
    "etc",
    "here",
    "hers",
    "herself",
    "himself",
    "his",
    "how",
    "if",
    "its",
    "itself",
    "just",
    "mine",
    "my",
    "myself",
    "n't",
    "nor",
    "not",
    "off",
    "one",
    "ones",
    "or",
    "our",
    "ours",
    "ourselves",
    "out",
    "own",
    "s",
    "so",
    "such",
    "that",
    "the",
    "their",
    "theirs",
    "themselves",
    "then",
    "there",
    "these",
    "this",
    "those",
    "too",
    "up",
    "very",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "your",
    "yours",
    "yourself",
    "yourselves",
];

/// Function words of Spanish, French, German, Italian, Portuguese, Dutch, Polish and Czech that English does not have.
const ABROAD: [&str; 106] = [
    "aber", "als", "auch", "auf", "aus", "avec", "bei", "ces", "che", "chez", "como", "con", "da", "dans", "das", "de",
    "degli", "dei", "del", "della", "delle", "dem", "der", "des", "desde", "di", "dos", "du", "durch", "een", "ein",
    "eine", "einem", "einen", "einer", "el", "elle", "en", "entre", "et", "für", "gli", "het", "il", "ist", "jako",
    "je", "jest", "kein", "la", "las", "le", "les", "leur", "lo", "los", "mais", "mit", "na", "nach", "nicht", "nie",
    "niet", "non", "nous", "o", "oder", "où", "para", "pas", "pero", "più", "por", "pour", "que", "qui", "se", "sich",
    "sie", "sind", "sobre", "sont", "sul", "sulla", "sur", "também", "tous", "um", "uma", "un", "una", "und", "une",
    "unter", "van", "vom", "von", "voor", "vous", "wird", "y", "za", "ze", "zu", "zum", "zur",
];

/// Whether a word is light: it joins others and says little by itself. Words that can turn a statement (`not`, `may`,
/// `all`) are light here too; the checks that are about them look for them by name.
pub(crate) fn is_light(norm: &str) -> bool {
    static ALL: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| [&LIGHT[..], &PERSONAL, &AUXILIARIES, &PREPOSITIONS].into_iter().flatten().copied().collect());
    ALL.contains(norm)
}

/// Whether a form can be an auxiliary.
pub(crate) fn is_auxiliary(norm: &str) -> bool {
    AUXILIARIES.binary_search(&norm).is_ok()
}

/// Whether a light word is a party, a verb or a relation: one that a sentence cannot lose without saying less.
pub(crate) fn holds_up(norm: &str) -> bool {
    [&PERSONAL[..], &AUXILIARIES, &PREPOSITIONS].iter().any(|class| class.binary_search(&norm).is_ok())
}

/// Whether a word is a function word of a neighbouring language.
pub(crate) fn is_abroad(norm: &str) -> bool {
    ABROAD.binary_search(&norm).is_ok()
}

/// Whether a word only joins or points: a determiner, preposition or conjunction that replaces no content.
pub(crate) fn is_joint(norm: &str) -> bool {
    matches!(
        norm,
        "a" | "an"
            | "the"
            | "that"
            | "this"
            | "of"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "with"
            | "to"
            | "as"
            | "and"
            | ","
            | "-"
            | "is"
            | "are"
            | "was"
            | "were"
            | "'s"
            | "its"
    )
}

/// Whether two normal forms are one word written in two ways: contractions and their full forms, `&` and `and`.
pub(crate) fn same(a: &str, b: &str) -> bool {
    a == b || full(a) == full(b) || reads_as(a, b) || reads_as(b, a)
}

/// The full form of a contraction that can only be one word.
pub(crate) fn full(norm: &str) -> &str {
    match norm {
        "n't" | "n’t" => "not",
        "'re" => "are",
        "'ve" => "have",
        "'ll" => "will",
        "'m" => "am",
        "ca" => "can",
        "wo" => "will",
        "&" => "and",
        "%" | "percent" | "pct" => "percent",
        "an" => "a",
        _ => norm,
    }
}

/// Whether a contraction can stand for a word, among others.
fn reads_as(contraction: &str, word: &str) -> bool {
    match contraction {
        "'s" => matches!(word, "is" | "has"),
        "'d" => matches!(word, "would" | "had"),
        _ => false,
    }
}

/// What differs between two rows: all but what they have in common at their starts and at their ends.
pub(crate) fn differing<T>(source: &[T], copy: &[T], same: impl Fn(&T, &T) -> bool) -> Pair<Range<usize>> {
    let before = source.iter().zip(copy).take_while(|(a, b)| same(a, b)).count();
    let rest = source[before..].iter().rev().zip(copy[before..].iter().rev());
    let after = rest.take_while(|(a, b)| same(a, b)).count();
    Pair::new(before..source.len() - after, before..copy.len() - after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_are_sorted_and_keep_apart() {
        let classes = [&PERSONAL[..], &AUXILIARIES, &PREPOSITIONS, &LIGHT];
        assert!(classes.iter().chain([&&ABROAD[..]]).all(|class| class.is_sorted_by(|a, b| a < b)));
        let all: Vec<&str> = classes.concat();
        assert!(all.iter().all(|word| all.iter().filter(|other| *other == word).count() == 1));
    }
}
