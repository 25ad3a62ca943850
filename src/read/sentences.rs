//! Where sentences end: `unicode-segmentation`'s boundaries (UAX #29), with rules of written English on top.

use super::abbreviations::{Abbreviation, abbreviation};
use super::characters::trimmed;
use crate::model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a block, in order. A newline within the block is white space like any other.
pub(super) fn sentences(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = block.start;
    for (at, _) in block.of(text).split_sentence_bound_indices().skip(1) {
        let at = block.start + at;
        if ends(&text[start..at], &text[at..block.end]) {
            found.push(trimmed(text, Span::new(start, at)));
            start = at;
        }
    }
    found.push(trimmed(text, Span::new(start, block.end)));
    found.retain(|span| !span.is_empty());
    found
}

/// Whether a sentence ends between `before`, which starts with it, and `after`.
fn ends(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let closed = before.trim_end_matches(['"', '”', '\'', '’', ')', ']', '»']);
    let Some(stem) = closed.strip_suffix('.') else { return closed.ends_with(['!', '?', '…', '‽']) };
    let word =
        stem.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '-' | '‘')).next().unwrap_or("");
    match abbreviation(word) {
        Some(Abbreviation::Title | Abbreviation::Inner) => false,
        Some(Abbreviation::Number | Abbreviation::Date) => !after.starts_with(|c: char| c.is_ascii_digit()),
        _ => word.chars().count() != 1 || word == "I" || !word.starts_with(char::is_uppercase),
    }
}
