//! Tokens against the gold tokens of the treebanks, where those are at hand.

use retold::model::Original;
use retold::read;
use std::fs;

/// A sentence of a CoNLL-U file: its text and the forms of its tokens.
fn treebank(path: &str) -> Option<Vec<(String, Vec<String>)>> {
    let file = fs::read_to_string(path).ok()?;
    let sentence = |lines: &str| {
        let text = lines.lines().find_map(|line| line.strip_prefix("# text = "))?;
        let is_word = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
        let row = |line: &str| line.split_once('\t').filter(|(id, _)| is_word(id)).map(|(_, rest)| rest.to_owned());
        let forms = lines.lines().filter_map(row).filter_map(|rest| rest.split('\t').next().map(str::to_owned));
        Some((text.to_owned(), forms.collect()))
    };
    Some(file.split("\n\n").filter_map(sentence).collect())
}

/// Spans of the tokens, counted in visible characters.
fn spans<'a>(forms: impl Iterator<Item = &'a str>) -> Vec<(usize, usize)> {
    let mut at = 0;
    let span = |form: &str| {
        let start = at;
        at += form.chars().filter(|c| !c.is_whitespace()).count();
        (start, at)
    };
    forms.map(span).collect()
}

#[test]
fn tokens_are_those_of_the_treebanks() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/train/ud/dev.conllu");
    let Some(sentences) = treebank(path) else {
        eprintln!("skipped: {path} is not there");
        return;
    };
    let (mut hits, mut found, mut gold) = (0, 0, 0);
    for (text, forms) in sentences {
        let document = read::document(Original { text: text.clone(), ..Original::default() }, true);
        let ours = spans((0..document.tokens.len()).map(|token| document.form(token)));
        let theirs = spans(forms.iter().map(String::as_str));
        hits += ours.iter().filter(|span| theirs.binary_search(span).is_ok()).count();
        (found, gold) = (found + ours.len(), gold + theirs.len());
        if ours != theirs && std::env::var("SHOW").is_ok() {
            let shown: Vec<_> = (0..document.tokens.len()).map(|token| document.form(token)).collect();
            let shown = shown
                .iter()
                .zip(&ours)
                .filter(|(_, span)| !theirs.contains(span))
                .map(|(form, _)| *form)
                .collect::<Vec<_>>();
            let wanted =
                forms.iter().zip(&theirs).filter(|(_, span)| !ours.contains(span)).map(|(form, _)| form.as_str());
            println!("{}   <>   {}", shown.join(" "), wanted.collect::<Vec<_>>().join(" "));
        }
    }
    let f1 = 200.0 * hits as f64 / (found + gold) as f64;
    println!("token F1 {f1:.2}");
    assert!(f1 > 99.0, "token F1 {f1:.2}");
}
