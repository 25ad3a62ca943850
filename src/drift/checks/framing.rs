//! Loaded, euphemistic or judging words in or out.
//!
//! Why it matters: such words tell readers what to think of what they are told.
//!
//! Example: “the leaders” → “the despotic leaders”; “invasion” → “special operation”.
//!
//! Not flagged: a loaded word that both sides have, wherever it stands.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
    },
    model::{Category, Drift, Side},
};

/// Judging words that only one side of a change has.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    case.changes
        .iter()
        .filter(|change| change.kind != Kind::Moved && !change.harmless)
        .filter_map(|change| loaded(case, change))
        .collect()
}

fn loaded(case: &Case, change: &Change) -> Option<Drift> {
    let charged = |side: Side| {
        change.places.get(side).clone().find(|&place| {
            let norm = case.norm(side, place);
            is_charged(norm) && !case.says(side.other(), norm)
        })
    };
    let (source, copy) = (charged(Side::Source), charged(Side::Copy));
    let (a, b) = (case.text(Side::Source, change.places.source.clone()), case.text(Side::Copy, change.places.copy.clone()));
    let message = match (source, copy) {
        (None, Some(_)) if a.is_empty() => format!("the copy brings in a judging word ({})", quoted(b)),
        (Some(_), None) if b.is_empty() => format!("the copy takes out a judging word ({})", quoted(a)),
        (None, None) => return None,
        (Some(_), Some(_)) => return None,
        _ => format!("the source says {}, the copy {}: one of them judges", quoted(a), quoted(b)),
    };
    Some(
        Finding::new(case, Category::Framing, &change.places)
            .confidence(0.7)
            .because("lexicon/charged", a, b, 0.7)
            .says(message)
            .drift(),
    )
}

/// Words that judge what they name.
fn is_charged(norm: &str) -> bool {
    matches!(
        norm,
        "aggression" | "annexation" | "annexing" | "assassinated" | "atrocity" | "barbaric" | "brainwashed" | "brutal" | "butcher" | "corrupt"
            | "crackdown" | "crooked" | "cynical" | "despotic" | "dictator" | "dictators" | "disastrous" | "disgraceful" | "draconian"
            | "evil" | "extremist" | "extremists" | "fanatic" | "fanatical" | "fascist" | "genocide" | "heroic" | "illegals"
            | "infamous" | "invasion" | "junta" | "liberated" | "liberation" | "liberator" | "liberators" | "lunatic" | "martyr" | "martyrs"
            | "massacre" | "mob" | "notorious" | "plunder" | "propaganda" | "puppet" | "radical" | "rampage" | "reckless"
            | "regime" | "ruthless" | "savage" | "scandalous" | "shameful" | "slaughter" | "so-called" | "terrorist" | "terrorists"
            | "thug" | "thugs" | "tyrant" | "tyranny" | "vicious" | "vile" | "warmonger" | "witch-hunt"
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Framing,
    };

    #[test]
    fn a_judging_word_is_flagged() {
        flags(Framing, "The leaders met in Minsk.", "The ⟦despotic⟧ leaders met in Minsk.");
    }

    #[test]
    fn a_judging_word_of_both_sides_is_not() {
        passes_as(Framing, "The brutal war goes on.", "The war, brutal as it is, goes on.");
    }
}
