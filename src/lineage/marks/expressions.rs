//! Marks of expressions: set phrases put into synonyms word by word, idioms with a word exchanged.

use super::mark;
use crate::{
    english::{
        Analysis, frequency,
        idioms::{self, Form},
        lists::Lexicon,
    },
    model::{Document, Mark},
};
use rustc_hash::FxHashMap;
use std::{ops::Range, sync::LazyLock};

const TORTURED: &str = include_str!("../../../data/tortured.txt");

/// Tortured phrases (Cabanac, Labbé & Magazinov 2021) with what was meant.
static PHRASES: LazyLock<Lexicon<&'static str>> = LazyLock::new(|| Lexicon::of(TORTURED, |entry| Some(entry.field(0))));

fn norms(document: &Document, tokens: Range<usize>) -> Vec<&str> {
    tokens.map(|token| document.norm(token)).collect()
}

pub fn tortured_phrases(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let mut marks = Vec::new();
    for sentence in &document.sentences {
        for found in PHRASES.find(&norms(document, sentence.tokens.clone())) {
            let start = sentence.tokens.start;
            let span = document.span_of(start + found.words.start..start + found.words.end);
            let meant = found.readings.first().copied().unwrap_or_default();
            marks.push(mark(document, "phrase/tortured", 0.8, span, format!("an odd way to say “{meant}”")));
        }
    }
    marks
}

/// An idiom by its content words.
struct Kept {
    entry: &'static str,
    words: Vec<&'static str>,
}

/// Idioms with enough content words to be known again when one is exchanged, by the first. Another first word is most often
/// another way of saying it: “hold” for “play one's cards close to one's chest”.
static BY_WORD: LazyLock<FxHashMap<&'static str, Vec<Kept>>> = LazyLock::new(|| {
    let mut by_word: FxHashMap<&str, Vec<Kept>> = FxHashMap::default();
    // Most entries are too short, whatever their words say; how frequent these are takes a look-up each.
    for entry in idioms::entries().filter(|entry| entry.split(' ').nth(CONTENT - 1).is_some()) {
        let words: Vec<&str> = entry.split(' ').filter(|word| is_content(word)).collect();
        if words.len() >= CONTENT {
            by_word.entry(words[0]).or_default().push(Kept { entry, words });
        }
    }
    by_word
});

/// Content words of an idiom that is known again by all but one of them.
const CONTENT: usize = 4;

/// Whether a word of an entry says something: no article, preposition, pronoun or placeholder.
fn is_content(word: &str) -> bool {
    const FREQUENT: f32 = 6.2;
    !matches!(word, "one's" | "oneself" | "someone" | "something")
        && frequency::zipf(word).is_none_or(|zipf| zipf < FREQUENT)
}

pub fn broken_idioms(analysis: &Analysis) -> Vec<Mark> {
    let document = analysis.document();
    let mut marks = Vec::new();
    for sentence in &document.sentences {
        let norms = norms(document, sentence.tokens.clone());
        let forms: Vec<Form> = norms.iter().map(|norm| (*norm, *norm)).collect();
        let mut at = 0;
        while at < norms.len() {
            let broken = BY_WORD.get(norms[at]).into_iter().flatten().find_map(|idiom| broken_at(idiom, &norms, at));
            let Some((range, entry)) = broken else {
                at += 1;
                continue;
            };
            at = range.end;
            if idioms::find(&forms).iter().any(|whole| whole.entry == entry) {
                continue;
            }
            let span = document.span_of(sentence.tokens.start + range.start..sentence.tokens.start + range.end);
            marks.push(mark(
                document,
                "idiom/broken",
                0.5,
                span,
                format!("reads like “{entry}” with a word exchanged"),
            ));
        }
    }
    marks
}

/// The stretch from `at` that has the content words of an idiom in their order but for one, in which something else stands.
fn broken_at(idiom: &Kept, norms: &[&str], at: usize) -> Option<(Range<usize>, &'static str)> {
    let window = &norms[at..norms.len().min(at + idiom.entry.split(' ').count() + 2)];
    let (mut place, mut missing, mut last) = (0, 0, 0);
    for word in &idiom.words {
        match window[place..].iter().position(|norm| norm == word) {
            Some(further) => {
                last = place + further;
                place = last + 1;
            }
            None => missing += 1,
        }
    }
    let enough = missing == 1 && last + 1 >= idiom.words.len();
    enough.then_some((at..at + last + 1, idiom.entry))
}

#[cfg(test)]
mod tests {
    use super::TORTURED;

    #[test]
    fn the_list_is_tidy() {
        crate::english::lists::assert_tidy("tortured", TORTURED);
    }
}
