//! Stacking (Wolpert 1992): a pass of trees learns from what the pass before thought of samples it had not seen.

use crate::boost::Forest;
use retold::trees::{Columns, Trees};

/// Something that passes of trees judge, row by row.
pub trait Sample {
    /// The part of the cross-validation that it is in.
    fn fold(&self) -> usize;

    /// Its rows.
    fn columns(&self) -> &Columns;

    /// Takes what a pass thinks of each of its rows.
    fn take(&mut self, judged: Vec<f32>);
}

/// Lets each sample be judged by trees that were trained on the samples of the other folds.
pub fn judge<S: Sample>(samples: &mut [S], folds: usize, train: impl Fn(&[&S]) -> Forest) {
    let outside = |fold: usize| samples.iter().filter(|sample| sample.fold() != fold).collect::<Vec<&S>>();
    let forests: Vec<Vec<u8>> = (0..folds).map(|fold| train(&outside(fold)).bytes()).collect();
    for sample in samples {
        let trees = Trees::open(&forests[sample.fold()]).expect("the trainer's own bytes");
        let mut judged = Vec::new();
        trees.probabilities(sample.columns(), &mut judged);
        sample.take(judged);
    }
}

/// Rows of some samples in one table of the first `features` features; `rows` has those of each sample.
pub fn gather<S: Sample>(samples: &[&S], features: usize, rows: &[Vec<usize>]) -> Columns {
    let mut columns = Columns::new(features, rows.iter().map(Vec::len).sum());
    for feature in 0..features {
        let mut values = columns.column_mut(feature).iter_mut();
        for (sample, rows) in samples.iter().zip(rows) {
            let column = sample.columns().column(feature);
            rows.iter().zip(&mut values).for_each(|(&row, value)| *value = column[row]);
        }
    }
    columns
}
