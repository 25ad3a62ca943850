//! Two phrases as a row of numbers: what the judge's trees ask about.
//!
//! The units that differ are paired, each with the one that it most likely stands for. Most features tell of the
//! *decisive* pair, the one that speaks most for a change; the others of how well the rest is matched.

use super::{
    Context, Word,
    pair::Meeting,
    units::{self, Unit},
};
use crate::{
    english::{classes::ContrastKind, tags::Upos},
    model::Pair,
    trees::{signed, unit},
};

/// Two phrases, unit by unit.
#[derive(Debug)]
pub(super) struct Comparison<'a> {
    /// The units of each side that have no like on the other.
    pub rest: Pair<Vec<Unit<'a>>>,
    /// How many units stand on both sides.
    pub shared: usize,
}

impl<'a> Comparison<'a> {
    pub fn of(phrases: Pair<&[Word<'a>]>) -> Comparison<'a> {
        let mut rest = phrases.map(units::of);
        let before = rest.source.len();
        let copy = &mut rest.copy;
        rest.source.retain(|unit| match copy.iter().position(|other| unit.is(other)) {
            Some(place) => {
                copy.remove(place);
                false
            }
            None => true,
        });
        Comparison { shared: before - rest.source.len(), rest }
    }

    /// Pairs the units that differ, the likeliest counterparts first, each unit once; the decisive pair comes first.
    pub fn meetings(&self) -> Vec<Meeting<'_, 'a>> {
        let crossed = self.rest.source.iter().flat_map(|a| self.rest.copy.iter().map(move |b| Meeting::of(a, b)));
        let mut all: Vec<(f32, Meeting)> = crossed.map(|meeting| (meeting.relevance(), meeting)).collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut chosen: Vec<Meeting> = Vec::new();
        for (_, meeting) in all {
            let is_taken =
                |other: &Meeting| std::ptr::eq(other.source, meeting.source) || std::ptr::eq(other.copy, meeting.copy);
            if !chosen.iter().any(is_taken) {
                chosen.push(meeting);
            }
        }
        let harm = |meeting: &Meeting| meeting.opposition() - meeting.closeness();
        chosen.sort_by(|a, b| harm(b).total_cmp(&harm(a)));
        chosen
    }

    /// The number of units that are paired with none.
    pub fn alone(&self) -> usize {
        self.rest.source.len().abs_diff(self.rest.copy.len())
    }
}

/// A feature: its name, which begins with the resource it is from, and its value.
pub(super) type Feature = (&'static str, fn(&Row) -> u8);

/// What features are worked out from.
pub(super) struct Row<'r, 'a> {
    pub comparison: &'r Comparison<'a>,
    pub meetings: &'r [Meeting<'r, 'a>],
    pub context: &'r Context<'a>,
    pub words: Pair<usize>,
}

impl<'r, 'a> Row<'r, 'a> {
    /// Of the decisive pair; 0 where there is none.
    fn first(&self, value: impl Fn(&Meeting) -> u8) -> u8 {
        self.meetings.first().map_or(0, value)
    }

    /// Of the units that differ on both sides.
    fn units(&self) -> impl Iterator<Item = &Unit<'a>> {
        self.comparison.rest.source.iter().chain(&self.comparison.rest.copy)
    }

    /// Whether it holds of both units of the decisive pair (2), of one (1), or of none.
    fn both(&self, holds: impl Fn(&Unit) -> bool) -> u8 {
        self.first(|meeting| u8::from(holds(meeting.source)) + u8::from(holds(meeting.copy)))
    }
}

/// All features, in the order of a row.
#[rustfmt::skip]
pub(super) const FEATURES: [Feature; 72] = [
    ("wordnet/synonym", |row| row.first(|m| unit(m.relation.synonym))),
    ("wordnet/verb-group", |row| row.first(|m| unit(m.relation.verb_group))),
    ("wordnet/similar", |row| row.first(|m| unit(m.relation.similar))),
    ("wordnet/cluster", |row| row.first(|m| unit(m.relation.same_cluster))),
    ("wordnet/see-also", |row| row.first(|m| unit(m.relation.see_also))),
    ("wordnet/attribute", |row| row.first(|m| unit(m.relation.attribute))),
    ("wordnet/antonym", |row| row.first(|m| unit(m.relation.antonym))),
    ("wordnet/antonym-similar", |row| row.first(|m| unit(m.relation.antonym_similar))),
    ("wordnet/antonym-derived", |row| row.first(|m| unit(m.relation.antonym_derived))),
    ("wordnet/derivation", |row| row.first(|m| unit(m.relation.derivation))),
    ("wordnet/family", |row| row.first(|m| unit(m.relation.family))),
    ("wordnet/broader", |row| row.first(|m| near(m.relation.broader.forward.steps, m.relation.broader.forward.weight))),
    ("wordnet/broader", |row| row.first(|m| m.relation.broader.forward.steps)),
    ("wordnet/narrower", |row| row.first(|m| near(m.relation.broader.backward.steps, m.relation.broader.backward.weight))),
    ("wordnet/narrower", |row| row.first(|m| m.relation.broader.backward.steps)),
    ("wordnet/siblings", |row| row.first(|m| unit(m.relation.common.information * m.relation.common.weight))),
    ("wordnet/siblings", |row| row.first(|m| unit(m.relation.common.information))),
    ("wordnet/siblings", |row| row.first(|m| m.relation.common.steps.iter().fold(0, |sum, steps| steps.saturating_add(sum)))),
    ("wordnet/siblings", |row| row.first(|m| m.relation.common.steps.into_iter().min().unwrap_or(0))),
    ("wordnet/entails", |row| row.first(|m| unit(m.relation.entails.forward.max(m.relation.causes.forward)))),
    ("wordnet/entails", |row| row.first(|m| unit(m.relation.entails.backward.max(m.relation.causes.backward)))),
    ("wordnet/part", |row| row.first(|m| unit(m.relation.part.forward))),
    ("wordnet/part", |row| row.first(|m| unit(m.relation.part.backward))),
    ("wordnet/kind", |row| row.first(|m| u8::from(m.source.kind().is_some() && m.source.kind() == m.copy.kind()))),
    ("wordnet/known", |row| row.both(|unit| unit.profile.is_some())),
    ("vectors/related", |row| row.first(|m| m.related.map_or(0, signed))),
    ("vectors/same", |row| row.first(|m| m.same.map_or(0, signed))),
    ("vectors/bent", |row| row.first(|m| m.same.zip(m.related).map_or(0, |(same, related)| signed((same - related).clamp(-1.0, 1.0))))),
    ("spelling/alike", |row| row.first(|m| unit(m.spelling))),
    ("spelling/stem", |row| row.first(|m| unit(m.stem()))),
    ("spelling/unknown", |row| row.both(|unit| !unit.is_known)),
    ("spelling/variant", |row| row.first(|m| u8::from(m.is_variant()))),
    ("spelling/typo", |row| row.first(|m| u8::from(m.is_typo()))),
    ("spelling/derived", |row| row.first(|m| u8::from(m.is_derived()))),
    ("spelling/prefix", |row| row.first(|m| u8::from(m.is_negated()))),
    ("class/exclusive", |row| row.first(|m| kind(m, |kind| u8::from(kind == ContrastKind::Exclusive)))),
    ("class/scale", |row| row.first(|m| kind(m, distance))),
    ("class/opposite", |row| row.first(|m| kind(m, |kind| u8::from(kind == ContrastKind::Opposite)))),
    ("class/converse", |row| row.first(|m| kind(m, |kind| u8::from(kind == ContrastKind::Converse)))),
    ("class/synonym", |row| row.first(|m| u8::from(m.interchangeable))),
    ("class/direction", |row| row.first(|m| u8::from(m.is_reversed()))),
    ("class/degree", |row| row.first(|m| small(m.degrees()))),
    ("class/modality", |row| row.first(|m| small(m.certainty()))),
    ("class/charged", |row| row.first(|m| u8::from(m.is_charged()))),
    ("class/negation", |row| row.both(|unit| unit.denies())),
    ("frequency", |row| row.first(|m| scale(m.source.zipf.unwrap_or(0.0).min(m.copy.zipf.unwrap_or(0.0))))),
    ("frequency", |row| row.first(|m| scale(m.source.zipf.unwrap_or(0.0).max(m.copy.zipf.unwrap_or(0.0))))),
    ("tag/noun", |row| row.both(|unit| unit.upos == Upos::Noun)),
    ("tag/verb", |row| row.both(|unit| unit.upos == Upos::Verb)),
    ("tag/adjective", |row| row.both(|unit| unit.upos == Upos::Adj)),
    ("tag/adverb", |row| row.both(|unit| unit.upos == Upos::Adv)),
    ("tag/name", |row| row.both(|unit| unit.is_name())),
    ("tag/number", |row| row.both(|unit| unit.is_number())),
    ("tag/pronoun", |row| row.both(|unit| unit.is_pronoun())),
    ("tag/capital", |row| row.both(|unit| unit.capital)),
    ("tag/equal", |row| row.first(|m| u8::from(m.source.upos == m.copy.upos))),
    ("phrase/entry", |row| row.both(|unit| unit.lemma.contains(' '))),
    ("phrase/rest", |row| count(row.comparison.rest.source.len())),
    ("phrase/rest", |row| count(row.comparison.rest.copy.len())),
    ("phrase/shared", |row| count(row.comparison.shared)),
    ("phrase/alone", |row| count(row.comparison.alone())),
    ("phrase/words", |row| count(row.words.source)),
    ("phrase/words", |row| count(row.words.copy)),
    ("phrase/close", |row| unit(row.meetings.iter().map(Meeting::closeness).fold(0.0, f32::max))),
    ("phrase/close", |row| unit(row.meetings.iter().map(Meeting::closeness).sum::<f32>() / row.meetings.len().max(1) as f32)),
    ("phrase/opposed", |row| unit(row.meetings.iter().map(Meeting::opposition).fold(0.0, f32::max))),
    ("phrase/related", |row| signed(row.meetings.iter().filter_map(|m| m.related).fold(-1.0, f32::max))),
    ("phrase/names", |row| count(row.units().filter(|unit| unit.is_name()).count())),
    ("phrase/numbers", |row| count(row.units().filter(|unit| unit.is_number()).count())),
    ("phrase/pronouns", |row| count(row.units().filter(|unit| unit.is_pronoun()).count())),
    ("context/before", |row| u8::from(row.context.before.source == row.context.before.copy)),
    ("context/after", |row| u8::from(row.context.after.source == row.context.after.copy)),
];

/// A way up by so many steps between senses of this weight; 0 where there is none.
fn near(steps: u8, weight: f32) -> u8 {
    if steps == 0 { 0 } else { unit(weight / f32::from(steps)) }
}

fn kind(meeting: &Meeting, value: impl Fn(ContrastKind) -> u8) -> u8 {
    meeting.contrast.map_or(0, |contrast| value(contrast.kind))
}

fn distance(kind: ContrastKind) -> u8 {
    match kind {
        ContrastKind::Scale { from, to } => to.abs_diff(from),
        _ => 0,
    }
}

fn small(steps: u16) -> u8 {
    u8::try_from(steps).unwrap_or(u8::MAX)
}

fn count(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// A frequency on the Zipf scale, in steps of 0.05.
fn scale(zipf: f32) -> u8 {
    (zipf * 20.0).clamp(0.0, 255.0) as u8
}
