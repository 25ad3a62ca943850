//! Stacking (Wolpert 1992): a pass of trees learns from what the pass before thought of samples it had not seen.

use crate::boost::Forest;
use retold::trees::{Columns, Trees};

/// Something that passes of trees judge, row by row, with what each trainer knows of it besides.
pub struct Sample<K> {
    /// The part of the cross-validation that it is in.
    pub fold: usize,
    /// Its rows.
    pub columns: Columns,
    /// What each row should be judged: 1 for a link.
    pub labels: Vec<f32>,
    /// What the last pass thought of each row, by trees that had not seen this sample.
    pub judged: Vec<f32>,
    /// What the trainer knows.
    pub known: K,
}

/// Lets each sample be judged by trees that were trained on the samples of the other folds.
pub fn judge<K>(samples: &mut [Sample<K>], folds: usize, train: impl Fn(&[&Sample<K>]) -> Forest) {
    let outside = |fold: usize| samples.iter().filter(|sample| sample.fold != fold).collect::<Vec<&Sample<K>>>();
    let forests: Vec<Vec<u8>> = (0..folds).map(|fold| train(&outside(fold)).bytes()).collect();
    for sample in samples {
        let trees = Trees::open(&forests[sample.fold]).expect("the trainer's own bytes");
        trees.probabilities(&sample.columns, &mut sample.judged);
    }
}

/// Rows of some samples in one table of the first `features` features; `rows` has those of each sample.
pub fn gather<K>(samples: &[&Sample<K>], features: usize, rows: &[Vec<usize>]) -> Columns {
    let mut columns = Columns::new(features, rows.iter().map(Vec::len).sum());
    for feature in 0..features {
        let mut values = columns.column_mut(feature).iter_mut();
        for (sample, rows) in samples.iter().zip(rows) {
            let column = sample.columns.column(feature);
            rows.iter().zip(&mut values).for_each(|(&row, value)| *value = column[row]);
        }
    }
    columns
}
