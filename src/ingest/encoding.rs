//! From bytes to text, by the WHATWG Encoding Standard.

use crate::model::{Notice, Span};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text with the name of its encoding.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
    pub notices: Vec<Notice>,
}

/// Decodes bytes; none where they are no text in any encoding.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return None;
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let (text, malformed) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if is_binary(&text) {
        return None;
    }
    let text = text.into_owned();
    let notices = malformed.then(|| malformed_bytes(&text, encoding)).into_iter().collect();
    Some(Decoded { text, encoding: encoding.name(), notices })
}

/// How files begin that may pass for text at a glance: PDF, RTF, ZIP (with word processors' files), gzip.
const SIGNATURES: [&[u8]; 4] = [b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b"];

/// The likeliest encoding of bytes without a byte order mark.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16(bytes) {
        encoding
    } else if is_utf_8(bytes) {
        UTF_8
    } else if let Some(encoding) = declared(bytes) {
        encoding
    } else if is_western_typography(bytes) {
        WINDOWS_1252
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    }
}

/// The encoding that XML or a page declares in its first lines: `encoding="…"`, `charset=…`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let after = ["encoding=", "charset="].iter().find_map(|key| head.split_once(key))?.1;
    let label: String =
        after.chars().skip_while(|c| "\"' ".contains(*c)).take_while(|c| !"\"' />?;".contains(*c)).collect();
    Encoding::for_label(label.as_bytes())
}

/// UTF-16 without a mark: in Western text nearly every other byte is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let units = bytes.len() / 2;
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let tells = |many: usize, few: usize| many * 10 >= units * 7 && few * 50 <= units;
    match () {
        _ if units == 0 => None,
        _ if tells(odd, even) => Some(UTF_16LE),
        _ if tells(even, odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8, a few damaged places aside: no other encoding yields its sequences by chance.
fn is_utf_8(bytes: &[u8]) -> bool {
    let (mut sequences, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    damaged == 0 || sequences > 4 * damaged
}

/// Whether all that is not ASCII is a typographic mark, sign or no-break space of windows-1252. In short English texts
/// these are too few for statistics.
fn is_western_typography(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .all(|byte| matches!(byte, ..0x80 | 0x80 | 0x85 | 0x91..=0x97 | 0x99 | 0xA0 | 0xA3 | 0xA9 | 0xAE | 0xB0 | 0xBD))
}

/// Whether a decoded text has what no text has: a zero character, or control characters all over.
fn is_binary(text: &str) -> bool {
    let odd = |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    memchr::memchr(0, text.as_bytes()).is_some() || text.chars().filter(odd).count() * 20 > text.chars().count()
}

/// Tells that bytes were damaged, and where the first of them stood.
fn malformed_bytes(text: &str, encoding: &'static Encoding) -> Notice {
    let first = text.find(char::REPLACEMENT_CHARACTER);
    Notice {
        code: "malformed-bytes".to_owned(),
        message: format!("Some bytes are not valid {}; they are shown as �.", encoding.name()),
        span: first.map(|start| Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8())),
    }
}
