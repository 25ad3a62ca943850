//! Another unit or currency, and not a conversion.
//!
//! Why it matters: the number looks right, and is wrong.
//!
//! Example: “$5m” → “£5m”.
//!
//! Not flagged: a conversion (“10 miles”, “16 km”), a unit spelled out.

use crate::{
    drift::{amounts, case::Case},
    model::{Category, Drift},
};

/// Paired quantities that differ so.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    amounts::findings(case, Category::Unit)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Unit,
    };

    #[test]
    fn what_differs_is_flagged() {
        flags(Unit, "The deal is worth ⟦$5 million⟧.", "The deal is worth ⟦£5 million⟧.");
    }

    #[test]
    fn one_thing_told_in_two_ways_is_not() {
        passes("The lake is 10 miles away.", "The lake is 16 km away.");
    }
}
