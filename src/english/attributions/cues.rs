//! The words that say that something was said, thought or wanted, and which of their phrases tells what.

use crate::english::classes::reporting::{self, Stance};
use crate::english::morphology;

/// What a verb takes for what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Only a clause: `said that they left`.
    Clause,
    /// A clause or an object: `denied the claim`.
    Object,
}

/// Verbs of wanting and of thinking besides those that report: what their clause says is somebody's too. Sorted.
const ATTITUDES: &[&str] = &[
    "aim", "argue", "aspire", "assume", "believe", "decline", "desire", "expect", "favor", "favour", "feel", "hope",
    "intend", "know", "learn", "like", "mean", "need", "plan", "prefer", "refuse", "seek", "think", "want", "wish",
    "worry",
];

/// Verbs of saying whose object is mostly something else than what was said. Sorted.
const OTHER_OBJECT: &[&str] = &[
    "accept",
    "add",
    "address",
    "allow",
    "answer",
    "back",
    "broadcast",
    "challenge",
    "choose",
    "contest",
    "continue",
    "cover",
    "determine",
    "discover",
    "document",
    "establish",
    "expose",
    "feel",
    "figure",
    "find",
    "give",
    "grant",
    "have",
    "hit out",
    "hold",
    "honor",
    "honour",
    "issue",
    "judge",
    "knock",
    "know",
    "lead",
    "like",
    "mean",
    "need",
    "order",
    "own",
    "perceive",
    "plan",
    "post",
    "present",
    "publish",
    "put",
    "quote",
    "read",
    "release",
    "remember",
    "rip",
    "rule",
    "salute",
    "second",
    "seek",
    "show",
    "signal",
    "speak",
    "talk",
    "text",
    "thank",
    "tout",
    "tweet",
    "want",
    "withdraw",
];

/// Verbs of speaking of something, besides those that report that it is so. Sorted.
const SPEAKING_OF: &[&str] =
    &["articulate", "compare", "debate", "discuss", "invoke", "liken", "reference", "signal", "tackle", "view"];

/// Verbs of naming something: what they call it is what was said. Sorted.
const NAMING: &[&str] = &["brand", "call", "dub", "label", "term"];

/// Prepositions of what was said. Sorted.
const PREPOSITIONS: &[&str] = &["about", "against", "as", "for", "of", "on", "to"];

/// Whether the object of a verb may be the one spoken to: `told the BBC`.
pub fn is_addressing(lemma: &str) -> bool {
    reporting::verb(lemma).is_some_and(|reading| reading.addresses)
}

/// What a verb takes for what was said; none where it reports nothing.
pub fn takes(lemma: &str) -> Option<Takes> {
    if SPEAKING_OF.binary_search(&lemma).is_ok() {
        return Some(Takes::Object);
    }
    if NAMING.binary_search(&lemma).is_ok() {
        return Some(Takes::Clause);
    }
    let reports = reporting::verb(lemma);
    if reports.is_none() && ATTITUDES.binary_search(&lemma).is_err() {
        return None;
    }
    let object = !is_addressing(lemma) && OTHER_OBJECT.binary_search(&lemma).is_err() && reports.is_some();
    Some(if object { Takes::Object } else { Takes::Clause })
}

/// Whether a verb with a preposition reports: `call for`, `insist on`, `speak of`.
pub fn takes_phrase(lemma: &str, preposition: &str) -> bool {
    PREPOSITIONS.binary_search(&preposition).is_ok() && reporting::verb(&format!("{lemma} {preposition}")).is_some()
        || matches!((lemma, preposition), ("speak" | "talk" | "complain" | "warn" | "accuse", "of" | "about"))
}

/// Whether a verb tells of words said, not of thoughts or wishes: what its quotation holds was said by its subject.
pub fn is_saying(lemma: &str) -> bool {
    reporting::readings(lemma).iter().any(|reading| !matches!(reading.stance, Stance::Belief | Stance::Decide))
}

/// Whether a form may be one of a word that attributes; asked before anything is known of its sentence.
pub fn may_be_cue(norm: &str) -> bool {
    norm == "according" || is_cue(norm) || is_cue(&morphology::verb_lemma(norm))
}

fn is_cue(lemma: &str) -> bool {
    takes(lemma).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_sorted_and_free_of_doubles() {
        for class in [ATTITUDES, OTHER_OBJECT, PREPOSITIONS, SPEAKING_OF, NAMING] {
            assert!(class.is_sorted_by(|a, b| a < b), "{class:?}");
        }
    }

    #[test]
    fn a_form_is_known_before_its_sentence_is_read() {
        for form in ["said", "denied", "warns", "according", "wants", "planned", "insisting"] {
            assert!(may_be_cue(form), "{form}");
        }
        for form in ["table", "walked", "accord", "as", "s"] {
            assert!(!may_be_cue(form), "{form}");
        }
    }
}
