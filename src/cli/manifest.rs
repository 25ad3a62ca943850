//! Which copies are held against which sources: a list of pairs in TOML or CSV.

use super::exit::Error;
use retold::review::policy;
use serde::Deserialize;
use std::{
    ops::Range,
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
    let text = policy::text_of(path).map_err(Error::new)?;
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

fn wrong(path: &Path, text: &str, message: &str, span: Option<Range<usize>>) -> Error {
    Error::new(format!("{}; {SHAPE}", policy::located(path, text, message, span)))
}

fn from_toml(path: &Path, text: &str) -> Result<Vec<Entry>, Error> {
    let content: Content = toml::from_str(text).map_err(|error| wrong(path, text, error.message(), error.span()))?;
    Ok(content.pair)
}

fn from_csv(path: &Path, text: &str) -> Result<Vec<Entry>, Error> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(text.as_bytes());
    let at = |position: Option<&csv::Position>| position.map(|p| p.byte() as usize..p.byte() as usize);
    let mut entries = Vec::new();
    let headers = reader.headers().cloned().map_err(|error| wrong(path, text, &error.to_string(), None))?;
    for record in reader.records() {
        let record = record.map_err(|error| wrong(path, text, &error.to_string(), at(error.position())))?;
        let entry: Entry = record.deserialize(Some(&headers)).map_err(|error| match error.kind() {
            csv::ErrorKind::Deserialize { err, .. } if err.kind().to_string().contains("field `") => {
                wrong(path, text, &err.kind().to_string(), Some(0..0))
            }
            csv::ErrorKind::Deserialize { err, .. } => wrong(path, text, &err.to_string(), at(record.position())),
            _ => wrong(path, text, &error.to_string(), at(record.position())),
        })?;
        if entry.source.as_os_str().is_empty() || entry.copy.as_os_str().is_empty() {
            return Err(wrong(path, text, "source or copy is empty", at(record.position())));
        }
        entries.push(entry);
    }
    Ok(entries)
}
