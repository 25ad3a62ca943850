//! Hand-made documents for the tests of this room: one string a sentence, tokens at spaces and punctuation.

use crate::model::{Block, Document, Role, Sentence, Span, Token, TokenKind};

/// A document of one body block with these sentences.
pub(super) fn document<S: AsRef<str>>(sentences: &[S]) -> Document {
    let mut document = Document::default();
    for sentence in sentences {
        push_sentence(&mut document, sentence.as_ref());
    }
    let span = Span::new(0, document.original.text.len());
    document.blocks.push(Block { span, role: Role::Body });
    document
}

fn push_sentence(document: &mut Document, sentence: &str) {
    let text = &mut document.original.text;
    if !text.is_empty() {
        text.push(' ');
    }
    let (start, first) = (text.len(), document.tokens.len());
    text.push_str(sentence);
    let mut word: Option<usize> = None;
    for (offset, character) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        if character.is_alphanumeric() {
            word.get_or_insert(offset);
            continue;
        }
        if let Some(begin) = word.take() {
            push_token(document, Span::new(start + begin, start + offset), TokenKind::Word);
        }
        if !character.is_whitespace() {
            let span = Span::new(start + offset, start + offset + character.len_utf8());
            push_token(document, span, TokenKind::Punctuation);
        }
    }
    let span = Span::new(start, start + sentence.len());
    document.sentences.push(Sentence { span, block: 0, tokens: first..document.tokens.len() });
}

fn push_token(document: &mut Document, span: Span, kind: TokenKind) {
    let norm = span.of(&document.original.text).to_lowercase();
    document.norms.push_str(&norm);
    let glued = document.tokens.last().is_some_and(|last| last.span.end == span.start);
    document.tokens.push(Token { span, norm_end: document.norms.len() as u32, kind, glued });
}
