//! The tagger's weights, read in place.
//!
//! Little-endian. Header: `RTAG`, then u32 counts: classes, lexicon slots (a power of two), buckets (a power of two),
//! bytes of cells. Then
//! the classes (two bytes: universal and Penn code), the lexicon's keys (u32, 0 for an empty slot) and records
//! (set of tags, the only tag or `SEVERAL`, forms and kinds: one, one, two and two bytes), the buckets' starts
//! (u32, one more at the end), and the cells. A bucket holds its features one after the other: the low half of the
//! identity (u16), how many classes it weighs (u8), and as many pairs of class (u8) and weight (i8); or, of one that weighs
//! many classes, 255 and the weights of all classes, with zeroes up to a whole number of lanes. Few features are, but
//! they are those of every word, with three quarters of all the adding.

use super::features::{Feature, Known};
use super::outlook::Outlook;
use crate::english::tags::{Tag, Upos, Xpos};

/// Scores have a fixed width, so that a class read from the table can't point outside.
pub const WIDTH: usize = 128;
const MAGIC: &[u8; 4] = b"RTAG";
const HEADER: usize = 20;
const RECORD: usize = 6;
/// Features found at a time.
const MANY: usize = 64;
/// What stands in place of the number of pairs where a feature has the weights of all classes.
const DENSE: u8 = u8::MAX;
/// So many classes, at least, does such a feature weigh.
const DENSE_FROM: usize = 20;
/// Classes whose scores are added at a time.
const LANES: usize = 16;

/// Where a feature is kept: the bucket from the upper half, the low half as its mark within.
pub fn identity(feature: Feature) -> u32 {
    (feature >> 32) as u32
}

/// Weights over an embedded table.
#[derive(Clone, Copy)]
pub struct Weights<'b> {
    classes: &'b [u8],
    keys: &'b [u8],
    records: &'b [u8],
    starts: &'b [u8],
    cells: &'b [u8],
}

impl<'b> Weights<'b> {
    /// Over the bytes of a table; none where they are not one.
    pub fn open(bytes: &'b [u8]) -> Option<Weights<'b>> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        if &header[..4] != MAGIC {
            return None;
        }
        let [classes, slots, buckets, cells] = [4, 8, 12, 16].map(|at| read_u32(header, at) as usize);
        let (classes, rest) = rest.split_at_checked(classes * 2)?;
        let (keys, rest) = rest.split_at_checked(slots * 4)?;
        let (records, rest) = rest.split_at_checked(slots * RECORD)?;
        let (starts, rest) = rest.split_at_checked((buckets + 1) * 4)?;
        (rest.len() == cells && slots.is_power_of_two() && buckets.is_power_of_two()).then_some(Weights {
            classes,
            keys,
            records,
            starts,
            cells: rest,
        })
    }

    /// How many classes there are.
    pub fn classes(&self) -> usize {
        self.classes.len() / 2
    }

    /// The tag of a class.
    pub fn tag(&self, class: u8) -> Tag {
        let at = usize::from(class) * 2;
        let upos = self.classes.get(at).and_then(|&code| Upos::ALL.get(usize::from(code)));
        let xpos = self.classes.get(at + 1).and_then(|&code| Xpos::ALL.get(usize::from(code)));
        Tag::new(upos.copied().unwrap_or(Upos::X), xpos.copied().unwrap_or(Xpos::Fw))
    }

    /// The class of a tag; one that no class has where the tag is none of theirs.
    pub fn class(&self, tag: Tag) -> u8 {
        let code = [tag.upos as u8, tag.xpos as u8];
        self.classes.chunks_exact(2).position(|class| class == code).unwrap_or(self.classes()) as u8
    }

    /// What is known of a word by the hash of its normal form.
    pub fn known(&self, word: u64) -> Option<Known> {
        let (slots, key) = (self.keys.len() / 4, key(word));
        let mut slot = slot(word, slots);
        loop {
            match read_u32(self.keys, slot * 4) {
                0 => return None,
                found if found == key => break,
                _ => slot = (slot + 1) & (slots - 1),
            }
        }
        let record = &self.records[slot * RECORD..][..RECORD];
        let outlook = Outlook { forms: u16::from_le_bytes([record[2], record[3]]), kinds: [record[4], record[5]] };
        Some(Known { set: record[0], only: record[1], outlook })
    }

    /// Adds the features' weights to the scores of the classes; those of 250 features can't overflow.
    ///
    /// First finds all buckets and touches them, then reads them: loads that do not wait for one another come together.
    pub fn add(&self, features: &[Feature], scores: &mut [i16; WIDTH]) {
        let row = row_width(self.classes());
        for features in features.chunks(MANY) {
            let mut found = [(0, 0); MANY];
            for (&feature, found) in features.iter().zip(&mut found) {
                let bucket = self.bucket(identity(feature));
                *found = (read_u32(self.starts, bucket * 4) as usize, read_u32(self.starts, bucket * 4 + 4) as usize);
            }
            let touched =
                found[..features.len()].iter().fold(0, |all, &(start, _)| all ^ self.cells.get(start).unwrap_or(&0));
            std::hint::black_box(touched);
            for (&feature, &(start, end)) in features.iter().zip(&found) {
                let mark = (identity(feature) as u16).to_le_bytes();
                add_marked(self.cells.get(start..end).unwrap_or_default(), row, mark, scores);
            }
        }
    }

    fn bucket(&self, identity: u32) -> usize {
        (identity >> 16) as usize & (self.starts.len() / 4 - 2)
    }
}

/// Adds the weights of the feature with a mark, where a bucket has it.
fn add_marked(mut bucket: &[u8], row: usize, mark: [u8; 2], scores: &mut [i16; WIDTH]) {
    while let [low, high, count, tail @ ..] = bucket {
        let is_dense = *count == DENSE;
        let length = if is_dense { row } else { usize::from(*count) * 2 };
        let Some((weights, next)) = tail.split_at_checked(length) else { return };
        if [*low, *high] == mark {
            return if is_dense { add_row(weights, scores) } else { add_pairs(weights, scores) };
        }
        bucket = next;
    }
}

fn add_pairs(pairs: &[u8], scores: &mut [i16; WIDTH]) {
    for &[class, weight] in pairs.as_chunks().0 {
        scores[usize::from(class) % WIDTH] += i16::from(weight as i8);
    }
}

fn add_row(row: &[u8], scores: &mut [i16; WIDTH]) {
    let (scores, _) = scores.as_chunks_mut::<LANES>();
    let (row, _) = row.as_chunks::<LANES>();
    for (scores, weights) in scores.iter_mut().zip(row) {
        scores.iter_mut().zip(weights).for_each(|(score, &weight)| *score += i16::from(weight as i8));
    }
}

/// How many bytes the weights of all of some classes take.
fn row_width(classes: usize) -> usize {
    classes.next_multiple_of(LANES)
}

fn read_u32(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// Never 0, which marks an empty slot.
fn key(word: u64) -> u32 {
    (word >> 32) as u32 | 1
}

fn slot(word: u64, slots: usize) -> usize {
    (word ^ (word >> 23)) as usize & (slots - 1)
}

/// Writes a table: classes, lexicon by the hash of the word, and the features' nonzero weights by identity, each sorted
/// by its key.
pub fn encode(classes: &[Tag], lexicon: &[(u64, Known)], features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
    let slots = (lexicon.len() * 3 / 2 + 1).next_power_of_two();
    let buckets = 1usize << 16;
    let mut keys = vec![0u32; slots];
    let mut records = vec![0u8; slots * RECORD];
    for &(word, known) in lexicon {
        let mut at = slot(word, slots);
        while keys[at] != 0 {
            at = (at + 1) & (slots - 1);
        }
        keys[at] = key(word);
        let [low, high] = known.outlook.forms.to_le_bytes();
        let [noun, verb] = known.outlook.kinds;
        let record = [known.set, known.only, low, high, noun, verb];
        records[at * RECORD..][..RECORD].copy_from_slice(&record);
    }
    let (mut starts, mut cells) = (vec![0u32; buckets + 1], Vec::new());
    let mut bucket = 0;
    for (identity, pairs) in features {
        while bucket < *identity as usize >> 16 {
            bucket += 1;
            starts[bucket] = cells.len() as u32;
        }
        cells.extend((*identity as u16).to_le_bytes());
        if pairs.len() < DENSE_FROM {
            cells.push(pairs.len() as u8);
            cells.extend(pairs.iter().flat_map(|&(class, weight)| [class, weight as u8]));
        } else {
            cells.push(DENSE);
            let mut row = vec![0; row_width(classes.len())];
            pairs.iter().for_each(|&(class, weight)| row[usize::from(class)] = weight as u8);
            cells.extend(row);
        }
    }
    starts[bucket + 1..].fill(cells.len() as u32);
    let mut bytes = MAGIC.to_vec();
    let counts = [classes.len(), slots, buckets, cells.len()].map(|count| count as u32);
    bytes.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
    bytes.extend(classes.iter().flat_map(|tag| [tag.upos as u8, tag.xpos as u8]));
    bytes.extend(keys.iter().flat_map(|key| key.to_le_bytes()));
    bytes.extend(records);
    bytes.extend(starts.iter().flat_map(|start| start.to_le_bytes()));
    bytes.extend(cells);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_of_few_and_of_many_classes_add_what_was_written() {
        let classes: Vec<Tag> = Upos::ALL.iter().map(|&upos| Tag::new(upos, Xpos::Fw)).cycle().take(40).collect();
        let weighs = |count: u8| (0..count).map(|class| (class, class as i8 - 20)).collect::<Vec<_>>();
        // The first two share a bucket.
        let features = [(0x0007_0001, weighs(3)), (0x0007_0002, weighs(40)), (0x0009_0001, weighs(DENSE_FROM as u8))];
        let bytes = encode(&classes, &[], &features);
        let weights = Weights::open(&bytes).expect("a table");
        let added = |features: &[u32]| {
            let mut scores = [0; WIDTH];
            let features: Vec<Feature> = features.iter().map(|&identity| u64::from(identity) << 32).collect();
            weights.add(&features, &mut scores);
            scores
        };
        assert_eq!(added(&[0x0007_0001])[..4], [-20, -19, -18, 0]);
        let all: [i16; WIDTH] = std::array::from_fn(|class| if class < 40 { class as i16 - 20 } else { 0 });
        assert_eq!(added(&[0x0007_0002]), all);
        assert_eq!(added(&[0x0007_0001, 0x0007_0002, 0x0009_0001])[..4], [-60, -57, -54, -34]);
        assert_eq!(added(&[0x0007_0003, 0x0008_0001]), [0; WIDTH]);
    }
}
