//! WordNet 3.0 (Fellbaum 1998): words, their senses in order of frequency, and how these are related. Compiled, without
//! the glosses, into one embedded file of some 4 MB that is read in place.
//!
//! [`word`] looks a lemma up; [`Word`] gives its senses; [`Synset`] what they are related to. [`Profile`] gathers
//! what there is about one word in context, and [`Profile::relation`] tells how two of them are related: that is what
//! the aligner and the judge of changed words take their features from.

mod collocations;
#[doc(hidden)]
pub mod format;
#[doc(hidden)]
pub mod packed;
mod relation;
#[cfg(test)]
mod tests;

pub use collocations::{Collocation, collocation, collocations};
pub use packed::Senses;
pub use relation::{Both, CommonParent, Profile, Relation};

use super::table::{Strings, Table, sections};
use packed::Entry;

static SECTIONS: [&[u8]; format::SECTIONS] = sections(include_bytes!("../../../data/wordnet.tables"));
static LEMMAS: Table<Entry> = Table::laid_out(SECTIONS[0], Entry);
static EXCEPTIONS: Table<Strings> = Table::laid_out(SECTIONS[5], Strings);

/// The parts of speech that WordNet knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// Noun.
    Noun,
    /// Verb.
    Verb,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
}

impl Pos {
    /// All of them.
    pub const ALL: [Pos; 4] = [Pos::Noun, Pos::Verb, Pos::Adjective, Pos::Adverb];
}

/// How a synset is related to another. What follows from the other direction (hyponyms, parts) is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// The other is broader, or what this is an instance of.
    Hypernym,
    /// This is a part of the other.
    PartOf,
    /// This is a member of the other.
    MemberOf,
    /// This is what the other is made of.
    SubstanceOf,
    /// Who does this does the other as well (snore, sleep).
    Entailment,
    /// This brings the other about (kill, die).
    Cause,
    /// An adjective near the other; one of the two heads the cluster.
    Similar,
    /// See also.
    SeeAlso,
    /// A verb sense close to the other.
    VerbGroup,
    /// The quality that an adjective is a value of (hot, temperature), and back.
    Attribute,
    /// A word of this is the opposite of a word of the other.
    Antonym,
}

impl RelationKind {
    const ALL: [RelationKind; 11] = {
        use RelationKind::*;
        [Hypernym, PartOf, MemberOf, SubstanceOf, Entailment, Cause, Similar, SeeAlso, VerbGroup, Attribute, Antonym]
    };
}

/// How a word is related to another, as a word and not for its meaning alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// Its opposite.
    Antonym,
    /// Derived from the same stem (invade, invasion), or the verb of a participle.
    Derivation,
    /// An adjective's noun (Chinese, China) or an adverb's adjective (quickly, quick).
    Pertainym,
    /// The other direction of it.
    Pertains,
    /// The opposite of a word of the same derivation: an opposition by way of derivation (legality, illegal).
    Opposed,
}

impl LinkKind {
    const ALL: [LinkKind; 5] = {
        use LinkKind::*;
        [Antonym, Derivation, Pertainym, Pertains, Opposed]
    };
}

/// A lemma of WordNet, over all parts of speech: a handle that costs nothing to copy. Two are equal where their
/// lemmas are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

/// A meaning: the words that express it are synonyms. A handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Synset(u32);

/// One sense of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sense {
    /// What it means.
    pub synset: Synset,
    /// Its part of speech.
    pub pos: Pos,
    /// Its place among the senses of that part of speech, by frequency, from 0.
    pub rank: usize,
    /// How often it was met in sense-tagged text (SemCor); large counts are rounded.
    pub count: f32,
    /// Whether the word is written with a capital in this sense: Turkey, not turkey.
    pub capitalised: bool,
}

impl Sense {
    /// How likely the sense is among those of its word: grows with its count, falls with its rank. Not normalised.
    pub fn likelihood(self) -> f32 {
        self.count + 0.3 / (self.rank + 1) as f32
    }
}

/// A relation from one sense of a word to one sense of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordLink {
    /// How they are related.
    pub kind: LinkKind,
    /// Which of the word's senses, counted over all parts of speech as in [`Word::senses`].
    pub sense: usize,
    /// The other word.
    pub target: Word,
    /// Which of its senses.
    pub target_sense: usize,
}

/// Looks a lemma up: lower case, words parted by spaces. Forms are looked up as they stand, not reduced. Some 50 ns.
pub fn word(lemma: &str) -> Option<Word> {
    LEMMAS.place_joined(&[lemma]).map(Word)
}

/// Whether WordNet has the lemma with this part of speech.
pub fn has(lemma: &str, pos: Pos) -> bool {
    word(lemma).is_some_and(|word| word.has(pos))
}

/// All lemmas, multi-word entries included, in a fixed order without meaning.
pub fn lemmas() -> impl Iterator<Item = (&'static str, Word)> {
    LEMMAS.places().map(|(lemma, place)| (lemma, Word(place)))
}

/// The lemmas of an irregular form: `mice` gives `mouse`, `axes` as a noun `axis`. Its own lemma is not among them.
pub fn exceptions(form: &str, pos: Pos) -> impl Iterator<Item = &'static str> {
    let mut buffer = [0; 4];
    let lemmas = EXCEPTIONS.string(&[format::letter(pos).encode_utf8(&mut buffer), form]);
    lemmas.into_iter().flat_map(|lemmas| lemmas.split('\n'))
}

/// WordNet's own writing of a lemma put together from a stem and an ending, if it has that lemma.
pub(crate) fn lemma_of(stem: &str, ending: &str) -> Option<(&'static str, Word)> {
    LEMMAS.entry_joined(&[stem, ending]).map(|(lemma, place)| (lemma, Word(place)))
}

impl Word {
    /// Whether it has a sense of this part of speech.
    pub fn has(self, pos: Pos) -> bool {
        self.senses().any(|sense| sense.pos == pos)
    }

    /// Its senses: nouns, verbs, adjectives, adverbs, each in order of frequency.
    pub fn senses(self) -> Senses {
        packed::senses(LEMMAS.at(self.0))
    }

    /// Its senses of one part of speech, or all.
    pub fn senses_as(self, pos: Option<Pos>) -> impl Iterator<Item = Sense> {
        self.senses().filter(move |sense| pos.is_none_or(|pos| sense.pos == pos))
    }

    /// Its links to other words.
    pub fn links(self) -> impl Iterator<Item = WordLink> {
        packed::links(LEMMAS.at(self.0))
    }

    /// The lexicographer file of its likeliest sense: what kind of thing it is.
    pub fn lexname(self, pos: Option<Pos>) -> Option<Lexname> {
        let likeliest = |best: Sense, sense: Sense| if sense.likelihood() > best.likelihood() { sense } else { best };
        self.senses_as(pos).reduce(likeliest).map(|sense| sense.synset.lexname())
    }
}

impl Synset {
    /// What it is related to, by kind.
    pub fn relations(self) -> impl Iterator<Item = (RelationKind, Synset)> {
        packed::relations(SECTIONS[1], SECTIONS[2], self)
    }

    /// What it is related to in this way.
    pub fn related(self, kind: RelationKind) -> impl Iterator<Item = Synset> {
        self.relations().filter(move |relation| relation.0 == kind).map(|relation| relation.1)
    }

    /// What is next broader. (Relations are sorted, and these come first.)
    pub fn hypernyms(self) -> impl Iterator<Item = Synset> {
        self.relations().map_while(|(kind, synset)| (kind == RelationKind::Hypernym).then_some(synset))
    }

    /// The lexicographer file that it was written in: what kind of thing it is.
    pub fn lexname(self) -> Lexname {
        Lexname(SECTIONS[3].get(self.0 as usize).copied().unwrap_or(0))
    }

    /// Its part of speech.
    pub fn pos(self) -> Pos {
        format::part_of_speech(self.lexname().0)
    }

    /// Its information content, 0 (entity: says nothing) to 1 (nothing is narrower): intrinsic, from how much of the
    /// hierarchy lies below it (Seco, Veale and Hayes 2004).
    pub fn information(self) -> f32 {
        f32::from(SECTIONS[4].get(self.0 as usize).copied().unwrap_or(0)) / 255.0
    }
}

/// A lexicographer file of WordNet, by its number: `noun.person`, `verb.motion`, ….
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lexname(u8);

impl Lexname {
    /// Kinds that are asked for by name: `Lexname::PERSON == word.lexname(None)`.
    pub const ACT: Lexname = Lexname(4);
    /// Animals.
    pub const ANIMAL: Lexname = Lexname(5);
    /// Things made by people.
    pub const ARTIFACT: Lexname = Lexname(6);
    /// What is said or written.
    pub const COMMUNICATION: Lexname = Lexname(10);
    /// Events.
    pub const EVENT: Lexname = Lexname(11);
    /// Groups of people or things: organisations, families, peoples.
    pub const GROUP: Lexname = Lexname(14);
    /// Places, countries, directions.
    pub const LOCATION: Lexname = Lexname(15);
    /// People.
    pub const PERSON: Lexname = Lexname(18);
    /// Amounts and units.
    pub const QUANTITY: Lexname = Lexname(23);
    /// Times: days, months, periods.
    pub const TIME: Lexname = Lexname(28);
    /// Verbs of saying.
    pub const VERB_COMMUNICATION: Lexname = Lexname(32);
    /// Verbs of moving.
    pub const VERB_MOTION: Lexname = Lexname(38);

    /// Its name: `noun.person`.
    pub fn name(self) -> &'static str {
        LEXNAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Its number, 0 to 44.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl std::fmt::Debug for Lexname {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

#[rustfmt::skip]
const LEXNAMES: [&str; 45] = [
    "adj.all", "adj.pert", "adv.all", "noun.Tops", "noun.act", "noun.animal", "noun.artifact", "noun.attribute",
    "noun.body", "noun.cognition", "noun.communication", "noun.event", "noun.feeling", "noun.food", "noun.group",
    "noun.location", "noun.motive", "noun.object", "noun.person", "noun.phenomenon", "noun.plant", "noun.possession",
    "noun.process", "noun.quantity", "noun.relation", "noun.shape", "noun.state", "noun.substance", "noun.time",
    "verb.body", "verb.change", "verb.cognition", "verb.communication", "verb.competition", "verb.consumption",
    "verb.contact", "verb.creation", "verb.emotion", "verb.motion", "verb.perception", "verb.possession",
    "verb.social", "verb.stative", "verb.weather", "adj.ppl",
];
