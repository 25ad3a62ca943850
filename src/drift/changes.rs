//! What is not the same on both sides of a bead: from word links to phrases replaced, lost, gained and moved.

mod joints;

use super::{case::Case, meaning::Judgement, words};
use crate::{
    english::{
        tags::{Upos, Xpos},
        vectors,
    },
    model::{Pair, Side},
};
use std::ops::Range;

/// What happened to a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It stands where another one stood.
    Replaced,
    /// The copy has nothing that stands for it.
    Lost,
    /// The source has nothing that it stands for.
    Gained,
    /// It stands at another place among the words around it.
    Moved,
}

/// A phrase that is not the same on both sides.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// What happened.
    pub kind: Kind,
    /// The places of its words on both sides; an empty range stands where the phrase is missing.
    pub places: Pair<Range<usize>>,
    /// How many content words it has on both sides.
    pub content: Pair<usize>,
    /// Whether the aligner holds its two sides for counterparts, rather than merely standing in the same slot.
    pub linked: bool,
    /// Whether it is known to change nothing: the same quantity, name or word, written otherwise.
    pub harmless: bool,
    /// What the lexical judge holds of a replaced phrase.
    pub judgement: Option<Judgement>,
}

impl Change {
    /// Whether only function words and marks changed.
    pub fn is_light(&self) -> bool {
        self.content.source == 0 && self.content.copy == 0
    }

    /// Whether one word with content, at most, stands for another.
    pub fn is_of_one_word(&self) -> bool {
        self.kind == Kind::Replaced && self.content.source <= 1 && self.content.copy <= 1
    }

    /// Whether nothing is between this change and the next on either side.
    fn touches(&self, next: &Change) -> bool {
        self.places.source.end == next.places.source.start && self.places.copy.end == next.places.copy.start
    }
}

/// What a token is after the links have been followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It stands for the same word on the other side.
    Same,
    /// It is linked with other words.
    Differs,
    /// It is linked with nothing.
    Alone,
}

/// The changes of a bead, in the order of the source, then of the copy. Linear in its tokens and links.
pub(crate) fn of(case: &Case) -> Vec<Change> {
    let mut states = Pair::new(vec![State::Alone; case.len(Side::Source)], vec![State::Alone; case.len(Side::Copy)]);
    let mut changes = linked(case, &mut states);
    changes.extend(unlinked(case, &states));
    changes.extend(moved(case, &states));
    changes.sort_by_key(|change| (change.places.source.start, change.places.copy.start, change.places.source.end));
    joints::joined(case, changes)
}

/// Whether a phrase that one side gained stands right where the other lost one: the two are one edit.
pub(crate) fn is_in_slot_of(lost: &Change, gained: &Change) -> bool {
    lost.kind == Kind::Lost && gained.kind == Kind::Gained && lost.touches(gained)
}

/// How many content words of both sides stand in changes that are more than moves and not known to be harmless.
pub(crate) fn changed(case: &Case) -> Pair<usize> {
    let changes = case.changes.iter().filter(|change| change.kind != Kind::Moved && !change.harmless);
    changes.fold(Pair::default(), |all, change| all.zip(change.content).map(|(all, here)| all + here))
}

/// How freely the copy is worded, 0 to 1: the share of content words in changes, discounted where there is but one.
pub(crate) fn freedom(case: &Case) -> f32 {
    freedom_by(case, |_| true)
}

/// How freely the copy is worded but for single words that others replaced in their places: 0 where it is written word for
/// word after the source, however many words are others.
pub(crate) fn looseness(case: &Case) -> f32 {
    freedom_by(case, |change| !change.is_of_one_word())
}

fn freedom_by(case: &Case, counts: impl Fn(&Change) -> bool) -> f32 {
    let all = case.content.source + case.content.copy;
    let (mut edits, mut changed) = (0usize, 0usize);
    let mut last: Option<&Change> = None;
    let changes = case.changes.iter().filter(|change| !change.is_light() && !change.harmless);
    for change in changes.filter(|change| counts(change)) {
        edits += usize::from(!last.is_some_and(|last| is_in_slot_of(last, change)));
        last = Some(change);
        changed += if change.kind == Kind::Moved {
            change.content.source.min(2)
        } else {
            change.content.source + change.content.copy
        };
    }
    let share = changed as f32 / all.max(1) as f32;
    let several = 1.0 - 1.0 / edits.max(1) as f32;
    (share * 1.6).min(1.0) * several.sqrt()
}

/// Groups of tokens that links hold together, less what is the same on both sides.
fn linked(case: &Case, states: &mut Pair<Vec<State>>) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut seen = Pair::new(vec![false; case.len(Side::Source)], vec![false; case.len(Side::Copy)]);
    for place in 0..case.len(Side::Source) {
        if seen.source[place] || case.partners.of(Side::Source, place).is_empty() {
            continue;
        }
        let group = component(case, place, &mut seen);
        let rest = less_the_same(case, &group);
        for side in Side::BOTH {
            for &place in group.get(side) {
                states.get_mut(side)[place] = State::Same;
            }
            for &place in rest.get(side) {
                states.get_mut(side)[place] = State::Differs;
            }
        }
        changes.extend(change_of(case, &group, &rest));
    }
    changes
}

/// All words that links lead to from one of the source, each side in its order.
fn component(case: &Case, place: usize, seen: &mut Pair<Vec<bool>>) -> Pair<Vec<usize>> {
    let mut group: Pair<Vec<usize>> = Pair::default();
    let mut open = vec![(Side::Source, place)];
    while let Some((side, place)) = open.pop() {
        if std::mem::replace(&mut seen.get_mut(side)[place], true) {
            continue;
        }
        group.get_mut(side).push(place);
        open.extend(case.partners.of(side, place).iter().map(|&partner| (side.other(), partner)));
    }
    group.source.sort_unstable();
    group.copy.sort_unstable();
    group
}

/// The words of a group that have no like on its other side.
fn less_the_same(case: &Case, group: &Pair<Vec<usize>>) -> Pair<Vec<usize>> {
    if let ([source], [copy]) = (&group.source[..], &group.copy[..])
        && words::same(case.norm(Side::Source, *source), case.norm(Side::Copy, *copy))
    {
        return Pair::default();
    }
    let mut rest = group.clone();
    rest.source.retain(|&source| {
        let same = |&copy: &usize| words::same(case.norm(Side::Source, source), case.norm(Side::Copy, copy));
        let place = rest.copy.iter().take(LARGEST_GROUP).position(same);
        place.map(|place| rest.copy.remove(place)).is_none()
    });
    rest
}

/// Beyond this many words of a group, no more is looked for: the aligner links phrases, not paragraphs.
const LARGEST_GROUP: usize = 32;

/// The change that a linked group makes, if its sides are not the same.
fn change_of(case: &Case, group: &Pair<Vec<usize>>, rest: &Pair<Vec<usize>>) -> Option<Change> {
    if rest.source.is_empty() && rest.copy.is_empty() {
        return None;
    }
    let places = Pair::new(range_of(&rest.source, &group.source), range_of(&rest.copy, &group.copy));
    let count = |side: Side| rest.get(side).iter().filter(|&&place| case.word(side, place).content).count();
    Some(Change {
        kind: kind(&places),
        content: Pair::new(count(Side::Source), count(Side::Copy)),
        places,
        linked: true,
        harmless: false,
        judgement: None,
    })
}

/// What happened where these places stand against each other.
fn kind(places: &Pair<Range<usize>>) -> Kind {
    match (places.source.is_empty(), places.copy.is_empty()) {
        (false, true) => Kind::Lost,
        (true, false) => Kind::Gained,
        _ => Kind::Replaced,
    }
}

/// The range that places cover; where there are none, the empty range after the last of `group`.
fn range_of(places: &[usize], group: &[usize]) -> Range<usize> {
    match (places.first(), places.last()) {
        (Some(&first), Some(&last)) => first..last + 1,
        _ => {
            let after = group.last().map_or(0, |last| last + 1);
            after..after
        }
    }
}

/// Runs of words that nothing is linked with, held against the run in the same slot of the other side.
fn unlinked(case: &Case, states: &Pair<Vec<State>>) -> Vec<Change> {
    let copies = runs(case, Side::Copy, &states.copy);
    let mut taken = vec![false; copies.len()];
    let mut changes = Vec::new();
    for source in runs(case, Side::Source, &states.source) {
        let slot = slot(case, Side::Source, &source);
        let place = copies.partition_point(|copy| copy.end < slot.start);
        let free = copies.get(place).filter(|copy| copy.start <= slot.end && !taken[place]);
        let copy = match free {
            Some(copy) => {
                taken[place] = true;
                copy.clone()
            }
            None => slot.start..slot.start,
        };
        changes.extend(slotted(case, source, copy));
    }
    for (copy, _) in copies.into_iter().zip(taken).filter(|(_, taken)| !taken) {
        let slot = slot(case, Side::Copy, &copy);
        changes.push(change(case, slot.start..slot.start, copy));
    }
    changes
}

/// The changes between two ranges that stand in one slot without a link: one phrase for the other, or, where they are
/// phrases of their own that have nothing to do with each other, one lost and one gained.
fn slotted(case: &Case, source: Range<usize>, copy: Range<usize>) -> Vec<Change> {
    let whole = change(case, source.clone(), copy.clone());
    let is_phrase = whole.content.source.max(whole.content.copy) >= OF_ITS_OWN;
    if whole.kind != Kind::Replaced || !is_phrase || are_names(case, &whole) || are_related(case, &whole) {
        return vec![whole];
    }
    vec![
        change(case, source, copy.start..copy.start),
        change(case, whole.places.source.end..whole.places.source.end, copy),
    ]
}

/// So many content words are a phrase of its own.
const OF_ITS_OWN: usize = 2;

/// Whether a name stands on both sides of a change, and nothing else that has content.
fn are_names(case: &Case, change: &Change) -> bool {
    Side::BOTH.iter().all(|&side| {
        let mut content = change.places.get(side).clone().filter(|&place| case.word(side, place).content);
        *change.content.get(side) > 0 && content.all(|place| case.is_name(side, place))
    })
}

/// Whether any word of one side of a change is near one of the other side in meaning. The bar is set on paraphrased news
/// and on pairs of honest translations.
fn are_related(case: &Case, change: &Change) -> bool {
    const NEAR: f32 = 0.2;
    const LOOKED_AT: usize = 8;
    let lemmas = |side: Side| {
        let content = change.places.get(side).clone().filter(move |&place| case.word(side, place).content);
        content.take(LOOKED_AT).map(move |place| case.lemma(side, place))
    };
    let near = |a: &str, b: &str| a == b || vectors::relatedness(a, b).is_some_and(|near| near > NEAR);
    lemmas(Side::Source).any(|a| lemmas(Side::Copy).any(|b| near(a, b)))
}

/// A change between two ranges that no link joins. Mere joints (“a”, “of”) stand for nothing that has content.
fn change(case: &Case, mut source: Range<usize>, mut copy: Range<usize>) -> Change {
    let content = Pair::new(case.count(Side::Source, source.clone()), case.count(Side::Copy, copy.clone()));
    let joints = |side: Side, range: &Range<usize>| range.clone().all(|place| words::is_joint(case.norm(side, place)));
    let slip = source.len() == 1 && copy.len() == 1 && case.is_misspelling(&source, copy.start);
    if slip {
        // One word, misspelt: it still stands for the other.
    } else if content.source > 0 && joints(Side::Copy, &copy) {
        copy.end = copy.start;
    } else if content.copy > 0 && joints(Side::Source, &source) {
        source.end = source.start;
    }
    let places = Pair::new(source, copy);
    Change { kind: kind(&places), content, places, linked: false, harmless: false, judgement: None }
}

/// Maximal runs of unlinked words within a sentence, without marks of punctuation at their ends, nor a preposition that
/// governs linked words.
fn runs(case: &Case, side: Side, states: &[State]) -> Vec<Range<usize>> {
    let says = |place: usize| case.word(side, place).is_word() || case.word(side, place).content;
    let mut runs = Vec::new();
    let mut start = 0;
    while start < states.len() {
        let mut end = start;
        while end < states.len()
            && states[end] == State::Alone
            && case.word(side, end).sentence == case.word(side, start).sentence
        {
            end += 1;
        }
        let next = end.max(start + 1);
        while start < end && !says(start) {
            start += 1;
        }
        while start < end && !says(end - 1) {
            end -= 1;
        }
        if end == next && governs(case, side, start..end) {
            end -= 1;
        }
        if start < end {
            runs.push(start..end);
        }
        start = next;
    }
    runs
}

/// Whether a run has content and ends in a preposition whose phrase is linked (“resigned over” before “the affair”): it
/// belongs to that phrase, whichever preposition the other side has for it.
fn governs(case: &Case, side: Side, run: Range<usize>) -> bool {
    if run.len() < 2 || run.end >= case.len(side) {
        return false;
    }
    let (last, follows) = (run.end - 1, case.word(side, run.end));
    case.count(side, run.start..last) > 0
        && case.tag(side, last).xpos == Xpos::In
        && case.tag(side, last).upos == Upos::Adp
        && (follows.is_word() || follows.content)
        && follows.sentence == case.word(side, last).sentence
}

/// The preposition that was left out behind a run: it stands before what is linked, and has no partner itself.
pub(crate) fn preposition_behind(case: &Case, side: Side, run: &Range<usize>) -> Option<usize> {
    let is_lone = !run.is_empty() && run.end < case.len(side) && case.partners.of(side, run.end).is_empty();
    (is_lone && case.tag(side, run.end).upos == Upos::Adp).then_some(run.end)
}

/// Where a run of one side would stand on the other: between the partners of its linked neighbours, or after that of
/// the left one where they stand apart.
fn slot(case: &Case, side: Side, run: &Range<usize>) -> Range<usize> {
    let left =
        (0..run.start).rev().find_map(|place| case.partners.of(side, place).last()).map_or(0, |&partner| partner + 1);
    let right =
        (run.end..case.len(side)).find_map(|place| case.partners.first(side, place)).unwrap_or(case.len(side.other()));
    left..right.max(left)
}

/// Linked words that left the order of the others: what a longest increasing run of the links leaves out.
fn moved(case: &Case, states: &Pair<Vec<State>>) -> Vec<Change> {
    let links: Vec<(usize, usize)> = (0..case.len(Side::Source))
        .filter(|&place| states.source[place] == State::Same && case.word(Side::Source, place).content)
        .filter_map(|place| match case.partners.of(Side::Source, place) {
            [partner] => Some((place, *partner)),
            _ => None,
        })
        .collect();
    let kept = longest_increasing(&links.iter().map(|link| link.1).collect::<Vec<_>>());
    let mut moved: Vec<Change> = Vec::new();
    for (&(source, copy), _) in links.iter().zip(kept).filter(|(_, kept)| !kept) {
        match moved.last_mut() {
            Some(last) if follows(&last.places.source, source) && follows(&last.places.copy, copy) => {
                last.places = Pair::new(last.places.source.start..source + 1, last.places.copy.start..copy + 1);
                last.content = last.content.map(|count| count + 1);
            }
            _ => moved.push(Change {
                kind: Kind::Moved,
                places: Pair::new(source..source + 1, copy..copy + 1),
                content: Pair::new(1, 1),
                linked: true,
                harmless: false,
                judgement: None,
            }),
        }
    }
    moved
}

/// Whether a place comes right after a range, or with one word between.
fn follows(range: &Range<usize>, place: usize) -> bool {
    (range.end..=range.end + 1).contains(&place)
}

/// Which elements belong to a longest strictly increasing subsequence (patience sorting, O(n log n)).
fn longest_increasing(values: &[usize]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let place = tails.partition_point(|&tail| values[tail] < *value);
        before.push(place.checked_sub(1).map(|place| tails[place]));
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut kept = vec![false; values.len()];
    let mut at = tails.last().copied();
    while let Some(place) = at {
        kept[place] = true;
        at = before[place];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::longest_increasing;

    #[test]
    fn the_longest_increasing_run_leaves_out_what_moved() {
        assert_eq!(longest_increasing(&[0, 5, 1, 2, 3]), [true, false, true, true, true]);
        assert!(longest_increasing(&[]).is_empty());
    }
}
