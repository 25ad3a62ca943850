//! What the resources tell of two units that stand against each other.

use super::units::Unit;
use crate::english::{
    classes::{self, Contrast, ContrastKind, charged, direction, modality, quantifiers},
    morphology, spelling,
    tags::Upos,
    wordnet::Relation,
};

/// Two units, and how they are related.
#[derive(Clone, Debug)]
pub(super) struct Meeting<'u, 'a> {
    pub source: &'u Unit<'a>,
    pub copy: &'u Unit<'a>,
    /// How WordNet relates them.
    pub relation: Relation,
    /// How near their contexts are, where both have a row.
    pub related: Option<f32>,
    /// How near their meanings are, where both have a row.
    pub same: Option<f32>,
    /// How alike they are spelled, 0 to 1.
    pub spelling: f32,
    /// How closed classes hold them apart.
    pub contrast: Option<Contrast>,
    /// Whether news use them for each other.
    pub interchangeable: bool,
}

impl<'u, 'a> Meeting<'u, 'a> {
    pub fn of(source: &'u Unit<'a>, copy: &'u Unit<'a>) -> Meeting<'u, 'a> {
        let relation = match (&source.profile, &copy.profile) {
            (Some(a), Some(b)) => a.relation(b),
            _ => Relation::default(),
        };
        let rows = source.vector.zip(copy.vector);
        Meeting {
            source,
            copy,
            relation,
            related: rows.map(|(a, b)| a.relatedness(b)),
            same: rows.map(|(a, b)| a.sameness(b)),
            spelling: strsim::jaro_winkler(source.lemma, copy.lemma) as f32,
            contrast: either(source, copy, classes::contrast),
            interchangeable: either(source, copy, |a, b| classes::are_synonyms(a, b).then_some(())).is_some(),
        }
    }

    /// What speaks for the same meaning, 0 to 1.
    pub fn closeness(&self) -> f32 {
        if self.source.is(self.copy) || self.interchangeable || self.is_variant() {
            return 1.0;
        }
        let near = self.same.unwrap_or(0.0).max(self.relation.sameness());
        near.clamp(0.0, 1.0) * (1.0 - self.opposition())
    }

    /// What speaks for opposite or excluding meanings, 0 to 1.
    pub fn opposition(&self) -> f32 {
        let listed = match self.contrast.map(|contrast| contrast.kind) {
            None | Some(ContrastKind::Converse) => 0.0,
            // Neighbours on a scale (small, tiny) are nuances of each other.
            Some(ContrastKind::Scale { from, to }) => (f32::from(from.abs_diff(to)) - 1.0) / 3.0,
            Some(ContrastKind::Exclusive | ContrastKind::Opposite) => 1.0,
        };
        let by_form = f32::from(u8::from(self.is_reversed() || self.is_negated()));
        self.relation.opposition().max(listed).max(by_form).clamp(0.0, 1.0)
    }

    /// Whether one of the two is a kind of the other. Verbs have many senses, of which the rarer ones are kinds of nearly
    /// anything (to suspend is to end): there a likely sense has to be.
    pub fn is_level(&self) -> bool {
        let broader = &self.relation.broader;
        let likely = if self.source.upos == Upos::Verb { 0.2 } else { 0.0 };
        broader.forward.weight.max(broader.backward.weight) > likely
    }

    /// Whether the one says the reverse of the other, rather than another thing of its kind.
    pub fn is_opposite(&self) -> bool {
        let is_listed = self.contrast.is_some_and(|contrast| match contrast.kind {
            ContrastKind::Opposite => true,
            ContrastKind::Scale { from, to } => from.abs_diff(to) > 2,
            ContrastKind::Exclusive | ContrastKind::Converse => false,
        });
        let is_denied = self.is_negated() || self.source.denies() != self.copy.denies();
        is_listed || is_denied || self.is_reversed() || self.relation.opposition() > 0.0
    }

    /// What the resources say, each with how loudly it speaks for a change (above 0) or against one, as log odds. The
    /// trees decide; this is what a reader is told.
    pub fn facts(&self) -> Vec<(&'static str, f32)> {
        let relation = &self.relation;
        let holds = |is: bool, weight: f32| if is { weight } else { 0.0 };
        let contrast = match self.contrast.map(|contrast| contrast.kind) {
            Some(ContrastKind::Exclusive) => ("class/exclusive", 3.0),
            Some(ContrastKind::Opposite) => ("class/opposite", 3.0),
            Some(ContrastKind::Converse) => ("class/converse", 1.0),
            Some(ContrastKind::Scale { from, to }) => ("class/scale", f32::from(from.abs_diff(to).min(3))),
            None => ("class/none", 0.0),
        };
        let are_siblings = relation.common.steps == [1, 1];
        vec![
            contrast,
            ("class/direction", holds(self.is_reversed(), 3.0)),
            ("class/negation", holds(self.source.denies() != self.copy.denies(), 3.0)),
            ("class/synonym", holds(self.interchangeable, -4.0)),
            ("spelling/prefix", holds(self.is_negated(), 3.0)),
            ("spelling/variant", holds(self.is_variant(), -4.0)),
            ("spelling/typo", holds(self.is_typo(), -3.0)),
            ("wordnet/antonym", 3.0 * relation.antonym),
            ("wordnet/antonym-similar", 2.0 * relation.antonym_similar),
            ("wordnet/antonym-derived", 2.0 * relation.antonym_derived),
            ("wordnet/siblings", holds(are_siblings, 1.5 * relation.common.information * relation.common.weight)),
            ("wordnet/synonym", -3.0 * relation.synonym),
            ("wordnet/verb-group", -2.0 * relation.verb_group),
            ("wordnet/similar", -1.5 * relation.similar),
            ("wordnet/derivation", -2.0 * relation.derivation.max(relation.family)),
            ("wordnet/broader", -relation.broader.forward.weight),
            ("wordnet/narrower", -relation.broader.backward.weight),
            ("vectors/same", self.same.map_or(0.0, |same| 4.0 * (0.35 - same))),
        ]
    }

    /// How likely the two stand for each other at all, be it with the same meaning or another.
    pub fn relevance(&self) -> f32 {
        let alike = self.source.upos == self.copy.upos;
        let near = self.related.unwrap_or(0.0) + if alike { 0.2 } else { 0.0 };
        self.closeness().max(self.opposition()).max(0.7 * near).max(0.6 * self.spelling)
    }

    /// Whether one goes up where the other goes down.
    pub fn is_reversed(&self) -> bool {
        direction::are_reversed(self.source.lemma, self.copy.lemma)
    }

    /// How far apart they are on a scale of scope, degree or frequency.
    pub fn degrees(&self) -> u16 {
        either(self.source, self.copy, quantifiers::change).map_or(0, i16::unsigned_abs)
    }

    /// How far apart they are in certainty, obligation or will.
    pub fn certainty(&self) -> u16 {
        either(self.source, self.copy, modality::change).map_or(0, |(_, change)| change.unsigned_abs())
    }

    /// Whether the one is a loaded word for the other.
    pub fn is_charged(&self) -> bool {
        charged::shift(self.source.lemma, self.copy.lemma).is_some()
    }

    /// Whether one denies the other by its prefix or ending.
    pub fn is_negated(&self) -> bool {
        morphology::are_opposed(self.source.lemma, self.copy.lemma)
    }

    /// Whether they are one word spelled by two conventions.
    pub fn is_variant(&self) -> bool {
        spelling::is_variant(self.source.norm, self.copy.norm)
    }

    /// Whether one looks like a misspelling of the other.
    pub fn is_typo(&self) -> bool {
        spelling::is_typo(self.source.norm, self.copy.norm) && !self.is_negated()
    }

    /// Whether their forms say that one derives from the other.
    pub fn is_derived(&self) -> bool {
        morphology::is_derived(self.source.lemma, self.copy.lemma)
    }

    /// The share of letters with which both start, 0 to 1.
    pub fn stem(&self) -> f32 {
        let (a, b) = (self.source.lemma, self.copy.lemma);
        let equal = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        equal as f32 / a.chars().count().max(b.chars().count()).max(1) as f32
    }
}

/// Asks for the forms, and for the base forms where nothing is known of these.
fn either<T>(source: &Unit, copy: &Unit, ask: impl Fn(&str, &str) -> Option<T>) -> Option<T> {
    ask(source.lemma, copy.lemma).or_else(|| ask(source.norm, copy.norm))
}
