//! What is kept of a story: name, digest, the places of its sentences, and its terms. Some 3 KB for a story of 400 words.
//!
//! Little-endian: name length (4 bytes), name, digest (32), then the sketch as `Sketch::to_bytes` writes it, then for each
//! sentence of the document its start and end (4 each).

use super::digest;
use crate::{
    lineage::Sketch,
    model::{Original, Span},
    read,
};

/// A story in the index.
pub struct Record {
    pub name: String,
    pub digest: [u8; 32],
    pub sketch: Sketch,
    /// Where each sentence of the document stands.
    pub spans: Vec<Span>,
}

impl Record {
    pub fn of(original: &Original) -> Record {
        let document = read::document(original.clone(), false);
        Record {
            name: original.name.clone(),
            digest: digest(original),
            sketch: Sketch::of(&document),
            spans: document.sentences.iter().map(|sentence| sentence.span).collect(),
        }
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        number(&mut bytes, self.name.len());
        bytes.extend(self.name.as_bytes());
        bytes.extend(self.digest);
        let sketch = self.sketch.to_bytes();
        number(&mut bytes, sketch.len());
        bytes.extend(sketch);
        for span in &self.spans {
            number(&mut bytes, span.start);
            number(&mut bytes, span.end);
        }
        bytes
    }

    /// None where the bytes are no record.
    pub fn from_bytes(bytes: &[u8]) -> Option<Record> {
        let (length, bytes) = take(bytes)?;
        let (name, bytes) = bytes.split_at_checked(length)?;
        let (digest, bytes) = bytes.split_first_chunk::<32>()?;
        let (length, bytes) = take(bytes)?;
        let (sketch, mut bytes) = bytes.split_at_checked(length)?;
        let mut spans = Vec::new();
        while let Some((start, rest)) = take(bytes) {
            let (end, rest) = take(rest)?;
            spans.push(Span { start, end });
            bytes = rest;
        }
        let name = String::from_utf8(name.to_vec()).ok()?;
        Some(Record { name, digest: *digest, sketch: Sketch::from_bytes(sketch)?, spans })
    }
}

fn number(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn take(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number) as usize, rest))
}

#[cfg(test)]
mod tests {
    use super::Record;
    use crate::model::Original;
    use proptest::prelude::*;

    #[test]
    fn a_record_reads_as_it_was_written() {
        let text = "The lock was opened at noon. Nobody in Ghent had expected that.";
        let record = Record::of(&Original { name: "ghent".into(), text: text.into(), ..Original::default() });
        let again = Record::from_bytes(&record.to_bytes()).expect("it is a record");
        assert_eq!((again.name.as_str(), again.digest, again.spans), ("ghent", record.digest, record.spans));
        assert_eq!(again.sketch.weightiest(9), record.sketch.weightiest(9));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Record::from_bytes(&bytes);
        }
    }
}
