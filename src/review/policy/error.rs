//! Why a policy could not be taken, and how to mend it.

use std::{fmt, io, path::PathBuf};

/// Why a file of ours could not be taken. Shown, it names the file, the place and the remedy.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The system failed to read or write it.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// What stands there is not what belongs there.
    Content {
        /// The file.
        path: PathBuf,
        /// Line and column, counted from one, where the place is known.
        place: Option<(usize, usize)>,
        /// What is wrong, and the nearest right thing.
        message: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Error::Io { path, cause } if cause.kind() == io::ErrorKind::NotFound => {
                write!(f, "{}: no such file; check the path", path.display())
            }
            Error::Io { path, cause } => write!(f, "{}: {cause}", path.display()),
            Error::Content { path, place: None, message } => write!(f, "{}: {message}", path.display()),
            Error::Content { path, place: Some((line, column)), message } => {
                write!(f, "{}:{line}:{column}: {message}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { cause, .. } => Some(cause),
            Error::Content { .. } => None,
        }
    }
}
