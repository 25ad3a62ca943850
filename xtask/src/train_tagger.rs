//! Trains the part-of-speech tagger: an averaged perceptron on greedy left-to-right decisions (Collins 2002), with its
//! own earlier tags as features, so that it learns to live with its errors. A part of the sentences is recased and
//! requoted in each epoch, to be robust on headlines, capitals and typographic quotes.

use crate::conllu::{Sentence, Surface, Treebanks, percent};
use crate::random::Random;
use crate::{Outcome, data, speed, write_data};
use retold::english::tagger::features::{self, Context, Feature, Known, SEVERAL, UNKNOWN};
use retold::english::tagger::outlook::outlook;
use retold::english::tagger::weights::{self, Weights, identity};
use retold::english::tagger::{self, Word};
use retold::english::tags::Tag;
use retold::model::{Original, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

const EPOCHS: usize = 8;
/// Features seen less often are left out.
const RARE: u32 = 3;
/// Share of the sentences recased, and of those requoted, in an epoch: one in so many.
const RECASED: usize = 6;
const REQUOTED: usize = 4;
/// A word is taken to have one tag only when seen so often with no other.
const CERTAIN: u32 = 60;
/// Words seen so often have their set of tags in the lexicon.
const KNOWN: u32 = 3;

/// Trains on train.conllu, writes data/tagger.bin and measures on dev.conllu.
pub fn run(treebanks: &Treebanks) -> Outcome {
    if !treebanks.measure {
        write_data("tagger.bin", &train(&treebanks.train()))?;
    }
    let bytes = std::fs::read(data("tagger.bin"))?;
    let weights = Weights::open(&bytes).ok_or("data/tagger.bin is not a table of weights")?;
    let held_out = treebanks.held_out();
    measure(&weights, &held_out);
    measure_own_tokens(&held_out);
    Ok(())
}

/// Trains on sentences; gives the table of weights.
pub fn train(sentences: &[Sentence]) -> Vec<u8> {
    let classes = classes(sentences);
    let code: BTreeMap<Tag, u8> = classes.iter().enumerate().map(|(code, &tag)| (tag, code as u8)).collect();
    let gold: Vec<Vec<u8>> =
        sentences.iter().map(|sentence| sentence.words.iter().map(|word| code[&word.tag]).collect()).collect();
    let surfaces: Vec<Surface> = sentences.iter().map(Sentence::surface).collect();
    let lexicon = lexicon(&surfaces, &gold);
    let known = |norm: &str, word: u64| lexicon.get(&word).copied().unwrap_or_else(|| Known::new(outlook(norm)));
    let mut model = Model::new(classes.len(), &surfaces, &gold, &known);
    let mut random = Random::new(1);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut scratch = Vec::new();
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for &i in &order {
            let surface = disguise(&surfaces[i], &sentences[i], &mut random);
            let context = Context::new(&surface.words(), known);
            let mut before = [classes.len() as u8; 2];
            for (word, &gold) in gold[i].iter().enumerate() {
                let given = if context.known(word).only != SEVERAL {
                    context.known(word).only
                } else {
                    scratch.clear();
                    context.features(word, before, &mut scratch);
                    model.learn(&scratch, gold)
                };
                before = [given, before[0]];
            }
        }
    }
    let mut lexicon: Vec<(u64, Known)> = lexicon.into_iter().collect();
    lexicon.sort_unstable_by_key(|&(word, _)| word);
    weights::encode(&classes, &lexicon, &model.quantised())
}

/// All tags, the most frequent first.
fn classes(sentences: &[Sentence]) -> Vec<Tag> {
    let mut counts: BTreeMap<Tag, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(word.tag).or_default() += 1;
    }
    let mut classes: Vec<Tag> = counts.keys().copied().collect();
    classes.sort_by_key(|tag| std::cmp::Reverse(counts[tag]));
    classes.truncate(weights::WIDTH - 1);
    classes
}

/// What is known of each word that was seen often enough.
fn lexicon(surfaces: &[Surface], gold: &[Vec<u8>]) -> FxHashMap<u64, Known> {
    let mut counts: BTreeMap<u64, BTreeMap<u8, u32>> = BTreeMap::new();
    let mut norms: FxHashMap<u64, String> = FxHashMap::default();
    for (surface, gold) in surfaces.iter().zip(gold) {
        for (word, &class) in surface.words().iter().zip(gold) {
            let hash = features::hash(word.norm.as_bytes());
            *counts.entry(hash).or_default().entry(class).or_default() += 1;
            norms.entry(hash).or_insert_with(|| word.norm.to_string());
        }
    }
    counts.retain(|_, classes| classes.values().sum::<u32>() >= KNOWN);
    let set_of = |classes: &BTreeMap<u8, u32>| -> Vec<u8> {
        let all: u32 = classes.values().sum();
        classes.iter().filter(|&(_, &count)| count * 20 >= all).map(|(&class, _)| class).collect()
    };
    let mut sets: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    counts.values().for_each(|classes| *sets.entry(set_of(classes)).or_default() += 1);
    let mut ranked: Vec<Vec<u8>> = sets.keys().cloned().collect();
    ranked.sort_by_key(|set| std::cmp::Reverse(sets[set]));
    let number: FxHashMap<Vec<u8>, u8> = ranked.into_iter().take(254).zip(UNKNOWN + 1..).collect();
    let known = |word: &u64, classes: &BTreeMap<u8, u32>| {
        let (&most, &count) = classes.iter().max_by_key(|&(_, &count)| count).expect("a word seen has a tag");
        let only = if classes.len() == 1 && count >= CERTAIN { most } else { SEVERAL };
        let set = number.get(&set_of(classes)).or_else(|| number.get(&vec![most])).copied().unwrap_or(UNKNOWN);
        Known { set, only, ..Known::new(outlook(&norms[word])) }
    };
    counts.iter().map(|(&word, classes)| (word, known(&word, classes))).collect()
}

/// Recases and requotes a part of the sentences.
fn disguise(surface: &Surface, sentence: &Sentence, random: &mut Random) -> Surface {
    let requote = random.below(REQUOTED) == 0;
    let style = random.below(RECASED * 3);
    let mut index = 0;
    surface.map(|form| {
        let xpos = sentence.words[index].tag.xpos.name();
        index += 1;
        match (form.as_str(), xpos, style) {
            ("\"", "``", _) if requote => if style.is_multiple_of(2) { "“" } else { "``" }.to_string(),
            ("\"", "''", _) if requote => if style.is_multiple_of(2) { "”" } else { "''" }.to_string(),
            ("'", "``", _) if requote => "‘".to_string(),
            ("'", "''", _) if requote => "’".to_string(),
            (_, _, 0) => form.to_uppercase(),
            (_, _, 1) => title(form),
            (_, _, 2) => form.to_lowercase(),
            _ if requote => form.replace('\'', "’"),
            _ => form.clone(),
        }
    })
}

/// A word as in a headline in title case.
fn title(form: &str) -> String {
    let mut chars = form.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A weight on the way: its value, and the sum of its values over all steps up to `stamp`.
#[derive(Clone, Copy)]
struct Cell {
    class: u8,
    weight: i32,
    total: i64,
    stamp: u32,
}

struct Model {
    classes: usize,
    row: FxHashMap<u32, u32>,
    rows: Vec<Vec<Cell>>,
    step: u32,
}

impl Model {
    /// With a row for each feature that is not rare under the gold tags.
    fn new(classes: usize, surfaces: &[Surface], gold: &[Vec<u8>], known: &impl Fn(&str, u64) -> Known) -> Model {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        let mut scratch = Vec::new();
        for (surface, gold) in surfaces.iter().zip(gold) {
            let context = Context::new(&surface.words(), known);
            let mut before = [classes as u8; 2];
            for (word, &class) in gold.iter().enumerate() {
                scratch.clear();
                context.features(word, before, &mut scratch);
                scratch.iter().for_each(|&feature| *counts.entry(identity(feature)).or_default() += 1);
                before = [class, before[0]];
            }
        }
        let mut kept: Vec<u32> = counts.iter().filter(|&(_, &count)| count >= RARE).map(|(&key, _)| key).collect();
        kept.sort_unstable();
        let rows = vec![Vec::new(); kept.len()];
        Model { classes, row: kept.into_iter().zip(0..).collect(), rows, step: 0 }
    }

    /// Classifies, and mends the weights where the answer is wrong or not clear enough. Gives the answer.
    fn learn(&mut self, features: &[Feature], gold: u8) -> u8 {
        self.step += 1;
        let rows: Vec<u32> = features.iter().filter_map(|&f| self.row.get(&identity(f)).copied()).collect();
        let mut scores = [0i32; weights::WIDTH];
        for &row in &rows {
            for cell in &self.rows[row as usize] {
                scores[usize::from(cell.class)] += cell.weight;
            }
        }
        let best = first_max(&scores[..self.classes], None);
        let rival = first_max(&scores[..self.classes], Some(gold));
        if scores[usize::from(gold)] - scores[usize::from(rival)] <= MARGIN {
            for &row in &rows {
                bump(&mut self.rows[row as usize], gold, 1, self.step);
                bump(&mut self.rows[row as usize], rival, -1, self.step);
            }
        }
        best
    }

    /// The averaged weights at 8 bits, sorted by identity; zeros left out.
    fn quantised(&self) -> Vec<(u32, Vec<(u8, i8)>)> {
        let average = |cell: &Cell| {
            let total = cell.total + i64::from(cell.weight) * i64::from(self.step - cell.stamp);
            total as f64 / f64::from(self.step)
        };
        let most = self.rows.iter().flatten().map(|cell| average(cell).abs()).fold(0.0, f64::max);
        let mut features: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
        for (&identity, &row) in &self.row {
            let mut pairs: Vec<(u8, i8)> = self.rows[row as usize]
                .iter()
                .map(|cell| (cell.class, (average(cell) * 127.0 / most).round() as i8))
                .filter(|&(_, weight)| weight.unsigned_abs() >= LEAST)
                .collect();
            pairs.sort_unstable();
            if !pairs.is_empty() {
                features.push((identity, pairs));
            }
        }
        features.sort_unstable();
        println!("{} features, {} weights", features.len(), features.iter().map(|f| f.1.len()).sum::<usize>());
        features
    }
}

/// How far ahead of its rivals the right tag must be.
const MARGIN: i32 = 20;
/// Smaller 8-bit weights are dropped.
const LEAST: u8 = 4;

fn bump(row: &mut Vec<Cell>, class: u8, by: i32, step: u32) {
    let at = row.iter().position(|cell| cell.class == class).unwrap_or_else(|| {
        row.push(Cell { class, weight: 0, total: 0, stamp: step });
        row.len() - 1
    });
    let cell = &mut row[at];
    cell.total += i64::from(cell.weight) * i64::from(step - cell.stamp);
    cell.stamp = step;
    cell.weight += by;
}

/// The first of the highest scores, one class left out.
fn first_max(scores: &[i32], without: Option<u8>) -> u8 {
    let candidates = (0..scores.len()).filter(|&class| Some(class as u8) != without);
    candidates.max_by_key(|&class| (scores[class], std::cmp::Reverse(class))).unwrap_or(0) as u8
}

/// Another way to write a word.
type Restyle = fn(&String) -> String;

/// Prints how often the tags are right: as written, in other cases, and with our own tokens.
fn measure(weights: &Weights, sentences: &[Sentence]) {
    let tag = |words: &[Word]| -> Vec<Tag> {
        tagger::read_with(weights, words).into_iter().map(|reading| reading.tag).collect()
    };
    let styles: [(&str, Restyle); 4] = [
        ("as written", String::clone),
        ("capitals", |form| form.to_uppercase()),
        ("title case", |form| title(form)),
        ("lower case", |form| form.to_lowercase()),
    ];
    for (name, rewrite) in styles {
        let mut tally = Tally::default();
        for sentence in sentences {
            let given = tag(&sentence.surface().map(rewrite).words());
            given.iter().zip(&sentence.words).for_each(|(&tag, word)| tally.count(Some(tag), word.tag));
        }
        println!("{name:12} {tally}");
    }
    let surfaces: Vec<Surface> = sentences.iter().map(Sentence::surface).collect();
    let words: Vec<Vec<Word>> = surfaces.iter().map(Surface::words).collect();
    println!("{:.0} tokens/s", speed::best(|| words.iter().map(|words| tag(words).len()).sum()));
}

/// Prints how often the tags are right on the tokens that we cut ourselves; a gold token that we do not cut counts as
/// wrong.
fn measure_own_tokens(sentences: &[Sentence]) {
    let (mut tally, mut cut) = (Tally::default(), 0);
    for sentence in sentences {
        let original = Original { text: sentence.text.clone(), ..Original::default() };
        let document = retold::read::document(original, true);
        let tags: BTreeMap<Span, Tag> = (0..document.sentences.len())
            .flat_map(|index| {
                let readings = tagger::read(&tagger::words_of(&document, index));
                document.tokens_of(index).iter().map(|token| token.span).zip(readings.into_iter().map(|r| r.tag))
            })
            .collect();
        cut += tags.len();
        sentence.words.iter().for_each(|word| tally.count(tags.get(&word.span).copied(), word.tag));
    }
    println!("own tokens   {tally}; we cut {cut}");
}

#[derive(Default)]
struct Tally {
    all: usize,
    upos: usize,
    xpos: usize,
}

impl Tally {
    fn count(&mut self, given: Option<Tag>, gold: Tag) {
        self.all += 1;
        self.upos += usize::from(given.is_some_and(|tag| tag.upos == gold.upos));
        self.xpos += usize::from(given.is_some_and(|tag| tag.xpos == gold.xpos));
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let [upos, xpos] = [self.upos, self.xpos].map(|right| percent(right, self.all));
        write!(f, "UPOS {upos:.2} XPOS {xpos:.2} of {}", self.all)
    }
}
