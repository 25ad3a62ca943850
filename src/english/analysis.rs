//! What the language modules tell of one document, worked out sentence by sentence when first asked for.

use super::{
    attributions,
    dates::{self, Day},
    morphology,
    names::Names,
    parser,
    predicates::{self, Predicate},
    quantities::{self, Quantity},
    reference::{self, Reference},
    tagger::{self, Reading, Tagging},
    tags::Tag,
    tree::Tree,
};
use crate::model::{Attribution, Document};
use std::sync::OnceLock;

/// A document with what is known of its language. Each answer is computed when first asked for and kept, so that
/// sentences that nobody asks about cost nothing; asking never changes an answer.
pub struct Analysis<'d> {
    document: &'d Document,
    quantities: Vec<OnceLock<Vec<Quantity>>>,
    written: OnceLock<Option<Day>>,
    names: OnceLock<Names>,
    attributions: OnceLock<Vec<Attribution>>,
    references: OnceLock<Vec<Reference>>,
    syntax: Box<[Syntax]>,
}

/// The lemma of a word once it is asked for; none where it is the normal form, as of most words. Boxed twice, since a pointer without
/// a length takes a third off every word of a document.
type Lemma = OnceLock<Option<Box<Box<str>>>>;

/// What is known of the structure of a sentence.
#[derive(Default)]
struct Syntax {
    tagging: OnceLock<Tagging>,
    lemmas: OnceLock<Box<[Lemma]>>,
    tags: OnceLock<Box<[Tag]>>,
    tree: OnceLock<Tree>,
    predicates: OnceLock<Box<[Predicate]>>,
}

impl<'d> Analysis<'d> {
    /// Of a document; computes nothing yet.
    pub fn new(document: &'d Document) -> Analysis<'d> {
        let sentences = document.sentences.len();
        Analysis {
            document,
            quantities: vec![OnceLock::new(); sentences],
            written: OnceLock::new(),
            names: OnceLock::new(),
            attributions: OnceLock::new(),
            references: OnceLock::new(),
            syntax: (0..sentences).map(|_| Syntax::default()).collect(),
        }
    }

    /// The document.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// What a sentence says in numbers: counts, measures, money, dates, times; in the order of the text.
    pub fn quantities(&self, sentence: usize) -> &[Quantity] {
        self.quantities[sentence].get_or_init(|| quantities::of_sentence(self.document, sentence))
    }

    /// The day that the story was written, as far as its container or its dateline tells.
    pub fn written(&self) -> Option<Day> {
        *self.written.get_or_init(|| dates::written_on(self.document))
    }

    /// The names of the document and what they name.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(self.document))
    }

    /// Who said what, in the order of the text.
    pub fn attributions(&self) -> &[Attribution] {
        self.attributions.get_or_init(|| attributions::of_document(self))
    }

    /// What the pronouns of the document stand for, in the order of the text.
    pub fn references(&self) -> &[Reference] {
        self.references.get_or_init(|| reference::of_document(self))
    }

    /// The part of speech of a word of a sentence, counted from 0. Costs little where it is the only one asked for.
    pub fn tag(&self, sentence: usize, word: usize) -> Tag {
        self.reading(sentence, word).tag
    }

    /// The parts of speech of a sentence's tokens.
    pub fn tags(&self, sentence: usize) -> &[Tag] {
        let tags = || self.readings(sentence).iter().map(|reading| reading.tag).collect();
        self.syntax[sentence].tags.get_or_init(tags)
    }

    /// The lemma of a word of a sentence, counted from 0, in lower case.
    pub fn lemma(&self, sentence: usize, word: usize) -> &str {
        let tokens = self.document.sentences[sentence].tokens.clone();
        let syntax = &self.syntax[sentence];
        let lemmas = syntax.lemmas.get_or_init(|| tokens.clone().map(|_| OnceLock::new()).collect());
        let told = |word: usize| {
            let token = tokens.start + word;
            (token < tokens.end).then(|| (self.document.norm(token), self.tag(sentence, word)))
        };
        let norm = self.document.norm(tokens.start + word);
        let lemma = lemmas[word].get_or_init(|| {
            let lemma = morphology::lemma_at(word, told);
            (lemma != norm).then(|| Box::new(lemma.into()))
        });
        lemma.as_ref().map_or(norm, |lemma| lemma)
    }

    /// The lemmas of a sentence's tokens.
    pub fn lemmas(&self, sentence: usize) -> impl Iterator<Item = &str> {
        (0..self.document.sentences[sentence].tokens.len()).map(move |word| self.lemma(sentence, word))
    }

    /// The dependency tree of a sentence; its words are the sentence's tokens, counted from 0.
    pub fn tree(&self, sentence: usize) -> &Tree {
        self.syntax[sentence].tree.get_or_init(|| parser::parse(&self.readings(sentence)))
    }

    /// Who does what to whom in a sentence; words as in its tree.
    pub fn predicates(&self, sentence: usize) -> &[Predicate] {
        let find = || {
            let words = tagger::words_of(self.document, sentence);
            predicates::predicates(&words, self.tags(sentence), self.tree(sentence)).into()
        };
        self.syntax[sentence].predicates.get_or_init(find)
    }

    /// What the tagger says of a sentence's tokens.
    fn readings(&self, sentence: usize) -> Vec<Reading> {
        self.tagging(sentence).all(|| tagger::words_of(self.document, sentence))
    }

    fn reading(&self, sentence: usize, word: usize) -> Reading {
        self.tagging(sentence).reading(word, || tagger::words_of(self.document, sentence))
    }

    fn tagging(&self, sentence: usize) -> &Tagging {
        let tagging = || Tagging::new(&tagger::words_of(self.document, sentence));
        self.syntax[sentence].tagging.get_or_init(tagging)
    }
}
