//! Who does what to whom: predicates with their arguments, read off a dependency tree.
//!
//! Roles are normalised so that one event told in several ways gives one answer: active and passive, a verb and its
//! converse (`sell`, `buy`), a verb and its noun (`invade`, `Russia's invasion of Ukraine`), a subject said once for
//! several verbs, and one that a higher verb lends (`told the army to leave`). The scheme is that of PropBank (Palmer et
//! al. 2005) cut down to what a tree tells without word senses.

mod classes;
mod clause;
mod nominal;
mod verbal;

use super::tagger::Word;
use super::tags::{Tag, Xpos};
use super::tree::Tree;
pub use clause::Clause;

/// Something said of somebody: a verb, a noun or adjective with a copula, or a noun made of a verb.
///
/// Words are indexes into the tokens of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// The word that says it.
    pub word: usize,
    /// What is said, in one form for all ways of saying it: the lemma of the verb with its particle (`carry out`), of
    /// the noun's verb (`invade` for `invasion`), or of the verb whose converse stands in the text (`sell` for `buy`).
    pub lemma: String,
    /// How it is said.
    pub kind: Kind,
    /// Whether it is said in the passive.
    pub passive: bool,
    /// Whether a converse stands in the text, so that the roles are those of the other verb.
    pub converse: bool,
    /// The word that denies it (`not`, `never`).
    pub negation: Option<usize>,
    /// The modal verb; `will` and its forms count as tense.
    pub modal: Option<usize>,
    /// Time.
    pub tense: Tense,
    /// Whether it is told as done (`has left`).
    pub perfect: bool,
    /// Whether it is told as going on (`is leaving`).
    pub progressive: bool,
    /// The predicate in whose content it stands: `said` for what was said, `told` for what someone was told to do.
    pub governor: Option<usize>,
    /// Who and what takes part, in the order of the sentence.
    pub arguments: Vec<Argument>,
}

/// How a predicate is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// By a verb.
    Verb,
    /// By a noun, adjective or phrase with a copula: `is ready`.
    Copula,
    /// By a noun made of a verb: `invasion`.
    Noun,
}

/// Time of a predicate, as its first verb says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// Past.
    Past,
    /// Present.
    Present,
    /// With `will` or `shall`.
    Future,
    /// Infinitives, participles, nouns.
    Untold,
}

/// Somebody or something that takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// In which role.
    pub role: Role,
    /// The head word of the phrase; what belongs to it is [`Tree::subtree`].
    pub word: usize,
    /// The preposition.
    pub preposition: Option<usize>,
    /// How it is known.
    pub way: Way,
}

/// What an argument does in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who does it; with verbs that take no object and with copulas, who or what is so.
    Agent,
    /// Whom or what it is done to.
    Patient,
    /// To whom something is given or said.
    Recipient,
    /// What is said, wanted or begun: the predicate of a clause.
    Content,
    /// Anything else, mostly with a preposition: place, time, manner, means.
    Oblique,
}

/// How an argument is known to take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// It stands with its predicate.
    Own,
    /// It is said with another predicate of a coordination.
    Shared,
    /// A higher verb lends it (`wants to`, `told … to`), or the main clause does.
    Lent,
    /// It is the noun that the predicate's clause belongs to.
    Relative,
    /// It is named by `itself` and the like.
    Reflexive,
}

impl Predicate {
    /// The words in a role.
    pub fn in_role(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.arguments.iter().filter(move |argument| argument.role == role).map(|argument| argument.word)
    }

    /// Who does it; the first of several.
    pub fn agent(&self) -> Option<usize> {
        self.in_role(Role::Agent).next()
    }

    /// Whom it is done to; the first of several.
    pub fn patient(&self) -> Option<usize> {
        self.in_role(Role::Patient).next()
    }

    /// To whom something is given or said; the first of several.
    pub fn recipient(&self) -> Option<usize> {
        self.in_role(Role::Recipient).next()
    }

    /// Whether it is denied.
    pub fn is_negated(&self) -> bool {
        self.negation.is_some()
    }
}

/// The predicates of a sentence in the order of their words. Linear in the length of the sentence but for sentences
/// whose words nearly all hang on one.
pub fn predicates(words: &[Word], tags: &[Tag], tree: &Tree) -> Vec<Predicate> {
    let clause = Clause { words, tags, tree };
    let mut found = verbal::Found::new(clause);
    for word in tree.top_down() {
        if clause.is_predicate_verb(word) || clause.copula(word).is_some() {
            found.add_verb(word);
        } else if matches!(tags[word].xpos, Xpos::Nn | Xpos::Nns) {
            found.extend(nominal::predicate(clause, word));
        }
    }
    found.finish()
}
