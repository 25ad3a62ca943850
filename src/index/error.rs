//! Why an index could not be read or written, and what to do about it.

use std::{fmt, path::Path};

/// What went wrong with an index.
#[derive(Debug)]
pub enum Error {
    /// There is no index at this path.
    Missing(String),
    /// The file can't be opened as an index.
    Open {
        /// The file.
        path: String,
        /// Why.
        cause: String,
    },
    /// A record does not read as one.
    Damaged,
    /// The store could not read or write.
    Store(redb::Error),
}

impl Error {
    pub(super) fn open(path: &Path, cause: redb::DatabaseError) -> Error {
        let cause = match cause {
            redb::DatabaseError::DatabaseAlreadyOpen => {
                "another process has it open; wait for that one to end".to_owned()
            }
            other => format!("{other}; name a file that `retold index add` made"),
        };
        Error::Open { path: path.display().to_string(), cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Missing(path) => {
                write!(f, "{path}: there is no index; make one with `retold index add {path} FOLDER`")
            }
            Error::Open { path, cause } => write!(f, "{path}: {cause}"),
            Error::Damaged => {
                write!(f, "the index holds a record that does not read as one; make it anew with `retold index add`")
            }
            Error::Store(cause) => write!(f, "the index could not be read or written: {cause}"),
        }
    }
}

impl std::error::Error for Error {}

/// All the errors that the store's calls return.
macro_rules! from_store {
    ($($error:ident),*) => {
        $(impl From<redb::$error> for Error {
            fn from(error: redb::$error) -> Error {
                Error::Store(error.into())
            }
        })*
    };
}

from_store!(TransactionError, TableError, StorageError, CommitError);
