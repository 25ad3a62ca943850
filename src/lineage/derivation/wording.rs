//! Wording: idioms taken apart, and words exchanged for synonyms by somebody, or something, that did not know better.

use super::{Context, Sign, context::sentences};
use crate::{
    english::{
        frequency,
        idioms::{self, Form},
        wordnet::{self, Sense},
    },
    model::{Document, Pair, Side, TokenKind},
};

/// Idioms of one side that the other has in pieces.
pub fn idioms(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    for changed in &context.changed {
        let norms = Pair::new(Side::Source, Side::Copy).map(|side| {
            let document = context.document(side);
            let tokens = sentences(changed.bead, side).iter().flat_map(|&s| document.sentences[s].tokens.clone());
            tokens.map(|token| document.norm(token)).collect::<Vec<_>>()
        });
        let lemmas = Pair::new(Side::Source, Side::Copy).map(|side| {
            let analysis = context.analyses.get(side);
            sentences(changed.bead, side).iter().flat_map(|&s| analysis.lemmas(s)).collect::<Vec<_>>()
        });
        let forms = norms.as_ref().zip(lemmas.as_ref()).map(|(norms, lemmas)| {
            norms.iter().zip(lemmas).map(|(norm, lemma)| (*norm, lemma.as_str())).collect::<Vec<Form>>()
        });
        for side in Side::BOTH {
            for taken in idioms::taken_apart(forms.get(side), forms.get(side.other())) {
                let mut has = Pair::new(None, None);
                *has.get_mut(side) = Some(taken.entry);
                *has.get_mut(side.other()) = norms.get(side.other()).get(taken.copy).map(|words| words.join(" "));
                signs.push(context.sign("idiom/taken-apart", side, 1.2 * taken.confidence, has));
            }
        }
    }
    signs
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
        let word = base(norm).and_then(|base| wordnet::word(&base))?;
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

/// The dictionary form of a word, without knowing its part of speech: itself, or without a regular ending.
fn base(norm: &str) -> Option<String> {
    let is_listed = |form: &str| wordnet::word(form).is_some();
    if is_listed(norm) {
        return Some(norm.to_owned());
    }
    const ENDINGS: &[(&str, &str)] = &[
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("es", "e"),
        ("s", ""),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ];
    let forms = ENDINGS.iter().filter_map(|(ending, other)| Some(format!("{}{other}", norm.strip_suffix(ending)?)));
    let irregular = wordnet::Pos::ALL.iter().find_map(|pos| wordnet::exceptions(norm, *pos).next());
    irregular.map(str::to_owned).or_else(|| forms.into_iter().find(|form| is_listed(form)))
}
