//! Reading the embedded word lists, and finding their entries in a sentence.
//!
//! A list is plain text. `# …` is a comment, `[name attribute]` or `[name] attribute` opens a section, every other line
//! that isn't empty is an entry: one or more equivalent words or phrases joined by `, `, then fields, each after a tab.
//! Within a section the entries are sorted and no word stands twice.

use rustc_hash::FxHashMap;
use std::{borrow::Cow, ops::Range};

/// A line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The name of its section; empty before the first.
    pub section: &'static str,
    /// What stands behind the section's name.
    pub attribute: &'static str,
    /// Which entry of the list it is, from 0.
    pub index: usize,
    words: &'static str,
    fields: &'static str,
}

impl Entry {
    /// Its words and phrases.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.split(", ")
    }

    /// The field at `index`; empty where there is none.
    pub fn field(&self, index: usize) -> &'static str {
        self.fields.split('\t').nth(index).unwrap_or_default()
    }

    /// The parts of the field at `index` that commas keep apart.
    pub fn parts(&self, index: usize) -> impl Iterator<Item = &'static str> + use<> {
        self.field(index).split(", ").filter(|part| !part.is_empty())
    }
}

/// The entries of a list, in its order.
pub(crate) fn entries(text: &'static str) -> impl Iterator<Item = Entry> {
    let (mut section, mut attribute) = ("", "");
    text.lines()
        .filter_map(move |line| {
            if let Some(header) = line.strip_prefix('[') {
                (section, attribute) =
                    header.split_once(']').map(|(name, rest)| (name, rest.trim())).unwrap_or_default();
                return None;
            }
            (!line.is_empty() && !line.starts_with("# "))
                .then(|| line.split_once('\t').unwrap_or((line, "")))
                .map(|(words, fields)| (section, attribute, words, fields))
        })
        .enumerate()
        .map(|(index, (section, attribute, words, fields))| Entry { section, attribute, index, words, fields })
}

/// Words and phrases with what is known of each: one or more readings `T`.
///
/// Keys are lower case; a hyphen counts as a space, so `cease-fire` is found as `cease`, `-`, `fire` too.
#[derive(Debug)]
pub struct Lexicon<T> {
    slots: FxHashMap<Cow<'static, str>, Slot<T>>,
}

#[derive(Debug)]
struct Slot<T> {
    readings: Vec<T>,
    /// The number of words in the longest phrase that starts with this word.
    longest: usize,
}

/// An entry of a [`Lexicon`] found in a sentence.
#[derive(Debug, PartialEq)]
pub struct Found<'l, T> {
    /// Where it stands among the words given.
    pub words: Range<usize>,
    /// What it may mean there.
    pub readings: &'l [T],
}

impl<T> Default for Lexicon<T> {
    fn default() -> Lexicon<T> {
        Lexicon { slots: FxHashMap::default() }
    }
}

impl<T: Clone> Lexicon<T> {
    /// Of the list `text`: `read` makes a reading of an entry; every word of the entry gets it.
    pub(crate) fn of(text: &'static str, read: impl Fn(&Entry) -> Option<T>) -> Lexicon<T> {
        let mut lexicon = Lexicon::default();
        for entry in entries(text) {
            let reading = read(&entry);
            debug_assert!(reading.is_some(), "no reading of {entry:?}");
            for word in reading.iter().flat_map(|_| entry.words()) {
                lexicon.slot(word).readings.extend(reading.clone());
            }
        }
        lexicon
    }

    /// Adds a reading to a word or phrase.
    pub(crate) fn push(&mut self, phrase: &'static str, reading: T) {
        self.slot(phrase).readings.push(reading);
    }

    fn slot(&mut self, phrase: &'static str) -> &mut Slot<T> {
        let key = key(phrase);
        let first = match &key {
            Cow::Borrowed(key) => Cow::Borrowed(first(key)),
            Cow::Owned(key) => Cow::Owned(first(key).to_owned()),
        };
        let empty = || Slot { readings: Vec::new(), longest: 0 };
        let length = key.split(' ').count() + key.bytes().skip(1).filter(|&byte| byte == b'\'').count();
        let slot = self.slots.entry(first).or_insert_with(empty);
        slot.longest = slot.longest.max(length);
        self.slots.entry(key).or_insert_with(empty)
    }
}

impl<T> Lexicon<T> {
    /// What is known of a word or phrase, in lower case; nothing where it isn't listed. O(length).
    pub fn get(&self, phrase: &str) -> &[T] {
        let normal =
            if phrase.contains('-') { Cow::Owned(phrase.replace(" - ", " ").replace('-', " ")) } else { phrase.into() };
        self.slots.get(normal.trim()).map_or(&[], |slot| &slot.readings)
    }

    /// How many words the longest entry that starts with a word, in lower case, may have; 0 where none does.
    pub fn longest_from(&self, word: &str) -> usize {
        let first = first(word.split('-').next().unwrap_or_default());
        if first.is_empty() { usize::MAX } else { self.slots.get(first).map_or(0, |slot| slot.longest) }
    }

    /// The longest entry that starts at `at`. A hyphen between two words is passed over.
    pub fn longest_at(&self, words: &[&str], at: usize) -> Option<Found<'_, T>> {
        let slot = self.slots.get(*words.get(at)?)?;
        let mut best = (!slot.readings.is_empty()).then(|| Found { words: at..at + 1, readings: &slot.readings[..] });
        if slot.longest < 2 {
            return best;
        }
        let mut phrase = words[at].to_owned();
        let mut length = 1;
        for (offset, word) in words[at + 1..].iter().enumerate() {
            if length == slot.longest {
                break;
            }
            if is_hyphen(word) {
                continue;
            }
            if !word.starts_with('\'') {
                phrase.push(' ');
            }
            phrase.push_str(word);
            length += 1;
            if let Some(slot) = self.slots.get(phrase.as_str()).filter(|slot| !slot.readings.is_empty()) {
                best = Some(Found { words: at..at + offset + 2, readings: &slot.readings });
            }
        }
        best
    }

    /// All entries in a sentence from left to right, the longest first where several start at one word; none overlap.
    pub fn find(&self, words: &[&str]) -> Vec<Found<'_, T>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.longest_at(words, at) {
                Some(hit) => {
                    at = hit.words.end;
                    found.push(hit);
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Whether a token only joins the words on either side of it.
pub(crate) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}

fn key(phrase: &'static str) -> Cow<'static, str> {
    if phrase.contains('-') { Cow::Owned(phrase.replace('-', " ").trim().to_owned()) } else { Cow::Borrowed(phrase) }
}

/// The first token of a phrase as the tokeniser would cut it.
fn first(key: &str) -> &str {
    let word = key.split(' ').next().unwrap_or_default();
    match word.find('\'') {
        Some(cut) if cut > 0 && word[cut..].len() <= 2 => &word[..cut],
        _ => word,
    }
}

/// Fails where a list isn't sorted within its sections, or where a word stands twice in one section.
#[cfg(test)]
pub(crate) fn assert_tidy(name: &str, text: &'static str) {
    use std::collections::BTreeSet;
    let (mut seen, mut section, mut last) = (BTreeSet::new(), None, None);
    for entry in entries(text) {
        if section != Some(entry.section) {
            (seen, section, last) = (BTreeSet::new(), Some(entry.section), None);
        }
        let value =
            if entry.attribute == "scale" { entry.field(0).parse::<i32>().expect("a scale has values") } else { 0 };
        let order = (value, entry.words);
        assert!(last.is_none_or(|last| last < order), "{name}: [{}] {} is not in order", entry.section, entry.words);
        last = Some(order);
        for word in entry.words() {
            assert!(seen.insert(word), "{name}: [{}] {word} stands twice", entry.section);
            assert!(!word.is_empty() && word.trim() == word, "{name}: [{}] {word:?} has stray spaces", entry.section);
            assert_eq!(word, word.to_lowercase(), "{name}: [{}] {word} is not in lower case", entry.section);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# A comment.\n\n# Of joining.\n[join] x\nas\nas long as\t5\nas well as\ncease-fire, truce\t7\nlion's share\t9\n";

    fn lexicon() -> Lexicon<&'static str> {
        Lexicon::of(LIST, |entry| Some(entry.field(0)))
    }

    fn ranges(words: &str) -> Vec<[usize; 2]> {
        let words: Vec<&str> = words.split(' ').collect();
        lexicon().find(&words).into_iter().map(|found| [found.words.start, found.words.end]).collect()
    }

    #[test]
    fn the_longest_phrase_wins_and_a_broken_one_falls_back_to_its_first_word() {
        assert_eq!(ranges("he left as long as she"), [[2, 5]]);
        assert_eq!(ranges("he left as long ago as she"), [[2, 3], [5, 6]]);
    }

    #[test]
    fn hyphens_and_clitics_stand_as_the_tokeniser_cuts_them() {
        assert_eq!(ranges("the cease - fire holds"), [[1, 4]]);
        assert_eq!(ranges("the cease fire holds"), [[1, 3]]);
        assert_eq!(ranges("the lion 's share"), [[1, 4]]);
        assert!(ranges("the lion sleeps").is_empty());
        assert_eq!(lexicon().get("cease-fire"), ["7"]);
        assert_eq!(lexicon().get("lion"), [""; 0]);
    }

    #[test]
    fn a_word_tells_how_long_what_it_starts_may_be() {
        assert_eq!(["as", "cease-fire", "lion", "sleeps"].map(|word| lexicon().longest_from(word)), [3, 2, 3, 0]);
    }

    #[test]
    fn a_list_out_of_order_is_noticed() {
        assert!(std::panic::catch_unwind(|| assert_tidy("test", "[a]\nb\na\n")).is_err());
        assert!(std::panic::catch_unwind(|| assert_tidy("test", "[a]\na\nb, a\n")).is_err());
        assert_tidy("test", "[a]\na\nb\n[b]\na\n");
    }
}
