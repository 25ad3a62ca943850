//! What the lexical judge is asked: each phrase that replaced another, once.

use super::{
    case::Case,
    changes::{Change, Kind},
    meaning::{self, Context, Judgement, Word},
};
use crate::model::{Pair, Side};

/// The judgement on a change; `None` where there is no phrase on both sides.
pub(crate) fn of(case: &Case, change: &Change) -> Option<Judgement> {
    if change.kind != Kind::Replaced || change.harmless || change.content.source == 0 || change.content.copy == 0 {
        return None;
    }
    let words = |side: Side| -> Vec<Word> {
        let places = change.places.get(side).clone().filter(|&place| case.word(side, place).is_word());
        places
            .map(|place| Word {
                form: case.form(side, place),
                norm: case.norm(side, place),
                lemma: case.lemma(side, place),
                tag: case.tag(side, place),
            })
            .collect()
    };
    let before = |side: Side| case.norm_before(side, change.places.get(side).start);
    let after = |side: Side| case.norm_at(side, change.places.get(side).end);
    let context = Context {
        freedom: case.freedom,
        linked: change.linked,
        before: Pair::new(before(Side::Source), before(Side::Copy)),
        after: Pair::new(after(Side::Source), after(Side::Copy)),
    };
    let phrases = Pair::new(words(Side::Source), words(Side::Copy));
    Some(meaning::judge(Pair::new(&phrases.source, &phrases.copy), &context))
}
