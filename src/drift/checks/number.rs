//! Another value, after normalising words, digits, scale, percent and points.
//!
//! Why it matters: numbers are what readers repeat.
//!
//! Example: “1,200 people” → “12,000 people”.
//!
//! Not flagged: one value written in two ways (“1.2 thousand”, “twelve hundred”), a conversion of units.

use crate::{
    drift::case::Case,
    model::Drift,
};

/// Quantities that differ in value.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let _ = case;
    Vec::new()
}
