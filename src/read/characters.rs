//! Classes of characters that reading needs.

use crate::model::{Span, is_invisible};

/// Whether a character leaves no mark on paper.
pub(super) fn is_blank(c: char) -> bool {
    match c.is_ascii() {
        true => c <= ' ' || c == '\u{7F}',
        false => c.is_whitespace() || is_invisible(c) || c.is_control(),
    }
}

/// The last boundary between characters at or before the byte `at`.
pub(super) fn char_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (at.saturating_sub(3)..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The span without blanks at its ends; empty at its start where there is nothing else.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.start + (part.len() - part.trim_start_matches(is_blank).len());
    Span::new(start, start.max(span.start + part.trim_end_matches(is_blank).len()))
}

/// Whether a character joins itself to the one before: an accent, a variation, an invisible one.
pub(super) fn is_joining(c: char) -> bool {
    !c.is_ascii()
        && (is_invisible(c)
            || unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '\u{1F3FB}'..='\u{1F3FF}'))
}

/// Straight and curly apostrophes and single quotation marks.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '‛')
}

/// Hyphens, not dashes.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// Whether a character outside letters and digits is punctuation; the rest are symbols.
pub(super) fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '%' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '&' | '#' | '@' => false,
        _ if c.is_ascii() => c.is_ascii_punctuation(),
        '‰' | '‱' | '⁄' | '⁒' => false,
        '¡'
        | '¿'
        | '«'
        | '»'
        | '·'
        | '\u{2010}'..='\u{205E}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301F}'
        | '＂'
        | '＇' => true,
        '\u{2E00}'..='\u{2E5D}' | '（' | '）' | '，' | '．' | '：' | '；' | '！' | '？' | '｡' => true,
        _ => false,
    }
}

/// The plain character for a typographic one: straight quotes, plain hyphens for all dashes, a plain space.
pub(super) fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '‹' | '›' | '＇' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ => c,
    }
}

/// Marks that may close a sentence after its period.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '}' | '»' | '›')
}
