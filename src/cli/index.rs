//! `retold index`: a kept index of stories, in which the sources of an incoming article are found.

use super::{
    Exit, Voice,
    args::{Index as Arguments, IndexCommand, IndexFormat},
    exit::Error,
    sources::{from_jsonl, from_paths},
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

pub fn run(arguments: &Arguments, paint: Paint, voice: Voice) -> Result<Exit, Error> {
    match &arguments.command {
        IndexCommand::Add { index, paths, jsonl, every } => {
            let (index, every) = (Path::new(index), every.unwrap_or(TRANSACTION).max(1));
            match jsonl {
                Some(path) => add(index, from_jsonl(path)?, every),
                None => add(index, from_paths(paths, voice)?.into_iter().map(Ok), every),
            }
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

/// Adds in transactions and says after each how many stories are safely in the file. No more than those of a transaction
/// are held.
fn add(path: &Path, mut originals: impl Iterator<Item = Result<Original, Error>>, every: usize) -> Result<Exit, Error> {
    let index = Index::create(path).map_err(Error::new)?;
    let mut out = io::stdout().lock();
    loop {
        let next = originals.by_ref().take(every).collect::<Result<Vec<Original>, Error>>()?;
        if next.is_empty() {
            return Ok(Exit::Done);
        }
        let added = index.add(&next).map_err(Error::new)?;
        let count = index.len().map_err(Error::new)?;
        writeln!(out, "{added} added, {count} stories")?;
        out.flush()?;
    }
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
