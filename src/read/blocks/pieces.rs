//! Paragraphs to pieces: what a page glued to a paragraph (a date before the headline, a credit after the caption, a
//! dateline before the story) is set apart.

use super::cues;
use super::lines::Paragraph;
use crate::model::{Role, Span};
use crate::read::characters::trimmed;

/// A paragraph or part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Without the blanks around it.
    pub span: Span,
    /// Whether an empty line, or the start of the text, stands before it.
    pub apart: bool,
    /// The role, where cutting it off told that already.
    pub role: Option<Role>,
}

/// Paragraphs that may begin with a dateline: the story opens within them.
const OPENING: usize = 8;

/// The pieces of the paragraphs. Linear in the length of the text.
pub(super) fn pieces(text: &str, paragraphs: Vec<Paragraph>) -> Vec<Piece> {
    let mut found = Vec::with_capacity(paragraphs.len());
    for (i, Paragraph { span, apart }) in paragraphs.into_iter().enumerate() {
        let part = span.of(text);
        let date = cues::leading_date(part);
        let dateline = if i < OPENING && date == 0 { cues::dateline(part) } else { 0 };
        let head = date.max(dateline);
        let tail = cues::trailing_credit(&part[head..]).map(|at| head + at);
        let body_end = tail.unwrap_or(part.len());
        let mut push = |start: usize, end: usize, role| {
            let span = trimmed(text, Span::new(span.start + start, span.start + end));
            if !span.is_empty() {
                found.push(Piece { span, apart: apart && start == 0, role });
            }
        };
        push(0, head, Some(Role::Dateline));
        push(head, body_end, tail.map(|_| Role::Caption));
        push(body_end, part.len(), Some(Role::Credit));
    }
    found
}
