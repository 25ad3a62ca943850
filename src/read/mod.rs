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

use crate::model::{Block, Document, Notice, Original, Pair, Role, Sentence, Span};
use characters::trimmed;
use tokens::Tokens;

/// The largest text that is read, 1 GiB: places in normal forms, which may be longer, have 32 bits.
const LARGEST: usize = 1 << 30;

/// Reads a text. With `one_sentence` the whole text is one sentence of one body block. A text of more than 1 GiB is left
/// unread, which a notice says.
///
/// Linear in the length of the text.
pub fn document(original: Original, one_sentence: bool) -> Document {
    with_quotations(opened(original, one_sentence))
}

/// Reads two versions of one story: as [`document`] does each, but a headline that runs into a sentence on one side is told
/// apart as the other side has it.
pub fn documents(originals: Pair<Original>, one_sentence: bool) -> Pair<Document> {
    let mut documents = originals.par_map(|original| opened(original, one_sentence));
    if !one_sentence {
        titles::cut_alike(&mut documents);
    }
    documents.par_map(with_quotations)
}

/// A text cut into sentences, headlines too.
fn opened(original: Original, one_sentence: bool) -> Document {
    if original.text.len() > LARGEST {
        return unread(original);
    }
    let mut document = cut(original, one_sentence);
    if !one_sentence {
        titles::cut_off(&mut document);
    }
    document
}

fn with_quotations(document: Document) -> Document {
    if document.sentences.is_empty() {
        return document;
    }
    let (mut quotations, notices) = quotations::quotations(&document);
    speakers::name_speakers(&document, &mut quotations);
    Document { quotations, notices, ..document }
}

/// Cuts a text into blocks, sentences and tokens by the rules alone: a headline without a mark stays with the sentence it
/// runs into. For the trainer of what cuts it off.
pub fn cut(original: Original, one_sentence: bool) -> Document {
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
    Document { blocks, sentences, tokens, norms, original, ..Document::default() }
}

/// A text that is too large, as one block that is not compared.
fn unread(original: Original) -> Document {
    let span = Span::new(0, original.text.len());
    let notice = Notice {
        code: "too-large".into(),
        message: "The text is larger than 1 GiB and was not read; give parts of it.".into(),
        span: None,
    };
    let blocks = vec![Block { span, role: Role::Boilerplate }];
    Document { blocks, notices: vec![notice], original, ..Document::default() }
}
