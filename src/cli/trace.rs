//! `retold trace`: many documents, the stories that they tell, and which was made from which.

use super::{
    Exit,
    args::{Trace, TraceFormat},
    exit::Error,
};
use retold::{
    ingest,
    model::{Fields, Original},
    render::{Paint, tree},
};
use serde::Deserialize;
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

pub fn run(arguments: &Trace, paint: Paint) -> Result<Exit, Error> {
    let originals = match &arguments.jsonl {
        Some(path) if path == "-" => from_lines("standard input", io::stdin().lock())?,
        Some(path) => {
            from_lines(path, BufReader::new(File::open(path).map_err(|e| Error::new(format!("{path}: {e}")))?))?
        }
        None => from_paths(&arguments.paths)?,
    };
    let trace = retold::lineage::trace(&originals);
    let mut out = io::stdout().lock();
    match arguments.format {
        TraceFormat::Terminal => out.write_all(tree::render(&trace, paint).as_bytes())?,
        TraceFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &trace).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn from_lines(name: &str, input: impl BufRead) -> Result<Vec<Original>, Error> {
    let mut originals = Vec::new();
    for (at, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|error| {
            Error::new(format!("{name}, line {}: {error}; a line is {{\"id\": \"…\", \"text\": \"…\"}}", at + 1))
        })?;
        let fields = Fields { date: line.date, outlet: line.outlet, url: line.url, ..Fields::default() };
        originals.push(Original {
            name: line.id,
            text: line.text,
            encoding: "UTF-8".into(),
            fields,
            ..Original::default()
        });
    }
    Ok(originals)
}

fn from_paths(paths: &[String]) -> Result<Vec<Original>, Error> {
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
