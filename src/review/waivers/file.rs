//! The waiver file.

use super::{Entry, Waivers, is_day};
use crate::review::policy::{Error, above, located, text_of};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The name of a waiver file.
pub const FILE: &str = "retold-waivers.toml";

const HEAD: &str = "\
# Findings that a person let pass; kept by `retold waive` and `retold waivers prune`, sorted.
# An entry holds as long as its words stand: an edit of the phrase voids it, an edit elsewhere does not.
";

/// The file as it is written.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    waiver: Vec<Entry>,
}

/// The waiver file for a copy: in its folder or the nearest folder above.
pub fn find(copy: &Path) -> Option<PathBuf> {
    above(copy, FILE)
}

/// Reads a waiver file.
pub fn read(path: &Path) -> Result<Waivers, Error> {
    let mut waivers = parse(path, &text_of(path)?)?;
    waivers.folder = path.parent().map(Path::to_owned).unwrap_or_default();
    Ok(waivers)
}

/// Waivers from the text of the file `path`, which is only named in errors.
pub fn parse(path: &Path, text: &str) -> Result<Waivers, Error> {
    let content: Content = toml::from_str(text).map_err(|error| located(path, text, error.message(), error.span()))?;
    let mut entries = content.waiver;
    for entry in &entries {
        if let Some(until) = entry.until.as_deref().filter(|until| !is_day(until)) {
            let message = format!("`until` of {} is “{until}”; a day is written 2026-12-31", entry.drift);
            return Err(Error::Content { path: path.to_owned(), place: None, message });
        }
    }
    entries.sort();
    Ok(Waivers { entries, folder: PathBuf::new() })
}

/// The text of a waiver file: the same entries give the same bytes.
pub fn render(waivers: &Waivers) -> String {
    let content = Content { waiver: waivers.entries.clone() };
    // Entries hold text only, in the order that TOML wants: keys before tables.
    let entries = toml::to_string(&content).unwrap_or_default();
    if entries.is_empty() { HEAD.to_owned() } else { format!("{HEAD}\n{entries}") }
}
