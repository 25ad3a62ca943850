//! Changes of meaning between aligned texts. One check, one file, under `checks`.

pub mod meaning;

use crate::{
    Options,
    english::Analysis,
    model::{Bead, Drift, Pair, Relation},
};

/// Every drift between two aligned documents, in the order of the copy.
pub fn drifts(analyses: Pair<&Analysis>, beads: &[Bead], relation: &Relation, options: &Options) -> Vec<Drift> {
    let _ = (analyses, beads, relation, options);
    Vec::new()
}
