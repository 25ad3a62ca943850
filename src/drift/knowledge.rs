//! What the language modules tell of the words of a case.

use super::{case::Case, changes::Change};
use crate::{
    english::{
        frequency,
        tags::{Tag, Upos, Xpos},
        wordnet,
    },
    model::{Side, TokenKind},
};
use std::ops::Range;

impl<'a> Case<'a> {
    /// The part of speech of a word.
    pub fn tag(&self, side: Side, place: usize) -> Tag {
        let norm = self.norm(side, place);
        match self.word(side, place).kind {
            TokenKind::Punctuation => Tag::new(Upos::Punct, Xpos::Stop),
            TokenKind::Number => Tag::new(Upos::Num, Xpos::Cd),
            TokenKind::Symbol => Tag::new(Upos::Sym, Xpos::Sym),
            _ if super::verbs::is_auxiliary(norm) => Tag::new(Upos::Aux, Xpos::Vb),
            _ if norm.ends_with("ing") => Tag::new(Upos::Verb, Xpos::Vbg),
            _ if norm.ends_with("ed") => Tag::new(Upos::Verb, Xpos::Vbd),
            _ => Tag::new(Upos::Noun, Xpos::Nn),
        }
    }

    /// The base form of a word.
    pub fn lemma(&self, side: Side, place: usize) -> &str {
        self.norm(side, place)
    }

    /// Whether a word is a name, or part of one.
    pub fn is_name(&self, side: Side, place: usize) -> bool {
        let word = self.word(side, place);
        let first = place == 0 || self.word(side, place - 1).sentence != word.sentence;
        word.kind == TokenKind::Word
            && word.content
            && !first
            && self.form(side, place).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a word can name a party: noun, name or pronoun.
    pub fn is_nominal(&self, side: Side, place: usize) -> bool {
        self.tag(side, place).is_nominal()
    }

    /// Whether a noun names an event that somebody does: an invasion, a decision.
    pub fn is_event(&self, side: Side, place: usize) -> bool {
        let norm = self.norm(side, place);
        self.word(side, place).content
            && ["ion", "ment", "ance", "ence", "al", "ack"].iter().any(|suffix| norm.ends_with(suffix))
    }

    /// Whether English has this word.
    pub fn is_known(&self, side: Side, place: usize) -> bool {
        let norm = self.norm(side, place);
        frequency::zipf(norm).is_some() || wordnet::word(norm).is_some()
    }

    /// Whether a word of the copy is a misspelling of one of a range of the source.
    pub fn is_misspelling(&self, source: &Range<usize>, copy: usize) -> bool {
        let wrong = self.norm(Side::Copy, copy);
        self.word(Side::Copy, copy).kind == TokenKind::Word
            && source.clone().any(|place| {
                let right = self.norm(Side::Source, place);
                right.len() > 2
                    && !self.is_known(Side::Copy, copy)
                    && strsim::damerau_levenshtein(right, wrong) <= 1 + usize::from(right.len() > 7)
            })
    }

    /// Whether the two sides of a change name one party: shared name words, or initials.
    pub fn same_party(&self, change: &Change) -> bool {
        let names = |side: Side| {
            let places = change.places.get(side).clone();
            places.filter(|&place| self.is_name(side, place)).map(|place| self.norm(side, place)).collect::<Vec<_>>()
        };
        let (source, copy) = (names(Side::Source), names(Side::Copy));
        source.iter().any(|name| copy.contains(name))
    }
}
