//! How `data/wordnet.tables` is laid out: for its reader and its builder.
//!
//! Sections, joined by [`join`](crate::english::table::join); numbers are little-endian:
//!
//! 0. words: a [`Table`](crate::english::table::Table) of lemmas, each with its senses and links
//!    ([`Entry`](super::packed::Entry)); the place of these in the table is the word's handle;
//! 1. where the relations of every eighth synset start in section 2 (three bytes, counted in relations);
//! 2. relations, synset after synset ([`pack_relations`](super::packed::pack_relations));
//! 3. for each synset its lexicographer file;
//! 4. for each synset its information content;
//! 5. irregular forms: a table from the letter of a part of speech and the form to its lemmas, parted by line feeds;
//! 6. the starts of multi-word entries: a bit for the hash of each entry's first two tokens as it writes them
//!    ([`start_bit`]). Bits of starts that are none are set by chance, one in fifteen.

use super::{Pos, Synset, Word};
use crate::english::table;

/// How many sections there are.
pub const SECTIONS: usize = 7;
/// How many bits section 6 has.
pub const START_BITS: usize = 1 << 19;

/// The synset of a number: its place among all.
pub const fn synset(number: u32) -> Synset {
    Synset(number)
}

/// The word whose senses stand at a place of section 0.
pub const fn word(place: u32) -> Word {
    Word(place)
}

/// The bit of a start of a multi-word entry.
pub fn start_bit(parts: &[&str]) -> usize {
    (table::hash(parts) >> (64 - START_BITS.trailing_zeros())) as usize
}

/// The first two tokens of a multi-word entry as it writes them: `well-` of `well-known`, `prime minister` of
/// `prime minister's office`.
pub fn start(lemma: &str) -> Option<&str> {
    let first = lemma.find([' ', '-', '\'']).filter(|end| *end > 0)?;
    let second = match lemma.as_bytes()[first] {
        b'-' => first + 1,
        _ => lemma[first + 1..].find([' ', '-', '\'']).map_or(lemma.len(), |end| first + 1 + end),
    };
    Some(&lemma[..second])
}

const EXACT: u32 = 128;
const STEPS_PER_DOUBLING: f64 = 16.0;

/// A count in one byte: exact up to 128, above it in steps of 4 %.
pub fn pack_count(count: u32) -> u8 {
    let steps = STEPS_PER_DOUBLING * (f64::from(count.max(1)) / f64::from(EXACT)).log2();
    if count <= EXACT { count as u8 } else { (f64::from(EXACT) + steps).round() as u8 }
}

/// The count that a byte stands for.
pub fn unpack_count(packed: u8) -> f32 {
    let steps = f32::from(packed) - EXACT as f32;
    if steps <= 0.0 { f32::from(packed) } else { EXACT as f32 * (steps / STEPS_PER_DOUBLING as f32).exp2() }
}

/// The part of speech of a lexicographer file.
pub fn part_of_speech(lexname: u8) -> Pos {
    match lexname {
        3..=28 => Pos::Noun,
        29..=43 => Pos::Verb,
        2 => Pos::Adverb,
        _ => Pos::Adjective,
    }
}

/// The letter under which the irregular forms of a part of speech are entered.
pub fn letter(pos: Pos) -> char {
    ['n', 'v', 'a', 'r'][pos as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_starts_with_its_first_two_tokens() {
        let starts =
            ["dog", "short circuit", "son-in-law", "prime minister's office", "alzheimer's disease"].map(start);
        let expected = [None, Some("short circuit"), Some("son-"), Some("prime minister"), Some("alzheimer's")];
        assert_eq!(starts, expected);
    }

    #[test]
    fn counts_are_packed_exactly_where_small_and_nearly_where_large() {
        for count in 0..=128 {
            assert_eq!(unpack_count(pack_count(count)), count as f32);
        }
        for count in 129..20_000 {
            let error = unpack_count(pack_count(count)) / count as f32 - 1.0;
            assert!(error.abs() < 0.03, "{count}: {error}");
        }
    }
}
