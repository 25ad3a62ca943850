//! Whose word a statement is: the verb or noun of saying or thinking that its clause hangs on.

use super::{case::Case, frames};
use crate::{
    english::{
        classes::reporting::{self, Form, Stance},
        tags::{Upos, Xpos},
        tree::Deprel,
    },
    model::{Side, TokenKind},
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

/// Whether a verb reports a statement, rather than a thing: said she left; she left, they found; but not “found the keys”.
pub(crate) fn reports_clause(case: &Case, side: Side, verb: usize) -> bool {
    let (tree, start) = case.tree(side, verb);
    let word = verb - start;
    let is_statement = |child: usize| matches!(tree.deprel(child), Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis);
    matches!(case.lemma(side, verb), "say" | "tell")
        || follows_statement(case, side, verb)
        || tree.deprel(word) == Deprel::Parataxis
        || tree.children(word).any(is_statement)
}

/// Whether a verb stands where it names who made the statement before it, wherever the parser hangs it: “…, they found.”, “…, warned
/// the guild”.
fn follows_statement(case: &Case, side: Side, verb: usize) -> bool {
    let stops = |place: usize| case.word(side, place).kind == TokenKind::Punctuation;
    let is_nominal =
        |place: usize| matches!(case.tag(side, place).upos, Upos::Det | Upos::Noun | Upos::Pron | Upos::Propn);
    let next = verb + 1;
    let ends = next >= case.len(side) || stops(next);
    let is_inverted = !ends && verb > 0 && stops(verb - 1) && is_nominal(next);
    case.tag(side, verb).xpos == Xpos::Vbd && (ends || is_inverted)
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
