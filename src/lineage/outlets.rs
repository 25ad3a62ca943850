//! News outlets in a text: whom it credits, whom people told something, and whose page it stands on.

use crate::{
    english::{Analysis, lists::Lexicon},
    model::{Block, Document, Role, Span},
};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../data/outlets.txt");

static KNOWN: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(LIST, |_| Some(())));

/// Whether a name is that of a well-known agency or outlet.
pub fn is_known(name: &str) -> bool {
    !KNOWN.get(&name.to_lowercase()).is_empty()
}

/// Agencies and outlets that a text credits, in lower case: in its dateline `(Reuters)`, its byline, its credits. Those
/// of pictures don't count.
pub fn credited(document: &Document) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for block in &document.blocks {
        let text = block.span.of(document.text());
        match block.role {
            Role::Byline | Role::Credit | Role::Dateline if !is_of_picture(text) => found.extend(named(text)),
            _ => {}
        }
    }
    found.extend(opening(document));
    if let Some(credit) = &document.original.fields.credit {
        found.extend(named(credit));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn is_of_picture(text: &str) -> bool {
    let text = text.to_lowercase();
    ["photo", "image", "picture", "getty", "pool"].iter().any(|word| text.contains(word))
}

/// `KYIV, March 7 (Reuters) - …` at the head of the running text.
fn opening(document: &Document) -> Option<String> {
    const HEAD: usize = 80;
    let is_running = |block: &&Block| matches!(block.role, Role::Body | Role::Dateline);
    document.blocks.iter().filter(is_running).take(2).find_map(|block| {
        let text = block.span.of(document.text());
        let (open, close) = (text.find('(')?, text.find(')')?);
        let after = text.get(close + 1..)?.trim_start();
        let is_dateline = open < HEAD && open < close && after.starts_with(['-', '–', '—']);
        let name = text.get(open + 1..close)?.to_lowercase();
        (is_dateline && is_known(&name)).then_some(name)
    })
}

fn named(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    KNOWN.find(&words).into_iter().map(|found| words[found.words].join(" ")).collect()
}

/// Words before the outlet to which somebody spoke.
const TOLD: &[&str] = &["told", "tells", "telling"];

/// The names right after `told`: to whom somebody spoke, person or outlet.
pub fn told(analysis: &Analysis) -> Vec<Span> {
    let document = analysis.document();
    let after_told = |start: usize| start > 0 && TOLD.contains(&document.norm(start - 1));
    let mentions = analysis.names().mentions().iter();
    mentions.filter(|m| after_told(m.tokens.start)).map(|m| document.span_of(m.tokens.clone())).collect()
}

/// The outlet on whose page the text stands, as its container or its own calls to action say, in lower case.
pub fn own(document: &Document) -> Option<String> {
    const AROUND: &[(&str, &str)] =
        &[("listen to the ", " article"), ("get the ", " app"), ("sign up for the ", " newsletter")];
    let boilerplate = document.blocks.iter().filter(|block| block.role == Role::Boilerplate);
    let named = |block: &Block| {
        let text = block.span.of(document.text()).to_lowercase();
        AROUND.iter().find_map(|(before, after)| {
            let rest = &text[text.find(before)? + before.len()..];
            Some(rest[..rest.find(after)?].trim().to_owned()).filter(|name| !name.is_empty())
        })
    };
    document
        .original
        .fields
        .outlet
        .as_ref()
        .map(|name| name.to_lowercase())
        .or_else(|| boilerplate.clone().find_map(named))
}

#[cfg(test)]
mod tests {
    use super::{LIST, credited, is_known};
    use crate::{english::lists::assert_tidy, model::Original, read};

    #[test]
    fn the_list_is_tidy() {
        assert_tidy("outlets", LIST);
    }

    #[test]
    fn names_are_known_under_any_capitals() {
        assert!(is_known("Reuters") && is_known("the BBC") || is_known("BBC"));
        assert!(!is_known("Daily Wharf"));
    }

    #[test]
    fn a_dateline_and_a_byline_credit_and_a_picture_does_not() {
        let credits =
            |text: &str| credited(&read::document(Original { text: text.into(), ..Original::default() }, false));
        let body = "The gates of the harbour were mended on Monday after a long night of work.";
        assert_eq!(credits(&format!("AARHUS, March 7 (Reuters) - {body}")), ["reuters"]);
        assert!(credits(&format!("{body} The mayor (Reuters readers know him) was glad.")).is_empty());
        assert!(credits(&format!("{body}\n\n(AP Photo/Jane Doe)")).is_empty());
    }
}
