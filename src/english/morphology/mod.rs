//! Word forms: which lemma a form belongs to, what its ending says, which words are made from it, and which deny it.
//!
//! Forms are normal forms (lower case); lemma_at follow the conventions of Universal Dependencies' English treebanks, but
//! in lower case: `people` is its own lemma, `more` and `most` are not forms of `much`, participles used as adjectives
//! keep their form.

mod derivation;
mod features;
mod lemma;
mod negation;

pub use derivation::is_derived;
pub use features::{Degree, Features, Number, Person, Tense, VerbForm, features};
pub use lemma::{is_known_word, lemma, lemma_at, listed_lemma, verb_lemma};
pub use negation::{Affix, Negated, are_opposed, negated};
