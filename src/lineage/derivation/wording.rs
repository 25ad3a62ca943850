//! Wording: idioms taken apart, and words exchanged for synonyms by somebody, or something, that did not know better.

use super::{
    Context, Sign,
    context::{Changed, sentences},
};
use crate::{
    english::{
        frequency,
        idioms::{self, Form},
        morphology::listed_lemma,
        wordnet::{self, Sense},
    },
    model::{Document, Pair, Side, TokenKind},
};

/// Words of at most this many letters are in any text.
const SHORT: usize = 3;

/// Idioms of one side that the other has in pieces. Only sentences with an idiom of which the other side has some words,
/// but not all, are looked at closely: that takes tagging them.
pub fn idioms(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    for changed in &context.changed {
        let entries = Pair::new(Side::Source, Side::Copy).map(|side| {
            let witness = context.witnesses.get(side);
            sentences(changed.bead, side).iter().flat_map(|&sentence| witness.idioms(sentence)).collect::<Vec<_>>()
        });
        let is_lost = |side: Side, entry: &str| {
            let has_word = |word: &str| word.len() > SHORT && context.has(side.other(), word);
            !entries.get(side.other()).contains(&&entry) && entry.split(' ').any(has_word)
        };
        let lost = |side: Side| entries.get(side).iter().any(|entry| is_lost(side, entry));
        for side in Side::BOTH.into_iter().filter(|side| lost(*side)) {
            signs.extend(taken_apart(context, changed, side));
        }
    }
    signs
}

/// The idioms of a side of a bead that the other has in pieces.
fn taken_apart(context: &Context, changed: &Changed, side: Side) -> Vec<Sign> {
    let words = |side: Side| {
        let (document, analysis) = (context.document(side), context.analyses.get(side));
        let of_sentence = |&sentence: &usize| {
            let norms = document.sentences[sentence].tokens.clone().map(|token| document.norm(token));
            norms.zip(analysis.lemmas(sentence))
        };
        sentences(changed.bead, side).iter().flat_map(of_sentence).collect::<Vec<Form>>()
    };
    let (whole, pieces) = (words(side), words(side.other()));
    let sign = |taken: idioms::TakenApart| {
        let mut has = Pair::new(None, None);
        let left = pieces.get(taken.copy).unwrap_or_default().iter().map(|(norm, _)| *norm);
        *has.get_mut(side.other()) = Some(left.collect::<Vec<_>>().join(" "));
        *has.get_mut(side) = Some(taken.entry);
        context.sign("idiom/taken-apart", side, 1.2 * taken.confidence, has)
    };
    let taken = idioms::taken_apart(&whole, &pieces, whole.len()).into_iter();
    taken.filter(|taken| taken.rule != idioms::Rule::Fragment).map(sign).collect()
}

/// Part of the changed words that must be exchanged synonyms.
const SPUN: f32 = 0.12;
/// What may be said of one word against another at most.
const LIKELIER: f32 = 1.5;

/// Words exchanged one for one.
///
/// A spinner takes the word's likeliest sense and any synonym of it, so that the new word is often in one of its rarer
/// senses and less frequent: both are counted over all exchanged words. Who writes a text anew, or simpler, does more than
/// exchange synonyms: where they are few among the changes, they tell nothing.
pub fn synonyms(context: &Context) -> Vec<Sign> {
    let edits = || context.changed.iter().flat_map(|changed| &changed.edits);
    let touched: usize = edits().map(|edit| edit.tokens.source.len().max(edit.tokens.copy.len())).sum();
    let (mut score, mut count, mut shown) = (0.0, 0, None);
    for tokens in edits().flat_map(one_for_one) {
        let source = word(context.document(Side::Source), tokens.source);
        let copy = word(context.document(Side::Copy), tokens.copy);
        let (Some(source), Some(copy)) = (source, copy) else { continue };
        let Some(told) = sense_told(source, copy) else { continue };
        score += 0.7 * told + 0.4 * (zipf(source) - zipf(copy)).clamp(-2.0, 2.0);
        count += 1;
        shown.get_or_insert_with(|| Pair::new(Some(source.to_owned()), Some(copy.to_owned())));
    }
    let score = 0.8 * score / (count as f32).sqrt().max(1.0);
    let (Some(shown), true) = (shown, score.abs() >= 0.1 && count as f32 >= SPUN * touched as f32) else {
        return Vec::new();
    };
    let older = if score > 0.0 { Side::Source } else { Side::Copy };
    vec![context.sign("wording/synonyms", older, score.abs(), shown)]
}

/// The words of an edit that stand for each other place by place.
fn one_for_one(edit: &super::context::Edit) -> Vec<Pair<usize>> {
    match edit.tokens.source.len() == edit.tokens.copy.len() {
        true => edit.tokens.source.iter().zip(&edit.tokens.copy).map(|(a, b)| Pair::new(*a, *b)).collect(),
        false => Vec::new(),
    }
}

/// A word in lower case; none where it is a name, for those have no synonyms.
fn word(document: &Document, token: usize) -> Option<&str> {
    let norm = document.norm(token);
    let is_plain = document.tokens[token].kind == TokenKind::Word && document.form(token) == norm;
    is_plain.then_some(norm)
}

fn zipf(norm: &str) -> f32 {
    frequency::zipf(norm).unwrap_or(1.5)
}

/// How much likelier the sense that two synonyms share is in the first than in the second, as a logarithm of odds; none
/// where they share no sense.
fn sense_told(a: &str, b: &str) -> Option<f32> {
    let senses = |norm: &str| -> Option<Vec<Sense>> {
        let word = listed_lemma(norm).and_then(wordnet::word)?;
        Some(word.senses().collect())
    };
    let (of_a, of_b) = (senses(a)?, senses(b)?);
    let share = |senses: &[Sense], sense: &Sense| {
        sense.likelihood() / senses.iter().map(|sense| sense.likelihood()).sum::<f32>()
    };
    let shared = of_a.iter().flat_map(|x| of_b.iter().filter(|y| y.synset == x.synset).map(move |y| (x, y)));
    let best =
        shared.map(|(x, y)| (share(&of_a, x), share(&of_b, y))).max_by(|m, n| (m.0 + m.1).total_cmp(&(n.0 + n.1)))?;
    Some((best.0 / best.1).ln().clamp(-LIKELIER, LIKELIER))
}
