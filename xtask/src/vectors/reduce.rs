//! From wide rows to short ones of whole numbers.

use crate::minilm::WIDTH;

/// Numbers of a row.
pub const SHORT: usize = 96;
/// Leading axes that are dropped: they tell how frequent a word is rather than what it means.
const DROPPED: usize = 1;

/// Takes the mean away, normalises, and projects on the main axes (all but the first), normalised again.
pub fn principal(mut rows: Vec<f32>) -> Vec<f32> {
    centre(&mut rows);
    normalise(&mut rows, WIDTH);
    let axes = axes(&covariance(&rows), DROPPED + SHORT);
    let mut short: Vec<f32> = rows
        .chunks(WIDTH)
        .flat_map(|row| {
            axes[DROPPED..].iter().map(|axis| row.iter().zip(axis).map(|(x, a)| x * *a as f32).sum::<f32>())
        })
        .collect();
    normalise(&mut short, SHORT);
    short
}

fn centre(rows: &mut [f32]) {
    let mut mean = [0.0f64; WIDTH];
    let count = (rows.len() / WIDTH) as f64;
    rows.chunks(WIDTH).for_each(|row| mean.iter_mut().zip(row).for_each(|(m, x)| *m += f64::from(*x) / count));
    rows.chunks_mut(WIDTH).for_each(|row| row.iter_mut().zip(&mean).for_each(|(x, m)| *x -= *m as f32));
}

/// Brings every row to length 1.
pub fn normalise(rows: &mut [f32], width: usize) {
    for row in rows.chunks_mut(width) {
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        row.iter_mut().for_each(|x| *x /= length);
    }
}

fn covariance(rows: &[f32]) -> Vec<f64> {
    let mut sums = vec![0.0f64; WIDTH * WIDTH];
    for row in rows.chunks(WIDTH) {
        for (line, x) in sums.chunks_mut(WIDTH).zip(row) {
            line.iter_mut().zip(row).for_each(|(s, y)| *s += f64::from(x * y));
        }
    }
    sums
}

/// The first eigenvectors of a symmetric matrix, by orthogonal iteration from the unit vectors.
fn axes(matrix: &[f64], count: usize) -> Vec<Vec<f64>> {
    let mut axes: Vec<Vec<f64>> =
        (0..count).map(|k| (0..WIDTH).map(|i| if i % count == k { 1.0 } else { 0.0 }).collect()).collect();
    for _ in 0..60 {
        axes = axes.iter().map(|axis| matrix.chunks(WIDTH).map(|line| dot(line, axis)).collect()).collect();
        orthonormalise(&mut axes);
    }
    axes
}

/// Gram and Schmidt's method.
fn orthonormalise(axes: &mut [Vec<f64>]) {
    for k in 0..axes.len() {
        let (before, rest) = axes.split_at_mut(k);
        let axis = &mut rest[0];
        for other in before.iter() {
            let share = dot(axis, other);
            axis.iter_mut().zip(other).for_each(|(x, y)| *x -= share * y);
        }
        let length = dot(axis, axis).sqrt().max(f64::MIN_POSITIVE);
        axis.iter_mut().for_each(|x| *x /= length);
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Bytes of a packed row.
pub const PACKED: usize = SHORT / 2 + 2;

/// A row as `retold::english::vectors` reads it: the odd numbers from −15 to 15 that point most nearly the same way, two in
/// a byte, and the sum of their squares.
pub fn packed(row: &[f32]) -> [u8; PACKED] {
    let halves = nearest(row);
    let square: i32 = halves.iter().map(|&half| odd(half).pow(2)).sum();
    let (first, second) = halves.split_at(SHORT / 2);
    let mut bytes = [0; PACKED];
    bytes.iter_mut().zip(first.iter().zip(second)).for_each(|(byte, (low, high))| *byte = low | high << 4);
    bytes[SHORT / 2..].copy_from_slice(&(square as u16).to_le_bytes());
    bytes
}

/// Half bytes for a row: of several ways to stretch it the one whose rounding turns it least.
fn nearest(row: &[f32]) -> Vec<u8> {
    let most = row.iter().fold(f32::MIN_POSITIVE, |most, x| most.max(x.abs()));
    let stretched = |largest: usize| -> Vec<u8> {
        let half = |x: &f32| (x / most * largest as f32 + 15.0) / 2.0;
        row.iter().map(|x| half(x).round().clamp(0.0, 15.0) as u8).collect()
    };
    let cosine = |halves: &[u8]| {
        let (mut product, mut square) = (0.0, 0.0);
        for (x, &half) in row.iter().zip(halves) {
            let rounded = odd(half) as f32;
            product += x * rounded;
            square += rounded * rounded;
        }
        product / square.sqrt()
    };
    let tried = (15..=30).map(stretched);
    tried.max_by(|a, b| cosine(a).total_cmp(&cosine(b))).expect("a range of stretches")
}

/// The number that a half byte stands for.
fn odd(half: u8) -> i32 {
    2 * i32::from(half) - 15
}
