//! The prose in a tree: paragraphs, headings, captions, with their roles.

use super::{Kind, Tree};
use crate::{ingest::extract::Extract, model::Role};
use std::ops::Range;

/// Elements that hold no words of the story.
const SILENT: [&str; 20] = [
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "form",
    "button",
    "select",
    "textarea",
    "iframe",
    "svg",
    "math",
    "object",
    "head",
    "title",
    "audio",
    "video",
    "canvas",
    "aside",
    "bibliography",
];

/// Elements that begin and end a paragraph of their own.
const BLOCKS: [&str; 38] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hl1",
    "hl2",
    "li",
    "dt",
    "dd",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "blockquote",
    "bq",
    "block",
    "pre",
    "figure",
    "figcaption",
    "caption",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "dl",
    "hr",
    "address",
    "byline",
    "dateline",
    "media",
    "tagline",
];

/// Whether an element parts the words before and behind it.
pub(super) fn parts_words(name: &str) -> bool {
    name == "br" || BLOCKS.contains(&name) || name.starts_with("media-")
}

/// What stands between the words before an element and those in it where the markup leaves that to the layout: NITF's
/// fractions have no stroke of their own, its bylines no comma before a title.
pub(super) fn joint(name: &str, before: &str) -> &'static str {
    let last = before.chars().next_back();
    match name {
        "frac" if last.is_some_and(|c| c.is_ascii_digit()) => " ",
        "frac-den" if last.is_some_and(|c| c.is_ascii_digit()) => "/",
        "byttl" if last.is_some_and(char::is_alphanumeric) => ", ",
        _ => "",
    }
}

/// Adds the prose of a range of a tree to an extract.
pub(in crate::ingest) fn add(extract: &mut Extract, tree: &Tree, range: Range<usize>) {
    let mut walk = Walk { extract, open: Vec::new(), text: String::new() };
    let mut at = range.start;
    while at < range.end {
        walk.leave(at);
        at = match &tree.nodes[at].kind {
            Kind::Text(text) => {
                walk.text.push_str(text);
                at + 1
            }
            Kind::Element(name, _) if SILENT.contains(&name.as_str()) => tree.nodes[at].end,
            Kind::Element(name, _) if name == "br" => {
                walk.line_break();
                at + 1
            }
            Kind::Element(name, _) => {
                let own = role(tree, at, name, walk.extract);
                if own.is_some() || parts_words(name) {
                    walk.enter(tree.nodes[at].end, own);
                }
                walk.text.push_str(joint(name, &walk.text));
                at + 1
            }
        };
    }
    walk.leave(usize::MAX);
    walk.flush();
}

struct Walk<'e> {
    extract: &'e mut Extract,
    /// Blocks around the place: where each ends, and the role of what stands in it.
    open: Vec<(usize, Role)>,
    text: String,
}

impl Walk<'_> {
    fn enter(&mut self, end: usize, role: Option<Role>) {
        self.flush();
        let around = self.open.last().map_or(Role::Body, |(_, role)| *role);
        self.open.push((end, role.unwrap_or(around)));
    }

    /// Ends the blocks that end before a place.
    fn leave(&mut self, at: usize) {
        while self.open.last().is_some_and(|(end, _)| *end <= at) {
            self.flush();
            self.open.pop();
        }
    }

    /// Two line breaks in a row part paragraphs.
    fn line_break(&mut self) {
        if self.text.ends_with('\n') {
            self.flush();
        } else {
            self.text.push('\n');
        }
    }

    fn flush(&mut self) {
        let role = self.open.last().map_or(Role::Body, |(_, role)| *role);
        let text = std::mem::take(&mut self.text);
        match role {
            Role::Headline | Role::Byline => self.extract.block_once(role, &text),
            _ => self.extract.block(role, &text),
        }
    }
}

/// The role that an element gives to what stands in it.
fn role(tree: &Tree, node: usize, name: &str, extract: &Extract) -> Option<Role> {
    let has = |attribute: &str, words: &[&str]| {
        let value = tree.attribute(node, attribute).unwrap_or_default();
        value.split_ascii_whitespace().any(|value| words.iter().any(|word| value.eq_ignore_ascii_case(word)))
    };
    match name {
        "h1" | "hl1" if !extract.has(Role::Headline) && !extract.has(Role::Body) => Some(Role::Headline),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hl1" | "hl2" => Some(Role::CrossHead),
        "li" => Some(Role::ListItem),
        "figcaption" | "caption" | "media-caption" => Some(Role::Caption),
        "byline" => Some(Role::Byline),
        "dateline" => Some(Role::Dateline),
        "media-producer" | "distributor" | "tagline" | "copyrite" => Some(Role::Credit),
        "footer" | "media-metadata" | "media-reference" => Some(Role::Boilerplate),
        _ if has("class", &["byline", "author"]) || has("rel", &["author"]) => Some(Role::Byline),
        _ if has("class", &["dateline"]) => Some(Role::Dateline),
        _ if has("class", &["credit", "copyright"]) => Some(Role::Credit),
        _ if has("class", &["caption", "wp-caption-text"]) => Some(Role::Caption),
        _ => None,
    }
}
