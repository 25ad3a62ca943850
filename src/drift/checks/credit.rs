//! Byline, agency, photo credit, correction or copyright notice lost or replaced.
//!
//! Why it matters: it hides where the story is from, and it may be against the licence.
//!
//! Example: “(Reuters)” → nothing; “Photo: Ana Ruiz” → “Photo: Staff”.
//!
//! Not flagged: credits that the copy has at another place or in other marks.

use crate::{
    drift::{finding::quoted, story::Story},
    model::{Block, Category, Document, Drift, Pair, Role, Side, Span},
};

/// Credits of the source whose names the copy does not have.
pub(crate) fn find(story: &Story) -> Vec<Drift> {
    let (source, copy) = (story.document(Side::Source), story.document(Side::Copy));
    let theirs = credits(copy);
    credits(source)
        .into_iter()
        .filter(|(span, _)| !carried_over(span.of(source.text()), copy.text()))
        .map(|(span, role)| {
            let instead = theirs
                .iter()
                .find(|(other, kind)| *kind == role && !carried_over(other.of(copy.text()), source.text()));
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

/// What names who made the text or the picture: bylines, credits, and the agency of a dateline.
fn credits(document: &Document) -> Vec<(Span, Role)> {
    let credit = |block: &Block| match block.role {
        Role::Byline | Role::Credit => trimmed(document.text(), block.span),
        Role::Dateline => bracketed(document.text(), block.span),
        _ => Span::default(),
    };
    let all = document.blocks.iter().map(|block| (credit(block), block.role));
    all.filter(|(span, _)| !span.is_empty()).collect()
}

/// A span without white space around it.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, (start + inner.trim().len()).max(start))
}

/// The brackets of a span with what they hold; empty where there are none.
fn bracketed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let open = inner.find('(').unwrap_or(0);
    let length = inner[open..].find(')').map_or(0, |close| close + 1);
    Span::new(span.start + open, span.start + open + length)
}

/// Whether every capitalised word of a credit stands in the other text.
fn carried_over(credit: &str, text: &str) -> bool {
    let mut names = credit
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1)
        .peekable();
    names.peek().is_none() || names.all(|name| text.contains(name))
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::found_in_story,
        model::{Category::Credit, Drift},
    };

    const BODY: &str = "The ferry between the two islands will stop for good on Monday, the owner of the line said.\n\nThe harbour has waited for a new one since March.";

    fn credits(source: &str, copy: &str) -> Vec<Drift> {
        let found = found_in_story(&format!("Ferry stops\n\n{source}{BODY}"), &format!("Ferry stops\n\n{copy}{BODY}"));
        found.into_iter().filter(|drift| drift.category == Credit).collect()
    }

    #[test]
    fn a_lost_or_replaced_credit_is_flagged() {
        assert_eq!(credits("By Ann Lee\n\n", "").len(), 1);
        assert_eq!(credits("PORT LOWE (Reuters) — ", "").len(), 1);
        let replaced = credits("By Ann Lee\n\n", "By John Roe\n\n");
        assert!(replaced[0].message.contains("replaced") && replaced[0].spans.copy.is_some(), "{replaced:#?}");
    }

    #[test]
    fn a_credit_in_other_marks_is_not() {
        assert_eq!(credits("By Ann Lee\n\n", "By Ann Lee and John Roe\n\n"), []);
        assert_eq!(credits("PORT LOWE (Reuters) — ", "PORT LOWE, March 4 (Reuters) — "), []);
    }
}
