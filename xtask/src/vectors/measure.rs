//! How well rows tell which words stand for each other in gold word alignments.

use super::reduce::SHORT;
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::path::Path;
use std::{fs, io};

/// Prints the average precision of cosines over the cells of aligned sentence pairs in which two different content
/// words meet: the surely linked ones should come first.
pub fn relatedness(rows: &[f32], words: &[String], folder: &Path) -> io::Result<()> {
    let index: FxHashMap<&str, usize> = words.iter().map(String::as_str).zip(0..).collect();
    for set in ["mtref", "rte", "edinburgh", "wiki"] {
        let path = folder.join(set).with_extension("jsonl");
        if !path.exists() {
            println!("skipped: {} is not there", path.display());
            continue;
        }
        let mut cells = Vec::new();
        for line in fs::read_to_string(path)?.lines() {
            let row: Value = serde_json::from_str(line)?;
            meet(&row, rows, &index, &mut cells);
        }
        println!("{set}: average precision {:.3} over {} cells", average_precision(&mut cells), cells.len());
    }
    Ok(())
}

/// The cells of one pair: their cosine, and whether they are linked.
fn meet(row: &Value, rows: &[f32], index: &FxHashMap<&str, usize>, cells: &mut Vec<(f32, bool)>) {
    let side = |name: &str| row[name].as_str().unwrap_or("").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (source, copy) = (side("source"), side("copy"));
    let links: Vec<[usize; 2]> = serde_json::from_value(row["sure"].clone()).unwrap_or_default();
    for (i, a) in source.iter().enumerate().filter(|(_, a)| is_content(a)) {
        for (j, b) in copy.iter().enumerate().filter(|(_, b)| *b != a && is_content(b)) {
            let cosine = match (index.get(a.as_str()), index.get(b.as_str())) {
                (Some(&a), Some(&b)) => cosine(rows, a, b),
                _ => 0.0,
            };
            cells.push((cosine, links.contains(&[i, j])));
        }
    }
}

/// Of unit rows.
fn cosine(rows: &[f32], a: usize, b: usize) -> f32 {
    let row = |k: usize| &rows[k * SHORT..(k + 1) * SHORT];
    row(a).iter().zip(row(b)).map(|(x, y)| x * y).sum()
}

fn is_content(word: &str) -> bool {
    word.len() > 3 && word.chars().all(char::is_alphabetic)
}

/// The mean, over the linked cells, of the precision down to each.
fn average_precision(cells: &mut [(f32, bool)]) -> f64 {
    cells.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut hits, mut sum) = (0.0, 0.0);
    for (rank, _) in cells.iter().enumerate().filter(|(_, cell)| cell.1) {
        hits += 1.0;
        sum += hits / (rank + 1) as f64;
    }
    sum / f64::max(hits, 1.0)
}
