//! What a denial governs, and whether an event is told as fact: denials, words that make their complement true or false,
//! and universal quantifiers under a denial.
//!
//! After Nairn, Condoravdi & Karttunen (2006): polarity is worked out from the outermost clause inwards, so that “did not
//! fail to pay” tells a payment, “refused to pay” none, and “was asked to pay” leaves it open.

use super::case::Case;
use crate::{
    english::{
        classes::implicatives::{self, Polarity},
        morphology,
        tags::{Tag, Upos, Xpos},
        tree::{Deprel, Tree},
    },
    model::{Pair, Side},
};
use std::ops::Range;

/// Clauses within clauses beyond which nothing is followed up.
const DEEPEST: usize = 6;

/// A sentence of a case, whose words are named by their place among the words of the side.
pub(crate) struct Scope<'c, 'a> {
    case: &'c Case<'a>,
    side: Side,
    tree: &'a Tree,
    /// The place of its first word.
    start: usize,
}

impl<'c, 'a> Scope<'c, 'a> {
    /// Of the sentence that a word stands in.
    pub fn of(case: &'c Case<'a>, side: Side, place: usize) -> Scope<'c, 'a> {
        let (tree, start) = case.tree(side, place);
        Scope { case, side, tree, start }
    }

    fn norm(&self, word: usize) -> &'a str {
        self.case.norm_at(self.side, self.start + word)
    }

    fn lemma(&self, word: usize) -> &'a str {
        self.case.lemma(self.side, self.start + word)
    }

    /// Whether the event that a word tells of is told to have happened; open where that is left to others.
    pub fn truth(&self, place: usize) -> Polarity {
        // From the word outwards, then back from the outermost.
        let mut path = vec![place - self.start];
        while let Some(&word) = path.last()
            && path.len() < DEEPEST
            && let Some(head) = self.tree.head(word).filter(|&head| head != word)
            && self.hangs_on(word, head)
        {
            path.push(head);
        }
        let mut truth = Polarity::True;
        for (at, &word) in path.iter().enumerate().rev() {
            if let Some(&governor) = path.get(at + 1) {
                truth = self.passed_down(word, governor, truth);
            }
            if self.is_denied(word) {
                truth = turned(truth);
            }
        }
        truth
    }

    /// Whether what holds of a word tells something of a word below it.
    fn hangs_on(&self, word: usize, head: usize) -> bool {
        match self.tree.deprel(word) {
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Acl => {
                implicatives::signature(self.lemma(head)).is_some() || raises(self.lemma(head))
            }
            Deprel::Conj => self.is_alternative(word) && !self.is_denied(word),
            _ => false,
        }
    }

    /// Whether a conjunct is joined by “or”: a denial of the first is one of all.
    fn is_alternative(&self, word: usize) -> bool {
        self.tree.child(word, Deprel::Cc).is_some_and(|joint| matches!(self.norm(joint), "or" | "nor"))
    }

    /// What follows for a word from its governor, given whether that one is so.
    fn passed_down(&self, word: usize, governor: usize, truth: Polarity) -> Polarity {
        if self.tree.deprel(word) == Deprel::Conj || raises(self.lemma(governor)) {
            return truth;
        }
        match (implicatives::signature(self.lemma(governor)), truth) {
            (Some(signature), Polarity::True) => signature.affirmed,
            (Some(signature), Polarity::False) => signature.denied,
            _ => Polarity::Open,
        }
    }

    /// Whether an odd number of denials stand with a word: not, never, a subject or object that is none.
    fn is_denied(&self, word: usize) -> bool {
        let denials = self.tree.children(word).filter(|&child| match self.tree.deprel(child) {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => self.is_none(child),
            Deprel::Mark => self.norm(child) == "without",
            _ => matches!(self.norm(child), "not" | "n't" | "never" | "neither" | "cannot" | "hardly" | "scarcely"),
        });
        denials.count() % 2 == 1
    }

    /// Whether a noun phrase is empty: nobody, no witness, none of them.
    fn is_none(&self, word: usize) -> bool {
        let is_empty = |norm| matches!(norm, "nobody" | "nothing" | "none" | "no-one" | "neither");
        is_empty(self.norm(word))
            || self.tree.child(word, Deprel::Det).is_some_and(|det| self.norm(det) == "no")
            || self.tree.children(word).any(|child| matches!(self.norm(child), "hardly" | "scarcely"))
    }

    /// The events that a denial is about: what it stands with, and what that makes true or false.
    fn governed(&self, denial: usize) -> Vec<usize> {
        let is_nominal = |word: &usize| self.tree.deprel(*word) == Deprel::Det || self.is_none(*word);
        let mut head = self.tree.head(denial - self.start);
        if is_nominal(&(denial - self.start)) {
            head = head.and_then(|noun| self.tree.head(noun));
        }
        let below = |head: usize| {
            let hangs = |child: &usize| self.tree.deprel(*child) != Deprel::Conj && self.hangs_on(*child, head);
            self.tree.children(head).filter(hangs).collect::<Vec<_>>()
        };
        let complements = head.map(below).unwrap_or_default();
        head.into_iter().chain(complements).map(|word| self.start + word).collect()
    }

    /// The complement of a word that tells whether it is so: “pay” for “manage” in “managed to pay”.
    fn complement(&self, place: usize) -> Option<usize> {
        let word = place - self.start;
        implicatives::signature(self.lemma(word))?;
        let child = self.tree.children(word).find(|&child| self.tree.deprel(child) == Deprel::Xcomp)?;
        Some(self.start + child)
    }
}

/// Whether both sides tell an event and agree whether it is so; none where one leaves it open or does not tell it.
fn agree(case: &Case, side: Side, place: usize) -> Option<bool> {
    let other = side.other();
    let there =
        case.partners.first(side, place).filter(|&there| case.lemma(side, place) == case.lemma(other, there))?;
    let truths = (Scope::of(case, side, place).truth(place), Scope::of(case, other, there).truth(there));
    (truths.0 != Polarity::Open && truths.1 != Polarity::Open).then_some(truths.0 == truths.1)
}

/// Whether a denial on one side only leaves what it is about as true as it is on the other: “did not fail to pay”, “paid”.
pub(crate) fn is_idle_denial(case: &Case, side: Side, denial: usize) -> bool {
    // What there is none of is no event.
    let is_event = |event: &usize| case.norm(side, denial) != "without" || case.tag(side, *event).is_verbal();
    let governed = Scope::of(case, side, denial).governed(denial);
    governed.into_iter().filter(is_event).any(|event| agree(case, side, event) == Some(true))
}

/// Whether a phrase only says that what both sides tell is so: “managed to”, “did not fail to”.
pub(crate) fn is_idle(case: &Case, side: Side, range: Range<usize>) -> bool {
    let mut content = range.filter(|&place| case.word(side, place).content).peekable();
    content.peek().is_some()
        && content.all(|place| {
            let is_listed = implicatives::signature(case.lemma(side, place)).is_some();
            let complement = || Scope::of(case, side, place).complement(place);
            is_listed && complement().is_some_and(|event| agree(case, side, event) == Some(true))
        })
}

/// The verbs that both sides have, one of which tells as so what the other denies; places of both sides.
pub(crate) fn turned_events(case: &Case) -> Vec<Pair<usize>> {
    let verb =
        |place: &usize| case.tag(Side::Source, *place).upos == Upos::Verb && !raises(case.lemma(Side::Source, *place));
    // “Running water” tells of no event.
    let describes = |place: &usize| {
        let (tree, start) = case.tree(Side::Source, *place);
        tree.deprel(place - start) == Deprel::Amod
    };
    let verbs = (0..case.len(Side::Source)).filter(verb).filter(|place| !describes(place));
    let turned = verbs.filter(|&place| agree(case, Side::Source, place) == Some(false));
    let pairs = turned.filter_map(|place| Some(Pair::new(place, case.partners.first(Side::Source, place)?)));
    pairs.filter(|pair| case.tag(Side::Copy, pair.copy).upos == Upos::Verb).collect()
}

/// The deeds that one side tells as done and the other by a noun of which a word makes that it was not: “abstained from
/// voting”, “voted”; places of both sides.
pub(crate) fn forgone(case: &Case) -> Vec<Pair<usize>> {
    const REACH: usize = 3;
    let mut deeds = Vec::new();
    for side in Side::BOTH {
        let other = side.other();
        for place in 0..case.len(side) {
            if !implicatives::may_deny(case.norm(side, place)) || !is_forgoing(case, side, place) {
                continue;
            }
            let deed = (place + 1..case.len(side).min(place + 1 + REACH)).find(|&near| case.word(side, near).content);
            // What follows is no deed in “a ban in the neighbouring town”.
            let is_deed = |&deed: &usize| {
                let (tree, start) = case.tree(side, deed);
                case.norm(side, deed).ends_with("ing") && tree.deprel(deed - start) != Deprel::Amod
            };
            let Some(deed) = deed.filter(is_deed) else { continue };
            let verb = morphology::lemma(case.norm(side, deed), Tag::new(Upos::Verb, Xpos::Vbg));
            let is_done = |&&there: &&usize| {
                let verbal = case.tag(other, there).upos == Upos::Verb && case.lemma(other, there) == verb;
                verbal && Scope::of(case, other, there).truth(there) == Polarity::True
            };
            if let Some(&there) = case.partners.of(side, deed).iter().find(is_done) {
                deeds.push(Pair::seen_from(side, deed, there));
            }
        }
    }
    deeds
}

/// Whether a word says that what it governs was not done, and is not denied itself.
fn is_forgoing(case: &Case, side: Side, place: usize) -> bool {
    let signature = implicatives::signature(case.lemma(side, place));
    let denied = || place.saturating_sub(2)..place;
    signature.is_some_and(|signature| signature.affirmed == Polarity::False)
        && !denied().any(|near| matches!(case.norm(side, near), "not" | "n't" | "never" | "without"))
}

/// Verbs under which a denial is meant of their complement: “did not think that he left”.
fn raises(lemma: &str) -> bool {
    matches!(
        lemma,
        "think" | "believe" | "expect" | "suppose" | "seem" | "appear" | "want" | "intend" | "plan" | "likely"
    )
}

fn turned(truth: Polarity) -> Polarity {
    match truth {
        Polarity::True => Polarity::False,
        Polarity::False => Polarity::True,
        Polarity::Open => Polarity::Open,
    }
}

/// The universal quantifiers of a side that stand right under a denial: “not all”, “not every”.
pub(crate) fn denied_universals(case: &Case, side: Side) -> Vec<usize> {
    let is_under = |&place: &usize| is_universal(case, side, place) && case.norm_before(side, place) == "not";
    (1..case.len(side)).filter(is_under).collect()
}

/// Whether a word speaks of all there are.
pub(crate) fn is_universal(case: &Case, side: Side, place: usize) -> bool {
    matches!(
        case.norm(side, place),
        "all" | "every" | "everyone" | "everybody" | "everything" | "everywhere" | "always"
    )
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::{Negation, Quantifier},
    };

    #[test]
    fn what_was_not_managed_or_was_refused_is_denied() {
        flags(Negation, "The firm ⟦refused to pay⟧ the fine.", "The firm ⟦paid⟧ the fine.");
        flags(Negation, "The crew ⟦did not manage⟧ to save the boat.", "The crew saved the boat.");
    }

    #[test]
    fn what_was_managed_or_not_failed_was_done() {
        passes_as(Negation, "The firm did not fail to pay the fine.", "The firm paid the fine.");
        passes_as(Negation, "The crew managed to save the boat.", "The crew saved the boat.");
        passes_as(Negation, "The firm failed to pay the fine.", "The firm did not pay the fine.");
    }

    #[test]
    fn a_denial_that_moved_to_another_verb_is_flagged() {
        flags(Negation, "The mayor ⟦did not say⟧ that he knew.", "The mayor ⟦said⟧ that he did not know.");
    }

    #[test]
    fn a_denial_that_went_over_to_another_clause_is_flagged() {
        flags(
            Negation,
            "The firm ⟦did not sue⟧ the guild and the town paid the fine.",
            "The firm ⟦sued⟧ the guild and the town did not pay the fine.",
        );
        passes_as(
            Negation,
            "The firm did not sue the guild and the town paid the fine.",
            "The town paid the fine and the firm did not sue the guild.",
        );
    }

    #[test]
    fn a_denial_that_rose_from_what_is_thought_is_not() {
        passes_as(Negation, "She did not think that the plan works.", "She thought that the plan does not work.");
    }

    #[test]
    fn a_denial_of_all_is_not_one_of_each() {
        flags(Quantifier, "⟦Not all⟧ villages were reached.", "⟦All⟧ villages were not reached.");
        passes_as(Quantifier, "Not all villages were reached.", "Not every village was reached.");
    }
}
