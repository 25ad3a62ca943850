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
pub(in crate::review) fn text_of(path: &Path) -> Result<String, Error> {
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
    let rules = rules(table).map_err(|(message, span)| (with_desk(message), span))?;
    Ok(Policy { rules, desks, folder: PathBuf::new() })
}

/// `desk` is taken out before the rules are read; where they tell the keys that they know, it is one of them.
fn with_desk(message: String) -> String {
    let of_rules = message.starts_with("unknown field") && message.contains("`fail-on`");
    if of_rules { message + ", `desk`" } else { message }
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
    let head = Head::deserialize(Deserializer::from(Spanned::new(span, head))).map_err(fault)?;
    Ok(Desk { name: head.name, paths: head.paths, rules: rules(table)? })
}

fn rules(table: Spanned<DeTable>) -> Result<Rules, Fault> {
    let rules = Rules::deserialize(Deserializer::from(table)).map_err(fault)?;
    let percent = rules.omissions.max_percent.is_none_or(|percent| (0.0..=100.0).contains(&percent));
    let negative = |score: Option<f64>| score.is_some_and(|score| score.is_nan() || score < 0.0);
    match (percent, negative(rules.max_drift) || negative(rules.max_spin)) {
        (false, _) => Err(("max-percent is a percentage, 0 to 100".into(), None)),
        (_, true) => Err(("max-drift and max-spin are scores, 0 or more".into(), None)),
        _ => Ok(rules),
    }
}

fn fault(error: toml::de::Error) -> Fault {
    (error.message().to_owned(), error.span())
}

/// An error at a place of a text, with the nearest right key for one that is unknown.
pub(in crate::review) fn located(path: &Path, text: &str, message: &str, span: Option<Range<usize>>) -> Error {
    let place = span.map(|span| {
        let before = &text[..text.floor_char_boundary(span.start)];
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        (1 + before.matches('\n').count(), 1 + line.chars().count())
    });
    Error::Content { path: path.to_owned(), place, message: advised(message) }
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
