//! `data/judge.trees`: trees that tell whether a phrase that replaced another still means the same.
//!
//! Trained on phrases of which people said so: minimal pairs, headline pairs and paraphrases with typed phrases, and the
//! words that gold alignments link. Printed figures are cross-validated by word pair, and with whole categories left out.

mod rows;

use crate::boost::{self, Forest, Options};
use crate::{Outcome, write_data};
use retold::drift::meaning;
use retold::english::table::join;
use retold::trees::{Columns, Trees};
use rows::{Kind, Row};
use std::collections::BTreeSet;
use std::path::PathBuf;

const FOLDS: u64 = 5;

#[derive(clap::Args)]
pub struct Arguments {
    /// The training data, with words/*.jsonl
    #[arg(long, default_value = "../shared/train")]
    train: PathBuf,
    /// The development halves, with meaning/, spans/ and words/
    #[arg(long, default_value = "../shared/eval/data")]
    eval: PathBuf,
    /// Prints the cross-validated judgement on every row of this set
    #[arg(long)]
    show: Option<String>,
    /// Leaves out the features whose names start so, to see what they are worth; writes nothing
    #[arg(long)]
    without: Option<String>,
}

/// Which of the two questions trees answer.
#[derive(Clone, Copy)]
enum Question {
    /// Whether the meaning clearly shifted.
    Shifted,
    /// Whether it changed at all.
    Changed,
}

impl Question {
    fn label(self, row: &Row) -> Option<f32> {
        match self {
            Question::Shifted => row.shifted,
            Question::Changed => row.changed,
        }
    }
}

pub fn run(arguments: &Arguments) -> Outcome {
    let mut rows = rows::read(&arguments.train, &arguments.eval)?;
    if let Some(prefix) = &arguments.without {
        let names: Vec<bool> = meaning::features().map(|name| name.starts_with(prefix)).collect();
        for row in &mut rows {
            row.values
                .iter_mut()
                .zip(&names)
                .filter(|(_, is_left_out)| **is_left_out)
                .for_each(|(value, _)| *value = 0);
        }
    }
    for kind in Kind::ALL {
        let of_kind = || rows.iter().filter(|row| row.kind == kind);
        let drifts = of_kind().filter(|row| row.shifted == Some(1.0) || row.changed == Some(1.0)).count();
        println!("{kind:?}: {} phrases, {drifts} of them changed", of_kind().count());
    }
    let [shifted, changed] = [Question::Shifted, Question::Changed].map(|question| crossed(&rows, question));
    report(&rows, &shifted, &changed);
    left_out(&rows);
    if let Some(set) = &arguments.show {
        show(&rows, &shifted, &changed, set);
    }
    if arguments.without.is_some() {
        return Ok(());
    }
    let all: Vec<&Row> = rows.iter().collect();
    let forests = [Question::Shifted, Question::Changed].map(|question| train(&all, question));
    for forest in &forests {
        let names: Vec<_> = meaning::features().collect();
        let usage: Vec<String> =
            forest.usage().iter().take(16).map(|(feature, times)| format!("{} {times}", names[*feature])).collect();
        println!("asked most: {}", usage.join(", "));
    }
    write_data("judge.trees", &join(&forests.map(|forest| forest.bytes()))?)
}

fn train(rows: &[&Row], question: Question) -> Forest {
    let asked: Vec<(&Row, f32)> = rows.iter().filter_map(|row| Some((*row, question.label(row)?))).collect();
    let columns = Columns::of_rows(meaning::features().len(), asked.iter().map(|(row, _)| row.values.as_slice()));
    let labels: Vec<f32> = asked.iter().map(|(_, label)| *label).collect();
    let options = Options { trees: 120, depth: 4, rate: 0.1, ridge: 3.0, features: 0.4, rows: 0.7, seed: 1 };
    boost::train(&columns, &labels, &weights(&asked), &options)
}

/// Every set weighs as much as its kind says, half of it the phrases that changed.
fn weights(asked: &[(&Row, f32)]) -> Vec<f32> {
    let side = |row: &Row, label: f32| (row.kind, label > 0.5);
    let count = |kind, is_changed| {
        let of_side = asked.iter().filter(|(row, label)| side(row, *label) == (kind, is_changed));
        of_side.map(|(row, _)| row.weight).sum::<f32>().max(1.0)
    };
    let counts: Vec<_> = Kind::ALL.map(|kind| (kind, [count(kind, false), count(kind, true)])).to_vec();
    let weight = |&(row, label): &(&Row, f32)| {
        let (_, sums) = counts.iter().find(|(kind, _)| *kind == row.kind).expect("all kinds were counted");
        row.weight * row.kind.share() / sums[usize::from(label > 0.5)]
    };
    asked.iter().map(weight).collect()
}

/// What trees say of each row that were trained without its word pair.
fn crossed(rows: &[Row], question: Question) -> Vec<f32> {
    let mut said = vec![0.0; rows.len()];
    for fold in 0..FOLDS {
        let kept: Vec<&Row> = rows.iter().filter(|row| row.pair % FOLDS != fold).collect();
        let bytes = train(&kept, question).bytes();
        let trees = Trees::open(&bytes).expect("trees just trained");
        for (said, row) in said.iter_mut().zip(rows).filter(|(_, row)| row.pair % FOLDS == fold) {
            *said = trees.probability(&row.values);
        }
    }
    said
}

/// Balanced accuracy of what was said above a threshold, with the two rates.
struct Score {
    found: f64,
    alarms: f64,
}

impl Score {
    fn of<'r>(said: impl Iterator<Item = (&'r Row, f32)>, question: Question, threshold: f32) -> Score {
        let (mut counts, mut flagged) = ([0.0f64; 2], [0.0f64; 2]);
        for (row, said) in said {
            if let Some(label) = question.label(row) {
                let side = usize::from(label > 0.5);
                counts[side] += 1.0;
                flagged[side] += f64::from(u8::from(said >= threshold));
            }
        }
        let share = |side: usize| 100.0 * flagged[side] / counts[side].max(1.0);
        Score { found: share(1), alarms: share(0) }
    }

    fn balanced(&self) -> f64 {
        (self.found + 100.0 - self.alarms) / 2.0
    }
}

fn report(rows: &[Row], shifted: &[f32], changed: &[f32]) {
    for (name, question, said) in [("shifted", Question::Shifted, shifted), ("changed", Question::Changed, changed)] {
        for kind in Kind::ALL {
            for threshold in [0.5, 0.6, 0.7] {
                let of_kind = rows.iter().zip(said.iter().copied()).filter(|(row, _)| row.kind == kind);
                let score = Score::of(of_kind, question, threshold);
                println!(
                    "{name} {kind:?} at {threshold}: balanced {:.1}, found {:.1}, false alarms {:.1}",
                    score.balanced(),
                    score.found,
                    score.alarms
                );
            }
        }
    }
    let antonyms = rows.iter().zip(shifted).filter(|(row, _)| row.category == "antonym");
    let antonyms: Vec<bool> = antonyms.map(|(_, said)| *said >= 0.5).collect();
    let found = antonyms.iter().filter(|found| **found).count();
    println!("antonyms of single edits: {found} of {}", antonyms.len());
}

/// Prints how minimal pairs fare with each category left out in turn.
fn left_out(rows: &[Row]) {
    let minimal = || rows.iter().filter(|row| row.kind == Kind::Minimal);
    let categories: BTreeSet<&str> = minimal().map(|row| row.category.as_str()).collect();
    let mut said = Vec::new();
    for category in categories {
        let kept: Vec<&Row> = rows.iter().filter(|row| row.kind != Kind::Minimal || row.category != category).collect();
        let bytes = train(&kept, Question::Shifted).bytes();
        let trees = Trees::open(&bytes).expect("trees just trained");
        let of_category: Vec<(&Row, f32)> =
            minimal().filter(|row| row.category == category).map(|row| (row, trees.probability(&row.values))).collect();
        let score = Score::of(of_category.iter().copied(), Question::Shifted, 0.5);
        println!("without {category}: found {:.1}, false alarms {:.1}", score.found, score.alarms);
        for (row, said) in &of_category {
            if row.shifted.is_some_and(|label| (label > 0.5) != (*said >= 0.5)) {
                println!("    {said:.2} {}", row.text);
            }
        }
        said.extend(of_category);
    }
    println!(
        "all categories, each left out: balanced {:.1}",
        Score::of(said.into_iter(), Question::Shifted, 0.5).balanced()
    );
}

fn show(rows: &[Row], shifted: &[f32], changed: &[f32], set: &str) {
    for (row, (shifted, changed)) in rows.iter().zip(shifted.iter().zip(changed)) {
        if format!("{:?}", row.kind).eq_ignore_ascii_case(set) {
            let label = row.shifted.or(row.changed).unwrap_or(0.5);
            println!("{label} {shifted:.2} {changed:.2} {} | {}", row.category, row.text);
        }
    }
}
