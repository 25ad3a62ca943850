//! Whether a copy carries quotations over word for word, as desks do and translators do not: then one that differs was altered,
//! however freely the rest is told.

use super::{Matched, spoken};
use crate::{
    drift::{case::Case, words},
    model::{Document, Pair, Side, Span, TokenKind},
};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many quotations before and behind are looked at.
const AROUND: usize = 8;

/// Words from which on a quotation that comes again word for word is no chance.
const TELLING: usize = 4;

/// Words from which on a quotation with hardly a difference has to be the other one, and the share that is the same.
const LONG: (usize, f32) = (10, 0.85);

/// The share of the words that two quotations have in common from which on one is the other.
const MOSTLY: f32 = 0.6;

/// Words that come and go without a change of what was said.
const SLIGHT: [&str; 12] = ["a", "and", "but", "er", "of", "so", "that", "the", "uh", "um", "well", "which"];

/// Whether a quotation that is not the same on both sides is one that should be, and says something else.
pub(super) fn is_altered(case: &Case, quotation: &Matched) -> bool {
    let said = |side: Side| spoken(case, side, quotation.places.get(side).clone()).collect::<Vec<_>>();
    let [source, copy] = Side::BOTH.map(said);
    let same = common(&source, &copy);
    let longest = source.len().max(copy.len());
    same >= MOSTLY
        && differs(&source, &copy)
        && (longest >= LONG.0 && same >= LONG.1 || longest >= TELLING && others_are_kept(case, quotation))
}

/// The share of the words of two rows that stand on both sides in one order.
fn common(source: &[&str], copy: &[&str]) -> f32 {
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let kept: usize = capture_diff_slices(Algorithm::Myers, source, copy).iter().map(equal).sum();
    2.0 * kept as f32 / (source.len() + copy.len()).max(1) as f32
}

/// Whether a word that says something stands on one side only.
fn differs(source: &[&str], copy: &[&str]) -> bool {
    let lacks = |own: &[&str], other: &[&str]| own.iter().any(|word| !SLIGHT.contains(word) && !other.contains(word));
    lacks(source, copy) || lacks(copy, source)
}

/// Whether at least half of the quotations around this one stand word for word on the other side.
fn others_are_kept(case: &Case, quotation: &Matched) -> bool {
    let around = Pair::new(Side::Source, Side::Copy).map(|side| others(case, side, quotation));
    let kept = around.source.iter().filter(|words| around.copy.contains(words)).count();
    kept > 0 && 2 * kept >= around.source.len().min(around.copy.len())
}

/// The words of the quotations around one, of those that are long enough to tell.
fn others<'a>(case: &Case<'a>, side: Side, quotation: &Matched) -> Vec<Vec<&'a str>> {
    let document = case.document(side);
    let Some(span) = case.span(side, quotation.places.get(side).clone()) else { return Vec::new() };
    let at = document.quotations.partition_point(|other| other.span.end <= span.start);
    let near = document.quotations.iter().skip(at.saturating_sub(AROUND)).take(2 * AROUND);
    let others = near.filter(|other| other.depth == 0 && !other.content.overlaps(span));
    others.map(|other| words_in(document, other.content)).filter(|words| words.len() >= TELLING).collect()
}

fn words_in(document: &Document, span: Span) -> Vec<&str> {
    let from = document.tokens.partition_point(|token| token.span.start < span.start);
    let tokens = (from..document.tokens.len()).take_while(|&token| document.tokens[token].span.end <= span.end);
    let worded = tokens.filter(|&token| document.tokens[token].kind != TokenKind::Punctuation);
    worded.map(|token| words::full(document.norm(token))).collect()
}
