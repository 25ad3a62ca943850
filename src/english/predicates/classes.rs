//! Small classes of verbs and nouns that decide which role an argument has. Sorted, so that they can be searched.

/// Verbs whose object is the one spoken to: `told the army to leave`.
const ADDRESSING: &[&str] = &[
    "advise", "ask", "assure", "brief", "caution", "command", "direct", "forbid", "implore", "inform", "instruct",
    "notify", "order", "persuade", "promise", "reassure", "remind", "show", "teach", "tell", "urge", "warn",
];

/// Verbs that give something to somebody: what follows `to` is the recipient.
const GIVING: &[&str] = &[
    "allocate",
    "assign",
    "award",
    "bequeath",
    "bring",
    "cede",
    "concede",
    "deliver",
    "donate",
    "export",
    "feed",
    "give",
    "grant",
    "hand",
    "hand over",
    "issue",
    "leave",
    "lend",
    "loan",
    "mail",
    "offer",
    "owe",
    "pass",
    "pay",
    "present",
    "provide",
    "read",
    "return",
    "say",
    "sell",
    "send",
    "serve",
    "ship",
    "supply",
    "surrender",
    "teach",
    "throw",
    "transfer",
    "write",
];

/// Verbs whose subject, not object, does what the infinitive says.
const SUBJECT_CONTROL: &[&str] = &["ask for", "promise", "swear", "threaten", "vow"];

/// Verbs that introduce what somebody said and may stand before their subject: `…, warned an expert`.
const QUOTING: &[&str] = &[
    "acknowledge",
    "add",
    "admit",
    "agree",
    "allege",
    "announce",
    "argue",
    "ask",
    "assert",
    "caution",
    "claim",
    "comment",
    "complain",
    "concede",
    "conclude",
    "confirm",
    "continue",
    "cry",
    "declare",
    "deny",
    "disclose",
    "emphasise",
    "emphasize",
    "estimate",
    "exclaim",
    "explain",
    "insist",
    "joke",
    "maintain",
    "mention",
    "note",
    "observe",
    "pledge",
    "predict",
    "promise",
    "quip",
    "read",
    "recall",
    "remark",
    "remember",
    "repeat",
    "reply",
    "report",
    "respond",
    "reveal",
    "say",
    "shout",
    "state",
    "stress",
    "suggest",
    "tell",
    "testify",
    "think",
    "tweet",
    "urge",
    "vow",
    "wander",
    "warn",
    "whisper",
    "wonder",
    "write",
];

/// Adjectives whose infinitive is done to the subject: `hard to see`.
const TOUGH: &[&str] = &["costly", "difficult", "easy", "hard", "impossible", "simple", "tough"];

/// Nouns of which a lone possessor is the one it is done to: `his arrest`.
const DONE_TO_POSSESSOR: &[&str] = &[
    "abduction",
    "appointment",
    "arrest",
    "assassination",
    "burial",
    "capture",
    "conviction",
    "deportation",
    "destruction",
    "detention",
    "dismissal",
    "election",
    "eviction",
    "execution",
    "expulsion",
    "hospitalization",
    "imprisonment",
    "indictment",
    "killing",
    "murder",
    "nomination",
    "ouster",
    "overthrow",
    "poisoning",
    "prosecution",
    "release",
    "removal",
    "rescue",
    "shooting",
    "slaying",
    "suspension",
    "trial",
];

/// Verbs that take no object, so that the `of` of their noun names who does it: `the arrival of troops`.
const OBJECTLESS: &[&str] = &[
    "appear",
    "arise",
    "arrive",
    "collapse",
    "come",
    "decline",
    "depart",
    "die",
    "disappear",
    "emerge",
    "erupt",
    "exist",
    "fail",
    "fall",
    "flow",
    "go",
    "grow",
    "happen",
    "occur",
    "persist",
    "recover",
    "resign",
    "retire",
    "retreat",
    "return",
    "rise",
    "speak",
    "sprawl",
    "spread",
    "stay",
    "succeed",
    "survive",
    "vanish",
    "withdraw",
];

/// Nouns that are done *on*, *against* or *at* somebody.
const AGAINST: &[&str] = &["aggress", "assault", "attack", "bomb", "crack", "raid", "shell", "strike"];

/// A verb, the verb that says the same from the other end, and the preposition with which the first names the one whom
/// the second has as its subject.
const CONVERSES: &[(&str, &str, &str)] = &[
    ("borrow", "lend", "from"),
    ("buy", "sell", "from"),
    ("inherit", "leave", "from"),
    ("learn", "teach", "from"),
    ("purchase", "sell", "from"),
    ("receive", "give", "from"),
    ("rent", "lease", "from"),
];

/// Verbs whose phrase with a preposition is the subject of the other verb, and the subject its object: `lost to Spain`,
/// `Spain beat …`.
const REVERSALS: &[(&str, &str, &str)] = &[("belong", "own", "to"), ("lose", "beat", "to"), ("work", "employ", "for")];

/// Verbs that say the same as others with subject and object exchanged.
const INVERSES: &[(&str, &str)] = &[("follow", "precede"), ("trail", "lead"), ("flee", "pursue")];

fn has(class: &[&str], lemma: &str) -> bool {
    class.binary_search(&lemma).is_ok()
}

/// Whether the object of a verb is the one spoken to.
pub fn is_addressing(lemma: &str) -> bool {
    has(ADDRESSING, lemma)
}

/// Whether what follows `to` is given something.
pub fn is_giving(lemma: &str) -> bool {
    has(GIVING, lemma)
}

/// Whether the subject of a verb does what its infinitive says although there is an object.
pub fn is_subject_control(lemma: &str) -> bool {
    has(SUBJECT_CONTROL, lemma)
}

/// Whether a verb introduces what was said.
pub fn is_quoting(lemma: &str) -> bool {
    has(QUOTING, lemma)
}

/// Whether the infinitive of an adjective is done to its subject.
pub fn is_tough(lemma: &str) -> bool {
    has(TOUGH, lemma)
}

/// Whether a lone possessor of a noun is the one it is done to.
pub fn is_done_to_possessor(noun: &str) -> bool {
    has(DONE_TO_POSSESSOR, noun)
}

/// Whether a verb takes no object.
pub fn is_objectless(verb: &str) -> bool {
    has(OBJECTLESS, verb)
}

/// Whether a verb's noun names whom it is done to after `on` and `against`.
pub fn is_against(verb: &str) -> bool {
    has(AGAINST, verb)
}

/// How a verb is said from the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Converse {
    /// Subject becomes recipient, the phrase with this preposition becomes subject: buy, sell.
    Transfer(&'static str),
    /// Subject becomes object, the phrase with this preposition becomes subject: lose to, beat.
    Reversal(&'static str),
    /// Subject and object change places: follow, precede.
    Inverse,
}

/// The verb in whose terms a verb is told, and how its roles change.
pub fn converse(lemma: &str) -> Option<(&'static str, Converse)> {
    let transfer = CONVERSES.iter().find(|entry| entry.0 == lemma).map(|entry| (entry.1, Converse::Transfer(entry.2)));
    let reversal = || REVERSALS.iter().find(|entry| entry.0 == lemma).map(|e| (e.1, Converse::Reversal(e.2)));
    let inverse = || INVERSES.iter().find(|entry| entry.0 == lemma).map(|entry| (entry.1, Converse::Inverse));
    transfer.or_else(reversal).or_else(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_sorted_and_free_of_doubles() {
        for class in [ADDRESSING, GIVING, SUBJECT_CONTROL, QUOTING, TOUGH, DONE_TO_POSSESSOR, OBJECTLESS, AGAINST] {
            assert!(class.is_sorted_by(|a, b| a < b), "{class:?}");
        }
    }
}
