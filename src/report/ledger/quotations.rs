//! The ledger of quotations: whether the words between quotation marks are those of the source, and whose.
//!
//! A quotation of the copy is verbatim where its words stand, one after the other, in what the source quotes; a quotation
//! may be cut short, cut in two or joined with the next. Marks, case and spaces do not count.

use super::of_span;
use crate::model::{Document, Pair, Quotation, QuotationEntry, QuotationFate, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that stand in more quotations than this say nothing of which is which.
const COMMON: usize = 16;

/// How many places of a word are looked at.
const PLACES: usize = 64;

/// A quotation with its words.
struct Quoted<'d> {
    quotation: &'d Quotation,
    words: Vec<&'d str>,
}

/// The quotations of both sides with what became of them.
pub(super) fn entries(documents: Pair<&Document>) -> Vec<QuotationEntry> {
    let sides = documents.map(quoted);
    let stream = Stream::of(&sides.source);
    let copied = Stream::of(&sides.copy);
    let index = index(&sides.source);
    let mut entries: Vec<(usize, QuotationEntry)> = Vec::new();
    let mut told = FxHashSet::default();
    let mut invented = Vec::new();
    for copy in &sides.copy {
        let source = stream.find(&copy.words).map(|at| (at, true));
        match source.or_else(|| nearest(&sides.source, &index, copy).map(|at| (at, false))) {
            Some((at, verbatim)) => {
                told.insert(at);
                entries.push((at, entry(documents, Some(&sides.source[at]), Some(copy), verbatim)));
            }
            None => invented.push(entry(documents, None, Some(copy), false)),
        }
    }
    // What was joined to the quotation before is in the copy, within a longer quotation.
    let lost =
        (0..sides.source.len()).filter(|at| !told.contains(at) && copied.find(&sides.source[*at].words).is_none());
    entries.extend(lost.map(|at| (at, entry(documents, Some(&sides.source[at]), None, false))).collect::<Vec<_>>());
    entries.sort_by_key(|(at, _)| *at);
    entries.into_iter().map(|(_, entry)| entry).chain(invented).collect()
}

/// The outermost quotations of a document with the norms of their words.
fn quoted(document: &Document) -> Vec<Quoted<'_>> {
    let words = |quotation: &Quotation| {
        let first = document.tokens.partition_point(|token| token.span.start < quotation.content.start);
        let is_inside = |token: &usize| document.tokens[*token].span.end <= quotation.content.end;
        let inside = (first..document.tokens.len()).take_while(is_inside);
        let words = inside.filter(|&token| document.tokens[token].kind != TokenKind::Punctuation);
        words.map(|token| document.norm(token)).collect()
    };
    let outermost = document.quotations.iter().filter(|quotation| quotation.depth == 0);
    let all = outermost.map(|quotation| Quoted { quotation, words: words(quotation) });
    all.filter(|quoted| !quoted.words.is_empty()).collect()
}

/// All that a side quotes, word after word.
struct Stream<'d> {
    words: Vec<&'d str>,
    /// Where each quotation starts in it.
    starts: Vec<usize>,
    /// Where each word stands; only the first places of a word that stands everywhere.
    places: FxHashMap<&'d str, Vec<usize>>,
}

impl<'d> Stream<'d> {
    fn of(quotations: &[Quoted<'d>]) -> Stream<'d> {
        let mut stream = Stream { words: Vec::new(), starts: Vec::new(), places: FxHashMap::default() };
        for quoted in quotations {
            stream.starts.push(stream.words.len());
            for word in &quoted.words {
                let places = stream.places.entry(word).or_default();
                if places.len() < PLACES {
                    places.push(stream.words.len());
                }
                stream.words.push(word);
            }
        }
        stream
    }

    /// The quotation in which these words begin, one after the other. Looks only where the rarest of the first words
    /// stands, so that the cost stays linear.
    fn find(&self, words: &[&str]) -> Option<usize> {
        let places = |offset: usize| Some((offset, self.places.get(words[offset])?));
        let known: Option<Vec<_>> = (0..words.len().min(8)).map(places).collect();
        let (offset, places) = known?.into_iter().min_by_key(|(_, places)| places.len())?;
        let starts = places.iter().filter_map(|place| place.checked_sub(offset));
        let at = starts.into_iter().find(|&at| self.words[at..].starts_with(words))?;
        Some(self.starts.partition_point(|start| *start <= at).saturating_sub(1))
    }
}

/// Words to the quotations that have them.
fn index<'d>(quotations: &[Quoted<'d>]) -> FxHashMap<&'d str, Vec<usize>> {
    let mut index = FxHashMap::<&str, Vec<usize>>::default();
    for (at, quoted) in quotations.iter().enumerate() {
        for word in &quoted.words {
            let held = index.entry(word).or_default();
            if held.last() != Some(&at) && held.len() <= COMMON {
                held.push(at);
            }
        }
    }
    index
}

/// The quotation of the source that shares most words, at least half of the shorter one's.
fn nearest(sources: &[Quoted], index: &FxHashMap<&str, Vec<usize>>, copy: &Quoted) -> Option<usize> {
    let mut candidates: Vec<usize> = copy
        .words
        .iter()
        .filter_map(|word| index.get(word))
        .filter(|held| held.len() <= COMMON)
        .flatten()
        .copied()
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let shared = |at: &usize| common(&sources[*at].words, &copy.words);
    let best = candidates.into_iter().max_by_key(|at| (shared(at), std::cmp::Reverse(*at)))?;
    (shared(&best) * 2 >= sources[best].words.len().min(copy.words.len())).then_some(best)
}

/// How many words two lists share, each counted as often as both have it.
fn common(a: &[&str], b: &[&str]) -> usize {
    let mut counts = FxHashMap::<&str, usize>::default();
    a.iter().for_each(|word| *counts.entry(word).or_default() += 1);
    let take = |word: &&&str| {
        counts.get_mut(**word).is_some_and(|left| {
            *left > 0 && {
                *left -= 1;
                true
            }
        })
    };
    b.iter().filter(take).count()
}

fn entry(documents: Pair<&Document>, source: Option<&Quoted>, copy: Option<&Quoted>, verbatim: bool) -> QuotationEntry {
    let speaker = |document: &Document, quoted: Option<&Quoted>| {
        quoted.and_then(|quoted| quoted.quotation.speaker).map(|span| span.of(document.text()).to_owned())
    };
    let speakers = Pair::new(speaker(documents.source, source), speaker(documents.copy, copy));
    let fate = match (source, copy) {
        (_, None) => QuotationFate::Lost,
        (None, _) => QuotationFate::Invented,
        _ if !verbatim => QuotationFate::Altered,
        _ if speakers.source.is_some() && speakers.copy.is_none() => QuotationFate::Unattributed,
        _ => QuotationFate::Verbatim,
    };
    let kept = match (source, copy) {
        (Some(_), Some(_)) if verbatim => 1.0,
        (Some(source), Some(copy)) => {
            common(&source.words, &copy.words) as f32 / source.words.len().max(copy.words.len()) as f32
        }
        _ => 0.0,
    };
    let place =
        |document: &Document, quoted: Option<&Quoted>| quoted.map(|quoted| of_span(document, quoted.quotation.content));
    QuotationEntry {
        fate,
        source: place(documents.source, source),
        copy: place(documents.copy, copy),
        speaker: speakers,
        kept: (kept * 1000.0).round() / 1000.0,
    }
}
