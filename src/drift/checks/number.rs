//! Another value, after normalising words, digits, scale, percent and points.
//!
//! Why it matters: numbers are what readers repeat.
//!
//! Example: “1,200 people” → “12,000 people”.
//!
//! Not flagged: one value written in two ways (“1.2 thousand”, “twelve hundred”), a conversion of units.

use crate::{
    drift::{amounts, case::Case},
    model::{Category, Drift},
};

/// Paired quantities that differ so.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    amounts::findings(case, Category::Number)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Number,
    };

    #[test]
    fn what_differs_is_flagged() {
        flags(Number, "The flood killed ⟦1,200⟧ people.", "The flood killed ⟦12,000⟧ people.");
    }

    #[test]
    fn one_thing_told_in_two_ways_is_not() {
        passes("The flood killed twelve people.", "The flood killed 12 people.");
    }
}
