//! The terms of a document, sentence by sentence, with their weights: what candidates are found by and sentences are
//! paired by where many documents are at hand.

use crate::{
    align::stem,
    english::frequency,
    model::{Bead, Document, Pair, TokenKind},
};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::{BuildHasher, Hasher};

/// How many sentences of a document are looked at: a bound for texts that are no news.
const SENTENCES: usize = 512;
/// Terms that stand in more pairs of sentences than this tell nothing.
const PAIRS: usize = 4096;
/// From this cosine on, two sentences tell the same.
const PAIRED: f32 = 0.4;

/// Documents of the background collection that the frequency list stands for, and words in each of them. They keep the
/// weights of a small collection sensible.
const BACKGROUND: f32 = 1000.0;
const WORDS: f32 = 400.0;
/// The frequency of a word that the list doesn't have, on the Zipf scale.
const UNLISTED: f32 = 2.0;

/// A term in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posting {
    pub term: u32,
    /// Which of the sketch's sentences.
    pub slot: u32,
    /// How much it tells: inverse document frequency (Spärck Jones 1972).
    pub weight: f32,
}

/// The terms of a document's compared sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// By term, then by sentence; each once.
    pub postings: Vec<Posting>,
    /// The document's sentence of each slot.
    sentences: Vec<usize>,
    /// The weight of all terms of each slot.
    weights: Vec<f32>,
}

impl Sketch {
    /// Of a document, weighted by the background alone. Linear in its length.
    pub fn of(document: &Document) -> Sketch {
        let compared = document.compared();
        let sentences: Vec<usize> = compared.take(SENTENCES).collect();
        let mut postings = Vec::new();
        for (slot, &sentence) in sentences.iter().enumerate() {
            for token in document.sentences[sentence].tokens.clone() {
                if matches!(document.tokens[token].kind, TokenKind::Word | TokenKind::Number) {
                    let norm = document.norm(token);
                    postings.push(Posting { term: term(norm), slot: slot as u32, weight: expected(norm) });
                }
            }
        }
        postings.sort_unstable_by(|a, b| (a.term, a.slot).cmp(&(b.term, b.slot)).then(b.weight.total_cmp(&a.weight)));
        postings.dedup_by_key(|posting| (posting.term, posting.slot));
        let weights = vec![0.0; sentences.len()];
        Sketch { postings, sentences, weights }
    }

    /// The terms that weigh most in a sketch weighted by the background alone, by term; the earlier of equals.
    pub fn weightiest(&self, most: usize) -> Vec<u32> {
        let weight =
            |postings: &[Posting]| (1.0 + postings.len() as f32).ln() * (BACKGROUND / (1.0 + postings[0].weight)).ln();
        let mut terms: Vec<(u32, f32)> = self.terms().map(|postings| (postings[0].term, weight(postings))).collect();
        terms.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(most);
        terms.into_iter().map(|(term, _)| term).collect()
    }

    /// For keeping, before it is weighed: how many sentences, their numbers (4 bytes each), then for each posting its term
    /// (4), its slot (2) and the upper half of its weight (2).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(4 + 4 * self.sentences.len() + 8 * self.postings.len());
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
        bytes.extend(number(self.sentences.len()));
        self.sentences.iter().for_each(|sentence| bytes.extend(number(*sentence)));
        for posting in &self.postings {
            bytes.extend(posting.term.to_le_bytes());
            bytes.extend((posting.slot as u16).to_le_bytes());
            bytes.extend(((posting.weight.to_bits() >> 16) as u16).to_le_bytes());
        }
        bytes
    }

    /// As it was kept; none where the bytes are no sketch.
    pub fn from_bytes(bytes: &[u8]) -> Option<Sketch> {
        let (count, rest) = bytes.split_first_chunk::<4>()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (sentences, postings) = rest.split_at_checked(count.checked_mul(4)?)?;
        let (sentences, _) = sentences.as_chunks::<4>();
        let (postings, _) = postings.as_chunks::<8>();
        let posting = |bytes: &[u8; 8]| Posting {
            term: u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]),
            slot: u32::from(u16::from_le_bytes([bytes[4], bytes[5]])),
            weight: f32::from_bits(u32::from(u16::from_le_bytes([bytes[6], bytes[7]])) << 16),
        };
        let postings: Vec<Posting> = postings.iter().map(posting).collect();
        let is_sound = |posting: &Posting| (posting.slot as usize) < count && posting.weight >= 0.0;
        let sentences: Vec<usize> = sentences.iter().map(|bytes| u32::from_le_bytes(*bytes) as usize).collect();
        postings.iter().all(is_sound).then(|| Sketch { postings, weights: vec![0.0; sentences.len()], sentences })
    }

    /// Each term with its postings.
    pub fn terms(&self) -> impl Iterator<Item = &[Posting]> {
        self.postings.chunk_by(|a, b| a.term == b.term)
    }
}

/// In how many documents of the background a word stands.
fn expected(norm: &str) -> f32 {
    let zipf = frequency::zipf(norm).unwrap_or(UNLISTED);
    BACKGROUND * (1.0 - (-WORDS * 10_f32.powf(zipf - 9.0)).exp())
}

fn term(norm: &str) -> u32 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(stem(norm).as_bytes());
    (hasher.finish() >> 16) as u32
}

/// In how many of the documents each term stands.
pub fn frequencies(sketches: &[Sketch]) -> FxHashMap<u32, u32> {
    let mut frequency = FxHashMap::default();
    for terms in sketches.iter().flat_map(Sketch::terms) {
        *frequency.entry(terms[0].term).or_default() += 1;
    }
    frequency
}

/// Weighs the terms of freshly made sketches by how many of the documents and of the background have them.
pub fn weigh(sketches: &mut [Sketch], frequency: &FxHashMap<u32, u32>) {
    let documents = sketches.len() as f32 + BACKGROUND;
    for sketch in sketches {
        for posting in &mut sketch.postings {
            let found_in = frequency[&posting.term] as f32 + posting.weight;
            posting.weight = (documents / found_in).ln().max(0.01);
            sketch.weights[posting.slot as usize] += posting.weight;
        }
    }
}

/// Freshly made sketches, weighed among themselves.
pub fn reweighed(mut sketches: Vec<Sketch>) -> Vec<Sketch> {
    let frequency = frequencies(&sketches);
    weigh(&mut sketches, &frequency);
    sketches
}

/// Two sentences, by slot, that tell the same, and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Match {
    slots: Pair<usize>,
    cosine: f32,
}

/// How two sketches go together: for each sentence of either side the likest of the other.
#[derive(Clone, Debug)]
pub struct Pairing<'s> {
    sketches: Pair<&'s Sketch>,
    best: Pair<Vec<Option<Match>>>,
}

/// Pairs the sentences of two weighed sketches by the cosine of their terms. Bounded by [`SENTENCES`] and [`PAIRS`].
pub fn pairing<'s>(source: &'s Sketch, copy: &'s Sketch) -> Pairing<'s> {
    let (rows, columns) = (source.sentences.len(), copy.sentences.len());
    let mut shared = vec![0_f32; rows * columns];
    let (mut left, mut right) = (source.terms().peekable(), copy.terms().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a[0].term.cmp(&b[0].term) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                if a.len() * b.len() <= PAIRS {
                    for (one, other) in a.iter().flat_map(|one| b.iter().map(move |other| (one, other))) {
                        shared[one.slot as usize * columns + other.slot as usize] += one.weight.min(other.weight);
                    }
                }
                left.next();
                right.next();
            }
        }
    }
    let mut best = Pair::new(vec![None; rows], vec![None; columns]);
    for row in 0..rows {
        for column in 0..columns {
            let cosine = shared[row * columns + column] / (source.weights[row] * copy.weights[column]).sqrt();
            if cosine >= PAIRED {
                let found = Match { slots: Pair::new(row, column), cosine };
                for known in [&mut best.source[row], &mut best.copy[column]] {
                    if known.is_none_or(|known: Match| known.cosine < cosine) {
                        *known = Some(found);
                    }
                }
            }
        }
    }
    Pairing { sketches: Pair::new(source, copy), best }
}

impl Pairing<'_> {
    /// How much of the weight of each side the other tells, 0 to 1.
    pub fn coverage(&self) -> Pair<f32> {
        let share = |sketch: &Sketch, best: &[Option<Match>]| {
            let all: f32 = sketch.weights.iter().sum();
            let told: f32 = sketch.weights.iter().zip(best).filter_map(|(w, m)| Some(w * (*m)?.cosine)).sum();
            if all > 0.0 { (told / all).min(1.0) } else { 0.0 }
        };
        Pair::new(share(self.sketches.source, &self.best.source), share(self.sketches.copy, &self.best.copy))
    }

    /// For each sentence of the source that has one its likest sentence of the copy, and the cosine.
    pub fn likest(&self) -> impl Iterator<Item = (usize, usize, f32)> {
        let Pair { source, copy } = self.sketches;
        let found = self.best.source.iter().flatten();
        found.map(|m| (source.sentences[m.slots.source], copy.sentences[m.slots.copy], m.cosine.min(1.0)))
    }

    /// The matched sentences as beads: pairs that are each other's likest, and those that have their likest in one of
    /// them (merged and split sentences).
    pub fn beads(&self) -> Vec<Bead> {
        let is_mutual =
            |m: &Match| self.best.source[m.slots.source] == Some(*m) && self.best.copy[m.slots.copy] == Some(*m);
        let mut beads = Vec::new();
        let mut bead_of = Pair::new(FxHashMap::default(), FxHashMap::default());
        for found in self.best.copy.iter().flatten().filter(|m| is_mutual(m)) {
            bead_of.source.insert(found.slots.source, beads.len());
            bead_of.copy.insert(found.slots.copy, beads.len());
            beads.push(Bead {
                source: vec![self.sketches.source.sentences[found.slots.source]],
                copy: vec![self.sketches.copy.sentences[found.slots.copy]],
                similarity: found.cosine.min(1.0),
                ..Bead::default()
            });
        }
        for found in self.best.source.iter().flatten().filter(|m| !is_mutual(m)) {
            if let Some(&bead) = bead_of.copy.get(&found.slots.copy) {
                beads[bead].source.push(self.sketches.source.sentences[found.slots.source]);
            }
        }
        for found in self.best.copy.iter().flatten().filter(|m| !is_mutual(m)) {
            if let Some(&bead) = bead_of.source.get(&found.slots.source).filter(|b| beads[**b].source.len() == 1) {
                beads[bead].copy.push(self.sketches.copy.sentences[found.slots.copy]);
            }
        }
        for bead in &mut beads {
            bead.source.sort_unstable();
            bead.copy.sort_unstable();
        }
        beads
    }
}
