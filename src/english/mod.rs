//! What is known of the language: lexicon, morphology, tagger, parser, vectors, quantities, dates, names, quotations,
//! attributions, idioms. The tables behind it are in `data/`, read in place.

mod analysis;
pub mod attributions;
pub mod classes;
pub mod dates;
pub mod frequency;
pub mod idioms;
pub mod lists;
mod memo;
pub mod morphology;
pub mod names;
pub mod parser;
pub mod predicates;
pub mod quantities;
pub mod reference;
pub mod scopes;
pub mod spelling;
pub mod table;
pub mod tagger;
pub mod tags;
pub mod titles;
pub mod tree;
pub mod units;
pub mod vectors;
pub mod vocabulary;
pub mod wordnet;

pub use analysis::Analysis;
