//! retold tells what a story lost, gained or twisted on its way.
//!
//! It compares two versions of one story, pairs their sentences and words, and flags every change of meaning with its
//! category, severity and evidence on both sides. Offline, deterministic, explainable.
//!
//! The whole way of a comparison is [`compare`].
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod align;
pub mod drift;
pub mod english;
pub mod index;
pub mod ingest;
pub mod lineage;
pub mod model;
pub mod read;
pub mod render;
pub mod report;
pub mod review;
pub mod trees;

use english::Analysis;
use model::{Inspection, Original, Pair, Report, Trace};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// What the caller wants of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Each text is one sentence, whatever it looks like.
    pub one_sentence: bool,
    /// Put the word links into the report.
    pub links: bool,
    /// Put who said what into the report. It costs the analysis of every sentence that reports something.
    pub attributions: bool,
    /// List drifts even where the texts are unrelated.
    pub force: bool,
    /// Put the ledgers of facts, quotations and spin into the report.
    pub ledgers: bool,
}

/// Compares two versions of one story: the whole way from two texts to a report.
///
/// Never fails: what can't be handled is a notice in the report. The same input gives the same report.
pub fn compare(originals: Pair<Original>, options: &Options) -> Report {
    let documents = read::documents(originals, options.one_sentence);
    let analyses = documents.as_ref().map(Analysis::new);
    let beads = align::beads(analyses.as_ref());
    let relation = lineage::relation(analyses.as_ref(), &beads);
    let drifts = drift::drifts(analyses.as_ref(), &beads, &relation, options);
    let score = drift::score(analyses.as_ref(), &beads, &drifts);
    report::report(analyses.as_ref(), &beads, relation, (drifts, score), options)
}

/// What is known of one text: its sentences with their trees and events, quotations, attributions, names and pronouns, and
/// what hints that it is a retelling.
pub fn inspect(original: Original) -> Inspection {
    let document = read::document(original, false);
    let analysis = Analysis::new(&document);
    Inspection { marks: lineage::marks(&analysis), ..report::inspection(&analysis) }
}

/// Traces many documents: which tell one story, which was made from which, and, where `hops` says so, which changes of
/// meaning came in at each hop. The names of the documents should differ.
pub fn trace(originals: &[Original], hops: bool) -> Trace {
    let mut trace = lineage::trace(originals);
    if hops {
        let by_name: FxHashMap<&str, &Original> = originals.iter().map(|o| (o.name.as_str(), o)).collect();
        let edges: Vec<&mut model::Edge> = trace.stories.iter_mut().flat_map(|story| &mut story.edges).collect();
        edges.into_par_iter().for_each(|edge| {
            let pair = Pair::new(by_name[edge.source.as_str()].clone(), by_name[edge.copy.as_str()].clone());
            edge.drifts = Some(compare(pair, &Options { force: true, ..Options::default() }).drifts);
        });
    }
    trace
}
