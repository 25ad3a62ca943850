//! Sentence alignment: from candidates to beads.

mod assemble;
mod candidates;
mod identical;
mod profile;
mod stem;

use crate::{
    english::Analysis,
    model::{Bead, Document, Pair},
};
use candidates::Candidate;
use profile::Profiles;

/// Cosine from which two sentences that are each other's best are linked.
const MUTUAL: f32 = 0.12;

/// Cosine from which a sentence joins its best match, which has a better one itself: a merge or split.
const JOINED: f32 = 0.30;

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
    let (profiles, terms) = profile::profiles(analyses);
    let mut links = identical::identical(profiles.as_ref());
    let mut is_linked = profiles.as_ref().map(|side| vec![false; side.len()]);
    links.iter().for_each(|link| (is_linked.source[link.source], is_linked.copy[link.copy]) = (true, true));
    let mut candidates = candidates::candidates(profiles.as_ref(), terms);
    candidates.retain(|c| !is_linked.source[c.source] && !is_linked.copy[c.copy]);
    links.extend(choose(profiles.as_ref(), &candidates));
    assemble::assemble(profiles.as_ref(), &links)
}

/// One sentence against one sentence is one bead, whatever they say.
fn only_bead(documents: Pair<&Document>) -> Option<Bead> {
    let compared = documents.map(|document| {
        let mut compared = (0..document.sentences.len()).filter(|&sentence| document.role_of(sentence).is_compared());
        (compared.next(), compared.next())
    });
    match (compared.source, compared.copy) {
        ((Some(source), None), (Some(copy), None)) => {
            Some(Bead { source: vec![source], copy: vec![copy], similarity: 1.0, ..Bead::default() })
        }
        _ => None,
    }
}

/// Links sentences that are each other's best match, and joins to its best match each one that is left over.
fn choose(profiles: Pair<&Profiles>, candidates: &[Candidate]) -> Vec<SentenceLink> {
    let mut best = Pair::new(vec![None; profiles.source.len()], vec![None; profiles.copy.len()]);
    for &candidate in candidates {
        let better = |held: &Option<Candidate>| held.is_none_or(|held| held.cosine < candidate.cosine);
        if better(&best.source[candidate.source]) {
            best.source[candidate.source] = Some(candidate);
        }
        if better(&best.copy[candidate.copy]) {
            best.copy[candidate.copy] = Some(candidate);
        }
    }
    let is_mutual = |c: &Candidate| best.source[c.source] == Some(*c) && best.copy[c.copy] == Some(*c);
    let is_free = |c: &Candidate| best.source[c.source] == Some(*c) || best.copy[c.copy] == Some(*c);
    candidates
        .iter()
        .filter(|c| is_mutual(c) && c.cosine >= MUTUAL || is_free(c) && c.cosine >= JOINED)
        .map(|c| SentenceLink { source: c.source, copy: c.copy, similarity: c.cosine.min(1.0) })
        .collect()
}
