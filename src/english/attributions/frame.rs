//! A sentence with its analysis, as attributions are read from it.

use crate::english::Analysis;
use crate::english::predicates::{Predicate, Role};
use crate::english::tags::{Tag, Upos, Xpos};
use crate::english::tree::{Deprel, Tree};
use crate::model::{Document, Quotation, TokenKind};
use std::ops::Range;

/// How far from its verb a speaker is looked for.
const SUBJECT: usize = 12;

/// A sentence with its analysis. Words are counted from 0 within it.
pub struct Frame<'a> {
    pub document: &'a Document,
    /// The first token of the sentence.
    pub start: usize,
    pub tags: &'a [Tag],
    pub lemmas: Vec<&'a str>,
    pub tree: &'a Tree,
    pub predicates: &'a [Predicate],
    /// Words in direct quotations, with the marks.
    pub quoted: Vec<Range<usize>>,
}

impl<'a> Frame<'a> {
    pub fn of(analysis: &'a Analysis, sentence: usize, quotations: &[&Quotation]) -> Frame<'a> {
        let document = analysis.document();
        let (span, tokens) = (document.sentences[sentence].span, document.sentences[sentence].tokens.clone());
        let first = quotations.partition_point(|quotation| quotation.span.end <= span.start);
        let near = quotations[first..].iter().take_while(|quotation| quotation.span.start < span.end);
        let word = |byte: usize| document.tokens[tokens.clone()].partition_point(|token| token.span.start < byte);
        let quoted = near.map(|quotation| word(quotation.span.start)..word(quotation.span.end)).collect();
        Frame {
            document,
            start: tokens.start,
            tags: analysis.tags(sentence),
            lemmas: analysis.lemmas(sentence).collect(),
            tree: analysis.tree(sentence),
            predicates: analysis.predicates(sentence),
            quoted,
        }
    }

    pub fn len(&self) -> usize {
        self.tags.len()
    }

    pub fn norm(&self, word: usize) -> &'a str {
        self.document.norm(self.start + word)
    }

    /// Whether a word stands in a direct quotation.
    pub fn is_quoted(&self, word: usize) -> bool {
        self.quoted.iter().any(|quoted| quoted.contains(&word))
    }

    fn is_mark(&self, word: usize) -> bool {
        self.document.tokens[self.start + word].kind == TokenKind::Punctuation
    }

    /// A range of words without marks at its ends, but with quotation marks.
    pub fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let loose = |word: usize| self.is_mark(word) && !self.is_quoted(word);
        let Some(start) = range.clone().find(|&word| !loose(word)) else { return range.start..range.start };
        let end = range.rev().find(|&word| !loose(word)).map_or(start, |word| word + 1);
        start..end
    }

    /// The words of a name or noun phrase, without what is set off behind it: a relative clause, an apposition.
    pub fn name(&self, word: usize) -> Range<usize> {
        use Deprel::*;
        let range = self.tree.subtree(word);
        let set_off = [AclRelcl, Acl, Appos, Parataxis, Conj, Cc, Dislocated, Advcl];
        let cut = self.tree.children_by(word, &set_off).map(|child| self.tree.subtree(child).start);
        let end = cut.filter(|&start| start > word).min().unwrap_or(range.end);
        let comma = (word + 1..end).find(|&word| self.norm(word) == ",").unwrap_or(end);
        self.trimmed(range.start..comma)
    }

    /// Who does what a verb says.
    pub fn agent(&self, verb: usize) -> Option<usize> {
        let predicate = self.predicates.iter().find(|predicate| predicate.word == verb)?;
        predicate.in_role(Role::Agent).next().filter(|&agent| !self.tags[agent].is_verbal())
    }

    /// Who speaks by what stands around a verb of saying, where the tree names nobody: the noun phrase right before it, or
    /// right after one that follows a comma or a quotation (`…, said Hill`).
    pub fn neighbour(&self, verb: usize) -> Option<usize> {
        let cue = self.cue(verb);
        let before = (0..cue.start).rev().take_while(|&word| !self.is_quoted(word) && !self.tags[word].is_verbal());
        let before: Vec<usize> = before.take(SUBJECT).collect();
        let first = before.iter().rev().copied().find(|&word| self.tags[word].is_nominal());
        let inverted = cue.start.checked_sub(1).is_none_or(|mark| self.norm(mark) == "," || self.is_quoted(mark));
        if inverted && let Some(after) = self.phrase_head(cue.end) {
            return Some(after);
        }
        let first = first.and_then(|first| self.phrase_head(first))?;
        (!self.is_quoted(first) && first < verb).then_some(first)
    }

    /// Who speaks where a verb of saying is set into what is said, as words and their head: `The truth, the mayor said, …`.
    pub fn inset(&self, verb: usize) -> Option<(Range<usize>, usize)> {
        let cue = self.cue(verb);
        let comma = (0..cue.start).rev().take(SUBJECT).find(|&word| self.norm(word) == ",")?;
        let run = comma + 1..cue.start;
        let relative = |word: usize| matches!(self.tags[word].xpos, Xpos::Wp | Xpos::Wdt);
        let plain = run.clone().all(|word| !self.tags[word].is_verbal() && !relative(word));
        let head = self.phrase_head(run.start).filter(|head| plain && run.contains(head))?;
        Some((run, head))
    }

    /// The head of the noun phrase that starts at a word.
    fn phrase_head(&self, start: usize) -> Option<usize> {
        use Upos::*;
        let opens = |word: &usize| matches!(self.tags[*word].upos, Det | Adj | Num | Noun | Propn | Pron);
        let run: Vec<usize> = (start..self.len()).take_while(opens).take(SUBJECT).collect();
        let last = *run.iter().rev().find(|&&word| self.tags[word].is_nominal())?;
        // A noun of the run that the tree knows to hold the last has the whole name below it.
        run.into_iter().find(|&word| self.tags[word].is_nominal() && self.tree.subtree(word).contains(&last))
    }

    /// The verb with its auxiliaries, particle and negation, as far as they stand together.
    pub fn cue(&self, verb: usize) -> Range<usize> {
        use Deprel::*;
        let belongs = |word: usize| {
            self.tree.head(word) == Some(verb)
                && (matches!(self.tree.deprel(word), Aux | AuxPass | CompoundPrt)
                    || self.tree.deprel(word) == Advmod && self.tags[word].upos != Upos::Sconj && word < verb)
        };
        let start = (0..verb).rev().take_while(|&word| belongs(word)).last().unwrap_or(verb);
        let end = (verb + 1..self.len()).take_while(|&word| belongs(word)).last().unwrap_or(verb);
        start..end + 1
    }
}
