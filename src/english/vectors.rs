//! What words are about, as rows of whole numbers, read where they lie.
//!
//! Two rows a word. The *related* one places words by the contexts in which they stand: `buy` is near `sell`; it is for
//! alignment. The *same* one is bent by WordNet's synonyms, antonyms and siblings so that only words of like meaning stay
//! near; it knows base forms best. docs/meaning.md tells how they are made and what they are worth.

use super::vocabulary::{self, Entry};

static RELATED: &[Row] = rows(include_bytes!("../../data/related.rows"));
/// Of the first words only: the others, half of all, have no relation in WordNet that would bend their row.
static SAME: &[Row] = rows(include_bytes!("../../data/same.rows"));

/// Numbers of a row.
const WIDTH: usize = 96;
/// Bytes with a number in each half.
const PACKED: usize = WIDTH / 2;

/// Numbers of four bits, the first half of them in the lower halves of the bytes: `q` stands for `2q − 15`, an odd number
/// from −15 to 15. Then the sum of their squares, as a little-endian `u16`.
type Row = [u8; PACKED + 2];

/// The rows of a file.
const fn rows(bytes: &[u8]) -> &[Row] {
    let (rows, rest) = bytes.as_chunks();
    assert!(rest.is_empty(), "a file of rows ends within one");
    rows
}

/// A word that has a row in both spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

impl Word {
    /// Looks a normal form up; some 50,000 words have rows, inflected forms among them. About 50 ns.
    pub fn find(norm: &str) -> Option<Word> {
        vocabulary::find(norm).and_then(Word::of)
    }

    /// The word of an entry that was looked up, if it has rows.
    pub fn of(entry: Entry) -> Option<Word> {
        entry.row.map(Word)
    }

    /// How near two words are in what they are about: the cosine, −1 to 1. Some 30 ns.
    pub fn relatedness(self, other: Word) -> f32 {
        cosine(self.related(), other.related())
    }

    /// How near two words are in meaning: the cosine, −1 to 1. Some 30 ns.
    pub fn sameness(self, other: Word) -> f32 {
        cosine(self.same(), other.same())
    }

    fn related(self) -> &'static Row {
        &RELATED[self.0 as usize]
    }

    fn same(self) -> &'static Row {
        SAME.get(self.0 as usize).unwrap_or_else(|| self.related())
    }
}

/// How near two words (normal forms) are in what they are about, −1 to 1; 0 is chance. Opposites are near as well.
pub fn relatedness(a: &str, b: &str) -> Option<f32> {
    Some(Word::find(a)?.relatedness(Word::find(b)?))
}

/// How near two words (best: lemmas) are in meaning, −1 to 1; opposites and siblings are far.
pub fn sameness(a: &str, b: &str) -> Option<f32> {
    Some(Word::find(a)?.sameness(Word::find(b)?))
}

fn cosine(a: &Row, b: &Row) -> f32 {
    let (a, a_square) = halves(a);
    let (b, b_square) = halves(b);
    f32::from(dot(a, b)) / (a_square * b_square).sqrt()
}

/// The packed numbers of a row, and the sum of their squares.
fn halves(row: &Row) -> (&[u8; PACKED], f32) {
    let (numbers, square) = row.split_first_chunk().expect("a row is longer than its numbers");
    (numbers, f32::from(u16::from_le_bytes([square[0], square[1]])))
}

/// Summed in as many lanes as vector instructions have; of 96 products of at most 225 the sum fits, and is exact in any
/// order.
fn dot(a: &[u8; PACKED], b: &[u8; PACKED]) -> i16 {
    const LANES: usize = 16;
    let number = |half: u8| 2 * i16::from(half) - 15;
    let mut sums = [0; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            let (a, b) = (a[lane], b[lane]);
            sums[lane] += number(a & 15) * number(b & 15) + number(a >> 4) * number(b >> 4);
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_field_are_related_and_strangers_are_not() {
        let [near, far] = [("missile", "rocket"), ("missile", "banana")].map(|(a, b)| relatedness(a, b).expect(a));
        assert!(near > 0.5 && far < 0.3, "{near} {far}");
    }

    #[test]
    fn opposites_are_related_but_not_the_same() {
        for (a, b) in [("buy", "sell"), ("win", "lose"), ("increase", "decrease")] {
            let (related, same) = (relatedness(a, b).expect(a), sameness(a, b).expect(a));
            assert!(related > 0.3 && same < 0.3, "{a} {b} {related} {same}");
        }
        assert!(sameness("buy", "purchase").expect("both") > 0.6);
    }

    #[test]
    fn a_word_is_the_same_as_itself_and_nearness_goes_both_ways() {
        let words = ["story", "editor", "annex"].map(|word| Word::find(word).expect(word));
        for a in words {
            assert!((a.relatedness(a) - 1.0).abs() < 1e-3 && (a.sameness(a) - 1.0).abs() < 1e-3);
            for b in words {
                assert_eq!(a.relatedness(b), b.relatedness(a));
            }
        }
    }

    #[test]
    fn unknown_words_have_no_nearness() {
        assert_eq!(relatedness("missile", "missle-like"), None);
        assert_eq!(sameness("", "missile"), None);
    }

    #[test]
    fn every_row_is_of_one_word() {
        let mut rows: Vec<usize> = vocabulary::all().filter_map(|(_, word)| Some(word.row? as usize)).collect();
        rows.sort_unstable();
        assert!(rows.into_iter().eq(0..RELATED.len()));
        assert!(SAME.len() < RELATED.len());
    }

    #[test]
    fn a_row_tells_the_sum_of_its_squares() {
        for row in RELATED.iter().chain(SAME) {
            let (numbers, square) = halves(row);
            assert_eq!(f32::from(dot(numbers, numbers)), square);
        }
    }
}
