//! Lost versions. Two texts that agree in errors against their source, and each of which kept of the source what the other
//! lost, were made neither from the source nor from each other, but from a version between that is not here (agreement in
//! error: Maas 1927, *Textkritik*).

use super::runs::runs;
use crate::model::Document;
use rustc_hash::{FxHashMap, FxHashSet};

/// In so many sentences two texts must agree against a third: fewer are chance.
const ERRORS: usize = 4;
/// So many sentences each must have kept of the source that the other lost.
const KEPT: usize = 3;
/// How many copies of one source are held against each other.
const COPIES: usize = 16;
/// How many of the shared sentences are told.
const SHOWN: usize = 3;

/// A version that is not here: what it was made from, what was made from it, and what these share.
pub struct Lost {
    pub source: usize,
    pub copies: Vec<usize>,
    pub shared: Vec<String>,
}

/// A version by the runs of words of its sentences.
struct Runs {
    sentences: Vec<(usize, Vec<u64>)>,
    all: FxHashSet<u64>,
}

impl Runs {
    fn of(document: &Document) -> Runs {
        let sentences = runs(document);
        let all = sentences.iter().flat_map(|(_, runs)| runs).copied().collect();
        Runs { sentences, all }
    }

    /// The sentences in which this and another agree against the source, of those that go back to the source.
    fn errors<'r>(&'r self, other: &'r Runs, source: &'r Runs) -> impl Iterator<Item = usize> + 'r {
        let goes_back = |runs: &[u64]| runs.iter().any(|run| source.all.contains(run));
        let agrees = |runs: &[u64]| runs.iter().any(|run| other.all.contains(run) && !source.all.contains(run));
        self.sentences.iter().filter(move |(_, runs)| goes_back(runs) && agrees(runs)).map(|(sentence, _)| *sentence)
    }

    /// How many sentences kept something of the source that the other lost.
    fn kept(&self, other: &Runs, source: &Runs) -> usize {
        let kept = |runs: &[u64]| runs.iter().any(|run| source.all.contains(run) && !other.all.contains(run));
        self.sentences.iter().filter(|(_, runs)| kept(runs)).count()
    }

    /// Whether all three agree by twos against the third, as the ends of a star do whose middle is not here.
    fn have_a_middle(&self, other: &Runs, source: &Runs) -> bool {
        self.errors(other, source).nth(ERRORS - 1).is_some()
            && self.kept(other, source) >= KEPT
            && other.kept(self, source) >= KEPT
    }
}

/// The lost versions among documents of which the parents are known. What hangs on a text that was made from the same
/// lost version goes to that one's parent.
pub fn lost(documents: &[&Document], parents: &mut [Option<usize>]) -> Vec<Lost> {
    let runs: Vec<Runs> = documents.iter().map(|document| Runs::of(document)).collect();
    for copy in 0..parents.len() {
        let parent = parents[copy];
        let Some((parent, source)) = parent.and_then(|parent| Some((parent, parents[parent]?))) else { continue };
        if runs[parent].have_a_middle(&runs[copy], &runs[source]) {
            parents[copy] = Some(source);
        }
    }
    let mut copies: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (copy, parent) in parents.iter().enumerate() {
        copies.entry(parent.unwrap_or(usize::MAX)).or_default().push(copy);
    }
    let of_source = |source: usize| groups(source, copies.get(&source).map_or(&[], Vec::as_slice), &runs, documents);
    (0..documents.len()).flat_map(of_source).collect()
}

/// The copies of one source in groups that share a lost version.
fn groups(source: usize, copies: &[usize], runs: &[Runs], documents: &[&Document]) -> Vec<Lost> {
    let mut groups: Vec<Lost> = Vec::new();
    let copies = &copies[..copies.len().min(COPIES)];
    for (at, &one) in copies.iter().enumerate() {
        for &other in &copies[at + 1..] {
            if !runs[one].have_a_middle(&runs[other], &runs[source]) {
                continue;
            }
            match groups.iter_mut().find(|group| group.copies.contains(&one) || group.copies.contains(&other)) {
                Some(group) => group.copies.extend([one, other]),
                None => {
                    let shared = runs[one].errors(&runs[other], &runs[source]).take(SHOWN);
                    let shared = shared.map(|sentence| documents[one].sentence_text(sentence).to_owned()).collect();
                    groups.push(Lost { source, copies: vec![one, other], shared });
                }
            }
        }
    }
    for group in &mut groups {
        group.copies.sort_unstable();
        group.copies.dedup();
    }
    groups
}
