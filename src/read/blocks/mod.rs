//! Blocks and their roles.

mod cues;
mod lines;
mod phrases;
mod pieces;
mod roles;

use super::characters::trimmed;
use crate::model::{Block, Original, Role, Span};

/// The blocks of a text, in order: every visible character is in one.
///
/// Blocks that the container told are kept; what it left out is boilerplate.
pub(super) fn blocks(original: &Original) -> Vec<Block> {
    let text = original.text.as_str();
    match original.blocks.is_empty() {
        true => roles::roles(text, pieces::pieces(text, lines::paragraphs(text))),
        false => with_gaps(text, &original.blocks),
    }
}

/// The blocks told by a container, and what stands between them.
fn with_gaps(text: &str, told: &[Block]) -> Vec<Block> {
    let mut found = Vec::with_capacity(told.len());
    let mut at = 0;
    let gap = |from: usize, to: usize, found: &mut Vec<Block>| {
        let span = trimmed(text, Span::new(from, to));
        if !span.is_empty() {
            found.push(Block { span, role: Role::Boilerplate });
        }
    };
    for block in told {
        if block.span.start < at || block.span.end > text.len() {
            continue;
        }
        gap(at, block.span.start, &mut found);
        found.push(*block);
        at = block.span.end;
    }
    gap(at, text.len(), &mut found);
    found
}

/// The length of the marker with which a list item begins, 0 where none: `•`, `–`, `1.`, `2)`.
fn list_marker(line: &str) -> usize {
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let mark = line[digits..].chars().next().unwrap_or(' ');
    let is_marker = match digits {
        0 => matches!(mark, '•' | '⁃' | '◦' | '‣' | '▪' | '●' | '■' | '*' | '-' | '–'),
        _ => matches!(mark, '.' | ')'),
    };
    let end = digits + mark.len_utf8();
    // A bullet may stand on its word; a hyphen or number needs a blank.
    let parted =
        line[end.min(line.len())..].starts_with(char::is_whitespace) || mark >= '•' && digits == 0 && mark != '–';
    if is_marker && parted { end } else { 0 }
}
