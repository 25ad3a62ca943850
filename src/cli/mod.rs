//! The command line: arguments, one file a command, exit codes. Everything that prints is here and in `render`.

mod args;
mod batch;
mod compare;
mod exit;
mod explain;
mod inspect;
mod screen;
mod trace;

use args::{Arguments, Command, PairOfFiles};
use clap::Parser;
use exit::{Error, Exit};
use retold::{
    ingest,
    model::{Original, Pair, Report, Severity},
};
use std::process::ExitCode;

/// Parses the arguments, runs the command and says how it ended.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let paint = screen::paint(arguments.color);
    let outcome = match arguments.command {
        Command::Compare(compare) => compare::run(&compare, paint),
        Command::Batch(batch) => batch::run(&batch),
        Command::Trace(trace) => trace::run(&trace, paint),
        Command::Inspect(inspect) => inspect::run(&inspect, paint),
        Command::Explain(explain) => explain::run(&explain, paint),
    };
    exit::of(outcome).into()
}

/// Takes in both texts of a pair.
fn originals(source: &str, copy: &str, limits: &ingest::Limits) -> Result<Pair<Original>, Error> {
    if source == "-" && copy == "-" {
        return Err(Error::new("standard input can be one of the two texts, not both; name a file for the other"));
    }
    Ok(Pair::new(ingest::read(source, limits).map_err(Error::new)?, ingest::read(copy, limits).map_err(Error::new)?))
}

/// Whether anything in the report is at least as severe as `least`.
fn stops(report: &Report, least: Option<args::Severity>) -> bool {
    least.map(Severity::from).is_some_and(|least| report.drifts.iter().any(|drift| drift.severity >= least))
}

impl PairOfFiles {
    fn read(&self) -> Result<Pair<Original>, Error> {
        let limits = ingest::Limits { bytes: self.max_size.saturating_mul(1 << 20) };
        originals(&self.source, &self.copy, &limits)
    }
}
