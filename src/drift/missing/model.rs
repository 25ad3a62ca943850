//! What the trees make of a phrase that one side lacks.

use super::features::Phrase;
use crate::{
    drift::{case::Case, changes::Change},
    model::Side,
    trees::Trees,
};
use std::sync::LazyLock;

static TREES: LazyLock<Trees> = LazyLock::new(|| {
    Trees::open(include_bytes!("../../../data/missing.trees")).expect("data/missing.trees is what the trainer wrote")
});

/// How likely what `side` has in a change is a fact that the other side does not tell.
pub(super) fn of_its_own(case: &Case, side: Side, change: &Change) -> f32 {
    TREES.probability(&Phrase::new(case, side, change).row())
}
