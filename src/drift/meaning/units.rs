//! A phrase cut into what has a meaning of its own: content words, and entries of several words such as `short circuit`.

use super::Word;
use crate::english::{
    classes::negation,
    frequency, morphology,
    tags::Upos,
    vectors,
    wordnet::{self, Lexname, Pos, Profile},
};

/// More units than this are not looked at: beyond it a phrase is a sentence, and words can't tell what it means.
const MOST: usize = 12;

/// A word or multi-word entry with what the resources tell of it.
#[derive(Clone, Debug)]
pub(super) struct Unit<'a> {
    /// As the text has it, in its normal form; the last word of an entry.
    pub norm: &'a str,
    /// The base form, or the entry.
    pub lemma: &'a str,
    /// Part of speech, of an entry that of its last word.
    pub upos: Upos,
    /// Whether it starts with a capital.
    pub capital: bool,
    /// What WordNet tells of it.
    pub profile: Option<Profile>,
    /// Its rows of the lemma, or of the form where the lemma has none.
    pub vector: Option<vectors::Word>,
    /// Whether English has it.
    pub is_known: bool,
    /// How frequent it is.
    pub zipf: Option<f32>,
}

impl<'a> Unit<'a> {
    fn of_word(word: &Word<'a>) -> Unit<'a> {
        Unit {
            norm: word.norm,
            lemma: word.lemma,
            upos: word.tag.upos,
            capital: word.form.starts_with(char::is_uppercase),
            profile: Profile::new(word.lemma, Some(word.tag)),
            vector: vectors::Word::find(word.lemma).or_else(|| vectors::Word::find(word.norm)),
            is_known: morphology::is_known_word(word.norm),
            zipf: frequency::zipf(word.norm).or_else(|| frequency::zipf(word.lemma)),
        }
    }

    fn of_entry(entry: &'static str, last: &Word<'a>) -> Unit<'a> {
        Unit { lemma: entry, profile: Profile::new(entry, Some(last.tag)), ..Unit::of_word(last) }
    }

    /// What kind of thing it most likely is.
    pub fn kind(&self) -> Option<Lexname> {
        let pos = match self.upos {
            Upos::Noun | Upos::Propn => Some(Pos::Noun),
            Upos::Verb => Some(Pos::Verb),
            Upos::Adj => Some(Pos::Adjective),
            Upos::Adv => Some(Pos::Adverb),
            _ => None,
        };
        self.profile.as_ref().and_then(|profile| profile.word().lexname(pos))
    }

    /// Whether it writes a number.
    pub fn is_number(&self) -> bool {
        self.upos == Upos::Num || self.norm.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it names somebody or something.
    pub fn is_name(&self) -> bool {
        self.upos == Upos::Propn
    }

    /// Whether it stands for something named elsewhere.
    pub fn is_pronoun(&self) -> bool {
        self.upos == Upos::Pron
    }

    /// Whether it denies.
    pub fn denies(&self) -> bool {
        negation::is_overt(self.norm)
    }

    /// Whether the two are one word, inflected or not.
    pub fn is(&self, other: &Unit) -> bool {
        self.norm == other.norm || self.lemma == other.lemma
    }
}

/// The units of a phrase: its content words, or all its words where it has no others.
pub(super) fn of<'a>(phrase: &[Word<'a>]) -> Vec<Unit<'a>> {
    let has_content = phrase.iter().any(is_content);
    let names: Vec<(&str, &str)> = phrase.iter().map(|word| (word.norm, word.lemma)).collect();
    let mut units = Vec::new();
    let mut at = 0;
    while at < phrase.len() && units.len() < MOST {
        let rest = &phrase[at..];
        match wordnet::collocation(&names[at..]) {
            Some((length, entry, _)) if length > 1 && is_content(&rest[length - 1]) => {
                units.push(Unit::of_entry(entry, &rest[length - 1]));
                at += length;
            }
            _ => {
                if is_content(&rest[0]) || !has_content && rest[0].tag.upos != Upos::Punct {
                    units.push(Unit::of_word(&rest[0]));
                }
                at += 1;
            }
        }
    }
    units
}

/// Whether a word says something by itself.
fn is_content(word: &Word) -> bool {
    let is_open = matches!(
        word.tag.upos,
        Upos::Adj | Upos::Adv | Upos::Noun | Upos::Num | Upos::Propn | Upos::Verb | Upos::Intj | Upos::X | Upos::Sym
    );
    is_open || negation::is_overt(word.norm)
}
