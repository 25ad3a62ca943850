//! What the form of a word says: number, tense, degree, person.

use crate::english::tags::{Tag, Upos, Xpos};

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}

/// Tense of a finite verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// Present.
    Present,
    /// Past.
    Past,
}

/// Form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// With tense, or a modal.
    Finite,
    /// Infinitive, imperative or after a modal.
    Base,
    /// In `-ing`.
    Gerund,
    /// Past participle.
    Participle,
}

/// Degree of an adjective or adverb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// large
    Positive,
    /// larger
    Comparative,
    /// largest
    Superlative,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// I, we
    First,
    /// you
    Second,
    /// he, she, it, they
    Third,
}

/// What the form of a word says; `None` where it says nothing (`sheep` has a number by its tag, `you` has none).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Features {
    /// Of nouns, pronouns, demonstratives and verbs in the third person singular.
    pub number: Option<Number>,
    /// Of pronouns and of verbs that show it.
    pub person: Option<Person>,
    /// Of finite verbs.
    pub tense: Option<Tense>,
    /// Of verbs.
    pub form: Option<VerbForm>,
    /// Of adjectives and adverbs.
    pub degree: Option<Degree>,
}

/// What the form of a word with this tag says.
pub fn features(norm: &str, tag: Tag) -> Features {
    use Number::{Plural, Singular};
    let none = Features::default();
    let verb = |form, tense| Features { form: Some(form), tense, ..none };
    let degree = |degree| Features { degree: Some(degree), ..none };
    let found = match tag.xpos {
        Xpos::Nn | Xpos::Nnp => Features { number: Some(Singular), ..none },
        Xpos::Nns | Xpos::Nnps => Features { number: Some(Plural), ..none },
        Xpos::Vb => verb(VerbForm::Base, None),
        Xpos::Vbg => verb(VerbForm::Gerund, None),
        Xpos::Vbn => verb(VerbForm::Participle, None),
        Xpos::Vbd => verb(VerbForm::Finite, Some(Tense::Past)),
        Xpos::Vbp => verb(VerbForm::Finite, Some(Tense::Present)),
        Xpos::Vbz => Features {
            number: Some(Singular),
            person: Some(Person::Third),
            ..verb(VerbForm::Finite, Some(Tense::Present))
        },
        Xpos::Md => verb(VerbForm::Finite, None),
        Xpos::Jjr | Xpos::Rbr => degree(Degree::Comparative),
        Xpos::Jjs | Xpos::Rbs => degree(Degree::Superlative),
        Xpos::Jj | Xpos::Rb if matches!(tag.upos, Upos::Adj | Upos::Adv) => degree(Degree::Positive),
        _ => none,
    };
    let (number, person) = closed(norm, tag.upos);
    Features { number: number.or(found.number), person: person.or(found.person), ..found }
}

/// Pronouns, demonstratives and the forms of `be`.
fn closed(norm: &str, upos: Upos) -> (Option<Number>, Option<Person>) {
    use Number::{Plural, Singular};
    use Person::{First, Second, Third};
    match (upos, norm) {
        (Upos::Pron, "i" | "me" | "my" | "mine" | "myself") => (Some(Singular), Some(First)),
        (Upos::Pron, "we" | "us" | "our" | "ours" | "ourselves" | "'s") => (Some(Plural), Some(First)),
        (Upos::Pron, "you" | "your" | "yours") => (None, Some(Second)),
        (Upos::Pron, "yourself") => (Some(Singular), Some(Second)),
        (Upos::Pron, "yourselves") => (Some(Plural), Some(Second)),
        (
            Upos::Pron,
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" | "it" | "its" | "itself",
        ) => (Some(Singular), Some(Third)),
        (Upos::Pron, "they" | "them" | "their" | "theirs" | "themselves" | "'em") => (Some(Plural), Some(Third)),
        (Upos::Pron | Upos::Det, "this" | "that") => (Some(Singular), None),
        (Upos::Pron | Upos::Det, "these" | "those") => (Some(Plural), None),
        (Upos::Aux | Upos::Verb, "am" | "'m") => (Some(Singular), Some(First)),
        (Upos::Aux | Upos::Verb, "was") => (Some(Singular), None),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(norm: &str, tag: &str) -> Features {
        features(norm, tag.parse().expect(tag))
    }

    #[test]
    fn nouns_and_pronouns_have_number() {
        assert_eq!(of("missiles", "NOUN|NNS").number, Some(Number::Plural));
        assert_eq!(of("sheep", "NOUN|NN").number, Some(Number::Singular));
        assert_eq!(of("those", "DET|DT").number, Some(Number::Plural));
        assert_eq!(
            (of("us", "PRON|PRP").number, of("us", "PRON|PRP").person),
            (Some(Number::Plural), Some(Person::First))
        );
        assert_eq!(of("you", "PRON|PRP").number, None);
    }

    #[test]
    fn finite_verbs_have_tense_and_others_have_none() {
        assert_eq!(of("fired", "VERB|VBD").tense, Some(Tense::Past));
        assert_eq!(of("fires", "VERB|VBZ").tense, Some(Tense::Present));
        assert_eq!(of("fires", "VERB|VBZ").person, Some(Person::Third));
        assert_eq!((of("fired", "VERB|VBN").tense, of("fired", "VERB|VBN").form), (None, Some(VerbForm::Participle)));
        assert_eq!(of("fire", "VERB|VB").tense, None);
    }

    #[test]
    fn adjectives_have_degree_and_determiners_have_none() {
        assert_eq!(of("larger", "ADJ|JJR").degree, Some(Degree::Comparative));
        assert_eq!(of("large", "ADJ|JJ").degree, Some(Degree::Positive));
        assert_eq!(of("not", "PART|RB").degree, None);
        assert_eq!(of("the", "DET|DT"), Features::default());
    }
}
