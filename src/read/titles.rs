//! Cuts a headline off the sentence that it runs into.

use crate::{
    english::{
        tagger,
        titles::{self, Stand},
    },
    model::{Document, Role, Sentence, Span},
};

/// How many of the first blocks may open with a headline.
const OPENING: usize = 8;

/// How many of the first sentences may begin with a headline wherever they stand in their block: a kicker, a caption or a
/// note may stand before it.
const FIRST: usize = 3;

/// Makes two sentences of each that begins with a headline. Only sentences that open one of the first blocks are looked
/// at, and the first of all.
pub(super) fn cut_off(document: &mut Document) {
    let mut at = 0;
    while let Some(stand) = stand(document, at) {
        let may_open = matches!(role(document, at), Role::Headline | Role::CrossHead | Role::Body);
        let story = may_open.then(|| titles::story_start(&tagger::words_of(document, at), stand)).flatten();
        if let Some(story) = story {
            cut(document, at, story);
            at += 1;
        }
        at = next(document, at);
    }
}

fn role(document: &Document, sentence: usize) -> Role {
    document.blocks[document.sentences[sentence].block].role
}

/// The next sentence to look at.
fn next(document: &Document, at: usize) -> usize {
    let block = document.sentences[at].block;
    let opens = |sentence: &Sentence| sentence.block > block;
    if at + 1 < FIRST {
        return at + 1;
    }
    document.sentences[at..].iter().position(opens).map_or(usize::MAX, |step| at + step)
}

/// Where a sentence stands; none where it is not looked at.
fn stand(document: &Document, at: usize) -> Option<Stand> {
    let block = document.sentences.get(at)?.block;
    match at.checked_sub(1).map(|before| document.sentences[before].block) {
        _ if block >= OPENING => None,
        None if role(document, at) == Role::Body => Some(Stand::Text),
        Some(before) if before == block => Some(Stand::Within),
        _ => Some(Stand::Paragraph),
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

#[cfg(test)]
mod tests {
    use crate::{model::Original, read};

    fn sentences(text: &str) -> Vec<String> {
        let document = read::document(Original { text: text.to_string(), ..Original::default() }, false);
        document.sentences.iter().map(|sentence| sentence.span.of(text).to_string()).collect()
    }

    const HEADLINE: &str = "Council approves plan to close two libraries";
    const STORY: &str = "The council of Harlow on Tuesday approved a plan that will close two libraries.";

    #[test]
    fn a_headline_is_cut_off_at_the_start_and_behind_another_sentence() {
        assert_eq!(sentences(&format!("{HEADLINE} {STORY}")), [HEADLINE, STORY]);
        let note = "The plan goes back to the spring.";
        assert_eq!(sentences(&format!("{note} {HEADLINE} {STORY}")), [note, HEADLINE, STORY]);
    }

    #[test]
    fn sentences_with_names_in_them_stay_whole() {
        let plain = "Residents told The Harlow Gazette that they would write to the Minister of Culture in London.";
        assert_eq!(sentences(&format!("{STORY} {plain}")), [STORY, plain]);
        assert_eq!(sentences(&format!("{plain} {STORY}")), [plain, STORY]);
    }

    #[test]
    fn deep_within_a_text_no_headline_is_looked_for() {
        let text = format!("{STORY} {STORY} {STORY} {HEADLINE} {STORY}");
        assert_eq!(sentences(&text).len(), 4);
    }
}
