//! What the sentences of the two texts are compared by: a hash of the whole, weighted terms, numbers and names.

use crate::{
    align::stem::stem,
    english::{Analysis, frequency},
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

/// What one sentence is compared by.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// Index in the document.
    pub sentence: usize,
    /// Equal for sentences whose tokens have the same normal forms.
    pub hash: u64,
    /// Into [`Profiles::terms`].
    terms: Range<usize>,
    /// Into [`Profiles::marks`].
    marks: Range<usize>,
    /// Sum of the terms' weights.
    pub mass: f32,
    /// Length of the vector of weights.
    pub norm: f32,
}

/// The compared sentences of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Profiles {
    pub sentences: Vec<Profile>,
    terms: Vec<Term>,
    marks: Vec<u64>,
}

impl Profiles {
    /// The terms of a sentence (stems of its words, and its numbers), by ascending id, each once.
    pub fn terms(&self, profile: usize) -> &[Term] {
        &self.terms[self.sentences[profile].terms.clone()]
    }

    /// Hashes of the numbers and of the capitalised words that do not open the sentence; ascending, each once.
    pub fn marks(&self, profile: usize) -> &[u64] {
        &self.marks[self.sentences[profile].marks.clone()]
    }

    pub fn len(&self) -> usize {
        self.sentences.len()
    }
}

/// Profiles of both texts over one numbering of terms, and the number of terms. Linear in the tokens.
pub(super) fn profiles(analyses: Pair<&Analysis>) -> (Pair<Profiles>, usize) {
    let mut ids = FxHashMap::default();
    let mut pair = analyses.map(|analysis| collect(analysis.document(), &mut ids));
    let mut counts = vec![0u32; ids.len()];
    for profiles in [&pair.source, &pair.copy] {
        profiles.terms.iter().for_each(|term| counts[term.id as usize] += 1);
    }
    let mut rareness = vec![0.0; ids.len()];
    ids.iter().for_each(|(stem, &id)| rareness[id as usize] = 8.0 - frequency::zipf(stem).unwrap_or(2.0));
    let sentences = (pair.source.len() + pair.copy.len()) as f32;
    for profiles in [&mut pair.source, &mut pair.copy] {
        weigh(profiles, |id| {
            (1.0 + sentences / counts[id as usize] as f32).ln() * (rareness[id as usize] / 5.0).clamp(0.1, 1.0)
        });
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
        let (start, first_mark) = (profiles.terms.len(), profiles.marks.len());
        for token in tokens.clone() {
            let norm = document.norm(token);
            norm.hash(&mut hasher);
            if document.tokens[token].kind == TokenKind::Punctuation {
                continue;
            }
            let next = ids.len() as u32;
            found.push(*ids.entry(stem(norm)).or_insert(next));
            if is_mark(document, token, token == tokens.start) {
                profiles.marks.push(hash_of(norm));
            }
        }
        found.sort_unstable();
        let counted = found.chunk_by(|a, b| a == b).map(|same| Term { id: same[0], weight: same.len() as f32 });
        profiles.terms.extend(counted);
        profiles.marks[first_mark..].sort_unstable();
        let terms = start..profiles.terms.len();
        let marks = first_mark..profiles.marks.len();
        profiles.sentences.push(Profile { sentence, hash: hasher.finish(), terms, marks, mass: 0.0, norm: 0.0 });
    }
    profiles
}

fn is_mark(document: &Document, token: usize, is_first: bool) -> bool {
    match document.tokens[token].kind {
        TokenKind::Number => true,
        TokenKind::Word => !is_first && document.form(token).starts_with(char::is_uppercase),
        _ => false,
    }
}

fn hash_of(norm: &str) -> u64 {
    let mut hasher = FxHasher::default();
    norm.hash(&mut hasher);
    hasher.finish()
}

/// Turns counts into weights: the logarithm of the count times the inverse frequency of the term, in the sentences of
/// both texts (Salton & Buckley 1988) and in English at large.
fn weigh(profiles: &mut Profiles, inverse: impl Fn(u32) -> f32) {
    let Profiles { sentences, terms, .. } = profiles;
    for term in terms.iter_mut() {
        term.weight = (1.0 + term.weight.ln()) * inverse(term.id);
    }
    for profile in sentences {
        let terms = &terms[profile.terms.clone()];
        profile.mass = terms.iter().map(|term| term.weight).sum();
        profile.norm = terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
    }
}
