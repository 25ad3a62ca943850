//! Who does what to whom: roles swapped, another agent, an agent removed.
//!
//! Why it matters: the words are all there, and the deed is somebody else's.
//!
//! Example: “get China to help avert war” → “help China avoid a war”.
//!
//! Not flagged: passive for active with the same roles, converses, conjuncts that changed places.

use crate::{
    drift::case::Case,
    model::Drift,
};

/// Words that changed places around what joins them.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let _ = case;
    Vec::new()
}
