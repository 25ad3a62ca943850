//! What a word could be by its form alone, as WordNet and the frequency list know it: the tagger's help with words that
//! its treebank has not seen, and a coarse kind of meaning for the parser.

use crate::english::frequency;
use crate::english::tags::Upos;
use crate::english::wordnet::{self, Pos, Word};

/// What a word could be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// The inflected forms that it could be, its commonest part of speech and how frequent it is, one bit pattern.
    pub forms: u16,
    /// The lexicographer file of its likeliest sense as a noun and as a verb, counted from 1; 0 for none.
    pub kinds: [u8; 2],
}

const NOUN: u16 = 1;
const PLURAL: u16 = 1 << 1;
const VERB: u16 = 1 << 2;
const THIRD: u16 = 1 << 3;
const PAST: u16 = 1 << 4;
const GERUND: u16 = 1 << 5;
const ADJECTIVE: u16 = 1 << 6;
const DEGREE: u16 = 1 << 7;
const ADVERB: u16 = 1 << 8;
const COMMONEST: u32 = 9;
const FREQUENCY: u32 = 12;

/// An ending, what may stand for it in the lemma, and the form that it makes of which part of speech.
const ENDINGS: [(&str, &[&str], u16, Pos); 14] = [
    ("ies", &["y"], PLURAL, Pos::Noun),
    ("es", &["", "e"], PLURAL, Pos::Noun),
    ("s", &[""], PLURAL, Pos::Noun),
    ("ies", &["y"], THIRD, Pos::Verb),
    ("es", &["", "e"], THIRD, Pos::Verb),
    ("s", &[""], THIRD, Pos::Verb),
    ("ied", &["y"], PAST, Pos::Verb),
    ("ed", &["", "e"], PAST, Pos::Verb),
    ("ing", &["", "e"], GERUND, Pos::Verb),
    ("ier", &["y"], DEGREE, Pos::Adjective),
    ("iest", &["y"], DEGREE, Pos::Adjective),
    ("er", &["", "e"], DEGREE, Pos::Adjective),
    ("est", &["", "e"], DEGREE, Pos::Adjective),
    ("men", &["man"], PLURAL, Pos::Noun),
];

/// Of a word in its normal form. Under two microseconds.
pub fn outlook(norm: &str) -> Outlook {
    let mut outlook = Outlook::default();
    let base = wordnet::word(norm);
    for (pos, bit) in [(Pos::Noun, NOUN), (Pos::Verb, VERB), (Pos::Adjective, ADJECTIVE), (Pos::Adverb, ADVERB)] {
        if let Some(word) = base.filter(|word| word.has(pos)) {
            outlook.add(word, bit, pos);
        }
    }
    for (pos, bit) in [(Pos::Noun, PLURAL), (Pos::Verb, PAST), (Pos::Adjective, DEGREE)] {
        if let Some(word) = wordnet::exceptions(norm, pos).find_map(wordnet::word) {
            outlook.add(word, bit, pos);
        }
    }
    for (ending, lemmas, bit, pos) in ENDINGS {
        let Some(stem) = norm.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        if let Some(word) = lemma(stem, lemmas).filter(|word| word.has(pos)) {
            outlook.add(word, bit, pos);
        }
    }
    outlook.forms |= base.map_or(0, commonest) << COMMONEST | frequency_band(norm) << FREQUENCY;
    outlook
}

impl Outlook {
    /// Its kind when used as this part of speech; 0 for none.
    pub fn kind(self, upos: Upos) -> u8 {
        match upos {
            Upos::Noun | Upos::Propn => self.kinds[0],
            Upos::Verb => self.kinds[1],
            _ => 0,
        }
    }

    fn add(&mut self, word: Word, bit: u16, pos: Pos) {
        self.forms |= bit;
        let place = match pos {
            Pos::Noun => 0,
            Pos::Verb => 1,
            Pos::Adjective | Pos::Adverb => return,
        };
        if self.kinds[place] == 0 {
            self.kinds[place] = word.lexname(Some(pos)).map_or(0, |lexname| lexname.number() + 1);
        }
    }
}

/// A lemma with one of the endings, or with a doubled last letter made single (`stopp-`, `planned`).
fn lemma(stem: &str, endings: &[&str]) -> Option<Word> {
    let of = |stem: &str| endings.iter().find_map(|ending| wordnet::lemma_of(stem, ending));
    let doubled = || {
        let bytes = stem.as_bytes();
        let twice = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        stem.get(..stem.len() - 1).filter(|_| twice).and_then(of)
    };
    of(stem).or_else(doubled).map(|(_, word)| word)
}

/// The part of speech of most of its uses, counted from 1; 0 where none leads.
fn commonest(word: Word) -> u16 {
    let mut uses = [0.0f32; 4];
    for sense in word.senses() {
        uses[sense.synset.pos() as usize] += sense.likelihood();
    }
    let best = (0..4).max_by(|&a, &b| uses[a].total_cmp(&uses[b])).unwrap_or(0);
    let rest: f32 = uses.iter().sum::<f32>() - uses[best];
    if uses[best] > 2.0 * rest { best as u16 + 1 } else { 0 }
}

fn frequency_band(norm: &str) -> u16 {
    match frequency::zipf(norm) {
        None => 0,
        Some(zipf) if zipf < 3.0 => 1,
        Some(zipf) if zipf < 4.0 => 2,
        Some(_) => 3,
    }
}
