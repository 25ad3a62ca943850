//! Trains the model that finds where a headline runs into the story: `data/titles.trees`.
//!
//! Lines without a final mark, put before the line that follows them, are headlines run into a story; the first
//! sentence of every line as it stands is none. `--check` tells the figures by cross-validation over stories.

use crate::{
    Outcome,
    boost::{self, Options},
    conllu, write_data,
};
use rayon::prelude::*;
use retold::english::{
    tagger,
    titles::{FEATURES, places},
};
use retold::model::Original;
use retold::trees::{Columns, Trees};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is asked of the trainer.
#[derive(clap::Args)]
pub struct Arguments {
    /// Files of JSON Lines with story and text, one sentence or headline a line of the text
    #[arg(required = true)]
    stories: Vec<PathBuf>,
    /// A treebank whose sentences are in the order of their texts
    #[arg(long)]
    treebank: Option<PathBuf>,
    /// Tell the figures by cross-validation and write nothing
    #[arg(long)]
    check: bool,
    /// Trees
    #[arg(long, default_value_t = 300)]
    trees: usize,
    /// Levels of a tree
    #[arg(long, default_value_t = 6)]
    depth: usize,
}

#[derive(Deserialize)]
struct Story {
    story: String,
    text: String,
}

/// How a text may open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Opening {
    fold: usize,
    text: String,
    /// Where in the text the story begins, in bytes, if a headline runs into it.
    start: Option<usize>,
    /// Whether it is a story's, not the treebank's.
    is_story: bool,
    /// Whether what runs into the story is no headline, but a sentence that lost its period, or not the line below it.
    is_made: bool,
}

/// The places of an opening, and at which of them the story begins.
struct Sample {
    opening: Opening,
    places: Vec<(usize, [u8; FEATURES])>,
    start: Option<usize>,
}

/// Parts of the cross-validation.
const FOLDS: usize = 5;

/// How many of the lines below a headline it may run into.
const BELOW: usize = 4;

/// What a headline counts that is none.
const MADE: f32 = 0.3;

/// Runs the trainer.
pub fn run(arguments: &Arguments) -> Outcome {
    let samples: Vec<Sample> = openings(arguments)?.into_par_iter().filter_map(sample).collect();
    let options = Options { trees: arguments.trees, depth: arguments.depth, ..Options::default() };
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let (inside, outside): (Vec<&Sample>, Vec<&Sample>) = samples.iter().partition(|s| s.opening.fold == fold);
        let forest = train(&outside, &options);
        let trees = Trees::open(&forest).expect("the trainer's own bytes");
        judged.extend(inside.into_iter().map(|sample| (sample, best(&trees, sample))));
    }
    report(&judged);
    if arguments.check {
        return Ok(());
    }
    write_data("titles.trees", &train(&samples.iter().collect::<Vec<_>>(), &options))
}

/// Prints how many headlines are cut off rightly, and how many openings without one are cut, at several thresholds.
fn report(judged: &[(&Sample, Option<(f32, usize)>)]) {
    let headlines = judged.iter().filter(|(sample, _)| sample.start.is_some() && !sample.opening.is_made);
    let (stories, treebank): (Vec<_>, Vec<_>) =
        judged.iter().filter(|(sample, _)| sample.start.is_none()).partition(|(sample, _)| sample.opening.is_story);
    let all = headlines.clone().count();
    println!("{all} headlines; {} openings of stories and {} of the treebank without", stories.len(), treebank.len());
    for least in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] {
        let found = |best: &Option<(f32, usize)>| best.filter(|best| best.0 >= least).map(|best| best.1);
        let right = headlines.clone().filter(|(sample, best)| found(best) == sample.start).count();
        let [stories, treebank] =
            [&stories, &treebank].map(|openings| openings.iter().filter(|(_, best)| found(best).is_some()).count());
        let share = 100.0 * right as f64 / all.max(1) as f64;
        println!("  {least}: {share:.1} % of the headlines cut rightly; {stories} and {treebank} cut that have none");
    }
}

/// Lines as they stand, and headlines and sentences without their periods before the lines that follow them.
fn openings(arguments: &Arguments) -> Result<BTreeSet<Opening>, Box<dyn std::error::Error>> {
    let mut found = BTreeSet::new();
    let mut stories: Vec<String> = Vec::new();
    for path in &arguments.stories {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines() {
            let Story { story, text } = serde_json::from_str(line)?;
            let at = stories.iter().position(|known| *known == story).unwrap_or(stories.len());
            if at == stories.len() {
                stories.push(story);
            }
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            add_openings(&lines, at % FOLDS, true, &mut found);
        }
    }
    if let Some(path) = &arguments.treebank {
        for (at, run) in conllu::read(path).chunks(100).enumerate() {
            let lines: Vec<&str> = run.iter().map(|sentence| sentence.text.as_str()).collect();
            add_openings(&lines, at % FOLDS, false, &mut found);
        }
    }
    Ok(found)
}

fn add_openings(lines: &[&str], fold: usize, is_story: bool, found: &mut BTreeSet<Opening>) {
    let as_it_stands = |line: &&str| Opening { fold, text: line.to_string(), start: None, is_story, is_made: false };
    found.extend(lines.iter().map(as_it_stands));
    for (at, head) in lines.iter().enumerate() {
        let bare = head.strip_suffix('.');
        let head = if at % 3 == 0 { bare.unwrap_or(head) } else { head };
        // A copy may have left out what stood right below the headline.
        let below = lines[at + 1..].iter().take(if bare.is_none() && is_story { BELOW } else { 1 });
        for (distance, next) in below.enumerate().filter(|_| is_headline(head)) {
            let (text, start) = (format!("{head} {next}"), Some(head.len() + 1));
            let is_made = bare.is_some() || !is_story || distance > 0;
            found.insert(Opening { fold, text, start, is_story, is_made });
        }
    }
}

/// Whether a line of some words ends without a mark.
fn is_headline(line: &str) -> bool {
    line.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '/' | '%' | ')'))
        && line.starts_with(|first: char| !first.is_lowercase())
        && (4..=40).contains(&line.split_whitespace().count())
}

/// Without those whose story begins where none is looked for.
fn sample(opening: Opening) -> Option<Sample> {
    let original = Original { text: opening.text.clone(), ..Original::default() };
    let document = retold::read::cut(original, false);
    let words = if document.sentences.is_empty() { return None } else { tagger::words_of(&document, 0) };
    let start = opening.start.and_then(|start| document.tokens.iter().position(|token| token.span.start == start));
    let places = places(&words);
    let known = start.is_none_or(|start| places.iter().any(|place| place.0 == start));
    known.then_some(Sample { opening, places, start })
}

fn best(trees: &Trees, sample: &Sample) -> Option<(f32, usize)> {
    let judged = sample.places.iter().map(|(place, row)| (trees.probability(row), *place));
    judged.max_by(|a, b| a.0.total_cmp(&b.0))
}

fn train(samples: &[&Sample], options: &Options) -> Vec<u8> {
    let all = || samples.iter().flat_map(|sample| sample.places.iter().map(move |place| (sample.start, place)));
    let weight = |sample: &&Sample| vec![if sample.opening.is_made { MADE } else { 1.0 }; sample.places.len()];
    let weights: Vec<f32> = samples.iter().flat_map(weight).collect();
    let rows: Vec<&[u8]> = all().map(|(_, (_, values))| values.as_slice()).collect();
    let columns = Columns::of_rows(FEATURES, rows.into_iter());
    let labels: Vec<f32> = all().map(|(start, place)| f32::from(u8::from(start == Some(place.0)))).collect();
    boost::train(&columns, &labels, &weights, options).bytes()
}
