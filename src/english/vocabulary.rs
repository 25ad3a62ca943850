//! The 60,000 most frequent words of English, and what is known of each as a form: how frequent it is and which row of the
//! vectors is its own. [`frequency`](super::frequency) and [`vectors`](super::vectors) say what the two mean; they share
//! a table because the words with rows are chosen from those with a frequency.

use super::table::{self, Table};

static WORDS: Table = Table::new(include_bytes!("../../data/words.table"));

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its frequency, in [steps](super::frequency::step) below certainty.
    pub step: u8,
    /// Its row among the vectors, if it has one.
    pub row: Option<u32>,
}

impl Entry {
    /// The step, and above it one more than the row.
    fn pack(self) -> u32 {
        u32::from(self.step) | self.row.map_or(0, |row| row + 1) << 8
    }

    fn unpack(number: u32) -> Entry {
        Entry { step: number as u8, row: (number >> 8).checked_sub(1) }
    }
}

/// Looks a normal form up. Some 50 ns.
pub fn find(norm: &str) -> Option<Entry> {
    WORDS.get(norm).map(Entry::unpack)
}

/// All words, in a fixed order without meaning.
pub fn all() -> impl Iterator<Item = (&'static str, Entry)> {
    WORDS.iter().map(|(word, number)| (word, Entry::unpack(number)))
}

/// Lays `data/words.table` out: for its builders, of which each renews one half and keeps the other.
///
/// # Errors
/// Where a word is there twice, or is none that a table can hold.
#[doc(hidden)]
pub fn encode<W: Into<String>>(words: impl IntoIterator<Item = (W, Entry)>) -> Result<Vec<u8>, String> {
    table::encode(words.into_iter().map(|(word, entry)| (word, entry.pack())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_back_as_it_was_packed() {
        for step in [0, 1, 166, u8::MAX] {
            for row in [None, Some(0), Some(1), Some(49_999)] {
                let entry = Entry { step, row };
                assert_eq!(Entry::unpack(entry.pack()), entry);
            }
        }
    }

    #[test]
    fn the_builders_keep_what_they_do_not_renew() {
        assert!(encode(all()).unwrap() == include_bytes!("../../data/words.table"));
    }

    #[test]
    fn words_are_found_in_lower_case_and_inflected() {
        assert!(find("invaded").is_some_and(|word| word.row.is_some()));
        assert!(find("a").is_some_and(|word| word.row.is_none()));
        assert_eq!(["Invaded", "invadded", ""].map(find), [None; 3]);
    }
}
