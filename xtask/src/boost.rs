//! Trains the boosted trees that `retold::trees` reads: gradient boosting with oblivious trees over histograms.
//!
//! Newton boosting of the cross-entropy (Friedman 2001; Chen & Guestrin 2016). A level of a tree takes the one question
//! that gains most over all its nodes together. The same rows and options give the same bytes, on any number of cores.

use rayon::prelude::*;
use retold::trees::{Columns, MAGIC};

/// How to grow the trees.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many trees.
    pub trees: usize,
    /// Levels of a tree, at most [`retold::trees::DEEPEST`].
    pub depth: usize,
    /// Share of a tree's answer that is taken over.
    pub rate: f64,
    /// Added to each leaf's second derivative: pulls the answers of leaves with few rows towards 0.
    pub ridge: f64,
    /// Share of the features that each tree may ask for.
    pub features: f64,
    /// Share of the rows that each tree is grown on.
    pub rows: f64,
    /// Seed of the shares.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options { trees: 200, depth: 6, rate: 0.1, ridge: 2.0, features: 0.5, rows: 0.7, seed: 1 }
    }
}

/// Trained trees.
#[derive(Clone, Debug)]
pub struct Forest {
    features: usize,
    depth: usize,
    bias: f64,
    trees: Vec<Tree>,
}

#[derive(Clone, Debug)]
struct Tree {
    /// Feature and threshold: a row goes right where its value is above.
    levels: Vec<(usize, u8)>,
    leaves: Vec<f64>,
}

/// First and second derivative of the loss by the score, times the row's weight.
type Slopes = [f64; 2];

/// Values of a feature.
const BINS: usize = 256;

/// Grows trees that tell rows with label 1 from rows with label 0; labels between are shares of both.
///
/// `weights` says how much each row counts. Time: rows × features × trees × depth / 2, on all cores.
pub fn train(columns: &Columns, labels: &[f32], weights: &[f32], options: &Options) -> Forest {
    let rows = columns.rows();
    assert!(labels.len() == rows && weights.len() == rows, "one label and one weight a row");
    let total: f64 = weights.iter().map(|&weight| f64::from(weight)).sum();
    let positive: f64 = labels.iter().zip(weights).map(|(&label, &weight)| f64::from(label) * f64::from(weight)).sum();
    let share = (positive / total.max(1e-9)).clamp(1e-6, 1.0 - 1e-6);
    let bias = (share / (1.0 - share)).ln();
    let mut scores = vec![bias as f32; rows];
    let mut random = Random(options.seed);
    let mut trees = Vec::with_capacity(options.trees);
    for _ in 0..options.trees {
        let slopes: Vec<[f32; 2]> = (0..rows)
            .into_par_iter()
            .map(|row| {
                let probability = 1.0 / (1.0 + (-scores[row]).exp());
                [weights[row] * (probability - labels[row]), weights[row] * probability * (1.0 - probability)]
            })
            .collect();
        let sampled: Vec<u32> = (0..rows as u32).filter(|_| random.chance(options.rows)).collect();
        let asked: Vec<usize> = (0..columns.features()).filter(|_| random.chance(options.features)).collect();
        let tree = grow(columns, &slopes, sampled, &asked, options);
        scores
            .par_iter_mut()
            .enumerate()
            .for_each(|(row, score)| *score += tree.leaves[tree.leaf(columns, row)] as f32);
        trees.push(tree);
    }
    Forest { features: columns.features(), depth: options.depth, bias, trees }
}

impl Tree {
    fn leaf(&self, columns: &Columns, row: usize) -> usize {
        let bit = |(bit, &(feature, threshold)): (usize, &(usize, u8))| {
            usize::from(columns.column(feature)[row] > threshold) << bit
        };
        self.levels.iter().enumerate().map(bit).sum()
    }
}

/// The rows of a tree in the making, sorted by the node they are in.
struct Nodes {
    rows: Vec<u32>,
    /// Slopes of the rows, in the same order.
    slopes: Vec<[f32; 2]>,
    /// Where each node's rows start, and the end.
    starts: Vec<usize>,
}

impl Nodes {
    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// Splits every node: node *n* becomes *n* (left) and *n* + count (right).
    fn split(&mut self, column: &[u8], threshold: u8) {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        let (mut left_starts, mut right_starts) = (vec![0], vec![0]);
        for node in self.starts.windows(2) {
            for at in node[0]..node[1] {
                let is_right = column[self.rows[at] as usize] > threshold;
                if is_right { &mut right } else { &mut left }.push((self.rows[at], self.slopes[at]));
            }
            left_starts.push(left.len());
            right_starts.push(right.len());
        }
        let middle = left.len();
        left.append(&mut right);
        (self.rows, self.slopes) = left.into_iter().unzip();
        left_starts.pop();
        left_starts.extend(right_starts.iter().map(|start| middle + start));
        self.starts = left_starts;
    }
}

fn grow(columns: &Columns, slopes: &[[f32; 2]], sampled: Vec<u32>, asked: &[usize], options: &Options) -> Tree {
    let starts = vec![0, sampled.len()];
    let own = sampled.iter().map(|&row| slopes[row as usize]).collect();
    let mut nodes = Nodes { rows: sampled, slopes: own, starts };
    let mut histograms: Vec<Vec<Slopes>> = vec![Vec::new(); asked.len()];
    let mut levels = Vec::new();
    for _ in 0..options.depth {
        let best = histograms
            .par_iter_mut()
            .zip(asked)
            .map(|(histogram, &feature)| {
                count(histogram, columns.column(feature), &nodes);
                let (gain, threshold) = best_threshold(histogram, nodes.count(), options.ridge);
                (gain, feature, threshold)
            })
            .collect::<Vec<_>>()
            .into_iter()
            .fold((f64::MIN, 0, u8::MAX), |best, next| if next.0 > best.0 { next } else { best });
        levels.push((best.1, best.2));
        nodes.split(columns.column(best.1), best.2);
    }
    let leaves = nodes.starts.windows(2).map(|leaf| {
        let [slope, curve] = sum(nodes.slopes[leaf[0]..leaf[1]].iter().map(|s| [f64::from(s[0]), f64::from(s[1])]));
        -options.rate * slope / (curve + options.ridge)
    });
    Tree { levels, leaves: leaves.collect() }
}

fn sum(slopes: impl Iterator<Item = Slopes>) -> Slopes {
    slopes.fold([0.0; 2], |total, slopes| [total[0] + slopes[0], total[1] + slopes[1]])
}

/// Brings a feature's histogram, one row of bins a node, from the nodes of the level above to those of this one.
///
/// Only the smaller of two siblings is counted; the larger is what remains of their parent.
fn count(histogram: &mut Vec<Slopes>, column: &[u8], nodes: &Nodes) {
    let parents = histogram.len() / BINS;
    histogram.resize(nodes.count() * BINS, [0.0; 2]);
    let add = |bins: &mut [Slopes], node: usize| {
        for at in nodes.starts[node]..nodes.starts[node + 1] {
            let bin = &mut bins[usize::from(column[nodes.rows[at] as usize])];
            bin[0] += f64::from(nodes.slopes[at][0]);
            bin[1] += f64::from(nodes.slopes[at][1]);
        }
    };
    if parents == 0 {
        return add(histogram, 0);
    }
    let (lefts, rights) = histogram.split_at_mut(parents * BINS);
    for (node, (left, right)) in lefts.chunks_exact_mut(BINS).zip(rights.chunks_exact_mut(BINS)).enumerate() {
        let size = |node: usize| nodes.starts[node + 1] - nodes.starts[node];
        let left_is_smaller = size(node) < size(node + parents);
        add(right, if left_is_smaller { node } else { node + parents });
        for (left, right) in left.iter_mut().zip(right.iter_mut()) {
            *left = [left[0] - right[0], left[1] - right[1]];
        }
        if left_is_smaller {
            left.swap_with_slice(right);
        }
    }
}

/// The threshold of a feature that gains most over all nodes together, with its gain.
fn best_threshold(histogram: &[Slopes], nodes: usize, ridge: f64) -> (f64, u8) {
    let mut gains = [0.0; BINS - 1];
    let worth = |slopes: Slopes| slopes[0] * slopes[0] / (slopes[1].max(0.0) + ridge);
    for bins in histogram.chunks_exact(BINS).take(nodes) {
        let total = sum(bins.iter().copied());
        let mut left = [0.0; 2];
        for (gain, bin) in gains.iter_mut().zip(bins) {
            left = [left[0] + bin[0], left[1] + bin[1]];
            *gain += worth(left) + worth([total[0] - left[0], total[1] - left[1]]) - worth(total);
        }
    }
    let best =
        gains.iter().enumerate().fold((f64::MIN, 0), |best, (at, &gain)| if gain > best.0 { (gain, at) } else { best });
    (best.0, best.1 as u8)
}

impl Forest {
    /// The bytes that [`retold::trees::Trees::open`] takes.
    pub fn bytes(&self) -> Vec<u8> {
        let largest = self.trees.iter().flat_map(|tree| &tree.leaves).fold(1e-9f64, |most, leaf| most.max(leaf.abs()));
        let unit = largest / f64::from(i16::MAX);
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.features as u16).to_le_bytes());
        bytes.extend((self.trees.len() as u16).to_le_bytes());
        bytes.extend([self.depth as u8, 0, 0, 0]);
        bytes.extend((self.bias as f32).to_le_bytes());
        bytes.extend((unit as f32).to_le_bytes());
        for tree in &self.trees {
            bytes.extend(tree.levels.iter().flat_map(|&(feature, threshold)| [feature as u8, threshold]));
            bytes.extend(tree.leaves.iter().flat_map(|leaf| ((leaf / unit).round() as i16).to_le_bytes()));
        }
        bytes
    }

    /// How often each feature is asked for, the most asked first.
    pub fn usage(&self) -> Vec<(usize, usize)> {
        let mut counts: Vec<(usize, usize)> = (0..self.features).map(|feature| (feature, 0)).collect();
        self.trees.iter().flat_map(|tree| &tree.levels).for_each(|level| counts[level.0].1 += 1);
        counts.sort_by_key(|&(feature, count)| (std::cmp::Reverse(count), feature));
        counts
    }
}

/// A stream of numbers that look random (SplitMix64, Steele et al. 2014).
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// True with this probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        ((self.next() >> 11) as f64) < probability * (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, Random, train};
    use retold::trees::{Columns, Trees};

    /// Rows of three random bytes; the label is an exclusive or of the first two, one in ten of them wrong.
    fn rows(count: usize) -> (Columns, Vec<f32>) {
        let mut random = Random(7);
        let mut columns = Columns::new(3, count);
        let labels = (0..count).map(|row| {
            let values = random.next().to_le_bytes();
            (0..3).for_each(|feature| columns.set(feature, row, values[feature]));
            let is_yes = (values[0] > 90) != (values[1] > 150);
            f32::from(u8::from(is_yes != random.chance(0.1)))
        });
        let labels = labels.collect();
        (columns, labels)
    }

    #[test]
    fn trees_learn_what_no_single_question_tells() {
        let (columns, labels) = rows(4000);
        let options = Options { trees: 40, depth: 3, features: 1.0, ..Options::default() };
        let bytes = train(&columns, &labels, &vec![1.0; 4000], &options).bytes();
        let trees = Trees::open(&bytes).expect("the trainer's own bytes");
        assert!(trees.probability(&[100, 100, 0]) > 0.8 && trees.probability(&[10, 200, 0]) > 0.8);
        assert!(trees.probability(&[10, 100, 0]) < 0.2 && trees.probability(&[200, 200, 0]) < 0.2);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let (columns, labels) = rows(500);
        let options = Options { trees: 5, depth: 3, ..Options::default() };
        let once = train(&columns, &labels, &vec![1.0; 500], &options).bytes();
        assert_eq!(once, train(&columns, &labels, &vec![1.0; 500], &options).bytes());
    }
}
