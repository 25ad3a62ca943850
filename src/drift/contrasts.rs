//! Words that exclude each other and stand beside the same word, in sentences too freely worded for anything to link them:
//! “found two hikers dead”, “the hikers were found alive”.

use super::{case::Case, recast};
use crate::{
    english::{
        classes::{self, ContrastKind, direction},
        morphology,
        tags::{Tag, Upos, Xpos},
        wordnet::Profile,
    },
    model::{Pair, Side},
};

/// How far off the nearest content word may be.
const NEAR: usize = 3;

/// From which weight on WordNet's antonyms are believed without a link.
const CLEAR: f32 = 0.45;

/// The pairs of words that nothing links, each of which is the opposite of the other, by their places; none in what is too
/// long for a sentence, as every loose word is held against every other.
pub(crate) fn of(case: &Case) -> Vec<Pair<usize>> {
    if !recast::is_sentence(case) {
        return Vec::new();
    }
    let loose = Side::BOTH.map(|side| loose(case, side));
    let mut found: Vec<Pair<usize>> = Vec::new();
    for &source in &loose[0] {
        let opposite = |&&copy: &&usize| {
            let places = Pair::new(source, copy);
            are_opposed(case, &places)
                && stand_beside_the_same(case, &places)
                && case.is_denied(Side::Source, source) == case.is_denied(Side::Copy, copy)
        };
        if let Some(&copy) = loose[1].iter().find(opposite)
            && found.iter().all(|other| other.copy != copy)
        {
            found.push(Pair::new(source, copy));
        }
    }
    found
}

/// The content words of a side that nothing stands for, and that the other side says nowhere.
fn loose(case: &Case, side: Side) -> Vec<usize> {
    let is_loose = |&place: &usize| {
        (case.word(side, place).content || case.norm(side, place) == "against")
            && case.partners.of(side, place).is_empty()
            && !case.says(side.other(), case.norm(side, place))
    };
    case.reworded_places(side).filter(is_loose).collect()
}

/// Whether two words exclude each other, by closed classes, directions or WordNet's antonyms.
fn are_opposed(case: &Case, places: &Pair<usize>) -> bool {
    let [a, b] = Side::BOTH.map(|side| case.quality(side, *places.get(side)));
    let listed = classes::contrast(a, b);
    match listed.map(|contrast| contrast.kind) {
        Some(ContrastKind::Opposite) => true,
        Some(ContrastKind::Scale { from, to }) if from.abs_diff(to) == 2 => {
            listed.is_some_and(|contrast| contrast.class == "severity")
        }
        Some(ContrastKind::Scale { from, to }) => from.abs_diff(to) > 2,
        Some(_) => false,
        None if go_apart(case, places) => true,
        None => {
            let [a, b] = Side::BOTH.map(|side| {
                let place = *places.get(side);
                Profile::new(case.lemma(side, place), Some(case.tag(side, place)))
            });
            a.zip(b).is_some_and(|(a, b)| a.relation(&b).antonym >= CLEAR)
        }
    }
}

/// Whether one goes up where the other goes down; read as verbs, since taggers take “rose” for a flower.
fn go_apart(case: &Case, places: &Pair<usize>) -> bool {
    const PAST: Tag = Tag::new(Upos::Verb, Xpos::Vbd);
    let [a, b] = Side::BOTH.map(|side| morphology::lemma(case.norm(side, *places.get(side)), PAST));
    direction::are_reversed(&a, &b)
}

/// Whether a word that the one hangs on, has below it or stands next to stands for such a word of the other.
fn stand_beside_the_same(case: &Case, places: &Pair<usize>) -> bool {
    let [there, here] = Side::BOTH.map(|side| beside(case, side, *places.get(side)));
    there.iter().any(|&word| here.iter().any(|other| case.partners.of(Side::Source, word).contains(other)))
}

/// The content words that a word hangs on or has below it, and the nearest before and behind it: of an adjective the noun behind
/// it, or else three, as it may stand behind the verb that says it of its noun.
fn beside(case: &Case, side: Side, place: usize) -> Vec<usize> {
    let (tree, start) = case.tree(side, place);
    let word = place - start;
    let tied = tree.head(word).into_iter().chain(tree.children(word)).map(|word| start + word);
    let is_content = |near: &usize| case.word(side, *near).content;
    let is_adjective = case.tag(side, place).upos == Upos::Adj;
    let next = place + 1;
    let is_attribute = is_adjective && next < case.len(side) && case.tag(side, next).upos == Upos::Noun;
    let most = if is_adjective { 3 } else { 1 };
    let before = (place.saturating_sub(NEAR)..place).rev().filter(is_content).take(if is_attribute { 0 } else { most });
    let behind = (next..case.len(side).min(next + NEAR)).filter(is_content).take(if is_attribute { 1 } else { most });
    tied.filter(is_content).chain(before).chain(behind).collect()
}
