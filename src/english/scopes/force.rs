//! What operators do to what they govern, and how strongly.

use crate::english::{
    classes::{
        connectives::Relation,
        modality::{self, ModalKind},
        quantifiers::Quantifier,
        reporting::{self, Form},
    },
    tags::{Tag, Upos, Xpos},
};

/// What an operator does to what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// It is not so.
    Denial,
    /// It may be so, has to be so, can be so.
    Modality {
        /// In which sense.
        scale: Scale,
        /// How strongly, up to 100; below 0 for the denial.
        strength: i8,
    },
    /// How much of it, or how often.
    Quantity(Quantifier),
    /// It is so if, or unless, something else is: [`Relation::Condition`] or [`Relation::Exception`].
    Condition(Relation),
}

/// What a modal or hedge is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// How sure it is.
    Certainty,
    /// That others say so.
    Hearsay,
    /// What has to be.
    Duty,
    /// What can or is allowed to be.
    Ability,
    /// What is going to be.
    Intent,
}

/// How sure a modal or hedge is of what it stands with, 0 to 100; none for other words, as nothing said is 100.
///
/// The normal form is that of the full word (`will` for `'ll`). Whether an auxiliary stands right before it tells a
/// participle that modifies (the reported thief) from one that is said (was reported).
pub fn modality<'w>(norm: &str, tag: Tag, after_auxiliary: bool, lemma: impl Fn() -> &'w str) -> Option<(Scale, i8)> {
    let hedges = || reporting::readings(norm).iter().any(|reading| reading.form == Form::Hedge);
    let modifies = matches!(tag.upos, Upos::Adv | Upos::Adj) || tag.xpos == Xpos::Vbn && !after_auxiliary;
    if modifies && hedges() {
        return Some((Scale::Hearsay, 40));
    }
    let reading = |words: &str| modality::readings(words).first().map(|modal| (scale(modal.kind), modal.strength));
    match tag.upos {
        Upos::Aux => match norm {
            "will" | "shall" => Some((Scale::Intent, 90)),
            "would" => Some((Scale::Intent, 60)),
            _ => reading(norm),
        },
        Upos::Adv => reading(norm).filter(|(_, strength)| *strength <= 80),
        Upos::Adj | Upos::Verb if reporting::verb(lemma()).is_none() => {
            reading(lemma()).filter(|(scale, strength)| *scale == Scale::Certainty && *strength < 75)
        }
        _ => None,
    }
}

fn scale(kind: ModalKind) -> Scale {
    match kind {
        ModalKind::Certainty => Scale::Certainty,
        ModalKind::Obligation => Scale::Duty,
        ModalKind::Permission | ModalKind::Ability => Scale::Ability,
        ModalKind::Volition => Scale::Intent,
    }
}
