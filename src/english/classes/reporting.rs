//! Words that say that something was said, and where the writer stands to it.

use crate::english::lists::{Entry, Found, Lexicon};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../data/reporting.txt");
static WORDS: LazyLock<Lexicon<Reporting>> = LazyLock::new(|| Lexicon::of(LIST, read));

/// A word that reports speech or thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// What it says of what was said.
    pub stance: Stance,
    /// Verb, noun or set phrase.
    pub form: Form,
    /// Whether its object may be the one spoken to (“told the BBC”, “warned residents”).
    pub addresses: bool,
}

/// What a reporting word says of what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// That it was said, and no more: say, tell, add.
    Neutral,
    /// At a distance: claim, allege, assert.
    Claim,
    /// Somebody thinks so: believe, suspect.
    Belief,
    /// It is true: reveal, confirm, point out.
    Reveal,
    /// It is true, and not to the speaker's credit: admit, concede.
    Admit,
    /// It isn't so: deny, reject, dispute.
    Deny,
    /// Harm may come: warn, threaten.
    Warn,
    /// The speaker binds himself: promise, vow.
    Promise,
    /// Somebody is to act: urge, call for, order.
    Urge,
    /// An answer is wanted: ask, inquire.
    Ask,
    /// Fault is found: criticise, slam.
    Criticise,
    /// Somebody did wrong: accuse, charge.
    Accuse,
    /// Merit is found: praise, hail.
    Praise,
    /// It will be so: predict, forecast.
    Predict,
    /// With what was said before: agree, concur.
    Agree,
    /// Against what was said before: disagree, object.
    Disagree,
    /// It shall be so: decide, rule, order.
    Decide,
}

/// What kind of word reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A verb, which may take what was said as its complement.
    Verb,
    /// A noun: claim, denial.
    Noun,
    /// A set phrase that names a source: according to, in the words of.
    Phrase,
    /// An adverb or adjective that keeps what is said at a distance: allegedly, so-called.
    Hedge,
}

impl Stance {
    /// How far the writer vouches for what was said: 1 takes it for true, 0 leaves it open, −1 keeps a distance, −2 has
    /// it denied.
    pub fn commitment(self) -> i8 {
        match self {
            Stance::Reveal | Stance::Admit => 1,
            Stance::Claim | Stance::Belief => -1,
            Stance::Deny | Stance::Disagree => -2,
            _ => 0,
        }
    }

    /// Whether it tells of words meant to describe the world, rather than to bring something about.
    pub fn is_assertive(self) -> bool {
        use Stance::*;
        matches!(self, Neutral | Claim | Belief | Reveal | Admit | Deny | Predict | Agree | Disagree | Accuse | Warn)
    }
}

/// The readings of a word or phrase, by lemma; none where it reports nothing.
pub fn readings(lemma: &str) -> &'static [Reporting] {
    WORDS.get(lemma)
}

/// The reading of a verb by lemma, the plainest first where it has several; none where it reports nothing.
pub fn verb(lemma: &str) -> Option<Reporting> {
    readings(lemma).iter().copied().find(|reading| reading.form == Form::Verb)
}

/// Whether two words can report with the same stance.
pub fn share_stance(a: &str, b: &str) -> bool {
    readings(a).iter().any(|a| readings(b).iter().any(|b| a.stance == b.stance))
}

/// The reporting words and phrases of a sentence, by lemmas.
pub fn find(lemmas: &[&str]) -> Vec<Found<'static, Reporting>> {
    WORDS.find(lemmas)
}

fn read(entry: &Entry) -> Option<Reporting> {
    let (stance, form) = match entry.section {
        "neutral" => (Stance::Neutral, Form::Verb),
        "claim" => (Stance::Claim, Form::Verb),
        "belief" => (Stance::Belief, Form::Verb),
        "reveal" => (Stance::Reveal, Form::Verb),
        "admit" => (Stance::Admit, Form::Verb),
        "deny" => (Stance::Deny, Form::Verb),
        "warn" => (Stance::Warn, Form::Verb),
        "promise" => (Stance::Promise, Form::Verb),
        "urge" => (Stance::Urge, Form::Verb),
        "ask" => (Stance::Ask, Form::Verb),
        "criticise" => (Stance::Criticise, Form::Verb),
        "accuse" => (Stance::Accuse, Form::Verb),
        "praise" => (Stance::Praise, Form::Verb),
        "predict" => (Stance::Predict, Form::Verb),
        "agree" => (Stance::Agree, Form::Verb),
        "disagree" => (Stance::Disagree, Form::Verb),
        "decide" => (Stance::Decide, Form::Verb),
        "sayso" => (Stance::Neutral, Form::Phrase),
        "distance" => (Stance::Claim, Form::Hedge),
        "claim-noun" => (Stance::Claim, Form::Noun),
        "say-noun" => (Stance::Neutral, Form::Noun),
        "reveal-noun" => (Stance::Reveal, Form::Noun),
        "deny-noun" => (Stance::Deny, Form::Noun),
        "warn-noun" => (Stance::Warn, Form::Noun),
        "promise-noun" => (Stance::Promise, Form::Noun),
        "urge-noun" => (Stance::Urge, Form::Noun),
        _ => return None,
    };
    Some(Reporting { stance, form, addresses: entry.field(0) == "person" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_tidy() {
        crate::english::classes::assert_read("reporting", LIST, read);
    }

    #[test]
    fn a_verb_tells_where_its_writer_stands() {
        let commitment = |lemma| verb(lemma).map(|reading| reading.stance.commitment());
        assert_eq!(commitment("say"), Some(0));
        assert_eq!(commitment("allege"), Some(-1));
        assert_eq!(commitment("confirm"), Some(1));
        assert_eq!(commitment("deny"), Some(-2));
        assert_eq!(commitment("walk"), None);
    }

    #[test]
    fn plain_verbs_share_a_stance_and_a_claim_shares_none_with_an_admission() {
        assert!(share_stance("say", "tell"));
        assert!(share_stance("allege", "claim"));
        assert!(!share_stance("claim", "admit"));
        assert!(!share_stance("say", "call for"));
    }

    #[test]
    fn phrases_are_found_in_a_sentence() {
        let found = find(&["it", "fail", ",", "according", "to", "police"]);
        assert_eq!(found[0].words, 3..5);
        assert!(find(&["it", "accord", "with", "the", "law"]).is_empty());
    }
}
