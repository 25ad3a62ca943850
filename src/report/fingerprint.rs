//! Names for findings that survive edits elsewhere in the texts.
//!
//! A fingerprint is made of the category, the words that drifted on both sides, and a few words around them, all in
//! lower case without white space: the *quote selector* of the W3C Web Annotation model (prefix, exact, suffix). Positions
//! do not enter it. Findings that are alike in all this are told apart by counting them.

use crate::model::{Category, DocumentReport, Pair, QuoteSelector, Span};
use rustc_hash::FxHashMap;

/// Hands out fingerprints, each once.
#[derive(Default)]
pub struct Fingerprints {
    seen: FxHashMap<u64, usize>,
}

impl Fingerprints {
    /// The fingerprint of a drift: 12 hexadecimal digits, with `-2`, `-3`, … for the later ones of several alike.
    pub fn next(&mut self, documents: Pair<&DocumentReport>, category: Category, spans: Pair<Option<Span>>) -> String {
        let mut hash = Fnv::new();
        hash.write(format!("{category:?}").as_bytes());
        for (document, span) in [(documents.source, spans.source), (documents.copy, spans.copy)] {
            hash.write(b"|");
            if let Some(span) = span {
                hash.quote(&QuoteSelector::of(document, span));
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

    fn quote(&mut self, quote: &QuoteSelector) {
        for part in [&quote.prefix, &quote.exact, &quote.suffix] {
            self.write(QuoteSelector::key(part).as_bytes());
            self.write(b"\x1f");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Fields};

    fn fingerprint(source: &str, copy: &str, word: &str) -> String {
        let document = |text: &str| DocumentReport {
            name: String::new(),
            encoding: String::new(),
            fields: Fields::default(),
            text: text.to_owned(),
            blocks: Vec::<Block>::new(),
            sentences: Vec::new(),
            quotations: Vec::new(),
            attributions: Vec::new(),
            notices: Vec::new(),
        };
        let (source, copy) = (document(source), document(copy));
        let at = copy.text.find(word).expect("the word stands in the copy");
        let spans = Pair::new(None, Some(Span::new(at, at + word.len())));
        Fingerprints::default().next(Pair::new(&source, &copy), Category::Substitution, spans)
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
