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
        changes::{Change, Kind},
        finding::{Finding, quoted},
        words,
    },
    english::idioms::{self, Form, Rule, TakenApart},
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Expressions of the source that the copy keeps in part only.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    if !case.changes.iter().any(|change| can_take_apart(case, change)) {
        return Vec::new();
    }
    let differing = words::differing(&case.words.source, &case.words.copy, |a, b| a.norm == b.norm);
    let parts = Pair::new(widened(case, Side::Source, &differing.source), widened(case, Side::Copy, &differing.copy));
    let row = |side: Side| -> Vec<Form> {
        parts.get(side).clone().map(|place| (case.norm(side, place), case.lemma(side, place))).collect()
    };
    // An expression behind all that differs is whole.
    let taken = idioms::taken_apart(&row(Side::Source), &row(Side::Copy), differing.source.end - parts.source.start);
    let starts = parts.as_ref().map(|part| part.start);
    taken.into_iter().map(|taken| finding(case, taken, starts)).collect()
}

/// Whether a change may leave an expression in pieces: what is merely gone does so within a compound only.
fn can_take_apart(case: &Case, change: &Change) -> bool {
    let lost = &change.places.source;
    let of_compound = || {
        (lost.start..lost.end + 1).any(|place| case.norm_at(Side::Source, place) == "-")
            || case.norm_before(Side::Source, lost.start) == "-"
    };
    change.kind != Kind::Moved && !change.harmless && (change.kind != Kind::Lost || of_compound())
}

/// Most words of an expression that may stand before the first changed one, or after the last.
const REACH: usize = 7;

/// Words with those around them that an expression may take.
fn widened(case: &Case, side: Side, words: &Range<usize>) -> Range<usize> {
    words.start.saturating_sub(REACH)..case.len(side).min(words.end + REACH)
}

fn finding(case: &Case, taken: TakenApart, starts: Pair<usize>) -> Drift {
    let confidence = taken.confidence * (1.0 - 0.4 * case.freedom);
    let places = Pair::new(taken.source, taken.copy).zip(starts);
    let places = places.map(|(range, start)| range.start + start..range.end + start);
    let text = |side: Side| case.text(side, places.get(side).clone());
    let (rule, tells) = match taken.rule {
        Rule::Replaced => ("idiom/taken-apart", "takes it word by word"),
        Rule::Fragment => ("idiom/fragment", "is a piece of it"),
        Rule::Extended => ("idiom/extended", "makes another expression of it"),
    };
    Finding::new(case, Category::Idiom, &places)
        .graded(confidence, 0.4, Severity::Major)
        .because(rule, &taken.entry, text(Side::Copy), confidence)
        .says(format!("{} is a fixed expression; {} {tells}", quoted(text(Side::Source)), quoted(text(Side::Copy))))
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
