//! Another day, time, order of days or deadline, resolved against the dateline.
//!
//! Why it matters: readers act on days and deadlines.
//!
//! Example: “Tuesday” → “Thursday”.
//!
//! Not flagged: “Monday” for “on Monday”, a relative day for its date.

use crate::{
    drift::{amounts, case::Case},
    model::{Category, Drift},
};

/// Paired quantities that differ so.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    amounts::findings(case, Category::Date)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Date,
    };

    #[test]
    fn what_differs_is_flagged() {
        flags(Date, "Talks resume on ⟦Tuesday⟧.", "Talks resume on ⟦Thursday⟧.");
    }

    #[test]
    fn one_thing_told_in_two_ways_is_not() {
        passes("Talks resume on Tuesday.", "Talks resume Tuesday.");
    }
}
