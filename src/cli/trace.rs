//! `retold trace`: many documents, the stories that they tell, and which was made from which.

use super::{
    Exit, Voice,
    args::{Trace, TraceFormat, When},
    exit::Error,
    sources::{from_jsonl, from_paths, named_apart},
};
use retold::{
    ingest,
    model::{Blame, Original},
    render::{Paint, dot, prov, tree},
};
use serde::Serialize;
use std::{
    fs,
    io::{self, Write},
};

pub fn run(arguments: &Trace, paint: Paint, voice: Voice) -> Result<Exit, Error> {
    if let Some(sources) = &arguments.against {
        return against(arguments, sources, paint, voice);
    }
    if arguments.blame.as_ref().is_some_and(|what| what.trim().is_empty()) {
        return Err(Error::new("--blame takes a phrase or the fingerprint of a finding; this one is empty"));
    }
    let originals = named_apart(match &arguments.jsonl {
        Some(path) => from_jsonl(path)?.collect::<Result<_, _>>()?,
        None => from_paths(&arguments.paths, voice)?,
    })?;
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
fn against(arguments: &Trace, sources: &str, paint: Paint, voice: Voice) -> Result<Exit, Error> {
    let [path] = &arguments.paths[..] else {
        return Err(Error::new("--against FOLDER takes one document; name the file whose sentences to look for"));
    };
    let document = ingest::read(path, &ingest::Limits::default()).map_err(Error::new)?;
    // The article itself may lie in the folder.
    let place = |path: &str| fs::canonicalize(path).ok();
    let is_other = |source: &Original| place(&source.name).is_none_or(|found| Some(found) != place(path));
    let sources: Vec<Original> = from_paths(&[sources.to_owned()], voice)?.into_iter().filter(is_other).collect();
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
