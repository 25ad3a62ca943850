//! Cuts a headline off the sentence that it runs into.

use crate::{
    english::{tagger, titles},
    model::{Document, Role, Sentence, Span},
};

/// How many of the first blocks may open with a headline.
const OPENING: usize = 8;

/// Makes two sentences of each that opens a block and begins with a headline. Only the first blocks are looked at.
pub(super) fn cut_off(document: &mut Document) {
    let mut at = 0;
    for block in 0..document.blocks.len().min(OPENING) {
        while document.sentences.get(at).is_some_and(|sentence| sentence.block < block) {
            at += 1;
        }
        let may_open = document.sentences.get(at).is_some_and(|sentence| sentence.block == block)
            && matches!(document.blocks[block].role, Role::Headline | Role::CrossHead | Role::Body);
        if !may_open {
            continue;
        }
        if let Some(story) = titles::story_start(&tagger::words_of(document, at)) {
            cut(document, at, story);
        }
    }
}

/// Cuts a sentence in two before one of its tokens.
fn cut(document: &mut Document, sentence: usize, before: usize) {
    let Sentence { span, block, tokens } = document.sentences[sentence].clone();
    let middle = tokens.start + before;
    let (Some(last), Some(first)) = (document.tokens.get(middle.wrapping_sub(1)), document.tokens.get(middle)) else {
        return;
    };
    let head = Sentence { span: Span::new(span.start, last.span.end), block, tokens: tokens.start..middle };
    let story = Sentence { span: Span::new(first.span.start, span.end), block, tokens: middle..tokens.end };
    document.sentences.splice(sentence..=sentence, [head, story]);
}
