//! Whose word a statement is: the verb or noun of saying or thinking that its clause hangs on.

use super::{case::Case, frames};
use crate::{
    english::{
        classes::reporting::{self, Form, Stance},
        tags::Upos,
        tree::Deprel,
    },
    model::Side,
};

/// A word that makes a statement somebody's, and not the writer's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// Where it stands.
    pub place: usize,
    /// How far it vouches for what is stated.
    pub stance: Stance,
}

/// The nearest word that reports what a verb tells: *said* she left, *accused* of leaving, she left, they *said*, the
/// *claim* that she left.
pub(crate) fn cue(case: &Case, side: Side, verb: usize) -> Option<Cue> {
    let (tree, start) = case.tree(side, verb);
    let cue = |word: usize| {
        let place = start + word;
        Some(Cue { place, stance: stance(case, side, place)? })
    };
    let mut word = verb - start;
    loop {
        let beside = tree.children(word).filter(|&child| tree.deprel(child) == Deprel::Parataxis);
        let above = tree.head(word);
        let takes = |cue: &Cue| match tree.deprel(word) {
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Acl => true,
            Deprel::Advcl => cue.stance == Stance::Accuse,
            _ => false,
        };
        if let Some(cue) = above.and_then(cue).filter(takes).or_else(|| beside.filter_map(cue).next()) {
            return Some(cue);
        }
        word = above?;
    }
}

/// Whether a word reports what somebody says or thinks.
pub(crate) fn is_cue(case: &Case, side: Side, place: usize) -> bool {
    stance(case, side, place).is_some()
}

/// Whether a side names a source of what it tells, or keeps it at a distance.
pub(crate) fn is_kept_off(case: &Case, side: Side) -> bool {
    let hedges = |place: usize| {
        let readings = reporting::readings(case.norm(side, place));
        readings.iter().any(|reading| reading.form == Form::Hedge)
    };
    (0..case.len(side)).any(|place| frames::is_according(case, side, place) || hedges(place))
}

fn stance(case: &Case, side: Side, place: usize) -> Option<Stance> {
    let form = match case.tag(side, place).upos {
        Upos::Verb => Form::Verb,
        Upos::Noun => Form::Noun,
        _ => return None,
    };
    let readings = reporting::readings(case.lemma(side, place));
    readings.iter().find(|reading| reading.form == form).map(|reading| reading.stance)
}
