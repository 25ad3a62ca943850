//! The parser's weights, read in place: two tables of rows of 8-bit weights, a feature's row given by its hash alone.
//!
//! Header: `RPRS` and two little-endian u32, the binary logarithms of the numbers of rows; then the rows of moves
//! (four weights each) and of labels (64 each).

/// Weights in a row of the table of moves.
pub const MOVES: usize = 4;
/// Weights in a row of the table of labels.
pub const LABELS: usize = 64;
const MAGIC: &[u8; 4] = b"RPRS";
const HEADER: usize = 12;
/// Rows fetched together.
const AT_A_TIME: usize = 32;

/// The row of a feature in a table of `1 << bits` rows.
pub fn row(feature: u64, bits: u32) -> usize {
    (feature >> (64 - bits)) as usize
}

/// Weights over an embedded table.
#[derive(Clone, Copy)]
pub struct Weights<'b> {
    moves: Rows<'b, MOVES>,
    labels: Rows<'b, LABELS>,
}

#[derive(Clone, Copy)]
struct Rows<'b, const N: usize> {
    bits: u32,
    rows: &'b [[u8; N]],
}

impl<const N: usize> Rows<'_, N> {
    fn score(&self, features: &[u64]) -> [i16; N] {
        let mut scores = [0; N];
        let mut found = [[0; N]; AT_A_TIME];
        for features in features.chunks(AT_A_TIME) {
            // Nearly every row has to come from far memory: fetched in a loop of their own they come together.
            for (row, &feature) in found.iter_mut().zip(features) {
                *row = self.rows[self::row(feature, self.bits)];
            }
            for row in &found[..features.len()] {
                for (score, &weight) in scores.iter_mut().zip(row) {
                    *score += i16::from(weight as i8);
                }
            }
        }
        scores
    }
}

impl<'b> Weights<'b> {
    /// Over the bytes of a table; none where they are not one.
    pub fn open(bytes: &'b [u8]) -> Option<Weights<'b>> {
        let (header, rest) = bytes.split_at_checked(HEADER)?;
        let bits = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let (moves, labels) = (bits(4), bits(8));
        if &header[..4] != MAGIC || !(1..28).contains(&moves) || !(1..28).contains(&labels) {
            return None;
        }
        let (move_rows, label_rows) = rest.split_at_checked(MOVES << moves)?;
        let whole = label_rows.len() == LABELS << labels;
        whole.then_some(Weights {
            moves: Rows { bits: moves, rows: move_rows.as_chunks().0 },
            labels: Rows { bits: labels, rows: label_rows.as_chunks().0 },
        })
    }

    /// Scores of the moves.
    pub fn moves(&self, features: &[u64]) -> [i16; MOVES] {
        self.moves.score(features)
    }

    /// Scores of the relations, by their codes; those past the last relation mean nothing.
    pub fn labels(&self, features: &[u64]) -> [i16; LABELS] {
        self.labels.score(features)
    }
}

/// Writes a table of both kinds of rows, as many of each as a power of two.
pub fn encode(moves: &[[i8; MOVES]], labels: &[[i8; LABELS]]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(moves.len().ilog2().to_le_bytes());
    bytes.extend(labels.len().ilog2().to_le_bytes());
    bytes.extend(moves.iter().flatten().map(|&weight| weight as u8));
    bytes.extend(labels.iter().flatten().map(|&weight| weight as u8));
    bytes
}
