//! ninjs, news in JSON, of the IPTC: versions 1.x (`body_text`, `body_xhtml`), 2.x and 3.x (`bodies`, `headlines`).
//!
//! <https://iptc.org/standards/ninjs/>

use super::{Error, error::Place, extract::Extract, html};
use crate::model::{Fields, Role};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The story of a ninjs document; none where the JSON is something else.
pub(super) fn extract(name: &str, text: &str) -> Result<Option<Extract>, Error> {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) if !claims_to_be(text) => return Ok(None),
        Err(error) => {
            let place = Place { line: error.line(), column: error.column() };
            let (name, format) = (name.to_owned(), "ninjs".to_owned());
            // The place is told already.
            let cause = error.to_string().replace(&format!(" at line {} column {}", place.line, place.column), "");
            return Err(Error::Broken { name, format, place: Some(place), cause });
        }
    };
    let Some(item) = value.as_object().filter(|item| is_item(item)) else { return Ok(None) };
    let mut extract = Extract::new("ninjs");
    extract.fields = fields(item);
    let Fields { headline, byline, dateline, .. } = extract.fields.clone();
    for (role, block) in [(Role::Headline, headline), (Role::Byline, byline), (Role::Dateline, dateline)] {
        block.iter().for_each(|block| extract.block(role, block));
    }
    bodies(&mut extract, item);
    if !extract.has(Role::Body) {
        for text in texts(item, "description") {
            extract.block(Role::Caption, &text.value);
        }
    }
    associations(&mut extract, item);
    for key in ["creditline", "copyrightnotice"] {
        if let Some(line) = get(item, key).and_then(Value::as_str) {
            extract.block(Role::Credit, line);
            break;
        }
    }
    Ok(Some(extract))
}

/// Keys that tell a news item from other JSON; `uri` alone is what the standard asks for.
const TELLING: [&str; 9] = [
    "headline",
    "headlines",
    "bodies",
    "body_text",
    "body_xhtml",
    "body_html",
    "versioncreated",
    "representationtype",
    "associations",
];

/// Whether a text that is no JSON means to be a news item.
fn claims_to_be(text: &str) -> bool {
    text.contains("\"uri\"") && TELLING.iter().any(|key| text.contains(&format!("\"{key}")))
}

fn is_item(item: &Map<String, Value>) -> bool {
    let standard = get(item, "standard").and_then(|standard| standard.get("name")).and_then(Value::as_str);
    standard == Some("ninjs")
        || item.contains_key("uri")
            && item.keys().any(|key| {
                let key = key.to_ascii_lowercase();
                TELLING.contains(&key.as_str()) || key.starts_with("body_") || key.starts_with("headline_")
            })
}

/// A value whatever the case of its key: 3.x writes `versionCreated` where 1.x and 2.x write `versioncreated`.
fn get<'v>(item: &'v Map<String, Value>, key: &str) -> Option<&'v Value> {
    item.get(key).or_else(|| item.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value))
}

fn fields(item: &Map<String, Value>) -> Fields {
    let text = |key: &str| match get(item, key) {
        Some(Value::String(text)) => super::extract::folded(text),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let sources = get(item, "infosources").and_then(Value::as_array);
    let source = sources.and_then(|all| all.first()).and_then(|first| first.get("name")).and_then(Value::as_str);
    Fields {
        format: "ninjs".to_owned(),
        headline: texts(item, "headline").into_iter().find_map(|text| super::extract::folded(&plain(&text))),
        byline: text("byline").or_else(|| text("by")),
        dateline: text("dateline"),
        credit: text("creditline").or_else(|| source.map(str::to_owned)).or_else(|| text("copyrightholder")),
        date: text("versioncreated").or_else(|| text("contentcreated")).or_else(|| text("firstcreated")),
        outlet: text("provider").or_else(|| text("copyrightholder")),
        url: text("uri"),
        language: text("language"),
        version: text("version"),
    }
}

/// A text with what it is written in.
struct Text {
    value: String,
    is_html: bool,
}

fn plain(text: &Text) -> String {
    if !text.is_html {
        return text.value.clone();
    }
    let mut extract = Extract::default();
    html::fragment(&mut extract, &text.value);
    extract.finish("", "").text
}

/// The texts under a key in any version: `headline`, `headline_main`, `headlines: [{value, contenttype}]`.
fn texts(item: &Map<String, Value>, key: &str) -> Vec<Text> {
    let is_html = |told: &str| {
        let told = told.to_ascii_lowercase();
        ["html", "richtext", "nitf"].iter().any(|markup| told.contains(markup))
    };
    let (mut texts, mut main) = (Vec::new(), 0);
    let list = if key == "body" { "bodies".to_owned() } else { format!("{key}s") };
    for entry in get(item, &list).and_then(Value::as_array).into_iter().flatten() {
        let Some(entry) = entry.as_object() else { continue };
        let told = |key: &str| get(entry, key).and_then(Value::as_str).unwrap_or_default();
        if told("value").trim().is_empty() {
            continue;
        }
        let text = Text {
            value: told("value").to_owned(),
            is_html: is_html(told("contenttype")) || told("value").trim_start().starts_with("<p"),
        };
        // The main one first, whatever stands before it.
        if told("role").eq_ignore_ascii_case("main") {
            texts.insert(main, text);
            main += 1;
        } else {
            texts.push(text);
        }
    }
    if let Some(text) = get(item, key).and_then(Value::as_str) {
        texts.push(Text { value: text.to_owned(), is_html: false });
    }
    let prefix = format!("{key}_");
    for (name, value) in item.iter().filter(|(name, _)| name.to_ascii_lowercase().starts_with(&prefix)) {
        if let Some(text) = value.as_str() {
            texts.push(Text { value: text.to_owned(), is_html: is_html(name) });
        }
    }
    texts
}

/// The body: with markup where there is one with markup, since that tells paragraphs.
fn bodies(extract: &mut Extract, item: &Map<String, Value>) {
    let mut bodies = texts(item, "body");
    bodies.sort_by_key(|body| !body.is_html);
    for body in bodies {
        match body.is_html {
            true => html::fragment(extract, &body.value),
            false => extract.plain(&body.value),
        }
        if extract.has(Role::Body) {
            return;
        }
    }
}

/// Captions and credits of pictures: what describes an associated item, and whose it is.
fn associations(extract: &mut Extract, item: &Map<String, Value>) {
    let associated: Vec<&Value> = match get(item, "associations") {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(Value::Object(named)) => named.values().collect(),
        _ => Vec::new(),
    };
    let mut credits = BTreeSet::new();
    for other in associated.into_iter().filter_map(Value::as_object) {
        let kind = get(other, "type").and_then(Value::as_str).unwrap_or_default();
        if matches!(kind, "picture" | "graphic" | "video" | "audio" | "") {
            for text in texts(other, "description").iter().take(1) {
                extract.block(Role::Caption, &plain(text));
            }
            credits.extend(get(other, "creditline").and_then(Value::as_str));
        }
    }
    credits.into_iter().for_each(|credit| extract.block(Role::Credit, credit));
}
