//! Tokens cut further, into what the grammar reads: runs of digits, words, signs. However the tokeniser cut `$4.1m`,
//! the atoms are `$`, `4.1`, `m`.

use super::lexicon::{self, Sense, Senses};
use crate::model::{Document, Span};
use std::ops::Range;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// ASCII digits, with commas and periods between them.
    Digits,
    /// Letters, with apostrophes and periods between them.
    Word,
    /// Any other character.
    Sign,
}

/// The smallest part of a text that the grammar looks at.
#[derive(Clone, Copy, Debug)]
pub struct Atom<'t> {
    /// Its characters, in lower case; a word without its final period.
    pub text: &'t str,
    /// What it is made of.
    pub class: Class,
    /// Index of its token.
    pub token: usize,
    /// Whether nothing stands between it and the atom before.
    pub glued: bool,
    /// Whether no more than a narrow or no-break space stands between it and the atom before.
    pub narrow: bool,
    /// Whether it starts with a capital in the text.
    pub capital: bool,
    /// Whether all its letters are capitals in the text.
    pub upper: bool,
    /// What it may mean in a quantity.
    pub senses: Senses,
    /// How many atoms further the next one stands that a quantity needs; 0 for one of these.
    ahead: u8,
}

impl Atom<'_> {
    /// Whether it is one of those of which every quantity has one: digits, a sign that is no plain punctuation, a word
    /// with a sense, a Roman numeral.
    fn is_figure(&self) -> bool {
        match self.class {
            Class::Digits => true,
            Class::Sign => !",.;:!?'\"()[]-–—“”‘’`".contains(self.text),
            Class::Word => {
                let is_roman = || self.upper && self.text.bytes().all(|byte| b"ivxlc".contains(&byte));
                self.senses[0].is_some() || matches!(self.text, "both" | "midday" | "midnight" | "noon") || is_roman()
            }
        }
    }
}

/// The atoms of a sentence or another short text.
pub struct Atoms<'t>(Vec<Atom<'t>>);

impl<'t> Atoms<'t> {
    /// Of a sentence of a document.
    pub fn of_sentence(document: &'t Document, sentence: usize) -> Atoms<'t> {
        let range = document.sentences[sentence].tokens.clone();
        let mut atoms = Vec::with_capacity(range.len() + 8);
        for token in range.clone() {
            let before = token.checked_sub(1).filter(|before| range.contains(before));
            let between = before
                .map(|before| Span { start: document.tokens[before].span.end, end: document.tokens[token].span.start });
            let between = between.and_then(|span| document.text().get(span.start..span.end)).unwrap_or(" ");
            let narrow = between.chars().all(|space| matches!(space, '\u{a0}' | '\u{202f}' | '\u{2009}'));
            let form = document.form(token);
            let capital = form.starts_with(char::is_uppercase);
            let cut =
                Cut { token, glued: between.is_empty(), narrow, capital, upper: !form.contains(char::is_lowercase) };
            push(&mut atoms, document.norm(token), cut);
        }
        Atoms::new(atoms)
    }

    /// Of a text in lower case that was not cut into tokens, such as a dateline out of a container.
    pub fn of_text(text: &'t str) -> Atoms<'t> {
        let mut atoms = Vec::new();
        for (token, word) in text.split_whitespace().enumerate() {
            push(&mut atoms, word, Cut { token, glued: false, narrow: false, capital: true, upper: false });
        }
        Atoms::new(atoms)
    }

    fn new(mut atoms: Vec<Atom<'t>>) -> Atoms<'t> {
        let mut ahead = u8::MAX;
        for atom in atoms.iter_mut().rev() {
            ahead = if atom.is_figure() { 0 } else { ahead.saturating_add(1) };
            atom.ahead = ahead;
        }
        Atoms(atoms)
    }

    /// Whether a figure stands at an index or at most so many atoms further: where none does, there is no quantity.
    pub fn is_figure_within(&self, index: usize, reach: u8) -> bool {
        self.0.get(index).is_some_and(|atom| atom.ahead <= reach)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The atom at an index.
    pub fn get(&self, index: usize) -> Option<&Atom<'t>> {
        self.0.get(index)
    }

    /// The characters of the atom at an index; empty outside.
    pub fn text(&self, index: usize) -> &'t str {
        self.0.get(index).map_or("", |atom| atom.text)
    }

    /// The characters of the atom before an index; empty outside.
    pub fn before(&self, index: usize) -> &'t str {
        index.checked_sub(1).map_or("", |index| self.text(index))
    }

    /// Whether the atom at an index is one of some texts.
    pub fn is(&self, index: usize, texts: &[&str]) -> bool {
        self.0.get(index).is_some_and(|atom| texts.contains(&atom.text))
    }

    /// Whether there is an atom at an index, of some class.
    pub fn is_class(&self, index: usize, class: Class) -> bool {
        self.0.get(index).is_some_and(|atom| atom.class == class)
    }

    /// Whether there is an atom at an index that joins the one before without white space.
    pub fn is_glued(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|atom| atom.glued)
    }

    /// Whether the atom at an index starts with a capital.
    pub fn is_capital(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|atom| atom.capital)
    }

    /// The first sense of the atom at an index for which `pick` has an answer.
    pub fn sense<T>(&self, index: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.0.get(index)?.senses.iter().flatten().find_map(|sense| pick(*sense))
    }

    /// Whether the atoms from an index on are the words of `phrase`.
    pub fn phrase(&self, index: usize, phrase: &[&str]) -> bool {
        phrase.iter().zip(index..).all(|(word, index)| self.text(index) == *word)
    }

    /// The index after the hyphens or dashes at an index, if there are any.
    pub fn after_hyphen(&self, index: usize) -> usize {
        if self.is(index, &["-", "‐", "‑"]) { index + 1 } else { index }
    }

    /// Indexes of the tokens of a range of atoms; none for an empty range.
    pub fn tokens(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.0.get(range.start)?.token;
        let last = self.0.get(range.end.checked_sub(1)?)?.token;
        (range.start < range.end).then_some(first..last + 1)
    }
}

/// What all atoms of a token take over from it, or its first.
struct Cut {
    token: usize,
    glued: bool,
    narrow: bool,
    capital: bool,
    upper: bool,
}

/// Cuts one token. Addresses of the net stay whole.
fn push<'t>(atoms: &mut Vec<Atom<'t>>, norm: &'t str, cut: Cut) {
    let Cut { token, glued, narrow, capital, upper } = cut;
    let address = norm.contains('@') || norm.starts_with("www.") || norm.contains(':') && norm.contains("://");
    let mut start = 0;
    while let Some(first) = norm[start..].chars().next() {
        let class = if address { Class::Word } else { class_of(first) };
        let length = match class {
            _ if address => norm.len(),
            Class::Sign => first.len_utf8(),
            _ => run(&norm[start..], class),
        };
        let text = &norm[start..start + length];
        let text = if class == Class::Word { text.strip_suffix('.').unwrap_or(text) } else { text };
        let known = class == Class::Word && !address || class == Class::Sign && !first.is_ascii();
        let senses = if known { lexicon::senses(text) } else { Senses::default() };
        let inner = start > 0;
        let (glued, narrow, capital) = (glued || inner, narrow || inner, capital && !inner);
        atoms.push(Atom { text, class, token, glued, narrow, capital, upper, senses, ahead: u8::MAX });
        start += length;
    }
}

fn class_of(character: char) -> Class {
    match character {
        '0'..='9' => Class::Digits,
        _ if character.is_alphabetic() => Class::Word,
        _ => Class::Sign,
    }
}

/// Length of the run of digits or letters at the start of a text: digits hold commas and periods between them, words
/// apostrophes and periods, and the final period where the tokeniser left it to them.
fn run(text: &str, class: Class) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| class_of(*next));
        let joins = match class {
            Class::Digits => matches!(character, ',' | '.') && next == Some(Class::Digits),
            _ => matches!(character, '\'' | '.') && next == Some(Class::Word),
        };
        let superscript = class == Class::Word && at > 0 && matches!(character, '²' | '³');
        if class_of(character) != class && !(at > 0 && joins) && !superscript {
            break;
        }
        end = at + character.len_utf8();
    }
    let abbreviation = class == Class::Word && bytes.get(end) == Some(&b'.') && end + 1 == bytes.len();
    if abbreviation { end + 1 } else { end }
}
