//! A name on one side and a definite phrase in its place on the other: whether the phrase stands for that name.
//!
//! Only then is it looked up what the phrase stands for in its own document, which parses a few sentences of it.

use super::{
    case::Case,
    changes::{self, Change, Kind},
    recast,
};
use crate::{
    english::{
        names::{self, NameKind},
        reference::definite,
        tags::Upos,
    },
    model::Side,
};
use std::ops::Range;

/// Words before its head among which the article of a phrase is looked for.
const WIDEST: usize = 5;

/// A definite phrase that stands for a name of its document, in the place of a name of the other side.
pub(crate) struct Renamed<'a> {
    /// The side that has the phrase.
    pub side: Side,
    /// The places of the phrase, from its article to its head.
    pub phrase: Range<usize>,
    /// What the phrase stands for.
    pub antecedent: &'a str,
    /// The name on the other side.
    pub name: &'a str,
    /// Whether both are one.
    pub same: bool,
}

/// A name replaced by a definite phrase, or the reverse, where the phrase stands for a name: in one change, or lost with
/// the other gained in its slot.
pub(crate) fn renamed<'a>(case: &Case<'a>, change: &Change) -> Option<Renamed<'a>> {
    let gained = match change.kind {
        Kind::Replaced => change,
        Kind::Lost => case.changes.iter().find(|gained| changes::is_in_slot_of(change, gained))?,
        Kind::Gained | Kind::Moved => return None,
    };
    let of = |side: Side| if side == Side::Source { change } else { gained };
    Side::BOTH.into_iter().find_map(|side| {
        let name = sole_name(case, side.other(), of(side.other()))?;
        looked_up(case, side, head(case, side, of(side))?, name)
    })
}

/// Whether a name that one side lacks stands for a phrase that only the other has, or the reverse; or what it lacks is a
/// part of a name for which it has the rest: the Foreign Ministry, the ministry.
pub(crate) fn is_told_by_another_name(case: &Case, side: Side, change: &Change) -> bool {
    let other = side.other();
    let is_opposite = |there: &&Change| match side {
        Side::Source => there.kind == Kind::Gained,
        Side::Copy => there.kind == Kind::Lost,
    };
    let mut opposite = case.changes.iter().filter(is_opposite);
    let is_same = |side: Side, head: usize, name: Range<usize>| {
        looked_up(case, side, head, name).is_some_and(|renamed| renamed.same)
    };
    match sole_name(case, side, change) {
        Some(name) => {
            let rest = case.partners.first(side, name.end - 1);
            rest.is_some_and(|rest| is_same(other, rest, name.clone()))
                || opposite.any(|there| head(case, other, there).is_some_and(|head| is_same(other, head, name.clone())))
        }
        None => head(case, side, change).is_some_and(|head| {
            opposite.any(|there| sole_name(case, other, there).is_some_and(|name| is_same(side, head, name)))
        }),
    }
}

/// The places of a side of a change that carry content.
fn content<'c>(case: &'c Case, side: Side, change: &Change) -> impl DoubleEndedIterator<Item = usize> + 'c {
    change.places.get(side).clone().filter(move |&place| case.word(side, place).content)
}

/// The places of the name that all content of a side of a change belongs to.
fn sole_name(case: &Case, side: Side, change: &Change) -> Option<Range<usize>> {
    let name = name_at(case, side, content(case, side, change).next_back()?)?;
    content(case, side, change).all(|place| name.contains(&place)).then_some(name)
}

/// The places of the name that a word belongs to; of one that no list and no title tells, as far as the tagger takes words
/// for one.
fn name_at(case: &Case, side: Side, place: usize) -> Option<Range<usize>> {
    if let Some(mention) = case.mention(side, place) {
        return (mention.kind != NameKind::Demonym).then(|| case.places_of(side, mention));
    }
    let is_proper = |place: &usize| case.tag(side, *place).upos == Upos::Propn && case.mention(side, *place).is_none();
    let first = (0..=place).rev().take_while(is_proper).last()?;
    let last = (place..case.len(side)).take_while(is_proper).last()?;
    Some(first..last + 1)
}

/// The last word of a side of a change that carries content: the head of a noun phrase, where it is one.
fn head(case: &Case, side: Side, change: &Change) -> Option<usize> {
    content(case, side, change).next_back()
}

/// Whether a party of one side is named and the other is a definite phrase that stands for that name; by the places of
/// their heads.
pub(crate) fn are_one(case: &Case, source: usize, copy: usize) -> bool {
    let renamed = match (name_at(case, Side::Source, source), name_at(case, Side::Copy, copy)) {
        (Some(name), None) => looked_up(case, Side::Copy, copy, name),
        (None, Some(name)) => looked_up(case, Side::Source, source, name),
        _ => None,
    };
    renamed.is_some_and(|renamed| renamed.same)
}

/// What the definite phrase with a head stands for, held against a name of the other side.
fn looked_up<'a>(case: &Case<'a>, side: Side, head: usize, name: Range<usize>) -> Option<Renamed<'a>> {
    let is_noun = case.tag(side, head).upos == Upos::Noun || case.norm(side, head) == "old";
    if !is_noun || !recast::is_sentence(case) || case.mention(side, head).is_some() {
        return None;
    }
    let points = |&place: &usize| matches!(case.norm(side, place), "the" | "this" | "that" | "these" | "those");
    let article = (head.saturating_sub(WIDEST)..head).rev().find(points)?;
    let (sentence, at) = case.in_sentence(side, head);
    let analysis: &'a _ = *case.analyses.get(side);
    let document = analysis.document();
    let text = |tokens: Range<usize>| document.span_of(tokens).of(document.text());
    let tokens = definite::antecedent(analysis, sentence, at)?;
    let mention = analysis.names().at(tokens.end - 1);
    let is_common = |token: usize| document.form(token).chars().all(|c| !c.is_uppercase());
    if mention.is_none() && tokens.clone().any(is_common) {
        return None;
    }
    let name = case.text(side.other(), name);
    let is_name = |tokens: Range<usize>| names::compare(text(tokens), name).is_same();
    let of_entity = |entity: usize| analysis.names().mentions().iter().filter(move |other| other.entity == entity);
    let same = is_name(tokens.clone())
        || mention.is_some_and(|mention| of_entity(mention.entity).any(|other| is_name(other.tokens.clone())));
    Some(Renamed { side, phrase: article..head + 1, antecedent: text(tokens), name, same })
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::found_in_story,
        model::{Category, Drift, Severity},
    };

    fn grave(lead: &str, source: &str, copy: &str) -> Vec<Drift> {
        let drifts = found_in_story(&format!("{lead} {source}"), &format!("{lead} {copy}"));
        drifts.into_iter().filter(|drift| drift.severity >= Severity::Major).collect()
    }

    #[track_caller]
    fn stands_for(lead: &str, source: &str, copy: &str) {
        for (source, copy) in [(source, copy), (copy, source)] {
            let drifts = grave(lead, source, copy);
            assert!(drifts.is_empty(), "{source} → {copy}: {drifts:#?}");
        }
    }

    #[track_caller]
    fn points_elsewhere(lead: &str, source: &str, copy: &str, readings: [&str; 2]) {
        let drifts = grave(lead, source, copy);
        let told = |drift: &&Drift| {
            drift.category == Category::Reference && readings.iter().all(|reading| drift.message.contains(reading))
        };
        assert!(drifts.iter().any(|drift| told(&drift)), "{source} → {copy}: {drifts:#?}");
    }

    const TWO: &str = "Maria Lopez, the finance minister, met Ben Kim, the mayor.";

    #[test]
    fn a_phrase_for_the_name_that_it_stands_for_is_silent() {
        stands_for(TWO, "Lopez left on Monday.", "The minister left on Monday.");
        stands_for(TWO, "Kim left on Monday.", "The mayor left on Monday.");
        stands_for(TWO, "Lopez left on Monday.", "The finance minister left on Monday.");
    }

    #[test]
    fn a_phrase_that_stands_for_somebody_else_is_told_with_both_readings() {
        points_elsewhere(TWO, "Lopez left on Monday.", "The mayor left on Monday.", ["‘Lopez’", "‘Ben Kim’"]);
        points_elsewhere(TWO, "The mayor left on Monday.", "Lopez left on Monday.", ["‘Lopez’", "‘Ben Kim’"]);
    }

    #[test]
    fn a_title_a_part_of_a_name_and_the_kind_of_a_place_are_silent() {
        stands_for(
            "Prime Minister Ito met reporters.",
            "Ito said taxes would rise.",
            "The prime minister said taxes would rise.",
        );
        stands_for(
            "The Foreign Ministry summoned the envoy.",
            "The Foreign Ministry gave no reason.",
            "The ministry gave no reason.",
        );
        stands_for(
            "Fire destroyed a market in Lagos.",
            "Officials in Lagos blamed faulty wiring.",
            "Officials in the city blamed faulty wiring.",
        );
    }

    #[test]
    fn roles_are_compared_by_what_phrases_stand_for() {
        let drifts = grave(TWO, "Kim sued the builder.", "The builder was sued by the mayor.");
        assert!(drifts.iter().all(|drift| drift.category != Category::Agency), "{drifts:#?}");
        let drifts = grave(TWO, "Kim sued the builder.", "The builder sued the mayor.");
        assert!(drifts.iter().any(|drift| drift.category == Category::Agency), "{drifts:#?}");
    }
}
