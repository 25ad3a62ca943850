//! The way of `retold trace`: many documents to stories, and within each story which was made from which.

use super::{
    marks::marks,
    stories::stories,
    versions::{Hop, Lineage, lineage},
};
use crate::{
    english::Analysis,
    model::{Document, Edge, LostVersion, Original, Quotation, Span, Story, Trace, Traced},
    read,
};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};

/// Version of the trace's shape.
const VERSION: u32 = 2;

/// Stories among many documents, and the lineage of each. Names of documents should differ: they stand for them in the
/// result. The changes of meaning at each hop are not filled in; that is for `retold::trace`.
pub fn trace(originals: &[Original]) -> Trace {
    let stories = stories(originals.len(), |at| document(&originals[at]));
    let told: Vec<(Story, Vec<Traced>)> = stories.par_iter().map(|members| story(originals, members)).collect();
    let (told, traced): (Vec<Story>, Vec<Vec<Traced>>) = told.into_iter().unzip();
    let mut documents: Vec<(usize, Traced)> = stories.concat().into_iter().zip(traced.into_iter().flatten()).collect();
    documents.sort_unstable_by_key(|(at, _)| *at);
    Trace { version: VERSION, documents: documents.into_iter().map(|(_, traced)| traced).collect(), stories: told }
}

fn document(original: &Original) -> Document {
    read::document(original.clone(), false)
}

fn traced(original: &Original, analysis: &Analysis) -> Traced {
    let digest = Sha256::digest(original.text.as_bytes());
    Traced {
        name: original.name.clone(),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        date: original.fields.date.clone(),
        outlet: original.fields.outlet.clone(),
        url: original.fields.url.clone(),
        marks: marks(analysis),
    }
}

/// A story, and each of its members by itself.
fn story(originals: &[Original], members: &[usize]) -> (Story, Vec<Traced>) {
    let name = |at: usize| originals[members[at]].name.clone();
    let documents: Vec<Document> = members.iter().map(|&member| document(&originals[member])).collect();
    let analyses: Vec<Analysis> = documents.iter().map(Analysis::new).collect();
    let traced =
        members.iter().zip(&analyses).map(|(&member, analysis)| traced(&originals[member], analysis)).collect();
    let Lineage { roots, hops, lost } = lineage(&analyses);
    let edge = |hop: &Hop| Edge {
        source: name(hop.source),
        copy: name(hop.copy),
        direction: hop.derivation.direction(),
        confidence: hop.derivation.confidence(),
        coverage: hop.coverage,
        evidence: hop.derivation.evidence.clone(),
        quoted: quoted(&documents[hop.source], &documents[hop.copy]),
        drifts: None,
    };
    let story = Story {
        members: (0..members.len()).map(name).collect(),
        roots: roots.into_iter().map(name).collect(),
        edges: hops.iter().map(edge).collect(),
        lost: lost
            .into_iter()
            .map(|lost| LostVersion {
                source: name(lost.source),
                copies: lost.copies.into_iter().map(name).collect(),
                shared: lost.shared,
            })
            .collect(),
    };
    (story, traced)
}

/// Quotations of the copy that stand word for word between quotation marks in the source.
fn quoted(source: &Document, copy: &Document) -> Vec<Span> {
    let known: FxHashSet<String> = source.quotations.iter().map(|quotation| words(source, quotation)).collect();
    let repeated = copy.quotations.iter().filter(|q| q.depth == 0 && known.contains(&words(copy, q)));
    repeated.map(|quotation| quotation.span).collect()
}

/// The letters and digits of a quotation in lower case: what is left of it under any typography.
pub(super) fn words(document: &Document, quotation: &Quotation) -> String {
    let text = quotation.content.of(document.text());
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
