//! Spelling, transliteration of one name, house style, typography, number format.
//!
//! Why it matters: hardly; it is reported on request, so that nothing differs unseen. Another spelling of a name is a nuance.
//!
//! Example: “colour” → “color”; “12 per cent” → “12%”; “Chuhuiv” → “Chuhuyev”.
//!
//! Not flagged: a slip that makes another word of it (“public” → “pubic” stays a spelling, “may” → “many” does not).

use crate::{
    drift::{
        case::Case,
        changes::Kind,
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Severity, Side},
};

/// One word in two spellings, one of them perhaps wrong.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for change in case.changes.iter().filter(|change| change.kind == Kind::Replaced) {
        let places = &change.places;
        if !case.is_misspelt(change) {
            continue;
        }
        let [a, b] = case.texts(places);
        let name = case.is_name(Side::Source, places.source.start);
        drifts.push(
            Finding::new(case, Category::Spelling, places)
                .severity(if name { Severity::Minor } else { Severity::Neutral })
                .confidence(0.9)
                .because("spelling/slip", a, b, 0.9)
                .says(format!("{} and {} are one word in two spellings", quoted(a), quoted(b)))
                .drift(),
        );
    }
    drifts
}

#[cfg(test)]
mod tests {
    use crate::drift::testing::passes;

    #[test]
    fn a_slip_of_the_pen_is_no_drift() {
        passes("The committee met in different rooms.", "The comittee met in diffrent rooms.");
    }
}
