//! The command line: arguments, one file a command, exit codes. Everything that prints is here and in `render`.

mod args;
mod batch;
mod check;
mod compare;
mod exit;
mod explain;
mod git;
mod index;
mod inspect;
mod manifest;
mod output;
mod policy;
mod screen;
mod shell;
mod sources;
mod today;
mod trace;
mod waive;
mod watch;

use args::{Arguments, Command};
use clap::Parser;
use exit::{Error, Exit};
use retold::{
    ingest,
    model::{Original, Pair, Report, Severity},
};
use std::{path::Path, process::ExitCode};

/// How much is said beside the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Nothing.
    Quiet,
    /// What a person should look at.
    Plain,
    /// How everything was taken, too.
    Verbose,
}

/// Parses the arguments, runs the command and says how it ended.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let paint = screen::paint(arguments.color);
    let voice = match (arguments.quiet, arguments.verbose) {
        (true, _) => Voice::Quiet,
        (_, true) => Voice::Verbose,
        _ => Voice::Plain,
    };
    screen::hide_progress(voice == Voice::Quiet);
    let outcome = match arguments.command {
        Command::Compare(compare) => compare::run(&compare, paint, voice),
        Command::Check(check) => check::run(&check, paint, voice),
        Command::Policy(policy) => policy::run(&policy),
        Command::Waive(waive) => waive::waive(&waive),
        Command::Waivers(waivers) => waive::waivers(&waivers),
        Command::Completions(completions) => shell::completions(&completions),
        Command::Man(man) => shell::man(&man),
        Command::Batch(batch) => batch::run(&batch),
        Command::Trace(trace) => trace::run(&trace, paint, voice),
        Command::Inspect(inspect) => inspect::run(&inspect, paint),
        Command::Index(index) => index::run(&index, paint, voice),
        Command::Explain(explain) => explain::run(&explain, paint),
    };
    exit::of(outcome).into()
}

/// Takes in both texts of a pair.
fn originals(source: &Path, copy: &Path, limits: &ingest::Limits) -> Result<Pair<Original>, Error> {
    if source == Path::new("-") && copy == Path::new("-") {
        return Err(Error::new("standard input can be one of the two texts, not both; name a file for the other"));
    }
    Ok(Pair::new(ingest::read(source, limits).map_err(Error::new)?, ingest::read(copy, limits).map_err(Error::new)?))
}

/// Whether anything in the report is at least as severe as `least`.
fn stops(report: &Report, least: Option<args::Severity>) -> bool {
    least.map(Severity::from).is_some_and(|least| report.drifts.iter().any(|drift| drift.severity >= least))
}
