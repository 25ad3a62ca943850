//! Who speaks may be told before, behind or within what is said.

use super::{Tie, shared_tie};
use crate::{
    drift::case::Case,
    english::{classes::reporting, tags::Upos, tree::Deprel},
    model::{Pair, Side},
};

/// Whether a word stands behind “according to” on both sides.
pub(super) fn is_source(case: &Case, places: Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| case.is_source(side, *places.get(side)))
}

/// Whether one word is a verb of saying and the other a noun: “the staff said”, “said the staff”.
pub(super) fn is_inverted(case: &Case, verb: Pair<usize>, noun: Pair<usize>) -> bool {
    let tag = |word: Pair<usize>| case.tag(Side::Source, word.source);
    let says = tag(verb).is_verbal() && reporting::verb(case.lemma(Side::Source, verb.source)).is_some();
    says && (tag(noun).is_nominal() || case.is_name(Side::Source, noun.source))
}

/// Whether a word is the subject of a verb of saying, or such a verb, that has the other below it on both sides: who speaks
/// may be told before, behind or within what is said.
pub(super) fn speaks_of(case: &Case, speaker: Pair<usize>, said: Pair<usize>) -> bool {
    let is_below = |side: Side, verb: usize| {
        let (tree, start) = case.tree(side, verb);
        let said = said.get(side).checked_sub(start).filter(|&word| word < tree.len());
        // Where the verb comes behind what is said, the tree may have it the other way round.
        let is_behind = |word: usize| {
            let above = tree.head(verb - start);
            verb > start + word
                && above.is_some_and(|above| above == word || tree.ancestors(word).any(|over| over == above))
                && match tree.deprel(verb - start) {
                    Deprel::Parataxis | Deprel::Ccomp => true,
                    Deprel::Conj => tree.child(verb - start, Deprel::Cc).is_none(),
                    _ => false,
                }
        };
        said.is_some_and(|word| is_behind(word) || tree.ancestors(word).any(|above| start + above == verb))
    };
    let speaks = |subject: Pair<usize>| {
        shared_tie(case, subject).is_some_and(|(verb, tie)| {
            tie == Tie::Subject
                && reporting::verb(case.lemma(Side::Source, verb.source)).is_some()
                && Side::BOTH.iter().all(|&side| is_below(side, *verb.get(side)))
        })
    };
    let (tree, start) = case.tree(Side::Source, speaker.source);
    let own = tree.child(speaker.source - start, Deprel::Nsubj).map(|word| start + word);
    let own = own.and_then(|own| Some(Pair::new(own, case.partners.first(Side::Source, own)?)));
    speaks(speaker) || own.is_some_and(speaks)
}

/// Whether a word belongs to a report that stands behind what it says on one side and before it on the other, and the other word
/// to what is said: “experts warned that the wall could fall”, “the wall could fall, experts warned”. Told by the order of
/// the words, where trees go astray.
pub(super) fn is_moved(case: &Case, speaker: Pair<usize>, said: Pair<usize>) -> bool {
    /// Words of a report.
    const LONGEST: usize = 10;
    let is_moved = |behind: Side| {
        let before = behind.other();
        let (here, there) = (*speaker.get(behind), *speaker.get(before));
        let tells = |comma: usize| {
            let report = comma + 1..case.len(behind).min(comma + 1 + LONGEST);
            let ends = |place: usize| !case.norm_at(behind, place).contains(char::is_alphanumeric);
            let mut verbs = report.clone().filter(|&place| case.tag(behind, place).upos == Upos::Verb);
            let Some(verb) = verbs.next() else { return false };
            let mut partners = case.partners.of(behind, verb).iter();
            reporting::verb(case.lemma(behind, verb)).is_some()
                && (verb == comma + 1 || ends(verb + 1) && verbs.next().is_none())
                && report.contains(&here)
                && partners.any(|&verb| there.abs_diff(verb) <= LONGEST && said.get(before) > &verb)
        };
        (*said.get(behind)..here).filter(|&place| case.norm(behind, place) == ",").any(tells)
    };
    Side::BOTH.into_iter().any(is_moved)
}
