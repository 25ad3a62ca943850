//! Word alignment inside one bead.
//!
//! Equal stretches are linked as they are. For the rest every pair of words gets features of its own and of its
//! neighbourhood, and boosted trees judge it three times, each later time with the judgement before of all pairs around it.
//! A word may have several links. Trained by `cargo xtask train-aligner`.

mod features;
mod function;
mod grid;
mod namesakes;
mod stretches;
mod word;

use crate::{
    english::Analysis,
    model::{Bead, Document, Link, Pair},
    trees::{Columns, Trees},
};
use std::sync::LazyLock;
use stretches::Kind;

/// The pairs of words of a bead that are worth a look, with their features: what the trainer and the aligner share.
pub struct Cells<'d>(grid::Grid<'d>);

impl<'d> Cells<'d> {
    /// Of tokens of both sides, by their indexes in the documents. Quadratic in their number.
    pub fn new(analyses: Pair<&Analysis<'d>>, tokens: Pair<&[usize]>) -> Cells<'d> {
        let source = word::words(analyses.source, tokens.source);
        let copy = word::words(analyses.copy, tokens.copy);
        Cells(grid::Grid::new(Pair::new(source, copy)))
    }

    /// The pairs, as indexes into the tokens given, by source, then by copy.
    pub fn pairs(&self) -> &[(usize, usize)] {
        &self.0.cells
    }

    /// Fills in the features of the first pass, a row for each pair. The rows are wide enough for the later ones.
    pub fn first_pass(&self, columns: &mut Columns) {
        features::first(&self.0, columns);
    }

    /// Keeps the pairs that a pass did not all but rule out, with their rows and probabilities; returns their numbers.
    pub fn narrow(&mut self, probabilities: &mut Vec<f32>, columns: &mut Columns) -> Vec<usize> {
        let kept: Vec<usize> = (0..probabilities.len()).filter(|&at| probabilities[at] >= RULED_OUT).collect();
        self.0.cells = kept.iter().map(|&at| self.0.cells[at]).collect();
        *probabilities = kept.iter().map(|&at| probabilities[at]).collect();
        columns.keep(&kept);
        kept
    }

    /// Adds to the features of the first pass what the pass before judged: a probability for each pair.
    pub fn later_pass(&self, probabilities: &[f32], columns: &mut Columns) {
        features::later(&self.0, probabilities, columns);
    }
}

/// The feature that tells how much speaks for a pair by itself; 0 where nothing does.
pub const STRENGTH: usize = features::STRENGTH;

/// How many features the first pass has.
pub const FIRST_PASS: usize = features::FIRST;

/// How many features a later pass has, those of the first included.
pub const LATER_PASS: usize = features::LATER;

/// The judges of the passes.
static PASSES: LazyLock<[Option<Trees<'static>>; 3]> = LazyLock::new(|| {
    [
        Trees::open(include_bytes!("../../../data/words-first.trees")),
        Trees::open(include_bytes!("../../../data/words-second.trees")),
        Trees::open(include_bytes!("../../../data/words-third.trees")),
    ]
});

/// Probability below which later passes take a pair as not linked.
const RULED_OUT: f32 = 0.005;

/// How near to 0 or 1 a pass has to judge every pair for the passes behind it to have nothing to add: most edits of a word
/// or two are decided by the first, and nearly all by the second. Links of the development sets are the same with it.
const DECIDED: [f32; 2] = [0.05, 0.1];

/// Probability from which two words are linked.
const LIKELY: f32 = 0.58;

/// The word links of a matched bead, in the order of the source, then of the copy.
pub(super) fn links(analyses: Pair<&Analysis>, bead: &Bead) -> Vec<Link> {
    let documents = analyses.map(|analysis| analysis.document());
    let tokens = Pair::new(tokens_of(documents.source, &bead.source), tokens_of(documents.copy, &bead.copy));
    let norms = Pair::new(norms_of(documents.source, &tokens.source), norms_of(documents.copy, &tokens.copy));
    let mut links = Vec::new();
    for stretch in stretches::stretches(norms.as_ref().map(Vec::as_slice)) {
        let source = &tokens.source[stretch.source.clone()];
        let copy = &tokens.copy[stretch.copy.clone()];
        match stretch.kind {
            Kind::Equal => links.extend(source.iter().zip(copy).map(|(&source, &copy)| certain(source, copy))),
            Kind::Judged => judge(analyses, Pair::new(source, copy), &mut links),
        }
    }
    if norms.source != norms.copy {
        namesakes::join(&tokens, &norms, &mut links);
        links.sort_unstable_by_key(|link| (link.source, link.copy));
    }
    links
}

fn tokens_of(document: &Document, sentences: &[usize]) -> Vec<usize> {
    sentences.iter().flat_map(|&sentence| document.sentences[sentence].tokens.clone()).collect()
}

fn norms_of<'d>(document: &'d Document, tokens: &[usize]) -> Vec<&'d str> {
    tokens.iter().map(|&token| document.norm(token)).collect()
}

fn certain(source: usize, copy: usize) -> Link {
    Link { source, copy, confidence: 1.0 }
}

/// Adds the links that the model finds between some tokens.
fn judge(analyses: Pair<&Analysis>, tokens: Pair<&[usize]>, links: &mut Vec<Link>) {
    let mut cells = Cells::new(analyses, tokens);
    let (mut columns, mut probabilities) = (Columns::default(), Vec::new());
    cells.first_pass(&mut columns);
    for (pass, trees) in PASSES.iter().flatten().enumerate() {
        if pass > 0 {
            cells.narrow(&mut probabilities, &mut columns);
            cells.later_pass(&probabilities, &mut columns);
        }
        trees.probabilities(&columns, &mut probabilities);
        let open = DECIDED.get(pass).copied().unwrap_or_default();
        if probabilities.iter().all(|&probability| probability < open || probability > 1.0 - open) {
            break;
        }
    }
    let likely = cells.pairs().iter().zip(&probabilities).filter(|(_, probability)| **probability >= LIKELY);
    links.extend(likely.map(|(&(source, copy), &confidence)| Link {
        source: tokens.source[source],
        copy: tokens.copy[copy],
        confidence,
    }));
}
