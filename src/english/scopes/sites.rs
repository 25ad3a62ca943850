//! Where operators stand in a tree: the clause, complement or noun phrase that they hold of.

use super::Reach;
use crate::english::{
    Analysis,
    classes::reporting,
    tags::{Tag, Upos, Xpos},
    tree::{Deprel, Tree},
};

/// Links of a tree beyond which nothing is followed up.
const FURTHEST: usize = 12;

/// A sentence as operators are looked for in it.
pub struct Site<'s> {
    analysis: &'s Analysis<'s>,
    sentence: usize,
    start: usize,
    /// Its tags.
    pub tags: &'s [Tag],
    /// Its tree.
    pub tree: &'s Tree,
}

impl<'s> Site<'s> {
    /// Of a sentence.
    pub fn of(analysis: &'s Analysis<'s>, sentence: usize) -> Site<'s> {
        let start = analysis.document().sentences[sentence].tokens.start;
        Site { analysis, sentence, start, tags: analysis.tags(sentence), tree: analysis.tree(sentence) }
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// The normal form of a word.
    pub fn norm(&self, word: usize) -> &'s str {
        self.analysis.document().norm(self.start + word)
    }

    /// The lemma of a word.
    pub fn lemma(&self, word: usize) -> &'s str {
        self.analysis.lemma(self.sentence, word)
    }

    /// Whether a word says something of somebody: a verb that is no auxiliary, or what has a copula.
    pub fn is_event(&self, word: usize) -> bool {
        let helps = matches!(self.tree.deprel(word), Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Case);
        !helps && self.tags[word].is_verbal() || self.tree.child(word, Deprel::Cop).is_some()
    }

    /// The word that an auxiliary or adverb stands with, over auxiliaries.
    pub fn host(&self, word: usize) -> Option<usize> {
        let helps = |above: &usize| !matches!(self.tree.deprel(*above), Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        self.tree.ancestors(word).take(FURTHEST).find(helps)
    }

    /// The event that a party takes part in; the party itself where there is none.
    pub fn event_of(&self, word: usize) -> usize {
        self.tree.head(word).filter(|&head| self.is_event(head)).unwrap_or(word)
    }

    /// What an adverb or denial of a predicate holds of: of that, and perhaps of what is coordinated under its subject.
    pub fn predication(&self, host: usize) -> Reach {
        let shares = |child: &usize| self.is_event(*child) && !self.has_subject(*child);
        Reach { sure: vec![host], open: self.tree.children_by(host, &[Deprel::Conj]).filter(shares).collect() }
    }

    /// What an auxiliary holds of: its verb and the bare verbs joined to it (may resign and leave).
    pub fn verb_phrase(&self, host: usize) -> Reach {
        let bare = |child: &usize| {
            let own = [Deprel::Aux, Deprel::AuxPass, Deprel::Nsubj, Deprel::NsubjPass];
            self.tags[*child].xpos == Xpos::Vb && self.tree.children_by(*child, &own).next().is_none()
        };
        let joined = self.tree.children_by(host, &[Deprel::Conj]).filter(bare);
        Reach { sure: std::iter::once(host).chain(joined).collect(), open: Vec::new() }
    }

    /// The clause that a word takes as what it is about, subject clauses included, and what is joined to that.
    pub fn complement(&self, word: usize) -> Reach {
        use Deprel::*;
        let takes = |&child: &usize| match self.tree.deprel(child) {
            Ccomp | Xcomp | Csubj | CsubjPass | CsubjOuter => true,
            Acl => self.tags[word].upos == Upos::Noun && child > word,
            // “It seems” behind what seems so, which the tree takes for a subject.
            Nsubj | Parataxis => self.tags[child].upos == Upos::Verb && child < word,
            _ => false,
        };
        let clause = self.tree.children(word).find(takes);
        clause.map_or_else(Reach::default, |clause| self.with_conjuncts(clause))
    }

    /// A clause, and perhaps those joined to it.
    pub fn with_conjuncts(&self, clause: usize) -> Reach {
        let joined = self.tree.children_by(clause, &[Deprel::Conj, Deprel::Parataxis]);
        Reach { sure: vec![clause], open: joined.collect() }
    }

    /// The subject of a predicate.
    pub fn subject(&self, word: usize) -> Option<usize> {
        self.tree.children_by(word, &[Deprel::Nsubj, Deprel::NsubjPass]).find(|&child| self.tags[child].is_nominal())
    }

    /// Whether a predicate has a subject of its own.
    pub fn has_subject(&self, word: usize) -> bool {
        self.tree.children_by(word, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]).next().is_some()
    }

    /// The noun whose number a word of share tells: that which it stands before, that of “most of the”, or the subject
    /// where it floats behind it (“the ministers all left”).
    pub fn restricted(&self, word: usize) -> Option<usize> {
        let whole = self.tree.children_by(word, &[Deprel::Nmod]).find(|&child| self.tags[child].is_nominal());
        let head = || self.tree.head(word);
        match self.tree.deprel(word) {
            Deprel::Det | Deprel::DetPredet | Deprel::Amod | Deprel::Advmod => {
                let head = head()?;
                if self.is_event(head) { self.subject(head) } else { Some(head) }
            }
            _ => whole,
        }
    }

    /// What a focusing adverb singles out: the noun phrase right behind it, else what it stands with.
    pub fn focus(&self, word: usize) -> Option<usize> {
        let opens = |&next: &usize| matches!(self.tags[next].upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adp);
        let next = (word + 1..self.len()).find(|next| !opens(next))?;
        match self.tags[next].is_nominal() {
            true => {
                let inner = [Deprel::Compound, Deprel::Flat, Deprel::NmodPoss, Deprel::NmodDesc];
                let heads = std::iter::successors(Some(next), |&at| {
                    self.tree.head(at).filter(|&head| inner.contains(&self.tree.deprel(at)) && head > at)
                });
                heads.take(FURTHEST).last()
            }
            false => self.host(word),
        }
    }

    /// The clauses that an adverbial clause may hang on as well as on the one where the tree has it: those that say, or
    /// are said in, that one, and those joined to it on the side away from the adverbial.
    pub fn neighbours(&self, clause: usize, adverbial: usize) -> Vec<usize> {
        use Deprel::*;
        let leads = adverbial < clause;
        let below = |child: &usize| match self.tree.deprel(*child) {
            Ccomp | Xcomp | Parataxis => true,
            Conj => leads,
            _ => false,
        };
        let rises = |word: &usize| match self.tree.deprel(*word) {
            Ccomp | Xcomp | Parataxis => true,
            // “…, the minister said, …” in the midst of what is said.
            Advcl => reporting::verb(self.lemma(*word)).is_some(),
            Conj => !leads,
            _ => false,
        };
        let up = std::iter::successors(Some(clause), |at| self.tree.head(*at).filter(|_| rises(at)));
        let down = std::iter::successors(Some(clause), |at| self.tree.children(*at).find(below));
        let joined = self.tree.children(clause).filter(below);
        let mut near: Vec<usize> =
            up.take(FURTHEST).chain(down.take(FURTHEST)).chain(joined).filter(|&word| word != clause).collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}
