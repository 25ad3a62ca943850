//! Which copies are held against which sources: a list of pairs in TOML or CSV.

use super::exit::Error;
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A copy to judge, with its source and its policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The earlier text.
    pub source: PathBuf,
    /// The text that retells it.
    pub copy: PathBuf,
    /// The policy; found upwards from the copy unless given.
    #[serde(default)]
    pub policy: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default)]
    pair: Vec<Entry>,
}

/// The pairs of a manifest; its paths are counted from its folder.
pub fn read(path: &Path) -> Result<Vec<Entry>, Error> {
    let text = fs::read_to_string(path).map_err(|error| Error::new(format!("{}: {error}", path.display())))?;
    let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let mut entries = if is_csv { from_csv(path, &text)? } else { from_toml(path, &text)? };
    let folder = path.parent().unwrap_or(Path::new(""));
    for entry in &mut entries {
        entry.source = folder.join(&entry.source);
        entry.copy = folder.join(&entry.copy);
        entry.policy = entry.policy.take().filter(|policy| !policy.as_os_str().is_empty()).map(|p| folder.join(p));
    }
    match entries.is_empty() {
        true => Err(Error::new(format!("{}: names no pair; {SHAPE}", path.display()))),
        false => Ok(entries),
    }
}

const SHAPE: &str = "a pair is [[pair]] with source = \"…\" and copy = \"…\", or a CSV row under source,copy,policy";

fn from_toml(path: &Path, text: &str) -> Result<Vec<Entry>, Error> {
    let content: Content = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| 1 + text[..text.floor_char_boundary(span.start)].matches('\n').count());
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        Error::new(format!("{}{line}: {}; {SHAPE}", path.display(), error.message()))
    })?;
    Ok(content.pair)
}

fn from_csv(path: &Path, text: &str) -> Result<Vec<Entry>, Error> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let rows: Result<Vec<Entry>, csv::Error> = reader.deserialize().collect();
    rows.map_err(|error| Error::new(format!("{}: {error}; {SHAPE}", path.display())))
}
