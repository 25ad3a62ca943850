//! HTML pages and fragments. The main content of a page is found by `dom_smoothie`, after Mozilla's Readability.

use super::{
    extract::Extract,
    markup::{Tree, prose},
};
use crate::model::{Notice, Role};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use std::borrow::Cow;

/// Beyond this much markup a page is read as it stands: finding its main content costs more than linear time.
const ELEMENTS: usize = 40_000;
/// Nesting beyond this is no page that people wrote.
const DEPTH: usize = 400;

/// More attributes than these are no tag that people wrote; the parser's cost grows with their square.
const ATTRIBUTES: usize = 256;

/// The story of a page.
pub(super) fn extract(text: &str) -> Extract {
    let mut extract = Extract::new("html");
    let page = Document::from(&*without_bloated_tags(text));
    let (whole, depth) = tree(&page.root());
    if depth > DEPTH || whole.whole().len() > ELEMENTS {
        let message = "The page is nested too deeply or too large to find its main content; all of it is taken.".into();
        extract.notices.push(Notice { code: "whole-page".into(), message, span: None });
        prose::add(&mut extract, &whole, whole.whole());
        return extract;
    }
    // Classes tell bylines and captions.
    let config = Config { max_elements_to_parse: ELEMENTS, keep_classes: true, ..Config::default() };
    let article = Readability::with_document(page, None, Some(config)).and_then(|mut reader| reader.parse());
    let Ok(article) = article else {
        // Too little text to tell the main content: all of it is.
        page_fields(&mut extract, &whole);
        prose::add(&mut extract, &whole, whole.whole());
        return extract;
    };
    let own = whole.first(whole.whole(), "h1").and_then(|node| whole.text_of(node));
    let fields = &mut extract.fields;
    fields.headline = own.or_else(|| super::extract::folded(&article.title));
    fields.byline = article.byline.as_deref().and_then(super::extract::folded);
    fields.date = article.published_time.map(|date| date.to_string());
    fields.outlet = article.site_name.map(|name| name.to_string());
    fields.url = canonical(&whole);
    fields.language = article.lang.map(|language| language.to_string());
    let (headline, byline) = (fields.headline.clone(), fields.byline.clone());
    headline.iter().for_each(|text| extract.block(Role::Headline, text));
    byline.iter().for_each(|text| extract.block(Role::Byline, text));
    let (content, _) = tree(&Document::from(&*article.content).root());
    prose::add(&mut extract, &content, content.whole());
    extract
}

/// Adds the prose of a fragment of HTML.
pub(super) fn fragment(extract: &mut Extract, text: &str) {
    let (tree, _) = tree(&Document::from(&*without_bloated_tags(text)).root());
    prose::add(extract, &tree, tree.whole());
}

/// A text whose tags with very many attributes have none.
fn without_bloated_tags(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let (mut copied, mut at) = (0, 0);
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        let rest = &text[open + 1..];
        let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
        at = open + 1 + name.len();
        // What looks like a tag in a script, a style or a comment is none.
        let raw = ["script", "style"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
        if let Some(end) = raw.map(|raw| format!("</{raw}")).or_else(|| rest.starts_with("!--").then(|| "-->".into())) {
            at = rest.find(&end).map_or(text.len(), |end| open + 1 + end);
        } else if !name.is_empty() {
            let (end, attributes) = attributes(&text[at..]);
            if attributes > ATTRIBUTES {
                kept.push_str(&text[copied..at]);
                copied = at + end;
            }
            at += end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[copied..]);
    Cow::Owned(kept)
}

/// Where the attributes at the start of a text end, before the `>`, and how many there are at most.
fn attributes(text: &str) -> (usize, usize) {
    let (mut quote, mut count, mut before) = (None, 0, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (at, count),
            (None, b'"' | b'\'') if before == b'=' => (quote, count) = (Some(byte), count + 1),
            (None, b'/' | b'"' | b'\'') => count += 1,
            (None, byte) => count += usize::from(byte.is_ascii_whitespace()),
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    (text.len(), count)
}

/// What a page says of itself where it is too short for more.
fn page_fields(extract: &mut Extract, page: &Tree) {
    extract.fields.headline = page.text_at(page.whole(), &["h1"]).or_else(|| page.text_at(page.whole(), &["title"]));
    extract.fields.url = canonical(page);
    let language = page.first(page.whole(), "html").and_then(|node| page.attribute(node, "lang"));
    extract.fields.language = language.map(str::to_owned);
}

fn canonical(page: &Tree) -> Option<String> {
    let link = page.all(page.whole(), "link").find(|node| page.attribute(*node, "rel") == Some("canonical"))?;
    page.attribute(link, "href").map(str::to_owned)
}

/// The tree of a parsed page and its depth, walked without recursion.
fn tree(root: &NodeRef) -> (Tree, usize) {
    let mut tree = Tree::default();
    let mut open: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut next = root.first_child();
    // The path of nodes down to where we are, to go on behind them.
    let mut path: Vec<NodeRef> = Vec::new();
    loop {
        let Some(node) = next else {
            let Some(parent) = path.pop() else { break };
            open.pop().into_iter().for_each(|element| tree.close(element));
            next = parent.next_sibling();
            continue;
        };
        if node.is_text() {
            tree.text(&node.text());
        } else if node.is_element() {
            let name = node.node_name().unwrap_or_default();
            let attributes = node.attrs();
            let attributes =
                attributes.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
            open.push(tree.open(&name, attributes.collect()));
            depth = depth.max(open.len());
            next = node.first_child();
            path.push(node);
            continue;
        }
        next = node.next_sibling();
    }
    (tree, depth)
}

#[cfg(test)]
mod tests {
    use super::without_bloated_tags;

    #[test]
    fn only_tags_with_very_many_attributes_lose_them() {
        let many = " a".repeat(300);
        let page = format!("<p class='x' title=\">\">One</p><p{many}>Two</p>");
        assert_eq!(without_bloated_tags(&page), "<p class='x' title=\">\">One</p><p>Two</p>");
        for text in ["", "<", "a < b", "<p title='", "<p>One</p>"] {
            assert_eq!(without_bloated_tags(text), text);
        }
        assert_eq!(without_bloated_tags(&format!("é<b/{many}")), "é<b", "a tag that never ends");
        let words = "it's a < b, a word ".repeat(300);
        for text in
            [format!("<p>{words}</p>"), format!("<script>if (i<n){words}</script>"), format!("<!-- <p {words}> -->")]
        {
            assert_eq!(without_bloated_tags(&text), text, "no tag is in it");
        }
    }
}
