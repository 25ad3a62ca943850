//! Words that deny another by a prefix or suffix: unhappy, illegal, dismount, nonviolent, harmless. That a word starts
//! so proves nothing (understand, invaluable, discover): WordNet has to oppose the two, or the prefix has to be one that
//! hardly ever means anything else.

use super::lemma::{is_participle, undoubled};
use crate::english::wordnet::{self, LinkKind, Pos, Word};

/// A prefix or suffix that denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Affix {
    /// unhappy
    Un,
    /// inactive, impossible, illegal, irregular
    In,
    /// disobey
    Dis,
    /// nonviolent
    Non,
    /// misjudge: does it wrongly, does not deny it
    Mis,
    /// harmless
    Less,
}

/// A word that denies its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Negated<'w> {
    /// By which affix.
    pub affix: Affix,
    /// What is denied: `happy` of `unhappy`, `harm` of `harmless`.
    pub base: &'w str,
}

const PREFIXES: [(&str, Affix); 8] = [
    ("un", Affix::Un),
    ("in", Affix::In),
    ("im", Affix::In),
    ("il", Affix::In),
    ("ir", Affix::In),
    ("dis", Affix::Dis),
    ("non", Affix::Non),
    ("mis", Affix::Mis),
];

/// What a word denies by its prefix or its `-less`, if it does. Takes lemmas; participles used as adjectives are their
/// own. Some 0.3 µs for words that start or end so, nothing for others.
pub fn negated(lemma: &str) -> Option<Negated<'_>> {
    if let Some(base) = lemma.strip_suffix("less").filter(|_| NOT_WITHOUT.binary_search(&lemma).is_err()) {
        return without(base).map(|base| Negated { affix: Affix::Less, base });
    }
    let mut prefixes = PREFIXES.iter().filter_map(|(prefix, affix)| Some((lemma.strip_prefix(prefix)?, *affix)));
    let (base, affix) = prefixes.next()?;
    let denies = base.len() > 2
        && NOT_DENYING.binary_search(&lemma).is_err()
        && (is_opposed_in_wordnet(lemma, base) || is_denied_by_rule(lemma, base, affix));
    denies.then_some(Negated { affix, base })
}

/// Whether one word denies the other by an affix: unhappy and happy, harmless and harmful. `misjudge` and `judge` are
/// not opposed.
pub fn are_opposed(a: &str, b: &str) -> bool {
    let denies = |a, b: &str| {
        negated(a).is_some_and(|Negated { affix, base }| match affix {
            Affix::Mis => false,
            Affix::Less => b
                .strip_suffix("ful")
                .is_some_and(|stem| stem == base || stem.strip_suffix('i') == base.strip_suffix('y')),
            _ => b == base,
        })
    };
    denies(a, b) || denies(b, a)
}

/// The noun that a word in `-less` lacks: harm, mercy (merciless).
fn without(base: &str) -> Option<&str> {
    let noun = |(lemma, word): (&'static str, Word)| word.has(Pos::Noun).then_some(lemma);
    let in_y = || base.strip_suffix('i').and_then(|stem| wordnet::lemma_of(stem, "y")).and_then(noun);
    wordnet::lemma_of(base, "").and_then(noun).filter(|base| base.len() > 2).or_else(in_y)
}

/// Whether an antonym of the word, or of its derivation, is the base or of the base's derivation.
fn is_opposed_in_wordnet(lemma: &str, base: &str) -> bool {
    let (Some(word), Some(base)) = (wordnet::word(lemma), wordnet::word(base)) else { return false };
    let is_family = |target: Word| {
        target == base
            || base
                .links()
                .any(|link| link.kind != LinkKind::Antonym && link.kind != LinkKind::Opposed && link.target == target)
    };
    let opposed = word.links().filter(|link| matches!(link.kind, LinkKind::Antonym | LinkKind::Opposed));
    opposed.map(|link| link.target).any(is_family)
}

/// Whether the prefix means denial in front of such a word, though WordNet does not say so.
fn is_denied_by_rule(lemma: &str, base: &str, affix: Affix) -> bool {
    let has = |pos| wordnet::has(base, pos);
    let quality = has(Pos::Adjective) || has(Pos::Adverb) || is_participle(base) || is_what_can_be_done(base);
    let both = |pos| has(pos) && wordnet::has(lemma, pos);
    match affix {
        Affix::Un => quality && (wordnet::word(lemma).is_none() || both(Pos::Adjective) || both(Pos::Adverb)),
        Affix::In => both(Pos::Adjective) && ["able", "ible", "uble"].iter().any(|ending| lemma.ends_with(ending)),
        Affix::Dis => DENYING_DIS.binary_search(&lemma).is_ok(),
        Affix::Non => quality || has(Pos::Noun),
        Affix::Mis => both(Pos::Verb) || both(Pos::Noun),
        Affix::Less => false,
    }
}

/// Whether a verb makes it, with `-able`: affordable, excitable, winnable.
fn is_what_can_be_done(base: &str) -> bool {
    let Some(stem) = base.strip_suffix("able") else { return false };
    let is_verb = |stem, ending| wordnet::lemma_of(stem, ending).is_some_and(|(_, word)| word.has(Pos::Verb));
    is_verb(stem, "") || is_verb(stem, "e") || undoubled(stem).is_some_and(|stem| is_verb(stem, ""))
}

/// They start like a denial of what follows, and are none.
#[rustfmt::skip]
const NOT_DENYING: &[&str] = &[
    "improvable", "inflammable", "inhabitable", "inheritable", "invaluable", "miscarriage", "miscarry", "mischief",
    "misdemeanor", "misdemeanour", "misgive", "misgiving", "mishap", "misologism", "misology", "mission", "missis",
    "missus", "mistake", "mistaking", "mister", "mistress", "nonage", "nonagon", "nonentity", "nonplus", "nonsense",
    "nonstop", "uncanny", "uncle", "uncouth", "unearthly", "ungainly", "union", "unison", "unit", "unkempt", "unless",
    "unrest", "unruly",
];

/// They deny what follows, though WordNet lists no opposition.
#[rustfmt::skip]
const DENYING_DIS: &[&str] = &[
    "disability", "disbelief", "discourtesy", "discredit", "discreditable", "disfavor", "disfavour", "disharmonious",
    "disharmony", "dishonorable", "dishonour", "dishonourable", "disinterest", "disinvest", "disobliging", "dispassion",
    "dispassionate", "dispossess", "disproof", "dissatisfied", "disunite", "disunited", "disunity",
];

/// They end in `-less` and do not say that something is lacking.
#[rustfmt::skip]
const NOT_WITHOUT: &[&str] = &[
    "bless", "countless", "doubtless", "listless", "nevertheless", "nonetheless", "numberless", "priceless",
    "regardless", "restless", "timeless", "unless", "wireless",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn base(lemma: &str) -> Option<&str> {
        negated(lemma).map(|negated| negated.base)
    }

    #[test]
    fn lists_are_sorted() {
        for list in [NOT_DENYING, DENYING_DIS, NOT_WITHOUT] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn prefixes_deny_what_they_stand_before() {
        let words = ["unhappy", "impossible", "illegal", "irregular", "inactive", "disobey", "nonviolent", "unhappily"];
        let bases = ["happy", "possible", "legal", "regular", "active", "obey", "violent", "happily"];
        assert_eq!(words.map(base), bases.map(Some));
        assert_eq!(
            ["unarmed", "unvaccinated", "unconfirmed", "unaffordable", "unwinnable"].map(base),
            ["armed", "vaccinated", "confirmed", "affordable", "winnable"].map(Some)
        );
    }

    #[test]
    fn what_only_starts_like_a_denial_is_none() {
        for word in
            ["understand", "invaluable", "union", "discover", "disease", "imply", "invade", "increase", "mission"]
        {
            assert_eq!(base(word), None, "{word}");
        }
        for word in ["important", "instance", "display", "uniform", "misery", "nonsense", "un", "in", "", "inform"] {
            assert_eq!(base(word), None, "{word}");
        }
    }

    #[test]
    fn less_says_what_is_lacking() {
        assert_eq!(["harmless", "merciless", "homeless"].map(base), ["harm", "mercy", "home"].map(Some));
        assert_eq!(["priceless", "bless", "unless", "less", "regardless"].map(base), [None; 5]);
    }

    #[test]
    fn words_are_opposed_by_an_affix() {
        assert!(
            are_opposed("happy", "unhappy") && are_opposed("harmless", "harmful") && are_opposed("pitiful", "pitiless")
        );
        assert!(
            !are_opposed("judge", "misjudge") && !are_opposed("harmless", "happy") && !are_opposed("happy", "happy")
        );
    }

    proptest! {
        /// The base is part of the word but for a `y`, whatever the word.
        #[test]
        fn odd_words_do_no_harm(word in "(un|in|dis|non|mis)?\\PC{0,9}(less|iless)?") {
            prop_assert!(negated(&word).is_none_or(|negated| negated.base.len() < word.len()));
        }
    }
}
