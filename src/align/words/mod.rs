//! Word alignment inside one bead.

use crate::{
    english::Analysis,
    model::{Bead, Document, Link, Pair, TokenKind},
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The word links of a matched bead, in the order of the source, then of the copy.
pub(super) fn links(analyses: Pair<&Analysis>, bead: &Bead) -> Vec<Link> {
    let documents = analyses.map(|analysis| analysis.document());
    let tokens = Pair::new(tokens_of(documents.source, &bead.source), tokens_of(documents.copy, &bead.copy));
    let norms = Pair::new(norms_of(documents.source, &tokens.source), norms_of(documents.copy, &tokens.copy));
    if norms.source == norms.copy {
        let same = tokens.source.iter().zip(&tokens.copy);
        return same.map(|(&source, &copy)| Link { source, copy, confidence: 1.0 }).collect();
    }
    let mut links: BTreeSet<(usize, usize)> = runs(&norms);
    let linked = Pair::new(
        links.iter().map(|link| link.0).collect::<BTreeSet<usize>>(),
        links.iter().map(|link| link.1).collect::<BTreeSet<usize>>(),
    );
    let free = |side: &[&str], linked: &BTreeSet<usize>| -> Vec<usize> {
        (0..side.len()).filter(|at| !linked.contains(at)).collect()
    };
    let (left, right) = (free(&norms.source, &linked.source), free(&norms.copy, &linked.copy));
    if left.len() * right.len() <= 1 << 16 {
        for &source in left.iter().filter(|&&at| is_word(documents.source, tokens.source[at])) {
            let alike = |copy: usize| strsim::jaro_winkler(norms.source[source], norms.copy[copy]);
            let best = right.iter().map(|&copy| (alike(copy), copy)).max_by(|a, b| a.0.total_cmp(&b.0));
            links.extend(best.filter(|best| best.0 >= 0.88).map(|best| (source, best.1)));
        }
    }
    let link = |(source, copy): (usize, usize)| {
        let confidence = strsim::jaro_winkler(norms.source[source], norms.copy[copy]) as f32;
        Link { source: tokens.source[source], copy: tokens.copy[copy], confidence }
    };
    links.into_iter().map(link).collect()
}

fn tokens_of(document: &Document, sentences: &[usize]) -> Vec<usize> {
    sentences.iter().flat_map(|&sentence| document.sentences[sentence].tokens.clone()).collect()
}

fn norms_of<'d>(document: &'d Document, tokens: &[usize]) -> Vec<&'d str> {
    tokens.iter().map(|&token| document.norm(token)).collect()
}

fn is_word(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Word
}

/// Equal words in order, then equal words wherever they stand, those with an equal neighbour first.
fn runs(norms: &Pair<Vec<&str>>) -> BTreeSet<(usize, usize)> {
    let mut links = BTreeSet::new();
    for operation in similar::capture_diff_slices(similar::Algorithm::Histogram, &norms.source, &norms.copy) {
        if let similar::DiffOp::Equal { old_index, new_index, len } = operation {
            links.extend((0..len).map(|at| (old_index + at, new_index + at)));
        }
    }
    let taken: BTreeSet<usize> = links.iter().map(|link| link.1).collect();
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for copy in (0..norms.copy.len()).rev().filter(|copy| !taken.contains(copy)) {
        places.entry(norms.copy[copy]).or_default().push(copy);
    }
    let free: BTreeSet<usize> = links.iter().map(|link| link.0).collect();
    for source in (0..norms.source.len()).filter(|source| !free.contains(source)) {
        if let Some(copy) = places.get_mut(norms.source[source]).and_then(Vec::pop) {
            links.insert((source, copy));
        }
    }
    links
}
