//! What the aligner knows of one token.

use super::function::Function;
use crate::{
    align::stem::stem,
    english::{Analysis, frequency},
    model::{Document, TokenKind},
};

/// A token of a bead with what it is compared by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'d> {
    pub norm: &'d str,
    pub stem: &'d str,
    pub function: Function,
    pub kind: TokenKind,
    /// 0 for the commonest words to 255 for those in no list.
    pub rareness: u8,
    /// The value of digits and of number words.
    pub number: Option<f64>,
    /// Which letters and digits it has, a bit each.
    letters: u64,
}

impl<'d> Word<'d> {
    pub fn new(document: &'d Document, token: usize) -> Word<'d> {
        let norm = document.norm(token);
        let kind = document.tokens[token].kind;
        Word {
            norm,
            stem: stem(norm),
            function: Function::of(norm),
            kind,
            rareness: rareness(norm),
            number: number(norm),
            letters: norm.bytes().fold(0, |letters, byte| letters | 1 << (byte & 63)),
        }
    }

    /// Whether it is a word or number that carries content.
    pub fn is_content(&self) -> bool {
        self.function.is_content() && matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// How alike two forms are, 0 to 1 (Jaro & Winkler), or 0 where a glance tells that they are not.
    pub fn form_likeness(&self, other: &Word) -> f32 {
        let shared = (self.letters & other.letters).count_ones();
        if 3 * shared < 2 * self.letters.count_ones().min(other.letters.count_ones()) {
            return 0.0;
        }
        strsim::jaro_winkler(self.norm, other.norm) as f32
    }
}

fn rareness(norm: &str) -> u8 {
    frequency::zipf(norm).map_or(255, |zipf| ((8.0 - zipf) * 42.0).clamp(0.0, 254.0) as u8)
}

const NUMBER_WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The value of `1,200`, `3.5` or `three`; of an ordinal its number.
fn number(norm: &str) -> Option<f64> {
    if !norm.starts_with(|first: char| first.is_ascii_digit()) {
        return NUMBER_WORDS.iter().position(|word| *word == norm).map(|value| value as f64);
    }
    let digits = norm.trim_end_matches(|last: char| last.is_ascii_alphabetic());
    digits.replace(',', "").parse().ok()
}

/// The words of a range of sentences.
pub(super) fn words<'d>(analysis: &Analysis<'d>, tokens: &[usize]) -> Vec<Word<'d>> {
    tokens.iter().map(|&token| Word::new(analysis.document(), token)).collect()
}
