use super::rules::opens_sentence;
use crate::model::Span;
use crate::read::characters::{char_boundary, is_blank, is_closing};

/// A place where a sentence may end, and what stands around it.
///
/// ```text
/// He left at 6 p.m.” Then it rained.
/// │          │    ││ └ next
/// start   word  mark end
/// ```
pub(super) struct Gap<'t> {
    text: &'t str,
    /// The sentence so far.
    pub start: usize,
    /// The first of the marks that may end it.
    pub mark: usize,
    /// After those marks.
    pub marks_end: usize,
    /// After the closing quotation marks and brackets that follow them.
    pub end: usize,
    /// The first visible character after that.
    pub next: usize,
    /// The end of the block.
    block_end: usize,
    /// Whether the block has no capital letter at all, so that a small letter tells nothing.
    pub caseless: bool,
}

/// How far back and ahead a word is looked for, in bytes.
const REACH: usize = 40;

impl<'t> Gap<'t> {
    /// The gap at `marks` in the `rest` of a block from the start of a sentence; none where nothing follows.
    pub fn at(text: &'t str, rest: Span, marks: Span, caseless: bool) -> Option<Gap<'t>> {
        let block = &text[..rest.end];
        let end = closers_end(block, marks.end);
        let next = end + (block.len() - end - block[end..].trim_start_matches(is_blank).len());
        let gap = Gap {
            text,
            start: rest.start,
            mark: marks.start,
            marks_end: marks.end,
            end,
            next,
            block_end: rest.end,
            caseless,
        };
        (next < rest.end).then_some(gap)
    }

    /// The marks at which the sentence may end.
    pub fn marks(&self) -> &'t str {
        &self.text[self.mark..self.marks_end]
    }

    /// The closing quotation marks and brackets after them.
    pub fn closers(&self) -> &'t str {
        &self.text[self.marks_end..self.end]
    }

    /// The sentence before the marks.
    pub fn before(&self) -> &'t str {
        &self.text[self.start..self.mark]
    }

    /// What follows in the block.
    pub fn after(&self) -> &'t str {
        &self.text[self.next..self.block_end]
    }

    /// Whether nothing parts the marks from what follows.
    pub fn is_glued(&self) -> bool {
        self.end == self.next
    }

    /// The word right before the marks; empty where a blank or a quotation mark stands there.
    pub fn word(&self) -> &'t str {
        last_word(self.before())
    }

    /// The word before that; empty where a mark stands between.
    pub fn word_before(&self) -> &'t str {
        let before = self.before();
        last_word(before[..before.len() - self.word().len()].trim_end())
    }

    /// The first word of what follows, without opening marks.
    pub fn next_word(&self) -> &'t str {
        first_word(self.after().trim_start_matches(is_opener))
    }

    /// The words that follow, as far as no mark parts them.
    pub fn next_words(&self) -> impl Iterator<Item = &'t str> {
        let mut rest = self.after();
        std::iter::from_fn(move || {
            let word = first_word(rest);
            rest = rest[word.len()..].strip_prefix(' ').unwrap_or("");
            (!word.is_empty()).then_some(word)
        })
    }

    /// The first character of what follows that is no opening mark.
    pub fn next_char(&self) -> char {
        self.after().chars().find(|&c| !is_opener(c)).unwrap_or(' ')
    }
}

/// After the run of marks from `mark`, spaced ellipses (`. . .`) included; `mark` itself where none stands there.
pub(super) fn marks_end(block: &str, mark: usize) -> usize {
    let is_mark = |c: char| matches!(c, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？');
    let run = |at: usize| at + (block.len() - at - block[at..].trim_start_matches(is_mark).len());
    let mut end = run(mark);
    while end > mark && block[..end].ends_with('.') {
        let Some(dots) = block[end..].strip_prefix([' ', '\u{A0}']).filter(|rest| rest.starts_with('.')) else { break };
        let dot = block.len() - dots.len();
        if dots[1..].starts_with(char::is_alphanumeric) {
            break;
        }
        end = run(dot);
    }
    end
}

/// After the closing marks from `at`, and references to notes (`[16]`, ` 4 Even so`).
fn closers_end(block: &str, at: usize) -> usize {
    let mut rest = &block[at..];
    loop {
        let after = rest.trim_start_matches(is_closing);
        let spaced = after.strip_prefix(' ').filter(|after| after.starts_with("''") || after.starts_with('”'));
        let after = reference(spaced.unwrap_or(after)).or(spaced).unwrap_or(after);
        if after.len() == rest.len() {
            return block.len() - rest.len();
        }
        rest = after;
    }
}

/// What follows a reference to a note, or an omission in brackets, that belongs to the sentence before.
fn reference(text: &str) -> Option<&str> {
    let spaced = text.trim_start_matches(' ');
    let digits = |text: &str| text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    match spaced.strip_prefix('[') {
        Some(inner) if digits(inner) > 0 => inner[digits(inner)..].strip_prefix(']'),
        Some(inner) => inner.strip_prefix("...]").or_else(|| inner.strip_prefix("…]")),
        None if spaced.len() < text.len() && matches!(digits(spaced), 1 | 2) => {
            let after = &spaced[digits(spaced)..];
            let word = first_word(after.strip_prefix(' ')?);
            (opens_sentence(word) && !COUNTED.contains(&word)).then_some(after)
        }
        None => None,
    }
}

/// Words that open sentences but may follow a number in a heading.
const COUNTED: [&str; 6] = ["And", "More", "Most", "Of", "Or", "Other"];

/// Marks that may stand before the first word of a sentence.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '\'' | '‘' | '‚' | '(' | '[' | '«' | '‹' | '`' | '*' | '_' | '¿' | '¡')
}

/// The word at the end of a text; empty where none is or it is longer than any word.
fn last_word(text: &str) -> &str {
    let from = char_boundary(text, text.len().saturating_sub(REACH));
    let near = &text[from..];
    let is_edge = |c: char| {
        is_blank(c)
            || is_opener(c)
            || matches!(c, '”' | '’' | '—' | '–' | '-' | '/' | ')' | ']' | ',' | ';' | ':' | '•' | '⁃')
    };
    let mut at = near.len();
    while let Some(edge) = near[..at].rfind(is_edge) {
        let inner = near[edge..].starts_with(['\'', '’']) && near[..edge].ends_with(char::is_alphanumeric);
        if !inner {
            return near[edge..].trim_start_matches(is_edge);
        }
        at = edge;
    }
    if from == 0 { near } else { "" }
}

/// The word at the start of a text.
fn first_word(text: &str) -> &str {
    let near = &text[..char_boundary(text, REACH)];
    let end = near.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).unwrap_or(near.len());
    &near[..end]
}
