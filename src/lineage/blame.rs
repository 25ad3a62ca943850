//! At which hop a phrase came in, or went: a blame over a lineage.

use super::terms::{Sketch, pairing, reweighed};
use crate::{
    model::{Blame, BlamedHop, Change, Document, Original, Trace},
    read,
};
use rustc_hash::FxHashMap;

/// Where a phrase entered the lineages of a trace, and where it was lost. Words are held against each other in their
/// normal forms, so that typography and capitals don't matter.
pub fn blame(trace: &Trace, originals: &[Original], phrase: &str) -> Blame {
    let asked = read::document(Original { text: phrase.to_owned(), ..Original::default() }, true);
    let wanted: Vec<&str> = (0..asked.tokens.len()).map(|token| asked.norm(token)).collect();
    let by_name: FxHashMap<&str, &Original> = originals.iter().map(|o| (o.name.as_str(), o)).collect();
    let mut hops = Vec::new();
    for story in &trace.stories {
        let documents: FxHashMap<&str, Document> = story
            .members
            .iter()
            .filter_map(|name| Some((name.as_str(), read::document((*by_name.get(name.as_str())?).clone(), false))))
            .collect();
        let sentence = |name: &str| documents.get(name).and_then(|document| Some((document, find(document, &wanted)?)));
        for member in &story.members {
            let edge = story.edges.iter().find(|edge| edge.copy == *member);
            let before = edge.and_then(|edge| Some((edge.source.as_str(), documents.get(edge.source.as_str())?)));
            let found = sentence(member);
            match (before, found) {
                (None, Some((document, at))) => hops.push(BlamedHop {
                    change: Change::Original,
                    source: None,
                    copy: member.clone(),
                    before: None,
                    after: Some(document.sentence_text(at).to_owned()),
                }),
                (Some((name, source)), Some((copy, at))) if find(source, &wanted).is_none() => hops.push(BlamedHop {
                    change: Change::Entered,
                    source: Some(name.to_owned()),
                    copy: member.clone(),
                    before: counterpart(copy, source, at),
                    after: Some(copy.sentence_text(at).to_owned()),
                }),
                (Some((name, source)), None) => {
                    let Some(at) = find(source, &wanted) else { continue };
                    hops.push(BlamedHop {
                        change: Change::Left,
                        source: Some(name.to_owned()),
                        copy: member.clone(),
                        before: Some(source.sentence_text(at).to_owned()),
                        after: documents.get(member.as_str()).and_then(|copy| counterpart(source, copy, at)),
                    });
                }
                _ => {}
            }
        }
    }
    Blame { phrase: phrase.to_owned(), hops }
}

/// The hops at which the finding with a fingerprint, or with its first digits, came in. The drifts must have been found.
pub fn blame_drift(trace: &Trace, fingerprint: &str) -> Vec<BlamedHop> {
    let edges = trace.stories.iter().flat_map(|story| &story.edges);
    let found = edges.flat_map(|edge| edge.drifts.iter().flatten().map(move |drift| (edge, drift)));
    found
        .filter(|(_, drift)| drift.fingerprint.starts_with(fingerprint))
        .map(|(edge, drift)| BlamedHop {
            change: Change::Entered,
            source: Some(edge.source.clone()),
            copy: edge.copy.clone(),
            before: drift.source.as_ref().map(|passage| passage.text.clone()),
            after: drift.copy.as_ref().map(|passage| passage.text.clone()),
        })
        .collect()
}

/// The first sentence that has the words next to each other.
fn find(document: &Document, wanted: &[&str]) -> Option<usize> {
    let has = |sentence: &usize| {
        let range = document.sentences[*sentence].tokens.clone();
        let norms: Vec<&str> = range.map(|token| document.norm(token)).collect();
        norms.windows(wanted.len().max(1)).any(|window| window == wanted)
    };
    if wanted.is_empty() { None } else { (0..document.sentences.len()).find(has) }
}

/// The sentence of `other` that tells the same as a sentence of `document`.
fn counterpart(document: &Document, other: &Document, sentence: usize) -> Option<String> {
    let sketches = reweighed(vec![Sketch::of(document), Sketch::of(other)]);
    let beads = pairing(&sketches[0], &sketches[1]).beads();
    let bead = beads.iter().find(|bead| bead.source.contains(&sentence))?;
    Some(bead.copy.iter().map(|&at| other.sentence_text(at)).collect::<Vec<_>>().join(" "))
}
