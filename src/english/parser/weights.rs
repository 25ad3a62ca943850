//! The parser's weights, read in place: two tables of rows, a feature's row given by its hash alone.
//!
//! Header: `RPRS` and two little-endian u32, the binary logarithms of the numbers of rows; then the rows of moves
//! (two bytes, [`pack`]) and of labels (a signed byte for each relation).

use crate::english::tree::Deprel;

/// Weights in a row of the table of moves.
pub const MOVES: usize = 4;
/// Weights in a row of the table of labels.
pub const LABELS: usize = Deprel::ALL.len();
const MAGIC: &[u8; 4] = b"RPRS";
const HEADER: usize = 12;
/// Rows fetched together.
const AT_A_TIME: usize = 32;

/// Bits of a packed weight.
const BITS: u32 = 5;
/// What a packed weight stands for: small ones exactly, large ones by nearness, since a feature that weighs much does
/// so with an error as well.
const LEVELS: [i8; 1 << BITS] = {
    const UP: [i8; 15] = [1, 2, 3, 4, 5, 7, 9, 11, 14, 18, 24, 32, 44, 64, 104];
    let mut levels = [0; 1 << BITS];
    let mut level = 0;
    while level < UP.len() {
        (levels[level + 1], levels[level + 1 + UP.len()]) = (UP[level], -UP[level]);
        level += 1;
    }
    levels
};

/// The row of a feature in a table of `1 << bits` rows.
pub fn row(feature: u64, bits: u32) -> usize {
    (feature >> (64 - bits)) as usize
}

/// Packs the weights of the moves. Only their differences count, so that the last one needs no room.
pub fn pack(weights: [f64; MOVES]) -> u16 {
    let nearest = |weight: f64| {
        let error = |code: &usize| (f64::from(LEVELS[*code]) - weight).abs();
        (0..LEVELS.len()).min_by(|a, b| error(a).total_cmp(&error(b))).unwrap_or(0) as u16
    };
    let last = weights[MOVES - 1];
    weights[..MOVES - 1].iter().rev().fold(0, |packed, weight| packed << BITS | nearest(weight - last))
}

/// What a packed weight adds to a sum of all moves: the weights of the first moves by their codes, side by side in one
/// number, 16 bits each.
const fn sides<const N: usize>(first: u32) -> [i64; N] {
    let mut sides = [0; N];
    let mut codes = 0;
    while codes < N {
        let (mut rest, mut at) = (codes, first);
        while rest > 0 {
            sides[codes] += (LEVELS[rest % LEVELS.len()] as i64) << (16 * at);
            (rest, at) = (rest / LEVELS.len(), at + 1);
        }
        codes += 1;
    }
    sides
}
static FIRST_TWO: [i64; 1 << (2 * BITS)] = sides(0);
static THIRD: [i64; 1 << BITS] = sides(2);

/// Weights over an embedded table.
#[derive(Clone, Copy)]
pub struct Weights<'b> {
    moves: Rows<'b, 2>,
    labels: Rows<'b, LABELS>,
}

#[derive(Clone, Copy)]
struct Rows<'b, const N: usize> {
    bits: u32,
    rows: &'b [[u8; N]],
}

impl<const N: usize> Rows<'_, N> {
    /// Adds up the rows of some features.
    fn sum<S>(&self, features: &[u64], mut sum: S, add: impl Fn(&mut S, &[u8; N])) -> S {
        let mut found = [[0; N]; AT_A_TIME];
        for features in features.chunks(AT_A_TIME) {
            // Nearly every row has to come from far memory: fetched in a loop of their own they come together.
            for (row, &feature) in found.iter_mut().zip(features) {
                *row = self.rows[self::row(feature, self.bits)];
            }
            found[..features.len()].iter().for_each(|row| add(&mut sum, row));
        }
        sum
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
        let (move_rows, label_rows) = rest.split_at_checked(2 << moves)?;
        let whole = label_rows.len() == LABELS << labels;
        whole.then_some(Weights {
            moves: Rows { bits: moves, rows: move_rows.as_chunks().0 },
            labels: Rows { bits: labels, rows: label_rows.as_chunks().0 },
        })
    }

    /// Scores of the moves.
    pub fn moves(&self, features: &[u64]) -> [i16; MOVES] {
        let add = |sum: &mut i64, row: &[u8; 2]| {
            let packed = usize::from(u16::from_le_bytes(*row));
            *sum += FIRST_TWO[packed % FIRST_TWO.len()] + THIRD[(packed / FIRST_TWO.len()) % THIRD.len()];
        };
        let mut sum = self.moves.sum(features, 0, add);
        std::array::from_fn(|_| {
            let score = sum as i16;
            sum = (sum - i64::from(score)) >> 16;
            score
        })
    }

    /// Scores of the relations, by their codes.
    pub fn labels(&self, features: &[u64]) -> [i16; LABELS] {
        self.labels.sum(features, [0; LABELS], |scores, row| {
            scores.iter_mut().zip(row).for_each(|(score, &weight)| *score += i16::from(weight as i8));
        })
    }
}

/// Writes a table of both kinds of rows, as many of each as a power of two.
pub fn encode(moves: &[u16], labels: &[[i8; LABELS]]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(moves.len().ilog2().to_le_bytes());
    bytes.extend(labels.len().ilog2().to_le_bytes());
    bytes.extend(moves.iter().flat_map(|row| row.to_le_bytes()));
    bytes.extend(labels.iter().flatten().map(|&weight| weight as u8));
    bytes
}
