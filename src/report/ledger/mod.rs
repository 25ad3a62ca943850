//! Ledgers: what became of each fact and quotation, and which way the words about each actor went.

mod facts;
mod quotations;
mod spin;

use crate::{
    english::Analysis,
    model::{Bead, Document, Ledgers, Pair, Passage, Span},
};

/// The ledgers of a comparison. Near-linear in the texts.
pub(super) fn ledgers(analyses: Pair<&Analysis>, beads: &[Bead]) -> Ledgers {
    let facts = || facts::entries(analyses, beads);
    let (facts, spin) = rayon::join(facts, || spin::entries(analyses, beads));
    Ledgers { facts, quotations: quotations::entries(analyses.map(Analysis::document)), spin }
}

fn passage(document: &Document, tokens: std::ops::Range<usize>) -> Passage {
    of_span(document, document.span_of(tokens))
}

fn of_span(document: &Document, span: Span) -> Passage {
    Passage { span, text: span.of(document.text()).to_owned() }
}
