//! Words as policies write them: whatever their case, marks and spaces.

use crate::model::{DocumentReport, Span};

/// Where the words of a text stand: runs of letters, digits and apostrophes; `%` and currency signs are words, too.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open = false;
    for (at, character) in text.char_indices() {
        let inner = character.is_alphanumeric() || matches!(character, '\'' | '’');
        let sign = matches!(character, '%' | '$' | '£' | '€' | '¥' | '&' | '+');
        let end = at + character.len_utf8();
        match spans.last_mut() {
            Some(last) if inner && open => last.end = end,
            _ if inner || sign => spans.push(Span::new(at, end)),
            _ => {}
        }
        open = inner;
    }
    spans
}

/// The words of a text in lower case with straight apostrophes, joined by single spaces.
pub(super) fn folded(text: &str) -> String {
    let words = spans(text).into_iter().map(|span| span.of(text).to_lowercase().replace('’', "'"));
    words.collect::<Vec<_>>().join(" ")
}

/// Where an expression stands in one of the sentences, in whole words.
pub(super) fn find(document: &DocumentReport, sentences: &[usize], expression: &str) -> Option<Span> {
    let wanted = folded(expression);
    let count = wanted.split(' ').count();
    if wanted.is_empty() {
        return None;
    }
    sentences.iter().find_map(|&sentence| {
        let sentence = document.sentences[sentence].span;
        let text = sentence.of(&document.text);
        spans(text).windows(count).find_map(|run| {
            let span = Span::new(run[0].start, run[count - 1].end);
            let found = folded(span.of(text)) == wanted;
            found.then(|| Span::new(sentence.start + span.start, sentence.start + span.end))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn words_fold_case_marks_and_spaces() {
        assert_eq!(folded("“Up  5 %”, he’d said."), "up 5 % he'd said");
        assert_eq!(folded("“Up 5%”, she’d said; R&D’s share rose."), "up 5 % she'd said r & d's share rose");
        assert_eq!(folded(" – "), "");
    }
}
