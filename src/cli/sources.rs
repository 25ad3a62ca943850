//! The documents of a command that takes many: files, folders, globs, JSON Lines.

use super::{Voice, exit::Error};
use retold::{
    ingest,
    model::{Fields, Original},
};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    date: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
}

impl Line {
    fn original(self) -> Original {
        let fields = Fields { date: self.date, outlet: self.outlet, url: self.url, ..Fields::default() };
        Original { name: self.id, text: self.text, encoding: "UTF-8".into(), fields, ..Original::default() }
    }
}

/// The lines of a file, or of standard input where it is called `-`, and what to call them.
pub fn lines(path: &str) -> Result<(String, Box<dyn BufRead>), Error> {
    if path == "-" {
        return Ok(("standard input".into(), Box::new(BufReader::new(io::stdin()))));
    }
    let refused = |cause| Error::new(ingest::Error::of(path, cause));
    let file = File::open(path).map_err(refused)?;
    if file.metadata().map_err(refused)?.is_dir() {
        return Err(refused(io::ErrorKind::IsADirectory.into()));
    }
    Ok((path.into(), Box::new(BufReader::new(file))))
}

/// Documents as JSON Lines, from a file or standard input, one after the other.
pub fn from_jsonl(path: &str) -> Result<impl Iterator<Item = Result<Original, Error>>, Error> {
    let (name, input) = lines(path)?;
    let is_empty = |line: &io::Result<String>| line.as_ref().is_ok_and(|line| line.trim().is_empty());
    let lines = input.lines().enumerate().filter(move |(_, line)| !is_empty(line));
    Ok(lines.map(move |(at, line)| {
        let place = format!("{name}, line {}", at + 1);
        let line = line.map_err(|error| Error::new(format!("{place}: {error}")))?;
        serde_json::from_str(&line).map(Line::original).map_err(|error| {
            Error::new(format!("{place}, {}; a line is {{\"id\": \"…\", \"text\": \"…\"}}", fault(&error)))
        })
    }))
}

/// What is wrong with a line of JSON, and where in it.
pub fn fault(error: &serde_json::Error) -> String {
    let said = error.to_string();
    format!("column {}: {}", error.column(), said.split(" at line ").next().unwrap_or_default())
}

/// Refuses documents of one name: names stand for documents in what is told of them.
pub fn named_apart(originals: Vec<Original>) -> Result<Vec<Original>, Error> {
    let mut names = FxHashSet::default();
    let twice = originals.iter().find(|original| !names.insert(original.name.as_str()));
    match twice.map(|original| &original.name) {
        Some(name) => Err(Error::new(format!("“{name}” names two documents; give each an id of its own"))),
        None => Ok(originals),
    }
}

/// The documents of files, folders and globs, each once. What was named must be a document; what a folder or a glob holds
/// beside documents is passed over with a notice.
pub fn from_paths(paths: &[String], voice: Voice) -> Result<Vec<Original>, Error> {
    if paths.is_empty() {
        return Err(Error::new("name documents, folders or globs, or give --jsonl FILE"));
    }
    let mut known = FxHashSet::default();
    let mut originals = Vec::new();
    for path in paths {
        let (files, is_named) = files(path)?;
        for file in files {
            if !known.insert(fs::canonicalize(&file).unwrap_or_else(|_| PathBuf::from(&file))) {
                continue;
            }
            match ingest::read(&file, &ingest::Limits::default()) {
                Ok(original) => originals.push(original),
                Err(error) if is_named => return Err(Error::new(error)),
                Err(error) if voice == Voice::Quiet => drop(error),
                Err(error) => eprintln!("retold: passed over: {error}"),
            }
        }
    }
    match originals.is_empty() {
        true => Err(Error::new(format!("{}: no documents there; check the path", paths.join(", ")))),
        false => Ok(originals),
    }
}

/// The files that a path stands for, sorted, and whether it is the name of one.
fn files(path: &str) -> Result<(Vec<String>, bool), Error> {
    let is_glob = !Path::new(path).exists() && path.contains(['*', '?', '[', '{']);
    if !is_glob && !Path::new(path).is_dir() {
        return Ok((vec![path.to_owned()], true));
    }
    let mut files = walk(if is_glob { before_glob(path) } else { Path::new(path) })?;
    files.retain(|file| !is_glob || fast_glob::glob_match(path, file));
    files.sort();
    Ok((files, false))
}

/// The folder of a glob in which everything that it matches lies.
fn before_glob(glob: &str) -> &Path {
    let plain = glob.find(['*', '?', '[', '{']).unwrap_or(glob.len());
    match glob[..plain].rfind('/') {
        Some(0) => Path::new("/"),
        Some(end) => Path::new(&glob[..end]),
        None => Path::new(""),
    }
}

/// The files in a folder and in the folders within it, but for hidden ones. Links to folders are not followed: they may
/// lead round in a circle.
fn walk(folder: &Path) -> Result<Vec<String>, Error> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
        let failed = |cause| Error::new(ingest::Error::of(&here.to_string_lossy(), cause));
        for entry in fs::read_dir(here).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let (name, path) = (entry.file_name(), folder.join(entry.file_name()));
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            match entry.file_type().map_err(failed)?.is_dir() {
                true => folders.push(path),
                false if path.is_file() => found.push(path.display().to_string()),
                false => {}
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::before_glob;
    use std::path::Path;

    #[test]
    fn a_glob_is_looked_for_in_the_folder_before_its_first_wildcard() {
        for (glob, folder) in [("wires/2026-*/a?.txt", "wires"), ("*.txt", ""), ("/*.txt", "/"), ("a/b/[cd].md", "a/b")]
        {
            assert_eq!(before_glob(glob), Path::new(folder), "{glob}");
        }
    }
}
