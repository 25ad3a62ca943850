//! What the sentences of the two texts are compared by: a hash of the whole, weighted terms, numbers and names.

use crate::{
    align::stem::stem,
    english::{Analysis, frequency, vectors},
    model::{Document, Pair, TokenKind},
};
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    borrow::Cow,
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
    /// Into [`Profiles::parts`]; empty where the sentence has one part only.
    parts: Range<usize>,
    pub place: Place,
}

/// How a sentence stands in its block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Whether it ends with a stop, as headlines and captions don't.
    pub is_stopped: bool,
    pub opens_block: bool,
    pub closes_block: bool,
}

impl Place {
    fn of(document: &Document, sentence: usize) -> Place {
        let is_block = |other: Option<usize>| {
            let other = other.and_then(|other| document.sentences.get(other));
            other.is_some_and(|other| other.block == document.sentences[sentence].block)
        };
        let stops = |token: usize| document.form(token).starts_with(['.', '!', '?', '…', '。', '！', '？']);
        let last = document.sentences[sentence].tokens.clone().rev().take(3);
        Place {
            is_stopped: last.into_iter().any(stops),
            opens_block: !is_block(sentence.checked_sub(1)),
            closes_block: !is_block(Some(sentence + 1)),
        }
    }
}

/// A clause of a sentence that may be a sentence of its own on the other side.
#[derive(Clone, Debug)]
struct Part {
    /// Into [`Profiles::part_terms`].
    terms: Range<usize>,
    mass: f32,
}

/// The compared sentences of one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Profiles {
    pub sentences: Vec<Profile>,
    terms: Vec<Term>,
    marks: Vec<u64>,
    parts: Vec<Part>,
    part_terms: Vec<Term>,
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

    /// The clauses of a sentence that has several, as indexes over all clauses of the text.
    pub fn parts(&self, profile: usize) -> Range<usize> {
        self.sentences[profile].parts.clone()
    }

    /// The terms of a clause, by ascending id, each once, and the sum of their weights.
    pub fn part(&self, part: usize) -> (&[Term], f32) {
        let Part { terms, mass } = &self.parts[part];
        (&self.part_terms[terms.clone()], *mass)
    }

    /// How many clauses there are in all.
    pub fn part_count(&self) -> usize {
        self.parts.len()
    }

    /// Takes down the clauses of a sentence whose terms, in order, are cut at some places.
    fn add_parts(&mut self, terms: &[u32], cuts: &[usize]) -> Range<usize> {
        let first = self.parts.len();
        let ends = cuts.iter().copied().chain([terms.len()]);
        let mut start = 0;
        for end in ends.filter(|_| !cuts.is_empty()) {
            let mut own = terms[start..end].to_vec();
            own.sort_unstable();
            own.dedup();
            let from = self.part_terms.len();
            self.part_terms.extend(own.into_iter().map(|id| Term { id, weight: 1.0 }));
            self.parts.push(Part { terms: from..self.part_terms.len(), mass: 0.0 });
            start = end;
        }
        first..self.parts.len()
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
        let vector = |(norm, zipf): (&Cow<str>, &f32)| (*zipf < COMMON).then(|| vectors::Word::find(norm)).flatten();
        let vectors = terms.norms.iter().zip(&zipf).map(vector).collect();
        Texts { sides, vectors }
    }
}

/// Terms by stem, and the first word of each.
#[derive(Default)]
struct Terms<'d> {
    ids: FxHashMap<Cow<'d, str>, u32>,
    norms: Vec<Cow<'d, str>>,
}

impl<'d> Terms<'d> {
    fn id(&mut self, norm: &'d str) -> u32 {
        self.known(Cow::Borrowed(stem(norm)), Cow::Borrowed(norm))
    }

    fn number(&mut self, number: Cow<'d, str>) -> u32 {
        self.known(number.clone(), number)
    }

    /// The number of a stem, and of its first word where it is new.
    fn known(&mut self, stem: Cow<'d, str>, norm: Cow<'d, str>) -> u32 {
        *self.ids.entry(stem).or_insert_with(|| {
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
        let mut cuts = Vec::new();
        let (start, first_mark) = (profiles.terms.len(), profiles.marks.len());
        for token in tokens.clone() {
            let norm = document.norm(token);
            norm.hash(&mut hasher);
            if document.tokens[token].kind == TokenKind::Punctuation {
                let next = (token + 1 < tokens.end).then(|| document.norm(token + 1));
                let since = found.len() - cuts.last().copied().unwrap_or(0);
                if parts_clauses(norm, next) && since >= SHORTEST_PART && cuts.len() < MOST_CUTS {
                    cuts.push(found.len());
                }
                continue;
            }
            if document.tokens[token].kind == TokenKind::Number {
                for number in numbers(norm) {
                    profiles.marks.push(hash_of(&number));
                    found.push(known.number(number));
                }
                continue;
            }
            found.push(known.id(norm));
            if is_mark(document, token, token == tokens.start) {
                profiles.marks.push(hash_of(norm));
            }
        }
        cuts.pop_if(|last| found.len() - *last < SHORTEST_PART);
        let parts = profiles.add_parts(&found, &cuts);
        found.sort_unstable();
        let counted = found.chunk_by(|a, b| a == b).map(|same| Term { id: same[0], weight: same.len() as f32 });
        profiles.terms.extend(counted);
        profiles.marks[first_mark..].sort_unstable();
        let terms = start..profiles.terms.len();
        let marks = first_mark..profiles.marks.len();
        profiles.sentences.push(Profile {
            sentence,
            hash: hasher.finish(),
            terms,
            marks,
            mass: 0.0,
            norm: 0.0,
            parts,
            place: Place::of(document, sentence),
        });
    }
    profiles
}

/// The numbers of a token: the parts of a score, a date or a time (`3:1`, `3-1`), without marks of thousands (`14,422`).
fn numbers(norm: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let parts = norm.split([':', '-', '/']).filter(|part| !part.is_empty());
    parts.map(|part| if part.contains(',') { Cow::Owned(part.replace(',', "")) } else { Cow::Borrowed(part) })
}

/// The fewest terms of a clause that counts for itself.
const SHORTEST_PART: usize = 4;

/// A sentence has at most one clause more.
const MOST_CUTS: usize = 5;

/// Whether a new clause begins behind a mark.
fn parts_clauses(mark: &str, next: Option<&str>) -> bool {
    match mark {
        ";" => true,
        "," => next.is_some_and(|next| matches!(next, "and" | "but" | "while" | "which" | "so" | "as" | "because")),
        _ => false,
    }
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
    let Profiles { sentences, terms, parts, part_terms, .. } = profiles;
    part_terms.iter_mut().for_each(|term| term.weight = inverse(term.id));
    for part in parts {
        part.mass = part_terms[part.terms.clone()].iter().map(|term| term.weight).sum();
    }
    for term in terms.iter_mut() {
        term.weight = (1.0 + term.weight.ln()) * inverse(term.id);
    }
    for profile in sentences {
        let terms = &terms[profile.terms.clone()];
        profile.mass = terms.iter().map(|term| term.weight).sum();
        profile.norm = terms.iter().map(|term| term.weight * term.weight).sum::<f32>().sqrt();
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_the_same_however_they_are_set() {
        let parts = |norm: &str| numbers(norm).map(|part| part.into_owned()).collect::<Vec<_>>();
        assert_eq!(parts("14,422"), parts("14422"));
        assert_eq!(parts("3:1"), parts("3-1"));
        assert_ne!(parts("3.1"), parts("3-1"));
        assert_eq!(parts("2019"), ["2019"]);
    }
}
