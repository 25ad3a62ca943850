//! Text for a terminal: made harmless, marked, measured and wrapped.

use super::style::{Paint, Style};
use crate::model::{Severity, Span};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A run of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Harmless text.
    pub text: String,
    /// Its style.
    pub style: Style,
}

impl Segment {
    /// A run of harmless text in a style.
    pub fn new(text: impl Into<String>, style: Style) -> Segment {
        Segment { text: text.into(), style }
    }
}

/// A line of segments that fits the width it was wrapped for.
pub type Line = Vec<Segment>;

/// How many columns a text takes: wide characters two, combining ones none.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text as it may be sent to a terminal: white space folded to single spaces, control characters, escapes, bidi
/// controls and invisible characters shown by their code (`‹U+001B›`), never sent.
pub fn shown(text: &str) -> Cow<'_, str> {
    let plain = |c: char| c == ' ' || (!c.is_whitespace() && !is_hostile(c));
    if text.chars().all(plain) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if character == '\u{ad}' || character == '\u{feff}' {
            // A soft hyphen or a byte order mark inside a text says nothing, and shows nothing.
        } else if is_hostile(character) {
            shown.push_str(&format!("‹U+{:04X}›", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Characters that steer a terminal or a reader's eye rather than being read.
fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The part `span` of `text` with `marks` in it. Without colour a mark is shown by brackets: `⟦annexing⟧`.
///
/// Marks may overlap: each stretch takes the worst severity that covers it.
pub fn marked(text: &str, span: Span, marks: &[(Span, Severity)], paint: Paint) -> Vec<Segment> {
    let mut cuts = vec![span.start, span.end];
    let clipped = |mark: Span| Span { start: mark.start.max(span.start), end: mark.end.min(span.end) };
    let marks: Vec<(Span, Severity)> =
        marks.iter().filter(|(mark, _)| mark.overlaps(span)).map(|(mark, s)| (clipped(*mark), *s)).collect();
    cuts.extend(marks.iter().flat_map(|(mark, _)| [mark.start, mark.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut segments: Vec<Segment> = Vec::new();
    for stretch in cuts.windows(2).map(|cut| Span::new(cut[0], cut[1])) {
        let severity = marks.iter().filter(|(mark, _)| mark.contains(stretch)).map(|(_, severity)| *severity).max();
        let text = shown(stretch.of(text));
        let (text, style) = match (severity, paint) {
            (None, _) => (text.into_owned(), Style::Plain),
            (Some(severity), Paint::Color) => (text.into_owned(), Style::Marked(severity)),
            (Some(severity), Paint::Plain) => (format!("⟦{text}⟧"), Style::Marked(severity)),
        };
        match segments.last_mut() {
            Some(last) if last.style == style && paint == Paint::Color => last.text.push_str(&text),
            _ => segments.push(Segment { text, style }),
        }
    }
    segments
}

/// Breaks segments into lines of at most `columns` columns, at white space; a word that is longer than a line is cut
/// between graphemes. Always gives at least one line.
pub fn wrap(segments: &[Segment], columns: usize) -> Vec<Line> {
    let mut lines = Wrapper { columns: columns.max(1), ..Wrapper::default() };
    for segment in segments {
        for piece in segment.text.split_word_bounds() {
            if piece.trim().is_empty() {
                lines.space();
            } else {
                lines.piece(piece, segment.style);
            }
        }
    }
    lines.finish()
}

/// Collects the pieces of a word (which may change its style midway) until white space ends it.
#[derive(Default)]
struct Wrapper {
    columns: usize,
    lines: Vec<Line>,
    line: Line,
    used: usize,
    word: Line,
    pending_space: bool,
}

impl Wrapper {
    fn piece(&mut self, text: &str, style: Style) {
        self.word.push(Segment::new(text, style));
    }

    fn space(&mut self) {
        self.place_word();
        self.pending_space = true;
    }

    fn place_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.is_empty() {
            return;
        }
        let needed: usize = word.iter().map(|segment| width(&segment.text)).sum();
        let gap = usize::from(self.pending_space && self.used > 0);
        if self.used + gap + needed > self.columns && self.used > 0 {
            self.break_line();
        } else if gap == 1 {
            let bridges = self.line.last().is_some_and(|last| last.style == word[0].style);
            self.push(" ", if bridges { word[0].style } else { Style::Plain }, 1);
        }
        self.pending_space = false;
        for segment in word {
            self.place_piece(&segment);
        }
    }

    fn place_piece(&mut self, segment: &Segment) {
        let needed = width(&segment.text);
        if self.used + needed <= self.columns {
            self.push(&segment.text, segment.style, needed);
            return;
        }
        for grapheme in segment.text.graphemes(true) {
            let needed = width(grapheme);
            if self.used + needed > self.columns && self.used > 0 {
                self.break_line();
            }
            self.push(grapheme, segment.style, needed);
        }
    }

    fn push(&mut self, text: &str, style: Style, columns: usize) {
        match self.line.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ => self.line.push(Segment::new(text, style)),
        }
        self.used += columns;
    }

    fn break_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    fn finish(mut self) -> Vec<Line> {
        self.place_word();
        self.break_line();
        self.lines
    }
}

/// A line as text, padded with spaces to `columns` where it is shorter.
pub fn painted(line: &[Segment], columns: Option<usize>, paint: Paint) -> String {
    let mut out: String = line.iter().map(|segment| paint.paint(&segment.text, segment.style)).collect();
    if let Some(columns) = columns {
        let used: usize = line.iter().map(|segment| width(&segment.text)).sum();
        out.extend(std::iter::repeat_n(' ', columns.saturating_sub(used)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        let lines = wrap(&[Segment::new(text, Style::Plain)], columns);
        lines.iter().map(|line| painted(line, None, Paint::Plain)).collect()
    }

    #[test]
    fn wraps_at_words_and_cuts_only_what_is_longer_than_a_line() {
        assert_eq!(lines("the boats are stuck", 9), ["the boats", "are stuck"]);
        assert_eq!(lines("unputdownable", 5), ["unput", "downa", "ble"]);
    }

    #[test]
    fn counts_wide_characters_as_two_columns_and_combining_ones_as_none() {
        assert_eq!(lines("北京 北京", 4), ["北京", "北京"]);
        assert_eq!(lines("e\u{301}te\u{301} e\u{301}te\u{301}", 7), ["e\u{301}te\u{301} e\u{301}te\u{301}"]);
    }

    #[test]
    fn keeps_every_word_and_no_line_is_too_wide() {
        let text = "A ferry ran aground off the northern quay, the harbour master’s office said late on Monday.";
        for columns in 1..60 {
            let lines = lines(text, columns);
            assert!(lines.iter().all(|line| width(line) <= columns.max(1)), "{columns}: {lines:?}");
            let squeezed: String = lines.concat().split_whitespace().collect();
            assert_eq!(squeezed, text.split_whitespace().collect::<String>());
        }
    }

    #[test]
    fn shows_escapes_and_bidi_controls_instead_of_sending_them() {
        assert_eq!(shown("a\u{1b}[31mb"), "a‹U+001B›[31mb");
        assert_eq!(shown("a\u{202e}b"), "a‹U+202E›b");
        assert_eq!(shown("tab\tand\nline"), "tab and line");
        assert!(matches!(shown("plain “text”"), Cow::Borrowed(_)));
    }

    #[test]
    fn marks_take_the_worst_severity_where_they_overlap() {
        let marks = [(Span::new(0, 7), Severity::Minor), (Span::new(4, 11), Severity::Critical)];
        let segments = marked("one two three", Span::new(0, 13), &marks, Paint::Color);
        let styles: Vec<(&str, Style)> = segments.iter().map(|s| (s.text.as_str(), s.style)).collect();
        assert_eq!(
            styles,
            [
                ("one ", Style::Marked(Severity::Minor)),
                ("two thr", Style::Marked(Severity::Critical)),
                ("ee", Style::Plain)
            ]
        );
    }
}
