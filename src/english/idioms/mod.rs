//! Idioms and fixed expressions: what says something else as a whole than word by word.
//!
//! [`find`] looks for the entries of a list of our own and for WordNet's multi-word entries, as far as none of their
//! words names a broader meaning of the whole (a *short circuit* is a circuit, a *lame duck* no duck). [`taken_apart`]
//! tells where a retelling replaced or dropped a part of such an expression.

mod apart;

pub use apart::{Rule, TakenApart, taken_apart};

use super::{
    classes::pronouns::{self, Case},
    wordnet,
};
use rustc_hash::FxHashMap;
use std::{cell::LazyCell, ops::Range, sync::LazyLock};

const LIST: &str = include_str!("../../../data/idioms.txt");

/// A word of a sentence: its normal form and its lemma.
pub type Form<'w> = (&'w str, &'w str);

/// An entry of the list with what tells soon that it does not stand somewhere.
struct Entry {
    text: &'static str,
    /// The stamp of its second word; all bits where any word may stand there.
    second: u64,
    /// The stamps of all its words that no other may stand for.
    words: u64,
}

/// The entries that start with a word.
static STARTS: LazyLock<FxHashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    // What other words may stand for; an entry with an apostrophe is open altogether.
    const OPEN: [&str; 6] = ["a", "one", "oneself", "someone", "something", "the"];
    let mut starts: FxHashMap<&'static str, Vec<Entry>> = FxHashMap::default();
    for text in entries() {
        let is_fixed = |word: &&str| !OPEN.contains(word) && !text.contains('\'');
        let second = text.split(' ').nth(1).filter(is_fixed).map_or(u64::MAX, stamp);
        let words = text.split(' ').filter(is_fixed).fold(0, |stamps, word| stamps | stamp(word));
        starts.entry(first(text)).or_default().push(Entry { text, second, words });
    }
    starts
});

/// A word as one bit of 64, told by its ends and its length: few other words share it.
fn stamp(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let [first, last] = [bytes.first(), bytes.last()].map(|byte| usize::from(*byte.unwrap_or(&0)));
    1 << ((first * 7 + last * 3 + bytes.len()) % 64)
}

/// The entries of the list, in its order.
pub fn entries() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// A fixed expression in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idiom {
    /// Which of the words it takes.
    pub words: Range<usize>,
    /// The entry.
    pub entry: &'static str,
    /// Where the entry is from.
    pub source: Source,
}

/// Where a fixed expression is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Our list of idioms.
    List,
    /// WordNet's entries of several words.
    WordNet,
}

/// The fixed expressions of a sentence from left to right, none overlapping another: the longest that starts at a word.
///
/// Words may be inflected, and one word may be put into an expression of three or more.
pub fn find(words: &[Form]) -> Vec<Idiom> {
    find_within(words, words.len())
}

/// Those of [`find`] that start at one of the first `starts` words.
fn find_within(words: &[Form], starts: usize) -> Vec<Idiom> {
    walk(words, starts, longest_at)
}

/// The entries of the list alone that a text has, without WordNet's collocations: a fraction of the cost of [`find`].
pub fn listed(words: &[Form]) -> Vec<Idiom> {
    walk(words, words.len(), |words, at| listed_at(words, at).max_by_key(|idiom| idiom.words.end))
}

/// What starts at one of the first `starts` words of a text, from left to right, none overlapping another.
fn walk(words: &[Form], starts: usize, at_word: impl Fn(&[Form], usize) -> Option<Idiom>) -> Vec<Idiom> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len().min(starts) {
        match at_word(words, at) {
            Some(idiom) => {
                at = idiom.words.end;
                found.push(idiom);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest fixed expression that starts at a word.
fn longest_at(words: &[Form], at: usize) -> Option<Idiom> {
    let listed = listed_at(words, at).max_by_key(|idiom| idiom.words.end);
    let known = wordnet::collocation(&words[at..]).filter(|(_, lemma, word)| is_opaque(lemma, *word));
    let known = known.map(|(length, entry, _)| Idiom { words: at..at + length, entry, source: Source::WordNet });
    match (listed, known) {
        (Some(listed), Some(known)) if known.words.end > listed.words.end => Some(known),
        (listed, known) => listed.or(known),
    }
}

/// Every entry of the list that starts at a word.
fn listed_at(words: &[Form], at: usize) -> impl Iterator<Item = Idiom> {
    let (norm, lemma) = words[at];
    let possessive = is_possessive(norm).then_some("one's");
    let starts = [Some(norm), Some(lemma).filter(|lemma| *lemma != norm), possessive];
    let stamps = move |range: Range<usize>| {
        words[range].iter().fold(0, |stamps, (norm, lemma)| stamps | stamp(norm) | stamp(lemma))
    };
    let near = stamps(at + 1..words.len().min(at + 1 + SECOND));
    let all = LazyCell::new(move || stamps(at..words.len().min(at + LONGEST)));
    let entries = starts.into_iter().flatten().filter_map(|start| STARTS.get(start)).flatten();
    let may_stand = move |entry: &&Entry| entry.second & near != 0 && entry.words & !*all == 0;
    entries.filter(may_stand).filter_map(move |entry| {
        let length = length_of_match(entry.text, &words[at..])?;
        Some(Idiom { words: at..at + length, entry: entry.text, source: Source::List })
    })
}

/// So many words on, at most, stands the second word of an entry: behind two marks and a word that was put in.
const SECOND: usize = 4;

/// An expression with what stands in it takes no more words.
const LONGEST: usize = 30;

/// How many words an entry takes from the start of `words`; none where it doesn't stand there.
///
/// Follows all ways at once: bit *n* of a set says that the entry so far can take *n* words, with or without the one
/// word that may be put in.
fn length_of_match(entry: &str, words: &[Form]) -> Option<usize> {
    let words = &words[..words.len().min(LONGEST)];
    let may_widen = entry.bytes().filter(|&byte| byte == b' ').count() >= 2;
    let (mut whole, mut widened) = (1_u32, 0_u32);
    for (index, part) in entry.split(' ').enumerate() {
        let (mut next_whole, mut next_widened) = (0, 0);
        for taken in 0..words.len() {
            if (whole | widened) & 1 << taken == 0 {
                continue;
            }
            let at = if index == 0 { 0 } else { skip_marks(words, taken) };
            let ways = ways_to_take(part, words, at) << at;
            if whole & 1 << taken != 0 {
                next_whole |= ways;
                if may_widen && index > 1 && words.get(at).is_some_and(|word| !is_mark(word.0)) {
                    next_widened |= ways_to_take(part, words, at + 1) << (at + 1);
                }
            }
            if widened & 1 << taken != 0 {
                next_widened |= ways;
            }
        }
        (whole, widened) = (next_whole, next_widened);
        if whole | widened == 0 {
            return None;
        }
    }
    let ways = if whole == 0 { widened } else { whole };
    Some(ways.trailing_zeros() as usize)
}

/// The numbers of words, as bits, that a part of an entry can take at `at`.
fn ways_to_take(part: &str, words: &[Form], at: usize) -> u32 {
    let Some(&(norm, lemma)) = words.get(at) else { return 0 };
    let next = words.get(at + 1).map_or("", |word| word.0);
    let is_plain = |offset: usize| words.get(at + offset).is_some_and(|word| !is_mark(word.0));
    let plain =
        |most: usize| (1..=most).take_while(|&length| is_plain(length - 1)).fold(0, |ways, length| ways | 1 << length);
    match part {
        "one's" if is_possessive(norm) => 0b10,
        "one's" => (1..=3)
            .take_while(|&length| is_plain(length - 1))
            .filter(|&length| words.get(at + length).is_some_and(|word| word.0 == "'s"))
            .fold(0, |ways, length| ways | 1 << (length + 1)),
        "oneself" => u32::from(pronouns::personal(norm).is_some_and(|pronoun| pronoun.has(Case::Reflexive))) << 1,
        "someone" | "something" => plain(3),
        "one" => plain(1),
        "a" | "the" => u32::from(matches!(norm, "a" | "an" | "the" | "this" | "that")) << 1,
        _ if norm == part || lemma == part => 0b10,
        _ if part.strip_prefix(norm).is_some_and(|rest| rest == next && rest.contains('\'')) => 0b100,
        _ => 0,
    }
}

/// Past hyphens, commas and quotation marks.
fn skip_marks(words: &[Form], at: usize) -> usize {
    at + words[at..].iter().take(2).take_while(|word| matches!(word.0, "-" | "," | "\"" | "'" | "``" | "''")).count()
}

/// Whether a token is punctuation or a sign.
fn is_mark(norm: &str) -> bool {
    !norm.chars().any(char::is_alphanumeric)
}

fn is_possessive(norm: &str) -> bool {
    pronouns::personal(norm).is_some_and(|pronoun| pronoun.has(Case::Possessive))
}

/// The first token of an entry as the tokeniser cuts it.
fn first(line: &str) -> &str {
    let word = line.trim_end().split(' ').next().unwrap_or_default();
    match word.find('\'') {
        Some(cut) if cut > 0 && word != "one's" => &word[..cut],
        _ => word,
    }
}

/// Whether no word of a WordNet entry names a broader meaning of the whole, or just the same.
fn is_opaque(lemma: &str, entry: wordnet::Word) -> bool {
    const STEPS: usize = 5;
    let mut broader: Vec<wordnet::Synset> =
        entry.senses().take(4).filter(|sense| !sense.capitalised).map(|sense| sense.synset).collect();
    if broader.is_empty() {
        return false;
    }
    let mut from = 0;
    for _ in 0..STEPS {
        let to = broader.len();
        for index in from..to {
            broader.extend(broader[index].hypernyms().collect::<Vec<_>>());
        }
        from = to;
    }
    let parts = lemma.split([' ', '-']).filter_map(wordnet::word);
    !parts.into_iter().any(|part| part.senses().any(|sense| broader.contains(&sense.synset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as `norm` or `norm/lemma`.
    pub(super) fn words(text: &str) -> Vec<Form<'_>> {
        text.split(' ').map(|word| word.split_once('/').unwrap_or((word, word))).collect()
    }

    fn entries(text: &str) -> Vec<&'static str> {
        find(&words(text)).into_iter().map(|idiom| idiom.entry).collect()
    }

    #[test]
    fn the_list_is_in_order_and_large() {
        let lines: Vec<&str> = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).collect();
        assert!(lines.is_sorted_by(|a, b| a < b));
        assert!(lines.len() >= 1500);
        assert!(lines.iter().all(|line| line.contains(' ') && !line.contains('-') && *line == line.to_lowercase()));
        assert!(lines.iter().all(|line| STARTS.contains_key(first(line))));
    }

    #[test]
    fn inflection_possessives_and_one_word_put_in_are_allowed() {
        assert_eq!(entries("they kicked/kick the bucket"), ["kick the bucket"]);
        assert_eq!(entries("she bit/bite her tongue"), ["bite one's tongue"]);
        assert_eq!(entries("it pulled/pull the old rug out from under them"), ["pull the rug out from under"]);
        assert_eq!(entries("the minister 's days were/be numbered"), ["days are numbered"; 0]);
    }

    #[test]
    fn the_same_words_in_another_order_are_no_idiom() {
        assert!(entries("the bucket was kicked/kick hard").is_empty());
        assert!(entries("he kicked/kick a ball into the bucket").is_empty());
    }

    #[test]
    fn hyphens_and_quotation_marks_do_not_hide_an_expression() {
        assert_eq!(entries("a full - throated reply"), ["full throated"]);
        assert_eq!(entries("they are \" all in \" for him"), ["all in"]);
    }

    #[test]
    fn a_collocation_whose_word_is_a_kind_of_the_whole_is_transparent() {
        let is_opaque = |lemma| is_opaque(lemma, wordnet::word(lemma).unwrap());
        assert!(is_opaque("lame duck") && is_opaque("red tape"));
        assert!(!is_opaque("police car") && !is_opaque("oil company"));
    }
}
