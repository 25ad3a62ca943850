//! Byline, agency, photo credit, correction or copyright notice lost or replaced.
//!
//! Why it matters: it hides where the story is from, and it may be against the licence.
//!
//! Example: “(Reuters)” → nothing; “Photo: Ana Ruiz” → “Photo: Staff”.
//!
//! Not flagged: credits that the copy has at another place or in other marks.

use crate::{
    drift::{finding::quoted, story::Story},
    model::{Category, Document, Drift, Pair, Role, Side, Span},
};

/// Credits of the source whose names the copy does not have.
pub(crate) fn find(story: &Story) -> Vec<Drift> {
    let (source, copy) = (story.document(Side::Source), story.document(Side::Copy));
    let theirs = credits(copy);
    credits(source)
        .into_iter()
        .filter(|(span, _)| !carried_over(span.of(source.text()), copy.text()))
        .map(|(span, role)| {
            let instead = theirs.iter().find(|(other, kind)| {
                *kind == role && !carried_over(other.of(copy.text()), source.text())
            });
            let mut drift =
                story.drift(Category::Credit, None, Pair::new(Some(span), instead.map(|(other, _)| *other)));
            let text = quoted(span.of(source.text()));
            drift.message = match instead {
                Some((other, _)) => format!("the credit {text} was replaced by {}", quoted(other.of(copy.text()))),
                None => format!("the credit {text} was left out"),
            };
            drift.evidence.push(Story::evidence("credit/lost", span.of(source.text()), ""));
            drift
        })
        .collect()
}

/// Blocks that name who made the text or the picture.
fn credits(document: &Document) -> Vec<(Span, Role)> {
    let named = |role: Role| matches!(role, Role::Byline | Role::Credit);
    document
        .blocks
        .iter()
        .filter(|block| named(block.role))
        .map(|block| (trimmed(document.text(), block.span), block.role))
        .filter(|(span, _)| !span.is_empty())
        .collect()
}

/// A span without white space around it.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, (start + inner.trim().len()).max(start))
}

/// Whether every capitalised word of a credit stands in the other text.
fn carried_over(credit: &str, text: &str) -> bool {
    let mut names = credit
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1)
        .peekable();
    names.peek().is_none() || names.all(|name| text.contains(name))
}
