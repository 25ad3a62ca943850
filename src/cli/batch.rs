//! `retold batch`: a pair on each line of a file or of standard input, its report on the same line of standard output.

use super::{
    Exit,
    args::{Batch, limits},
    exit::Error,
    screen, sources,
};
use rayon::prelude::*;
use retold::{
    Options,
    model::{Original, Pair, Report},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Read, Write};

/// Lines that are worked on at once end at whichever comes first, so that memory stays bounded.
const LINES_AT_ONCE: usize = 1024;
const BYTES_AT_ONCE: usize = 8 << 20;

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    id: Value,
    source: String,
    copy: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Response {
    Report { id: Value, report: Box<Report> },
    Error { id: Value, error: String },
}

/// The line that answers a line.
struct Answer {
    line: Vec<u8>,
    failed: bool,
    /// Whether it holds a finding to stop for.
    stops: bool,
}

pub fn run(arguments: &Batch) -> Result<Exit, Error> {
    let options = Options {
        one_sentence: arguments.segment,
        links: arguments.words,
        attributions: !arguments.segment,
        force: arguments.force,
        ledgers: arguments.ledgers,
    };
    let limit = limits(arguments.max_size).bytes;
    let (_, mut input) = sources::lines(&arguments.file)?;
    let mut out = io::stdout().lock();
    let (mut read, mut failed, mut found) = (0, 0, false);
    let progress = screen::progress("pairs");
    loop {
        let lines = some_lines(&mut input, limit)?;
        if lines.is_empty() {
            break;
        }
        let answers: Vec<Option<Answer>> = lines
            .par_iter()
            .enumerate()
            .map(|(at, line)| answer(line.as_deref(), read + at + 1, arguments, &options))
            .collect();
        for answer in answers.iter().flatten() {
            out.write_all(&answer.line)?;
            failed += usize::from(answer.failed);
            found |= answer.stops;
        }
        read += lines.len();
        progress.inc(lines.len() as u64);
    }
    out.flush()?;
    progress.finish_and_clear();
    if failed > 0 {
        eprintln!("retold: {failed} of {read} lines could not be compared; each has an \"error\" line in the output");
    }
    Ok(if failed > 0 || found { Exit::Found } else { Exit::Done })
}

/// The next lines, as many as are worked on at once; nothing for a line that is longer than `limit` bytes.
fn some_lines(input: &mut impl BufRead, limit: u64) -> io::Result<Vec<Option<Vec<u8>>>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < LINES_AT_ONCE && bytes < BYTES_AT_ONCE {
        let mut line = Vec::new();
        if input.take(limit.saturating_add(1)).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let is_cut = line.len() as u64 > limit && line.last() != Some(&b'\n');
        if is_cut {
            input.skip_until(b'\n')?;
        }
        bytes += line.len();
        lines.push((!is_cut).then_some(line));
    }
    Ok(lines)
}

/// What answers a line; a blank one has no answer.
fn answer(line: Option<&[u8]>, number: usize, arguments: &Batch, options: &Options) -> Option<Answer> {
    if line.is_some_and(|line| line.trim_ascii().is_empty()) {
        return None;
    }
    let response = match line.map(serde_json::from_slice::<Request>) {
        Some(Ok(request)) => compared(request, number, options),
        Some(Err(error)) => Response::Error {
            id: line.and_then(id_of).unwrap_or_default(),
            error: format!(
                "line {number}, {}; a line is {{\"id\": …, \"source\": \"…\", \"copy\": \"…\"}}",
                sources::fault(&error)
            ),
        },
        None => Response::Error {
            id: Value::Null,
            error: format!("line {number} is longer than {} MiB; raise the limit with --max-size", arguments.max_size),
        },
    };
    let (failed, stops) = match &response {
        Response::Report { report, .. } => (false, super::stops(report, arguments.fail_on)),
        Response::Error { .. } => (true, false),
    };
    let mut line = serde_json::to_vec(&response).unwrap_or_default();
    line.push(b'\n');
    Some(Answer { line, failed, stops })
}

/// The id of a line that is JSON, if no pair.
fn id_of(line: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Value>(line).ok()?.get("id").cloned()
}

fn compared(request: Request, number: usize, options: &Options) -> Response {
    let original = |side: &str, text: String| Original {
        name: format!("line {number}, {side}"),
        text,
        encoding: "UTF-8".into(),
        ..Original::default()
    };
    let pair = Pair::new(original("source", request.source), original("copy", request.copy));
    Response::Report { id: request.id, report: Box::new(retold::compare(pair, options)) }
}
