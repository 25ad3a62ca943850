//! Blocks and their roles.

use super::characters::trimmed;
use crate::model::{Block, Original, Role, Span};

/// The blocks of a text, in order: every visible character is in one.
pub(super) fn blocks(original: &Original) -> Vec<Block> {
    if !original.blocks.is_empty() {
        return original.blocks.clone();
    }
    let text = original.text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = trimmed(text, Span::new(start, start + line.len()));
        start += line.len();
        if !span.is_empty() {
            found.push(Block { span, role: Role::Body });
        }
    }
    found
}
