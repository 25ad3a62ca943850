//! Pronouns with person, number, gender and case.

use crate::english::lists::{Entry, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/pronouns.txt");
static WORDS: LazyLock<Lexicon<Pronoun>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// A pronoun or pronominal determiner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// How it refers.
    pub kind: PronounKind,
    /// 1 the speaker, 2 the one spoken to, 3 anybody or anything else.
    pub person: u8,
    /// One or several.
    pub number: Number,
    /// Of what or whom it stands for.
    pub gender: Gender,
    cases: &'static str,
}

/// How a pronoun refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PronounKind {
    /// he, they, our.
    Personal,
    /// who, which, that.
    Relative,
    /// this, those.
    Demonstrative,
    /// someone, each other, none.
    Indefinite,
}

/// Whether one or several are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
    /// Either: you, who.
    Both,
}

/// What or whom a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// A man: he.
    Masculine,
    /// A woman: she.
    Feminine,
    /// A thing, a body, a country: it.
    Neuter,
    /// A person of either sex: I, who.
    Common,
    /// Persons or things: they.
    Any,
}

/// The form of a pronoun by its part in the clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Case {
    /// he.
    Subject,
    /// him.
    Object,
    /// their.
    Possessive,
    /// theirs.
    Independent,
    /// themselves.
    Reflexive,
}

impl Pronoun {
    /// Whether it can stand in `case`.
    pub fn has(self, case: Case) -> bool {
        let name = match case {
            Case::Subject => "subject",
            Case::Object => "object",
            Case::Possessive => "possessive",
            Case::Independent => "independent",
            Case::Reflexive => "reflexive",
        };
        self.cases.split(", ").any(|case| case == name)
    }

    /// Whether both can stand for one person or thing: the same person, with number and gender that agree.
    pub fn agrees(self, other: Pronoun) -> bool {
        let number = self.number == other.number || self.number == Number::Both || other.number == Number::Both;
        self.person == other.person && number && self.gender.agrees(other.gender)
    }
}

impl Gender {
    /// Whether both can be of one person or thing.
    pub fn agrees(self, other: Gender) -> bool {
        use Gender::*;
        self == other
            || self == Any
            || other == Any
            || matches!((self, other), (Common, Masculine | Feminine) | (Masculine | Feminine, Common))
    }
}

/// The readings of a word as a pronoun, by norm.
pub fn readings(norm: &str) -> &'static [Pronoun] {
    WORDS.get(norm)
}

/// A personal pronoun by norm.
pub fn personal(norm: &str) -> Option<Pronoun> {
    readings(norm).iter().copied().find(|pronoun| pronoun.kind == PronounKind::Personal)
}

fn read(entry: &Entry) -> Option<Pronoun> {
    Some(Pronoun {
        kind: match entry.section {
            "personal" => PronounKind::Personal,
            "relative" => PronounKind::Relative,
            "demonstrative" => PronounKind::Demonstrative,
            "indefinite" => PronounKind::Indefinite,
            _ => return None,
        },
        person: entry.field(0).parse().ok()?,
        number: match entry.field(1) {
            "s" => Number::Singular,
            "p" => Number::Plural,
            "b" => Number::Both,
            _ => return None,
        },
        gender: match entry.field(2) {
            "m" => Gender::Masculine,
            "f" => Gender::Feminine,
            "n" => Gender::Neuter,
            "c" => Gender::Common,
            "x" => Gender::Any,
            _ => return None,
        },
        cases: entry.field(3),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("pronouns", LIST, read);
    }

    #[test]
    fn forms_of_one_pronoun_agree_and_other_persons_do_not() {
        let [he, him, she, it, they, we] = ["he", "him", "she", "it", "they", "we"].map(|norm| personal(norm).unwrap());
        assert!(he.agrees(him) && !he.agrees(she) && !he.agrees(it));
        assert!(!they.agrees(we) && !they.agrees(he));
        assert!(he.has(Case::Subject) && !he.has(Case::Object) && him.has(Case::Object));
        let her = personal("her").unwrap();
        assert!(her.has(Case::Object) && her.has(Case::Possessive) && !her.has(Case::Subject));
        assert_eq!(personal("house"), None);
    }
}
