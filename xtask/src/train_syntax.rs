//! Trains the dependency parser: an averaged perceptron on arc-eager transitions with a dynamic oracle (Goldberg &
//! Nivre 2013), on tags that taggers give which have not seen the sentence.

use crate::conllu::{Sentence, Surface, Treebanks, percent};
use crate::oracle::{Gold, costs};
use crate::random::Random;
use crate::{Outcome, data, speed, train_tagger, write_data};
use rayon::prelude::*;
use retold::english::parser::features::{self, Seen, Words};
use retold::english::parser::state::{Move, State};
use retold::english::parser::weights::{self, LABELS, MOVES, Weights};
use retold::english::parser::{arc, parse_with};
use retold::english::tagger::{self, Reading};
use retold::english::tree::{Deprel, Tree};

const EPOCHS: usize = 11;
/// Parts for the tags: each is tagged by a tagger that was trained on the others.
const FOLDS: usize = 5;
/// From this epoch on the parser mostly goes its own way, right or wrong.
const EXPLORING: usize = 1;
/// One in so many moves follows the oracle nonetheless.
const GUIDED: usize = 10;
/// Learners whose weights are added up.
const LEARNERS: u64 = 4;
const MOVE_BITS: u32 = 20;
const LABEL_BITS: u32 = 15;

/// Trains on train.conllu, writes data/parser.bin and measures on dev.conllu.
pub fn run(treebanks: &Treebanks) -> Outcome {
    if !treebanks.measure {
        let examples = examples(&treebanks.train());
        write_data("parser.bin", &train(&examples))?;
    }
    let bytes = std::fs::read(data("parser.bin"))?;
    let weights = Weights::open(&bytes).ok_or("data/parser.bin is not a table of weights")?;
    measure(&weights, &treebanks.held_out());
    Ok(())
}

/// A sentence to learn from.
struct Example {
    words: Words,
    barren: Vec<bool>,
    gold: Gold,
}

fn examples(sentences: &[Sentence]) -> Vec<Example> {
    let readings = jackknifed(sentences);
    let example = |(sentence, readings): (&Sentence, &Vec<Reading>)| {
        let barren: Vec<bool> = readings.iter().map(|&reading| Seen::is_barren(reading)).collect();
        Example { words: Words::new(readings), gold: Gold::new(sentence, &barren), barren }
    };
    sentences.iter().zip(&readings).map(example).collect()
}

/// Tags of each sentence by a tagger that was trained on the other folds.
fn jackknifed(sentences: &[Sentence]) -> Vec<Vec<Reading>> {
    let mut readings = vec![Vec::new(); sentences.len()];
    for fold in 0..FOLDS {
        let (held, rest): (Vec<usize>, Vec<usize>) = (0..sentences.len()).partition(|&i| i / 50 % FOLDS == fold);
        let rest: Vec<Sentence> = rest.into_iter().map(|i| sentences[i].clone()).collect();
        let bytes = train_tagger::train(&rest);
        let weights = tagger::weights::Weights::open(&bytes).expect("weights just written");
        for i in held {
            readings[i] = tagger::read_with(&weights, &sentences[i].surface().words());
        }
    }
    readings
}

/// Trains several learners, each with the examples in an order of its own; gives the table of their weights, added up.
/// A sum of linear models is a linear model: together they err less, and cost what one costs.
fn train(examples: &[Example]) -> Vec<u8> {
    let learners: Vec<Learner> = (1..=LEARNERS).into_par_iter().map(|seed| Learner::trained(examples, seed)).collect();
    let moves = added_up(learners.iter().map(|learner| &learner.moves));
    let labels = added_up(learners.iter().map(|learner| &learner.labels));
    let moves: Vec<u16> = moves.into_iter().map(weights::pack).collect();
    let labels: Vec<_> = labels.into_iter().map(|row| row.map(|weight| weight.round() as i8)).collect();
    weights::encode(&moves, &labels)
}

struct Learner {
    moves: Table<MOVES>,
    labels: Table<LABELS>,
    random: Random,
}

impl Learner {
    fn trained(examples: &[Example], seed: u64) -> Learner {
        let (moves, labels) = (Table::new(MOVE_BITS), Table::new(LABEL_BITS));
        let mut learner = Learner { moves, labels, random: Random::new(seed) };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for epoch in 0..EPOCHS {
            learner.random.shuffle(&mut order);
            let errors: usize = order.iter().map(|&i| learner.learn(&examples[i], epoch >= EXPLORING)).sum();
            println!("learner {seed}, epoch {epoch}: {errors} wrong moves");
        }
        learner
    }

    /// Parses an example, mending the weights on the way; how many moves were wrong.
    fn learn(&mut self, example: &Example, exploring: bool) -> usize {
        let words = &example.words;
        let mut state = State::new(&example.barren);
        let mut errors = 0;
        while state.settle() {
            let features = features::moves(words, &state);
            let scores = self.moves.scores(&features);
            let (allowed, costs) = (state.allowed(), costs(&state, &example.gold));
            let best = |among: &dyn Fn(usize) -> bool| {
                (0..4).filter(|&k| allowed[k] && among(k)).max_by_key(|&k| (scores[k], std::cmp::Reverse(k)))
            };
            let least = (0..4).filter(|&k| allowed[k]).map(|k| costs[k]).min().unwrap_or(0);
            let right = best(&|k| costs[k] == least).expect("a settled state has a move");
            let wrong = best(&|k| costs[k] > least);
            let given = best(&|_| true).unwrap_or(right);
            errors += usize::from(costs[given] > least);
            self.moves.step += 1;
            if let Some(wrong) = wrong
                && scores[right] - scores[wrong] <= 0
            {
                self.moves.update(&features, right, wrong);
            }
            let guided = !exploring || self.random.below(GUIDED) == 0;
            let step = Move::ALL[if guided { right } else { given }];
            let deprel = arc(&state, step)
                .map_or(Deprel::Root, |(child, head)| self.label(words, &state, child, head, &example.gold, guided));
            state.make(step, deprel);
        }
        errors
    }

    /// Chooses the relation of an arc; learns from it where the arc is right.
    fn label(&mut self, words: &Words, state: &State, child: u32, head: u32, gold: &Gold, guided: bool) -> Deprel {
        let features = features::labels(words, state, child, head);
        let scores = self.labels.scores(&features);
        let best = |without: Option<Deprel>| {
            let candidates = Deprel::ALL.iter().filter(|&&deprel| deprel != Deprel::Root && Some(deprel) != without);
            *candidates.max_by_key(|&&deprel| (scores[deprel as usize], std::cmp::Reverse(deprel))).expect("relations")
        };
        let given = best(None);
        let right = gold.deprels[child as usize];
        if gold.heads[child as usize] != head {
            return given;
        }
        self.labels.step += 1;
        let rival = best(Some(right));
        if scores[right as usize] - scores[rival as usize] <= 0 {
            self.labels.update(&features, right as usize, rival as usize);
        }
        if guided { right } else { given }
    }
}

/// Rows of weights with what their averages need (Daumé's trick: the sum of changes, each times its step).
struct Table<const N: usize> {
    bits: u32,
    weights: Vec<[i32; N]>,
    changes: Vec<[i64; N]>,
    step: i64,
}

impl<const N: usize> Table<N> {
    fn new(bits: u32) -> Table<N> {
        Table { bits, weights: vec![[0; N]; 1 << bits], changes: vec![[0; N]; 1 << bits], step: 0 }
    }

    fn scores(&self, features: &[u64]) -> [i32; N] {
        let mut scores = [0; N];
        for &feature in features {
            let row = &self.weights[weights::row(feature, self.bits)];
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
        }
        scores
    }

    fn update(&mut self, features: &[u64], right: usize, wrong: usize) {
        for &feature in features {
            let row = weights::row(feature, self.bits);
            for (class, by) in [(right, 1), (wrong, -1)] {
                self.weights[row][class] += by;
                self.changes[row][class] += i64::from(by) * self.step;
            }
        }
    }

    fn average(&self, row: usize, class: usize) -> f64 {
        f64::from(self.weights[row][class]) - self.changes[row][class] as f64 / self.step.max(1) as f64
    }
}

/// The averaged weights of tables of one size, added up, the largest at 127.
fn added_up<'t, const N: usize>(tables: impl Iterator<Item = &'t Table<N>>) -> Vec<[f64; N]> {
    let mut sums: Vec<[f64; N]> = Vec::new();
    for table in tables {
        sums.resize(table.weights.len(), [0.0; N]);
        for (row, sums) in sums.iter_mut().enumerate() {
            sums.iter_mut().enumerate().for_each(|(class, sum)| *sum += table.average(row, class));
        }
    }
    let most = sums.iter().flatten().fold(f64::MIN_POSITIVE, |most, sum| most.max(sum.abs()));
    sums.iter_mut().flatten().for_each(|sum| *sum *= 127.0 / most);
    sums
}

/// Prints how often heads, relations and roles are right with the embedded tagger's tags, and how fast.
fn measure(weights: &Weights, sentences: &[Sentence]) {
    let mut tally = Tally::default();
    let surfaces: Vec<Surface> = sentences.iter().map(Sentence::surface).collect();
    let readings: Vec<Vec<Reading>> = surfaces.iter().map(|surface| tagger::read(&surface.words())).collect();
    for (sentence, readings) in sentences.iter().zip(&readings) {
        tally.count(&parse_with(weights, readings), sentence);
    }
    println!("{tally}");
    let parse_all = || readings.iter().map(|readings| parse_with(weights, readings).len()).sum();
    println!("{:.0} tokens/s", speed::best(parse_all));
}

/// Who does it and to whom it is done: the roles that arcs of these relations give.
fn role(deprel: Deprel) -> Option<bool> {
    match deprel {
        Deprel::Nsubj | Deprel::OblAgent => Some(true),
        Deprel::Obj | Deprel::NsubjPass => Some(false),
        _ => None,
    }
}

#[derive(Default)]
struct Tally {
    words: usize,
    heads: usize,
    labelled: usize,
    roles_given: usize,
    roles_gold: usize,
    roles_right: usize,
}

impl Tally {
    fn count(&mut self, tree: &Tree, sentence: &Sentence) {
        for (i, word) in sentence.words.iter().enumerate() {
            let head = tree.head(i).unwrap_or(i);
            let deprel = tree.deprel(i);
            self.words += 1;
            self.heads += usize::from(head == word.head);
            self.labelled += usize::from(head == word.head && deprel == word.deprel);
            let (given, right) = (role(deprel), role(word.deprel));
            self.roles_given += usize::from(given.is_some());
            self.roles_gold += usize::from(right.is_some());
            self.roles_right += usize::from(given.is_some() && given == right && head == word.head);
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let roles = percent(2 * self.roles_right, self.roles_given + self.roles_gold);
        let (heads, labelled) = (percent(self.heads, self.words), percent(self.labelled, self.words));
        write!(f, "UAS {heads:.2} LAS {labelled:.2} roles F1 {roles:.2} of {}", self.words)
    }
}
