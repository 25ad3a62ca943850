//! Gathers what the stages found into the one value that every renderer takes.

use crate::{
    Options,
    english::Analysis,
    model::{Bead, DocumentReport, Drift, Fields, Pair, Relation, Report, Summary},
};

/// The report of a comparison.
pub fn report(
    analyses: Pair<&Analysis>,
    beads: &[Bead],
    relation: Relation,
    drifts: Vec<Drift>,
    options: &Options,
) -> Report {
    let _ = (beads, drifts, options);
    let documents = analyses.map(|analysis| DocumentReport {
        name: analysis.document().original.name.clone(),
        encoding: analysis.document().original.encoding.clone(),
        fields: Fields::default(),
        text: analysis.document().text().to_owned(),
        blocks: analysis.document().blocks.clone(),
        sentences: Vec::new(),
        quotations: Vec::new(),
        attributions: Vec::new(),
        notices: Vec::new(),
    });
    Report {
        version: 1,
        source: documents.source,
        copy: documents.copy,
        relation,
        summary: Summary::default(),
        drifts: Vec::new(),
        beads: Vec::new(),
        notices: Vec::new(),
    }
}
