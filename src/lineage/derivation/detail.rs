//! Loss of detail: figures rounded, names dropped, words and sentences gone. Detail is lost on the way, not found.

use super::{
    Context, Sign,
    context::{Changed, Edit, sentences as of_bead},
};
use crate::{
    english::{
        frequency,
        quantities::{Comparison, Context as Days, Kind, Quantity, compare},
    },
    model::{Document, Pair, Side, TokenKind},
};
use rustc_hash::FxHashSet;

/// Which side is alone with it.
fn only(side: Side, text: String) -> Pair<Option<String>> {
    let mut has = Pair::default();
    *has.get_mut(side) = Some(text);
    has
}

/// Figures told less exactly, or not at all, in a sentence that both have.
pub fn numbers(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut dropped: Pair<Vec<&Quantity>> = Pair::default();
    for changed in &context.changed {
        let quantities = Pair::new(Side::Source, Side::Copy).map(|side| touched(context, changed, side));
        signs.extend(rounded(context, &quantities));
        for side in Side::BOTH.into_iter().filter(|side| quantities.get(side.other()).is_empty()) {
            let document = context.document(side);
            let is_said = |q: &Quantity| q.core.clone().any(|at| context.has(side.other(), document.norm(at)));
            let opens = |q: &Quantity| {
                q.core.len() == 1
                    && of_bead(changed.bead, side).iter().any(|&s| is_numbering(document, s, q.core.start))
            };
            let first = quantities.get(side).first();
            dropped.get_mut(side).extend(first.filter(|quantity| !is_said(quantity) && !opens(quantity)));
        }
    }
    for side in Side::BOTH {
        for quantity in but_series(dropped.get(side)) {
            signs.push(context.sign("detail/number-dropped", side, 0.3, only(side, quantity.to_string())));
        }
    }
    signs
}

/// The figures of a side of a bead of which a word differs.
fn touched<'c>(context: &'c Context, changed: &Changed, side: Side) -> Vec<&'c Quantity> {
    let touched: Vec<usize> = changed.edits.iter().flat_map(|edit| edit.tokens.get(side)).copied().collect();
    let analysis = context.analyses.get(side);
    let all = of_bead(changed.bead, side).iter().flat_map(|&sentence| analysis.quantities(sentence));
    all.filter(|q| q.explicit && q.core.clone().any(|token| touched.binary_search(&token).is_ok())).collect()
}

/// Figures of which one side tells less exactly what the other tells.
fn rounded(context: &Context, quantities: &Pair<Vec<&Quantity>>) -> Vec<Sign> {
    let days = Days { written: context.analyses.map(|analysis| analysis.written()) };
    let pairs = quantities.source.iter().flat_map(|source| quantities.copy.iter().map(move |copy| (source, copy)));
    let sign = |(source, copy): (&&Quantity, &&Quantity)| match compare(Pair::new(source, copy), &days) {
        Comparison::Rounded { coarser: Some(coarser), .. } => {
            let has = Pair::new(Some(source.to_string()), Some(copy.to_string()));
            Some(context.sign("detail/rounded", coarser.other(), 1.0, has))
        }
        _ => None,
    };
    pairs.filter_map(sign).collect()
}

/// The figures without those that number lines or paragraphs and say nothing: whole numbers that rise by one or two, three
/// or more of them in a row.
fn but_series<'q>(dropped: &[&'q Quantity]) -> Vec<&'q Quantity> {
    const SERIES: usize = 3;
    let whole = |quantity: &Quantity| match (quantity.kind, quantity.core.len()) {
        (Kind::Cardinal, 1) => quantity.to_string().parse::<u32>().ok(),
        _ => None,
    };
    let goes_on = |a: &&Quantity, b: &&Quantity| whole(a).zip(whole(b)).is_some_and(|(a, b)| a < b && b - a <= 2);
    let (mut numbers, mut kept): (Vec<&Quantity>, Vec<&Quantity>) = dropped.iter().partition(|q| whole(q).is_some());
    numbers.sort_by_key(|quantity| quantity.core.start);
    kept.extend(numbers.chunk_by(goes_on).filter(|series| series.len() < SERIES).flatten());
    kept
}

/// Names in a sentence that both have, of which one side never speaks; each once. A name that is spelled in another way is
/// there.
pub fn names(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut known: Pair<FxHashSet<String>> = Pair::default();
    for changed in &context.changed {
        for side in Side::BOTH {
            let document = context.document(side);
            let other = context.document(side.other());
            let names = context.analyses.get(side).names();
            let gone = |token: &usize| names.at(*token).is_some() && !context.has(side.other(), document.norm(*token));
            let replaced = |edit: &&Edit| {
                edit.tokens
                    .get(side.other())
                    .iter()
                    .all(|&token| context.analyses.get(side.other()).names().at(token).is_none())
            };
            for edit in changed.edits.iter().filter(replaced) {
                let lost: Vec<usize> = edit.tokens.get(side).iter().copied().filter(gone).collect();
                if let (Some(first), Some(last)) = (lost.first(), lost.last()) {
                    let text = document.span_of(*first..last + 1).of(document.text()).to_owned();
                    let replacing = edit.tokens.get(side.other()).iter().map(|&token| other.norm(token));
                    let is_respelled = |norm: &str| alike(norm, document.norm(*first));
                    if replacing.into_iter().any(is_respelled) || !known.get_mut(side).insert(text.clone()) {
                        continue;
                    }
                    signs.push(context.sign("detail/name-dropped", side, 0.4, only(side, text)));
                }
            }
        }
    }
    signs
}

/// Whether two words begin alike.
fn alike(a: &str, b: &str) -> bool {
    const LETTERS: usize = 3;
    a.chars().zip(b.chars()).take(LETTERS).filter(|(a, b)| a == b).count() == LETTERS
}

/// Words lost in the sentences that both have, against words gained.
pub fn words(context: &Context) -> Vec<Sign> {
    const FULL: f32 = 35.0;
    // A phrase put in or a hedge taken out is no trend, however long.
    const RUN: usize = 2;
    const LEAST: f32 = 0.01;
    let mut alone = Pair::new(0_usize, 0_usize);
    for edit in context.changed.iter().flat_map(|changed| &changed.edits) {
        let (source, copy) = (edit.tokens.source.len(), edit.tokens.copy.len());
        alone.source += source.saturating_sub(copy).min(RUN);
        alone.copy += copy.saturating_sub(source).min(RUN);
    }
    let all = (context.words.source + context.words.copy).max(1) as f32 / 2.0;
    let lost = (alone.source as f32 - alone.copy as f32) / all;
    if lost.abs() <= LEAST {
        return Vec::new();
    }
    let older = if lost > 0.0 { Side::Source } else { Side::Copy };
    let has = alone.map(|count| Some(format!("{count} words that the other lacks")));
    vec![context.sign("detail/words", older, (FULL * (lost.abs() - LEAST)).min(2.0), has)]
}

/// How many sentences of one side only say something checkable, and how many say nothing at all.
fn sentences_alone(context: &Context) -> Pair<(usize, usize)> {
    Pair::new(Side::Source, Side::Copy).map(|side| {
        let count = |content: Content| {
            context.alone.get(side).iter().filter(|&&sentence| content_of(context, side, sentence) == content).count()
        };
        (count(Content::Telling), count(Content::Empty))
    })
}

/// Sentences of one side only: those that say something checkable were dropped, empty ones were put in.
pub fn sentences(context: &Context) -> Vec<Sign> {
    let counts = sentences_alone(context);
    let telling = 0.2 * (counts.source.0 as f32 - counts.copy.0 as f32);
    let padding = 0.1 * (counts.copy.1 as f32 - counts.source.1 as f32);
    let mut signs = Vec::new();
    for (rule, score) in [("detail/sentences-dropped", telling), ("detail/padding", padding)] {
        if score != 0.0 {
            let older = if score > 0.0 { Side::Source } else { Side::Copy };
            let has =
                counts.map(|(telling, empty)| Some(format!("{telling} telling, {empty} empty sentences of its own")));
            signs.push(context.sign(rule, older, score.abs().min(1.2), has));
        }
    }
    signs
}

/// What a sentence says.
#[derive(PartialEq)]
enum Content {
    /// What can be checked: a figure, a name, a quotation, or several rare words.
    Telling,
    /// Something, but nothing that could be checked.
    Plain,
    /// Nothing: there is no word in it that is not on everybody's lips.
    Empty,
}

fn content_of(context: &Context, side: Side, sentence: usize) -> Content {
    const RARE: f32 = 3.8;
    const WORDS: usize = 3;
    const COMMON: f32 = 4.5;
    const FEW: usize = 2;
    let document = context.document(side);
    let range = document.sentences[sentence].tokens.clone();
    let span = document.sentences[sentence].span;
    let rarer_than = |bound: f32| {
        let is_rarer = |token: &usize| {
            document.tokens[*token].kind == TokenKind::Word
                && frequency::zipf(document.norm(*token)).is_none_or(|zipf| zipf < bound)
        };
        range.clone().filter(is_rarer).count()
    };
    let is_figure =
        |token: usize| document.tokens[token].kind == TokenKind::Number && !is_numbering(document, sentence, token);
    if range.clone().any(is_figure)
        || !context.analyses.get(side).names().within(range.clone()).is_empty()
        || document.quotations.iter().any(|quotation| quotation.span.overlaps(span))
        || rarer_than(RARE) >= WORDS
    {
        Content::Telling
    } else if rarer_than(COMMON) >= FEW {
        Content::Plain
    } else {
        Content::Empty
    }
}

/// Whether a sentence opens with this small whole number: no writer begins with a figure, so that it numbers a heading, a
/// line or a paragraph and says nothing.
fn is_numbering(document: &Document, sentence: usize, token: usize) -> bool {
    const DIGITS: usize = 3;
    let form = document.form(token);
    let is_small = form.len() <= DIGITS && form.bytes().all(|byte| byte.is_ascii_digit());
    is_small && document.sentences[sentence].tokens.start == token
}
