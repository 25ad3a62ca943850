//! NITF, the News Industry Text Format of the IPTC.
//!
//! <https://iptc.org/standards/nitf/>

use super::{
    Error,
    extract::Extract,
    markup::{Tree, prose, xml},
};
use crate::model::Role;
use std::ops::Range;

/// The story of an NITF document.
pub(super) fn extract(name: &str, text: &str) -> Result<Extract, Error> {
    let (tree, notices) = xml::tree(name, "NITF", text)?;
    let mut extract = Extract::new("nitf");
    extract.notices = notices;
    add(&mut extract, &tree, tree.whole());
    Ok(extract)
}

/// Adds the story of an `nitf` element, alone or within another standard.
pub(super) fn add(extract: &mut Extract, tree: &Tree, range: Range<usize>) {
    let attribute = |element: &str, name: &str| {
        tree.first(range.clone(), element).and_then(|node| tree.attribute(node, name)).map(str::to_owned)
    };
    let text = |path: &[&str]| tree.text_at(range.clone(), path);
    let headline = text(&["hedline", "hl1"]).or_else(|| text(&["hedline"])).or_else(|| text(&["head", "title"]));
    let (byline, dateline) = (text(&["byline"]), text(&["dateline"]));
    let credit = text(&["distributor"]).or_else(|| attribute("doc.copyright", "holder"));
    for (role, block) in [(Role::Headline, &headline), (Role::Byline, &byline), (Role::Dateline, &dateline)] {
        block.iter().for_each(|block| extract.block_once(role, block));
    }
    let fields = &mut extract.fields;
    let keep = |field: &mut Option<String>, value: Option<String>| {
        if field.is_none() {
            *field = value;
        }
    };
    keep(&mut fields.headline, headline);
    keep(&mut fields.byline, byline);
    keep(&mut fields.dateline, dateline);
    keep(&mut fields.credit, credit);
    keep(&mut fields.date, attribute("date.issue", "norm").or_else(|| attribute("date.release", "norm")));
    keep(&mut fields.outlet, attribute("pubdata", "name"));
    keep(&mut fields.url, attribute("doc-id", "id-string"));
    keep(&mut fields.version, attribute("du-key", "version"));
    for node in tree.all(range.clone(), "hl2").filter(|node| in_head(tree, &range, *node)) {
        tree.text_of(node).iter().for_each(|text| extract.block(Role::CrossHead, text));
    }
    match tree.first(range.clone(), "body.content") {
        Some(content) => prose::add(extract, tree, tree.inside(content)),
        None => {
            tree.first(range.clone(), "body").into_iter().for_each(|body| prose::add(extract, tree, tree.inside(body)))
        }
    }
    if let Some(end) = tree.first(range, "body.end") {
        prose::add(extract, tree, tree.inside(end));
    }
}

fn in_head(tree: &Tree, range: &Range<usize>, node: usize) -> bool {
    tree.first(range.clone(), "body.head").is_some_and(|head| tree.inside(head).contains(&node))
}
