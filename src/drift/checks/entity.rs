//! Another person, body, place or demonym; a title or rank changed.
//!
//! Why it matters: it accuses, credits or kills somebody else.
//!
//! Example: “Kherson” → “Kharkiv”; “a China expert” → “a Chinese expert”.
//!
//! Not flagged: the same name shortened, abbreviated or transliterated; a pronoun or title for a name that it can stand
//! for; a capital for its government.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    english::{
        names::{self, Mention, NameKind, NameRelation},
        wordnet,
    },
    model::{Category, Drift, Severity, Side},
};

/// Names replaced by other names, and demonyms by their lands where they tell of somebody.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let changes = case.changes.iter().filter(|change| change.kind == Kind::Replaced);
    changes.filter_map(|change| replaced(case, change)).collect()
}

fn replaced(case: &Case, change: &Change) -> Option<Drift> {
    let source = case.mentions(Side::Source, change.places.source.clone());
    let copy = case.mentions(Side::Copy, change.places.copy.clone());
    let (confidence, rule) = match (source.first(), copy.first()) {
        (Some(a), Some(b)) => match relation(case, change, a, b) {
            NameRelation::Different
                if !(change.harmless || is_worded(case, Side::Source, a) && is_worded(case, Side::Copy, b)) =>
            {
                let told = case.has_name_for(Side::Copy, a) && case.has_name_for(Side::Source, b);
                // Where the rest of the name is the same, it is the same place in the story, however it is worded.
                let loose = if shares_a_part(case, a, b) { 0.2 } else { 0.4 };
                (if told { 0.4 } else { 0.93 } - loose * case.freedom, "name/other")
            }
            NameRelation::Demonym if describes_somebody(case, a, b) => (0.8 - 0.15 * case.freedom, "name/demonym"),
            NameRelation::OtherTitle => (0.75 - 0.3 * case.freedom, "name/title"),
            _ => return None,
        },
        (Some(name), None) if !change.harmless && change.content.copy > 0 => {
            let told = case.has_name_for(Side::Copy, name);
            (if told { 0.3 } else { 0.8 } - 0.9 * case.freedom, "name/lost")
        }
        (None, Some(name)) if !change.harmless && change.content.source > 0 => {
            let told = case.has_name_for(Side::Source, name);
            (if told { 0.3 } else { 0.8 } - 0.9 * case.freedom, "name/gained")
        }
        _ => return None,
    };
    let severity = match confidence {
        c if c >= 0.62 => Severity::Critical,
        c if c >= 0.2 => Severity::Minor,
        _ => return None,
    };
    let [a, b] = case.texts(&change.places);
    Some(
        Finding::new(case, Category::Entity, &change.places)
            .severity(severity)
            .confidence(confidence)
            .because(rule, a, b, confidence)
            .says(format!("the source says {}, the copy {}: not the same name or title", quoted(a), quoted(b)))
            .drift(),
    )
}

/// How two names stand to each other, or the parts of them that changed.
fn relation(case: &Case, change: &Change, source: &Mention, copy: &Mention) -> NameRelation {
    let whole = case.relation(source, copy);
    let part = |side: Side, mention: &Mention| {
        let (all, changed) = (case.places_of(side, mention), change.places.get(side));
        case.text(side, all.start.max(changed.start)..all.end.min(changed.end))
    };
    let (a, b) = (part(Side::Source, source), part(Side::Copy, copy));
    if strsim::jaro_winkler(&a.to_lowercase(), &b.to_lowercase()) > 0.95 {
        return NameRelation::Variant;
    }
    let parts = names::compare(a, b);
    if whole == NameRelation::Different { parts } else { whole }
}

/// Whether a part of a person's name is linked with the same part of the other's: Ana Ruiz, Eva Ruiz.
fn shares_a_part(case: &Case, source: &Mention, copy: &Mention) -> bool {
    let is_body = |mention: &Mention| matches!(mention.kind, NameKind::Organisation | NameKind::Demonym);
    if is_body(source) || is_body(copy) {
        return false;
    }
    let there = case.places_of(Side::Copy, copy);
    let is_shared = |place| case.same_word(Side::Source, place).is_some_and(|partner| there.contains(&partner));
    case.places_of(Side::Source, source).any(|place| case.is_name(Side::Source, place) && is_shared(place))
}

/// Whether a name is made of a common word that a judge of words knows better: Measures, Financial.
fn is_worded(case: &Case, side: Side, mention: &Mention) -> bool {
    let places = case.places_of(side, mention);
    !places.is_empty()
        && places.clone().all(|place| {
            let (norm, lemma) = (case.norm(side, place), case.lemma(side, place));
            let common = wordnet::word(lemma).and_then(|word| word.senses().next());
            common.is_some_and(|sense| !sense.capitalised)
                && names::known(norm).is_empty()
                && names::given_name(norm).is_none()
        })
}

/// Whether both a land and its adjective stand before the same person: a China expert, a Chinese expert.
fn describes_somebody(case: &Case, source: &Mention, copy: &Mention) -> bool {
    let (a, b) = (case.places_of(Side::Source, source).end, case.places_of(Side::Copy, copy).end);
    a < case.len(Side::Source) && case.is_person(Side::Source, a) && case.partners.of(Side::Source, a).contains(&b)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Entity,
    };

    #[test]
    fn another_name_is_flagged() {
        flags(Entity, "Troops left ⟦Kherson⟧ on Monday.", "Troops left ⟦Kharkiv⟧ on Monday.");
    }

    #[test]
    fn the_same_name_shortened_is_not() {
        passes("President Joe Biden spoke in Ohio.", "President Biden spoke in Ohio.");
    }
}
