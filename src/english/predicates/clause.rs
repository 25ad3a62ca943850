//! What the words of a tree are to one another: auxiliaries, prepositions, subjects, antecedents.

use super::Tense;
use crate::english::morphology::lemma;
use crate::english::tagger::Word;
use crate::english::tags::{Tag, Upos, Xpos};
use crate::english::tree::{Deprel, Tree};
use std::borrow::Cow;

/// A sentence with its analysis.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// Its words.
    pub words: &'a [Word<'a>],
    /// Their tags.
    pub tags: &'a [Tag],
    /// Its tree.
    pub tree: &'a Tree,
}

/// The auxiliaries of a verb, or of what has a copula.
#[derive(Clone, Copy, Debug)]
pub struct Auxiliaries {
    /// Passive, by its auxiliary and participle.
    pub passive: bool,
    /// Time.
    pub tense: Tense,
    /// With `have`.
    pub perfect: bool,
    /// With `be` and the present participle.
    pub progressive: bool,
    /// The modal verb.
    pub modal: Option<usize>,
    /// Whether there is none.
    pub none: bool,
}

impl<'a> Clause<'a> {
    /// The normal form of a word.
    pub fn norm(&self, word: usize) -> &'a str {
        self.words[word].norm
    }

    /// The lemma of a word.
    pub fn lemma(&self, word: usize) -> Cow<'a, str> {
        lemma(self.words[word].norm, self.tags[word])
    }

    /// Whether a verb says something by itself: not an auxiliary, a copula, or a word used as a preposition.
    pub fn is_predicate_verb(&self, word: usize) -> bool {
        use Deprel::*;
        let deprel = self.tree.deprel(word);
        match self.tags[word].upos {
            Upos::Verb => {
                !matches!(deprel, Case | Mark | Fixed | Flat | Compound | Cc | Aux | AuxPass | Cop | Discourse)
            }
            Upos::Aux => !matches!(deprel, Aux | AuxPass | Cop | Fixed),
            _ => false,
        }
    }

    /// The copula of a word.
    pub fn copula(&self, word: usize) -> Option<usize> {
        self.tree.child(word, Deprel::Cop)
    }

    /// Whether a verb is an infinitive with `to`.
    pub fn is_infinitive(&self, word: usize) -> bool {
        self.tags[word].xpos == Xpos::Vb
            && self.tree.children_by(word, &[Deprel::Mark]).any(|child| self.norm(child) == "to")
    }

    /// Whether a word is a noun or pronoun that says nothing of anybody: without copula and subject.
    pub fn is_bare_noun(&self, word: usize) -> bool {
        let says = [Deprel::Cop, Deprel::Nsubj, Deprel::Aux, Deprel::Mark];
        self.tags[word].is_nominal() && self.tree.children_by(word, &says).next().is_none()
    }

    /// The first preposition of a phrase.
    pub fn preposition(&self, word: usize) -> Option<usize> {
        self.tree.children_by(word, &[Deprel::Case]).find(|&child| self.tags[child].xpos != Xpos::Pos)
    }

    /// Whether a phrase has this preposition.
    pub fn has_preposition(&self, word: usize, preposition: &str) -> bool {
        self.preposition(word).is_some_and(|child| self.norm(child) == preposition)
    }

    /// The word that denies a predicate.
    pub fn negation(&self, word: usize) -> Option<usize> {
        let denies = |child: usize| matches!(self.norm(child), "not" | "n't" | "n’t" | "never" | "nt" | "no");
        let verbs = std::iter::once(word).chain(self.copula(word));
        verbs.flat_map(|verb| self.tree.children_by(verb, &[Deprel::Advmod])).find(|&child| denies(child))
    }

    /// The verb's particle.
    pub fn particle(&self, word: usize) -> Option<usize> {
        self.tree.child(word, Deprel::CompoundPrt)
    }

    /// The auxiliaries of a predicate. The passive is told by a form of `be` or `get` right before a participle, not by
    /// the relation that the parser gave.
    pub fn auxiliaries(&self, word: usize) -> Auxiliaries {
        let verbs = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
        let chain: Vec<usize> = self.tree.children_by(word, &verbs).filter(|&child| child < word).collect();
        let lemmas: Vec<Cow<str>> = chain.iter().map(|&child| self.auxiliary_lemma(child)).collect();
        let participle = matches!(self.tags[word].xpos, Xpos::Vbn | Xpos::Vbd) && self.tags[word].upos == Upos::Verb;
        let gerund = self.tags[word].xpos == Xpos::Vbg;
        let last = lemmas.last().map(|lemma| lemma.as_ref());
        let first = chain.first().copied().unwrap_or(word);
        let modal = chain.iter().copied().find(|&child| self.tags[child].xpos == Xpos::Md);
        let will = |child: usize| matches!(self.lemma(child).as_ref(), "will" | "shall" | "'ll" | "wo");
        let tense = match self.tags[first].xpos {
            Xpos::Md if will(first) => Tense::Future,
            Xpos::Vbd => Tense::Past,
            Xpos::Vbz | Xpos::Vbp | Xpos::Md => Tense::Present,
            _ => Tense::Untold,
        };
        Auxiliaries {
            passive: participle && matches!(last, Some("be" | "get")),
            tense,
            perfect: lemmas.iter().any(|lemma| lemma == "have"),
            progressive: gerund && last == Some("be") || chain.iter().any(|&child| self.norm(child) == "being"),
            modal: modal.filter(|&child| !will(child)),
            none: chain.is_empty(),
        }
    }

    /// The lemma of an auxiliary: `'s` is `have` only before `been` and the like, which the passive does not ask.
    fn auxiliary_lemma(&self, word: usize) -> Cow<'a, str> {
        match self.norm(word) {
            "been" | "being" | "be" | "is" | "are" | "was" | "were" | "am" | "'s" | "'re" | "'m" => "be".into(),
            "get" | "gets" | "got" | "getting" | "gotten" => "get".into(),
            "have" | "has" | "had" | "having" | "'ve" => "have".into(),
            norm => norm.into(),
        }
    }

    /// Whether a phrase names a time, which never acts (`by Monday`).
    pub fn is_time(&self, word: usize) -> bool {
        use crate::english::wordnet::{self, Lexname, Pos};
        let lemma = self.lemma(word);
        let time = wordnet::word(&lemma).and_then(|word| word.lexname(Some(Pos::Noun))) == Some(Lexname::TIME);
        time || self.tags[word].upos == Upos::Num
    }

    /// Whether a phrase names a means of speaking, which never speaks (`by telephone`).
    pub fn is_channel(&self, word: usize) -> bool {
        use crate::english::wordnet::{self, Lexname, Pos};
        const DESCRIBED: [Deprel; 4] = [Deprel::Det, Deprel::Amod, Deprel::NmodPoss, Deprel::Nummod];
        let kind = || wordnet::word(&self.lemma(word)).and_then(|word| word.lexname(Some(Pos::Noun)));
        self.tags[word].xpos == Xpos::Nn
            && self.tree.children_by(word, &DESCRIBED).next().is_none()
            && matches!(kind(), Some(Lexname::ARTIFACT | Lexname::COMMUNICATION))
    }

    /// A phrase and what is coordinated with it.
    pub fn coordinated(&self, word: usize) -> impl Iterator<Item = usize> + 'a {
        let tree = self.tree;
        let tags = self.tags;
        let others = tree.children_by(word, &[Deprel::Conj]).filter(move |&child| !tags[child].is_verbal());
        std::iter::once(word).chain(others)
    }

    /// What a word stands for: the noun before its relative clause for a relative pronoun, else itself.
    pub fn antecedent(&self, word: usize) -> usize {
        if !matches!(self.tags[word].xpos, Xpos::Wdt | Xpos::Wp) && self.norm(word) != "that" {
            return word;
        }
        let above = std::iter::once(word).chain(self.tree.ancestors(word));
        let clause = above.take(LIMIT).find(|&above| self.tree.deprel(above) == Deprel::AclRelcl);
        match clause.and_then(|clause| self.tree.head(clause)) {
            Some(head) if self.tags[word].upos == Upos::Pron && head < word => head,
            _ => self.noun_before(word).unwrap_or(word),
        }
    }

    /// The noun right before a relative pronoun whose clause the tree hangs elsewhere.
    fn noun_before(&self, pronoun: usize) -> Option<usize> {
        let relative = matches!(self.norm(pronoun), "who" | "whom") && self.tags[pronoun].upos == Upos::Pron;
        let before = (0..pronoun).rev().find(|&before| self.norm(before) != ",").filter(|_| relative)?;
        self.tags[before].is_nominal().then_some(before)
    }
}

/// How far up an antecedent is looked for.
const LIMIT: usize = 8;
