//! Lines to paragraphs: hard-wrapped lines are joined, one paragraph a line is kept.

use crate::model::Span;
use crate::read::characters::{is_closing, trimmed};

/// A paragraph, heading or item: one line, or several that were wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Without the blanks around it.
    pub span: Span,
    /// Whether an empty line, or the start of the text, stands before it.
    pub apart: bool,
}

/// The paragraphs of a text. Linear in its length.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let caseless = !text.chars().any(char::is_uppercase);
    let mut found: Vec<Paragraph> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let goes_on =
            !line.apart && i > 0 && continues(lines[i - 1].span.of(text), line.span.of(text), width, caseless);
        match found.last_mut() {
            Some(last) if goes_on => last.span = last.span.cover(line.span),
            _ => found.push(*line),
        }
    }
    found
}

/// The lines that have something to see.
fn lines(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut apart = true;
    let mut start = 0;
    for line in text.split_inclusive(is_break) {
        let end = start + line.len();
        let span = trimmed(text, Span::new(start, end));
        // The second half of a CRLF is no empty line.
        let is_half = line == "\n" && text[..start].ends_with('\r');
        if !span.is_empty() {
            found.push(Paragraph { span, apart });
            apart = false;
        } else if !is_half {
            apart = true;
        }
        start = end;
    }
    found
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The width at which the text was wrapped, in characters; none where it was not.
///
/// A line was wrapped if the first word of the next had no place left on it. Where nearly all lines that have a next one
/// look so, the text is wrapped.
fn wrap_width(text: &str, lines: &[Paragraph]) -> Option<usize> {
    let followed =
        || lines.windows(2).filter(|pair| !pair[1].apart).map(|pair| (pair[0].span.of(text), pair[1].span.of(text)));
    let width = followed().map(|(line, _)| line.chars().count()).max()?;
    let full = followed().filter(|(line, next)| is_full(line, next, width)).count();
    let wrapped = (NARROWEST..=WIDEST).contains(&width) && full >= 3 && full * 10 >= followed().count() * 8;
    wrapped.then_some(width)
}

/// Whether the first word of `next` would not have fitted on `line`.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or("").chars().count();
    line.chars().count() + 1 + word > width
}

/// The widths, in characters, at which texts are wrapped.
const NARROWEST: usize = 30;
const WIDEST: usize = 120;

/// Whether a line goes on with the next.
fn continues(line: &str, next: &str, width: Option<usize>, caseless: bool) -> bool {
    if super::list_marker(next) > 0 {
        return false;
    }
    let ended = line.trim_end_matches(is_closing).ends_with(['.', '!', '?', ':', ';', '…']);
    let within_sentence = !ended && !caseless && next.starts_with(char::is_lowercase);
    within_sentence || width.is_some_and(|width| is_full(line, next, width))
}
