//! What the aligner knows of one token.

use super::function::Function;
use crate::{
    align::stem::stem,
    english::{
        Analysis, frequency, morphology,
        tags::{Tag, Upos, Xpos},
        vectors,
        vocabulary::{self, Entry},
        wordnet::{self, Pos, Profile},
    },
    model::{Document, TokenKind},
};

use std::borrow::Cow;

/// A token of a bead with what it is compared by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'d> {
    pub norm: &'d str,
    pub stem: &'d str,
    pub function: Function,
    pub part: Upos,
    pub kind: TokenKind,
    /// 0 for the commonest words to 255 for those in no list.
    pub rareness: u8,
    /// The value of digits and of number words.
    pub number: Option<f64>,
    /// Whether it is written onto the token before (1), the one behind onto it (2), or both (3).
    pub glue: u8,
    vector: Option<vectors::Word>,
    /// Which letters and digits it has, a bit each.
    letters: u64,
}

impl<'d> Word<'d> {
    /// Of a token, with its part of speech.
    pub fn new(document: &'d Document, token: usize, part: Upos) -> Word<'d> {
        let norm = document.norm(token);
        let kind = document.tokens[token].kind;
        let is_glued = |token: usize| u8::from(document.tokens.get(token).is_some_and(|token| token.glued));
        let function = Function::of(norm);
        let known = vocabulary::find(norm);
        Word {
            norm,
            stem: stem(norm),
            function,
            part,
            glue: is_glued(token) + 2 * is_glued(token + 1),
            vector: known.and_then(vectors::Word::of),
            kind,
            rareness: known.map_or(255, rareness),
            number: number(norm),
            letters: norm.bytes().fold(0, |letters, byte| letters | 1 << (byte & 63)),
        }
    }

    /// Whether it is a word or number that carries content.
    pub fn is_content(&self) -> bool {
        self.function.is_content() && matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// What WordNet has on the word, in any sense.
    pub fn profile(&self) -> Option<Profile> {
        Profile::new(&base_form(self.norm), None)
    }

    /// How near two words are in what they are about, −1 to 1, where both are known.
    pub fn relatedness(&self, other: &Word) -> Option<f32> {
        Some(self.vector?.relatedness(other.vector?))
    }

    /// How near two words are in meaning, −1 to 1, where both are known.
    pub fn sameness(&self, other: &Word) -> Option<f32> {
        Some(self.vector?.sameness(other.vector?))
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

/// The base form as the ending suggests: the tag is not asked for, and WordNet's senses decide.
fn base_form(norm: &str) -> Cow<'_, str> {
    let irregular = || Pos::ALL.into_iter().find_map(|pos| wordnet::exceptions(norm, pos).next());
    let (upos, xpos) = match norm {
        _ if norm.ends_with("ing") => (Upos::Verb, Xpos::Vbg),
        _ if norm.ends_with("ed") => (Upos::Verb, Xpos::Vbd),
        _ if norm.ends_with('s') => (Upos::Noun, Xpos::Nns),
        _ => return irregular().map_or(Cow::Borrowed(norm), Cow::Borrowed),
    };
    morphology::lemma(norm, Tag { upos, xpos })
}

fn rareness(known: Entry) -> u8 {
    ((8.0 - frequency::zipf_of(known)) * 42.0).clamp(0.0, 254.0) as u8
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

/// The words of some tokens.
pub(super) fn words<'d>(analysis: &Analysis<'d>, tokens: &[usize]) -> Vec<Word<'d>> {
    let document = analysis.document();
    let part = |token: usize| {
        let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        analysis.tag(sentence, token - document.sentences[sentence].tokens.start).upos
    };
    // From the last: tagging a word tags those before it that it depends on.
    let mut words: Vec<Word> = tokens.iter().rev().map(|&token| Word::new(document, token, part(token))).collect();
    words.reverse();
    words
}
