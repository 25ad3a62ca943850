//! The vocabulary that all stages share. Imports nothing of the crate.
//!
//! Offsets are byte offsets into a document's text as it came; that text is never changed. What is derived from it
//! (normal forms, blocks, sentences, tokens) stands beside it and points into it by [`Span`].

mod alignment;
mod category;
mod characters;
mod document;
mod drift;
mod inspection;
mod ledger;
mod pair;
mod report;
mod selector;
mod span;
mod trace;

pub use alignment::{Bead, Link};
pub use category::{Category, Entry};
pub use characters::is_invisible;
pub use document::{
    Attribution, Block, Document, Fields, Notice, Original, Quotation, Role, Sentence, Token, TokenKind,
};
pub use drift::{Drift, Evidence, Severity};
pub use inspection::{
    ArgumentReport, Inspection, NameReport, ParsedSentence, PredicateReport, QuantityReport, ReferenceReport,
    ScopeReport, WordReport,
};
pub use ledger::{FactEntry, FactFate, FactKind, Ledgers, QuotationEntry, QuotationFate, SpinEntry};
pub use pair::{Pair, Side};
pub use report::{
    AttributionReport, BeadReport, Direction, DocumentReport, DriftReport, Passage, QuotationReport, Relation,
    RelationKind, Report, SentenceReport, Summary, Waiver,
};
pub use selector::QuoteSelector;
pub use span::Span;
pub use trace::{
    Blame, BlamedHop, Change, Edge, Located, LostVersion, Mark, Match, MatchedSentence, Provenance, SourceSentence,
    SourceShare, Sourced, Story, Trace, Traced,
};
