//! Part-of-speech tagger: an averaged perceptron (Collins 2002) over joint universal and Penn tags, greedy from left to
//! right, with sparse 8-bit weights in `data/tagger.bin`.
//!
//! Trained by `cargo xtask train-tagger`; figures in docs/syntax.md.

pub mod features;
pub mod outlook;
pub mod weights;

use super::{memo::Memo, tags::Tag};
use crate::model::Document;
use features::{Case, Context, Known, SEVERAL};
use outlook::{Outlook, outlook};
use rustc_hash::FxBuildHasher;
use std::{
    cell::RefCell,
    hash::BuildHasher,
    ops::Range,
    sync::{LazyLock, OnceLock},
};
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
    let mut readings = Vec::with_capacity(words.len());
    let whole = Part { words, range: 0..words.len(), case: Case::of(words), before: [None; 2] };
    read_part(weights, whole, |_, score| score(), |_, reading| readings.push(reading));
    readings
}

/// Some words of a sentence, to be tagged.
struct Part<'w> {
    /// Those of the whole sentence.
    words: &'w [Word<'w>],
    range: Range<usize>,
    case: Case,
    /// The tags of the two words before the range, nearest first.
    before: [Option<Tag>; 2],
}

/// The best class of a word and the one after it.
type Best = (u8, u8);

/// Tags some words of a sentence. `judge` is asked for the best classes of each word that has several, given the hash of
/// all they depend on, and how to score them.
fn read_part(
    weights: &Weights,
    part: Part,
    mut judge: impl FnMut(u64, &mut dyn FnMut() -> Best) -> Best,
    mut tell: impl FnMut(usize, Reading),
) {
    let Part { words, range: part, case, before } = part;
    // What a word could be by its form is asked for each word that is tagged near it.
    thread_local!(static OUTLOOKS: RefCell<Memo<Outlook>> = RefCell::new(Memo::new()));
    let outlook =
        |norm: &str| OUTLOOKS.with_borrow_mut(|memo| memo.answer(FxBuildHasher.hash_one(norm), || outlook(norm)));
    let known = |norm: &str, word| weights.known(word).unwrap_or_else(|| Known::new(outlook(norm)));
    let context = Context::of_part(words, part.clone(), case, known);
    let mut features = Vec::with_capacity(64);
    let mut before = before.map(|tag| tag.map_or(weights.classes() as u8, |tag| weights.class(tag)));
    for word in part {
        let only = context.known(word).only;
        let (best, second) = if only != SEVERAL {
            (only, only)
        } else {
            judge(context.key(word, before), &mut || {
                features.clear();
                context.features(word, before, &mut features);
                let mut scores = [0; WIDTH];
                weights.add(&features, &mut scores);
                best_two(&scores[..weights.classes()])
            })
        };
        before = [best, before[0]];
        let (tag, second) = (weights.tag(best), weights.tag(second));
        let kind = context.known(word).outlook.kind(tag.upos);
        tell(word, Reading { tag, second, lexical: context.lexical(word), kind });
    }
}

/// A sentence whose words are tagged when they are asked for, with what [`read`] says of them.
///
/// Tagging looks back at two tags, so it may start anew after two words that have one tag only: a word costs the
/// few words before it that have several.
#[derive(Debug)]
pub struct Tagging {
    case: Case,
    readings: Box<[OnceLock<Reading>]>,
}

impl Tagging {
    /// Of a sentence; looks its words up and scores none.
    pub fn new(words: &[Word]) -> Tagging {
        let of_one_tag = |word: &Word| {
            let hash = features::word_hash(word);
            let known = WEIGHTS.known(hash).filter(|known| known.only != SEVERAL && known.set != features::UNKNOWN)?;
            let tag = WEIGHTS.tag(known.only);
            Some(Reading { tag, second: tag, lexical: hash, kind: known.outlook.kind(tag.upos) })
        };
        let readings = words.iter().map(|word| of_one_tag(word).map_or_else(OnceLock::new, OnceLock::from)).collect();
        Tagging { case: Case::of(words), readings }
    }

    /// What the tagger says of a word; `words` are those that the tagging was made of.
    pub fn reading<'w>(&self, at: usize, words: impl FnOnce() -> Vec<Word<'w>>) -> Reading {
        *self.readings[at].get().unwrap_or_else(|| self.settled(at, &words()))
    }

    /// What the tagger says of every word.
    pub fn all<'w>(&self, words: impl FnOnce() -> Vec<Word<'w>>) -> Vec<Reading> {
        let is_open = |reading: &OnceLock<Reading>| reading.get().is_none();
        let words = if self.readings.iter().any(is_open) { words() } else { Vec::new() };
        // From the last: a word settles those before it.
        for at in (0..words.len()).rev().filter(|&at| is_open(&self.readings[at])) {
            self.settled(at, &words);
        }
        self.readings.iter().filter_map(|reading| reading.get().copied()).collect()
    }

    /// Reads a word and what has to be read before it.
    fn settled(&self, at: usize, words: &[Word]) -> &Reading {
        let part = if words.len() > LONG { 0..words.len() } else { self.unsettled(at)..at + 1 };
        let tag = |at: usize| self.readings[at].get().map(|reading| reading.tag);
        let before = [1, 2].map(|back| part.start.checked_sub(back).and_then(tag));
        let part = Part { words, range: part, case: self.case, before };
        // A sentence and its retelling have most of their words in the same surroundings.
        thread_local!(static MEMO: RefCell<Memo<Best>> = RefCell::new(Memo::new()));
        let judge = |key, score: &mut dyn FnMut() -> Best| MEMO.with_borrow_mut(|memo| memo.answer(key, score));
        read_part(&WEIGHTS, part, judge, |word, reading| {
            self.readings[word].get_or_init(|| reading);
        });
        self.readings[at].get().expect("all words up to this one are read")
    }

    /// Where tagging has to start for a word: behind the last two words before it whose tags are known.
    fn unsettled(&self, at: usize) -> usize {
        let is_settled =
            |start: &usize| self.readings[start.saturating_sub(2)..*start].iter().all(|r| r.get().is_some());
        (0..=at).rev().find(is_settled).unwrap_or(0)
    }
}

/// A sentence of more words is a text without full stops, and read at once: word by word would cost its square.
const LONG: usize = 128;

/// The class that scores most, and the one after it where it is near; of equals the first.
fn best_two(scores: &[i16]) -> Best {
    const NEAR: i16 = 40;
    let (mut best, mut second) = ((i16::MIN, 0), (i16::MIN, 0));
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
        fn a_word_is_tagged_alike_in_whatever_order_words_are_asked_for(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "The", "guard", "put", "left", "“", "”", "that", "saw", "her", "Fast", "plan", "to", "set", "Zorgle", ",", "well",
                ]),
                1..24,
            ),
            times in proptest::sample::select(vec![1, 12]),
            order in proptest::collection::vec(any::<usize>(), 1..24),
        ) {
            let text = words.repeat(times).join(" ");
            let document = read::document(Original { text, ..Original::default() }, true);
            let words = || words_of(&document, 0);
            let (whole, tagging) = (read(&words()), Tagging::new(&words()));
            for at in order.into_iter().map(|at| at % whole.len()) {
                prop_assert_eq!(tagging.reading(at, words), whole[at]);
            }
        }

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
