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

/// How many code points stand before a place of a text: counted in one pass, then each look-up takes constant time.
pub struct CodePoints<'t> {
    text: &'t str,
    /// How many begin before every [`STRIDE`]th byte.
    before: Vec<usize>,
}

const STRIDE: usize = 256;

/// Whether a byte of UTF-8 begins a code point.
fn begins(byte: &&u8) -> bool {
    **byte & 0xc0 != 0x80
}

impl<'t> CodePoints<'t> {
    /// Of a text.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let mut count = 0;
        let before = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = count;
            count += chunk.iter().filter(begins).count();
            before
        });
        CodePoints { text, before: before.collect() }
    }

    /// How many begin before a byte offset.
    pub fn before(&self, offset: usize) -> usize {
        let Some(chunk) = self.before.len().checked_sub(1).map(|last| last.min(offset / STRIDE)) else { return 0 };
        self.before[chunk] + self.text.as_bytes()[chunk * STRIDE..offset].iter().filter(begins).count()
    }
}

/// Where the lines of a text start: built in one pass, then each look-up takes a binary search.
pub struct Lines<'t> {
    points: CodePoints<'t>,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Of a text; `\n`, `\r\n` and `\r` end a line.
    pub fn new(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1)).collect();
        Lines { points: CodePoints::new(text), starts }
    }

    /// The place of a byte offset.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        Position { line, column: 1 + self.points.before(offset) - self.points.before(start) }
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
    fn counts_code_points_before_every_place() {
        let text = "één 𝄞 ".repeat(100);
        let points = CodePoints::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(points.before(offset), count);
        }
        assert_eq!(points.before(text.len()), text.chars().count());
        assert_eq!(CodePoints::new("").before(0), 0);
    }

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
