//! What the judge looks at: the words that differ, pair by pair, and what is left over.

use super::{Context, Judgement, Sense, Word};
use crate::{
    english::frequency,
    model::{Evidence, Pair, Side},
};

/// What is known of two phrases, as numbers.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// The words of each side that have no like on the other, as base forms.
    rest: Pair<Vec<String>>,
    /// How alike the two rests are spelled, 0 to 1.
    spelling: f32,
    /// Whether a rest has a word that English lacks.
    unknown: bool,
    /// Whether the aligner holds the phrases for counterparts.
    linked: bool,
}

impl Features {
    pub fn of(phrases: Pair<&[Word]>, context: &Context) -> Features {
        let rest = rest(phrases);
        let joined = rest.as_ref().map(|words| words.join(" "));
        let unknown = Side::BOTH.iter().any(|&side| rest.get(side).iter().any(|word| frequency::zipf(word).is_none()));
        let spelling = strsim::normalized_damerau_levenshtein(&joined.source, &joined.copy) as f32;
        Features { rest, spelling, unknown, linked: context.linked }
    }

    pub fn judgement(&self) -> Judgement {
        let joined = self.rest.as_ref().map(|words| words.join(" "));
        let (rule, weight) = match (self.rest.source.is_empty(), self.rest.copy.is_empty()) {
            (true, true) => ("lemma/same", -3.0),
            (true, false) | (false, true) => ("phrase/part", 0.0),
            _ if self.unknown && self.spelling > 0.7 => ("spelling/near", -2.0),
            _ => ("lexicon/none", if self.linked { 0.2 } else { 0.6 }),
        };
        let evidence = Evidence {
            rule: rule.to_owned(),
            source: Some(joined.source).filter(|text| !text.is_empty()),
            copy: Some(joined.copy).filter(|text| !text.is_empty()),
            weight: Some(weight),
        };
        let sense = if weight < 0.0 { Sense::Same } else { Sense::Other };
        Judgement { changed: 1.0 / (1.0 + (-weight).exp()), sense, evidence: vec![evidence] }
    }
}

/// The base forms of each side, less those that stand on both.
fn rest(phrases: Pair<&[Word]>) -> Pair<Vec<String>> {
    let lemmas = |words: &[Word]| words.iter().map(|word| word.lemma.to_owned()).collect::<Vec<_>>();
    let mut copy = lemmas(phrases.copy);
    let mut source = lemmas(phrases.source);
    source.retain(|word| copy.iter().position(|other| other == word).map(|place| copy.swap_remove(place)).is_none());
    Pair::new(source, copy)
}
