//! What definite phrases stand for: “the carmaker”, “the prime minister”, “the city”, by a sieve from the surest step to
//! the least sure (Lee et al. 2013).
//!
//! First what was called so before: a name with the noun in it (the Foreign Ministry … the ministry), as its title (Prime
//! Minister Ito), its apposition or what it is said to be (Acme is a carmaker), or an earlier phrase with the same
//! head. Then the only name nearby of the kind that the noun tells: the country, the company, the woman. Modifiers that
//! clash keep two apart, two that fit equally leave the phrase unresolved, and so does a phrase that says by itself which
//! one it means (the mayor of Oslo).
//!
//! Works on one phrase at a time and parses only sentences that have its noun, so that asking costs little.

use super::{REACH, of_noun, phrase};
use crate::english::{
    Analysis,
    classes::pronouns::Gender,
    names::{self, Mention, NameKind, Sort},
    predicates::{Predicate, Role},
    tags::{Upos, Xpos},
    tree::Deprel,
    wordnet::{self, Pos, Synset},
};
use std::ops::Range;

/// How many sentences back a phrase reaches for what was called by its noun.
const FURTHEST: usize = 12;

/// Phrases that stand for phrases beyond which nothing is followed up.
const DEEPEST: usize = 8;

/// Steps up the hypernyms beyond which a noun tells no kind.
const HIGHEST: usize = 10;

/// The tokens of what a definite phrase stands for, as a name where it has one; none where its head heads no definite
/// phrase, or where that can't be told.
pub fn antecedent(analysis: &Analysis, sentence: usize, head: usize) -> Option<Range<usize>> {
    let phrase = Phrase::definite(analysis, sentence, head)?;
    match phrase.called_so(DEEPEST) {
        Sieved::One(found) => Some(found.tokens),
        Sieved::Several => None,
        Sieved::Nothing => phrase.of_its_kind(),
    }
}

/// Somebody or something that was called by a noun.
struct Called {
    tokens: Range<usize>,
    identity: Identity,
}

/// What keeps two apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Identity {
    /// An entity of the document's names.
    Named(usize),
    /// A phrase without a name, by its first token.
    Phrase(usize),
}

/// What a step of the sieve leaves.
enum Sieved {
    Nothing,
    One(Called),
    Several,
}

/// A phrase with a definite article or demonstrative that does not say by itself which one it means.
struct Phrase<'s, 'd> {
    analysis: &'s Analysis<'d>,
    sentence: usize,
    head: usize,
    modifiers: Vec<&'s str>,
}

impl<'s, 'd> Phrase<'s, 'd> {
    fn definite(analysis: &'s Analysis<'d>, sentence: usize, head: usize) -> Option<Phrase<'s, 'd>> {
        use Deprel::*;
        let (tree, tags) = (analysis.tree(sentence), analysis.tags(sentence));
        let norm = |word: usize| norm(analysis, sentence, word);
        let is_pointed = tree
            .child(head, Det)
            .is_some_and(|det| det < head && matches!(norm(det), "the" | "this" | "that" | "these" | "those"));
        let describes = matches!(tree.deprel(head), Compound | Flat | NmodDesc | NmodUnmarked | Appos);
        let is_told = tree.children(head).any(|child| {
            matches!(tree.deprel(child), Nmod | NmodPoss | Acl | AclRelcl | Appos | Flat | NmodDesc | Conj | Cop)
        });
        let named = tags[head].upos == Upos::Noun || is_age(analysis, sentence, head);
        let modifiers = modifiers(analysis, sentence, head);
        let is_other = modifiers.iter().any(|modifier| tells_apart(modifier));
        let is_open = is_pointed && named && !describes && !is_told && !is_other;
        is_open.then_some(Phrase { analysis, sentence, head, modifiers })
    }

    fn norm(&self) -> &'s str {
        norm(self.analysis, self.sentence, self.head)
    }

    /// Who was called by the noun of this phrase, in the nearest sentence where anybody was.
    fn called_so(&self, depth: usize) -> Sieved {
        let first = self.sentence.saturating_sub(FURTHEST);
        for sentence in (first..=self.sentence).rev() {
            if !self.analysis.document().role_of(sentence).is_compared() {
                continue;
            }
            let mut found: Vec<Called> = Vec::new();
            for word in self.words_before(sentence) {
                if norm(self.analysis, sentence, word) != self.norm() || self.is_beside(sentence, word) {
                    continue;
                }
                if let Some(called) = self.called_at(sentence, word, depth)
                    && found.iter().all(|known| known.identity != called.identity)
                {
                    found.push(called);
                }
            }
            match (found.len(), found.pop()) {
                (0, _) => continue,
                (1, Some(called)) => return Sieved::One(called),
                _ => return Sieved::Several,
            }
        }
        Sieved::Nothing
    }

    /// The words of a sentence that stand before this phrase.
    fn words_before(&self, sentence: usize) -> Range<usize> {
        let end = self.analysis.document().sentences[sentence].tokens.len();
        0..if sentence == self.sentence { self.head } else { end }
    }

    /// Who is called by a word that is the noun of this phrase, unless modifiers tell them apart.
    fn called_at(&self, sentence: usize, word: usize, depth: usize) -> Option<Called> {
        let start = self.analysis.document().sentences[sentence].tokens.start;
        let token = start + word;
        let within = |range: &Range<usize>| {
            range.clone().filter(|&other| other != token).map(|other| self.analysis.document().norm(other)).collect()
        };
        if let Some(mention) = self.analysis.names().at(token) {
            let heads =
                mention.tokens.end == token + 1 && !matches!(mention.kind, NameKind::Person | NameKind::Demonym);
            return (heads && self.fits(within(&mention.tokens))).then(|| named(mention));
        }
        if let Some((mention, title)) = self.titled(sentence, token) {
            return self.fits(within(&title)).then(|| named(mention));
        }
        if !self.fits(modifiers(self.analysis, sentence, word)) {
            return None;
        }
        if let Some(called) = described(self.analysis, sentence, word) {
            return Some(called);
        }
        let tree = self.analysis.tree(sentence);
        if matches!(tree.deprel(word), Deprel::Compound | Deprel::Flat | Deprel::NmodDesc | Deprel::Amod) {
            return None;
        }
        let tokens = phrase(self.analysis, sentence, word);
        let before = Phrase::definite(self.analysis, sentence, word).filter(|_| depth > 0);
        match before.map(|before| before.called_so(depth - 1)) {
            Some(Sieved::One(called)) => Some(called),
            _ => Some(Called { identity: Identity::Phrase(tokens.start), tokens }),
        }
    }

    /// The name whose title a token belongs to, with the title.
    fn titled(&self, sentence: usize, token: usize) -> Option<(&'s Mention, Range<usize>)> {
        let tokens = self.analysis.document().sentences[sentence].tokens.clone();
        let mentions = self.analysis.names().within(tokens);
        mentions.iter().find_map(|mention| {
            let title = mention.title.clone().filter(|title| title.contains(&token))?;
            Some((mention, title))
        })
    }

    /// Whether what this phrase says of its noun was said before, or one of the two says nothing.
    fn fits(&self, theirs: Vec<&str>) -> bool {
        self.modifiers.is_empty()
            || theirs.is_empty()
            || self.modifiers.iter().all(|modifier| theirs.iter().any(|their| their.eq_ignore_ascii_case(modifier)))
    }

    /// Whether a word takes part in one event with this phrase, and so is somebody else: “Acme sued the company”.
    fn is_beside(&self, sentence: usize, word: usize) -> bool {
        let takes_part = |predicate: &Predicate, word: usize| {
            predicate.arguments.iter().any(|argument| argument.word == word && argument.role != Role::Content)
        };
        let mut events = self.analysis.predicates(self.sentence).iter();
        sentence == self.sentence && events.any(|event| takes_part(event, word) && takes_part(event, self.head))
    }

    /// The only name in this and the sentences right before it that is of the kind which the noun tells.
    fn of_its_kind(&self) -> Option<Range<usize>> {
        let kind = self.kind()?;
        let document = self.analysis.document();
        let first = document.sentences[self.sentence.saturating_sub(REACH)].tokens.start;
        let here = document.sentences[self.sentence].tokens.start;
        let beside = |mention: &Mention| {
            mention.tokens.clone().any(|token| token >= here && self.is_beside(self.sentence, token - here))
        };
        let near = self.analysis.names().within(first..here + self.head).iter();
        let mut fitting = near.filter(|mention| kind.holds(self.analysis, mention));
        let last = fitting.next_back()?;
        let is_only = fitting.all(|mention| mention.entity == last.entity);
        (is_only && !beside(last)).then(|| last.tokens.clone())
    }

    /// The kind of name that the noun can stand for by itself.
    fn kind(&self) -> Option<Kind> {
        if is_age(self.analysis, self.sentence, self.head) {
            return Some(Kind::Person(Gender::Common));
        }
        let lemma = self.analysis.lemma(self.sentence, self.head);
        let xpos = self.analysis.tags(self.sentence)[self.head].xpos;
        if xpos == Xpos::Nns || !self.modifiers.is_empty() {
            return None;
        }
        match lemma {
            "man" | "woman" | "boy" | "girl" => Some(Kind::Person(of_noun(lemma, xpos).1)),
            _ if is_a(lemma, "country") => Some(Kind::Country),
            _ if is_a(lemma, "city") || is_a(lemma, "town") => Some(Kind::City),
            _ if is_a(lemma, "company") || is_a(lemma, "business") => Some(Kind::Organisation),
            _ => None,
        }
    }
}

/// A kind of thing that has names.
#[derive(Clone, Copy)]
enum Kind {
    Person(Gender),
    Country,
    City,
    Organisation,
}

impl Kind {
    /// Whether a name is of this kind, as the lists of names tell.
    fn holds(self, analysis: &Analysis, mention: &Mention) -> bool {
        let document = analysis.document();
        let sorts = |wanted: &[Sort]| {
            let name = document.span_of(mention.tokens.clone()).of(document.text()).to_lowercase();
            mention.kind == NameKind::Place && names::known(&name).iter().any(|known| wanted.contains(&known.sort))
        };
        match self {
            Kind::Person(gender) => {
                mention.kind == NameKind::Person && mention.gender.is_none_or(|known| known.agrees(gender))
            }
            Kind::Country => sorts(&[Sort::Country, Sort::Land]),
            Kind::City => sorts(&[Sort::Capital, Sort::City]),
            Kind::Organisation => mention.kind == NameKind::Organisation,
        }
    }
}

fn named(mention: &Mention) -> Called {
    Called { tokens: mention.tokens.clone(), identity: Identity::Named(mention.entity) }
}

fn norm<'s>(analysis: &'s Analysis, sentence: usize, word: usize) -> &'s str {
    let document = analysis.document();
    document.norm(document.sentences[sentence].tokens.start + word)
}

/// The name that a word belongs to: one of the document's names, or as far as the tagger takes words for one.
fn name_at(analysis: &Analysis, sentence: usize, word: usize) -> Option<Called> {
    let start = analysis.document().sentences[sentence].tokens.start;
    if let Some(mention) = analysis.names().at(start + word) {
        return (mention.kind != NameKind::Demonym).then(|| named(mention));
    }
    let tags = analysis.tags(sentence);
    let is_proper = |word: &usize| tags[*word].upos == Upos::Propn && analysis.names().at(start + word).is_none();
    let first = (0..=word).rev().take_while(is_proper).last()?;
    let last = (word..tags.len()).take_while(is_proper).last()?;
    Some(Called { tokens: start + first..start + last + 1, identity: Identity::Phrase(start + first) })
}

/// The name that a noun describes: as its apposition, before it (carmaker Acme), or as what it is (Acme is a carmaker).
fn described(analysis: &Analysis, sentence: usize, word: usize) -> Option<Called> {
    use Deprel::*;
    let tree = analysis.tree(sentence);
    let name = |word: usize| name_at(analysis, sentence, word);
    let above = || tree.head(word).filter(|_| matches!(tree.deprel(word), Appos | Compound | NmodDesc | Flat));
    let beside = || tree.children_by(word, &[Appos, Flat, NmodDesc]).find_map(name);
    let is_denied = || tree.children(word).any(|child| matches!(norm(analysis, sentence, child), "not" | "n't" | "no"));
    let subject = || {
        tree.child(word, Cop).filter(|_| !is_denied())?;
        tree.child(word, Nsubj).and_then(name)
    };
    above().and_then(name).or_else(beside).or_else(subject).or_else(|| set_off(analysis, sentence, word))
}

/// The name before or behind a phrase that commas, or the end, set off from the rest, where the tree does not see the apposition;
/// no place, which commas set off too where it opens a sentence (in Japan, the government, …).
fn set_off(analysis: &Analysis, sentence: usize, word: usize) -> Option<Called> {
    let document = analysis.document();
    let within = document.sentences[sentence].tokens.clone();
    let own = phrase(analysis, sentence, word);
    let is_comma = |token: usize| within.contains(&token) && document.norm(token) == ",";
    if !is_comma(own.end) && own.end + 1 < within.end {
        return None;
    }
    let name = |token: usize| {
        let is_place = analysis.names().at(token).is_some_and(|mention| mention.kind == NameKind::Place);
        let named = (within.contains(&token) && !is_place).then(|| name_at(analysis, sentence, token - within.start));
        named.flatten()
    };
    let before = || {
        let last = own.start.checked_sub(2).filter(|_| is_comma(own.start - 1))?;
        name(last)
    };
    before().or_else(|| name(own.end + 1).filter(|called| is_comma(called.tokens.end)))
}

/// What stands before a noun and tells which one it is, by lemma.
fn modifiers<'s>(analysis: &'s Analysis, sentence: usize, head: usize) -> Vec<&'s str> {
    let before = [Deprel::Amod, Deprel::Compound, Deprel::Nummod];
    let children = analysis.tree(sentence).children_by(head, &before).filter(|&child| child < head);
    let said = children.map(|child| analysis.lemma(sentence, child));
    said.filter(|modifier| *modifier != "same").collect()
}

/// Whether a modifier says that another one is meant than before.
fn tells_apart(modifier: &str) -> bool {
    matches!(modifier, "first" | "former" | "last" | "latter" | "new" | "next" | "other" | "rival" | "second" | "third")
}

/// Whether a word ends an age that stands for whoever is so old: the 45-year-old.
fn is_age(analysis: &Analysis, sentence: usize, word: usize) -> bool {
    let before = |back: usize| word.checked_sub(back).map_or("", |word| norm(analysis, sentence, word));
    let is_nominal = matches!(
        analysis.tree(sentence).deprel(word),
        Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Obl | Deprel::Root | Deprel::Iobj
    );
    norm(analysis, sentence, word) == "old" && before(2) == "year" && before(1) == "-" && is_nominal
}

/// Whether a noun in its commonest senses is narrower than another, or the same.
fn is_a(lemma: &str, kind: &str) -> bool {
    let senses = |word: &str, most: usize| -> Vec<Synset> {
        let senses = wordnet::word(word).into_iter().flat_map(|word| word.senses_as(Some(Pos::Noun)));
        senses.map(|sense| sense.synset).take(most).collect()
    };
    let kinds = senses(kind, 1);
    let mut level = senses(lemma, 2);
    for _ in 0..HIGHEST {
        if level.iter().any(|sense| kinds.contains(sense)) {
            return true;
        }
        level = level.iter().flat_map(|sense| sense.hypernyms()).collect();
    }
    false
}
