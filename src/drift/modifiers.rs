//! Modifiers without which a noun names something else: a *deputy* mayor is no mayor, an *attempted* coup no coup.
//!
//! Most adjectives only add to what their noun says, so that a free retelling may leave them out. These do not: linguists call
//! them privative and modal (Kamp & Partee 1995).

use super::{case::Case, words};
use crate::{
    english::tags::{Upos, Xpos},
    model::Side,
};
use std::ops::Range;

/// Modifiers of one meaning, and other words that tell the same, all by lemma or as written.
struct Kin {
    modifiers: &'static [&'static str],
    others: &'static [&'static str],
}

const KINDS: [Kin; 10] = [
    Kin {
        modifiers: &["acting", "caretaker", "interim", "provisional"],
        others: &["act", "stand-in", "temporarily", "temporary"],
    },
    Kin {
        modifiers: &["assistant", "deputy", "vice"],
        others: &["aide", "associate", "deputise", "deputize", "second", "two", "under"],
    },
    Kin { modifiers: &["attempted"], others: &["attempt", "bid", "fail", "foiled", "seek", "try"] },
    Kin {
        modifiers: &["bogus", "counterfeit", "fake", "forged", "mock", "sham"],
        others: &["fakery", "false", "forgery", "imitation", "phoney", "pretend", "supposed"],
    },
    Kin {
        modifiers: &["draft", "preliminary"],
        others: &["draw", "early", "first", "initial", "provisional", "tentative"],
    },
    Kin {
        modifiers: &["ex", "former", "onetime"],
        others: &[
            "ago",
            "formerly",
            "late",
            "old",
            "once",
            "ousted",
            "past",
            "previous",
            "previously",
            "retired",
            "then",
            "time",
            "until",
            "use",
        ],
    },
    Kin { modifiers: &["honorary"], others: &[] },
    Kin {
        modifiers: &["planned", "proposed"],
        others: &["could", "intend", "plan", "proposal", "propose", "project", "scheme", "want", "will", "would"],
    },
    Kin { modifiers: &["suspended"], others: &["conditional", "probation", "suspend", "suspension"] },
    Kin {
        modifiers: &["unconfirmed", "unverified"],
        others: &["allege", "confirm", "not", "rumour", "unproven", "verify"],
    },
];

/// How many words may stand between a modifier and its noun.
const REACH: usize = 2;

/// Whether a phrase of one side has a modifier that makes another thing of a noun that both sides tell of, and that nothing on the
/// other side tells.
pub(crate) fn alter(case: &Case, side: Side, phrase: Range<usize>) -> bool {
    phrase.into_iter().any(|place| alters(case, side, place))
}

fn alters(case: &Case, side: Side, place: usize) -> bool {
    kin(case, side, place).is_some_and(|kin| {
        !is_deed(case, side, place) && is_of_shared_noun(case, side, place) && !is_told(case, side.other(), kin)
    })
}

/// Whether a phrase of one side is one of these modifiers alone, and the other side tells it in another word: former, ex-.
pub(crate) fn are_told(case: &Case, side: Side, phrase: Range<usize>) -> bool {
    let mut content = phrase.into_iter().filter(|&place| case.word(side, place).content);
    let (Some(place), None) = (content.next(), content.next()) else { return false };
    kin(case, side, place).is_some_and(|kin| is_told(case, side.other(), kin))
}

fn kin(case: &Case, side: Side, place: usize) -> Option<&'static Kin> {
    KINDS.iter().find(|kin| kin.modifiers.contains(&case.norm(side, place)))
}

/// Whether a side has a word of a kind that the other side does not have as such.
fn is_told(case: &Case, side: Side, kin: &Kin) -> bool {
    let is_one = |place: usize| {
        let norm = case.norm(side, place);
        let first = norm.split('-').next().unwrap_or(norm);
        [norm, first, case.lemma(side, place)]
            .iter()
            .any(|word| kin.modifiers.contains(word) || kin.others.contains(word))
    };
    (0..case.len(side)).any(|place| is_one(place) && case.same_word(side, place).is_none())
}

/// Whether a participle tells a deed rather than describing its noun: “services have been suspended”, “met and proposed cuts”.
fn is_deed(case: &Case, side: Side, place: usize) -> bool {
    let follows_verb = || {
        let before = place - 1;
        // “A two-year suspended sentence” is a measure of it, not its doer.
        let is_measure = before > 0 && case.norm(side, before - 1) == "-" || case.norm(side, before).contains('-');
        let is_doer = || matches!(case.tag(side, before).upos, Upos::Cconj | Upos::Noun | Upos::Propn | Upos::Pron);
        words::is_auxiliary(case.norm(side, before)) || !is_measure && is_doer()
    };
    case.tag(side, place).xpos == Xpos::Vbd || place > 0 && case.norm(side, place).ends_with("ed") && follows_verb()
}

/// Whether the noun that a modifier stands before is linked with the same noun.
fn is_of_shared_noun(case: &Case, side: Side, modifier: usize) -> bool {
    let behind = modifier + 1..case.len(side).min(modifier + 2 + REACH);
    let is_within =
        |place: &usize| matches!(case.tag(side, *place).upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Punct);
    let mut nouns = behind.take_while(is_within);
    nouns.any(|place| {
        matches!(case.tag(side, place).upos, Upos::Noun | Upos::Propn) && case.same_word(side, place).is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::{Addition, Omission},
    };

    #[test]
    fn a_modifier_that_makes_another_thing_is_missed_however_free_the_text() {
        flags(
            Omission,
            "The ⟦deputy⟧ mayor of Oslo, who oversees housing, apologised on Thursday for the leak of names.",
            "An apology for letting the names of tenants out was made on Thursday by Oslo's mayor, whose brief is housing.",
        );
        flags(
            Addition,
            "The mayor of Oslo, who oversees housing, apologised on Thursday for the leak of names.",
            "An apology for letting the names of tenants out was made on Thursday by Oslo's ⟦former⟧ mayor, whose brief is \
             housing.",
        );
    }

    #[test]
    fn one_that_is_told_otherwise_is_not() {
        passes_as(
            Omission,
            "The former mayor of Oslo apologised for the leak of names.",
            "The ex-mayor of Oslo apologised for the leak of names.",
        );
    }
}
