//! Cuts a headline off the sentence that it runs into.

use crate::{
    english::{
        tagger::{self, Word},
        titles::{self, Headline, Stand},
    },
    model::{Document, Pair, Role, Sentence, Span},
};

/// How many of the first blocks may open with a headline.
const OPENING: usize = 8;

/// How many of the first sentences may begin with a headline wherever they stand in their block: a kicker, a caption or a
/// note may stand before it.
const FIRST: usize = 3;

/// Makes two sentences of each that begins with a headline. Only sentences that open one of the first blocks are looked
/// at, and the first of all.
pub(super) fn cut_off(document: &mut Document) {
    let mut place = Some(0);
    while let Some((at, stand)) = place.and_then(|at| Some((at, stand(document, at)?))) {
        let story = story_start(document, at, |words| titles::story_start(words, stand));
        if let Some(story) = story {
            cut(document, at, story);
        }
        place = next(document, at + usize::from(story.is_some()));
    }
}

/// Where in a sentence that may open with a headline the story begins.
fn story_start(document: &Document, at: usize, find: impl Fn(&[Word]) -> Option<usize>) -> Option<usize> {
    may_open(document, at).then(|| find(&tagger::words_of(document, at))).flatten()
}

/// Cuts headlines off that one version runs into a sentence and the other tells apart.
pub(super) fn cut_alike(documents: &mut Pair<Document>) {
    let Pair { source, copy } = documents;
    cut_behind(copy, source);
    cut_behind(source, copy);
}

/// Cuts off the headlines of another version, wherever a document runs them into a sentence.
fn cut_behind(document: &mut Document, other: &Document) {
    let theirs = headlines(other);
    if theirs.is_empty() {
        return;
    }
    let own = headlines(document);
    let sought = theirs.into_iter().map(|words| {
        let least = own.iter().map(|own| titles::likeness(own, &words)).fold(ALIKE, f32::max);
        Headline { words, least }
    });
    let sought: Vec<Headline> = sought.filter(|headline| headline.least < SAME).collect();
    if sought.is_empty() {
        return;
    }
    let mut at = 0;
    while at < document.sentences.len() {
        let story = story_start(document, at, |words| titles::story_start_behind(words, &sought));
        if let Some(story) = story {
            cut(document, at, story);
        }
        at += 1 + usize::from(story.is_some());
    }
}

/// Share of their longer words from which two headlines are taken for one.
const ALIKE: f32 = 0.4;

/// The share from which no better likeness is looked for.
const SAME: f32 = 0.8;

/// The sentences that stand where headlines do and end without a mark.
fn headlines(document: &Document) -> Vec<Vec<Word<'_>>> {
    let places = std::iter::successors(Some(0), |&at| next(document, at));
    let places = places.take_while(|&at| stand(document, at).is_some()).filter(|&at| may_open(document, at));
    places.map(|at| tagger::words_of(document, at)).filter(|words| is_bare(words)).collect()
}

/// Whether words end without a mark, but for brackets and quotation marks.
fn is_bare(words: &[Word]) -> bool {
    let last = words.iter().rev().find(|word| !matches!(word.norm, "\"" | "'" | ")" | "]"));
    last.is_some_and(|last| last.norm.ends_with(char::is_alphanumeric))
}

fn may_open(document: &Document, sentence: usize) -> bool {
    matches!(role(document, sentence), Role::Headline | Role::CrossHead | Role::Body)
}

fn role(document: &Document, sentence: usize) -> Role {
    document.blocks[document.sentences[sentence].block].role
}

/// The next sentence to look at.
fn next(document: &Document, at: usize) -> Option<usize> {
    let block = document.sentences.get(at)?.block;
    if at + 1 < FIRST {
        return Some(at + 1);
    }
    let step = document.sentences[at..].iter().position(|sentence| sentence.block > block)?;
    Some(at + step)
}

/// Where a sentence stands; none where it is not looked at.
fn stand(document: &Document, at: usize) -> Option<Stand> {
    let block = document.sentences.get(at)?.block;
    match at.checked_sub(1).map(|before| document.sentences[before].block) {
        _ if block >= OPENING => None,
        None if role(document, at) == Role::Body => Some(Stand::Text),
        Some(before) if before == block => Some(Stand::Within),
        Some(before) if document.blocks[before].role == Role::Headline => Some(Stand::Told),
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
    use crate::{
        model::{Original, Pair},
        read,
    };

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

    /// The sentences of the second of two versions.
    fn beside(other: &str, text: &str) -> Vec<String> {
        let original = |text: &str| Original { text: text.to_string(), ..Original::default() };
        let documents = read::documents(Pair::new(original(other), original(text)), false);
        documents.copy.sentences.iter().map(|sentence| sentence.span.of(text).to_string()).collect()
    }

    #[test]
    fn a_headline_is_cut_off_wherever_it_stands_if_the_other_version_tells_it_apart() {
        let text = format!("{STORY} {STORY} {STORY} Council agrees on plan to close libraries {STORY}");
        assert_eq!(beside(STORY, &text).len(), 4);
        let told = beside(&format!("{HEADLINE}\n\n{STORY}"), &text);
        assert_eq!(told, [STORY, STORY, STORY, "Council agrees on plan to close libraries", STORY]);
    }

    #[test]
    fn another_headline_or_one_that_is_told_apart_cuts_nothing() {
        let plain = "Council plans for two libraries in Harlow pleased The Harlow Gazette and its readers.";
        let another = "Storm leaves three villages without power";
        assert_eq!(beside(&format!("{another}\n\n{STORY}"), &format!("{STORY} {plain}")), [STORY, plain]);
        let whole = format!("{HEADLINE}\n\n{STORY} {plain}");
        assert_eq!(beside(&whole, &whole), [HEADLINE, STORY, plain]);
    }
}
