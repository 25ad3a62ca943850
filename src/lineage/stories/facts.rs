//! What keeps two groups of versions apart that share a part of their sentences: facts of their own.
//!
//! Two reports of one statement share its words, and each tells what the other doesn't. A rewritten version and its copies
//! tell nothing that their source doesn't but some padding.

use crate::{
    english::names::Names,
    model::{Document, TokenKind},
};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::BuildHasher;

/// From this share of its facts on, a group has some of its own.
const OWN: f32 = 0.25;
/// With fewer facts than this nothing can be said of a group.
const LEAST: usize = 4;
/// How many members of a group are looked at.
const MEMBERS: usize = 8;

/// The facts of the documents that somebody asked about.
pub struct Facts<D> {
    document: D,
    known: FxHashMap<usize, FxHashSet<u64>>,
}

impl<D: Fn(usize) -> Document> Facts<D> {
    /// Of documents that are read anew, for few are ever asked about.
    pub fn of(document: D) -> Facts<D> {
        Facts { document, known: FxHashMap::default() }
    }

    /// Whether each of two groups tells what no member of the other tells.
    pub fn are_apart(&mut self, a: &[usize], b: &[usize]) -> bool {
        let (a, b) = (&a[..a.len().min(MEMBERS)], &b[..b.len().min(MEMBERS)]);
        for &document in a.iter().chain(b) {
            self.known.entry(document).or_insert_with(|| facts(&(self.document)(document)));
        }
        self.has_own(a, b) && self.has_own(b, a)
    }

    /// Whether much of what most members of a group tell is told by no member of the other.
    fn has_own(&self, group: &[usize], other: &[usize]) -> bool {
        let mut told: FxHashMap<u64, usize> = FxHashMap::default();
        for fact in group.iter().flat_map(|document| &self.known[document]) {
            *told.entry(*fact).or_default() += 1;
        }
        let common: Vec<u64> = told.into_iter().filter(|(_, count)| 2 * count > group.len()).map(|(f, _)| f).collect();
        let is_own = |fact: &&u64| !other.iter().any(|document| self.known[document].contains(*fact));
        let own = common.iter().filter(is_own).count();
        common.len() >= LEAST && own as f32 >= OWN * common.len() as f32
    }
}

/// The figures and the words of the names of a document's compared sentences, as hashes.
fn facts(document: &Document) -> FxHashSet<u64> {
    let names = Names::of(document);
    let tokens = document.compared().flat_map(|sentence| document.sentences[sentence].tokens.clone());
    let is_fact = |token: &usize| document.tokens[*token].kind == TokenKind::Number || names.at(*token).is_some();
    tokens.filter(is_fact).map(|token| FxBuildHasher.hash_one(document.norm(token))).collect()
}
