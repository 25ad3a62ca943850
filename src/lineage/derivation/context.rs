//! Two versions with their paired sentences and what differs in them: what all evidence is read from.

use super::Sign;
use crate::{
    english::{Analysis, idioms, morphology::listed_lemma},
    lineage::{marks, outlets},
    model::{Bead, Document, Mark, Pair, Side, Span, TokenKind},
};
use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::sync::OnceLock;

/// Sentences longer than this, in tokens, are not held against each other word by word.
const LONGEST: usize = 400;

/// A stretch of tokens of a bead that was replaced, lost (empty copy) or gained (empty source).
#[derive(Clone, Debug)]
pub struct Edit {
    pub tokens: Pair<Vec<usize>>,
}

/// A matched bead that doesn't read the same on both sides.
#[derive(Clone, Debug)]
pub struct Changed<'b> {
    pub bead: &'b Bead,
    pub edits: Vec<Edit>,
}

/// A version with what evidence asks of it by itself: worked out once, however many others it is held against.
pub struct Witness<'a> {
    pub analysis: &'a Analysis<'a>,
    /// What spinning and scraping left in it.
    pub marks: Vec<Mark>,
    /// To whom people told something.
    pub told: Vec<Span>,
    /// On whose page it stands.
    pub own: Option<String>,
    /// Agencies and outlets that it credits.
    pub credited: Vec<String>,
    /// The normal forms of its tokens.
    vocabulary: FxHashSet<&'a str>,
    /// The idioms of each sentence that somebody asked about.
    idioms: Vec<OnceLock<Vec<&'static str>>>,
}

impl<'a> Witness<'a> {
    /// Of a document.
    pub fn of(analysis: &'a Analysis<'a>) -> Witness<'a> {
        let document = analysis.document();
        Witness {
            analysis,
            marks: marks::of_wording(analysis),
            told: outlets::told(analysis),
            own: outlets::own(document),
            credited: outlets::credited(document),
            vocabulary: (0..document.tokens.len()).map(|token| document.norm(token)).collect(),
            idioms: vec![OnceLock::new(); document.sentences.len()],
        }
    }

    /// The idioms of a sentence, as they are listed, found by dictionary forms that are guessed without tagging it.
    pub fn idioms(&self, sentence: usize) -> &[&'static str] {
        self.idioms[sentence].get_or_init(|| {
            let document = self.analysis.document();
            let norms = document.sentences[sentence].tokens.clone().map(|token| document.norm(token));
            let forms: Vec<idioms::Form> = norms.map(|norm| (norm, listed_lemma(norm).unwrap_or(norm))).collect();
            idioms::listed(&forms).into_iter().map(|idiom| idiom.entry).collect()
        })
    }
}

/// What all evidence is read from.
pub struct Context<'a> {
    pub witnesses: Pair<&'a Witness<'a>>,
    pub analyses: Pair<&'a Analysis<'a>>,
    /// The beads that differ.
    pub changed: Vec<Changed<'a>>,
    /// Words of all matched beads, by side.
    pub words: Pair<usize>,
    /// Sentences that are in no matched bead, by side.
    pub alone: Pair<Vec<usize>>,
}

impl<'a> Context<'a> {
    /// Of two aligned documents.
    pub fn of(witnesses: Pair<&'a Witness<'a>>, beads: &'a [Bead]) -> Context<'a> {
        let analyses = witnesses.map(|witness| witness.analysis);
        let documents = analyses.map(Analysis::document);
        let mut matched = documents.map(|document| vec![false; document.sentences.len()]);
        let mut words = Pair::new(0, 0);
        let mut changed = Vec::new();
        for bead in beads.iter().filter(|bead| bead.is_matched()) {
            for side in Side::BOTH {
                for &sentence in sentences(bead, side) {
                    matched.get_mut(side)[sentence] = true;
                    *words.get_mut(side) += documents.get(side).sentences[sentence].tokens.len();
                }
            }
            let edits = edits(documents, bead);
            if !edits.is_empty() {
                changed.push(Changed { bead, edits });
            }
        }
        let alone = documents.zip(matched).map(|(document, matched)| {
            let compared = |sentence: &usize| document.role_of(*sentence).is_compared() && !matched[*sentence];
            (0..document.sentences.len()).filter(compared).collect()
        });
        Context { witnesses, analyses, changed, words, alone }
    }

    /// The document of a side.
    pub fn document(&self, side: Side) -> &'a Document {
        self.analyses.get(side).document()
    }

    /// Whether a side has a word anywhere.
    pub fn has(&self, side: Side, norm: &str) -> bool {
        self.witnesses.get(side).vocabulary.contains(norm)
    }

    /// A sign that names what each side has.
    pub fn sign(&self, rule: &'static str, older: Side, weight: f32, has: Pair<Option<String>>) -> Sign {
        Sign { rule, older, weight, source: has.source, copy: has.copy }
    }
}

/// The sentences of a side of a bead.
pub fn sentences(bead: &Bead, side: Side) -> &[usize] {
    match side {
        Side::Source => &bead.source,
        Side::Copy => &bead.copy,
    }
}

/// The tokens of a side of a bead.
pub fn tokens<'b>(document: &'b Document, sentences: &'b [usize]) -> impl Iterator<Item = usize> + 'b {
    sentences.iter().flat_map(|&sentence| document.sentences[sentence].tokens.clone())
}

/// What differs between the words of a bead's sides, punctuation apart.
fn edits(documents: Pair<&Document>, bead: &Bead) -> Vec<Edit> {
    let words = |document: &Document, sentences: &[usize]| -> Vec<usize> {
        let is_word = |token: &usize| matches!(document.tokens[*token].kind, TokenKind::Word | TokenKind::Number);
        tokens(document, sentences).filter(is_word).take(LONGEST).collect()
    };
    let words = Pair::new(words(documents.source, &bead.source), words(documents.copy, &bead.copy));
    let norms = |document: &'_ Document, words: &[usize]| -> Vec<String> {
        words.iter().map(|&token| document.norm(token).to_owned()).collect()
    };
    let (source, copy) = (norms(documents.source, &words.source), norms(documents.copy, &words.copy));
    if source == copy {
        return Vec::new();
    }
    let edit = |op: DiffOp| match op {
        DiffOp::Equal { .. } => None,
        _ => {
            Some(Edit { tokens: Pair::new(words.source[op.old_range()].to_vec(), words.copy[op.new_range()].to_vec()) })
        }
    };
    capture_diff_slices(Algorithm::Myers, &source, &copy).into_iter().filter_map(edit).collect()
}
