//! Finding and reading policy files.

use super::{Desk, Error, Policy, Rules};
use serde::Deserialize;
use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf, absolute},
};
use toml::{
    Spanned,
    de::{DeTable, DeValue, Deserializer},
};

/// The name of a policy file.
pub const FILE: &str = "retold.toml";

/// The policy file for a copy: `retold.toml` in its folder or the nearest folder above.
pub fn find(copy: &Path) -> Option<PathBuf> {
    above(copy, FILE)
}

/// The file of this name in the folder of `path` or the nearest folder above.
pub(in crate::review) fn above(path: &Path, name: &str) -> Option<PathBuf> {
    let path = absolute(path).ok()?;
    path.ancestors().skip(1).map(|folder| folder.join(name)).find(|file| file.is_file()).map(|file| shorter(&file))
}

/// A path under the working folder, counted from it: as people write it.
fn shorter(file: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    here.and_then(|here| file.strip_prefix(here).ok()).unwrap_or(file).to_owned()
}

/// A path counted from `folder`, with slashes; unchanged where it lies elsewhere.
pub(in crate::review) fn relative(folder: &Path, path: &str) -> String {
    let (Ok(folder), Ok(whole)) =
        (absolute(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }), absolute(path))
    else {
        return path.to_owned();
    };
    let within = whole.strip_prefix(&folder).unwrap_or(Path::new(path));
    within.to_string_lossy().replace('\\', "/")
}

/// Reads a policy file.
pub fn read(path: &Path) -> Result<Policy, Error> {
    let text = text_of(path)?;
    let mut policy = parse(path, &text)?;
    policy.folder = path.parent().map(Path::to_owned).unwrap_or_default();
    Ok(policy)
}

/// The text of a file of ours.
pub fn text_of(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|cause| {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::InvalidData => {
                Error::Content { path, place: None, message: "is not UTF-8; save it so".into() }
            }
            _ => Error::Io { path, cause },
        }
    })
}

/// A policy from the text of the file `path`, which is only named in errors.
pub fn parse(path: &Path, text: &str) -> Result<Policy, Error> {
    from_text(text).map_err(|(message, span)| located(path, text, &message, span))
}

type Fault = (String, Option<Range<usize>>);

fn from_text(text: &str) -> Result<Policy, Fault> {
    let mut table = DeTable::parse(text).map_err(fault)?;
    let desks = table.get_mut().remove("desk");
    let desks = desks.map(tables).transpose()?.unwrap_or_default();
    let desks = desks.into_iter().map(desk).collect::<Result<_, _>>()?;
    let rules = rules(table).map_err(|fault| with_keys(fault, &["desk"]))?;
    Ok(Policy { rules, desks, folder: PathBuf::new() })
}

/// Some keys are taken out before the rules are read; where the rules tell the keys that they know, these are among them.
fn with_keys((message, span): Fault, keys: &[&str]) -> Fault {
    let of_rules = message.starts_with("unknown field") && message.contains("`fail-on`");
    let keys = keys.iter().filter(|_| of_rules).map(|key| format!(", `{key}`"));
    (message + &keys.collect::<String>(), span)
}

/// The tables of `[[desk]]`.
fn tables<'t>(value: Spanned<DeValue<'t>>) -> Result<Vec<Spanned<DeTable<'t>>>, Fault> {
    let wrong = |span| ("desks are written as [[desk]], each with its paths".to_owned(), Some(span));
    let span = value.span();
    let DeValue::Array(desks) = value.into_inner() else { return Err(wrong(span)) };
    let table = |desk: Spanned<DeValue<'t>>| {
        let span = desk.span();
        match desk.into_inner() {
            DeValue::Table(table) => Ok(Spanned::new(span, table)),
            _ => Err(wrong(span)),
        }
    };
    desks.into_iter().map(table).collect()
}

fn desk(mut table: Spanned<DeTable>) -> Result<Desk, Fault> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        name: String,
        paths: Vec<String>,
    }
    let span = table.span();
    let head: DeTable = ["name", "paths"].iter().filter_map(|key| table.get_mut().remove_entry(*key)).collect();
    // The rules first: a slip of the pen in `paths` is an unknown key, not a missing one.
    let rules = rules(table).map_err(|fault| with_keys(fault, &["name", "paths"]))?;
    let head = Head::deserialize(Deserializer::from(Spanned::new(span.clone(), head))).map_err(fault)?;
    if let Some(open) = head.paths.iter().find(|glob| has_open_bracket(glob)) {
        return Err((format!("the path `{open}` opens a bracket that it does not close"), Some(span)));
    }
    Ok(Desk { name: head.name, paths: head.paths, rules })
}

/// Whether a glob opens a class or a list of alternatives that it does not close: then it matches nothing.
fn has_open_bracket(glob: &str) -> bool {
    let count = |character: char| glob.matches(character).count();
    count('[') > count(']') || count('{') > count('}')
}

fn rules(table: Spanned<DeTable>) -> Result<Rules, Fault> {
    Rules::deserialize(Deserializer::from(table)).map_err(fault)
}

fn fault(error: toml::de::Error) -> Fault {
    (error.message().to_owned(), error.span())
}

/// An error at a place of a text, with the nearest right key for one that is unknown.
pub fn located(path: &Path, text: &str, message: &str, span: Option<Range<usize>>) -> Error {
    let place = span.map(|span| {
        let before = &text[..text.floor_char_boundary(span.start)];
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        (1 + before.matches('\n').count(), 1 + line.chars().count())
    });
    Error::Content { path: path.to_owned(), place, message: plain(&advised(message)) }
}

/// What a deserialiser says of types, in words for people who write policies.
fn plain(message: &str) -> String {
    const WORDS: [(&str, &str); 8] = [
        ("invalid type: ", "wrong kind of value: "),
        ("missing field ", "missing key "),
        ("expected f64", "expected a number"),
        ("expected a boolean", "expected true or false"),
        ("expected a sequence", "expected a list"),
        ("expected a map", "expected a table"),
        ("wanted string or table", "expected a word in quotation marks"),
        ("expected struct ", "expected a table of "),
    ];
    WORDS.iter().fold(message.to_owned(), |message, (theirs, ours)| message.replace(theirs, ours))
}

/// serde names an unknown key or word and the right ones in backticks, in this order: "unknown field `a`, expected one of
/// `b`, `c`". We add which is nearest.
fn advised(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let (Some(wrong), true) = (names.next(), message.starts_with("unknown")) else { return message.to_owned() };
    let kind = if message.starts_with("unknown field") { "unknown key" } else { "unknown word" };
    let mut right: Vec<&str> = names.collect();
    right.sort_by_key(|name| strsim::osa_distance(&wrong.to_lowercase(), name));
    let nearest = right.first().map(|name| format!("; the nearest right one is `{name}`")).unwrap_or_default();
    let others: Vec<&str> = right.into_iter().skip(1).collect();
    let others = if others.is_empty() { String::new() } else { format!(" (others here: {})", others.join(", ")) };
    format!("{kind} `{wrong}`{nearest}{others}")
}
