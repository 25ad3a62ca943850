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
    },
    english::{
        morphology, vectors,
        wordnet::{self, Word},
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// How far up the hierarchy an expression is looked for among the kinds of its own words.
const HIGHEST: usize = 8;

/// Expressions of the source that the copy keeps in part, and compounds of which a piece is left.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let replaced = || case.changes.iter().filter(|change| change.kind == Kind::Replaced && !change.harmless);
    let mut drifts: Vec<Drift> = replaced().filter_map(|change| fragment(case, change)).collect();
    if replaced().next().is_some() {
        drifts.extend(expressions(case).into_iter().filter_map(|expression| taken_apart(case, expression)));
    }
    drifts
}

/// The expressions of the source whose words do not mean what they say.
fn expressions(case: &Case) -> Vec<Range<usize>> {
    let row: Vec<(&str, &str)> =
        (0..case.len(Side::Source)).map(|place| (case.norm(Side::Source, place), case.lemma(Side::Source, place))).collect();
    let found = wordnet::collocations(&row).into_iter();
    found
        .filter(|expression| expression.words.len() > 2)
        .filter(|expression| !is_plain(expression.word, &row[expression.words.clone()]))
        .map(|expression| expression.words)
        .collect()
}

/// Whether one of the words names a kind of what the whole is: a police officer is an officer.
fn is_plain(whole: Word, words: &[(&str, &str)]) -> bool {
    let Some(sense) = whole.senses().next() else {
        return true;
    };
    if sense.capitalised {
        return true;
    }
    let mut kinds = vec![sense.synset];
    for level in 0..HIGHEST {
        let Some(&kind) = kinds.get(level) else { break };
        kinds.extend(kind.hypernyms().take(2));
    }
    words.iter().any(|(_, lemma)| {
        wordnet::word(lemma).is_some_and(|word| word.senses().any(|sense| kinds.contains(&sense.synset)))
    })
}

/// An expression of which some content words are the same in the copy and others were replaced.
fn taken_apart(case: &Case, expression: Range<usize>) -> Option<Drift> {
    let same = |place: usize| {
        let lemma = case.lemma(Side::Source, place);
        case.partners.of(Side::Source, place).iter().any(|partner| case.lemma(Side::Copy, *partner) == lemma)
    };
    let content: Vec<usize> = expression.clone().filter(|&place| case.word(Side::Source, place).content).collect();
    let kept: Vec<usize> = content.iter().copied().filter(|&place| same(place)).collect();
    if kept.is_empty() || kept.len() == content.len() {
        return None;
    }
    let partners = expression.clone().flat_map(|place| case.partners.of(Side::Source, place).to_vec());
    let (first, last) = partners.fold((usize::MAX, 0), |(first, last), place| (first.min(place), last.max(place)));
    if first > last || last - first > expression.len() + 3 {
        return None;
    }
    let places = Pair::new(expression, first..last + 1);
    Some(finding(case, places, "idiom/taken-apart", 0.75 - 0.25 * case.freedom))
}

/// A piece of a compound that does not stand for the whole: ironclad, iron.
fn fragment(case: &Case, change: &Change) -> Option<Drift> {
    if change.places.source.len() != 1 || change.places.copy.len() != 1 {
        return None;
    }
    let whole = case.lemma(Side::Source, change.places.source.start);
    let piece = case.lemma(Side::Copy, change.places.copy.start);
    let rest = whole.strip_prefix(piece).or_else(|| whole.strip_suffix(piece))?.trim_matches('-');
    let compound = piece.len() > 2 && rest.len() > 2 && wordnet::word(rest).is_some();
    let same = vectors::sameness(whole, piece).is_some_and(|same| same > 0.45);
    (compound && !same && !morphology::is_derived(whole, piece))
        .then(|| finding(case, change.places.clone(), "idiom/fragment", 0.75 - 0.2 * case.freedom))
}

fn finding(case: &Case, places: Pair<Range<usize>>, rule: &str, confidence: f32) -> Drift {
    let text = |side: Side| case.text(side, places.get(side).clone());
    Finding::new(case, Category::Idiom, &places)
        .severity(if confidence >= 0.6 { Severity::Major } else { Severity::Minor })
        .confidence(confidence)
        .because(rule, text(Side::Source), text(Side::Copy), confidence)
        .says(format!(
            "{} is a fixed expression; {} takes it word by word",
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
    }

    #[test]
    fn another_inflection_is_not() {
        passes_as(Idiom, "He kicked the bucket in May.", "He had kicked the bucket in May.");
    }
}
