//! How two words in context are related, with how likely the senses are in which they are.

use super::{LinkKind, Pos, RelationKind, Sense, Synset, Word, word};
use crate::english::tags::{Tag, Upos};

/// From how many of a word's senses, the likeliest, relations are followed. Synonyms are known in all.
const SENSES: usize = 8;
/// What a link to a derived word weighs at least: derivation holds of the words whatever the sense.
const RARE: f32 = 0.05;

/// What WordNet tells of one word in context, gathered so that it can be held against many others: some 50 small
/// entries. Make one for each word and keep it.
#[derive(Clone, Debug)]
pub struct Profile {
    word: Word,
    /// Synsets that the word's senses are or lead to, sorted by synset.
    synsets: Vec<Reached>,
    /// Words that the word is or leads to, sorted by word.
    words: Vec<(Word, WordWay, f32)>,
}

/// A synset to which a sense of share `weight` leads.
#[derive(Clone, Copy, Debug)]
struct Reached {
    synset: Synset,
    way: Way,
    /// How many hypernyms up.
    steps: u8,
    weight: f32,
    information: f32,
}

/// The way to a synset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It is a sense of the word.
    Own,
    /// It is above one; it may be a hypernym of several senses, and is entered once.
    Above,
    /// A sense is related to it otherwise.
    Near(RelationKind),
    /// It is the opposite of a sense, or of the head of a sense's cluster.
    Opposite,
}

/// The way to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WordWay {
    Itself,
    /// Derived from it, or pertaining to it.
    Family,
    Antonym,
    /// An antonym of the family.
    Opposed,
}

/// How two words are related, `self` being the first of [`Profile::relation`]. Weights run from 0 (not related so) to 1
/// (related so in the only sense of both): the geometric mean of the shares that the two senses have of their words'
/// uses; of several sense pairs the strongest counts, but see `synonym`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Relation {
    /// They share synsets: the sum over these, which is the Bhattacharyya coefficient of the two distributions of senses.
    pub synonym: f32,
    /// Verb senses of one group.
    pub verb_group: f32,
    /// Adjectives, one in the cluster that the other heads.
    pub similar: f32,
    /// Adjectives in one cluster. Near-synonyms, but colours as well.
    pub same_cluster: f32,
    /// WordNet says “see also”.
    pub see_also: f32,
    /// A quality and a value of it (temperature, hot).
    pub attribute: f32,
    /// Opposites.
    pub antonym: f32,
    /// Opposites by way of synonyms and similar adjectives (gigantic, tiny).
    pub antonym_similar: f32,
    /// Opposites by way of derivation (legality, illegal).
    pub antonym_derived: f32,
    /// One is derived from the other, or pertains to it.
    pub derivation: f32,
    /// Both are derived from one third word (invader, invasion).
    pub family: f32,
    /// Hypernyms. Forward: the second is broader.
    pub broader: Both<Path>,
    /// The parent that says most about both, weighed by the senses; siblings are one step below on both sides.
    pub common: CommonParent,
    /// Forward: the first entails the second.
    pub entails: Both<f32>,
    /// Forward: the first causes the second.
    pub causes: Both<f32>,
    /// Part, member or substance. Forward: the first is part of the second.
    pub part: Both<f32>,
}

/// The same thing from the first to the second and from the second to the first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Both<T> {
    /// From the first to the second.
    pub forward: T,
    /// From the second to the first.
    pub backward: T,
}

/// A way up the hypernyms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Path {
    /// How many steps; 0 where there is no way.
    pub steps: u8,
    /// The weight of the senses at its ends.
    pub weight: f32,
}

/// A synset above both words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CommonParent {
    /// Steps up from the first and from the second word, each at least 1; 0 where there is no such parent.
    pub steps: [u8; 2],
    /// Its information content: near 0 it says nothing.
    pub information: f32,
    /// The weight of the two senses below it.
    pub weight: f32,
}

impl Relation {
    /// Whether the words are not related, but for a common parent.
    pub fn is_none(&self) -> bool {
        Relation { common: CommonParent::default(), ..*self } == Relation::default()
    }

    /// The strongest of what speaks for the same meaning: synonyms, verb group, similar adjectives, derivation.
    pub fn sameness(&self) -> f32 {
        [self.synonym, self.verb_group, self.similar, self.derivation, self.family].into_iter().fold(0.0, f32::max)
    }

    /// The strongest opposition.
    pub fn opposition(&self) -> f32 {
        self.antonym.max(self.antonym_similar).max(self.antonym_derived)
    }
}

impl Profile {
    /// Of a lemma that was tagged so; `None` where WordNet has no such word or the tag is of a closed class (WordNet's
    /// “in” is an inch). A proper noun is taken in its capitalised senses (China), a common noun in its others (china),
    /// where it has both. Where WordNet lacks the part of speech, and without a tag, all senses count.
    pub fn new(lemma: &str, tag: Option<Tag>) -> Option<Profile> {
        match tag.map(|tag| tag.upos) {
            None | Some(Upos::Num | Upos::X | Upos::Intj) => Profile::of(word(lemma)?, None, None),
            Some(Upos::Propn) => Profile::of(word(lemma)?, Some(Pos::Noun), Some(true)),
            Some(Upos::Noun) => Profile::of(word(lemma)?, Some(Pos::Noun), Some(false)),
            Some(Upos::Verb) => Profile::of(word(lemma)?, Some(Pos::Verb), None),
            Some(Upos::Adj) => Profile::of(word(lemma)?, Some(Pos::Adjective), None),
            Some(Upos::Adv) => Profile::of(word(lemma)?, Some(Pos::Adverb), None),
            Some(_) => None,
        }
    }

    fn of(word: Word, pos: Option<Pos>, capitalised: Option<bool>) -> Option<Profile> {
        let senses: Vec<Sense> = word.senses().collect();
        let weights = weights(&senses, pos, capitalised);
        let mut likeliest: Vec<usize> = (0..senses.len()).filter(|sense| weights[*sense] > 0.0).collect();
        likeliest.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]));
        let mut profile = Profile { word, synsets: Vec::with_capacity(64), words: vec![(word, WordWay::Itself, 1.0)] };
        for (rank, sense) in likeliest.iter().enumerate() {
            profile.climb(senses[*sense].synset, weights[*sense], rank < SENSES);
        }
        for sense in likeliest.iter().take(SENSES) {
            profile.look_around(senses[*sense].synset, weights[*sense]);
        }
        profile.follow_links(&weights);
        profile.synsets.sort_unstable_by_key(|reached| reached.synset);
        profile.words.sort_unstable_by_key(|(word, ..)| *word);
        Some(profile)
    }

    /// Enters a synset and all above it. Called for the likeliest sense first, whose ways up are kept.
    fn climb(&mut self, synset: Synset, weight: f32, further: bool) {
        let mut next = self.synsets.len();
        self.enter(synset, Way::Own, 0, weight);
        while let Some(&Reached { synset, steps, .. }) = self.synsets.get(next).filter(|_| further) {
            synset.hypernyms().for_each(|parent| self.enter(parent, Way::Above, steps.saturating_add(1), weight));
            next += 1;
        }
    }

    /// A synset is entered once as the word's own or as one above.
    fn enter(&mut self, synset: Synset, way: Way, steps: u8, weight: f32) {
        match self.synsets.iter_mut().find(|known| known.synset == synset) {
            Some(known) if way == Way::Own && known.way != Way::Own => {
                (known.way, known.steps, known.weight) = (way, steps, weight);
            }
            Some(_) => {}
            None => self.synsets.push(Reached { synset, way, steps, weight, information: synset.information() }),
        }
    }

    /// Enters what a synset is related to otherwise, and its opposites and those of its cluster.
    fn look_around(&mut self, synset: Synset, weight: f32) {
        let mut enter = |synset, way| self.synsets.push(Reached { synset, way, steps: 0, weight, information: 0.0 });
        for (kind, near) in synset.relations() {
            match kind {
                RelationKind::Hypernym => {}
                RelationKind::Antonym => enter(near, Way::Opposite),
                kind => enter(near, Way::Near(kind)),
            }
            if kind == RelationKind::Similar {
                near.related(RelationKind::Antonym).for_each(|opposite| enter(opposite, Way::Opposite));
            }
        }
    }

    fn follow_links(&mut self, weights: &[f32]) {
        for link in self.word.links() {
            let weight = weights.get(link.sense).copied().unwrap_or(0.0);
            let way = match link.kind {
                LinkKind::Antonym if weight > 0.0 => WordWay::Antonym,
                LinkKind::Antonym | LinkKind::Opposed => WordWay::Opposed,
                LinkKind::Derivation | LinkKind::Pertainym | LinkKind::Pertains => WordWay::Family,
            };
            let weight = if way == WordWay::Antonym { weight } else { weight.max(RARE) };
            self.words.push((link.target, way, weight));
        }
    }

    /// The word that it is of.
    pub fn word(&self) -> Word {
        self.word
    }

    /// How the word is related to another. Some 0.2 µs; nothing is allocated.
    pub fn relation(&self, other: &Profile) -> Relation {
        let mut relation = Relation::default();
        join(&self.synsets, &other.synsets, |reached| reached.synset, |a, b| relation.add_synset(a, b));
        if self.word != other.word {
            join(&self.words, &other.words, |(word, ..)| *word, |a, b| relation.add_word((a.1, b.1), mean(a.2, b.2)));
        }
        relation
    }
}

impl Relation {
    /// A synset to which both words lead.
    fn add_synset(&mut self, a: &Reached, b: &Reached) {
        use RelationKind::Similar;
        let weight = mean(a.weight, b.weight);
        match (a.way, b.way) {
            (Way::Own, Way::Own) => self.synonym = (self.synonym + weight).min(1.0),
            (Way::Above, Way::Own) => self.broader.forward.raise(Path { steps: a.steps, weight }),
            (Way::Own, Way::Above) => self.broader.backward.raise(Path { steps: b.steps, weight }),
            (Way::Above, Way::Above) if weight * a.information > self.common.weight * self.common.information => {
                self.common = CommonParent { steps: [a.steps, b.steps], information: a.information, weight };
            }
            (Way::Near(kind), Way::Own) => self.add_near(kind, weight, Both::forward),
            (Way::Own, Way::Near(kind)) => self.add_near(kind, weight, Both::backward),
            (Way::Near(Similar), Way::Near(Similar)) => raise(&mut self.same_cluster, weight),
            (Way::Opposite, Way::Own | Way::Near(Similar)) | (Way::Own | Way::Near(Similar), Way::Opposite) => {
                raise(&mut self.antonym_similar, weight);
            }
            _ => {}
        }
    }

    /// A synset that is related to the one word and the other's own.
    fn add_near(&mut self, kind: RelationKind, weight: f32, direction: fn(&mut Both<f32>) -> &mut f32) {
        let kind = match kind {
            RelationKind::Similar => &mut self.similar,
            RelationKind::SeeAlso => &mut self.see_also,
            RelationKind::VerbGroup => &mut self.verb_group,
            RelationKind::Attribute => &mut self.attribute,
            RelationKind::Entailment => direction(&mut self.entails),
            RelationKind::Cause => direction(&mut self.causes),
            RelationKind::PartOf | RelationKind::MemberOf | RelationKind::SubstanceOf => direction(&mut self.part),
            RelationKind::Hypernym | RelationKind::Antonym => return,
        };
        raise(kind, weight);
    }

    /// A word to which both words lead.
    fn add_word(&mut self, ways: (WordWay, WordWay), weight: f32) {
        use WordWay::{Antonym, Family, Itself, Opposed};
        match ways {
            (Itself, Family) | (Family, Itself) => raise(&mut self.derivation, weight),
            (Family, Family) => raise(&mut self.family, weight),
            (Antonym, Itself) | (Itself, Antonym) => raise(&mut self.antonym, weight),
            (Opposed, Itself) | (Itself, Opposed) | (Antonym | Opposed, Family) | (Family, Antonym | Opposed) => {
                raise(&mut self.antonym_derived, weight);
            }
            _ => {}
        }
    }
}

impl<T> Both<T> {
    fn forward(&mut self) -> &mut T {
        &mut self.forward
    }

    fn backward(&mut self) -> &mut T {
        &mut self.backward
    }
}

impl Path {
    fn raise(&mut self, other: Path) {
        if self.steps == 0 || self.weight / f32::from(self.steps) < other.weight / f32::from(other.steps) {
            *self = other;
        }
    }
}

/// The share of each sense in the word's uses; 0 for senses of another part of speech or case.
fn weights(senses: &[Sense], pos: Option<Pos>, capitalised: Option<bool>) -> Vec<f32> {
    let is_pos = |sense: &Sense| pos.is_none_or(|pos| sense.pos == pos);
    let is_case = |sense: &Sense| capitalised.is_none_or(|capitalised| sense.capitalised == capitalised);
    let any_pos = !senses.iter().any(is_pos);
    let any_case = !senses.iter().any(|sense| (any_pos || is_pos(sense)) && is_case(sense));
    let is_meant = |sense: &Sense| (any_pos || is_pos(sense)) && (any_case || is_case(sense));
    let mut weights: Vec<f32> =
        senses.iter().map(|sense| if is_meant(sense) { sense.likelihood() } else { 0.0 }).collect();
    let sum: f32 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum);
    weights
}

/// Calls `meet` for all pairs of equal key from two sorted lists. Linear but for runs of equal keys; steps without a
/// branch, as neither list's next step can be foreseen.
fn join<T, K: Ord>(a: &[T], b: &[T], key: fn(&T) -> K, mut meet: impl FnMut(&T, &T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(first), Some(second)) = (a.get(i), b.get(j)) {
        let order = key(first).cmp(&key(second));
        if order.is_eq() {
            b[j..].iter().take_while(|other| key(other) == key(first)).for_each(|other| meet(first, other));
        }
        i += usize::from(order.is_le());
        j += usize::from(order.is_gt());
    }
}

fn mean(a: f32, b: f32) -> f32 {
    (a * b).sqrt()
}

fn raise(kind: &mut f32, weight: f32) {
    *kind = kind.max(weight);
}
