//! Where sentences end.
//!
//! One scan finds the places where a sentence may end: after `.`, `!`, `?` or an ellipsis with the marks that close it,
//! and before the next marker of a list. The rules in [`rules`] decide on each. The places are those of UAX #29, which
//! `unicode-segmentation` gives for any text; finding them by their marks reads English several times faster than
//! looking up a class for every character.

mod gap;
mod rules;

use super::characters::trimmed;
use crate::model::Span;
use gap::Gap;

/// Gives each sentence of a block to `found`, in order. Line breaks within the block are white space like any other.
///
/// Linear in the length of the block.
pub(super) fn sentences(text: &str, block: Span, mut found: impl FnMut(Span)) {
    let block = trimmed(text, block);
    let caseless = !block.of(text).chars().any(char::is_uppercase);
    let mut start = block.start;
    let mut at = start;
    while let Some(mark) = next_mark(text, at, block.end) {
        if let Some(marker) = rules::next_list_item(text, start, mark) {
            found(trimmed(text, Span::new(start, marker)));
            start = marker;
        }
        let marks_end = gap::marks_end(&text[..block.end], mark);
        if marks_end == mark {
            at = mark + 1;
            continue;
        }
        let Some(gap) = Gap::at(text, Span::new(start, block.end), Span::new(mark, marks_end), caseless) else { break };
        at = gap.end;
        if let Some(end) = rules::sentence_end(&gap) {
            found(trimmed(text, Span::new(start, end)));
            start = trimmed(text, Span::new(end, block.end)).start;
            at = at.max(start);
        }
    }
    let last = trimmed(text, Span::new(start, block.end));
    if !last.is_empty() {
        found(last);
    }
}

/// The next byte from `at` that may begin a mark at which a sentence ends or a list goes on.
fn next_mark(text: &str, at: usize, end: usize) -> Option<usize> {
    let is_mark = |&byte: &u8| MARKS[byte as usize];
    text.as_bytes().get(at..end)?.iter().position(is_mark).map(|offset| at + offset)
}

/// The first bytes of `.`, `!`, `?`, `)`, of the ellipsis and bullets, and of the stops that translations from Chinese and
/// Japanese leave behind.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    marks[b'.' as usize] = true;
    marks[b'!' as usize] = true;
    marks[b'?' as usize] = true;
    marks[b')' as usize] = true;
    marks[0xE2] = true;
    marks[0xE3] = true;
    marks[0xEF] = true;
    marks
};
