//! What pronouns and definite phrases stand for. Pronouns go through a deterministic sieve: person, number, gender, syntax, then nearness (Hobbs 1978; Lee et
//! al. 2013).
//!
//! Within quotation marks the first person is the one who is quoted. Reflexives name the subject of their clause. Other
//! pronouns of the third person take the nearest party before them that agrees: earlier in the sentence or in the few
//! sentences before, subjects first. What no party agrees with stays unresolved. Definite phrases have a sieve of their
//! own in [`definite`].

pub mod definite;

use super::{
    Analysis,
    classes::pronouns::{self, Case, Gender, Number, Pronoun},
    names::{Form, Mention, NameKind, known},
    predicates::{Predicate, Role},
    tags::{Upos, Xpos},
    tree::Deprel,
    wordnet::{self, Lexname, Pos},
};
use crate::model::{Document, Span};
use std::ops::Range;

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// A pronoun or definite phrase and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Tokens of the pronoun or phrase.
    pub tokens: Range<usize>,
    /// Tokens of the party that it stands for, as last named; none where that can't be told.
    pub antecedent: Option<Range<usize>>,
}

/// The pronouns of a document and the definite phrases that stand for something, in the order of the text. Parses every sentence that is compared; linear in the text but
/// for sentences with very many parties.
pub fn of_document(analysis: &Analysis) -> Vec<Reference> {
    let document = analysis.document();
    let mut references: Vec<Reference> = Vec::new();
    let mut before: Vec<Vec<Party>> = Vec::new();
    for sentence in 0..document.sentences.len() {
        let parties = match document.role_of(sentence).is_compared() {
            true => parties(analysis, sentence),
            false => Vec::new(),
        };
        before.push(parties);
        if !document.role_of(sentence).is_compared() {
            continue;
        }
        let scene = Scene { analysis, sentence, start: document.sentences[sentence].tokens.start, before: &before };
        for word in 0..analysis.tags(sentence).len() {
            references.extend(scene.reference(word, &references));
        }
    }
    references
}

/// Somebody or something that a pronoun may stand for.
#[derive(Clone, Debug)]
struct Party {
    /// Tokens of the document.
    tokens: Range<usize>,
    /// Its head word in its sentence.
    head: usize,
    number: Number,
    gender: Gender,
    /// How much it stands out in its sentence: subjects least, so that they come first.
    rank: u8,
}

/// The parties of a sentence, those that stand out first, then from left to right.
fn parties(analysis: &Analysis, sentence: usize) -> Vec<Party> {
    let (tags, tree) = (analysis.tags(sentence), analysis.tree(sentence));
    let start = analysis.document().sentences[sentence].tokens.start;
    let mut parties = Vec::new();
    for word in 0..tags.len() {
        let inner = matches!(tree.deprel(word), Deprel::Compound | Deprel::Flat | Deprel::Fixed | Deprel::NmodDesc);
        if inner || !matches!(tags[word].upos, Upos::Noun | Upos::Propn) {
            continue;
        }
        let mention = analysis.names().at(start + word);
        let (number, gender) = match mention {
            Some(mention) => of_name(analysis.document(), mention, tags[word].xpos),
            None => of_noun(analysis.lemma(sentence, word), tags[word].xpos),
        };
        let coordinated = tree.child(word, Deprel::Conj).is_some_and(|other| tags[other].is_nominal());
        let rank = match tree.deprel(word) {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter => 0,
            Deprel::Root | Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => 1,
            Deprel::Obl | Deprel::Conj | Deprel::Appos => 2,
            _ => 3,
        };
        let own = mention.map_or_else(|| phrase(analysis, sentence, word), |mention| mention.tokens.clone());
        let party = Party { tokens: own, head: word, number, gender, rank };
        if coordinated {
            let whole = tree.subtree(word);
            let tokens = start + whole.start..start + whole.end;
            parties.push(Party { tokens, number: Number::Plural, gender: Gender::Any, ..party.clone() });
        }
        parties.push(party);
    }
    parties.sort_by_key(|party| (party.rank, party.head));
    parties
}

/// The tokens of a noun phrase up to its head.
fn phrase(analysis: &Analysis, sentence: usize, head: usize) -> Range<usize> {
    let tree = analysis.tree(sentence);
    let start = analysis.document().sentences[sentence].tokens.start;
    let inside = [Deprel::Det, Deprel::Amod, Deprel::Compound, Deprel::Nummod, Deprel::NmodPoss, Deprel::NmodDesc];
    let first = tree.children_by(head, &inside).filter(|&child| child < head).map(|child| tree.subtree(child).start);
    start + first.min().unwrap_or(head)..start + head + 1
}

fn of_name(document: &Document, mention: &Mention, xpos: Xpos) -> (Number, Gender) {
    let name = document.span_of(mention.tokens.clone()).of(document.text());
    let people = known(&name.to_lowercase()).iter().any(|known| known.form == Form::Demonym);
    match mention.kind {
        NameKind::Person => (Number::Singular, mention.gender.unwrap_or(Gender::Common)),
        // A body acts as one or as its people.
        NameKind::Organisation => (Number::Both, Gender::Any),
        NameKind::Place => (Number::Singular, Gender::Neuter),
        NameKind::Demonym => (Number::Plural, Gender::Any),
        NameKind::Other if people || xpos == Xpos::Nnps => (Number::Plural, Gender::Any),
        NameKind::Other => (Number::Singular, Gender::Any),
    }
}

fn of_noun(lemma: &str, xpos: Xpos) -> (Number, Gender) {
    let plural = matches!(xpos, Xpos::Nns | Xpos::Nnps) || lemma == "people" || lemma == "police";
    let person = |word: wordnet::Word| word.lexname(Some(Pos::Noun));
    let gender = match wordnet::word(lemma).and_then(person) {
        _ if plural => Gender::Any,
        _ if MEN.binary_search(&lemma).is_ok() || lemma.ends_with("sman") => Gender::Masculine,
        _ if WOMEN.binary_search(&lemma).is_ok() || lemma.ends_with("woman") => Gender::Feminine,
        Some(Lexname::PERSON) => Gender::Common,
        Some(Lexname::GROUP) => return (Number::Both, Gender::Neuter),
        _ => Gender::Neuter,
    };
    (if plural { Number::Plural } else { Number::Singular }, gender)
}

/// Nouns for men. Sorted.
const MEN: &[&str] = &[
    "boy",
    "boyfriend",
    "brother",
    "chairman",
    "dad",
    "father",
    "fireman",
    "gentleman",
    "grandfather",
    "grandson",
    "guy",
    "husband",
    "king",
    "lad",
    "man",
    "monk",
    "nephew",
    "policeman",
    "pope",
    "priest",
    "prince",
    "son",
    "uncle",
    "widower",
];

/// Nouns for women. Sorted.
const WOMEN: &[&str] = &[
    "actress",
    "aunt",
    "daughter",
    "girl",
    "girlfriend",
    "grandmother",
    "lady",
    "mom",
    "mother",
    "mum",
    "niece",
    "nun",
    "princess",
    "queen",
    "sister",
    "waitress",
    "widow",
    "wife",
    "woman",
];

/// A pronoun's sentence and what was named up to there.
struct Scene<'s, 'd> {
    analysis: &'s Analysis<'d>,
    sentence: usize,
    start: usize,
    /// The parties of each sentence up to this one.
    before: &'s [Vec<Party>],
}

impl Scene<'_, '_> {
    /// What a word stands for, if it is a pronoun or the head of a definite phrase that stands for something.
    fn reference(&self, word: usize, earlier: &[Reference]) -> Option<Reference> {
        let upos = self.analysis.tags(self.sentence)[word].upos;
        let pronoun = || pronouns::personal(self.analysis.document().norm(self.start + word));
        if let Some(pronoun) = pronoun().filter(|_| upos == Upos::Pron) {
            let token = self.start + word;
            return Some(Reference { tokens: token..token + 1, antecedent: self.antecedent(word, pronoun, earlier) });
        }
        let antecedent = definite::antecedent(self.analysis, self.sentence, word)?;
        Some(Reference { tokens: phrase(self.analysis, self.sentence, word), antecedent: Some(antecedent) })
    }

    fn antecedent(&self, word: usize, pronoun: Pronoun, earlier: &[Reference]) -> Option<Range<usize>> {
        match pronoun.person {
            1 => self.speaker(word).filter(|_| pronoun.number == Number::Singular),
            3 if self.is_expletive(word) => None,
            3 if pronoun.has(Case::Reflexive) => self.subject(word, earlier),
            3 => self.nearest(word, pronoun),
            _ => None,
        }
    }

    /// Who is quoted where the word stands.
    fn speaker(&self, word: usize) -> Option<Range<usize>> {
        let document = self.analysis.document();
        let here = document.tokens[self.start + word].span;
        let said = self.analysis.attributions().iter().find(|attribution| {
            let quoted = |span: &Span| span.contains(here);
            attribution.content.iter().any(quoted)
                && document.quotations.iter().any(|quotation| quotation.span.contains(here))
        })?;
        tokens_of(document, *said.source.first()?)
    }

    /// The subject of the clause of a reflexive.
    fn subject(&self, word: usize, earlier: &[Reference]) -> Option<Range<usize>> {
        let tree = self.analysis.tree(self.sentence);
        let verb = tree.ancestors(word).find(|&above| self.analysis.tags(self.sentence)[above].is_verbal())?;
        let predicate = self.analysis.predicates(self.sentence).iter().find(|predicate| predicate.word == verb)?;
        let agent = predicate.in_role(Role::Agent).find(|&agent| agent != word)?;
        let party = self.before[self.sentence].iter().find(|party| party.head == agent);
        let known =
            || earlier.iter().find(|reference| reference.tokens.end == self.start + agent + 1)?.antecedent.clone();
        party.map(|party| party.tokens.clone()).or_else(known)
    }

    /// `It` that stands for nothing: `it is clear that`, `it rained`.
    fn is_expletive(&self, word: usize) -> bool {
        let tree = self.analysis.tree(self.sentence);
        if self.analysis.document().norm(self.start + word) != "it" {
            return false;
        }
        let clause = |head: usize| {
            tree.children(head).any(|child| matches!(tree.deprel(child), Deprel::Csubj | Deprel::CsubjPass))
        };
        let hour = |head: usize| {
            let time =
                wordnet::word(self.analysis.lemma(self.sentence, head)).and_then(|word| word.lexname(Some(Pos::Noun)));
            tree.child(head, Deprel::Cop).is_some() && time == Some(Lexname::TIME)
        };
        let weather =
            |head: usize| matches!(self.analysis.lemma(self.sentence, head), "rain" | "snow" | "seem" | "appear");
        tree.deprel(word) == Deprel::Expl
            || tree.head(word).is_some_and(|head| clause(head) || hour(head) || weather(head))
    }

    /// The nearest party that agrees and that syntax allows.
    fn nearest(&self, word: usize, pronoun: Pronoun) -> Option<Range<usize>> {
        let agrees = |party: &Party| {
            let number =
                party.number == pronoun.number || party.number == Number::Both || pronoun.number == Number::Both;
            number
                && party.gender.agrees(pronoun.gender)
                && !(pronoun.gender == Gender::Neuter && party.gender == Gender::Common)
        };
        let here = self.before[self.sentence].iter().filter(|party| party.head < word && self.may_be(party, word));
        let above = (self.sentence.saturating_sub(REACH)..self.sentence).rev().flat_map(|above| &self.before[above]);
        here.chain(above).find(|party| agrees(party)).map(|party| party.tokens.clone())
    }

    /// Whether a pronoun may stand for a party of its own sentence: neither beside it in one clause (`he saw him`) nor
    /// within it (`his house`), nor the one who speaks where the pronoun is quoted.
    fn may_be(&self, party: &Party, word: usize) -> bool {
        let tree = self.analysis.tree(self.sentence);
        let takes_part = |predicate: &Predicate, word: usize| {
            predicate.arguments.iter().any(|argument| argument.word == word && argument.role != Role::Content)
        };
        let possessive = tree.deprel(word) == Deprel::NmodPoss;
        let together = |predicate: &Predicate| takes_part(predicate, word) && takes_part(predicate, party.head);
        let beside = !possessive && self.analysis.predicates(self.sentence).iter().any(together);
        !beside && !tree.subtree(party.head).contains(&word)
    }
}

/// The tokens that lie in a span.
fn tokens_of(document: &Document, span: Span) -> Option<Range<usize>> {
    let start = document.tokens.partition_point(|token| token.span.start < span.start);
    let end = document.tokens.partition_point(|token| token.span.end <= span.end);
    (start < end).then_some(start..end)
}
