//! Bytes to [`Original`]: encodings and file formats, one file a format.
//!
//! [`read`] takes a path or `-` for standard input, [`from_bytes`] what is already in memory. This is the only stage
//! before writing that can fail; each [`Error`] names the file and the remedy.

mod encoding;
mod error;

pub use error::Error;

use crate::model::{Original, is_invisible};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest text taken, in bytes before decoding.
    pub bytes: u64,
}

impl Default for Limits {
    /// 64 MiB.
    fn default() -> Limits {
        Limits { bytes: 64 << 20 }
    }
}

/// Reads the file at `path`, or standard input for `-`.
pub fn read(path: &str, limits: &Limits) -> Result<Original, Error> {
    let bytes = match path {
        "-" => bounded(io::stdin().lock(), limits),
        _ => open(Path::new(path)).and_then(|file| bounded(file, limits)),
    };
    from_bytes(path, &bytes.map_err(|cause| Error::of(path, cause))?, limits)
}

/// Decodes what was read from `name`, which is only shown to people.
///
/// The encoding is told by a byte order mark, else it is UTF-8 where the bytes are that, UTF-16 where every other byte is
/// mostly zero, else the likeliest legacy encoding.
pub fn from_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Original, Error> {
    let name = || name.to_owned();
    if bytes.len() as u64 > limits.bytes {
        return Err(Error::TooLarge { name: name(), limit: limits.bytes });
    }
    let decoded = encoding::decode(bytes).ok_or_else(|| Error::Binary { name: name() })?;
    if decoded.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Error::Empty { name: name() });
    }
    Ok(Original {
        name: name(),
        text: decoded.text,
        encoding: decoded.encoding.to_owned(),
        notices: decoded.notices,
        ..Original::default()
    })
}

/// Opens a file; a directory is an error here already, since only some systems refuse to open one.
fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    match file.metadata()?.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(file),
    }
}

/// Reads at most one byte more than the limit, which is enough to tell that it was passed.
fn bounded(source: impl Read, limits: &Limits) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
