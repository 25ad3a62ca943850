//! Loaded, euphemistic or judging words in or out.
//!
//! Why it matters: such words tell readers what to think of what they are told.
//!
//! Example: “the leaders” → “the brutal leaders”; “invasion” → “special operation”.
//!
//! Not flagged: a loaded word that both sides have, wherever it stands.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    english::{classes::charged, tags::Upos},
    model::{Category, Drift, Severity, Side},
};

/// Judging words that only one side of a change has.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    case.changes.iter().filter(|change| !change.harmless).filter_map(|change| loaded(case, change)).collect()
}

fn loaded(case: &Case, change: &Change) -> Option<Drift> {
    let [a, b] = case.texts(&change.places);
    let message = match change.kind {
        Kind::Lost => {
            format!("the copy takes out a judging word ({})", quoted(charged_word(case, Side::Source, change)?))
        }
        Kind::Gained => {
            format!("the copy brings in a judging word ({})", quoted(charged_word(case, Side::Copy, change)?))
        }
        Kind::Replaced => {
            let [source, copy] = Side::BOTH.map(|side| case.lemmas_of(side, change.places.get(side).clone()));
            let shift = charged::shift(&source, &copy)?;
            if shift.from == shift.to {
                return None;
            }
            format!("the source says {}, the copy {}: the same thing in another light", quoted(a), quoted(b))
        }
        Kind::Moved => return None,
    };
    Some(
        Finding::new(case, Category::Framing, &change.places)
            .severity(if change.kind == Kind::Gained { Severity::Major } else { Severity::Minor })
            .confidence(0.7)
            .because("lexicon/charged", a, b, 0.7)
            .says(message)
            .drift(),
    )
}

/// The judging word of a phrase that says little else, and that the other side does not have.
fn charged_word<'a>(case: &Case<'a>, side: Side, change: &Change) -> Option<&'a str> {
    let places = change.places.get(side).clone();
    if *change.content.get(side) > 2 {
        return None;
    }
    places
        .filter(|&place| case.tag(side, place).upos == Upos::Adj)
        .map(|place| case.lemma(side, place))
        .find(|lemma| !charged::readings(lemma).is_empty() && !case.says(side.other(), lemma))
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Framing,
    };

    #[test]
    fn a_judging_word_is_flagged() {
        flags(Framing, "The leaders met in Minsk.", "The ⟦brutal⟧ leaders met in Minsk.");
        flags(Framing, "The ⟦insurgents⟧ left Minsk.", "The ⟦freedom fighters⟧ left Minsk.");
    }

    #[test]
    fn a_judging_word_of_both_sides_is_not() {
        passes_as(Framing, "The brutal war goes on.", "The war, brutal as it is, goes on.");
    }
}
