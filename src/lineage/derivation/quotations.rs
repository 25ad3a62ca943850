//! Quotations: a verbatim one is older than its paraphrase.

use super::{
    Context, Sign,
    context::{sentences, tokens},
};
use crate::model::{Bead, Pair, Side};

/// Words of a quotation that count as one.
const LEAST: usize = 3;

/// So many sentences must be quoted in one text for each in the other before the other has lost its marks by the way.
const LOST: usize = 5;

/// Sentences that quote on one side and tell without quoting on the other. A text that quotes nothing at all, or next to
/// nothing of much, has lost its marks on the way through some machine, which says nothing of who wrote what.
pub fn unmade(context: &Context) -> Vec<Sign> {
    let mut signs = Vec::new();
    if Side::BOTH.into_iter().any(|side| context.document(side).quotations.is_empty()) {
        return signs;
    }
    let mut count = Pair::new(0, 0);
    for changed in &context.changed {
        let quoted = Pair::new(Side::Source, Side::Copy).map(|side| quoted(context, changed.bead, side));
        count.source += usize::from(quoted.source.is_some());
        count.copy += usize::from(quoted.copy.is_some());
        for side in Side::BOTH {
            let (Some(text), None) = (quoted.get(side), quoted.get(side.other())) else { continue };
            let mut has = Pair::default();
            *has.get_mut(side) = Some(text.clone());
            signs.push(context.sign("quotation/unmade", side, 0.8, has));
        }
    }
    let is_lost = count.source.max(count.copy) >= LOST * count.source.min(count.copy).max(1);
    if is_lost { Vec::new() } else { signs }
}

/// The first words between quotation marks in a side of a bead; none where fewer than [`LEAST`] are quoted.
fn quoted(context: &Context, bead: &Bead, side: Side) -> Option<String> {
    let document = context.document(side);
    let mut quoted = tokens(document, sentences(bead, side)).filter(|&token| {
        let span = document.tokens[token].span;
        let after = document.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        document.quotations[..after].iter().rev().take(4).any(|quotation| quotation.content.contains(span))
    });
    let first = quoted.next()?;
    let last = quoted.nth(LEAST - 2)?;
    Some(document.span_of(first..last + 1).of(document.text()).to_owned())
}
