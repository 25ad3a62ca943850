//! A phrase that one side lacks as a row of numbers: what the trees of [`super::model`] ask about.
//!
//! Three things tell a fact that is gone from words that were only put otherwise: how much the phrase says that the other
//! side has no word for; what the other side has in its turn that may stand for it; and whether it is a phrase of its own
//! in the tree, hung on a word that both sides share.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        words,
    },
    english::{
        tags::{Upos, Xpos},
        tree::{Deprel, Tree},
        vectors,
    },
    model::{Side, TokenKind},
    trees::{signed, unit},
};
use std::ops::Range;

/// A phrase of one side, and what a feature may ask of it.
pub(super) struct Phrase<'c, 'a> {
    case: &'c Case<'a>,
    side: Side,
    change: &'c Change,
    places: Range<usize>,
    /// How much each of its words tells; see [`super::weight`].
    weights: Vec<f32>,
    /// How much the content words of the other side's changes tell, which may stand for the phrase.
    rival_load: f32,
    /// How near each of its content words comes to one of those.
    near: Vec<f32>,
    /// Its words that hang on one outside of it.
    tops: Vec<usize>,
    tree: &'a Tree,
    /// The place of the first word of its sentence.
    start: usize,
}

/// Words of a phrase, and of what may stand for it, that are held against each other at most.
const LOOKED_AT: usize = 24;

/// Words before and after a place that can imply what is missing there: more than a sentence has.
const WITHIN_REACH: usize = 120;

impl<'c, 'a> Phrase<'c, 'a> {
    pub fn new(case: &'c Case<'a>, side: Side, change: &'c Change) -> Phrase<'c, 'a> {
        let places = change.places.get(side).clone();
        let (tree, start) = case.tree(side, places.start);
        let inside = places.start - start..(places.end - start).min(tree.len());
        let hangs_outside = |word: &usize| tree.head(*word).is_none_or(|head| !inside.contains(&head));
        let tops = inside.clone().filter(hangs_outside).filter(|&word| tree.deprel(word) != Deprel::Punct).collect();
        let rivals = rivals(case, side, change);
        let own =
            Meant::all(case, side, places.clone().filter(|&place| case.word(side, place).content).take(LOOKED_AT));
        let theirs = Meant::all(case, side.other(), rivals.iter().copied());
        let near = own.iter().map(|word| word.nearest(&theirs)).collect();
        let weights = places.clone().map(|place| super::weight(case, side, place)).collect();
        let rival_load = rivals.iter().map(|&place| super::weight(case, side.other(), place)).sum();
        Phrase { case, side, change, places, weights, rival_load, near, tops, tree, start }
    }

    /// Its features, in the order of [`FEATURES`].
    pub fn row(&self) -> Vec<u8> {
        FEATURES.iter().map(|(_, value)| value(self)).collect()
    }

    /// How many content words a side has.
    fn all(&self, side: Side) -> f32 {
        *self.case.content.get(side) as f32
    }

    fn load(&self) -> f32 {
        self.weights.iter().sum()
    }

    /// How many of its words hold.
    fn count(&self, holds: impl Fn(usize) -> bool) -> u8 {
        small(self.places.clone().filter(|&place| holds(place)).count())
    }

    fn has(&self, holds: impl Fn(usize) -> bool) -> u8 {
        u8::from(self.places.clone().any(holds))
    }

    fn upos(&self, place: usize) -> Upos {
        self.case.tag(self.side, place).upos
    }

    fn content(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.clone().filter(|&place| self.case.word(self.side, place).content)
    }

    /// Whether a mark, or an end of the text, stands there.
    fn stops(&self, place: Option<usize>) -> u8 {
        let stops = |place| {
            place >= self.case.len(self.side) || self.case.word(self.side, place).kind == TokenKind::Punctuation
        };
        u8::from(place.is_none_or(stops))
    }

    /// Whether one of its tops hangs so.
    fn tops_by(&self, holds: impl Fn(Deprel) -> bool) -> u8 {
        u8::from(self.tops.iter().any(|&top| holds(self.tree.deprel(top))))
    }

    /// Words below its tops that are not in it.
    fn torn(&self) -> usize {
        let inside = |word: &usize| self.places.contains(&(self.start + word));
        let below = self.tops.iter().map(|&top| self.tree.subtree(top).filter(|word| !inside(word)).count());
        below.sum()
    }

    /// Whether what it hangs on is linked: 2 with the same word, 1 with another one.
    fn hold(&self) -> u8 {
        let heads = self.tops.iter().filter_map(|&top| self.tree.head(top)).map(|head| self.start + head);
        let hold = |head: usize| match self.case.partners.first(self.side, head) {
            Some(there) if self.case.lemma(self.side, head) == self.case.lemma(self.side.other(), there) => 2,
            Some(_) => 1,
            None => 0,
        };
        heads.map(hold).min().unwrap_or(0)
    }

    /// How many words of the other side stand between the partners of its neighbours, plus 1; 0 where these are crossed.
    fn gap(&self) -> u8 {
        let partner = |place: usize| self.case.partners.first(self.side, place);
        let left = (0..self.places.start).rev().find_map(|place| self.case.partners.of(self.side, place).last());
        let right = (self.places.end..self.case.len(self.side)).find_map(partner);
        let from = left.map_or(0, |left| left + 1);
        let to = right.unwrap_or(self.case.len(self.side.other()));
        to.checked_sub(from).map_or(0, |gap| small(gap + 1))
    }

    /// How many words of its side, of those before and after it, are linked with the same word.
    fn neighbours(&self) -> u8 {
        let same = |place: usize| {
            let there = self.case.partners.first(self.side, place);
            there.is_some_and(|there| self.case.norm(self.side, place) == self.case.norm(self.side.other(), there))
        };
        let before = self.places.start.saturating_sub(2)..self.places.start;
        let after = self.places.end..(self.places.end + 2).min(self.case.len(self.side));
        small(before.chain(after).filter(|&place| same(place)).count())
    }

    /// How near its words come to any of the other side within reach of where it would stand, on average.
    fn implied(&self) -> f32 {
        let other = self.side.other();
        let here = self.change.places.get(other).start;
        let around = here.saturating_sub(WITHIN_REACH)..self.case.len(other).min(here + WITHIN_REACH);
        let theirs = Meant::all(self.case, other, around.filter(|&place| self.case.word(other, place).content));
        let own = Meant::all(self.case, self.side, self.content().take(8));
        let near: Vec<f32> = own.iter().map(|word| word.nearest(&theirs)).collect();
        mean(&near)
    }

    /// The share of a side's words that are content in changes.
    fn changed(&self, side: Side) -> f32 {
        *self.case.changed.get(side) as f32 / self.all(side).max(1.0)
    }
}

/// The content words of the other side that stand in changes, without the phrase's own.
pub(super) fn rivals(case: &Case, side: Side, change: &Change) -> Vec<usize> {
    let other = side.other();
    let changes = case.changes.iter().filter(|there| there.kind != Kind::Moved && !there.harmless);
    let places =
        changes.filter(|there| !std::ptr::eq(*there, change)).flat_map(|there| there.places.get(other).clone());
    let own = change.places.get(other).clone();
    places.chain(own).filter(|&place| case.word(other, place).content).take(LOOKED_AT).collect()
}

/// A word by what it means.
struct Meant<'a> {
    lemma: &'a str,
    vector: Option<vectors::Word>,
}

impl<'a> Meant<'a> {
    fn all(case: &Case<'a>, side: Side, places: impl Iterator<Item = usize>) -> Vec<Meant<'a>> {
        let lemmas = places.map(|place| case.lemma(side, place));
        lemmas.map(|lemma| Meant { lemma, vector: vectors::Word::find(lemma) }).collect()
    }

    /// How near the word comes to one of the other side's: 1 for the same lemma.
    fn nearest(&self, theirs: &[Meant]) -> f32 {
        let near = |other: &Meant| match (self.vector, other.vector) {
            _ if other.lemma == self.lemma => 1.0,
            (Some(own), Some(other)) => own.relatedness(other),
            _ => 0.0,
        };
        theirs.iter().map(near).fold(0.0, f32::max)
    }
}

fn mean(values: &[f32]) -> f32 {
    values.iter().sum::<f32>() / values.len().max(1) as f32
}

/// A feature: its name, and its value.
pub(super) type Feature = (&'static str, fn(&Phrase) -> u8);

/// All features, in the order of a row.
#[rustfmt::skip]
pub(super) const FEATURES: [Feature; 44] = [
    ("says/load", |p| tenths(p.load())),
    ("says/most", |p| tenths(p.weights.iter().copied().fold(0.0, f32::max))),
    ("says/share", |p| unit(p.load() / (p.load() + p.all(p.side)))),
    ("says/words", |p| p.count(|place| p.case.word(p.side, place).is_word())),
    ("says/content", |p| small(p.content().count())),
    ("says/content", |p| unit(p.content().count() as f32 / p.all(p.side).max(1.0))),
    ("says/elsewhere", |p| p.count(|place| super::said_elsewhere(p.case, p.side, place) < 1.0)),
    ("says/name", |p| p.count(|place| p.case.is_name(p.side, place))),
    ("says/number", |p| p.count(|place| p.case.word(p.side, place).kind == TokenKind::Number)),
    ("says/quantity", |p| p.has(|place| p.case.amounts.is_lone(p.side, place))),
    ("rival/load", |p| tenths(p.rival_load)),
    ("rival/balance", |p| signed((p.load() - p.rival_load) / 6.0)),
    ("rival/near", |p| unit(p.near.iter().copied().fold(0.0, f32::max))),
    ("rival/near", |p| unit(mean(&p.near))),
    ("rival/near", |p| unit(p.near.iter().copied().fold(1.0, f32::min))),
    ("rival/slot", |p| small(*p.change.content.get(p.side.other()))),
    ("rival/implied", |p| unit(p.implied())),
    ("rival/same", |p| u8::from(p.change.kind == Kind::Replaced)),
    ("text/freedom", |p| unit(p.case.freedom)),
    ("text/changed", |p| unit(p.changed(p.side))),
    ("text/changed", |p| unit(p.changed(p.side.other()))),
    ("text/words", |p| small(p.case.len(p.side))),
    ("text/longer", |p| signed((p.all(p.side) / p.all(p.side.other()).max(1.0)).ln())),
    ("place/opens", |p| u8::from(matches!(p.upos(p.places.start), Upos::Adp))),
    ("place/opens", |p| u8::from(matches!(p.upos(p.places.start), Upos::Sconj | Upos::Cconj) || p.case.norm(p.side, p.places.start).starts_with("wh"))),
    ("place/stops", |p| p.stops(p.places.start.checked_sub(1))),
    ("place/stops", |p| p.stops(Some(p.places.end))),
    ("place/first", |p| u8::from(p.places.start == p.start)),
    ("place/gap", |p| p.gap()),
    ("place/neighbours", |p| p.neighbours()),
    ("tree/tops", |p| small(p.tops.len())),
    ("tree/torn", |p| small(p.torn())),
    ("tree/hold", |p| p.hold()),
    ("tree/modifier", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Advmod | Deprel::Amod | Deprel::Nummod | Deprel::Det))),
    ("tree/complement", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Nmod | Deprel::Obl | Deprel::OblUnmarked | Deprel::NmodUnmarked | Deprel::OblAgent))),
    ("tree/clause", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Advcl | Deprel::Parataxis))),
    ("tree/conjunct", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Conj))),
    ("tree/name", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Appos | Deprel::Flat | Deprel::Compound | Deprel::NmodDesc | Deprel::NmodPoss))),
    ("tree/core", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj | Deprel::Iobj))),
    ("tree/predicate", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Root | Deprel::Ccomp | Deprel::Xcomp))),
    ("tree/joint", |p| p.tops_by(|deprel| matches!(deprel, Deprel::Case | Deprel::Mark | Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Cc))),
    ("tag/verb", |p| p.has(|place| matches!(p.case.tag(p.side, place).xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp))),
    ("tag/verb", |p| p.count(|place| p.upos(place) == Upos::Verb)),
    ("tag/light", |p| p.count(|place| words::is_light(p.case.norm(p.side, place)))),
];

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn tenths(value: f32) -> u8 {
    (value * 10.0).round() as u8
}
