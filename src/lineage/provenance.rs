//! Where each sentence of one document is from, among many that may be its sources.

use super::{
    terms::{Sketch, pairing, reweighed},
    trace::words,
};
use crate::{
    model::{Document, Located, Original, Provenance, SourceSentence, SourceShare, Sourced, Span},
    read,
};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// Version of the shape.
const VERSION: u32 = 1;
/// Words that a quotation must have to be looked for.
const QUOTED_WORDS: usize = 3;

/// For each sentence of a document its likest among the sources, if any tells the same. Linear in the sources' length.
pub fn provenance(original: &Original, sources: &[Original]) -> Provenance {
    let document = read::document(original.clone(), false);
    let documents: Vec<Document> = sources.par_iter().map(|source| read::document(source.clone(), false)).collect();
    let sketches = reweighed(std::iter::once(&document).chain(&documents).map(Sketch::of).collect());
    let likest = likest(&sketches, document.sentences.len());
    let compared: Vec<usize> = document.compared().collect();
    let sourced = |&sentence: &usize| Sourced {
        sentence: located(&document, document.sentences[sentence].span),
        source: likest[sentence].map(|(source, at, similarity)| SourceSentence {
            document: sources[source].name.clone(),
            sentence: located(&documents[source], documents[source].sentences[at].span),
            similarity: (similarity * 1000.0).round() / 1000.0,
        }),
    };
    let shares = shares(&document, &compared, &likest, sources);
    Provenance {
        version: VERSION,
        document: original.name.clone(),
        sentences: compared.iter().map(sourced).collect(),
        own: (1.0 - shares.iter().map(|share| share.coverage).sum::<f32>()).max(0.0),
        sources: shares,
        unsourced_quotations: unsourced(&document, &documents),
    }
}

/// A sentence of a source: which source, which of its sentences, how alike.
type Found = (usize, usize, f32);

/// For each sentence of the first sketch its likest among the others.
fn likest(sketches: &[Sketch], sentences: usize) -> Vec<Option<Found>> {
    let Some((document, sources)) = sketches.split_first() else { return Vec::new() };
    let found: Vec<Vec<(usize, Found)>> = sources
        .par_iter()
        .enumerate()
        .map(|(source, sketch)| {
            pairing(document, sketch).likest().map(|(s, at, cosine)| (s, (source, at, cosine))).collect()
        })
        .collect();
    let mut likest: Vec<Option<Found>> = vec![None; sentences];
    for (sentence, found) in found.into_iter().flatten() {
        if likest[sentence].is_none_or(|known| known.2 < found.2) {
            likest[sentence] = Some(found);
        }
    }
    likest
}

fn shares(document: &Document, compared: &[usize], likest: &[Option<Found>], sources: &[Original]) -> Vec<SourceShare> {
    let words = |sentence: usize| document.sentences[sentence].tokens.len();
    let all: usize = compared.iter().map(|&sentence| words(sentence)).sum();
    let mut told = vec![(0, 0); sources.len()];
    for (&sentence, found) in compared.iter().filter_map(|s| Some((s, likest[*s]?))) {
        told[found.0] = (told[found.0].0 + words(sentence), told[found.0].1 + 1);
    }
    let mut shares: Vec<SourceShare> = told
        .into_iter()
        .enumerate()
        .filter(|(_, (_, sentences))| *sentences > 0)
        .map(|(source, (words, sentences))| SourceShare {
            document: sources[source].name.clone(),
            coverage: words as f32 / all.max(1) as f32,
            sentences,
        })
        .collect();
    shares.sort_by(|a, b| b.coverage.total_cmp(&a.coverage));
    shares
}

/// Quotations that stand, word for word, in no source.
fn unsourced(document: &Document, sources: &[Document]) -> Vec<Located> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let exact: FxHashSet<String> = sources.iter().flat_map(|s| s.quotations.iter().map(|q| words(s, q))).collect();
    let texts: Vec<String> = sources.iter().map(|source| letters(source.text())).collect();
    let is_long = |span: Span| span.of(document.text()).split_whitespace().count() >= QUOTED_WORDS;
    let stands = |words: &str| exact.contains(words) || texts.iter().any(|text| text.contains(words));
    let outer = document.quotations.iter().filter(|q| q.depth == 0 && is_long(q.content));
    outer.filter(|q| !stands(&words(document, q))).map(|q| located(document, q.span)).collect()
}

fn located(document: &Document, span: Span) -> Located {
    Located { span, text: span.of(document.text()).to_owned() }
}
