//! How the program ends: every exit code, and the one place where an error becomes a message.

use std::{fmt, io, process::ExitCode};

/// How a run ended. The numbers are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, and nothing to stop for.
    Done = 0,
    /// Done, and something at or above `--fail-on` was found, or a line of a batch failed.
    Found = 1,
    /// Could not run: an unreadable file, a wrong command line (clap's code for that, too).
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a run could not go on.
#[derive(Debug)]
pub enum Error {
    /// The reader of our output went away: no error, we stop.
    Closed,
    /// Anything else, as the person at the terminal should read it.
    Message(String),
}

impl Error {
    /// An error in the words of `message`.
    pub fn new(message: impl fmt::Display) -> Error {
        Error::Message(message.to_string())
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Error {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Error::Closed,
            _ => Error::Message(error.to_string()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Error::Closed => f.write_str("the reader of the output went away"),
            Error::Message(message) => f.write_str(message),
        }
    }
}

/// The exit of an outcome; says an error on standard error first.
pub fn of(outcome: Result<Exit, Error>) -> Exit {
    match outcome {
        Ok(exit) => exit,
        Err(Error::Closed) => Exit::Done,
        Err(Error::Message(message)) => {
            eprintln!("retold: {message}");
            Exit::Failed
        }
    }
}
