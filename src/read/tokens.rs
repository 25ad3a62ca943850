//! Tokens as in Universal Dependencies' English treebanks (EWT, GUM).
//!
//! A text that is tokenised already (spaces around punctuation, ` `` ` and `''` for quotation marks, `do n't`) comes out
//! with the same tokens.

use super::characters::{plain, trimmed};
use super::chunk::Chunk;
use crate::model::{Span, Token, TokenKind, is_invisible};
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Tokens and their normal forms, as far as a text has been cut.
#[derive(Default)]
pub(super) struct Tokens {
    /// In the order of the text.
    pub tokens: Vec<Token>,
    /// The normal forms, one after the other.
    pub norms: String,
}

impl Tokens {
    /// None yet, with room for those of a text of so many bytes.
    pub fn with_capacity(bytes: usize) -> Tokens {
        Tokens { tokens: Vec::with_capacity(bytes / 5), norms: String::with_capacity(bytes) }
    }

    /// Cuts a sentence, which has no blanks at its ends, and tells which tokens it has. Linear in its length.
    pub fn cut(&mut self, text: &str, sentence: Span) -> Range<usize> {
        let first = self.tokens.len();
        let mut at = sentence.start;
        while at < sentence.end {
            let rest = &text[at..sentence.end];
            let length = chunk_length(rest);
            let chunk = trimmed(text, Span::new(at, at + length));
            Chunk::new(text, chunk, sentence).cut(|span, kind| self.push(text, span, kind));
            at += length + gap_length(&rest[length..]);
        }
        first..self.tokens.len()
    }

    /// Adds a token with its normal form.
    fn push(&mut self, text: &str, span: Span, kind: TokenKind) {
        let glued = self.tokens.last().is_some_and(|last| last.span.end == span.start);
        normalise(span.of(text), &mut self.norms);
        self.tokens.push(Token { span, norm_end: self.norms.len() as u32, kind, glued });
    }
}

/// Begins the control sequences by which terminals are told colours and the like (ECMA-48).
const ESCAPE: char = '\u{1B}';

/// The length of what stands before the first white space or control sequence.
fn chunk_length(text: &str) -> usize {
    let is_candidate = |byte: &u8| byte.is_ascii_whitespace() || !byte.is_ascii() || *byte == ESCAPE as u8;
    let near = text.bytes().position(|byte| is_candidate(&byte)).unwrap_or(text.len());
    match text.as_bytes().get(near) {
        Some(byte) if !byte.is_ascii() => {
            text[near..].find(|c: char| c.is_whitespace() || c == ESCAPE).map_or(text.len(), |offset| near + offset)
        }
        _ => near,
    }
}

/// The length of the white space or control sequence that a text starts with.
fn gap_length(text: &str) -> usize {
    match text.strip_prefix("\u{1B}[") {
        Some(sequence) => {
            let parameters = sequence.bytes().take_while(|byte| (0x20..0x40).contains(byte)).count();
            let last = sequence.as_bytes().get(parameters).is_some_and(|byte| (0x40..0x7F).contains(byte));
            2 + parameters + usize::from(last)
        }
        None => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// Appends the normal form: NFC, lower case, straight quotes, plain hyphens, nothing invisible.
fn normalise(form: &str, out: &mut String) {
    match form {
        "``" | "''" => out.push('"'),
        "`" => out.push('\''),
        _ if form.starts_with("--") => out.push('-'),
        _ if form.is_ascii() => {
            let start = out.len();
            out.push_str(form);
            out[start..].make_ascii_lowercase();
        }
        _ => {
            let plain = || form.chars().filter(|&c| !is_invisible(c)).map(plain);
            let composed = is_nfc_quick(plain()) == IsNormalized::Yes;
            let lower = |c: char| c.to_lowercase();
            match composed {
                true => plain().flat_map(lower).for_each(|c| push(c, out)),
                false => plain().nfc().flat_map(lower).for_each(|c| push(c, out)),
            }
        }
    }
}

/// Appends a character, an ellipsis as three periods.
fn push(c: char, out: &mut String) {
    match c {
        '…' => out.push_str("..."),
        _ => out.push(c),
    }
}
