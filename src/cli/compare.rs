//! `retold compare`: one pair, shown to a person or given to a program.

use super::{
    Exit, Voice,
    args::{Compare, limits},
    exit::Error,
    git, originals,
    output::{self, Format},
    watch::Watch,
};
use retold::{
    Options,
    model::{DocumentReport, Original, Pair, Severity},
    render::Paint,
};
use std::{
    io::{self, IsTerminal},
    path::Path,
    slice,
};

pub fn run(arguments: &Compare, paint: Paint, voice: Voice) -> Result<Exit, Error> {
    if !arguments.watch {
        return compared(arguments, taken_in(arguments)?, paint, voice);
    }
    let [source, copy] = files(arguments)?;
    if source == Path::new("-") || copy == Path::new("-") {
        return Err(Error::new("--watch waits for files to change; standard input has no changes to wait for"));
    }
    let mut watch = Watch::new([source, copy]);
    loop {
        if io::stdout().is_terminal() {
            // Clears the screen and goes to its top left corner.
            print!("\x1b[2J\x1b[H");
        }
        match taken_in(arguments).and_then(|originals| compared(arguments, originals, paint, voice)) {
            Err(Error::Closed) => return Ok(Exit::Done),
            // A file that is being saved may be empty for a moment.
            Err(Error::Message(message)) => eprintln!("retold: {message}"),
            Ok(_) => {}
        }
        watch.wait();
    }
}

/// The two files of the command line.
fn files(arguments: &Compare) -> Result<[&Path; 2], Error> {
    match &arguments.files[..] {
        [source, copy] => Ok([source, copy]),
        _ => Err(Error::new("name two texts, the earlier first; or one file with --git REV [REV] -- FILE")),
    }
}

fn taken_in(arguments: &Compare) -> Result<Pair<Original>, Error> {
    let limits = limits(arguments.max_size);
    match (&arguments.git[..], &arguments.files[..]) {
        ([], _) => {
            let [source, copy] = files(arguments)?;
            originals(source, copy, &limits)
        }
        (revisions, [file]) => git::originals(revisions, file.as_os_str(), &limits),
        _ => Err(Error::new("--git takes one or two revisions and one file: --git REV [REV] -- FILE")),
    }
}

fn compared(arguments: &Compare, originals: Pair<Original>, paint: Paint, voice: Voice) -> Result<Exit, Error> {
    let options = Options {
        links: arguments.words,
        attributions: arguments.output.format == Format::Json,
        force: arguments.force,
        ledgers: true,
        ..Options::default()
    };
    let report = retold::compare(originals, &options);
    if voice == Voice::Verbose {
        for document in [&report.source, &report.copy] {
            eprintln!("retold: {}", taken(document));
        }
    }
    let reports = slice::from_ref(&report);
    let least = arguments.fail_on.map_or(Severity::Major, Severity::from);
    if voice != Voice::Quiet {
        arguments.output.send(&arguments.output.render(reports, &|_, drift| drift.severity >= least, paint))?;
    }
    if arguments.output.format == Format::Github {
        output::step_summary(reports)?;
    }
    Ok(if super::stops(&report, arguments.fail_on) { Exit::Found } else { Exit::Done })
}

/// How a text was taken in.
fn taken(document: &DocumentReport) -> String {
    let (blocks, sentences) = (document.blocks.len(), document.sentences.len());
    let (format, encoding) = (format_of(document), &document.encoding);
    format!("{}: {format}, {encoding}, {blocks} blocks, {sentences} sentences", document.name)
}

/// The format that a text was taken from.
pub fn format_of(document: &DocumentReport) -> &str {
    match document.fields.format.as_str() {
        "" => "plain text",
        format => format,
    }
}
