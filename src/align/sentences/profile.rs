//! What the sentences of the two texts are found by: hashes of the whole and weighted terms.

use super::stem::stem;
use crate::{
    english::Analysis,
    model::{Document, Pair, TokenKind},
};
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    hash::{Hash, Hasher},
    ops::Range,
};

/// A term of a sentence with its weight there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Term {
    pub id: u32,
    pub weight: f32,
}

/// What one sentence is found by.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// Index in the document.
    pub sentence: usize,
    /// Equal for sentences whose tokens have the same normal forms.
    pub hash: u64,
    /// Into [`Profiles::terms`].
    terms: Range<usize>,
    /// Sum of the terms' weights.
    pub mass: f32,
}

/// The compared sentences of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Profiles {
    pub sentences: Vec<Profile>,
    terms: Vec<Term>,
}

impl Profiles {
    /// The terms of a sentence, by ascending id, each once.
    pub fn terms(&self, profile: usize) -> &[Term] {
        &self.terms[self.sentences[profile].terms.clone()]
    }

    pub fn len(&self) -> usize {
        self.sentences.len()
    }
}

/// Profiles of both texts over one numbering of terms, and the number of terms. Linear in the tokens.
pub(super) fn profiles(analyses: Pair<&Analysis>) -> (Pair<Profiles>, usize) {
    let mut ids = FxHashMap::default();
    let mut pair = analyses.map(|analysis| collect(analysis.document(), &mut ids));
    let mut frequency = vec![0u32; ids.len()];
    for profiles in [&pair.source, &pair.copy] {
        profiles.terms.iter().for_each(|term| frequency[term.id as usize] += 1);
    }
    let sentences = (pair.source.len() + pair.copy.len()) as f32;
    for profiles in [&mut pair.source, &mut pair.copy] {
        weigh(profiles, |id| (1.0 + sentences / frequency[id as usize] as f32).ln());
    }
    (pair, ids.len())
}

/// Terms with the number of their occurrences as weight.
fn collect<'d>(document: &'d Document, ids: &mut FxHashMap<&'d str, u32>) -> Profiles {
    let mut profiles = Profiles::default();
    for (sentence, tokens) in document.sentences.iter().map(|sentence| sentence.tokens.clone()).enumerate() {
        if !document.role_of(sentence).is_compared() {
            continue;
        }
        let mut hasher = FxHasher::default();
        let mut found = Vec::with_capacity(tokens.len());
        for token in tokens {
            let norm = document.norm(token);
            norm.hash(&mut hasher);
            if document.tokens[token].kind != TokenKind::Punctuation {
                let next = ids.len() as u32;
                found.push(*ids.entry(stem(norm)).or_insert(next));
            }
        }
        let start = profiles.terms.len();
        found.sort_unstable();
        let counted = found.chunk_by(|a, b| a == b).map(|same| Term { id: same[0], weight: same.len() as f32 });
        profiles.terms.extend(counted);
        let terms = start..profiles.terms.len();
        profiles.sentences.push(Profile { sentence, hash: hasher.finish(), terms, mass: 0.0 });
    }
    profiles
}

/// Turns counts into weights: the logarithm of the count times the inverse frequency of the term, all sentences of
/// both texts taken together (Salton & Buckley 1988).
fn weigh(profiles: &mut Profiles, inverse: impl Fn(u32) -> f32) {
    let Profiles { sentences, terms } = profiles;
    for term in terms.iter_mut() {
        term.weight = (1.0 + term.weight.ln()) * inverse(term.id);
    }
    for profile in sentences {
        profile.mass = terms[profile.terms.clone()].iter().map(|term| term.weight).sum();
    }
}
