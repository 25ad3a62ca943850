//! Part-of-speech tagger: an averaged perceptron (Collins 2002) over joint universal and Penn tags, greedy from left to
//! right, with sparse 8-bit weights in `data/tagger.bin`.
//!
//! Trained by `cargo xtask train-tagger`; figures in docs/syntax.md.

pub mod features;
pub mod outlook;
pub mod weights;

use super::tags::Tag;
use crate::model::Document;
use features::{Context, Known, SEVERAL};
use std::sync::LazyLock;
use weights::{WIDTH, Weights};

static WEIGHTS: LazyLock<Weights<'static>> = LazyLock::new(|| {
    Weights::open(include_bytes!("../../data/tagger.bin")).expect("the embedded weights are whole, a test says")
});

/// A word as the tagger takes it.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// As it stands in the text.
    pub form: &'a str,
    /// Lower case, straight quotes, plain hyphens.
    pub norm: &'a str,
    /// Whether it follows the word before without white space.
    pub glued: bool,
}

/// What the tagger says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The tag.
    pub tag: Tag,
    /// What it would be else; the same as `tag` where nothing else is likely.
    pub second: Tag,
    /// Hash of the word, or of its ending and shape where it is rare.
    pub lexical: u64,
    /// The kind of thing or doing that it likeliest is: the lexicographer file of WordNet, counted from 1; 0 for none.
    pub kind: u8,
}

/// The words of a sentence of a document, as the tagger takes them.
pub fn words_of(document: &Document, sentence: usize) -> Vec<Word<'_>> {
    let range = document.sentences[sentence].tokens.clone();
    range
        .map(|token| Word {
            form: document.form(token),
            norm: document.norm(token),
            glued: document.tokens[token].glued,
        })
        .collect()
}

/// Tags a sentence. Time is linear in its length.
pub fn read(words: &[Word]) -> Vec<Reading> {
    read_with(&WEIGHTS, words)
}

/// Tags a sentence with other weights than the embedded ones.
pub fn read_with(weights: &Weights, words: &[Word]) -> Vec<Reading> {
    let context = Context::new(words, |norm, word| weights.known(word).unwrap_or_else(|| Known::new(norm)));
    let mut features = Vec::with_capacity(64);
    let mut before = [weights.classes() as u8; 2];
    let mut readings = Vec::with_capacity(words.len());
    for word in 0..words.len() {
        let only = context.known(word).only;
        let (best, second) = if only != SEVERAL {
            (only, only)
        } else {
            features.clear();
            context.features(word, before, &mut features);
            let mut scores = [0; WIDTH];
            weights.add(&features, &mut scores);
            best_two(&scores[..weights.classes()])
        };
        before = [best, before[0]];
        let tag = weights.tag(best);
        readings.push(Reading {
            tag,
            second: weights.tag(second),
            lexical: context.lexical(word),
            kind: context.known(word).outlook.kind(tag.upos),
        });
    }
    readings
}

/// The class that scores most, and the one after it where it is near; of equals the first.
fn best_two(scores: &[i32]) -> (u8, u8) {
    const NEAR: i32 = 40;
    let (mut best, mut second) = ((i32::MIN, 0), (i32::MIN, 0));
    for (class, &score) in scores.iter().enumerate() {
        if score > best.0 {
            second = best;
            best = (score, class);
        } else if score > second.0 {
            second = (score, class);
        }
    }
    let near = best.0.saturating_sub(second.0) < NEAR;
    (best.1 as u8, if near { second.1 } else { best.1 } as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Original;
    use crate::read;
    use proptest::prelude::*;

    fn tagged(text: &str) -> String {
        let document = read::document(Original { text: text.to_string(), ..Original::default() }, true);
        let readings = (0..document.sentences.len()).flat_map(|sentence| read(&words_of(&document, sentence)));
        readings.map(|reading| reading.tag.xpos.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_embedded_weights_are_whole() {
        assert!(WEIGHTS.classes() > 60);
        assert!(Weights::open(&[]).is_none());
        assert!(Weights::open(b"RTAG is not enough of a table").is_none());
    }

    #[test]
    fn words_are_tagged_by_what_they_do_in_the_sentence() {
        assert_eq!(tagged("The guards guard the gate."), "DT NNS VBP DT NN .");
        assert_eq!(tagged("The guard of the gate slept."), "DT NN IN DT NN VBD .");
    }

    #[test]
    fn capitals_and_headlines_are_read_like_running_text() {
        let running = tagged("The minister rejected the offer on Monday.");
        assert_eq!(running, "DT NN VBD DT NN IN NNP .");
        assert_eq!(tagged("THE MINISTER REJECTED THE OFFER ON MONDAY."), running);
        assert_eq!(tagged("the minister rejected the offer on monday."), running);
    }

    #[test]
    fn quotation_marks_of_every_kind_open_and_close() {
        for text in ["\"We won,\" he said.", "“We won,” he said.", "`` We won, '' he said."] {
            assert_eq!(tagged(text), "`` PRP VBD , '' PRP VBD .", "{text}");
        }
    }

    #[test]
    fn no_words_have_no_tags() {
        assert!(read(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn every_token_of_any_text_has_one_tag(text in "\\PC{0,60}") {
            let document = read::document(Original { text, ..Original::default() }, true);
            for sentence in 0..document.sentences.len() {
                let words = words_of(&document, sentence);
                prop_assert_eq!(read(&words).len(), words.len());
            }
        }
    }
}
