//! Who is quoted, where the sentence names one: by the nearest verb of saying and the words before or after it.
//!
//! A rule over words alone, cheap enough for every quotation of a text; the syntax of a sentence tells more.

use crate::english::{classes::reporting, morphology};
use crate::model::{Document, Quotation, Span, Token, TokenKind};
use std::ops::Range;

/// How many tokens around a quotation are looked through for its verb.
const REACH: usize = 40;

/// How many quotations on either side are looked at, so that no verb is taken from within one.
const NEIGHBOURS: usize = 4;

/// How many tokens a speaker may have.
const LONGEST: usize = 12;

/// Names the speakers of the outermost quotations. Linear in their number.
pub(super) fn name_speakers(document: &Document, quotations: &mut [Quotation]) {
    let mut last: Option<(usize, Span)> = None;
    for i in 0..quotations.len() {
        if quotations[i].depth > 0 {
            continue;
        }
        let frame = Frame::of(document, quotations, i);
        let named = frame.after().or_else(|| frame.before()).or_else(|| frame.introduced());
        // A quotation that fills its sentence goes on with the speaker of the one before it, here or in the paragraph above.
        let carried =
            last.filter(|(block, _)| frame.block - block <= 1 && frame.fills_sentence()).map(|(_, speaker)| speaker);
        let speaker = named.or(carried);
        last = speaker.map(|speaker| (frame.block, speaker)).or(last);
        quotations[i].speaker = speaker;
    }
}

/// A quotation in its sentences.
struct Frame<'d> {
    document: &'d Document,
    /// The quotation and its neighbours.
    near: Vec<Span>,
    block: usize,
    /// The tokens of its sentences before the opening mark.
    head: Range<usize>,
    /// The tokens of its sentences after the closing mark.
    tail: Range<usize>,
    /// The last sentence of the block before.
    above: Option<usize>,
}

impl<'d> Frame<'d> {
    fn of(document: &'d Document, quotations: &[Quotation], index: usize) -> Frame<'d> {
        let quotation = &quotations[index];
        let near = &quotations[index.saturating_sub(NEIGHBOURS)..quotations.len().min(index + NEIGHBOURS)];
        let near = near.iter().map(|quotation| quotation.content).collect();
        let holding = |at: usize| {
            document.sentences.partition_point(|sentence| sentence.span.end <= at).min(document.sentences.len() - 1)
        };
        let (first, last) = (holding(quotation.span.start), holding(quotation.span.end - 1));
        let token_at = |at: usize| document.tokens.partition_point(|token| token.span.start < at);
        let opening = token_at(quotation.span.start);
        let closing = token_at(quotation.span.end);
        let head = document.sentences[first].tokens.start.max(opening.saturating_sub(REACH))..opening;
        let end = document.sentences[last].tokens.end;
        let tail = closing.min(end)..end.min(closing + REACH);
        let block = document.sentences[first].block;
        let above = first.checked_sub(1).filter(|&above| document.sentences[above].block < block);
        Frame { document, near, block, head, tail, above }
    }

    /// Whether nothing but marks stands in its sentences besides the quotation.
    fn fills_sentence(&self) -> bool {
        self.head
            .clone()
            .chain(self.tail.clone())
            .all(|token| self.document.tokens[token].kind == TokenKind::Punctuation)
    }

    /// `,” Chang said` or `,” said Chang`.
    fn after(&self) -> Option<Span> {
        let tail = self.skip_marks(self.tail.clone())?;
        let verb = tail.clone().take(REACH / 2).find(|&token| self.is_reporting(token) || self.is_according(token))?;
        match verb == tail.start {
            _ if self.is_according(verb) => self.following(verb + 2..tail.end),
            true => self.following(verb + 1..tail.end),
            false => self.leading(self.skip_adverbs(tail.start..verb)),
        }
    }

    /// `Chang said: “`, `according to Chang, “`, `who said that “`.
    fn before(&self) -> Option<Span> {
        self.reported_by(self.head.clone())
    }

    /// `Professor Chang said:` as a paragraph of its own above the quotation.
    fn introduced(&self) -> Option<Span> {
        let above = &self.document.sentences[self.above.filter(|_| self.head.is_empty())?];
        let last = above.tokens.clone().last()?;
        let start = above.tokens.start.max(last.saturating_sub(REACH));
        (self.document.form(last) == ":").then(|| self.reported_by(start..last)).flatten()
    }

    /// Who speaks by the last verb of saying in `tokens`.
    fn reported_by(&self, tokens: Range<usize>) -> Option<Span> {
        let verb = tokens.clone().rev().find(|&token| self.is_reporting(token) || self.is_according(token))?;
        if self.is_according(verb) {
            return self.following(verb + 2..tokens.end);
        }
        let start =
            (tokens.start..verb).rev().find(|&token| self.is_boundary(token)).map_or(tokens.start, |token| token + 1);
        let subject = self.skip_adverbs(start..verb);
        let comma = (subject.clone()).rev().find(|&token| self.norm(token) == ",");
        match comma {
            // “… called Moscow a partner and said”: the subject of the first verb is that of the second.
            _ if subject.is_empty() => self.leading(self.skip_marks(tokens.start..start)?),
            None => self.leading(subject),
            // “Su, director of the institute, said”: the speaker stands before what is set in commas.
            Some(comma) if comma + 1 == subject.end => self.parts(subject).find_map(|part| self.leading(part)),
            // “according to Xi, who also stated”
            Some(comma) if self.norm(comma + 1) == "who" => self.last_name(start..comma),
            Some(comma) => self.leading(comma + 1..subject.end),
        }
    }

    /// The parts of a range of tokens between commas.
    fn parts(&self, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut start = tokens.start;
        std::iter::from_fn(move || {
            let end = (start..tokens.end).find(|&token| self.norm(token) == ",")?;
            let part = start..end;
            start = end + 1;
            Some(part)
        })
    }

    /// The capitalised words at the end of a range of tokens.
    fn last_name(&self, tokens: Range<usize>) -> Option<Span> {
        let start = tokens.clone().rev().take_while(|&token| self.is_capitalised(token)).last()?;
        self.name(start..tokens.end)
    }

    /// The speaker at the start of `tokens`, which end before a verb: up to a comma or a word of time or place. None where
    /// another verb stands between.
    fn leading(&self, tokens: Range<usize>) -> Option<Span> {
        let end = tokens.clone().find(|&token| self.ends_name(token)).unwrap_or(tokens.end);
        let verbs = |token: usize| self.is_reporting(token) || AUXILIARY.contains(&self.norm(token));
        match (tokens.start..end).find(|&token| verbs(token)) {
            Some(verb) if self.is_reporting(verb) => self.name(tokens.start..verb),
            Some(_) => None,
            None => self.name(tokens.start..end),
        }
    }

    /// The speaker at the start of `tokens`, which follow a verb.
    fn following(&self, tokens: Range<usize>) -> Option<Span> {
        let end = tokens.clone().find(|&token| self.ends_name(token)).unwrap_or(tokens.end);
        self.name(tokens.start..end)
    }

    /// A span of tokens as a speaker, where it may be one: a pronoun, a name or a noun with what determines it.
    fn name(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.skip_adverbs(tokens);
        let first = tokens.clone().next()?;
        let is_pronoun = tokens.len() == 1 && PRONOUNS.contains(&self.norm(first));
        let named = tokens.clone().any(|token| self.is_capitalised(token));
        let determined = DETERMINERS.contains(&self.norm(first)) || self.norm(first).ends_with('s');
        let is_word = self.document.tokens[first].kind == TokenKind::Word && !NEVER.contains(&self.norm(first));
        let known = is_word && tokens.len() <= LONGEST && (is_pronoun || named || determined || tokens.len() <= 2);
        known.then(|| self.document.span_of(tokens))
    }

    /// The tokens without adverbs and auxiliaries at their end.
    fn skip_adverbs(&self, tokens: Range<usize>) -> Range<usize> {
        let is_weak = |token: usize| {
            let norm = self.norm(token);
            AUXILIARY.contains(&norm)
                || ADVERBS.contains(&norm)
                || norm.ends_with("ly") && self.document.form(token) == norm
        };
        let kept = tokens.clone().rev().find(|&token| !is_weak(token)).map_or(tokens.start, |token| token + 1);
        tokens.start..kept
    }

    /// The tokens without marks at their start; none where nothing else is.
    fn skip_marks(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let first = tokens.clone().find(|&token| self.document.tokens[token].kind != TokenKind::Punctuation)?;
        Some(first..tokens.end)
    }

    /// Whether a subject cannot reach over the token to its verb.
    fn is_boundary(&self, token: usize) -> bool {
        match self.norm(token) {
            ";" | ":" | "but" | "that" | "while" | "as" => true,
            "-" => !self.document.tokens[token].glued,
            "and" => !self.joins_names(token),
            _ => false,
        }
    }

    /// `Xi and Putin`
    fn joins_names(&self, and: usize) -> bool {
        and > 0
            && self.is_capitalised(and - 1)
            && self.document.tokens.get(and + 1).is_some()
            && self.is_capitalised(and + 1)
    }

    fn is_capitalised(&self, token: usize) -> bool {
        self.document.form(token).starts_with(char::is_uppercase)
    }

    /// Whether the name of a speaker ends before the token.
    fn ends_name(&self, token: usize) -> bool {
        let kind = self.document.tokens[token].kind;
        let mark = kind == TokenKind::Punctuation && !matches!(self.norm(token), "-" | "'");
        mark || ENDING.contains(&self.norm(token)) && !(self.norm(token) == "and" && self.joins_names(token))
    }

    fn is_according(&self, token: usize) -> bool {
        self.norm(token) == "according" && self.document.tokens.get(token + 1).is_some() && self.norm(token + 1) == "to"
    }

    fn is_reporting(&self, token: usize) -> bool {
        let Token { span, kind, .. } = self.document.tokens[token];
        // “so-called” says nothing.
        let compound = token > 0 && self.norm(token - 1) == "-" && self.document.tokens[token].glued;
        kind == TokenKind::Word
            && !compound
            && is_reporting(self.norm(token))
            && !self.near.iter().any(|quoted| quoted.contains(span))
    }

    fn norm(&self, token: usize) -> &'d str {
        self.document.norm(token)
    }
}

/// Whether a word is a finite form of a verb of saying, or a participle that stands for one (`…, saying:`).
fn is_reporting(norm: &str) -> bool {
    let inflected = |norm: &str| {
        let lemma = morphology::verb_lemma(norm);
        (lemma != norm || UNCHANGED.contains(&norm)) && reporting::verb(&lemma).is_some()
    };
    CALLING.contains(&norm) || if norm.ends_with("ing") { PARTICIPLES.contains(&norm) } else { inflected(norm) }
}

/// Verbs that put their words in quotation marks without saying that they were said.
const CALLING: &[&str] =
    &["branded", "called", "calling", "calls", "deemed", "dubbed", "labeled", "labelled", "termed"];

/// Past forms of verbs of saying that are their lemmas too.
const UNCHANGED: &[&str] = &["forecast", "put", "read"];

/// Participles that name a speaker as finite forms do.
const PARTICIPLES: &[&str] = &["saying", "telling", "warning"];

const PRONOUNS: &[&str] = &["he", "i", "it", "one", "she", "they", "we", "who", "you"];

const DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "both", "each", "her", "his", "its", "many", "most", "my", "one", "other", "our",
    "several", "some", "that", "the", "their", "these", "this", "those", "two",
];

const AUXILIARY: &[&str] = &[
    "are", "be", "been", "being", "did", "does", "had", "has", "have", "is", "may", "might", "was", "were", "will",
    "would",
];

const ADVERBS: &[&str] = &[
    "also", "again", "earlier", "ever", "later", "never", "not", "now", "often", "once", "since", "soon", "still",
    "then",
];

/// Words before which the name of a speaker ends.
const ENDING: &[&str] = &[
    "about",
    "after",
    "although",
    "and",
    "as",
    "at",
    "because",
    "before",
    "but",
    "during",
    "friday",
    "following",
    "from",
    "if",
    "in",
    "into",
    "monday",
    "on",
    "over",
    "saturday",
    "since",
    "sunday",
    "that",
    "though",
    "through",
    "thursday",
    "to",
    "tuesday",
    "wednesday",
    "when",
    "where",
    "which",
    "while",
    "who",
    "with",
];

/// Words that open no name of a speaker.
const NEVER: &[&str] = &[
    "and", "but", "for", "how", "if", "in", "not", "on", "or", "so", "that", "then", "there", "to", "what", "when",
    "where", "which", "why", "yet",
];
