//! Names: who and what a text speaks of, and whether two names are of one thing.
//!
//! [`compare`] works on two strings and needs no document. [`Names`] holds the mentions of a document, found by capitals,
//! titles and lists (no tagger), and joined into entities: `Gordon Chang … Chang`, `Federal Bureau of Investigation
//! (FBI) … the FBI`, `United States … U.S.`. A land and its adjective are different entities: a China expert need not be
//! Chinese.

mod compare;
mod entities;
mod find;
mod gazetteer;
mod transliteration;

pub use compare::{NameRelation, compare};
pub use gazetteer::{Form, Known, Sort, Title, TitleKind, given_name, known, same_given_name, title_of};
pub use transliteration::are_variants;

use crate::{english::classes::pronouns::Gender, model::Document};
use std::ops::Range;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// A body, firm, party, team, newspaper.
    Organisation,
    /// A place on the map, or a seat like the Kremlin.
    Place,
    /// The people or the adjective of a place: Chinese, Parisians.
    Demonym,
    /// Something else, or it can't be told.
    Other,
}

/// A name in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Tokens of the name, without its title.
    pub tokens: Range<usize>,
    /// Tokens of the title right before it.
    pub title: Option<Range<usize>>,
    /// What it is of.
    pub kind: NameKind,
    /// Whose sex the title or given name tells, for persons.
    pub gender: Option<Gender>,
    /// Which of the document's entities it names; mentions of one thing share it.
    pub entity: usize,
}

/// The names of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// In the order of the text; they don't overlap.
    mentions: Vec<Mention>,
}

impl Names {
    /// Finds the names of a document and joins those of one thing. Linear in its length.
    pub fn of(document: &Document) -> Names {
        let mut mentions = find::mentions(document);
        entities::join(document, &mut mentions);
        Names { mentions }
    }

    /// All mentions, in the order of the text.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The mentions that start within a range of tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let end = self.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        &self.mentions[start..end.max(start)]
    }

    /// The mention that covers a token.
    pub fn at(&self, token: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.tokens.start <= token);
        self.mentions[..after].last().filter(|mention| token < mention.tokens.end)
    }
}

/// How a land, its people, a city or a state contrasts with another of its sort, by lower-case names: the sort as a class
/// name; none where either isn't listed or both are of one thing.
pub(crate) fn contrast(a: &str, b: &str) -> Option<&'static str> {
    let (of_a, of_b) = (known(a), known(b));
    if of_a.iter().any(|a| of_b.iter().any(|b| a.name == b.name)) {
        return None;
    }
    let pairs = of_a.iter().flat_map(|a| of_b.iter().map(move |b| (a, b)));
    pairs.into_iter().find_map(|(a, b)| match (a.sort, b.sort) {
        _ if (a.form == Form::Demonym) != (b.form == Form::Demonym) => None,
        (Sort::Organisation | Sort::Seat | Sort::Region, _) => None,
        (one, other) if one != other && !(is_city(one) && is_city(other)) => None,
        _ if a.form == Form::Demonym => Some("nationality"),
        (Sort::State, _) => Some("state"),
        (Sort::Capital | Sort::City, _) => Some("city"),
        _ => Some("country"),
    })
}

fn is_city(sort: Sort) -> bool {
    matches!(sort, Sort::Capital | Sort::City)
}
