//! What the sentences of the two texts are compared by: a hash of the whole, weighted terms, numbers and names.

use crate::{
    align::stem::stem,
    english::{Analysis, frequency, vectors},
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

/// Profiles of both texts over one numbering of terms.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    pub sides: Pair<Profiles>,
    /// Of each term of content, where it has one.
    pub vectors: Vec<Option<vectors::Word>>,
}

/// Words as common as this (Zipf scale) carry no content.
const COMMON: f32 = 6.2;

impl Texts {
    /// Of two documents. Linear in the tokens.
    pub fn new(analyses: Pair<&Analysis>) -> Texts {
        let mut terms = Terms::default();
        let mut sides = analyses.map(|analysis| collect(analysis.document(), &mut terms));
        let mut counts = vec![0u32; terms.norms.len()];
        for profiles in [&sides.source, &sides.copy] {
            profiles.terms.iter().for_each(|term| counts[term.id as usize] += 1);
        }
        let zipf: Vec<f32> = terms.norms.iter().map(|norm| frequency::zipf(norm).unwrap_or(2.0)).collect();
        let sentences = (sides.source.len() + sides.copy.len()) as f32;
        for profiles in [&mut sides.source, &mut sides.copy] {
            weigh(profiles, |id| {
                let rareness = ((8.0 - zipf[id as usize]) / 5.0).clamp(0.1, 1.0);
                (1.0 + sentences / counts[id as usize] as f32).ln() * rareness
            });
        }
        let vector = |(norm, zipf): (&&str, &f32)| (*zipf < COMMON).then(|| vectors::Word::find(norm)).flatten();
        let vectors = terms.norms.iter().zip(&zipf).map(vector).collect();
        Texts { sides, vectors }
    }
}

/// Terms by stem, and the first word of each.
#[derive(Default)]
struct Terms<'d> {
    ids: FxHashMap<&'d str, u32>,
    norms: Vec<&'d str>,
}

impl<'d> Terms<'d> {
    fn id(&mut self, norm: &'d str) -> u32 {
        *self.ids.entry(stem(norm)).or_insert_with(|| {
            self.norms.push(norm);
            self.norms.len() as u32 - 1
        })
    }
}

/// Terms with the number of their occurrences as weight.
fn collect<'d>(document: &'d Document, known: &mut Terms<'d>) -> Profiles {
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
            found.push(known.id(norm));
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
