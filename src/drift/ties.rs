//! Words that changed places and keep their part in who does what: adverbials, appositions, reports and clauses that moved.

mod reports;
mod times;

use super::{case::Case, operators};
use crate::{
    english::{
        classes::quantifiers::{self, Quantifier},
        tags::Upos,
        tree::Deprel,
    },
    model::{Pair, Side},
};
pub(crate) use times::{joined, shared_events};

/// Whether two words that were exchanged for each other, each with its places on both sides, say of whom and of what they
/// did before.
pub(crate) fn are_kept(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let either = |holds: fn(&Case, Pair<usize>) -> bool| holds(case, one) || holds(case, other);
    let one_way =
        |holds: fn(&Case, Pair<usize>, Pair<usize>) -> bool| holds(case, one, other) || holds(case, other, one);
    keeps_its_tie(case, one) && keeps_its_tie(case, other) && !describes_for(case, one, other)
        || is_genitive(case, one, other)
        || becomes_owner(case, one) != becomes_owner(case, other)
        || either(times::is_adverbial)
        || one_way(keeps_its_phrase)
        || either(times::is_dated)
        || one_way(times::is_apart)
        || either(reports::is_source)
        || either(is_in_moved_clause)
        || times::keep_their_order(case, one, other)
        || keep_their_subjects(case, one, other)
        || keep_their_joint(case, one, other)
        || are_blamed(case, one, other)
        || one_way(are_apposed)
        || name_one_party(case, one, other)
        || one_way(has_what_is_there)
        || one_way(reports::is_inverted)
        || one_way(reports::is_moved)
        || one_way(reports::speaks_of)
        || operators::keep_their_condition(case, one, other)
}

/// Whether of two adjectives for one noun the one that describes it and the one that is said of it changed parts: “beautiful towns
/// are poor”, “poor towns are beautiful”.
fn describes_for(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let describes = |places: Pair<usize>| {
        Side::BOTH.map(|side| {
            let (tree, start) = case.tree(side, *places.get(side));
            tree.deprel(places.get(side) - start) == Deprel::Amod
        })
    };
    let parts = (describes(one), describes(other));
    matches!(parts, ([true, false], [false, true]) | ([false, true], [true, false]))
}

/// Whether two words of the source hang on one verb, for which the copy has another.
pub(crate) fn governed_anew(case: &Case, first: usize, second: usize) -> bool {
    let governor = |place: usize| tie(case, Side::Source, place).map(|(head, _)| head);
    let [Some(one), Some(other)] = [governor(first), governor(second)] else { return false };
    let mut there = case.partners.of(Side::Source, one).iter();
    one == other
        && case.tag(Side::Source, one).upos == Upos::Verb
        && there.all(|&there| case.lemma(Side::Copy, there) != case.lemma(Side::Source, one))
}

/// Whether a word that describes another does so on both sides, of two words that each have a counterpart elsewhere: “a poor
/// judge and a rich thief”, “a rich judge and a poor thief”.
pub(crate) fn is_said_of_another(case: &Case, places: Pair<usize>) -> bool {
    /// How far apart conjuncts may stand.
    const NEAR: usize = 8;
    let [Some(there), Some(here)] = Side::BOTH.map(|side| described(case, side, *places.get(side))) else {
        return false;
    };
    let keeps = |side: Side, word: usize| case.same_word(side, word).is_some();
    // Of “the left hand and the right hand”, both are hands.
    let joined = |place: usize| matches!(case.norm(Side::Source, place), "and" | "or");
    let are_conjuncts = |other: usize| {
        let mut between = there.min(other)..there.max(other);
        let is_near = between.len() <= NEAR;
        is_near && case.lemma(Side::Source, there) == case.lemma(Side::Source, other) && between.any(joined)
    };
    !case.partners.of(Side::Source, there).contains(&here)
        && keeps(Side::Source, there)
        && case.same_word(Side::Copy, here).is_some_and(|other| !are_conjuncts(other))
        && case.lemma(Side::Source, places.source) == case.lemma(Side::Copy, places.copy)
}

/// Whether a word is said of the noun before it by a clause: “the boat, which is missing”.
pub(crate) fn is_in_relative(case: &Case, side: Side, place: usize) -> bool {
    let (tree, start) = case.tree(side, place);
    let subject = tree.child(place - start, Deprel::Cop).and_then(|_| tree.child(place - start, Deprel::Nsubj));
    subject.is_some_and(|subject| matches!(case.norm(side, start + subject), "who" | "which" | "that"))
}

/// What a word is about: the noun that it stands before or the subject that it is said of, an adjective, the object of a verb.
fn described(case: &Case, side: Side, place: usize) -> Option<usize> {
    // Which of them a quantifier counts is a matter of scope.
    let counts = |reading: &Quantifier| matches!(reading, Quantifier::Share(_) | Quantifier::Only);
    if quantifiers::readings(case.norm(side, place)).iter().any(counts) {
        return None;
    }
    let (tree, start) = case.tree(side, place);
    let word = place - start;
    let is_adjective = |word: &usize| case.tag(side, start + word).upos == Upos::Adj;
    let described = match tree.deprel(word) {
        Deprel::Amod | Deprel::Compound => tree.head(word).filter(|&head| head > word),
        Deprel::Advmod => tree.head(word).filter(is_adjective),
        _ if case.tag(side, place).upos == Upos::Verb => tree.child(word, Deprel::Obj),
        _ => {
            tree.child(word, Deprel::Cop).filter(|_| is_adjective(&word)).and_then(|_| tree.child(word, Deprel::Nsubj))
        }
    };
    described.map(|word| start + word)
}

/// Whether two words that stand side by side on one side are joined by a mere preposition on the other: “China-Chile
/// relations” for “relations between China and Chile”, “the firm's founder” for “the founder of the firm”, “a pay dispute”
/// for “a dispute over pay”.
fn is_genitive(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let between = |side: Side| {
        let (a, b) = (*one.get(side), *other.get(side));
        a.min(b) + 1..a.max(b)
    };
    let is_nominal = |side: Side, place: usize| {
        matches!(case.tag(side, place).upos, Upos::Noun | Upos::Propn | Upos::Adj)
            || matches!(case.norm(side, place), "'s" | "'" | "-" | "–" | "/")
    };
    let is_bare = |side: Side| between(side).all(|place| is_nominal(side, place));
    let is_joined = |side: Side| between(side).any(|place| case.tag(side, place).upos == Upos::Adp);
    let is_phrase = |side: Side| between(side).all(|place| !case.tag(side, place).is_verbal());
    Side::BOTH.iter().any(|&side| is_bare(side) && is_joined(side.other()) && is_phrase(side.other()))
}

/// Whether a word has a possessive mark on one side only: “the firm's head” for “the head of the firm”.
fn becomes_owner(case: &Case, word: Pair<usize>) -> bool {
    let owns = |side: Side, place: usize| matches!(case.norm_at(side, place + 1), "'s" | "'");
    owns(Side::Source, word.source) != owns(Side::Copy, word.copy)
}

/// Whether a word stands in a subordinate clause that is word for word the same on both sides, up to it and behind it: “after
/// protesters threw stones” may stand wherever.
fn is_in_moved_clause(case: &Case, places: Pair<usize>) -> bool {
    const SHORTEST: usize = 4;
    let is_same = |source: usize, copy: usize| {
        let norm = case.norm_at(Side::Source, source);
        norm == case.norm_at(Side::Copy, copy) && norm.contains(char::is_alphanumeric)
    };
    let Pair { source, copy } = places;
    let before = (1..=source.min(copy)).take_while(|back| is_same(source - back, copy - back)).count();
    let behind = (1..).take_while(|ahead| is_same(source + ahead, copy + ahead)).count();
    let opens = |place: usize| matches!(case.tag(Side::Source, place).upos, Upos::Sconj | Upos::Adp);
    // Of two clauses that begin alike, each belongs to another one.
    let is_sole = |side: Side, opening: usize| {
        (0..case.len(side)).filter(|&place| case.norm(side, place) == case.norm(side, opening)).count() == 1
    };
    before + 1 + behind >= SHORTEST
        && opens(source - before)
        && is_sole(Side::Source, source - before)
        && is_sole(Side::Copy, copy - before)
}

/// How a word is tied to its head, as far as it matters to who does what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie<'a> {
    Subject,
    Object,
    /// By “of”, a possessive or as the first part of a compound.
    Owner,
    With(&'a str),
    Other,
}

/// Whether a word hangs on the same word, in the same way, on both sides; or by the same preposition on another word since the
/// source's went: “was driving at high speed when it hit the tree”, “hit the tree at high speed”.
fn keeps_its_tie(case: &Case, places: Pair<usize>) -> bool {
    same_tie(case, places).is_some_and(|(heads, tie)| {
        let partners = case.partners.of(Side::Source, heads.source);
        partners.contains(&heads.copy) || matches!(tie, Tie::With(_)) && partners.is_empty()
    })
}

/// Whether one word is blamed on the other on one side, and the other blamed for it on the other.
fn are_blamed(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let blames = |side: Side| {
        let (first, second) = (*one.get(side).min(other.get(side)), *one.get(side).max(other.get(side)));
        let joint = (first + 1..second).find(|&place| matches!(case.norm(side, place), "on" | "for"))?;
        (0..first).any(|place| case.lemma(side, place) == "blame").then(|| case.norm(side, joint))
    };
    matches!((blames(Side::Source), blames(Side::Copy)), (Some(there), Some(here)) if there != here)
}

/// Whether a word keeps its tie and the other names, or belongs to what names, the same party beside it on both sides: “the
/// city's mayor, Ana Ruiz”, “Ana Ruiz, the city's mayor”.
fn are_apposed(case: &Case, tied: Pair<usize>, named: Pair<usize>) -> bool {
    let is_apposed = |side: Side| {
        let (tree, start) = case.tree(side, *named.get(side));
        let word = *named.get(side) - start;
        let word = tree.head(word).filter(|_| tree.deprel(word) == Deprel::Flat).unwrap_or(word);
        tree.deprel(word) == Deprel::Appos || tree.child(word, Deprel::Appos).is_some()
    };
    keeps_its_tie(case, tied) && Side::BOTH.into_iter().all(is_apposed)
}

/// Whether one of two words names or describes, on both sides, the party that the other names: “the head teacher, Ana Ruiz”, “Ana
/// Ruiz, a teacher”, “teacher Ana Ruiz”.
fn name_one_party(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let (tree, start) = case.tree(side, *one.get(side));
        let named = |place: usize| {
            let mut word = place.checked_sub(start).filter(|&word| word < tree.len())?;
            while matches!(tree.deprel(word), Deprel::Appos | Deprel::Compound | Deprel::Flat | Deprel::NmodDesc)
                && let Some(head) = tree.head(word)
            {
                word = head;
            }
            Some(word)
        };
        named(*one.get(side)).is_some() && named(*one.get(side)) == named(*other.get(side))
    })
}

/// Whether one word has the other on one side, and the other is there with it on the other side: “the town has two parks”,
/// “there are two parks in the town”.
fn has_what_is_there(case: &Case, owner: Pair<usize>, owned: Pair<usize>) -> bool {
    let has = |side: Side| {
        let verb = case.verbs(side).iter().find(|group| case.lemma(side, group.head) == "have");
        verb.is_some_and(|verb| (*owner.get(side) < verb.head) && (verb.head < *owned.get(side)))
    };
    let is_there = |side: Side| {
        let opening = (0..*owned.get(side)).find(|&place| case.norm(side, place) == "there");
        let verb = opening.and_then(|there| case.verbs(side).iter().find(|group| group.places.start == there + 1));
        verb.is_some_and(|verb| case.lemma(side, verb.head) == "be") && owned.get(side) < owner.get(side)
    };
    Side::BOTH.into_iter().any(|side| has(side) && is_there(side.other()))
}

/// Whether two verbs have the same subjects on both sides, in whatever order they are told. Not where either is subordinate on
/// both: “it closed because they left” and “they left because it closed” say two things.
fn keep_their_subjects(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let subject = |side: Side, verb: usize| {
        let (tree, start) = case.tree(side, verb);
        let word = verb - start;
        let own = |word| tree.child(word, Deprel::Nsubj).or_else(|| tree.child(word, Deprel::NsubjPass));
        // Of “had to be cancelled”, the subject is that of “had”.
        let lent = || tree.head(word).filter(|_| tree.deprel(word) == Deprel::Xcomp).and_then(own);
        // Of “the pilot, who survived”, it is what the clause hangs on.
        let is_relative = |word: &usize| matches!(case.norm(side, start + word), "who" | "which" | "that");
        let subject = own(word).or_else(lent);
        let meant = subject.filter(is_relative).filter(|_| tree.deprel(word) == Deprel::AclRelcl);
        meant.and_then(|_| tree.head(word)).or(subject).map(|word| start + word)
    };
    let keeps = |verb: Pair<usize>| {
        let subjects = Side::BOTH.map(|side| subject(side, *verb.get(side)));
        matches!(subjects, [Some(there), Some(here)] if case.partners.of(Side::Source, there).contains(&here))
    };
    let is_marked = |side: Side| {
        let marked = |verb: usize| {
            let (tree, start) = case.tree(side, verb);
            tree.child(verb - start, Deprel::Mark).is_some_and(|mark| case.norm(side, start + mark) != "to")
        };
        marked(*one.get(side)) || marked(*other.get(side))
    };
    !Side::BOTH.into_iter().all(is_marked) && keeps(one) && keeps(other)
}

/// Whether a word hangs on the same verb by the same preposition on both sides: a phrase that only stands elsewhere.
fn keeps_its_phrase(case: &Case, places: Pair<usize>, other: Pair<usize>) -> bool {
    shared_tie(case, places).is_some_and(|(heads, own)| {
        // “For Ann but not for Bob” holds two of them.
        let before = other.source.saturating_sub(2)..other.source;
        let follows = |norm: &str| before.clone().any(|place| case.norm(Side::Source, place) == norm);
        matches!(own, Tie::With(norm) if !norm.is_empty() && !follows(norm))
            && case.tag(Side::Source, heads.source).upos == Upos::Verb
    })
}

/// The heads of a word that hangs on the same word on both sides, and in which way it does.
fn shared_tie<'a>(case: &Case<'a>, places: Pair<usize>) -> Option<(Pair<usize>, Tie<'a>)> {
    same_tie(case, places).filter(|(heads, _)| case.partners.of(Side::Source, heads.source).contains(&heads.copy))
}

/// The heads of a word that hangs in the same way on both sides, whatever on, and in which way it does.
fn same_tie<'a>(case: &Case<'a>, places: Pair<usize>) -> Option<(Pair<usize>, Tie<'a>)> {
    let (source, there) = tie(case, Side::Source, places.source)?;
    let (copy, here) = tie(case, Side::Copy, places.copy)?;
    (there == here && there != Tie::Other).then_some((Pair::new(source, copy), there))
}

/// Whether two verbs are a clause and the one that it hangs on, the same way round and joined alike on both sides: “if it
/// rains, they stay”, “they stay if it rains”.
fn keep_their_joint(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let joint = |side: Side, low: usize, high: usize| {
        let (tree, start) = case.tree(side, low);
        let word = low - start;
        let hangs = matches!(tree.deprel(word), Deprel::Advcl | Deprel::Ccomp)
            && tree.head(word).map(|head| start + head) == Some(high);
        let mark = tree.child(word, Deprel::Mark).filter(|_| hangs)?;
        Some(case.norm(side, start + mark))
    };
    let keeps = |low: Pair<usize>, high: Pair<usize>| {
        let marks = Side::BOTH.map(|side| joint(side, *low.get(side), *high.get(side)));
        marks[0].is_some() && marks[0] == marks[1]
    };
    keeps(one, other) || keeps(other, one)
}

/// The head of a word, and how it is tied to it; of a conjunct, those of the first.
fn tie<'a>(case: &Case<'a>, side: Side, place: usize) -> Option<(usize, Tie<'a>)> {
    let (tree, start) = case.tree(side, place);
    let at = place - start;
    let conjuncts = std::iter::successors(Some(at), |&at| tree.head(at).filter(|_| tree.deprel(at) == Deprel::Conj));
    let at = conjuncts.take(tree.len()).last()?;
    let head = tree.head(at)?;
    let preposition = tree.child(at, Deprel::Case).map(|word| case.norm(side, start + word));
    // “Had to be cancelled” is said of what was cancelled.
    let is_lent = |head: &usize| tree.deprel(at) == Deprel::Nsubj && case.lemma(side, start + head) == "have";
    if let Some(deed) = Some(head).filter(is_lent).and_then(|head| tree.child(head, Deprel::Xcomp)) {
        let is_passive = tree.child(deed, Deprel::AuxPass).is_some();
        return Some((start + deed, if is_passive { Tie::Object } else { Tie::Subject }));
    }
    let tie = match (tree.deprel(at), preposition) {
        (Deprel::Nsubj | Deprel::OblAgent, _) => Tie::Subject,
        (Deprel::Obj | Deprel::NsubjPass | Deprel::Iobj, _) => Tie::Object,
        (Deprel::NmodPoss | Deprel::Compound | Deprel::Amod, _) | (Deprel::Nmod, Some("of")) => Tie::Owner,
        (Deprel::Nmod | Deprel::Obl | Deprel::NmodUnmarked | Deprel::OblUnmarked, norm) => {
            Tie::With(norm.unwrap_or(""))
        }
        _ => Tie::Other,
    };
    Some((start + head, tie))
}
