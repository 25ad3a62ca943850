//! What words are about, as rows of whole numbers, read where they lie.
//!
//! Two rows a word. The *related* one places words by the contexts in which they stand: `buy` is near `sell`; it is for
//! alignment. The *same* one is bent by WordNet's synonyms, antonyms and siblings so that only words of like meaning stay
//! near; it knows base forms best. docs/meaning.md tells how they are made and what they are worth.

use super::table::{Table, sections};

static WORDS: Table = Table::new(include_bytes!("../../data/vectors.table"));
static RELATED: Rows = Rows::new(include_bytes!("../../data/related.rows"));
static SAME: Rows = Rows::new(include_bytes!("../../data/same.rows"));

/// Numbers of a row.
const WIDTH: usize = 96;

/// A word that has a row in both spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

impl Word {
    /// Looks a normal form up; some 50,000 words have rows, inflected forms among them. About 50 ns.
    pub fn find(norm: &str) -> Option<Word> {
        WORDS.get(norm).map(Word)
    }

    /// How near two words are in what they are about: the cosine, −1 to 1. Some 30 ns.
    pub fn relatedness(self, other: Word) -> f32 {
        RELATED.cosine(self, other)
    }

    /// How near two words are in meaning: the cosine, −1 to 1. Some 30 ns.
    pub fn sameness(self, other: Word) -> f32 {
        SAME.cosine(self, other)
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

/// Rows of [`WIDTH`] signed bytes, and the inverse length of each as `f32`.
struct Rows {
    numbers: &'static [u8],
    scales: &'static [u8],
}

impl Rows {
    const fn new(bytes: &'static [u8]) -> Rows {
        let [numbers, scales] = sections(bytes);
        assert!(numbers.len() / WIDTH == scales.len() / 4, "rows without a scale");
        Rows { numbers, scales }
    }

    fn cosine(&self, a: Word, b: Word) -> f32 {
        match (self.row(a), self.row(b)) {
            (Some((a, a_scale)), Some((b, b_scale))) => dot(a, b) as f32 * a_scale * b_scale,
            _ => 0.0,
        }
    }

    fn row(&self, word: Word) -> Option<(&[u8; WIDTH], f32)> {
        let word = word.0 as usize;
        let numbers = self.numbers.get(word * WIDTH..)?.first_chunk()?;
        let scale = self.scales.get(word * 4..)?.first_chunk()?;
        Some((numbers, f32::from_le_bytes(*scale)))
    }
}

/// Summed in as many lanes as vector instructions have; the sum is exact in any order.
fn dot(a: &[u8; WIDTH], b: &[u8; WIDTH]) -> i32 {
    const LANES: usize = 16;
    let mut sums = [0; LANES];
    for (a, b) in a.as_chunks::<LANES>().0.iter().zip(b.as_chunks::<LANES>().0) {
        for lane in 0..LANES {
            sums[lane] += i32::from(a[lane] as i8) * i32::from(b[lane] as i8);
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
    fn every_word_has_a_row_in_both_spaces() {
        assert_eq!(RELATED.scales.len(), 4 * WORDS.len());
        assert_eq!(SAME.scales.len(), 4 * WORDS.len());
        assert!(WORDS.iter().all(|(_, row)| (row as usize) < WORDS.len()));
    }
}
