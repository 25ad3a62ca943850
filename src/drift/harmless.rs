//! Changes that are known to change nothing: the same quantity, name or word, written otherwise; a phrase for the name that
//! it stands for.

use super::{
    case::Case,
    changes::{Change, Kind},
    frames, particles, referents,
};
use crate::{
    english::{
        classes::{self, quantifiers},
        names::NameKind,
        spelling,
        tags::Upos,
        tree::Deprel,
    },
    model::{Pair, Side, TokenKind},
};
use std::ops::Range;

/// Whether a change is known to leave the meaning as it was.
pub(crate) fn is_harmless(case: &Case, change: &Change) -> bool {
    match change.kind {
        Kind::Moved => false,
        Kind::Lost => is_told_elsewhere(case, Side::Source, change),
        Kind::Gained => is_told_elsewhere(case, Side::Copy, change),
        Kind::Replaced => {
            reads_the_same(case, &change.places)
                || change.content.source + change.content.copy > 0
                    && Side::BOTH.iter().all(|&side| case.amounts.cover(case, side, change.places.get(side).clone()))
                || names_agree(case, change)
                || frames::are_alike(case, &change.places)
                || is_synonym(case, &change.places)
                || referents::renamed(case, change).is_some_and(|renamed| renamed.same)
        }
    }
}

/// Whether all content of a phrase is a quantity that the other side tells too, or a form of address.
fn is_told_elsewhere(case: &Case, side: Side, change: &Change) -> bool {
    let places = change.places.get(side);
    let content = *change.content.get(side) > 0;
    let is_spare = |place| !case.word(side, place).content || is_address(case.norm(side, place));
    is_partitive(case, side, places)
        || concedes(case, side, places)
        || opens_clause(case, side, places)
        || particles::is_idle(case, side, places)
        || is_part_of_linked_synonym(case, side, places)
        || content
            && (frames::is_told(case, side, places)
                || super::scope::is_idle(case, side, places.clone())
                || is_support(case, side, places)
                || case.amounts.hold(case, side, places.clone())
                || is_part_of_linked_name(case, side, change)
                || referents::is_told_by_another_name(case, side, change)
                || places.clone().all(is_spare))
}

/// Whether a phrase only joins a quantifier or number to what it counts: “most of the nurses”, “two nurses”.
fn is_partitive(case: &Case, side: Side, places: &Range<usize>) -> bool {
    let joins = |place| matches!(case.norm(side, place), "of" | "the" | "these" | "those");
    let counts = |place: usize| {
        case.tag(side, place).upos == Upos::Num || !quantifiers::readings(case.norm(side, place)).is_empty()
    };
    case.norm_at(side, places.start) == "of"
        && places.clone().all(joins)
        && places.start.checked_sub(1).is_some_and(counts)
}

/// Whether a phrase is the “even” of “even though”, which grants no more than “though” and “despite” do.
fn concedes(case: &Case, side: Side, places: &Range<usize>) -> bool {
    places.len() == 1 && case.norm(side, places.start) == "even" && case.norm_at(side, places.end) == "though"
}

/// Whether a phrase only makes a clause of what describes a noun: “hikers who had been missing”, “hikers missing”.
fn opens_clause(case: &Case, side: Side, places: &Range<usize>) -> bool {
    matches!(case.norm_at(side, places.start), "who" | "which" | "that")
        && places.len() > 1
        && (places.start + 1..places.end).all(|place| BEING.contains(&case.norm(side, place)))
}

/// Forms of “to be” and what makes them perfect, in order.
const BEING: [&str; 8] = ["are", "be", "been", "had", "has", "have", "was", "were"];

/// Whether the only content of a phrase is a verb that lends itself to a noun which the other side tells as a verb: “an appeal
/// will be lodged”, “will appeal”.
fn is_support(case: &Case, side: Side, places: &Range<usize>) -> bool {
    let mut content = places.clone().filter(|&place| case.word(side, place).content);
    let (Some(verb), None) = (content.next(), content.next()) else { return false };
    if !case.tag(side, verb).is_verbal() || !SUPPORT.contains(&case.lemma(side, verb)) {
        return false;
    }
    let (tree, start) = case.tree(side, verb);
    let noun = tree.child(verb - start, Deprel::Obj).or_else(|| tree.child(verb - start, Deprel::NsubjPass));
    noun.is_some_and(|noun| {
        let told = case.partners.of(side, start + noun);
        case.tag(side, start + noun).upos == Upos::Noun
            && told.iter().any(|&there| case.tag(side.other(), there).upos == Upos::Verb)
    })
}

/// Verbs that say little beside the noun of a deed; by lemma, in order.
const SUPPORT: [&str; 22] = [
    "bring",
    "carry",
    "commit",
    "conduct",
    "deliver",
    "enter",
    "file",
    "give",
    "have",
    "hold",
    "issue",
    "launch",
    "lodge",
    "make",
    "mount",
    "offer",
    "perform",
    "put",
    "reach",
    "stage",
    "take",
    "undertake",
];

/// Whether all content of both sides are names, each of which the other side has a name for.
fn names_agree(case: &Case, change: &Change) -> bool {
    change.content.source > 0
        && change.content.copy > 0
        && Side::BOTH.iter().all(|&side| {
            change
                .places
                .get(side)
                .clone()
                .filter(|&place| case.word(side, place).content)
                .all(|place| case.mention(side, place).is_some_and(|mention| case.has_name_for(side.other(), mention)))
        })
}

/// Whether a phrase is the part of a person's name that the other side leaves out, as the given name at a second mention.
fn is_part_of_linked_name(case: &Case, side: Side, change: &Change) -> bool {
    change.places.get(side).clone().filter(|&place| case.word(side, place).content).all(|place| {
        case.mention(side, place).is_some_and(|mention| {
            let all = change.places.get(side);
            let whole = case.places_of(side, mention);
            mention.kind == NameKind::Person
                && whole.clone().any(|other| !all.contains(&other))
                && case.has_name_for(side.other(), mention)
        })
    })
}

/// Whether a phrase and the linked word beside it are listed as another way to say what that word is linked with: the
/// `right` of `right now`, where `now` is linked within `at the moment`.
fn is_part_of_linked_synonym(case: &Case, side: Side, places: &Range<usize>) -> bool {
    let neighbours = [places.start.checked_sub(1), (places.end < case.len(side)).then_some(places.end)];
    neighbours.into_iter().flatten().any(|neighbour| {
        let own = places.start.min(neighbour)..places.end.max(neighbour + 1);
        let partners = case.partners.of(side, neighbour);
        let (Some(&first), Some(&last)) = (partners.first(), partners.last()) else { return false };
        let is_spare =
            |place: usize| case.partners.of(side.other(), place).is_empty() && !case.word(side.other(), place).content;
        let start = (0..first).rev().take_while(|&place| is_spare(place)).last().unwrap_or(first);
        let other = start..last + 1;
        let places = Pair::seen_from(side, own, other);
        let lemmas = |side: Side| case.lemmas_of(side, places.get(side).clone());
        is_synonym(case, &places) || classes::are_synonyms(&lemmas(Side::Source), &lemmas(Side::Copy))
    })
}

/// A form of address that says nothing of whom it stands before.
fn is_address(norm: &str) -> bool {
    matches!(norm, "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "dr.")
}

/// Whether two phrases have the same letters and digits, so that hyphens and spaces do not count.
pub(crate) fn reads_the_same(case: &Case, places: &Pair<Range<usize>>) -> bool {
    letters(case, Side::Source, places).eq(letters(case, Side::Copy, places))
}

fn letters(case: &Case, side: Side, places: &Pair<Range<usize>>) -> impl Iterator<Item = char> {
    let words = case.words.get(side)[places.get(side).clone()].iter();
    let words = words.filter(|word| word.kind != TokenKind::Punctuation);
    words.flat_map(|word| super::words::full(word.norm).chars().filter(|c| c.is_alphanumeric()))
}

/// Whether the whole phrases are two spellings, or listed as two ways of saying one thing.
pub(crate) fn is_synonym(case: &Case, places: &Pair<Range<usize>>) -> bool {
    let [source, copy] = Side::BOTH.map(|side| case.norms(side, places.get(side).clone()));
    classes::are_synonyms(&source, &copy) || spelling::is_variant(&source, &copy) || are_synonymous_verbs(case, places)
}

/// Whether two verbs in one form, one of them with its particle, are listed as two ways of saying one thing: sent off, dismissed.
fn are_synonymous_verbs(case: &Case, places: &Pair<Range<usize>>) -> bool {
    let xpos = |side: Side| case.tag(side, places.get(side).start).xpos;
    let lemmas = |side: Side| case.lemmas_of(side, places.get(side).clone());
    places.source.len() + places.copy.len() == 3
        && xpos(Side::Source) == xpos(Side::Copy)
        && classes::are_synonyms(&lemmas(Side::Source), &lemmas(Side::Copy))
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::{Addition, Omission},
    };

    #[test]
    fn what_only_joins_a_quantifier_to_what_it_counts_is_nothing() {
        passes("Some of the ships sank.", "Some ships sank.");
        passes("Two of the ships sank.", "Two ships sank.");
        passes("Both ministers spoke to many of the workers.", "Both ministers spoke to many workers.");
    }

    #[test]
    fn even_though_grants_what_despite_grants() {
        passes("The bridge reopened although engineers warned.", "The bridge reopened even though engineers warned.");
        flags(Addition, "Children crossed the bridge.", "⟦Even⟧ children crossed the bridge.");
    }

    #[test]
    fn what_only_opens_a_clause_is_nothing() {
        passes("Guards who had been missing since May were found.", "Guards missing since May were found.");
        flags(Omission, "Guards ⟦who had fled⟧ in May were found.", "Guards were found in May.");
    }

    #[test]
    fn a_preposition_that_a_listed_synonym_has_more_is_nothing() {
        passes("The house is near the river.", "The house is near to the river.");
        passes("She met the mayor.", "She met with the mayor.");
        flags(Omission, "He ran ⟦from⟧ the police.", "He ran the police.");
    }

    #[test]
    fn a_verb_that_lends_itself_to_the_noun_of_a_deed_is_nothing() {
        passes("The prosecutor said she would appeal.", "An appeal will be lodged, the prosecutor said.");
        flags(Omission, "The guild said it would ⟦withdraw⟧ the appeal.", "The guild spoke of the appeal.");
    }

    #[test]
    fn what_says_more_of_what_it_counts_is_missed() {
        flags(Omission, "Some ⟦of the stolen⟧ ships sank.", "Some ships sank.");
    }
}
