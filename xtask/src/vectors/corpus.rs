//! The sentences over which a word's states are averaged: WordNet's examples and definitions, and plain text.

use crate::minilm::runs;
use serde_json::Value;
use std::path::Path;
use std::{fs, io};

/// The four database files of WordNet, in the order in which they are read.
const PARTS: [&str; 4] = ["data.noun", "data.verb", "data.adj", "data.adv"];

/// The sentence texts of a CoNLL-U file.
pub fn treebank(path: &Path) -> io::Result<Vec<String>> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().filter_map(|line| line.strip_prefix("# text = ")).map(str::to_owned).collect())
}

/// Both sides of the pairs of a JSON Lines file.
pub fn pairs(path: &Path) -> io::Result<Vec<String>> {
    let mut sentences = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        sentences.extend(["source", "copy"].iter().filter_map(|side| row[side].as_str()).map(str::to_owned));
    }
    Ok(sentences)
}

/// WordNet's examples, and after them each single-word lemma with its definition (`annex: take (territory) …`).
pub fn wordnet(folder: &Path) -> io::Result<(Vec<String>, Vec<String>)> {
    let (mut examples, mut definitions) = (Vec::new(), Vec::new());
    for part in PARTS {
        for line in fs::read_to_string(folder.join(part))?.lines().filter(|line| !line.starts_with(' ')) {
            let Some((head, gloss)) = line.split_once(" | ") else { continue };
            let mut quoted = gloss.split('"');
            let definition = quoted.next().unwrap_or("").trim_end_matches([' ', ';']);
            examples.extend(quoted.step_by(2).map(str::to_owned));
            definitions.extend(lemmas(head).map(|lemma| format!("{lemma}: {definition}")));
        }
    }
    Ok((examples, definitions))
}

/// The single-word lemmas of a synset line, without syntactic markers such as `(a)`.
fn lemmas(head: &str) -> impl Iterator<Item = &str> {
    let mut fields = head.split(' ').skip(3);
    let count = fields.next().and_then(|hex| usize::from_str_radix(hex, 16).ok()).unwrap_or(0);
    let words = fields.step_by(2).take(count);
    words.map(|word| word.split('(').next().unwrap_or(word)).filter(|word| runs(word).count() == 1)
}
