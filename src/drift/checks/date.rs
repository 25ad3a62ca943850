//! Another day, time, order of days or deadline, resolved against the dateline.
//!
//! Why it matters: readers act on days and deadlines.
//!
//! Example: “Tuesday” → “Thursday”.
//!
//! Not flagged: “Monday” for “on Monday”, a relative day for its date.

use crate::{
    drift::case::Case,
    model::Drift,
};

/// Dates that are other days or times.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let _ = case;
    Vec::new()
}
