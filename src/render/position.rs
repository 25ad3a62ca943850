//! Lines and columns of a text, as tools show them to people.

use crate::model::Span;

/// A place in a text, counted from one; columns in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from one.
    pub line: usize,
    /// Column, from one.
    pub column: usize,
}

/// Where the lines of a text start: built in one pass, then each look-up takes a binary search and a line's length.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Of a text; `\n`, `\r\n` and `\r` end a line.
    pub fn new(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1)).collect();
        Lines { text, starts }
    }

    /// The place of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: 1 + self.text[start..offset].chars().count() }
    }

    /// The places of the first and behind the last character of a span.
    pub fn range(&self, span: Span) -> [Position; 2] {
        [self.position(span.start), self.position(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_code_points_from_one() {
        let lines = Lines::new("één\r\ntwo\rthree\n");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position("éé".len()), Position { line: 1, column: 3 });
        assert_eq!(lines.position("één\r\n".len()), Position { line: 2, column: 1 });
        assert_eq!(lines.position("één\r\ntwo\rth".len()), Position { line: 3, column: 3 });
        assert_eq!(lines.position("één\r\ntwo\rthree\n".len()), Position { line: 4, column: 1 });
    }
}
