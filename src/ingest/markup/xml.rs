//! XML into a tree. No document type is read, so no entity of a document's own is ever expanded or fetched.

use super::Tree;
use crate::{
    ingest::{Error, error::Place},
    model::Notice,
};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// The tree of an XML document, with notices of what was left out.
pub(in crate::ingest) fn tree(name: &str, format: &str, text: &str) -> Result<(Tree, Vec<Notice>), Error> {
    let broken = |at: u64, cause: String| Error::Broken {
        name: name.to_owned(),
        format: format.to_owned(),
        place: Some(Place::of(text, usize::try_from(at).unwrap_or(usize::MAX))),
        cause,
    };
    let mut reader = Reader::from_str(text);
    let (mut tree, mut open, mut unknown) = (Tree::default(), Vec::new(), 0);
    loop {
        match reader.read_event() {
            Err(error) => return Err(broken(reader.error_position(), error.to_string())),
            Ok(Event::Start(start)) => open.push(element(&mut tree, &start)),
            Ok(Event::Empty(start)) => {
                let element = element(&mut tree, &start);
                tree.close(element);
            }
            Ok(Event::End(_)) => open.pop().into_iter().for_each(|element| tree.close(element)),
            Ok(Event::Text(text)) => tree.text(&text),
            Ok(Event::CData(text)) => tree.text(&text),
            Ok(Event::GeneralRef(reference)) => match resolved(&reference) {
                Some(character) => tree.text(character.encode_utf8(&mut [0; 4])),
                None => {
                    unknown += 1;
                    tree.text(&format!("&{};", &*reference));
                }
            },
            Ok(Event::Eof) if open.is_empty() => break,
            Ok(Event::Eof) => {
                let unclosed = open.last().map(|element| tree.name(*element).to_owned()).unwrap_or_default();
                return Err(broken(text.len() as u64, format!("the document ends within <{unclosed}>")));
            }
            Ok(Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_)) => {}
        }
    }
    let notice = || Notice {
        code: "unknown-entities".into(),
        message: format!("{unknown} references to entities that are not of XML itself stand as they were written."),
        span: None,
    };
    Ok((tree, (unknown > 0).then(notice).into_iter().collect()))
}

fn element(tree: &mut Tree, start: &BytesStart) -> usize {
    // An attribute that cannot be read says nothing; the element still does.
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let key = attribute.key.local_name().into_inner().to_ascii_lowercase();
        let value = quick_xml::escape::unescape(&attribute.value).map(|value| value.into_owned());
        (key, value.unwrap_or_else(|_| attribute.value.to_string()))
    });
    let attributes = attributes.collect();
    tree.open(start.local_name().into_inner(), attributes)
}

/// The character of a reference: by number, or one of XML's five and the commonest of HTML.
fn resolved(reference: &quick_xml::events::BytesRef) -> Option<char> {
    if let Some(character) = reference.resolve_char_ref().ok()? {
        return Some(character);
    }
    Some(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "pound" => '£',
        "euro" => '€',
        "copy" => '©',
        "eacute" => 'é',
        _ => return None,
    })
}
