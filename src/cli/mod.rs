//! The command line: arguments, one file a command, exit codes. Everything that prints is here and in `render`.

mod args;
mod batch;
mod exit;

use args::{Arguments, Command};
use clap::Parser;
pub use exit::Exit;
use std::process::ExitCode;

/// Parses the arguments, runs the command and says how it ended.
pub fn run() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Batch(arguments) => batch::run(&arguments),
    };
    exit::of(outcome).into()
}
