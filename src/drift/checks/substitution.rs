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
        particles,
    },
    english::classes::charged::{self, Pole},
    model::{Category, Drift, Severity, Side},
};

/// Words replaced by others that do not mean the same.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let tells = "these do not mean the same";
    let mut drifts = lexical::findings(case, Category::Substitution, Sense::Other, tells, |_| true);
    drifts.extend(case.changes.iter().filter_map(|change| renamed(case, change, tells)));
    drifts.extend(case.changes.iter().filter_map(|change| with_particle(case, change, tells)));
    drifts
}

/// A verb that its particle makes another.
fn with_particle(case: &Case, change: &Change, tells: &str) -> Option<Drift> {
    let (places, confidence) = particles::turned(case, change)?;
    let [a, b] = case.texts(&places);
    Some(
        Finding::new(case, Category::Substitution, &places)
            .graded(confidence, 0.62, Severity::Major)
            .because("wordnet/particle", a, b, confidence)
            .says(format!("the source says {}, the copy {}: {tells}", quoted(a), quoted(b)))
            .drift(),
    )
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
    fn a_verb_with_another_particle_is_flagged() {
        flags(Substitution, "The guild ⟦called off⟧ the march.", "The guild ⟦called for⟧ the march.");
        flags(Substitution, "The mill ⟦laid off⟧ the guards.", "The mill ⟦laid⟧ the guards.");
    }

    #[test]
    fn a_particle_that_adds_nothing_is_not() {
        passes("The firm closed down the mill.", "The firm closed the mill.");
        passes("She ate up the soup.", "She ate the soup.");
        passes("The party came to power in May.", "The party came into power in May.");
    }

    #[test]
    fn a_synonym_is_not() {
        passes("They began the work in May.", "They started the work in May.");
    }
}
