//! Dependency parser: greedy arc-eager transitions scored by a linear model over hashed features, relations chosen when
//! the arc is made; 8-bit weights in `data/parser.bin`.
//!
//! Trained by `cargo xtask train-syntax` with a dynamic oracle (Goldberg & Nivre 2013); figures in docs/syntax.md.

pub mod features;
pub mod state;
pub mod weights;

use super::memo::Memo;
use super::tagger::Reading;
use super::tree::{Deprel, Tree};
use features::{Seen, Words};
use state::{Move, State};
use std::{cell::RefCell, sync::LazyLock};
use weights::Weights;

static WEIGHTS: LazyLock<Weights<'static>> = LazyLock::new(|| {
    Weights::open(include_bytes!("../../data/parser.bin")).expect("the embedded weights are whole, a test says")
});

/// Parses a sentence. Time is linear in its length.
pub fn parse(readings: &[Reading]) -> Tree {
    // A sentence and its retelling have most of their words in the same surroundings. Features are hashes of their
    // template and values, so that their sum stands for all of them.
    thread_local! {
        static MOVES: RefCell<Memo<[i16; weights::MOVES]>> = RefCell::new(Memo::new());
        static LABELS: RefCell<Memo<u8>> = RefCell::new(Memo::new());
    }
    let key = |features: &[u64]| features.iter().fold(0, |sum: u64, &feature| sum.wrapping_add(feature));
    let moves = |features: &[u64]| MOVES.with_borrow_mut(|memo| memo.answer(key(features), || WEIGHTS.moves(features)));
    let label = |features: &[u64]| {
        let best = || best_label(&WEIGHTS.labels(features)) as u8;
        Deprel::ALL[usize::from(LABELS.with_borrow_mut(|memo| memo.answer(key(features), best)))]
    };
    parse_by(readings, moves, label)
}

/// Parses a sentence with other weights than the embedded ones.
pub fn parse_with(weights: &Weights, readings: &[Reading]) -> Tree {
    parse_by(readings, |features| weights.moves(features), |features| best_label(&weights.labels(features)))
}

/// Parses a sentence; `score` scores the moves by their features, `label` names the relation of an arc by its own.
fn parse_by(
    readings: &[Reading],
    mut score: impl FnMut(&[u64]) -> [i16; weights::MOVES],
    mut label: impl FnMut(&[u64]) -> Deprel,
) -> Tree {
    let words = Words::new(readings);
    let barren: Vec<bool> = readings.iter().map(|&reading| Seen::is_barren(reading)).collect();
    let mut state = State::new(&barren);
    while state.settle() {
        let step = best_move(&score(&features::moves(&words, &state)), state.allowed());
        let deprel = match arc(&state, step) {
            Some((child, head)) => label(&features::labels(&words, &state, child, head)),
            None => Deprel::Root,
        };
        state.make(step, deprel);
    }
    let (heads, deprels) = state.finish();
    Tree::new(heads, deprels)
}

/// Child and head of the arc that a move makes.
pub fn arc(state: &State, step: Move) -> Option<(u32, u32)> {
    let (s, b) = (state.stack(0), state.buffer(0));
    match step {
        Move::Left => Some((s, b)),
        Move::Right => Some((b, s)),
        Move::Shift | Move::Reduce => None,
    }
}

/// The allowed move that scores most; of equals the first.
fn best_move(scores: &[i16], allowed: [bool; 4]) -> Move {
    let best = (0..4).filter(|&k| allowed[k]).max_by_key(|&k| (scores[k], std::cmp::Reverse(k)));
    Move::ALL[best.unwrap_or(0)]
}

/// The relation that scores most; of equals the first. A word below another is not the root.
fn best_label(scores: &[i16]) -> Deprel {
    let candidates = Deprel::ALL.iter().filter(|&&deprel| deprel != Deprel::Root);
    *candidates.max_by_key(|&&deprel| (scores[deprel as usize], std::cmp::Reverse(deprel))).unwrap_or(&Deprel::Dep)
}
