//! Names for findings that survive edits elsewhere in the texts.
//!
//! A fingerprint is made of the category, the words that drifted on both sides, and a few words around them, all in
//! lower case without white space: the *quote selector* of the W3C Web Annotation model (prefix, exact, suffix). Positions
//! do not enter it. Findings that are alike in all this are told apart by counting them.

use crate::model::{Document, Drift, Pair, Span};
use rustc_hash::FxHashMap;

/// How many bytes of context on each side enter a fingerprint.
const CONTEXT: usize = 24;

/// Hands out fingerprints, each once.
#[derive(Default)]
pub struct Fingerprints {
    seen: FxHashMap<u64, usize>,
}

impl Fingerprints {
    /// The fingerprint of a drift: 12 hexadecimal digits, with `-2`, `-3`, … for the later ones of several alike.
    pub fn next(&mut self, documents: Pair<&Document>, drift: &Drift) -> String {
        let mut hash = Fnv::new();
        hash.write(format!("{:?}", drift.category).as_bytes());
        for (document, span) in [(documents.source, drift.spans.source), (documents.copy, drift.spans.copy)] {
            hash.write(b"|");
            if let Some(span) = span {
                hash.quote(document, span);
            }
        }
        let count = self.seen.entry(hash.0).or_default();
        *count += 1;
        let name = format!("{:012x}", hash.0 & 0xffff_ffff_ffff);
        if *count == 1 { name } else { format!("{name}-{count}") }
    }
}

/// FNV-1a, 64 bits: its values are fixed by its definition, unlike a standard library hasher's.
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    /// Context ends with the sentence, so that an edit of the next one changes no name.
    fn quote(&mut self, document: &Document, span: Span) {
        let text = document.text();
        let bounds = sentences_around(document, span);
        let lead = &text[bounds.start..span.start];
        let before = lead.char_indices().rev().take(CONTEXT).last().map_or(span.start, |(at, _)| bounds.start + at);
        let after = text[span.end..bounds.end].char_indices().nth(CONTEXT).map_or(bounds.end, |(at, _)| span.end + at);
        for part in [&text[before..span.start], &text[span.start..span.end], &text[span.end..after]] {
            for character in part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
                self.write(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            self.write(b"\x1f");
        }
    }
}

/// From the start of the first to the end of the last sentence that the span touches; the whole text where none does.
fn sentences_around(document: &Document, span: Span) -> Span {
    let first = document.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    document.sentences[first..]
        .iter()
        .take_while(|sentence| sentence.span.start < span.end.max(span.start + 1))
        .map(|sentence| sentence.span)
        .reduce(Span::cover)
        .map_or(Span::new(0, document.text().len()), |sentences| sentences.cover(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Original, Severity};

    fn fingerprint(source: &str, copy: &str, word: &str) -> String {
        let document = |text: &str| Document {
            original: Original { text: text.into(), ..Original::default() },
            ..Document::default()
        };
        let (source, copy) = (document(source), document(copy));
        let at = copy.text().find(word).expect("the word stands in the copy");
        let drift = Drift {
            category: Category::Substitution,
            severity: Severity::Major,
            confidence: 1.0,
            bead: None,
            spans: Pair::new(None, Some(Span::new(at, at + word.len()))),
            message: String::new(),
            evidence: Vec::new(),
        };
        Fingerprints::default().next(Pair::new(&source, &copy), &drift)
    }

    #[test]
    fn survives_edits_elsewhere_and_typography() {
        let first = fingerprint("", "The lake has frozen over and the boats are stuck at the quay.", "stuck");
        let later =
            fingerprint("", "A new start. The lake’s frozen  over and the boats are stuck at the quay.", "stuck");
        assert_eq!(
            first,
            fingerprint("", "Intro. The lake has frozen over and the boats are «stuck» at the quay.", "stuck")
        );
        assert_eq!(first, later);
    }

    #[test]
    fn changes_with_the_phrase_itself() {
        let one = fingerprint("", "The boats are stuck at the quay.", "stuck");
        assert_ne!(one, fingerprint("", "The boats are moored at the quay.", "moored"));
    }
}
