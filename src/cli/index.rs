//! `retold index`: a kept index of stories, in which the sources of an incoming article are found.

use super::{
    Exit,
    args::{Index as Arguments, IndexCommand, IndexFormat},
    exit::Error,
    trace::{from_jsonl, from_paths},
};
use retold::{
    index::Index,
    ingest,
    model::{Match, Original},
    render::{Paint, tree},
};
use std::{
    io::{self, Write},
    path::Path,
};

/// How many stories are added in one transaction: what a kill may lose.
const TRANSACTION: usize = 1000;

pub fn run(arguments: &Arguments, paint: Paint) -> Result<Exit, Error> {
    match &arguments.command {
        IndexCommand::Add { index, paths, jsonl, every } => {
            let originals = match jsonl {
                Some(path) => from_jsonl(path)?,
                None => from_paths(paths)?,
            };
            add(Path::new(index), &originals, every.unwrap_or(TRANSACTION).max(1))
        }
        IndexCommand::Search { index, article, limit, format } => {
            let article = ingest::read(article, &ingest::Limits::default()).map_err(Error::new)?;
            let found = Index::open(Path::new(index)).and_then(|index| index.search(&article, *limit));
            show(&found.map_err(Error::new)?, *format, paint)
        }
        IndexCommand::Info { index } => {
            let count = Index::open(Path::new(index)).and_then(|index| index.len()).map_err(Error::new)?;
            writeln!(io::stdout().lock(), "{count} stories")?;
            Ok(Exit::Done)
        }
    }
}

/// Adds in transactions and says after each how many stories are safely in the file.
fn add(path: &Path, originals: &[Original], every: usize) -> Result<Exit, Error> {
    let index = Index::create(path).map_err(Error::new)?;
    let mut out = io::stdout().lock();
    for originals in originals.chunks(every) {
        let added = index.add(originals).map_err(Error::new)?;
        let count = index.len().map_err(Error::new)?;
        writeln!(out, "{added} added, {count} stories")?;
        out.flush()?;
    }
    Ok(Exit::Done)
}

fn show(found: &[Match], format: IndexFormat, paint: Paint) -> Result<Exit, Error> {
    let mut out = io::stdout().lock();
    match format {
        IndexFormat::Terminal => out.write_all(tree::matches(found, paint).as_bytes())?,
        IndexFormat::Json => {
            serde_json::to_writer_pretty(&mut out, found).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
