//! How frequent words are, from the data of the Python package wordfreq (Speer 2022).
//!
//! Its English file is a gzipped MessagePack list in the format `cB`: a header, then one list of words for each
//! centibel below certainty; a word in list `i` makes up `10^(−i/100)` of all words. Rows that words have among the
//! vectors are kept.

use crate::{Outcome, write_data};
use flate2::read::GzDecoder;
use retold::english::frequency::step;
use retold::english::vocabulary::{self, Entry};
use serde::Deserialize;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    /// wordfreq/data/large_en.msgpack.gz, unpacked from the wheel of wordfreq 3.1.1
    #[arg(long)]
    from: PathBuf,
    /// How many words are kept, the most frequent first
    #[arg(long, default_value_t = 60_000)]
    words: usize,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Item {
    Bucket(Vec<String>),
    Header { format: String, version: u32 },
}

pub fn run(arguments: &Arguments) -> Outcome {
    let mut bytes = Vec::new();
    GzDecoder::new(BufReader::new(File::open(&arguments.from)?)).read_to_end(&mut bytes)?;
    let mut items = rmp_serde::from_slice::<Vec<Item>>(&bytes)?.into_iter();
    match items.next() {
        Some(Item::Header { format, version: 1 }) if format == "cB" => {}
        _ => return Err("not a word list in the format cB, version 1".into()),
    }
    let mut words = Vec::new();
    for (centibels, item) in items.enumerate() {
        let Item::Bucket(mut bucket) = item else { return Err("a second header".into()) };
        bucket.retain(|word| is_word(word));
        bucket.sort_unstable();
        let room = arguments.words - words.len();
        let row = |word: &str| vocabulary::find(word).and_then(|known| known.row);
        words.extend(bucket.into_iter().take(room).map(|word| {
            let entry = Entry { step: step(centibels), row: row(&word) };
            (word, entry)
        }));
    }
    write_data("words.table", &vocabulary::encode(words)?)
}

/// Numbers are left out (wordfreq folds their digits), and what is no English spelling.
fn is_word(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic())
        && word.chars().all(|char| matches!(char, '\'' | '.' | '-') || char.is_alphabetic() && char <= '\u{17f}')
}
