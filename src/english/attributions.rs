//! Who said what, and how: speakers, the words that say it was said, and what was said; direct and indirect.
//!
//! Indirect speech is read off the tree: the clause, object or phrase that a verb of saying, thinking or wanting takes,
//! the main clause of `…, police said` and `as police said`, the rest of the sentence beside `according to police`.
//! Direct speech is found by its marks, and belongs to the attribution in whose content it stands, to the frame beside it
//! (split quotations too), or to the speaker of the quotation before it. The parts are those of PolNeAR (Newell,
//! Margolin & Ruths 2018): source, cue, content.

pub mod cues;
mod frame;
mod indirect;

use crate::english::Analysis;
use crate::model::{Attribution, Document, Quotation, Span};
use frame::Frame;
use rayon::prelude::*;
use std::ops::Range;

/// Fewer words in quotation marks that nobody is named for are no speech: a title, or a word kept at a distance.
const SPEECH: usize = 5;

/// How far before a quotation the attribution that holds it may start, in bytes.
const NEAR: usize = 2000;

/// How many tokens the name that signs a quotation may have.
const SIGNATURE: usize = 8;

/// The attributions of a document. Only sentences with a word that may attribute are parsed; linear in their length.
pub fn of_document(analysis: &Analysis) -> Vec<Attribution> {
    let document = analysis.document();
    let outermost: Vec<&Quotation> = document.quotations.iter().filter(|quotation| quotation.depth == 0).collect();
    let (mut found, mut frames) = (Vec::new(), Vec::new());
    let chosen: Vec<usize> = (0..document.sentences.len())
        .filter(|&sentence| document.role_of(sentence).is_compared() && may_attribute(document, sentence, &outermost))
        .collect();
    // Nearly all the time goes here; the answers are kept, so that what follows need not care who worked them out.
    chosen.par_iter().for_each(|&sentence| {
        analysis.predicates(sentence);
    });
    for sentence in chosen {
        let frame = Frame::of(analysis, sentence, &outermost);
        found.extend(indirect::attributions(&frame));
        frames.push((sentence, frame));
    }
    found.sort_by_key(first);
    let mut direct =
        Direct { document, frames, indirect: found.iter().map(|found| first(found).0).collect(), found, last: None };
    outermost.iter().for_each(|quotation| direct.place(quotation));
    let mut found = direct.found;
    found.sort_by_key(first);
    found
}

/// Where an attribution starts.
fn first(attribution: &Attribution) -> (usize, usize) {
    let spans = [&attribution.source, &attribution.cue, &attribution.content];
    let starts = || spans.iter().flat_map(|spans| spans.iter());
    (starts().map(|span| span.start).min().unwrap_or(0), starts().map(|span| span.end).max().unwrap_or(0))
}

/// Whether a sentence has a word that may attribute, or is partly quoted.
fn may_attribute(document: &Document, sentence: usize, quotations: &[&Quotation]) -> bool {
    let span = document.sentences[sentence].span;
    let first = quotations.partition_point(|quotation| quotation.span.end <= span.start);
    let within = |quotation: &&Quotation| {
        quotation.span.start < span.end && (quotation.span.start > span.start || quotation.span.end < span.end)
    };
    if quotations.get(first).is_some_and(within) {
        return true;
    }
    document.sentences[sentence].tokens.clone().any(|token| cues::may_be_cue(document.norm(token)))
}

/// Gives direct quotations to attributions, one after the other.
struct Direct<'d> {
    document: &'d Document,
    /// The sentences that have been parsed.
    frames: Vec<(usize, Frame<'d>)>,
    found: Vec<Attribution>,
    /// Where each of the indirect attributions starts, which are the first of those found.
    indirect: Vec<usize>,
    /// The attribution that has the quotation before, and where that one ended.
    last: Option<(usize, Span)>,
}

impl Direct<'_> {
    fn place(&mut self, quotation: &Quotation) {
        let at = self.holder(quotation.span).or_else(|| self.continued(quotation)).or_else(|| self.own(quotation));
        if let Some(at) = at {
            let found = &mut self.found[at];
            add(&mut found.content, quotation.span);
            if found.source.is_empty() {
                found.source.extend(quotation.speaker);
            }
            self.last = Some((at, quotation.span));
        }
    }

    /// The attribution whose content shares the most with a quotation, and whose cue is not in it.
    fn holder(&self, quoted: Span) -> Option<usize> {
        let shared = |attribution: &Attribution| -> usize {
            attribution.content.iter().filter(|span| span.overlaps(quoted)).map(|span| overlap(*span, quoted)).sum()
        };
        let outside = |attribution: &Attribution| attribution.cue.iter().all(|cue| !quoted.contains(*cue));
        // Indirect attributions stand in the order of their sentences, so that the nearest ones will do.
        let near = self.indirect.partition_point(|start| *start < quoted.start.saturating_sub(NEAR));
        let far = self.indirect.partition_point(|start| *start <= quoted.end);
        let candidates = (near..far).map(|at| (at, &self.found[at])).filter(|(_, attribution)| outside(attribution));
        let best = candidates.map(|(at, attribution)| (shared(attribution), std::cmp::Reverse(at)));
        best.max().filter(|(shared, _)| *shared > 0).map(|(_, at)| at.0)
    }

    /// A quotation that fills its sentences goes on with what was quoted right before it.
    fn continued(&self, quotation: &Quotation) -> Option<usize> {
        let (at, before) = self.last?;
        let sentence = |byte: usize| self.document.sentences.partition_point(|sentence| sentence.span.end <= byte);
        let (first, last) = (sentence(quotation.span.start), sentence(quotation.span.end - 1));
        let sentences = self.document.sentences.get(first..=last)?;
        let whole = sentences.first()?.span.cover(sentences.last()?.span);
        let fills = whole.len() <= quotation.span.len() + 2;
        (fills && first <= sentence(before.end - 1) + 1).then_some(at)
    }

    /// An attribution of its own: to the speaker that reading found, to who signs it, to who does what its sentence tells
    /// before it, or to nobody where the quotation is long.
    fn own(&mut self, quotation: &Quotation) -> Option<usize> {
        let words = quotation.content.of(self.document.text()).split_whitespace().count();
        let source = quotation.speaker.or_else(|| self.signed(quotation.span)).or_else(|| self.beside(quotation.span));
        if source.is_none() && words < SPEECH {
            return None;
        }
        self.found.push(Attribution { source: Vec::from_iter(source), ..Attribution::default() });
        Some(self.found.len() - 1)
    }

    /// The name after the dash behind a quotation: `“It never ends.” — Ada Byron`.
    fn signed(&self, quoted: Span) -> Option<Span> {
        let document = self.document;
        let dash = document.tokens.partition_point(|token| token.span.start < quoted.end);
        let sentence = document.sentences.partition_point(|sentence| sentence.tokens.end <= dash);
        let rest = dash + 1..document.sentences.get(sentence)?.tokens.end;
        let signs = matches!(document.form(dash), "―" | "—" | "–" | "--" | "-");
        let named = (1..=SIGNATURE).contains(&rest.len()) && document.form(rest.start).starts_with(char::is_uppercase);
        (signs && named).then(|| document.span_of(rest))
    }

    /// Who does what the nearest verb before a quotation in its sentence tells.
    fn beside(&self, quoted: Span) -> Option<Span> {
        let at = self.document.sentences.partition_point(|sentence| sentence.span.end <= quoted.start);
        let (_, frame) = &self.frames[self.frames.binary_search_by_key(&at, |frame| frame.0).ok()?];
        let start = self.document.tokens[frame.start..].partition_point(|token| token.span.start < quoted.start);
        let verbs = (0..start.min(frame.len())).rev().filter(|&word| frame.tags[word].is_verbal());
        let source = verbs.filter_map(|verb| frame.agent(verb)).find(|&agent| !frame.is_quoted(agent))?;
        spans(self.document, &[shifted(frame.name(source), frame.start)]).first().copied()
    }
}

/// A range of words of a sentence as tokens of the document.
fn shifted(range: Range<usize>, start: usize) -> Range<usize> {
    range.start + start..range.end + start
}

/// How many bytes two spans share.
fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Adds a span to others, joined with those that it overlaps.
fn add(spans: &mut Vec<Span>, mut span: Span) {
    spans.retain(|other| {
        let joined = other.overlaps(span);
        if joined {
            span = span.cover(*other);
        }
        !joined
    });
    spans.push(span);
    spans.sort();
}

/// The text spans of ranges of a document's tokens.
fn spans(document: &Document, ranges: &[Range<usize>]) -> Vec<Span> {
    ranges.iter().filter(|range| !range.is_empty()).map(|range| document.span_of(range.clone())).collect()
}
