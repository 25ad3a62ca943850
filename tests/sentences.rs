//! Sentences against the gold of the segmentation sets, where those are at hand, scored as their scorer does.

use retold::model::Original;
use retold::read;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    sentences: Vec<String>,
}

fn squashed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Share of right items and F1 of exact sentences, in percent; none where the set is not at hand.
fn score(set: &str) -> Option<(f64, f64)> {
    let path = format!("{}/../shared/eval/data/segmentation/{set}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let Ok(file) = fs::read_to_string(&path) else {
        eprintln!("skipped: {path} is not there");
        return None;
    };
    let rows: Vec<Row> = file.lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
    let (mut right, mut hits, mut total) = (0, 0, 0);
    for row in &rows {
        let document = read::document(Original { text: row.text.clone(), ..Original::default() }, false);
        let found: Vec<_> = (0..document.sentences.len()).map(|i| squashed(document.sentence_text(i))).collect();
        let gold: Vec<_> = row.sentences.iter().map(|sentence| squashed(sentence)).collect();
        let mut counts = BTreeMap::<&str, i64>::new();
        gold.iter().for_each(|sentence| *counts.entry(sentence).or_default() += 1);
        for sentence in &found {
            let left = counts.entry(sentence).or_default();
            hits += usize::from(*left > 0);
            *left -= 1;
            if *left < 0 && std::env::var("SHOW").is_ok() {
                println!("  {} <{sentence}>", row.id);
            }
        }
        right += usize::from(found == gold);
        total += found.len() + gold.len();
    }
    Some((100.0 * right as f64 / rows.len() as f64, 200.0 * hits as f64 / total as f64))
}

#[test]
fn golden_rules_hold() {
    let Some((right, f1)) = score("golden") else { return };
    println!("golden: {right:.1} % right, F1 {f1:.1}");
    assert!(right > 99.9);
}

#[test]
fn news_is_cut_into_its_sentences() {
    let Some((_, f1)) = score("gum_news") else { return };
    println!("gum_news: F1 {f1:.1}");
    assert!(f1 >= 98.0);
}

#[test]
fn prose_is_cut_into_its_sentences() {
    let Some((_, f1)) = score("gum_prose") else { return };
    println!("gum_prose: F1 {f1:.1}");
    assert!(f1 >= 94.0);
}
