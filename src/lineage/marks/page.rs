//! Marks of the page around the text: notices, navigation left in, credits that don't fit.

use super::mark;
use crate::{
    english::Analysis,
    lineage::outlets,
    model::{Block, Mark, Role},
};

/// How many leftovers are told of.
const LEFTOVERS: usize = 5;

pub fn translation_notices(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let notices = document.blocks.iter().filter(|block| block.role == Role::TranslationNotice);
    notices
        .map(|block| match is_english(block.span.of(document.text())) {
            true => mark(
                document,
                "notice/translation",
                0.8,
                block.span,
                "a notice says that the text was translated by machine",
            ),
            false => mark(
                document,
                "notice/translation-foreign",
                0.2,
                block.span,
                "a notice in another language speaks of machine translation: the page was, this text perhaps not",
            ),
        })
        .collect()
}

/// Whether a notice speaks the language of the text: it then is about this text.
pub(in crate::lineage) fn is_english(notice: &str) -> bool {
    const WORDS: &[&str] = &["the", "this", "was", "by", "from", "translated", "article", "translation", "machine"];
    let lower = notice.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| WORDS.contains(word)).count() >= 2
}

pub fn leftovers(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let is_leftover = |block: &&Block| block.role == Role::Boilerplate && !block.span.is_empty();
    let leftovers = document.blocks.iter().filter(is_leftover).take(LEFTOVERS);
    let message = "navigation or a call to action was left in the text";
    leftovers.map(|block| mark(document, "page/leftover", 0.2, block.span, message)).collect()
}

/// The page's own outlet is told something while another is credited: the name was put in for the credited one.
pub fn outlets_that_clash(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let Some(own) = outlets::own(document) else { return Vec::new() };
    let credited = outlets::credited(document);
    let Some(other) = credited.iter().find(|name| !same_outlet(name, &own)) else { return Vec::new() };
    outlets::told(analysis)
        .into_iter()
        .filter(|span| same_outlet(&span.of(document.text()).to_lowercase(), &own))
        .map(|span| {
            let name = span.of(document.text());
            let message = format!("it was told to “{name}”, on its own page, but the text is credited to {other}");
            mark(document, "outlet/clash", 0.6, span, message)
        })
        .collect()
}

/// Whether two names in lower case name one outlet: equal but for an article.
pub(in crate::lineage) fn same_outlet(a: &str, b: &str) -> bool {
    a.trim_start_matches("the ") == b.trim_start_matches("the ")
}
