//! Another word that does not mean the same here.
//!
//! Why it matters: a word that merely sounds right in the sentence can tell another story.
//!
//! Example: “annexing all of Ukraine” → “uniting the whole of Ukraine”.
//!
//! Not flagged: synonyms, inflections, nominalisations, words that stand for the same thing in this place.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        lexical,
        meaning::Sense,
    },
    english::classes::charged::{self, Pole},
    model::{Category, Drift, Severity, Side},
};

/// Words replaced by others that do not mean the same.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let tells = "these do not mean the same";
    let mut drifts = lexical::findings(case, Category::Substitution, Sense::Other, tells, |_| true);
    drifts.extend(case.changes.iter().filter_map(|change| renamed(case, change, tells)));
    drifts
}

/// A deed told by a euphemism for it on one side only: readers are told that something else was done. (A euphemism for a
/// thing is a matter of framing.)
fn renamed(case: &Case, change: &Change, tells: &str) -> Option<Drift> {
    let one_each = change.places.source.len() == 1 && change.places.copy.len() == 1;
    let (source, copy) = (change.places.source.start, change.places.copy.start);
    if change.kind != Kind::Replaced
        || !one_each
        || !case.tag(Side::Source, source).is_verbal()
        || !case.tag(Side::Copy, copy).is_verbal()
    {
        return None;
    }
    let shift = charged::shift(case.lemma(Side::Source, source), case.lemma(Side::Copy, copy))?;
    let softened = |pole: Option<Pole>| pole == Some(Pole::Euphemism);
    if softened(shift.from) == softened(shift.to) {
        return None;
    }
    let (a, b) = (case.form(Side::Source, source), case.form(Side::Copy, copy));
    Some(
        Finding::new(case, Category::Substitution, &change.places)
            .severity(Severity::Critical)
            .confidence(0.8)
            .because("lexicon/euphemism", a, b, 0.8)
            .says(format!("the source says {}, the copy {}: {tells}", quoted(a), quoted(b)))
            .drift(),
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Substitution,
    };

    #[test]
    fn a_word_of_another_meaning_is_flagged() {
        flags(Substitution, "They met at the ⟦bank⟧ on Friday.", "They met at the ⟦stadium⟧ on Friday.");
        flags(Substitution, "The army spoke of ⟦annexing⟧ the coast.", "The army spoke of ⟦uniting⟧ the coast.");
    }

    #[test]
    fn a_synonym_is_not() {
        passes("They began the work in May.", "They started the work in May.");
    }
}
