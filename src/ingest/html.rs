//! HTML pages and fragments. The main content of a page is found by `dom_smoothie`, after Mozilla's Readability.

use super::{
    extract::Extract,
    markup::{Tree, prose},
};
use crate::model::{Notice, Role};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Beyond this much markup a page is read as it stands: finding its main content costs more than linear time.
const ELEMENTS: usize = 40_000;
/// Nesting beyond this is no page that people wrote.
const DEPTH: usize = 400;

/// The story of a page.
pub(super) fn extract(text: &str) -> Extract {
    let mut extract = Extract::new("html");
    let page = Document::from(text);
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
    let (tree, _) = tree(&Document::from(text).root());
    prose::add(extract, &tree, tree.whole());
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
