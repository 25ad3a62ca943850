//! What is known of one text, as one value that every renderer takes.

use super::{VERSION, document_report, passage};
use crate::{
    english::{
        Analysis,
        classes::connectives::Relation,
        names::NameKind,
        predicates::{Argument, Kind, Predicate, Role, Tense, Way},
        scopes::{self, Force, Scope},
        tags::Upos,
    },
    model::{
        ArgumentReport, Inspection, NameReport, ParsedSentence, Passage, PredicateReport, QuantityReport,
        ReferenceReport, ScopeReport, WordReport,
    },
};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The inspection of a text, but for its marks.
pub fn inspection(analysis: &Analysis) -> Inspection {
    let document = analysis.document();
    let tokens = |tokens: Range<usize>| passage(document, document.span_of(tokens));
    let references = analysis.references().iter().map(|reference| ReferenceReport {
        passage: tokens(reference.tokens.clone()),
        antecedent: reference.antecedent.clone().map(tokens),
    });
    Inspection {
        version: VERSION,
        document: document_report(analysis, true),
        sentences: (0..document.sentences.len()).map(|sentence| parsed(analysis, sentence)).collect(),
        names: names(analysis),
        references: references.collect(),
        marks: Vec::new(),
    }
}

fn parsed(analysis: &Analysis, sentence: usize) -> ParsedSentence {
    let document = analysis.document();
    let quantity = |quantity: &crate::english::quantities::Quantity| QuantityReport {
        passage: passage(document, document.span_of(quantity.tokens.clone())),
        value: quantity.to_string(),
    };
    ParsedSentence {
        span: document.sentences[sentence].span,
        role: document.role_of(sentence),
        words: words(analysis, sentence),
        predicates: analysis.predicates(sentence).iter().map(|found| predicate(analysis, sentence, found)).collect(),
        scopes: scopes::of_sentence(analysis, sentence).iter().map(|found| scope(analysis, sentence, found)).collect(),
        quantities: analysis.quantities(sentence).iter().map(quantity).collect(),
    }
}

fn words(analysis: &Analysis, sentence: usize) -> Vec<WordReport> {
    let document = analysis.document();
    let (tags, tree) = (analysis.tags(sentence), analysis.tree(sentence));
    let word = |(word, token): (usize, &crate::model::Token)| WordReport {
        passage: passage(document, token.span),
        lemma: analysis.lemma(sentence, word).to_owned(),
        upos: tags[word].upos.to_string(),
        xpos: tags[word].xpos.to_string(),
        head: tree.head(word),
        deprel: tree.deprel(word).to_string(),
    };
    document.tokens_of(sentence).iter().enumerate().map(word).collect()
}

fn predicate(analysis: &Analysis, sentence: usize, predicate: &Predicate) -> PredicateReport {
    let kind = match predicate.kind {
        Kind::Verb => "verb",
        Kind::Copula => "copula",
        Kind::Noun => "noun",
    };
    PredicateReport {
        word: predicate.word,
        lemma: predicate.lemma.clone(),
        kind: kind.to_owned(),
        marks: marks(analysis, sentence, predicate),
        governor: predicate.governor,
        arguments: predicate.arguments.iter().map(|found| argument(analysis, sentence, found)).collect(),
    }
}

/// How a predicate is said, in a fixed order.
fn marks(analysis: &Analysis, sentence: usize, predicate: &Predicate) -> Vec<String> {
    let document = analysis.document();
    let start = document.sentences[sentence].tokens.start;
    let tense = match predicate.tense {
        Tense::Past => Some("past"),
        Tense::Present => Some("present"),
        Tense::Future => Some("future"),
        Tense::Untold => None,
    };
    let flags = [
        (predicate.is_negated(), "negated"),
        (predicate.passive, "passive"),
        (predicate.converse, "converse"),
        (predicate.perfect, "perfect"),
        (predicate.progressive, "progressive"),
    ];
    let flags = flags.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name);
    let modal = predicate.modal.map(|word| document.norm(start + word));
    tense.into_iter().chain(flags).chain(modal).map(str::to_owned).collect()
}

fn argument(analysis: &Analysis, sentence: usize, argument: &Argument) -> ArgumentReport {
    let document = analysis.document();
    let role = match argument.role {
        Role::Agent => "agent",
        Role::Patient => "patient",
        Role::Recipient => "recipient",
        Role::Content => "content",
        Role::Oblique => "oblique",
    };
    let way = match argument.way {
        Way::Own => "own",
        Way::Shared => "shared",
        Way::Lent => "lent",
        Way::Relative => "relative",
        Way::Reflexive => "reflexive",
    };
    let (start, words) = (document.sentences[sentence].tokens.start, analysis.tree(sentence).subtree(argument.word));
    let phrase = document.span_of(start + words.start..start + words.end);
    ArgumentReport {
        role: role.to_owned(),
        word: argument.word,
        passage: passage(document, phrase),
        way: way.to_owned(),
    }
}

fn scope(analysis: &Analysis, sentence: usize, scope: &Scope) -> ScopeReport {
    let document = analysis.document();
    let start = document.sentences[sentence].tokens.start;
    let kind = match scope.force {
        Force::Denial => "negation",
        Force::Modality { .. } if analysis.tag(sentence, scope.words.start).upos == Upos::Aux => "modal",
        Force::Modality { .. } => "hedge",
        Force::Quantity(_) => "quantifier",
        Force::Condition(Relation::Exception) => "exception",
        Force::Condition(_) => "condition",
    };
    ScopeReport {
        passage: passage(document, document.span_of(start + scope.words.start..start + scope.words.end)),
        kind: kind.to_owned(),
        governs: scope.governs.sure.clone(),
        perhaps: scope.governs.open.clone(),
        given: scope.given.sure.clone(),
    }
}

/// Each entity with its mentions, in the order of the first.
fn names(analysis: &Analysis) -> Vec<NameReport> {
    let document = analysis.document();
    let mut reports: Vec<NameReport> = Vec::new();
    let mut places: FxHashMap<usize, usize> = FxHashMap::default();
    for mention in analysis.names().mentions() {
        let mentioned: Passage = passage(document, document.span_of(mention.tokens.clone()));
        match places.get(&mention.entity).map(|&place| &mut reports[place]) {
            Some(report) => {
                if mentioned.text.len() > report.name.len() {
                    report.name.clone_from(&mentioned.text);
                }
                report.mentions.push(mentioned);
            }
            None => {
                let kind = match mention.kind {
                    NameKind::Person => "person",
                    NameKind::Organisation => "organisation",
                    NameKind::Place => "place",
                    NameKind::Demonym => "demonym",
                    NameKind::Other => "other",
                };
                let report =
                    NameReport { name: mentioned.text.clone(), kind: kind.to_owned(), mentions: vec![mentioned] };
                places.insert(mention.entity, reports.len());
                reports.push(report);
            }
        }
    }
    reports
}
