//! Words inside quotation marks differ; a quotation made or unmade.
//!
//! Why it matters: quotation marks promise the very words. An altered quotation puts words into somebody's mouth.
//!
//! Example: “staked his political life” → “risking his political life”.
//!
//! Not flagged: other marks around the same words, contractions, a quotation that ends earlier.

use crate::{
    drift::{
        case::Case,
        finding::{Finding, quoted},
        quotes,
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Quotations that one side has only. What differs inside a quotation is gathered after all checks have spoken.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for side in Side::BOTH {
        let theirs = quotes::of(case, side.other());
        for places in quotes::of(case, side) {
            drifts.extend(lone(case, side, places, &theirs));
        }
    }
    drifts
}

/// Beyond this freedom of wording, as in translations, marks of quotation come and go.
const REWORDED: f32 = 0.5;

/// A quotation whose words the other side has without marks.
fn lone(case: &Case, side: Side, places: Range<usize>, theirs: &[Range<usize>]) -> Option<Drift> {
    let partners: Vec<usize> = places.clone().filter_map(|place| case.partners.first(side, place)).collect();
    if partners.len() * 2 < places.len() || places.len() < 2 {
        return None;
    }
    if partners.iter().any(|partner| theirs.iter().any(|range| range.contains(partner))) {
        return None;
    }
    let (first, last) = (*partners.iter().min()?, *partners.iter().max()?);
    let there = first..last + 1;
    let capital = |place: usize| case.form(side, place).chars().next().is_some_and(|c| !c.is_lowercase());
    let is_title = places.len() < 4 || places.clone().filter(|&place| case.word(side, place).content).all(capital);
    let text = quoted(case.text(side, places.clone()));
    let range = Pair::seen_from(side, places, there);
    let (severity, message) = match side {
        Side::Source => (Severity::Minor, format!("the source quotes {text}, the copy says it in its own voice")),
        Side::Copy => (
            if is_title || case.freedom > REWORDED { Severity::Minor } else { Severity::Major },
            format!("the copy puts {text} in quotation marks, the source does not quote it"),
        ),
    };
    Some(
        Finding::new(case, Category::Quotation, &range)
            .severity(severity)
            .confidence(0.6)
            .because("quotation/one-side", "", "", 0.6)
            .says(message)
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, found, found_in_story, passes},
        model::{Category::Quotation, Severity},
    };

    #[test]
    fn altered_words_are_flagged() {
        flags(Quotation, "“They ⟦ruined⟧ the town,” she said.", "“They ⟦visited⟧ the town,” she said.");
    }

    #[test]
    fn what_was_altered_is_named_on_both_sides() {
        let drifts = found("“It is a short pier,” she said.", "“It is a small pier,” she said.");
        let altered = drifts.iter().find(|drift| drift.category == Quotation).expect("an altered quotation");
        assert!(altered.message.contains("‘short’") && altered.message.contains("‘small’"), "{}", altered.message);
    }

    #[test]
    fn other_marks_are_not() {
        passes("\"They ruined the town,\" she said.", "“They ruined the town,” she said.");
    }

    #[test]
    fn one_word_less_is_grave_where_others_are_carried_over() {
        let told = |source: &str, copy: &str| {
            let drifts = found_in_story(source, copy);
            drifts.iter().any(|drift| drift.severity >= Severity::Major)
        };
        let copy = "According to the mayor, “we have never sold a single boat”. She told guards on Friday: “The mill will stay.”";
        let original = |said: &str| {
            format!(
                "“We have never {said} a single boat,” said the mayor. “The mill will stay,” she told guards on Friday."
            )
        };
        assert!(told(&original("knowingly sold"), copy));
        assert!(!told(&original("sold"), copy));
    }
}
