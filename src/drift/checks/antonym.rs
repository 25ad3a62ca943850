//! The opposite predicate.
//!
//! Why it matters: “rose” for “fell” turns the story round, and reads just as well.
//!
//! Example: “prices rose” → “prices fell”.
//!
//! Not flagged: an opposite that a denial turns back (“did not pass”, “failed”), a converse with its roles turned
//! (“sold to”, “bought from”).

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        lexical,
        meaning::Sense,
    },
    english::classes::{
        are_opposites, negation,
        quantifiers::{self, Quantifier},
    },
    model::{Category, Drift, Side},
};

/// Words replaced by their opposites, unless a denial on one side makes up for it.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = lexical::findings(case, Category::Antonym, Sense::Opposite, "these are opposites", |change| {
        !is_denied_once(case, change) && !are_shares(case, change)
    });
    drifts.extend(case.changes.iter().filter_map(|change| small(case, change)));
    drifts
}

/// Whether both phrases tell how many of all: some, most. That is a matter of scope.
fn are_shares(case: &Case, change: &Change) -> bool {
    Side::BOTH.iter().all(|&side| {
        let mut words = change.places.get(side).clone().map(|place| case.norm(side, place));
        words.all(|word| quantifiers::readings(word).iter().any(|reading| matches!(reading, Quantifier::Share(_))))
    })
}

/// A small word replaced by its opposite: under, over.
fn small(case: &Case, change: &Change) -> Option<Drift> {
    let one_each = change.places.source.len() == 1 && change.places.copy.len() == 1;
    if change.kind != Kind::Replaced || !change.is_light() || !one_each {
        return None;
    }
    let (a, b) = (case.norm(Side::Source, change.places.source.start), case.norm(Side::Copy, change.places.copy.start));
    let confidence = 0.85 - 1.5 * case.freedom;
    (are_opposites(a, b) && confidence > 0.5).then(|| {
        Finding::new(case, Category::Antonym, &change.places)
            .confidence(confidence)
            .because("lexicon/opposites", a, b, confidence)
            .says(format!("the source says {}, the copy {}: these are opposites", quoted(a), quoted(b)))
            .drift()
    })
}

/// Whether just one of the two opposites stands under a denial.
fn is_denied_once(case: &Case, change: &Change) -> bool {
    let denied = |side: Side| {
        let places = change.places.get(side);
        let near = places.start.saturating_sub(REACH)..places.end;
        near.filter(|&place| negation::is_overt(case.norm(side, place))).count() % 2 == 1
    };
    denied(Side::Source) != denied(Side::Copy)
}

/// How many words before it a denial may stand.
const REACH: usize = 3;

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Antonym,
    };

    #[test]
    fn an_opposite_is_flagged() {
        flags(Antonym, "House prices ⟦rose⟧ in May.", "House prices ⟦fell⟧ in May.");
    }

    #[test]
    fn an_opposite_that_is_denied_is_not() {
        passes("The talks did not succeed.", "The talks failed.");
    }
}
