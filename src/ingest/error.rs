use crate::model::is_invisible;
use std::fmt;
use std::io;

/// Why a text could not be taken in. Shown, it names the file and the remedy.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing at that path.
    Missing {
        /// The path as it was given.
        name: String,
    },
    /// It may not be read.
    Forbidden {
        /// The path as it was given.
        name: String,
    },
    /// It is a directory.
    Directory {
        /// The path as it was given.
        name: String,
    },
    /// It has no visible character.
    Empty {
        /// The path as it was given.
        name: String,
    },
    /// It is no text in any encoding.
    Binary {
        /// The path as it was given.
        name: String,
    },
    /// It is larger than the limit.
    TooLarge {
        /// The path as it was given.
        name: String,
        /// The limit, in bytes.
        limit: u64,
    },
    /// It does not keep to its format.
    Broken {
        /// The path as it was given.
        name: String,
        /// The format that it is in.
        format: String,
        /// Where it breaks off, where that can be told.
        place: Option<Place>,
        /// What is wrong there.
        cause: String,
    },
    /// The system failed to read it.
    Io {
        /// The path as it was given.
        name: String,
        /// What the system said.
        cause: io::Error,
    },
}

/// A place in a text, line and column counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset.
    pub(super) fn of(text: &str, offset: usize) -> Place {
        let before = &text[..text.floor_char_boundary(offset)];
        let line = before.rfind('\n').map_or(before, |end| &before[end + 1..]);
        Place { line: 1 + before.matches('\n').count(), column: 1 + line.chars().count() }
    }
}

impl Error {
    /// What an error of the system means for the file `name`.
    pub fn of(name: &str, cause: io::Error) -> Error {
        let name = name.to_owned();
        match cause.kind() {
            io::ErrorKind::NotFound => Error::Missing { name },
            io::ErrorKind::PermissionDenied => Error::Forbidden { name },
            io::ErrorKind::IsADirectory => Error::Directory { name },
            _ => Error::Io { name, cause },
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Error::Missing { name } => {
                write!(f, "{}: no such file; check the path, or give `-` for standard input", shown(name))
            }
            Error::Forbidden { name } => {
                write!(f, "{}: no permission to read it; allow it, or pipe the text in and give `-`", shown(name))
            }
            Error::Directory { name } => write!(f, "{}: is a directory; give one of the files in it", shown(name)),
            Error::Empty { name } => {
                write!(f, "{}: has no text; check that this is the right file and that it was saved", shown(name))
            }
            Error::Binary { name } => {
                write!(f, "{}: is not text; save the story as plain text and give that file", shown(name))
            }
            Error::TooLarge { name, limit } => {
                write!(
                    f,
                    "{}: is larger than the limit of {}; give a part of it, or raise the limit",
                    shown(name),
                    size(*limit)
                )
            }
            Error::Broken { name, format, place, cause } => {
                let place = place.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
                write!(
                    f,
                    "{}{place}: is broken {format} ({cause}); export it anew, or save the story as plain text",
                    shown(name)
                )
            }
            Error::Io { name, cause } => {
                write!(f, "{}: could not be read ({cause}); check the file and its disk, then try again", shown(name))
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

/// The name as a person knows it, without characters that a terminal would obey.
fn shown(name: &str) -> String {
    match name {
        "-" => "standard input".to_owned(),
        _ => name.chars().fold(String::new(), |mut shown, c| {
            if c.is_control() || is_invisible(c) {
                shown.extend(c.escape_default())
            } else {
                shown.push(c)
            }
            shown
        }),
    }
}

/// A number of bytes for people.
fn size(bytes: u64) -> String {
    match bytes {
        _ if bytes > 0 && bytes.is_multiple_of(1 << 20) => format!("{} MiB", bytes >> 20),
        _ if bytes > 0 && bytes.is_multiple_of(1 << 10) => format!("{} KiB", bytes >> 10),
        _ => format!("{bytes} bytes"),
    }
}
