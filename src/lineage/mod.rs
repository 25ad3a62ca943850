//! How texts belong together: relation and direction of two, stories and hops of many.

use crate::{
    english::Analysis,
    model::{Bead, Direction, Pair, Relation, RelationKind},
};

/// How two aligned documents belong together.
pub fn relation(analyses: Pair<&Analysis>, beads: &[Bead]) -> Relation {
    let _ = (analyses, beads);
    Relation {
        kind: RelationKind::Unrelated,
        direction: Direction::Unclear,
        confidence: 0.0,
        coverage: Pair::default(),
        evidence: Vec::new(),
    }
}
