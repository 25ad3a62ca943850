//! Sentence alignment: from candidates to beads.
//!
//! Sentences that are word for word the same, or clearly one the other edited, are paired first. For the others an inverted index finds candidates;
//! boosted trees judge each candidate by what the two sentences share and who else shares it, and a second time with
//! the first judgement of all candidates around it and the order of those that it found likely. The likeliest links are
//! taken as long as they form merges and splits (1:n, n:1). Trained by `cargo xtask train-sentence-aligner`.

mod assemble;
mod candidates;
mod clear;
mod features;
mod groups;
mod identical;
mod order;
mod parts;
mod profile;

use crate::{
    english::Analysis,
    model::{Bead, Document, Pair},
    trees::{Columns, Trees},
};
use candidates::Candidates;
use groups::Groups;
use order::Order;
use profile::{Profiles, Texts};
use std::sync::LazyLock;

/// Two sentences, one of each side, that tell the same: indexes into the profiles.
#[derive(Clone, Copy, Debug, PartialEq)]
struct SentenceLink {
    source: usize,
    copy: usize,
    similarity: f32,
}

/// The beads of two documents in the order of the copy, without word links.
pub(super) fn beads(analyses: Pair<&Analysis>) -> Vec<Bead> {
    if let Some(bead) = only_bead(analyses.map(|analysis| analysis.document())) {
        return vec![bead];
    }
    let search = Search::of(analyses);
    let mut links = search.same.clone();
    links.extend(search.links());
    assemble::assemble(search.texts.sides.as_ref(), &links)
}

/// One sentence against one sentence is one bead, whatever they say.
fn only_bead(documents: Pair<&Document>) -> Option<Bead> {
    let compared = documents.map(|document| {
        let mut compared = document.compared();
        (compared.next(), compared.next())
    });
    match (compared.source, compared.copy) {
        ((Some(source), None), (Some(copy), None)) => {
            Some(Bead { source: vec![source], copy: vec![copy], similarity: 1.0, ..Bead::default() })
        }
        _ => None,
    }
}

/// The pairs of sentences worth a look: what the trainer and the aligner share.
pub struct Search {
    texts: Texts,
    /// The links that need no judgement.
    same: Vec<SentenceLink>,
    candidates: Candidates,
    expected: Pair<Vec<f32>>,
}

/// The judges of the two passes.
static PASSES: LazyLock<[Option<Trees<'static>>; 2]> = LazyLock::new(|| {
    [
        Trees::open(include_bytes!("../../../data/sentences-first.trees")),
        Trees::open(include_bytes!("../../../data/sentences-second.trees")),
    ]
});

/// Sentences less alike than this are not linked, wherever they stand.
const APART: f32 = 0.02;

impl Search {
    /// Of two documents.
    pub fn of(analyses: Pair<&Analysis>) -> Search {
        let texts = Texts::new(analyses);
        let profiles = texts.sides.as_ref();
        let mut same = identical::identical(profiles);
        let expected = candidates::expected(profiles, &same);
        let all = candidates::candidates(profiles, texts.vectors.len(), &same, &expected);
        same.extend(clear::clear(profiles, &all));
        let candidates = all.without(profiles, &same);
        let expected = candidates::expected(profiles, &same);
        Search { texts, same, candidates, expected }
    }

    /// The pairs, as indexes of sentences in the documents.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let Pair { source, copy } = &self.texts.sides;
        self.candidates.pairs().map(|(a, b)| (source.sentences[a].sentence, copy.sentences[b].sentence))
    }

    /// The pairs that are linked without judgement, as indexes of sentences in the documents.
    pub fn same(&self) -> impl Iterator<Item = (usize, usize)> {
        let Pair { source, copy } = &self.texts.sides;
        self.same.iter().map(|link| (source.sentences[link.source].sentence, copy.sentences[link.copy].sentence))
    }

    /// Fills in the features of the first pass, a row for each pair, and returns how alike the two are. The rows are wide
    /// enough for the later pass.
    pub fn first_pass(&self, columns: &mut Columns) -> Vec<f32> {
        let expected = self.expected.as_ref().map(Vec::as_slice);
        features::first(&self.texts, &self.candidates, expected, columns)
    }

    /// Adds to the features of the first pass what the pass before judged: a probability for each pair.
    pub fn later_pass(&self, probabilities: &[f32], columns: &mut Columns) {
        let same = self.same.iter().map(|link| (link.source, link.copy));
        let sizes = self.texts.sides.as_ref().map(Profiles::len);
        let order = Order::new(sizes, &self.candidates, probabilities, same);
        features::later(self.texts.sides.as_ref(), &self.candidates, &order, probabilities, columns);
    }

    /// The pairs to link, by their probabilities: the likeliest first, as long as they form merges and splits. Returns
    /// indexes of pairs.
    pub fn choose(&self, probabilities: &[f32]) -> Vec<usize> {
        let pairs: Vec<(usize, usize)> = self.candidates.pairs().collect();
        let mut order: Vec<usize> = (0..pairs.len()).filter(|&at| probabilities[at] >= groups::LIKELY).collect();
        order.sort_by(|&a, &b| probabilities[b].total_cmp(&probabilities[a]).then(a.cmp(&b)));
        let mut groups = Groups::new(self.texts.sides.as_ref().map(Profiles::len));
        let choose = |&at: &usize| groups.join(pairs[at], probabilities[at]);
        order.into_iter().filter(choose).collect()
    }

    fn links(&self) -> Vec<SentenceLink> {
        let mut columns = Columns::default();
        let cosines = self.first_pass(&mut columns);
        let mut probabilities = Vec::new();
        for (pass, trees) in PASSES.iter().enumerate() {
            if pass > 0 {
                self.later_pass(&probabilities, &mut columns);
            }
            match trees {
                Some(trees) => trees.probabilities(&columns, &mut probabilities),
                None => probabilities.clone_from(&cosines),
            }
        }
        // Place alone is no reason.
        probabilities.iter_mut().zip(&cosines).filter(|(_, cosine)| **cosine < APART).for_each(|(p, _)| *p = 0.0);
        let pairs: Vec<(usize, usize)> = self.candidates.pairs().collect();
        let link =
            |at: usize| SentenceLink { source: pairs[at].0, copy: pairs[at].1, similarity: cosines[at].min(1.0) };
        self.choose(&probabilities).into_iter().map(link).collect()
    }
}

/// How many features the first pass has.
pub const FIRST_PASS: usize = features::FIRST;

/// How many features the second pass has, those of the first included.
pub const LATER_PASS: usize = features::LATER;
