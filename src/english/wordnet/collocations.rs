//! Entries of several words: “short circuit”, “take place”, “attorney general”.

use super::{LEMMAS, SECTIONS, Word, format};
use crate::english::table::Hash;
use std::ops::Range;

/// WordNet's longest entry has nine words; hyphens within words take tokens of their own.
const LONGEST: usize = 12;

/// A multi-word entry found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collocation {
    /// Which of the words it takes.
    pub words: Range<usize>,
    /// The entry.
    pub word: Word,
    /// The entry's lemma.
    pub lemma: &'static str,
}

/// The longest multi-word entry that starts with the first of these words: how many words it takes, its lemma and the
/// entry. A word is given in its normal form and its lemma, and either may be what the entry has (`took place`,
/// `attorneys general`, `running mate`); hyphens are words of their own. Nothing is allocated.
pub fn collocation(words: &[(&str, &str)]) -> Option<(usize, &'static str, Word)> {
    let (first, second) = (words.first()?, words.get(1)?);
    let norm = entry_starting(first.0, second, &words[2..]);
    let lemma = if first.1 == first.0 { None } else { entry_starting(first.1, second, &words[2..]) };
    match (norm, lemma) {
        (Some(norm), Some(lemma)) if lemma.0 > norm.0 => Some(lemma),
        (norm, lemma) => norm.or(lemma),
    }
}

/// Only the first word and the last may be inflected, those between stand as they are.
fn entry_starting(first: &str, second: &(&str, &str), rest: &[(&str, &str)]) -> Option<(usize, &'static str, Word)> {
    if !(is_start(first, second.0) || second.1 != second.0 && is_start(first, second.1)) {
        return None;
    }
    let mut candidate = Candidate::default();
    candidate.push(first);
    let mut longest = None;
    for (index, (norm, lemma)) in [second].into_iter().chain(rest).take(LONGEST - 1).enumerate() {
        let inflected = || if norm == lemma { None } else { candidate.with(lemma).entry() };
        let entry = candidate.with(norm).entry().or_else(inflected);
        longest = entry.map(|(lemma, word)| (index + 2, lemma, word)).or(longest);
        candidate.push(norm);
    }
    longest
}

/// The multi-word entries in a sequence of words (norm and lemma), from left to right, the longest first, none
/// overlapping another. Linear.
pub fn collocations(words: &[(&str, &str)]) -> Vec<Collocation> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        match collocation(&words[start..]) {
            Some((length, lemma, word)) => {
                found.push(Collocation { words: start..start + length, word, lemma });
                start += length;
            }
            None => start += 1,
        }
    }
    found
}

/// Whether some entry may start with just these words.
fn is_start(first: &str, second: &str) -> bool {
    let bit = format::start_bit(&[first, space_between(first, second), second]);
    SECTIONS[6].get(bit / 8).is_some_and(|byte| byte & 1 << (bit % 8) != 0)
}

/// Hyphens and what follows an apostrophe are written without a space.
fn space_between(first: &str, second: &str) -> &'static str {
    if first == "-" || second == "-" || second.starts_with('\'') { "" } else { " " }
}

/// Words joined as an entry writes them. No entry is longer than the buffer; longer ones are cut off and match none.
#[derive(Clone, Copy, Default)]
struct Candidate<'w> {
    parts: [&'w str; 2 * LONGEST],
    length: usize,
    hash: Hash,
}

impl<'w> Candidate<'w> {
    fn push(&mut self, word: &'w str) {
        let space = self.length.checked_sub(1).map_or("", |last| space_between(self.parts[last], word));
        for part in [space, word] {
            if let Some(place) = self.parts.get_mut(self.length) {
                *place = part;
                self.length += 1;
                self.hash = self.hash.with(part);
            }
        }
    }

    fn with(mut self, word: &'w str) -> Self {
        self.push(word);
        self
    }

    fn entry(&self) -> Option<(&'static str, Word)> {
        LEMMAS.entry_hashed(self.hash, &self.parts[..self.length]).map(|(lemma, place)| (lemma, Word(place)))
    }
}
