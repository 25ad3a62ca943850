//! Runs of words, by which versions of one story are held against each other without being aligned: what both have is
//! found by its hash, wherever it stands (shingles: Broder 1997).

use crate::model::{Document, TokenKind};
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

/// Words of the runs that differences are counted in.
const RUN: usize = 3;

/// The runs of words of the compared sentences, as sorted hashes.
pub fn sorted_runs(document: &Document) -> Vec<u64> {
    let mut runs: Vec<u64> = runs(document).into_iter().flat_map(|(_, runs)| runs).collect();
    runs.sort_unstable();
    runs
}

/// Each compared sentence with the hashes of its runs of words.
pub fn runs(document: &Document) -> Vec<(usize, Vec<u64>)> {
    let is_word = |token: &usize| matches!(document.tokens[*token].kind, TokenKind::Word | TokenKind::Number);
    let of_sentence = |sentence: usize| {
        let tokens = document.sentences[sentence].tokens.clone().filter(is_word);
        let words: Vec<&str> = tokens.map(|token| document.norm(token)).collect();
        let runs = words.windows(RUN.min(words.len()).max(1)).map(|run| FxBuildHasher.hash_one(run));
        (sentence, runs.collect())
    };
    document.compared().map(of_sentence).collect()
}

/// How many entries of two sorted lists are in one of them only.
pub fn unshared(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    a.len() + b.len() - 2 * shared
}
