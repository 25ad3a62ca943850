//! NewsML-G2, the news exchange format of the IPTC: the text and metadata of a news item.
//!
//! <https://iptc.org/standards/newsml-g2/>

use super::{
    Error,
    error::Place,
    extract::Extract,
    markup::{Tree, prose, xml},
    nitf,
};
use crate::model::{Fields, Notice, Role};
use std::ops::Range;

/// The story of a NewsML-G2 document: of a news item, or of the first with text in a news message. Where that is the only
/// one with text, the captions of the other items are its pictures'.
pub(super) fn extract(name: &str, text: &str) -> Result<Extract, Error> {
    let (tree, notices) = xml::tree(name, "NewsML-G2", text)?;
    let items = outermost(&tree);
    let (mut found, mut pictures) = (Vec::new(), Vec::new());
    for &item in &items {
        let extract = item_of(&tree, item);
        if extract.has(Role::Body) || (items.len() == 1 && !extract.is_empty()) {
            found.push(extract);
        } else {
            pictures.push(extract);
        }
    }
    let others = found.len().saturating_sub(1);
    let Some(mut extract) = found.into_iter().next() else {
        let cause = "it has no newsItem with a text; a package only names other items".to_owned();
        let (name, format) = (name.to_owned(), "NewsML-G2".to_owned());
        return Err(Error::Broken { name, format, place: Some(Place { line: 1, column: 1 }), cause });
    };
    extract.notices.extend(notices);
    if others == 0 {
        pictures.iter().for_each(|picture| extract.take_from(picture, Role::Caption));
    } else {
        let message = format!("{others} more news items of the message have a text; the first one is taken.");
        extract.notices.push(Notice { code: "several-items".into(), message, span: None });
    }
    Ok(extract)
}

/// The news items of a document; what claims to be one within another belongs to that.
fn outermost(tree: &Tree) -> Vec<usize> {
    let mut end = 0;
    let outer = |item: &usize| {
        let is_outer = *item >= end;
        if is_outer {
            end = tree.inside(*item).end;
        }
        is_outer
    };
    tree.all(tree.whole(), "newsitem").filter(outer).collect()
}

fn item_of(tree: &Tree, item: usize) -> Extract {
    let mut extract = Extract::new("newsml-g2");
    let range = tree.inside(item);
    extract.fields = fields(tree, item, "newsml-g2");
    let Fields { headline, byline, dateline, .. } = extract.fields.clone();
    for (role, block) in [(Role::Headline, headline), (Role::Byline, byline), (Role::Dateline, dateline)] {
        block.iter().for_each(|block| extract.block(role, block));
    }
    for content in tree.all(range.clone(), "contentset").take(1) {
        contents(&mut extract, tree, tree.inside(content));
    }
    for node in tree.all(meta(tree, range.clone()), "description") {
        let role = tree.attribute(node, "role").unwrap_or_default();
        if role.ends_with("caption") || !extract.has(Role::Body) {
            tree.text_of(node).iter().for_each(|text| extract.block_once(Role::Caption, text));
        }
    }
    if let Some(line) = tree.text_at(meta(tree, range), &["creditline"]) {
        extract.block(Role::Credit, &line);
    }
    extract
}

/// The range of an item's metadata of its content; empty where it has none.
fn meta(tree: &Tree, range: Range<usize>) -> Range<usize> {
    tree.first(range, "contentmeta").map_or(0..0, |meta| tree.inside(meta))
}

fn fields(tree: &Tree, item: usize, format: &str) -> Fields {
    let range = tree.inside(item);
    let meta = meta(tree, range.clone());
    let text = |path: &[&str]| tree.text_at(meta.clone(), path);
    let named = |element: &str| {
        let node = tree.first(range.clone(), element)?;
        let name = tree.text_of(node);
        name.or_else(|| tree.attribute(node, "literal").or(tree.attribute(node, "qcode")).map(str::to_owned))
    };
    let language = tree.first(meta.clone(), "language").and_then(|node| tree.attribute(node, "tag"));
    Fields {
        format: format.to_owned(),
        headline: text(&["headline"]),
        byline: text(&["by"]).or_else(|| text(&["creator", "name"])),
        dateline: text(&["dateline"]),
        credit: text(&["creditline"]).or_else(|| text(&["infosource", "name"])).or_else(|| named("copyrightholder")),
        date: tree.text_at(range.clone(), &["versioncreated"]).or_else(|| text(&["contentmodified"])),
        outlet: named("provider"),
        url: tree.attribute(item, "guid").map(str::to_owned),
        language: language.or(tree.attribute(item, "lang")).map(str::to_owned),
        version: tree.attribute(item, "version").map(str::to_owned),
    }
}

/// The text of the content set: the first rendition that has one.
fn contents(extract: &mut Extract, tree: &Tree, range: Range<usize>) {
    for node in range.clone().filter(|node| matches!(tree.name(*node), "inlinexml" | "inlinedata")) {
        let inside = tree.inside(node);
        if let Some(story) = tree.first(inside.clone(), "nitf") {
            nitf::add(extract, tree, tree.inside(story));
        } else if tree.name(node) == "inlinexml" {
            prose::add(extract, tree, inside);
        } else {
            let text = tree.raw_text(node);
            match tree.attribute(node, "contenttype").unwrap_or_default().contains("html") {
                true => super::html::fragment(extract, &text),
                false => extract.plain(&text),
            }
        }
        if extract.has(Role::Body) {
            return;
        }
    }
}
