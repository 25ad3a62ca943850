//! `retold trace`: many documents, the stories that they tell, and which was made from which.

use super::{
    Exit,
    args::{Trace, TraceFormat, When},
    exit::Error,
};
use retold::{
    ingest,
    model::{Blame, Fields, Original},
    render::{Paint, dot, prov, tree},
};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    path::Path,
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

pub fn run(arguments: &Trace, paint: Paint) -> Result<Exit, Error> {
    if let Some(sources) = &arguments.against {
        return against(arguments, sources, paint);
    }
    let originals = match &arguments.jsonl {
        Some(path) => from_jsonl(path)?.collect::<Result<_, _>>()?,
        None => from_paths(&arguments.paths)?,
    };
    let drifts = match arguments.drifts {
        When::Auto => arguments.jsonl.is_none(),
        When::Always => true,
        When::Never => false,
    };
    match &arguments.blame {
        Some(what) => blame(arguments, &originals, what, paint),
        None => {
            let trace = retold::trace(&originals, drifts);
            write(&match arguments.format {
                TraceFormat::Terminal => tree::render(&trace, paint),
                TraceFormat::Json => json(&trace)?,
                TraceFormat::Prov => prov::render(&trace),
                TraceFormat::Dot => dot::render(&trace),
            })?;
            Ok(Exit::Done)
        }
    }
}

/// Where the sentences of one document are from.
fn against(arguments: &Trace, sources: &str, paint: Paint) -> Result<Exit, Error> {
    let [path] = &arguments.paths[..] else {
        return Err(Error::new("--against FOLDER takes one document; name the file whose sentences to look for"));
    };
    let document = ingest::read(path, &ingest::Limits::default()).map_err(Error::new)?;
    // The article itself may lie in the folder.
    let place = |path: &str| fs::canonicalize(path).ok();
    let is_other = |source: &Original| place(&source.name).is_none_or(|found| Some(found) != place(path));
    let sources: Vec<Original> = from_paths(&[sources.to_owned()])?.into_iter().filter(is_other).collect();
    let provenance = retold::lineage::provenance(&document, &sources);
    write(&match arguments.format {
        TraceFormat::Terminal => tree::provenance(&provenance, paint),
        TraceFormat::Json => json(&provenance)?,
        TraceFormat::Prov | TraceFormat::Dot => {
            return Err(Error::new("--against is shown as terminal or json; take one of these for --format"));
        }
    })?;
    Ok(Exit::Done)
}

/// At which hop a phrase or a finding came in. What looks like a fingerprint is looked for among the findings first.
fn blame(arguments: &Trace, originals: &[Original], what: &str, paint: Paint) -> Result<Exit, Error> {
    let is_fingerprint = what.len() >= 6 && what.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let mut blame = Blame { phrase: what.to_owned(), hops: Vec::new() };
    if is_fingerprint {
        blame.hops = retold::lineage::blame_drift(&retold::trace(originals, true), what);
    }
    if blame.hops.is_empty() {
        blame = retold::lineage::blame(&retold::trace(originals, false), originals, what);
    }
    write(&match arguments.format {
        TraceFormat::Terminal => tree::blame(&blame, paint),
        TraceFormat::Json => json(&blame)?,
        TraceFormat::Prov | TraceFormat::Dot => {
            return Err(Error::new("--blame is shown as terminal or json; take one of these for --format"));
        }
    })?;
    Ok(if blame.hops.is_empty() { Exit::Found } else { Exit::Done })
}

fn write(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    Ok(serde_json::to_string_pretty(value).map_err(io::Error::from)? + "\n")
}

/// Documents as JSON Lines, from a file or standard input, one after the other.
pub fn from_jsonl(path: &str) -> Result<impl Iterator<Item = Result<Original, Error>>, Error> {
    let (name, input): (_, Box<dyn BufRead>) = match path {
        "-" => ("standard input", Box::new(BufReader::new(io::stdin()))),
        _ => (path, Box::new(BufReader::new(File::open(path).map_err(|e| Error::new(format!("{path}: {e}")))?))),
    };
    let name = name.to_owned();
    let is_empty = |line: &io::Result<String>| line.as_ref().is_ok_and(|line| line.trim().is_empty());
    let lines = input.lines().enumerate().filter(move |(_, line)| !is_empty(line));
    Ok(lines.map(move |(at, line)| {
        serde_json::from_str(&line?).map(Line::original).map_err(|error| {
            Error::new(format!("{name}, line {}: {error}; a line is {{\"id\": \"…\", \"text\": \"…\"}}", at + 1))
        })
    }))
}

/// The documents of files and folders.
pub fn from_paths(paths: &[String]) -> Result<Vec<Original>, Error> {
    if paths.is_empty() {
        return Err(Error::new("name documents or folders to trace, or --jsonl FILE"));
    }
    let files = paths.iter().map(|path| files(path)).collect::<Result<Vec<_>, _>>()?.concat();
    files.iter().map(|file| ingest::read(file, &ingest::Limits::default()).map_err(Error::new)).collect()
}

/// A file itself; the files of a folder and of the folders in it, sorted.
fn files(path: &str) -> Result<Vec<String>, Error> {
    if !Path::new(path).is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let (mut found, mut folders) = (Vec::new(), vec![Path::new(path).to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| Error::new(format!("{}: {error}", folder.display())))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    Ok(found)
}
