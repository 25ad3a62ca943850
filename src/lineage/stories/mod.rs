//! Which of many documents are versions of one story.
//!
//! Three steps, none of which looks at all pairs: a document's weightiest terms find candidates in an inverted index
//! (`candidates`); candidates are verified by aligning their sentences, for two stories on the same theme share their words
//! but not their sentences; verified pairs are joined by average linkage (`clusters`), so that one doubtful pair does not
//! chain two stories together.

mod candidates;
mod clusters;

use super::relation::coverage;
use crate::{
    align,
    english::Analysis,
    model::{Document, Original, Pair},
    read,
};
use candidates::Sketch;
use rayon::prelude::*;

/// Two documents that tell the same: indexes into the collection, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The earlier in the collection.
    pub first: usize,
    /// The later in the collection.
    pub second: usize,
    /// Share of the words of each that stand in matched beads.
    pub coverage: Pair<f32>,
}

impl Likeness {
    /// How much of the shorter telling is told by the other: a version may be an excerpt.
    fn strength(&self) -> f32 {
        self.coverage.source.max(self.coverage.copy)
    }
}

/// Stories as sorted indexes of documents, in the order of their first; and the likenesses that were measured.
///
/// Near-linear in the number of documents: each is held against a bounded number of candidates.
pub fn stories(originals: &[Original]) -> (Vec<Vec<usize>>, Vec<Likeness>) {
    let sketches: Vec<Sketch> = originals.par_iter().map(|original| Sketch::of(&document(original))).collect();
    let candidates = candidates::candidates(&sketches);
    let likenesses: Vec<Likeness> = candidates
        .par_iter()
        .enumerate()
        .flat_map_iter(|(first, others)| {
            let one = (!others.is_empty()).then(|| document(&originals[first]));
            others
                .iter()
                .filter_map(move |&second| likeness(first, one.as_ref()?, second, &document(&originals[second])))
        })
        .collect();
    let edges: Vec<(usize, usize, f32)> = likenesses.iter().map(|l| (l.first, l.second, l.strength())).collect();
    (clusters::clusters(originals.len(), &edges), likenesses)
}

fn document(original: &Original) -> Document {
    read::document(original.clone(), false)
}

/// How alike two candidates are; none where no sentence of theirs is matched.
fn likeness(first: usize, one: &Document, second: usize, other: &Document) -> Option<Likeness> {
    let analyses = Pair::new(Analysis::new(one), Analysis::new(other));
    let beads = align::sentence_beads(analyses.as_ref());
    let coverage = coverage(Pair::new(one, other), &beads);
    (coverage.source > 0.0).then_some(Likeness { first, second, coverage })
}
