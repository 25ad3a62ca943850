//! When something is told to be may stand wherever, as long as the order of events is kept.

use crate::{
    drift::case::Case,
    english::{
        tags::Upos,
        tree::Deprel,
        wordnet::{self, Lexname, Pos},
    },
    model::{Pair, Side},
};

/// Whether a word tells when or how much, behind the same preposition on both sides: “on Saturday” may stand wherever.
pub(super) fn is_adverbial(case: &Case, places: Pair<usize>) -> bool {
    let [there, here] = Side::BOTH.map(|side| case.norm_before(side, *places.get(side)));
    there == here
        && case.amounts.cover(case, Side::Source, places.source..places.source + 1)
        && case.tag(Side::Source, places.source - 1).upos == Upos::Adp
}

/// Whether one word names a time and the other none: “three days later the dog was found” is no exchange of days and dogs.
pub(super) fn is_apart(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let is_noun = |word: Pair<usize>| case.tag(Side::Source, word.source).upos == Upos::Noun;
    is_noun(one) && is_noun(other) && is_time(case, one) && !is_time(case, other)
}

fn is_time(case: &Case, word: Pair<usize>) -> bool {
    let kind = || wordnet::word(case.lemma(Side::Source, word.source)).and_then(|word| word.lexname(Some(Pos::Noun)));
    matches!(case.norm(Side::Source, word.source), "half" | "quarter" | "time") || kind() == Some(Lexname::TIME)
}

/// Whether a word names a time that is told before a noun on one side and by a phrase of its own on the other: “sales grew in the
/// third quarter”, “third-quarter sales grew”.
pub(super) fn is_dated(case: &Case, places: Pair<usize>) -> bool {
    let is_tied = |side: Side, wanted: &[Deprel]| {
        let (tree, start) = case.tree(side, *places.get(side));
        wanted.contains(&tree.deprel(*places.get(side) - start))
    };
    let attribute = [Deprel::Compound, Deprel::Amod, Deprel::NmodUnmarked, Deprel::NmodPoss, Deprel::NmodDesc];
    let phrase = [Deprel::Obl, Deprel::OblUnmarked, Deprel::Nmod];
    is_time(case, places)
        && Side::BOTH.into_iter().any(|side| is_tied(side, &attribute) && is_tied(side.other(), &phrase))
}

/// Whether two verbs are told in the same order of time, once by “after” and once by “before”: “they fled after he fired”, “he fired
/// before they fled”.
pub(super) fn keep_their_order(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let joint = |side: Side, norm: &str| (0..case.len(side)).find(|&place| case.norm(side, place) == norm);
    let joints = |there, here| Some(Pair::new(joint(Side::Source, there)?, joint(Side::Copy, here)?));
    let holds = |joints: Pair<usize>| {
        let shared = shared_events(case, joints);
        shared.is_some_and(|(earlier, later)| {
            [one.source, other.source].iter().any(|&verb| verb == earlier || verb == later)
        })
    };
    [("after", "before"), ("before", "after")].into_iter().filter_map(|(a, b)| joints(a, b)).any(holds)
}

/// The earlier and the later of the source's verbs that “after” or “before” joins, where the copy tells the same two, or one of
/// them and another in its place, in that order of time.
pub(crate) fn shared_events(case: &Case, joints: Pair<usize>) -> Option<(usize, usize)> {
    let there = events(case, Side::Source, joints.source)?;
    let here = events(case, Side::Copy, joints.copy)?;
    let are_one = |there: usize, here: usize| case.partners.of(Side::Source, there).contains(&here);
    let kept = are_one(there.0, here.0) || are_one(there.1, here.1);
    let crossed = are_one(there.0, here.1) || are_one(there.1, here.0);
    (kept && !crossed).then_some(there)
}

/// The earlier and the later of the two verbs that “after” or “before” joins.
fn events(case: &Case, side: Side, joint: usize) -> Option<(usize, usize)> {
    let (main, subordinate) = joined(case, side, joint)?;
    match case.norm(side, joint) {
        "after" => Some((subordinate, main)),
        "before" => Some((main, subordinate)),
        _ => None,
    }
}

/// The verbs of the main and of the subordinate clause that a word joins, by the order of words.
pub(crate) fn joined(case: &Case, side: Side, joint: usize) -> Option<(usize, usize)> {
    let verbs = case.verbs(side);
    let mut behind = verbs.iter().filter(|group| group.places.start > joint).map(|group| group.head);
    let subordinate = behind.next()?;
    let main = verbs.iter().rev().find(|group| group.head < joint).map(|group| group.head).or_else(|| behind.next())?;
    Some((main, subordinate))
}
