//! DOCX, the word processor's format of ISO/IEC 29500: a ZIP archive with the text in `word/document.xml`.

use super::{
    Error, Limits,
    extract::{Extract, folded},
    markup::{Tree, xml},
};
use crate::model::Role;
use std::{
    io::{Cursor, Read},
    ops::Range,
};
use zip::ZipArchive;

const DOCUMENT: &str = "word/document.xml";

/// Whether the bytes begin as a ZIP archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The story of a DOCX document; none where the archive holds no such document.
///
/// Each part may be as large as the limit when expanded, whatever its size in the archive.
pub(super) fn extract(name: &str, bytes: &[u8], limits: &Limits) -> Result<Option<Extract>, Error> {
    let broken = |cause: String| Error::Broken { name: name.to_owned(), format: "DOCX".to_owned(), place: None, cause };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(format!("the archive: {error}")))?;
    if archive.index_for_name(DOCUMENT).is_none() {
        return Ok(None);
    }
    let text = part(&mut archive, DOCUMENT, name, limits)?;
    let (tree, notices) = xml::tree(name, "DOCX", &text)?;
    let mut extract = Extract::new("docx");
    extract.notices = notices;
    if archive.index_for_name("docProps/core.xml").is_some() {
        let core = part(&mut archive, "docProps/core.xml", name, limits)?;
        properties(&mut extract, &xml::tree(name, "DOCX", &core)?.0);
    }
    let body = tree.first(tree.whole(), "body").map_or(0..0, |body| tree.inside(body));
    for paragraph in tree.all(body, "p") {
        let text = text_of(&tree, tree.inside(paragraph));
        let role = role(&tree, paragraph, &extract);
        if role == Role::Headline && extract.fields.headline.is_none() {
            extract.fields.headline = folded(&text);
        }
        if role == Role::Byline && extract.fields.byline.is_none() {
            extract.fields.byline = folded(&text);
        }
        extract.block(role, &text);
    }
    Ok(Some(extract))
}

/// A part of the archive as text.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str, name: &str, limits: &Limits) -> Result<String, Error> {
    let broken = |cause: String| Error::Broken {
        name: name.to_owned(),
        format: "DOCX".to_owned(),
        place: None,
        cause: format!("{part}: {cause}"),
    };
    let file = archive.by_name(part).map_err(|error| broken(error.to_string()))?;
    let mut bytes = Vec::new();
    file.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| broken(error.to_string()))?;
    if bytes.len() as u64 > limits.bytes {
        return Err(Error::TooLarge { name: name.to_owned(), limit: limits.bytes });
    }
    let decoded = super::encoding::decode(&bytes).ok_or_else(|| broken("is not text".to_owned()))?;
    Ok(decoded.text)
}

/// What the document says of itself, in Dublin Core terms.
fn properties(extract: &mut Extract, core: &Tree) {
    let text = |name: &str| core.text_at(core.whole(), &[name]);
    let fields = &mut extract.fields;
    fields.byline = text("creator");
    fields.date = text("modified").or_else(|| text("created"));
    fields.language = text("language");
    fields.version = text("revision");
}

/// The words of a paragraph. Text of tracked deletions is `delText`, so it is not among them; a text box within has
/// paragraphs of its own.
fn text_of(tree: &Tree, range: Range<usize>) -> String {
    let mut text = String::new();
    let mut at = range.start;
    while at < range.end {
        match tree.name(at) {
            "t" => {
                text.push_str(&tree.raw_text(at));
                at = tree.inside(at).end;
                continue;
            }
            "tab" | "br" | "cr" => text.push(' '),
            "nobreakhyphen" => text.push('-'),
            "p" | "del" | "movefrom" | "ppr" | "rpr" => {
                at = tree.inside(at).end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    text
}

/// The role that the style of a paragraph tells.
fn role(tree: &Tree, paragraph: usize, extract: &Extract) -> Role {
    let inside = tree.inside(paragraph);
    // A paragraph's properties are its first element; those of a text box within it are not its own.
    let first = inside.into_iter().find(|node| !tree.name(*node).is_empty()).filter(|node| tree.name(*node) == "ppr");
    let properties = first.map_or(0..0, |properties| tree.inside(properties));
    let style = tree.first(properties.clone(), "pstyle").and_then(|style| tree.attribute(style, "val"));
    let style = style.unwrap_or_default().to_ascii_lowercase();
    let opens = || !extract.has(Role::Headline) && !extract.has(Role::Body);
    match style.as_str() {
        "title" | "headline" => Role::Headline,
        "heading1" if opens() => Role::Headline,
        "caption" => Role::Caption,
        "byline" | "author" => Role::Byline,
        "dateline" => Role::Dateline,
        "credit" => Role::Credit,
        "subtitle" => Role::CrossHead,
        heading if heading.starts_with("heading") => Role::CrossHead,
        list if list.starts_with("list") || tree.first(properties, "numpr").is_some() => Role::ListItem,
        _ => Role::Body,
    }
}
