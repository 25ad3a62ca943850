//! Matrix products and the functions of a transformer, in single precision, with sums in one fixed order.
//!
//! The lanes of a product run over output columns, never over the sum, and multiply and add are fused everywhere (by
//! software where need be), so that all processors give the same bits.

const LANES: usize = 16;
const ROWS: usize = 6;

/// A matrix of `inputs` × `outputs`, cut into panels of [`LANES`] columns that lie together in memory.
pub struct Panels {
    inputs: usize,
    outputs: usize,
    data: Vec<[f32; LANES]>,
}

impl Panels {
    /// From a matrix that is stored as `outputs` rows of `inputs`. `outputs` must be a multiple of [`LANES`].
    pub fn of_transposed(weights: &[f32], inputs: usize, outputs: usize) -> Panels {
        assert_eq!((outputs % LANES, weights.len()), (0, inputs * outputs));
        let panel =
            |first: usize| (0..inputs).map(move |k| std::array::from_fn(|lane| weights[(first + lane) * inputs + k]));
        Panels { inputs, outputs, data: (0..outputs).step_by(LANES).flat_map(panel).collect() }
    }

    /// `input` (rows of `inputs`) times the matrix: rows of `outputs`.
    pub fn product(&self, input: &[f32]) -> Vec<f32> {
        let mut output = vec![0.0; input.len() / self.inputs * self.outputs];
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("fma") {
            // SAFETY: the processor was just found to have both features.
            unsafe { self.product_avx2(input, &mut output) };
            return output;
        }
        self.product_into(input, &mut output);
        output
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn product_avx2(&self, input: &[f32], output: &mut [f32]) {
        self.product_into(input, output);
    }

    #[inline(always)]
    fn product_into(&self, input: &[f32], output: &mut [f32]) {
        for (panel, block) in self.data.chunks_exact(self.inputs).enumerate() {
            let tiles = input.chunks(ROWS * self.inputs).zip(output.chunks_mut(ROWS * self.outputs));
            for (rows, sums) in tiles {
                match rows.len() / self.inputs {
                    ROWS => self.tile::<ROWS>(rows, block, panel * LANES, sums),
                    _ => {
                        let singles = rows.chunks(self.inputs).zip(sums.chunks_mut(self.outputs));
                        singles.for_each(|(row, sum)| self.tile::<1>(row, block, panel * LANES, sum));
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn tile<const N: usize>(&self, rows: &[f32], block: &[[f32; LANES]], column: usize, sums: &mut [f32]) {
        let rows: [&[f32]; N] = std::array::from_fn(|n| &rows[n * self.inputs..(n + 1) * self.inputs]);
        let mut held = [[0.0f32; LANES]; N];
        for (k, lanes) in block.iter().enumerate() {
            for (sum, row) in held.iter_mut().zip(rows) {
                let factor = row[k];
                for lane in 0..LANES {
                    sum[lane] = factor.mul_add(lanes[lane], sum[lane]);
                }
            }
        }
        for (n, sum) in held.iter().enumerate() {
            sums[n * self.outputs + column..][..LANES].copy_from_slice(sum);
        }
    }
}

/// The inner product, in eight lanes that are added up at the end.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum()
}

/// Adds `bias` to each row.
pub fn add_bias(rows: &mut [f32], bias: &[f32]) {
    for row in rows.chunks_mut(bias.len()) {
        row.iter_mut().zip(bias).for_each(|(x, b)| *x += b);
    }
}

/// Normalises each row to mean 0 and variance 1, then scales and shifts it.
pub fn layer_norm(rows: &mut [f32], weight: &[f32], bias: &[f32]) {
    let width = weight.len();
    for row in rows.chunks_mut(width) {
        let mean = row.iter().sum::<f32>() / width as f32;
        let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / width as f32;
        let scale = 1.0 / (variance + 1e-12).sqrt();
        for (x, (w, b)) in row.iter_mut().zip(weight.iter().zip(bias)) {
            *x = (*x - mean) * scale * w + b;
        }
    }
}

/// Turns scores into shares that sum to 1.
pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.iter_mut().for_each(|s| *s = exp(*s - top));
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|s| *s /= sum);
}

/// x·Φ(x), with the normal distribution by Abramowitz & Stegun 7.1.26 (error below 2e-7).
pub fn gelu(values: &mut [f32]) {
    for x in values {
        let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
        let t = 1.0 / (1.0 + 0.327_591_1 * z);
        let series = t * (0.254_829_6 + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
        let tail = 0.5 * series * exp(-z * z);
        *x *= if *x < 0.0 { tail } else { 1.0 - tail };
    }
}

/// e^x to single precision: 2^n by its exponent bits, the rest by a polynomial (Cephes `expf`).
fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    const SHIFT: f32 = 12_582_912.0; // 1.5 · 2²³: adding it rounds to a whole number
    let n = (x * std::f32::consts::LOG2_E + SHIFT) - SHIFT;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let series =
        0.5 + r * (0.166_666_65 + r * (0.041_665_796 + r * (8.333_452e-3 + r * (1.398_2e-3 + r * 1.987_569e-4))));
    (1.0 + r + r * r * series) * f32::from_bits(((n as i32 + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_match_the_plain_sum_whatever_the_number_of_rows() {
        let (inputs, outputs) = (5, 32);
        let weights: Vec<f32> = (0..inputs * outputs).map(|k| (k % 7) as f32 - 3.0).collect();
        let panels = Panels::of_transposed(&weights, inputs, outputs);
        for rows in [1, 5, 6, 13] {
            let input: Vec<f32> = (0..rows * inputs).map(|k| (k % 5) as f32 - 2.0).collect();
            let product = panels.product(&input);
            for (row, column) in (0..rows).flat_map(|r| (0..outputs).map(move |c| (r, c))) {
                let plain: f32 = (0..inputs).map(|k| input[row * inputs + k] * weights[column * inputs + k]).sum();
                assert_eq!(product[row * outputs + column], plain);
            }
        }
    }

    #[test]
    fn the_exponential_is_right_to_six_digits() {
        for step in -800..800 {
            let x = step as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-6, "{x}");
        }
    }

    #[test]
    fn gelu_is_zero_far_left_and_the_identity_far_right() {
        let mut values = [-9.0, 0.0, 9.0, 1.0];
        gelu(&mut values);
        assert!(values[0].abs() < 1e-5 && values[1] == 0.0 && (values[2] - 9.0).abs() < 1e-5);
        assert!((values[3] - 0.841_344_7).abs() < 1e-5);
    }
}
