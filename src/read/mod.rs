//! [`Original`] to [`Document`]: blocks and their roles, sentences, tokens, quotations.

use crate::model::{Document, Original};

/// Reads a text. With `one_sentence` the whole text is one sentence of one body block.
pub fn document(original: Original, one_sentence: bool) -> Document {
    let _ = one_sentence;
    Document { original, ..Document::default() }
}
