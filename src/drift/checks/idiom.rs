//! A fixed expression taken apart word by word.
//!
//! Why it matters: the words of an idiom do not mean what they say, so changing one of them makes nonsense.
//!
//! Example: “a long walk off a short pier” → “a long walk from a small pier”; “ironclad” → “iron”.
//!
//! Not flagged: another inflection of the expression, a plain paraphrase of what it means, expressions whose words mean
//! what they say (“police officer”).

use crate::{
    drift::{
        case::Case,
        changes::Kind,
        finding::{Finding, quoted},
    },
    english::idioms::{self, Form, Rule, TakenApart},
    model::{Category, Drift, Pair, Severity, Side},
};

/// Expressions of the source that the copy keeps in part only.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    if !case.changes.iter().any(|change| change.kind != Kind::Moved && !change.harmless) {
        return Vec::new();
    }
    let row = |side: Side| -> Vec<Form> {
        (0..case.len(side)).map(|place| (case.norm(side, place), case.lemma(side, place))).collect()
    };
    let taken = idioms::taken_apart(&row(Side::Source), &row(Side::Copy));
    taken.into_iter().map(|taken| finding(case, taken)).collect()
}

fn finding(case: &Case, taken: TakenApart) -> Drift {
    let confidence = taken.confidence * (1.0 - 0.4 * case.freedom);
    let places = Pair::new(taken.source, taken.copy);
    let text = |side: Side| case.text(side, places.get(side).clone());
    let (rule, tells) = match taken.rule {
        Rule::Replaced => ("idiom/taken-apart", "takes it word by word"),
        Rule::Fragment => ("idiom/fragment", "is a piece of it"),
        Rule::Extended => ("idiom/extended", "makes another expression of it"),
    };
    Finding::new(case, Category::Idiom, &places)
        .severity(if confidence >= 0.4 { Severity::Major } else { Severity::Minor })
        .confidence(confidence)
        .because(rule, &taken.entry, text(Side::Copy), confidence)
        .says(format!(
            "{} is a fixed expression; {} {tells}",
            quoted(text(Side::Source)),
            quoted(text(Side::Copy))
        ))
        .drift()
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::Idiom,
    };

    #[test]
    fn an_expression_taken_apart_is_flagged() {
        flags(Idiom, "The pact is ⟦ironclad⟧, he said.", "The pact is ⟦iron⟧, he said.");
        flags(Idiom, "She let ⟦the cat out of the bag⟧.", "She let ⟦the cat out of the sack⟧.");
    }

    #[test]
    fn another_inflection_is_not() {
        passes_as(Idiom, "He kicked the bucket in May.", "He had kicked the bucket in May.");
    }
}
