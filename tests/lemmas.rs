//! Lemmas against the gold ones of the treebanks' development part.

use retold::english::morphology::lemma;
use retold::english::tags::{Tag, Upos};
use std::collections::BTreeMap;
use std::path::Path;

/// With gold tags, over 99 % of the nouns, main verbs and adjectives get the lemma that the annotators gave. (Most of
/// the rest are misspelt words whose lemma is spelt right there.)
#[test]
fn nouns_verbs_and_adjectives_get_the_lemma_of_the_treebanks() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/train/ud/dev.conllu");
    let Ok(treebank) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not here", path.display());
        return;
    };
    let (mut right, mut all) = (0, 0);
    let mut misses: BTreeMap<String, usize> = BTreeMap::new();
    for line in treebank.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, form, gold, upos, xpos, ..] = fields[..] else { continue };
        let Ok(tag) = format!("{upos}|{xpos}").parse::<Tag>() else { continue };
        if !matches!(tag.upos, Upos::Noun | Upos::Verb | Upos::Adj) {
            continue;
        }
        let norm = form.to_lowercase().replace('’', "'");
        if norm == "people" {
            continue; // One treebank has `people` for its lemma, the other `person`.
        }
        all += 1;
        if lemma(&norm, tag) == gold.to_lowercase() {
            right += 1;
        } else {
            *misses.entry(format!("{norm} {tag}: {} for {gold}", lemma(&norm, tag))).or_default() += 1;
        }
    }
    let accuracy = 100.0 * right as f64 / all as f64;
    eprintln!("lemmas: {accuracy:.2} % of {all}");
    assert!(accuracy > 99.0, "{accuracy:.2} %: {misses:#?}");
}
