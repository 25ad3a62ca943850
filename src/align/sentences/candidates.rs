//! Which pairs of sentences are worth a look: those that share rare terms, from an inverted index, and those that stand
//! where the sentences around them point.

use super::{SentenceLink, profile::Profiles};
use crate::model::Pair;
use rayon::prelude::*;

/// How many sentences of the other side are kept for a sentence.
const KEPT: usize = 10;

/// Terms in more sentences than this find nothing: they would make the work quadratic.
const FREQUENT: usize = 150;

/// How far from where the anchors point.
const REACH: usize = 2;

/// The pairs of profiles worth a look, by source, then by copy.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates {
    pairs: Vec<(u32, u32)>,
    /// Where each source sentence's pairs start, and the end.
    starts: Vec<usize>,
}

impl Candidates {
    /// All pairs, as (source, copy).
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = (usize, usize)> {
        self.pairs.iter().map(|&(source, copy)| (source as usize, copy as usize))
    }

    /// Those of sentences that are not linked yet.
    pub fn without(self, profiles: Pair<&Profiles>, links: &[SentenceLink]) -> Candidates {
        let is_free = free(profiles, links);
        let keeps = |&(source, copy): &(u32, u32)| is_free.source[source as usize] && is_free.copy[copy as usize];
        Candidates::new(self.pairs.into_iter().filter(keeps).collect(), profiles.source.len())
    }

    /// The index of a pair among all, where it is one. Logarithmic in the pairs of a sentence.
    pub fn find(&self, source: usize, copy: usize) -> Option<usize> {
        let start = *self.starts.get(source)?;
        let own = &self.pairs[start..*self.starts.get(source + 1)?];
        own.binary_search_by_key(&copy, |pair| pair.1 as usize).ok().map(|at| start + at)
    }

    fn new(mut pairs: Vec<(u32, u32)>, sources: usize) -> Candidates {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; sources + 1];
        pairs.iter().for_each(|pair| starts[pair.0 as usize + 1] += 1);
        (0..sources).for_each(|source| starts[source + 1] += starts[source]);
        Candidates { pairs, starts }
    }
}

/// The pairs worth a look among sentences that are not linked yet, by what they share and where they are expected.
///
/// Time is at most sentences × terms in a sentence × [`FREQUENT`].
pub(super) fn candidates(
    profiles: Pair<&Profiles>,
    terms: usize,
    links: &[SentenceLink],
    expected: &Pair<Vec<f32>>,
) -> Candidates {
    let swapped = Pair::new(profiles.copy, profiles.source);
    let is_free = free(profiles, links);
    let by_source = search(profiles, terms, &expected.source, is_free.as_ref());
    let by_copy = search(swapped, terms, &expected.copy, Pair::new(&is_free.copy, &is_free.source));
    let pairs = by_source.into_iter().chain(by_copy.into_iter().map(|(copy, source)| (source, copy)));
    Candidates::new(pairs.collect(), profiles.source.len())
}

/// Which sentences of both sides are not linked.
fn free(profiles: Pair<&Profiles>, links: &[SentenceLink]) -> Pair<Vec<bool>> {
    let mut is_free = profiles.map(|side| vec![true; side.len()]);
    for link in links {
        is_free.source[link.source] = false;
        is_free.copy[link.copy] = false;
    }
    is_free
}

/// Where each side's sentences are expected on the other side, as the linked ones tell.
pub(super) fn expected(profiles: Pair<&Profiles>, links: &[SentenceLink]) -> Pair<Vec<f32>> {
    let sizes = profiles.map(Profiles::len);
    let linked: Vec<(usize, usize)> = links.iter().map(|link| (link.source, link.copy)).collect();
    let turned: Vec<(usize, usize)> = links.iter().map(|link| (link.copy, link.source)).collect();
    Pair::new(places(sizes.source, sizes.copy, &linked), places(sizes.copy, sizes.source, &turned))
}

/// Where on the other side each sentence is expected: between the links around it, and else by its share of the text.
fn places(here: usize, there: usize, links: &[(usize, usize)]) -> Vec<f32> {
    let mut to: Vec<Option<usize>> = vec![None; here];
    links.iter().for_each(|link| to[link.0] = Some(link.1));
    let mut expected = vec![0.0; here];
    let (mut start, mut start_there) = (0, -1.0);
    for at in 0..=here {
        let end_there = if at == here {
            there as f32
        } else if let Some(there) = to[at] {
            there as f32
        } else {
            continue;
        };
        let (gap, gap_there) = ((at - start + 1) as f32, end_there - start_there);
        for (step, place) in expected[start..at].iter_mut().enumerate() {
            *place = start_there + gap_there * (step + 1) as f32 / gap;
        }
        if at < here {
            expected[at] = end_there;
        }
        (start, start_there) = (at + 1, end_there);
    }
    expected
}

/// Sentences by term, in compressed rows.
struct Index {
    starts: Vec<usize>,
    postings: Vec<(u32, f32)>,
}

impl Index {
    fn new(profiles: &Profiles, terms: usize, is_free: &[bool]) -> Index {
        let mut starts = vec![0; terms + 1];
        let free = || (0..profiles.len()).filter(|&sentence| is_free[sentence]);
        for sentence in free() {
            profiles.terms(sentence).iter().for_each(|term| starts[term.id as usize + 1] += 1);
        }
        (0..terms).for_each(|term| starts[term + 1] += starts[term]);
        let mut next = starts.clone();
        let mut postings = vec![(0, 0.0); starts[terms]];
        for sentence in free() {
            for term in profiles.terms(sentence) {
                postings[next[term.id as usize]] = (sentence as u32, term.weight);
                next[term.id as usize] += 1;
            }
        }
        Index { starts, postings }
    }

    fn postings(&self, term: u32) -> &[(u32, f32)] {
        &self.postings[self.starts[term as usize]..self.starts[term as usize + 1]]
    }
}

/// For each free sentence of the source the free ones of the copy that are most alike or stand where it is expected.
fn search(profiles: Pair<&Profiles>, terms: usize, expected: &[f32], is_free: Pair<&Vec<bool>>) -> Vec<(u32, u32)> {
    let index = Index::new(profiles.copy, terms, is_free.copy);
    let scratch = || (vec![0.0f32; profiles.copy.len()], Vec::new());
    let search = |(sums, touched): &mut (Vec<f32>, Vec<usize>), here: usize| {
        for term in profiles.source.terms(here) {
            let postings = index.postings(term.id);
            for &(there, weight) in postings.iter().filter(|_| postings.len() <= FREQUENT) {
                if sums[there as usize] == 0.0 {
                    touched.push(there as usize);
                }
                sums[there as usize] += weight * term.weight;
            }
        }
        let take = |there: usize| (std::mem::take(&mut sums[there]) / profiles.copy.sentences[there].norm, there);
        let mut found: Vec<(f32, usize)> = touched.drain(..).map(take).collect();
        let far = |there: usize| (there as f32 - expected[here]).abs();
        found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(far(a.1).total_cmp(&far(b.1))).then(a.1.cmp(&b.1)));
        found.truncate(KEPT);
        let middle = expected[here].round().max(0.0) as usize;
        let near =
            (middle.saturating_sub(REACH)..profiles.copy.len().min(middle + REACH + 1)).filter(|&at| is_free.copy[at]);
        found
            .into_iter()
            .map(|(_, there)| there)
            .chain(near)
            .map(|there| (here as u32, there as u32))
            .collect::<Vec<_>>()
    };
    let free = (0..profiles.source.len()).into_par_iter().filter(|&here| is_free.source[here]);
    free.map_init(scratch, search).flatten_iter().collect()
}
