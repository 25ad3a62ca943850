//! Bends word vectors so that they tell *same* from *other*: WordNet's synonyms are pulled together, its antonyms and
//! siblings pushed apart, and every word is held near its place.
//!
//! After Mrkšić et al. 2016, *Counter-fitting Word Vectors to Linguistic Constraints*, with full-batch steps.

mod relations;

use crate::vectors::reduce::{SHORT, normalise};
use relations::{Relations, Wanted};

const STEPS: usize = 40;
const RATE: f32 = 0.3;
/// How strongly a word is drawn back to where it was.
const HOLD: f32 = 0.2;

/// The rows fitted to WordNet's relations among `words`.
pub fn fit(rows: &[f32], words: &[String]) -> Vec<f32> {
    let relations = Relations::of(words);
    measure(rows, &relations);
    bend(rows, relations.wanted(|_| true))
}

/// Prints how well synonyms are told from antonyms where neither pair was fitted.
fn measure(rows: &[f32], relations: &Relations) {
    let is_held = |k: usize| k.is_multiple_of(5);
    let fitted = bend(rows, relations.wanted(|k| !is_held(k)));
    let cosines = |rows: &[f32], pairs: &[(u32, u32)]| -> Vec<f32> {
        let held = pairs.iter().enumerate().filter(|(k, _)| is_held(*k));
        held.map(|(_, &(a, b))| dot(row(rows, a), row(rows, b))).collect()
    };
    for (name, rows) in [("plain", rows), ("counter-fitted", &fitted)] {
        let (same, other) = (cosines(rows, &relations.synonyms), cosines(rows, &relations.antonyms));
        println!(
            "{name}: {} held-out synonyms against {} antonyms, AUC {:.3}",
            same.len(),
            other.len(),
            auc(&same, &other)
        );
    }
}

/// How often a number of the first list is above one of the second.
fn auc(high: &[f32], low: &[f32]) -> f64 {
    let mut low = low.to_vec();
    low.sort_by(f32::total_cmp);
    let below: usize = high.iter().map(|x| low.partition_point(|y| y < x)).sum();
    below as f64 / (high.len() * low.len()).max(1) as f64
}

fn bend(rows: &[f32], wanted: Vec<Wanted>) -> Vec<f32> {
    let mut degree = vec![0.0f32; rows.len() / SHORT];
    for pair in &wanted {
        degree[pair.a as usize] += 1.0;
        degree[pair.b as usize] += 1.0;
    }
    let mut fitted = rows.to_vec();
    for _ in 0..STEPS {
        let mut steps = vec![0.0f32; rows.len()];
        for pair in &wanted {
            let lack = pair.lack(dot(row(&fitted, pair.a), row(&fitted, pair.b)));
            if lack != 0.0 {
                push(&mut steps, pair.a, row(&fitted, pair.b), lack);
                push(&mut steps, pair.b, row(&fitted, pair.a), lack);
            }
        }
        let places = fitted.chunks_mut(SHORT).zip(steps.chunks(SHORT)).zip(rows.chunks(SHORT)).zip(&degree);
        for (((place, step), home), degree) in places {
            let scale = 1.0 / (1.0 + degree).sqrt();
            for ((x, s), h) in place.iter_mut().zip(step).zip(home) {
                *x += RATE * (s * scale + HOLD * (h - *x));
            }
        }
        normalise(&mut fitted, SHORT);
    }
    fitted
}

fn row(rows: &[f32], word: u32) -> &[f32] {
    &rows[word as usize * SHORT..][..SHORT]
}

fn push(steps: &mut [f32], word: u32, towards: &[f32], by: f32) {
    let step = &mut steps[word as usize * SHORT..][..SHORT];
    step.iter_mut().zip(towards).for_each(|(s, x)| *s += by * x);
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
