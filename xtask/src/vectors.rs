//! The rows in `data/words.table`, `data/related.rows` and `data/same.rows`: what words are about, as 96 small whole numbers
//! each.
//!
//! Each word's state in the third layer of a sentence encoder is averaged over the sentences in which it stands; rare
//! words lean on their state alone. The mean is taken away, the main axes are kept, the rows are packed. A second
//! copy is pulled and pushed by WordNet's relations ([`crate::counterfit`]).

mod corpus;
mod measure;
pub mod reduce;

use crate::counterfit;
use crate::minilm::{Encoder, WIDTH, runs};
use crate::{Outcome, write_data};
use rayon::prelude::*;
use reduce::{SHORT, packed};
use retold::english::frequency::zipf;
use retold::english::vocabulary::{self, Entry};
use retold::english::wordnet;
use rustc_hash::FxHashMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Layers of the encoder that are run.
const LAYERS: usize = 3;
/// How many words get a vector.
const WORDS: usize = 50_000;
/// Sentences are taken until each of their words has so many.
const ENOUGH: u32 = 5;
/// Definitions are taken for words that have fewer sentences.
const FEW: u32 = 2;
/// More contexts than this are not added up.
const PLENTY: u32 = 400;
/// How many sentences the word by itself counts for.
const LEAN: f32 = 2.0;
/// Longer sentences are left out.
const PIECES: usize = 48;
/// Sentences that are encoded in one go.
const BATCH: usize = 48;
/// Batches that are encoded before their states are added, in order.
const ROUND: usize = 16;

#[derive(clap::Args)]
pub struct Arguments {
    /// Folder of the unpacked encoder, with model.safetensors and vocab.txt
    #[arg(long)]
    encoder: PathBuf,
    /// Folder of WordNet 3.0's database files
    #[arg(long, default_value = "/usr/share/wordnet")]
    wordnet: PathBuf,
    /// The training data: ud/train.conllu and words/*.jsonl
    #[arg(long, default_value = "../shared/train")]
    train: PathBuf,
    /// Aligned pairs on which relatedness is measured
    #[arg(long, default_value = "../shared/eval/data/words")]
    measure: PathBuf,
    /// Keeps the averaged states here, and takes them from here where the file exists
    #[arg(long)]
    states: Option<PathBuf>,
}

/// What the encoder told of each word: rows of [`WIDTH`].
struct States {
    /// Sum over the sentences.
    sums: Vec<f32>,
    /// How many sentences.
    counts: Vec<u32>,
    /// The word by itself.
    alone: Vec<f32>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let words = vocabulary();
    let states = match &arguments.states {
        Some(path) if path.exists() => States::read(path, words.len())?,
        path => {
            let states = States::encode(arguments, &words)?;
            path.as_ref().map_or(Ok(()), |path| states.write(path))?;
            states
        }
    };
    let rows = reduce::principal(states.mixed());
    measure::relatedness(&rows, &words, &arguments.measure)?;
    let fitted = counterfit::fit(&rows, &words);
    measure::relatedness(&fitted, &words, &arguments.measure)?;
    write(&words, &rows, &fitted)
}

/// Writes the words whose rows the fitting moved before the others, so that of these one row is enough.
fn write(words: &[String], rows: &[f32], fitted: &[f32]) -> Outcome {
    let all = |rows: &[f32]| rows.par_chunks(SHORT).map(packed).collect::<Vec<_>>();
    let (related, same) = (all(rows), all(fitted));
    let (moved, others): (Vec<usize>, Vec<usize>) = (0..words.len()).partition(|&word| related[word] != same[word]);
    let order = [moved.as_slice(), &others].concat();
    let own: FxHashMap<&str, u32> = order.iter().map(|&word| words[word].as_str()).zip(0..).collect();
    let entries = vocabulary::all().map(|(word, known)| (word, Entry { row: own.get(word).copied(), ..known }));
    write_data("words.table", &vocabulary::encode(entries)?)?;
    write_data("related.rows", &order.iter().map(|&word| related[word]).collect::<Vec<_>>().concat())?;
    write_data("same.rows", &moved.iter().map(|&word| same[word]).collect::<Vec<_>>().concat())
}

/// The words that get a row, in the order of their frequency: frequent ones, and those that WordNet knows before others.
fn vocabulary() -> Vec<String> {
    let words = vocabulary::all().map(|(word, _)| word);
    let rank = |word: &str| zipf(word).unwrap_or(0.0) + if is_known(word) { 1.0 } else { 0.0 };
    let words = words.filter(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 1);
    let mut ranked: Vec<(f32, &str)> = words.map(|word| (rank(word), word)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.into_iter().take(WORDS).map(|(_, word)| word.to_owned()).collect()
}

/// Whether WordNet has the word or one from which it looks inflected.
fn is_known(word: &str) -> bool {
    const ENDINGS: [(&str, &str); 9] = [
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ];
    ENDINGS.iter().any(|(ending, instead)| {
        word.strip_suffix(ending).is_some_and(|stem| wordnet::word(&format!("{stem}{instead}")).is_some())
    })
}

impl States {
    fn encode(arguments: &Arguments, words: &[String]) -> Result<States, Box<dyn std::error::Error>> {
        let encoder = Encoder::open(&arguments.encoder, LAYERS)?;
        let index: FxHashMap<&str, u32> = words.iter().map(String::as_str).zip(0..).collect();
        let (examples, definitions) = corpus::wordnet(&arguments.wordnet)?;
        let mut text = corpus::treebank(&arguments.train.join("ud/train.conllu"))?;
        text.extend(corpus::pairs(&arguments.train.join("words/mtref.jsonl"))?);
        text.extend(corpus::pairs(&arguments.train.join("words/wiki.jsonl"))?);
        let sentences: Vec<Cut> =
            text.iter().chain(&examples).chain(&definitions).map(|text| Cut::new(text, &encoder, &index)).collect();
        let defined = text.len() + examples.len();
        let chosen = choose(&sentences, defined, words.len());
        println!("{} sentences, {} pieces", chosen.len(), chosen.iter().map(|cut| cut.pieces.len()).sum::<usize>());
        let (sums, counts) = gather(&encoder, &chosen, words.len(), PLENTY);
        let singles: Vec<Cut> = words.iter().map(|word| Cut::new(word, &encoder, &index)).collect();
        let (alone, _) = gather(&encoder, &singles.iter().collect::<Vec<_>>(), words.len(), 1);
        Ok(States { sums, counts, alone })
    }

    /// One row a word: the mean over its sentences, with the word by itself as one more sentence that counts [`LEAN`].
    fn mixed(&self) -> Vec<f32> {
        let shift = self.shift();
        let mut rows = self.alone.clone();
        let words = rows.chunks_mut(WIDTH).zip(self.sums.chunks(WIDTH)).zip(&self.counts);
        for ((row, sum), &count) in words {
            let weight = 1.0 / (count as f32 + LEAN);
            for ((x, s), d) in row.iter_mut().zip(sum).zip(&shift) {
                *x = (s + LEAN * (*x + d)) * weight;
            }
        }
        rows
    }

    /// How states in a sentence differ on average from those of the same words by themselves.
    fn shift(&self) -> Vec<f32> {
        let mut shift = vec![0.0f64; WIDTH];
        let mut seen = 0.0;
        let words = self.alone.chunks(WIDTH).zip(self.sums.chunks(WIDTH)).zip(&self.counts);
        for ((alone, sum), &count) in words.filter(|(_, count)| **count >= ENOUGH) {
            seen += 1.0;
            shift.iter_mut().zip(alone.iter().zip(sum)).for_each(|(d, (a, s))| *d += f64::from(s / count as f32 - a));
        }
        shift.into_iter().map(|d| (d / f64::max(seen, 1.0)) as f32).collect()
    }

    fn read(path: &Path, words: usize) -> Result<States, Box<dyn std::error::Error>> {
        let bytes = fs::read(path)?;
        let numbers: Vec<u32> = bytes.as_chunks().0.iter().map(|&chunk| u32::from_le_bytes(chunk)).collect();
        if numbers.len() != words * (2 * WIDTH + 1) {
            return Err(format!("{}: states of another vocabulary", path.display()).into());
        }
        let (counts, rest) = numbers.split_at(words);
        let floats = |part: &[u32]| part.iter().map(|&bits| f32::from_bits(bits)).collect();
        let (sums, alone) = rest.split_at(words * WIDTH);
        Ok(States { sums: floats(sums), counts: counts.to_vec(), alone: floats(alone) })
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        let bits = self.sums.iter().chain(&self.alone).map(|x| x.to_bits());
        let bytes: Vec<u8> = self.counts.iter().copied().chain(bits).flat_map(u32::to_le_bytes).collect();
        fs::write(path, bytes)
    }
}

/// A sentence cut into word pieces.
struct Cut {
    pieces: Vec<u32>,
    /// Vocabulary words with the range of their pieces.
    words: Vec<(u32, Range<usize>)>,
}

impl Cut {
    fn new(text: &str, encoder: &Encoder, index: &FxHashMap<&str, u32>) -> Cut {
        let mut cut = Cut { pieces: Vec::new(), words: Vec::new() };
        for run in runs(text) {
            let start = cut.pieces.len();
            cut.pieces.extend(encoder.pieces(run));
            if let Some(&word) = index.get(run.to_lowercase().as_str()) {
                cut.words.push((word, start..cut.pieces.len()));
            }
        }
        cut
    }
}

/// The sentences of which some word has not been seen often enough in those before; of the definitions, those whose
/// headword has not.
fn choose(sentences: &[Cut], defined: usize, words: usize) -> Vec<&Cut> {
    let mut seen = vec![0; words];
    let mut chosen = Vec::new();
    for (number, cut) in sentences.iter().enumerate().filter(|(_, cut)| cut.pieces.len() <= PIECES) {
        let is_wanted = |(word, pieces): &(u32, Range<usize>)| match number < defined {
            true => seen[*word as usize] < ENOUGH,
            false => seen[*word as usize] < FEW && pieces.start == 0,
        };
        if cut.words.iter().any(is_wanted) {
            cut.words.iter().for_each(|(word, _)| seen[*word as usize] += 1);
            chosen.push(cut);
        }
    }
    chosen
}

/// Adds up the states of each word; in the order of the sentences, whatever thread was first. At most `most` a word.
fn gather(encoder: &Encoder, sentences: &[&Cut], words: usize, most: u32) -> (Vec<f32>, Vec<u32>) {
    let (mut sums, mut counts) = (vec![0.0; words * WIDTH], vec![0; words]);
    let encode = |batch: &[&Cut]| encoder.encode(&batch.iter().map(|cut| cut.pieces.as_slice()).collect::<Vec<_>>());
    for round in sentences.chunks(BATCH * ROUND) {
        let encoded: Vec<Vec<f32>> = round.par_chunks(BATCH).flat_map_iter(encode).collect();
        for (cut, rows) in round.iter().zip(&encoded) {
            for (word, pieces) in &cut.words {
                let word = *word as usize;
                if counts[word] < most {
                    counts[word] += 1;
                    let share = 1.0 / pieces.len() as f32;
                    let sum = &mut sums[word * WIDTH..(word + 1) * WIDTH];
                    for row in rows[pieces.start * WIDTH..pieces.end * WIDTH].chunks(WIDTH) {
                        sum.iter_mut().zip(row).for_each(|(s, x)| *s += share * x);
                    }
                }
            }
        }
    }
    (sums, counts)
}
