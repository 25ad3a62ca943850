//! Marks of typography: spaces lost in scraping, quotation marks of two hands.

use super::mark;
use crate::{
    english::{Analysis, frequency},
    model::{Document, Mark, Quotation, Span},
};

pub fn missing_spaces(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let compared = document.blocks.iter().filter(|block| block.role.is_compared());
    let mut marks = Vec::new();
    for block in compared {
        for word in words(document, block.span) {
            let text = word.of(document.text());
            if is_word_and_number(text) || is_two_sentences(text) {
                marks.push(mark(document, "typography/missing-space", 0.4, word, "a space is missing"));
            }
        }
    }
    marks
}

/// The words of a stretch between white space, without the punctuation around them.
fn words(document: &Document, span: Span) -> impl Iterator<Item = Span> {
    let text = span.of(document.text());
    text.split_whitespace().map(move |word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = span.start + (word.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(start, start + word.len())
    })
}

/// `since2022`: a common word of running text and a year or a large number.
fn is_word_and_number(word: &str) -> bool {
    let digits = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let letters = &word[..word.len() - digits];
    (3..=7).contains(&digits)
        && letters.len() >= 2
        && letters.bytes().all(|byte| byte.is_ascii_lowercase())
        && is_common(letters)
}

/// `closed.Then`: two common words about a full stop.
fn is_two_sentences(word: &str) -> bool {
    let Some((before, after)) = word.split_once(['.', '?', '!']) else { return false };
    let lower = |text: &str| text.len() >= 3 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let capital = after.starts_with(|c: char| c.is_ascii_uppercase()) && after.len() >= 2;
    lower(before)
        && capital
        && after[1..].bytes().all(|b| b.is_ascii_lowercase())
        && is_common(before)
        && is_common(&after.to_lowercase())
}

/// A frequent word, no abbreviation of techies.
fn is_common(word: &str) -> bool {
    const FREQUENT: f32 = 4.5;
    frequency::zipf(word).is_some_and(|zipf| zipf >= FREQUENT)
}

/// The first and last mark of a quotation.
fn pair_of_marks(document: &Document, quotation: &Quotation) -> Option<(char, char)> {
    let text = quotation.span.of(document.text());
    Some((text.chars().next()?, text.chars().next_back()?))
}

/// `“…"`, `‘…'`.
pub fn wrongly_paired_quotes(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let is_wrong = |quotation: &&Quotation| match pair_of_marks(document, quotation) {
        Some(('“', close)) => close == '"' || close == '\'' || close == '’',
        Some(('"', close)) => close == '”' || close == '’',
        Some(('‘', close)) => close == '\'' || close == '"' || close == '”',
        Some(('\'', close)) => close == '’' || close == '”',
        _ => false,
    };
    let wrong = document.quotations.iter().filter(is_wrong);
    let message = "the quotation opens with one kind of mark and closes with another";
    wrong.map(|q| mark(document, "typography/wrongly-paired-quotes", 0.3, q.span, message)).collect()
}

/// Straight and curly marks around quotations of one text: it was put together from two, or edited by another hand.
pub fn mixed_quotes(analysis: &Analysis) -> Vec<Mark> {
    const EACH: usize = 2;
    let document = analysis.document();
    let outer = || document.quotations.iter().filter(|quotation| quotation.depth == 0);
    let opened = |mark: char| outer().filter(move |q| pair_of_marks(document, q).is_some_and(|(open, _)| open == mark));
    let (straight, curly) = (opened('"').count(), opened('“').count());
    if straight < EACH || curly < EACH {
        return Vec::new();
    }
    let rarer = if straight < curly { '"' } else { '“' };
    let message = format!("{straight} quotations have straight marks, {curly} curly ones");
    opened(rarer).take(1).map(|q| mark(document, "typography/mixed-quotes", 0.2, q.span, message.clone())).collect()
}
