//! Bytes to [`Original`]: encodings and file formats, one file a format.
//!
//! [`read`] takes a path or `-` for standard input, [`from_bytes`] what is already in memory. This is the only stage
//! before writing that can fail; each [`Error`] names the file and the remedy.

mod docx;
mod encoding;
mod error;
mod extract;
mod html;
mod markdown;
mod markup;
mod newsml;
mod ninjs;
mod nitf;

pub use error::{Error, Place};

use crate::model::{Notice, Original, is_invisible};
use extract::Extract;
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

/// Reads the file at `path`, or standard input for `-`. A path that is not UTF-8 is read, and shown with `�`.
pub fn read(path: impl AsRef<Path>, limits: &Limits) -> Result<Original, Error> {
    let path = path.as_ref();
    let bytes = match path.as_os_str() == "-" {
        true => bounded(io::stdin().lock(), limits),
        false => open(path).and_then(|file| bounded(file, limits)),
    };
    let name = path.to_string_lossy();
    from_bytes(&name, &bytes.map_err(|cause| Error::of(&name, cause))?, limits)
}

/// Takes in what was read from `name`, which is shown to people and tells Markdown by its ending.
///
/// The format is told by the content: DOCX, ninjs, NewsML-G2, NITF, HTML, Markdown, else plain text. The encoding is told by a byte order mark, else it is UTF-8 where the bytes are that, UTF-16 where every other byte is
/// mostly zero, else the likeliest legacy encoding.
pub fn from_bytes(name: &str, bytes: &[u8], limits: &Limits) -> Result<Original, Error> {
    if bytes.len() as u64 > limits.bytes {
        return Err(Error::TooLarge { name: name.to_owned(), limit: limits.bytes });
    }
    if docx::is_archive(bytes) {
        let extract = docx::extract(name, bytes, limits)?.ok_or_else(|| Error::Binary { name: name.to_owned() })?;
        return finished(extract, name, "UTF-8", Vec::new());
    }
    let decoded = encoding::decode(bytes).ok_or_else(|| Error::Binary { name: name.to_owned() })?;
    if let Some(extract) = extracted(name, &decoded.text)? {
        return finished(extract, name, decoded.encoding, decoded.notices);
    }
    if decoded.text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Error::Empty { name: name.to_owned() });
    }
    Ok(Original {
        name: name.to_owned(),
        text: decoded.text,
        encoding: decoded.encoding.to_owned(),
        notices: decoded.notices,
        ..Original::default()
    })
}

/// The story of a text in a format of its own; none where it is plain text.
fn extracted(name: &str, text: &str) -> Result<Option<Extract>, Error> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if start.starts_with('{') {
        return ninjs::extract(name, start);
    }
    match root(start).as_deref() {
        Some("newsitem" | "newsmessage" | "packageitem") => newsml::extract(name, text).map(Some),
        Some("nitf") => nitf::extract(name, text).map(Some),
        Some(tag) if HTML.contains(&tag) => Ok(Some(html::extract(text))),
        _ if markdown::is_markdown(name, text) => Ok(Some(markdown::extract(text))),
        _ => Ok(None),
    }
}

/// Elements with which pages and fragments of pages begin.
const HTML: [&str; 14] = [
    "!doctype html",
    "html",
    "head",
    "body",
    "article",
    "main",
    "section",
    "div",
    "header",
    "p",
    "h1",
    "h2",
    "meta",
    "title",
];

/// The name of the first element of a text that begins with one, in lower case and without a prefix; XML's declaration,
/// comments and document types are passed over.
fn root(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let passed = match rest {
            _ if rest.starts_with("<?") => rest.find("?>").map(|end| end + 2),
            _ if rest.starts_with("<!--") => rest.find("-->").map(|end| end + 3),
            _ if rest.get(..14).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype html")) => {
                return Some("!doctype html".to_owned());
            }
            _ if rest.starts_with("<!") => {
                // A document type may hold declarations in brackets.
                let end = rest.find('>')?;
                let bracket = rest.find('[').filter(|bracket| *bracket < end);
                bracket.map_or(Some(end + 1), |_| rest.find("]>").map(|end| end + 2))
            }
            _ => break,
        };
        rest = &rest[passed?..];
    }
    let name: String =
        rest.strip_prefix('<')?.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '.' | '-')).collect();
    let closed = rest[1 + name.len()..].starts_with(['>', '/', ' ', '\t', '\r', '\n']);
    let local = name.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    (closed && !local.is_empty()).then_some(local)
}

/// An extract as a text of its own.
fn finished(extract: Extract, name: &str, encoding: &str, notices: Vec<Notice>) -> Result<Original, Error> {
    if extract.is_empty() {
        return Err(Error::Empty { name: name.to_owned() });
    }
    let mut original = extract.finish(name, encoding);
    // Places in the container lead nowhere in the extracted text.
    original.notices.extend(notices.into_iter().map(|notice| Notice { span: None, ..notice }));
    Ok(original)
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
