//! `data/missing.trees`: trees that tell whether a phrase that one side lacks is a fact that the other does not tell.
//!
//! Trained on paraphrased news in which people marked what was added or lost, on pairs of honest translations, which
//! word everything otherwise and lack next to nothing, and on sentences of our own that were put in other words throughout,
//! some with a fact more or less. Figures are cross-validated, all sentences of a story in one part.

use crate::boost::{self, Options};
use crate::{Outcome, each, write_data};
use rayon::prelude::*;
use retold::drift::missing;
use retold::english::Analysis;
use retold::model::{Original, Pair, Side, Span};
use retold::trees::{Columns, Trees};
use retold::{align, read};
use rustc_hash::FxHasher;
use serde_json::Value;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

const FOLDS: u64 = 5;

#[derive(clap::Args)]
pub struct Arguments {
    /// The training data, with words/mtref.jsonl
    #[arg(long, default_value = "../shared/train")]
    train: PathBuf,
    /// The development halves, with spans/, faithful/, beads/ and words/
    #[arg(long, default_value = "../shared/eval/data")]
    eval: PathBuf,
    /// Our own sentences: label, source, copy, phrase
    #[arg(long, default_value = "xtask/corpus/phrases.tsv")]
    own: PathBuf,
    /// Tells the figures and writes nothing
    #[arg(long)]
    check: bool,
    /// How many trees
    #[arg(long, default_value_t = 500)]
    trees: usize,
    /// Levels of a tree
    #[arg(long, default_value_t = 5)]
    depth: usize,
}

/// Where a phrase is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// etpc: paraphrased news with marked phrases.
    Paraphrase,
    /// faithful: two good translations of a sentence.
    Faithful,
    /// beads: sentences of two translations of a story.
    Story,
    /// mtref: two translations of a sentence, tokenised and in lower case.
    Lower,
    /// Our own sentences, reworded throughout.
    Reworded,
}

const KINDS: [Kind; 5] = [Kind::Paraphrase, Kind::Reworded, Kind::Faithful, Kind::Story, Kind::Lower];

impl Kind {
    /// How much a phrase weighs in training.
    fn weight(self) -> f32 {
        match self {
            // Few, but what a rewriting desk does to every sentence.
            Kind::Reworded => 4.0,
            Kind::Paraphrase | Kind::Faithful => 1.0,
            Kind::Story => 0.7,
            Kind::Lower => 0.3,
        }
    }
}

struct Row {
    kind: Kind,
    fold: u64,
    values: Vec<u8>,
    /// Whether people say that it is missing.
    label: bool,
    weight: f32,
}

/// How much a phrase of etpc weighs that people say keeps the sense, and one of which they say nothing.
const KEPT: f32 = 1.5;
const UNSAID: f32 = 0.5;

/// Two sentences, with the spans that people marked.
struct Sample {
    kind: Kind,
    fold: u64,
    texts: Pair<String>,
    /// What people say does not keep the sense, and what they say does.
    marked: Pair<Vec<Span>>,
    kept: Pair<Vec<Span>>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let samples = samples(arguments)?;
    let rows: Vec<Row> = samples.par_iter().flat_map_iter(rows_of).collect();
    let words = |kind: Kind| -> usize {
        let of_kind = samples.iter().filter(|sample| sample.kind == kind);
        of_kind.map(|sample| sample.texts.source.split_whitespace().count()).sum()
    };
    let mut said = vec![0.0f32; rows.len()];
    for fold in 0..FOLDS {
        let kept: Vec<&Row> = rows.iter().filter(|row| row.fold != fold).collect();
        let bytes = train(&kept, arguments);
        let trees = Trees::open(&bytes).expect("trees just trained");
        for (said, row) in said.iter_mut().zip(&rows).filter(|(_, row)| row.fold == fold) {
            *said = trees.probability(&row.values);
        }
    }
    report(&rows, &said, words);
    let all: Vec<&Row> = rows.iter().collect();
    let bytes = train(&all, arguments);
    if arguments.check {
        return Ok(());
    }
    write_data("missing.trees", &bytes)
}

/// Prints what is found above some thresholds, and what honest translations are flagged for.
fn report(rows: &[Row], said: &[f32], words: impl Fn(Kind) -> usize) {
    for threshold in [0.2, 0.25, 0.27, 0.3, 0.35, 0.4, 0.5] {
        let flagged = |kind: Kind, label: bool| -> (f64, f64) {
            let of_kind = rows.iter().zip(said).filter(|(row, _)| row.kind == kind && row.label == label);
            let (flagged, all) = of_kind
                .fold((0u32, 0u32), |(flagged, all), (_, said)| (flagged + u32::from(*said >= threshold), all + 1));
            (flagged.into(), all.into())
        };
        let of = |kind: Kind| {
            let ((found, all), (alarms, others)) = (flagged(kind, true), flagged(kind, false));
            format!("found {:.1} % of {all}, false {:.1} % of {others}", 100.0 * found / all, 100.0 * alarms / others)
        };
        let alarms_of = |&kind: &Kind| 1000.0 * flagged(kind, false).0 / words(kind).max(1) as f64;
        let honest: Vec<String> = KINDS[1..].iter().map(|kind| format!("{kind:?} {:.1}", alarms_of(kind))).collect();
        let (marked, own) = (of(Kind::Paraphrase), of(Kind::Reworded));
        println!("at {threshold}: {marked}; our own: {own}; per 1,000 words: {}", honest.join(", "));
    }
}

fn train(rows: &[&Row], arguments: &Arguments) -> Vec<u8> {
    let columns = Columns::of_rows(missing::features().len(), rows.iter().map(|row| row.values.as_slice()));
    let labels: Vec<f32> = rows.iter().map(|row| f32::from(u8::from(row.label))).collect();
    let weights: Vec<f32> = rows.iter().map(|row| row.weight).collect();
    let options = Options {
        trees: arguments.trees,
        depth: arguments.depth,
        rate: 0.05,
        ridge: 5.0,
        features: 0.4,
        rows: 0.7,
        seed: 1,
    };
    boost::train(&columns, &labels, &weights, &options).bytes()
}

fn rows_of(sample: &Sample) -> Vec<Row> {
    let read = |text: &String| read::document(Original { text: text.clone(), ..Original::default() }, true);
    let documents = sample.texts.as_ref().map(read);
    let analyses = documents.as_ref().map(Analysis::new);
    let beads = align::beads(analyses.as_ref());
    let touches = |spans: &[Span], row: &missing::Row| spans.iter().any(|span| span.overlaps(row.span));
    let rows = missing::rows(analyses.as_ref(), &beads).into_iter().map(|row| {
        let label = touches(sample.marked.get(row.side), &row);
        let weight = match sample.kind {
            Kind::Paraphrase if label => 1.0,
            Kind::Paraphrase if touches(sample.kept.get(row.side), &row) => KEPT,
            Kind::Paraphrase => UNSAID,
            kind => kind.weight(),
        };
        Row { kind: sample.kind, fold: sample.fold, label, weight, values: row.values }
    });
    rows.collect()
}

fn samples(arguments: &Arguments) -> std::io::Result<Vec<Sample>> {
    let mut samples = Vec::new();
    each(&arguments.eval.join("spans/etpc.jsonl"), |row| {
        samples.push(sample(Kind::Paraphrase, &row["id"], texts(row), (marked(row, false), marked(row, true))));
    })?;
    each(&arguments.eval.join("faithful/two_humans.jsonl"), |row| {
        samples.push(sample(Kind::Faithful, &row["id"], texts(row), Default::default()));
    })?;
    each(&arguments.eval.join("beads/two_humans.jsonl"), |row| samples.extend(of_story(row)))?;
    for folder in [&arguments.train, &arguments.eval] {
        each(&folder.join("words/mtref.jsonl"), |row| {
            samples.push(sample(Kind::Lower, &row["id"], texts(row), Default::default()));
        })?;
    }
    samples.extend(own(&arguments.own)?);
    Ok(samples)
}

/// Our own sentences: `same`, or what was `added` or `lost`, the two texts, and the phrase.
fn own(path: &Path) -> std::io::Result<Vec<Sample>> {
    let text = std::fs::read_to_string(path)?;
    let sample = |(number, line): (usize, &str)| {
        let [label, source, copy, phrase] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        let texts = Pair::new(source.to_owned(), copy.to_owned());
        let mut marked = Pair::<Vec<Span>>::default();
        match label {
            "added" => marked.copy = places(copy, phrase),
            "lost" => marked.source = places(source, phrase),
            _ => {}
        }
        Some(self::sample(Kind::Reworded, &Value::from(number.to_string()), texts, (marked, Pair::default())))
    };
    Ok(text.lines().enumerate().filter_map(sample).collect())
}

/// Sentences of two translations of a story that gold links pair one to one.
fn of_story(row: &Value) -> Vec<Sample> {
    let numbers = |value: &Value| -> Vec<(usize, usize)> {
        let pair = |pair: &Value| Some((pair[0].as_u64()? as usize, pair[1].as_u64()? as usize));
        value.as_array().into_iter().flatten().filter_map(pair).collect()
    };
    let links = numbers(&row["links"]);
    let is_single = |&&(source, copy): &&(usize, usize)| {
        links.iter().filter(|link| link.0 == source).count() == 1
            && links.iter().filter(|link| link.1 == copy).count() == 1
    };
    let texts = texts(row);
    let sentences = Pair::new(numbers(&row["source_sentences"]), numbers(&row["copy_sentences"]));
    let sentence = |side: Side, at: usize| -> Option<String> {
        let &(start, end) = sentences.get(side).get(at)?;
        Some(texts.get(side).chars().skip(start).take(end - start).collect())
    };
    let pair = |&(source, copy): &(usize, usize)| {
        let texts = Pair::new(sentence(Side::Source, source)?, sentence(Side::Copy, copy)?);
        Some(self::sample(Kind::Story, &row["id"], texts, Default::default()))
    };
    links.iter().filter(is_single).filter_map(pair).collect()
}

type Marks = (Pair<Vec<Span>>, Pair<Vec<Span>>);

fn sample(kind: Kind, id: &Value, texts: Pair<String>, (marked, kept): Marks) -> Sample {
    let story = id.as_str().unwrap_or_default().split(':').next().unwrap_or_default();
    let mut hasher = FxHasher::default();
    story.hash(&mut hasher);
    Sample { kind, fold: hasher.finish() / 7 % FOLDS, texts, marked, kept }
}

fn texts(row: &Value) -> Pair<String> {
    Pair::new("source", "copy").map(|side| row[side].as_str().unwrap_or_default().to_owned())
}

/// The spans of the phrases of etpc that keep the sense, or that do not.
fn marked(row: &Value, keeping: bool) -> Pair<Vec<Span>> {
    let texts = texts(row);
    let mut spans = Pair::<Vec<Span>>::default();
    for phrase in row["phrases"].as_array().into_iter().flatten() {
        let is_scope = |kind: &str| matches!(kind, "Identity" | "Non-paraphrase" | "Entailment" | "Negation");
        if phrase["preserving"].as_bool() != Some(keeping) || phrase["type"].as_str().is_some_and(is_scope) {
            continue;
        }
        for (side, name) in [(Side::Source, "source"), (Side::Copy, "copy")] {
            spans.get_mut(side).extend(places(texts.get(side), phrase[name].as_str().unwrap_or_default()));
        }
    }
    spans
}

/// Where a tokenised phrase stands in a text, whatever white space is between its words; else where its words stand.
fn places(text: &str, phrase: &str) -> Vec<Span> {
    if phrase.is_empty() {
        return Vec::new();
    }
    let from = |start: usize| {
        let mut at = start;
        for word in phrase.split_whitespace() {
            let rest = text.get(at..)?;
            at += rest.len() - rest.trim_start().len();
            at = text.get(at..)?.starts_with(word).then_some(at + word.len())?;
        }
        Some(Span::new(start, at))
    };
    let starts = text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| at);
    if let Some(span) = starts.into_iter().find_map(from) {
        return vec![span];
    }
    let word = |word: &str| {
        let whole = |&(at, _): &(usize, &str)| {
            let before = text[..at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            ![before, after].into_iter().flatten().any(|c| c.is_alphanumeric() || c == '_')
        };
        text.match_indices(word).find(whole).map(|(at, _)| Span::new(at, at + word.len()))
    };
    phrase.split_whitespace().filter_map(word).collect()
}
