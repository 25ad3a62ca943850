//! Another unit or currency, and not a conversion.
//!
//! Why it matters: the number looks right, and is wrong.
//!
//! Example: “$5m” → “£5m”.
//!
//! Not flagged: a conversion (“10 miles”, “16 km”), a unit spelled out.

use crate::{
    drift::case::Case,
    model::Drift,
};

/// Quantities that differ in unit.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let _ = case;
    Vec::new()
}
