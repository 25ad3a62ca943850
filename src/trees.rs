//! Gradient-boosted decision trees, read in place: a yes-or-no question to a row of byte-sized features.
//!
//! The trees are oblivious (Kohavi 1994; Prokhorenkova et al. 2018, “CatBoost”): all nodes of a level ask the same
//! question, so that a leaf's number is one bit a level, without a branch, for many rows at a time. `cargo xtask`
//! trains them (`xtask/src/boost.rs`).
//!
//! The format, little-endian: `RTT1`, u16 number of features, u16 number of trees, u8 depth, three zero bytes,
//! f32 bias, f32 leaf unit; then for each tree its levels as (u8 feature, u8 threshold) and its 2^depth leaves as i16,
//! in leaf units. A row's score is the bias and its leaf of every tree, in log-odds.

/// The first bytes of a forest.
pub const MAGIC: [u8; 4] = *b"RTT1";

/// The deepest trees: a leaf's number fits a byte.
pub const DEEPEST: usize = 8;

const HEADER: usize = 20;

/// Rows that are scored at a time; [`Columns`] are padded to a multiple of it.
const LANES: usize = 32;

/// Boosted trees over a byte slice.
#[derive(Clone, Copy, Debug)]
pub struct Trees<'b> {
    trees: &'b [u8],
    features: usize,
    depth: usize,
    bias: f32,
    unit: f32,
}

impl<'b> Trees<'b> {
    /// Opens what the trainer wrote; none where the bytes are something else or cut off. Reads the header only.
    pub fn open(bytes: &'b [u8]) -> Option<Trees<'b>> {
        let (header, trees) = bytes.split_at_checked(HEADER)?;
        let short = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let float = |at: usize| f32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let depth = usize::from(header[8]);
        let is_whole = header[..4] == MAGIC && depth <= DEEPEST && trees.len() == short(6) * tree_bytes(depth);
        let opened = Trees { trees, features: short(4), depth, bias: float(12), unit: float(16) };
        let knows_features = || opened.levels().all(|level| usize::from(level[0]) < opened.features);
        (is_whole && knows_features()).then_some(opened)
    }

    fn levels(&self) -> impl Iterator<Item = &'b [u8]> {
        let depth = self.depth;
        self.trees.chunks_exact(tree_bytes(depth)).flat_map(move |tree| tree[..2 * depth].chunks_exact(2))
    }

    /// How many features a row has.
    pub fn features(&self) -> usize {
        self.features
    }

    /// The probability of *yes* for one row of [`Trees::features`] values; missing ones count as 0.
    pub fn probability(&self, row: &[u8]) -> f32 {
        let mut sum = 0;
        for tree in self.trees.chunks_exact(tree_bytes(self.depth)) {
            let (levels, leaves) = tree.split_at(2 * self.depth);
            let mut leaf = 0;
            for (bit, level) in levels.chunks_exact(2).enumerate() {
                let value = row.get(usize::from(level[0])).copied().unwrap_or(0);
                leaf |= usize::from(value > level[1]) << bit;
            }
            sum += i32::from(i16::from_le_bytes([leaves[2 * leaf], leaves[2 * leaf + 1]]));
        }
        self.squash(sum)
    }

    /// The probability of *yes* for each row of `columns`, into `probabilities`. Rows × trees × depth byte operations,
    /// 32 rows at a time.
    pub fn probabilities(&self, columns: &Columns, probabilities: &mut Vec<f32>) {
        probabilities.clear();
        for first in (0..columns.rows).step_by(LANES) {
            let rows = LANES.min(columns.rows - first);
            let mut sums = [0i32; LANES];
            for tree in self.trees.chunks_exact(tree_bytes(self.depth)) {
                let (levels, leaves) = tree.split_at(2 * self.depth);
                let (mut numbers, mut bits) = ([0u8; LANES], [1u8; LANES]);
                for &[feature, threshold] in levels.as_chunks().0 {
                    let values = columns.lanes(usize::from(feature), first);
                    for ((number, value), bit) in numbers.iter_mut().zip(values).zip(bits) {
                        *number |= if *value > threshold { bit } else { 0 };
                    }
                    bits = bits.map(|bit| bit << 1);
                }
                let (leaves, _) = leaves.as_chunks::<2>();
                for (sum, number) in sums[..rows].iter_mut().zip(numbers) {
                    *sum += leaves.get(usize::from(number)).map_or(0, |leaf| i32::from(i16::from_le_bytes(*leaf)));
                }
            }
            probabilities.extend(sums[..rows].iter().map(|&sum| self.squash(sum)));
        }
    }

    /// From a sum of leaves to a probability.
    fn squash(&self, sum: i32) -> f32 {
        1.0 / (1.0 + (-(self.bias + self.unit * sum as f32)).exp())
    }
}

fn tree_bytes(depth: usize) -> usize {
    2 * depth + (2 << depth)
}

/// Rows of byte-sized features, kept column by column.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    rows: usize,
    stride: usize,
    values: Vec<u8>,
}

impl Columns {
    /// `rows` rows of `features` zeroes.
    pub fn new(features: usize, rows: usize) -> Columns {
        let mut columns = Columns::default();
        columns.reset(features, rows);
        columns
    }

    /// Of rows that have a value for each of some features.
    pub fn of_rows<'r>(features: usize, rows: impl ExactSizeIterator<Item = &'r [u8]>) -> Columns {
        let mut columns = Columns::new(features, rows.len());
        for (at, row) in rows.enumerate() {
            row.iter().enumerate().for_each(|(feature, &value)| columns.set(feature, at, value));
        }
        columns
    }

    /// Makes it `rows` rows of `features` zeroes, in the memory that it has.
    pub fn reset(&mut self, features: usize, rows: usize) {
        (self.rows, self.stride) = (rows, rows.next_multiple_of(LANES));
        self.values.clear();
        self.values.resize(features * self.stride, 0);
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many features a row has.
    pub fn features(&self) -> usize {
        self.values.len().checked_div(self.stride).unwrap_or(0)
    }

    /// Keeps some rows only, told by their numbers in ascending order.
    pub fn keep(&mut self, rows: &[usize]) {
        for feature in self.values.chunks_exact_mut(self.stride.max(1)) {
            rows.iter().enumerate().for_each(|(to, &from)| feature[to] = feature[from]);
        }
        self.rows = rows.len();
    }

    /// Sets one value.
    pub fn set(&mut self, feature: usize, row: usize, value: u8) {
        debug_assert!(row < self.rows);
        self.values[feature * self.stride + row] = value;
    }

    /// All rows' values of a feature.
    pub fn column(&self, feature: usize) -> &[u8] {
        &self.values[feature * self.stride..][..self.rows]
    }

    /// All rows' values of a feature, to change.
    pub fn column_mut(&mut self, feature: usize) -> &mut [u8] {
        &mut self.values[feature * self.stride..][..self.rows]
    }

    /// [`LANES`] values of a feature from row `first`; zeroes for a feature that is not there.
    fn lanes(&self, feature: usize, first: usize) -> &[u8; LANES] {
        let start = feature * self.stride + first;
        self.values.get(start..).and_then(<[u8]>::first_chunk).unwrap_or(&[0; LANES])
    }
}

/// A value from 0 to 1 as a feature.
pub fn unit(value: f32) -> u8 {
    (value * 255.0).round() as u8
}

/// A value from −1 to 1 as a feature; 0 is 128.
pub fn signed(value: f32) -> u8 {
    (value * 127.0 + 128.0).round().max(1.0) as u8
}

#[cfg(test)]
mod tests {
    use super::{Columns, HEADER, MAGIC, Trees, signed, unit};

    /// Two trees of depth two over three features.
    fn forest() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([3, 0, 2, 0, 2, 0, 0, 0]);
        bytes.extend(0.5f32.to_le_bytes());
        bytes.extend(0.25f32.to_le_bytes());
        for (levels, leaves) in [([0, 10, 1, 20], [-4i16, 4, 0, 8]), ([2, 0, 0, 200], [1, 2, -3, 4])] {
            bytes.extend(levels);
            bytes.extend(leaves.iter().flat_map(|leaf| leaf.to_le_bytes()));
        }
        bytes
    }

    #[test]
    fn a_row_takes_one_leaf_of_every_tree() {
        let bytes = forest();
        let trees = Trees::open(&bytes).expect("a forest");
        let odds = |row: &[u8]| -(1.0 / trees.probability(row) - 1.0).ln();
        assert!((odds(&[0, 0, 0]) - (0.5 + 0.25 * (-4.0 + 1.0))).abs() < 1e-5);
        assert!((odds(&[11, 0, 1]) - (0.5 + 0.25 * (4.0 + 2.0))).abs() < 1e-5);
        assert!((odds(&[201, 21, 9]) - (0.5 + 0.25 * (8.0 + 4.0))).abs() < 1e-4);
    }

    /// One tree of some depth over three features, each leaf with a value of its own.
    fn tree(depth: u8) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([3, 0, 1, 0, depth, 0, 0, 0]);
        bytes.extend(0.5f32.to_le_bytes());
        bytes.extend(0.25f32.to_le_bytes());
        bytes.extend((0..depth).flat_map(|level| [level % 3, 20 * level]));
        bytes.extend((0..1i16 << depth).flat_map(|leaf| (leaf * 7 % 50 - 25).to_le_bytes()));
        bytes
    }

    #[test]
    fn rows_at_a_time_give_what_one_row_gives() {
        for bytes in [forest(), tree(5), tree(6), tree(7), tree(8)] {
            let trees = Trees::open(&bytes).expect("a forest");
            let rows: Vec<[u8; 3]> = (0..71u8).map(|at| [at.wrapping_mul(37), at, at % 2]).collect();
            let mut columns = Columns::new(3, rows.len());
            for (at, row) in rows.iter().enumerate() {
                (0..3).for_each(|feature| columns.set(feature, at, row[feature]));
            }
            let mut probabilities = Vec::new();
            trees.probabilities(&columns, &mut probabilities);
            let singly: Vec<f32> = rows.iter().map(|row| trees.probability(row)).collect();
            assert_eq!(probabilities, singly);
        }
    }

    #[test]
    fn the_rows_that_are_kept_close_up() {
        let rows: Vec<[u8; 2]> = (0..40u8).map(|at| [at, 100 + at]).collect();
        let mut columns = Columns::of_rows(2, rows.iter().map(<[u8; 2]>::as_slice));
        columns.keep(&[3, 17, 39]);
        assert_eq!((columns.rows(), columns.features()), (3, 2));
        assert_eq!((columns.column(0), columns.column(1)), (&[3, 17, 39][..], &[103, 117, 139][..]));
        columns.keep(&[]);
        assert_eq!(columns.rows(), 0);
    }

    #[test]
    fn what_is_not_a_forest_does_not_open() {
        let bytes = forest();
        assert!(Trees::open(&[]).is_none());
        assert!((0..bytes.len()).all(|end| Trees::open(&bytes[..end]).is_none()));
        let mut unknown_feature = bytes.clone();
        unknown_feature[HEADER] = 3;
        assert!(Trees::open(&unknown_feature).is_none());
        assert!(Trees::open(&bytes).is_some());
    }

    #[test]
    fn values_out_of_range_stop_at_the_ends() {
        assert_eq!([unit(-1.0), unit(0.0), unit(1.0), unit(7.0), unit(f32::NAN)], [0, 0, 255, 255, 0]);
        assert_eq!([signed(-9.0), signed(-1.0), signed(0.0), signed(1.0), signed(9.0)], [1, 1, 128, 255, 255]);
    }
}
