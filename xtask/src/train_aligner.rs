//! Trains the word aligner on gold alignments: `data/words-first.trees`, `words-second.trees` and `words-third.trees`.
//!
//! Each later pass learns from what trees of the pass before that had not seen the pair of sentences thought of it.
//! `--check` tells the figures by cross-validation.

use crate::{Outcome, boost, stacking, write_data};
use boost::{Forest, Options};
use rayon::prelude::*;
use retold::align::words::{Cells, FIRST_PASS, LATER_PASS, STRENGTH};
use retold::english::Analysis;
use retold::model::{Document, Original, Pair, Span};
use retold::trees::Columns;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is asked of the trainer.
#[derive(clap::Args)]
pub struct Arguments {
    /// Folders or files of JSON Lines with id, source, copy, sure, possible
    #[arg(required = true)]
    gold: Vec<PathBuf>,
    /// Tell macro F1 by cross-validation, set by set, and write nothing
    #[arg(long)]
    check: bool,
    /// Parts of the cross-validation
    #[arg(long, default_value_t = 5)]
    folds: usize,
    /// Print this many pairs with their wrong links
    #[arg(long, default_value_t = 0)]
    misses: usize,
}

/// A pass: its file, how many features it has, and its trees.
struct Pass {
    name: &'static str,
    features: usize,
    options: Options,
}

/// The trees of the first pass, which sees all pairs and leaves a third of them to the others.
const SMALL: Options = Options { trees: 120, depth: 6, rate: 0.12, ridge: 2.0, features: 0.4, rows: 0.7, seed: 1 };

/// The trees of the later passes.
const LARGE: Options = Options { trees: 320, depth: 7, rate: 0.1, ridge: 2.0, features: 0.35, rows: 0.7, seed: 1 };

const PASSES: [Pass; 3] = [
    Pass { name: "words-first.trees", features: FIRST_PASS, options: SMALL },
    Pass { name: "words-second.trees", features: LATER_PASS, options: LARGE },
    Pass { name: "words-third.trees", features: LATER_PASS, options: LARGE },
];

#[derive(Deserialize)]
struct Row {
    id: String,
    source: String,
    copy: String,
    sure: Vec<(usize, usize)>,
    possible: Vec<(usize, usize)>,
}

/// A pair of sentences with its gold links, ready to learn from.
type Sample<'d> = stacking::Sample<Known<'d>>;

struct Known<'d> {
    row: Row,
    set: String,
    cells: Cells<'d>,
    /// For our tokens of each side the gold tokens that they share characters with.
    gold: Pair<Vec<Vec<usize>>>,
}

/// Runs the trainer.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut rows = Vec::new();
    for path in &arguments.gold {
        read(path, &mut rows)?;
    }
    let count = rows.len();
    let documents: Vec<Pair<Document>> = rows.par_iter().map(|(_, _, row)| documents(row)).collect();
    let mut samples: Vec<Sample> = rows
        .into_par_iter()
        .zip(&documents)
        .map(|((set, fold, row), documents)| sample(set, fold, row, documents.as_ref()))
        .collect();
    samples.iter_mut().for_each(|sample| sample.fold %= arguments.folds);
    let cells: usize = samples.iter().map(|sample| sample.known.cells.pairs().len()).sum();
    println!("{count} pairs, {cells} cells; links within reach: {:.2} %", 100.0 * reach(&samples));
    for (at, pass) in PASSES.iter().enumerate() {
        if at > 0 {
            samples.par_iter_mut().for_each(add_context);
        }
        stacking::judge(&mut samples, arguments.folds, |samples| train(samples, pass));
        println!("pass {}", at + 1);
        report(&samples);
        if !arguments.check {
            write_data(pass.name, &train(&samples.iter().collect::<Vec<_>>(), pass).bytes())?;
        }
    }
    show_misses(&samples, arguments.misses);
    Ok(())
}

/// Reads a file, or all files of a folder, in the order of their names.
fn read(path: &Path, rows: &mut Vec<(String, usize, Row)>) -> Outcome {
    if path.is_dir() {
        let mut files = std::fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
        files.sort();
        return files.iter().try_for_each(|file| read(file, rows));
    }
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    for (at, line) in text.lines().enumerate() {
        let row: Row = serde_json::from_str(line)?;
        // Rows of one text stand together: whole runs of them go into one fold.
        let set =
            row.id.split('-').take(2).filter(|part| !part.contains(char::is_numeric)).collect::<Vec<_>>().join("-");
        let set = set.split('-').take(if set.contains("train") || set.contains("dev") { 2 } else { 1 });
        rows.push((set.collect::<Vec<_>>().join("-"), at / 20, row));
    }
    Ok(())
}

/// The two sentences of a row, a document each.
fn documents(row: &Row) -> Pair<Document> {
    let document = |text: &String| retold::read::document(Original { text: text.clone(), ..Original::default() }, true);
    Pair::new(&row.source, &row.copy).map(document)
}

fn sample(set: String, fold: usize, row: Row, documents: Pair<&Document>) -> Sample<'_> {
    let analyses = documents.map(Analysis::new);
    let tokens = documents.map(|document| (0..document.tokens.len()).collect::<Vec<usize>>());
    let cells = Cells::new(analyses.as_ref(), Pair::new(&tokens.source, &tokens.copy));
    let gold = documents.map(gold_tokens);
    let sure: BTreeSet<(usize, usize)> = row.sure.iter().copied().collect();
    let possible: BTreeSet<(usize, usize)> = row.possible.iter().copied().collect();
    let parts = Pair::new(parts(documents.source, &gold.source), parts(documents.copy, &gold.copy));
    let label = |&(source, copy): &(usize, usize)| {
        let of_source = gold.source[source].iter().map(|&i| (i, parts.source[i].at(source)));
        let of_copy = || gold.copy[copy].iter().map(|&j| (j, parts.copy[j].at(copy)));
        let pairs = of_source
            .flat_map(|(i, a)| of_copy().filter(move |(_, b)| are_counterparts(a, *b)).map(move |(j, _)| (i, j)));
        let all: Vec<(usize, usize)> = pairs.collect();
        if all.iter().any(|pair| sure.contains(pair)) {
            1.0
        } else if all.iter().any(|pair| possible.contains(pair)) {
            0.5
        } else {
            0.0
        }
    };
    let labels = cells.pairs().iter().map(label).collect();
    let mut columns = Columns::default();
    cells.first_pass(&mut columns);
    Sample { fold, columns, labels, judged: Vec::new(), known: Known { row, set, cells, gold } }
}

/// For each of our tokens the tokens at spaces that it shares characters with.
fn gold_tokens(document: &Document) -> Vec<Vec<usize>> {
    let text = document.text();
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words: Vec<Span> = text.split_whitespace().map(|w| Span::new(start_of(w), start_of(w) + w.len())).collect();
    let sharing = |span: Span| (0..words.len()).filter(|&at| words[at].overlaps(span)).collect();
    document.tokens.iter().map(|token| sharing(token.span)).collect()
}

/// The normal forms of the tokens that a gold token is cut into, and the first one's number.
#[derive(Default)]
struct Parts<'d> {
    first: usize,
    norms: Vec<&'d str>,
}

impl Parts<'_> {
    /// The part that a token is.
    fn at(&self, token: usize) -> Part<'_> {
        Part { norms: &self.norms, at: token - self.first }
    }
}

/// One of the parts of a gold token.
#[derive(Clone, Copy)]
struct Part<'p> {
    norms: &'p [&'p str],
    at: usize,
}

/// The parts of each gold token.
fn parts<'d>(document: &'d Document, gold: &[Vec<usize>]) -> Vec<Parts<'d>> {
    let mut parts: Vec<Parts> = Vec::new();
    for (token, &at) in gold.iter().enumerate().flat_map(|(token, gold)| gold.iter().map(move |at| (token, at))) {
        parts.resize_with(parts.len().max(at + 1), Parts::default);
        if parts[at].norms.is_empty() {
            parts[at].first = token;
        }
        parts[at].norms.push(document.norm(token));
    }
    parts
}

/// Whether parts of two gold tokens that are linked stand for each other.
///
/// Of `well-known` and `well-known` only like parts do, and a hyphen never stands for a word beside it.
fn are_counterparts(source: Part, copy: Part) -> bool {
    let (a, b) = (source.norms[source.at], copy.norms[copy.at]);
    if source.norms == copy.norms {
        return source.at == copy.at;
    }
    let is_mark = |norm: &str| !norm.contains(char::is_alphanumeric);
    let is_joint = |part: &[&str], own: &str, other: &str| part.len() > 1 && is_mark(own) && !is_mark(other);
    let has_better_part = copy.norms.contains(&a) || source.norms.contains(&b);
    a == b || !(has_better_part || is_joint(source.norms, a, b) || is_joint(copy.norms, b, a))
}

/// Drops the pairs that the last pass ruled out and adds to the features of the others what it thought.
fn add_context(sample: &mut Sample) {
    let kept = sample.known.cells.narrow(&mut sample.judged, &mut sample.columns);
    sample.labels = kept.iter().map(|&at| sample.labels[at]).collect();
    sample.known.cells.later_pass(&sample.judged, &mut sample.columns);
}

/// Links of a pair of sentences whose rows weigh one each. The figures are means over sentences, so that a link of a short
/// one counts for more.
const LINKS: f32 = 18.0;

fn train(samples: &[&Sample], pass: &Pass) -> Forest {
    let kept: Vec<Vec<(usize, f32)>> = samples.iter().map(|sample| kept(sample)).collect();
    let rows: Vec<Vec<usize>> = kept.iter().map(|kept| kept.iter().map(|row| row.0).collect()).collect();
    let columns = stacking::gather(samples, pass.features, &rows);
    let labels = samples.iter().zip(&rows).flat_map(|(sample, rows)| rows.iter().map(|&row| sample.labels[row]));
    let weights = samples.iter().zip(&kept).flat_map(|(sample, kept)| {
        let share = LINKS / sample.known.row.sure.len().max(1) as f32;
        kept.iter().map(move |row| share * row.1)
    });
    let weights: Vec<f32> = weights.collect();
    boost::train(&columns, &labels.collect::<Vec<f32>>(), &weights, &pass.options)
}

/// The pairs to learn from, with their weights: all but most of those that are plainly not linked.
fn kept(sample: &Sample) -> Vec<(usize, f32)> {
    const SHARE: usize = 6;
    let strength = sample.columns.column(STRENGTH);
    let is_plain = |row: usize| match sample.judged.get(row) {
        Some(judged) => *judged < 0.03,
        None => strength[row] == 0,
    };
    let weight = |row: usize| match sample.labels[row] == 0.0 && is_plain(row) {
        false => Some((row, 1.0)),
        true => (row % SHARE == sample.known.row.id.len() % SHARE).then_some((row, SHARE as f32)),
    };
    (0..sample.known.cells.pairs().len()).filter_map(weight).collect()
}

/// Share of the sure links whose pair is among the cells.
fn reach(samples: &[Sample]) -> f64 {
    let (mut found, mut all) = (0, 0);
    for sample in samples {
        let links = gold_links(sample, |_| true);
        found += sample.known.row.sure.iter().filter(|link| links.contains(link)).count();
        all += sample.known.row.sure.len();
    }
    found as f64 / f64::from(all.max(1) as u32)
}

/// The links between gold tokens that the pairs chosen stand for.
fn gold_links(sample: &Sample, is_chosen: impl Fn(usize) -> bool) -> BTreeSet<(usize, usize)> {
    let chosen = sample.known.cells.pairs().iter().enumerate().filter(|(at, _)| is_chosen(*at));
    chosen
        .flat_map(|(_, &(source, copy))| {
            sample.known.gold.source[source]
                .iter()
                .flat_map(move |&i| sample.known.gold.copy[copy].iter().map(move |&j| (i, j)))
        })
        .collect()
}

/// Prints macro precision, recall and F1 on sure links for each set, at several thresholds.
fn report(samples: &[Sample]) {
    let sets: BTreeSet<&str> = samples.iter().map(|sample| sample.known.set.as_str()).collect();
    for set in sets {
        let own: Vec<&Sample> = samples.iter().filter(|sample| sample.known.set == set).collect();
        let figures = [0.45, 0.5, 0.55, 0.6, 0.65].map(|least| {
            let (p, r) = precision_and_recall(&own, least);
            format!("{least}: {:.2} (P {:.1} R {:.1})", 200.0 * p * r / (p + r), 100.0 * p, 100.0 * r)
        });
        println!("  {set:12} {}", figures.join("  "));
    }
}

fn precision_and_recall(samples: &[&Sample], least: f32) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for sample in samples {
        let links = gold_links(sample, |at| sample.judged[at] >= least);
        let sure: BTreeSet<(usize, usize)> = sample.known.row.sure.iter().copied().collect();
        let right = links.intersection(&sure).count() as f64;
        sums.0 += if links.is_empty() { f64::from(u8::from(sure.is_empty())) } else { right / links.len() as f64 };
        sums.1 += if sure.is_empty() { 1.0 } else { right / sure.len() as f64 };
    }
    let count = samples.len().max(1) as f64;
    (sums.0 / count, sums.1 / count)
}

/// Prints the wrong and the missing links of some pairs.
fn show_misses(samples: &[Sample], count: usize) {
    let step = (samples.len() / count.max(1)).max(1);
    for sample in samples.iter().step_by(step).take(count) {
        let links = gold_links(sample, |at| sample.judged[at] >= 0.5);
        let sure: BTreeSet<(usize, usize)> = sample.known.row.sure.iter().copied().collect();
        let source: Vec<&str> = sample.known.row.source.split_whitespace().collect();
        let copy: Vec<&str> = sample.known.row.copy.split_whitespace().collect();
        let show = |link: &(usize, usize)| {
            let mark = if sample.known.row.possible.contains(link) { "?" } else { "" };
            format!("{}[{}]~{}[{}]{mark}", source[link.0], link.0, copy[link.1], link.1)
        };
        println!("{}\n  S {}\n  C {}", sample.known.row.id, sample.known.row.source, sample.known.row.copy);
        println!("  wrong   {}", links.difference(&sure).map(show).collect::<Vec<_>>().join("  "));
        println!("  missing {}", sure.difference(&links).map(show).collect::<Vec<_>>().join("  "));
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, are_counterparts};

    /// Which parts of two gold tokens stand for each other.
    fn counterparts(source: &[&str], copy: &[&str]) -> Vec<(usize, usize)> {
        let pairs = (0..source.len()).flat_map(|a| (0..copy.len()).map(move |b| (a, b)));
        pairs.filter(|&(a, b)| are_counterparts(Part { norms: source, at: a }, Part { norms: copy, at: b })).collect()
    }

    #[test]
    fn like_parts_of_compounds_belong_together() {
        assert_eq!(counterparts(&["day", "-", "to", "-", "day"], &["day", "-", "to", "-", "day"]).len(), 5);
        assert_eq!(counterparts(&["hard", "-", "won"], &["hard", "-", "fought"]), [(0, 0), (1, 1), (2, 2)]);
    }

    #[test]
    fn a_hyphen_stands_for_no_word() {
        assert_eq!(counterparts(&["north", "-", "east"], &["northeast"]), [(0, 0), (2, 0)]);
        assert_eq!(counterparts(&["-"], &["and"]), [(0, 0)]);
    }
}
