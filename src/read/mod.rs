//! [`Original`] to [`Document`]: blocks and their roles, sentences, tokens, quotations.

mod abbreviations;
mod blocks;
mod characters;
mod chunk;
mod quotations;
mod sentences;
mod speakers;
mod titles;
mod tokens;

use crate::model::{Block, Document, Original, Role, Sentence, Span};
use characters::trimmed;
use tokens::Tokens;

/// Reads a text. With `one_sentence` the whole text is one sentence of one body block.
///
/// Linear in the length of the text.
pub fn document(original: Original, one_sentence: bool) -> Document {
    let text = original.text.as_str();
    let whole = trimmed(text, Span::new(0, text.len()));
    let blocks = match one_sentence {
        true if whole.is_empty() => Vec::new(),
        true => vec![Block { span: whole, role: Role::Body }],
        false => blocks::blocks(&original),
    };
    let mut tokens = Tokens::with_capacity(text.len());
    let mut sentences = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let mut push = |span| {
            let tokens = tokens.cut(text, span);
            sentences.push(Sentence { span, block: index, tokens });
        };
        match one_sentence {
            true => push(block.span),
            false => sentences::sentences(text, block.span, push),
        }
    }
    let Tokens { tokens, norms } = tokens;
    let mut document = Document { blocks, sentences, tokens, norms, original, ..Document::default() };
    if !one_sentence {
        titles::cut_off(&mut document);
    }
    let (mut quotations, notices) = quotations::quotations(&document);
    speakers::name_speakers(&document, &mut quotations);
    Document { quotations, notices, ..document }
}
