//! Modals, hedges, quantifiers and conditions that both sides have and that govern something else on each.
//!
//! “He may resign and she will stay” against “he will resign and she may stay”: no operator went, yet another event is in
//! doubt. Where an operator went, grew or weakened, the checks tell it by the words that changed.

use super::{
    case::Case,
    exchange,
    finding::{Finding, quoted},
    recast,
};
use crate::{
    english::{
        classes::quantifiers::Quantifier,
        scopes::{self, Force, Reach, Scale, Scope},
        tags::Upos,
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Share of content words that say something else beyond which trees are too unlike to be held against each other.
const FREEST: f32 = 0.33;

/// How far apart two strengths or shares may be to count as one.
const NEAR: u8 = 20;

/// An operator with places for words, so that sentences of a side can be told apart.
struct Placed {
    force: Force,
    words: Range<usize>,
    governs: Reach,
    given: Reach,
}

/// The operators of a side that a check is about, in the order of their words.
fn placed(case: &Case, side: Side, wanted: fn(Force) -> bool) -> Vec<Placed> {
    let mut start = 0;
    let mut all = Vec::new();
    for sentence in case.sentences(side) {
        let analysis = *case.analyses.get(side);
        let shifted = |reach: Reach| Reach {
            sure: reach.sure.into_iter().map(|word| start + word).collect(),
            open: reach.open.into_iter().map(|word| start + word).collect(),
        };
        let found = scopes::of_sentence(analysis, sentence).into_iter().filter(|scope| wanted(scope.force));
        all.extend(found.map(|Scope { force, words, governs, given }| Placed {
            force,
            words: start + words.start..start + words.end,
            governs: shifted(governs),
            given: shifted(given),
        }));
        start += analysis.document().sentences[sentence].tokens.len();
    }
    all
}

/// What of an operator is compared: what it governs, or what a condition asks to be so.
type Part = fn(&Placed) -> &Reach;

/// An operator that governs another event on each side.
struct Strayed<'p> {
    operators: Pair<&'p Placed>,
    /// The word governed on each side.
    governed: Pair<usize>,
}

/// The first word that an operator surely governs in the source and no operator like it may govern in the copy, with
/// one of which the reverse holds. Both stand on both sides, so that nothing but the reach of the operator is another.
fn strayed<'p>(case: &Case, operators: &'p Pair<Vec<Placed>>, part: Part) -> Option<Strayed<'p>> {
    operators.source.iter().find_map(|source| {
        let like: Vec<&Placed> = operators.copy.iter().filter(|copy| are_alike(source.force, copy.force)).collect();
        let peers: Vec<&Placed> = operators.source.iter().filter(|peer| are_alike(source.force, peer.force)).collect();
        let left = part(source).sure.iter().copied().find(|&word| {
            let there = case.same_word(Side::Source, word);
            there.is_some_and(|there| like.iter().all(|copy| !part(copy).may_hold(there)))
        })?;
        like.iter().filter(|copy| !rests(case, source, copy)).find_map(|&copy| {
            let joined = part(copy).sure.iter().copied().find(|&word| {
                let here = case.same_word(Side::Copy, word).filter(|_| is_of_kind(case, left, word));
                here.is_some_and(|here| {
                    !are_conjuncts(case, left, here)
                        && !exchange::are_alike(case, left, here)
                        && peers.iter().all(|peer| !part(peer).sure.contains(&here))
                })
            })?;
            Some(Strayed { operators: Pair::new(source, copy), governed: Pair::new(left, joined) })
        })
    })
}

/// Whether two words of the source are but joined by “and”: “some toys and clothes” are “some clothes and toys”.
fn are_conjuncts(case: &Case, one: usize, other: usize) -> bool {
    let mut between = one.min(other) + 1..one.max(other);
    !between.is_empty() && between.all(|place| matches!(case.norm(Side::Source, place), "and" | "or" | "," | "the"))
}

/// Whether an operator stands before the same word on both sides, so that what its tree makes of it is the parser's doing.
/// Of a condition, the words before it have to be the same too: what it governs may stand on either hand.
fn rests(case: &Case, source: &Placed, copy: &Placed) -> bool {
    let words = Pair::new(&source.words, &copy.words);
    follows_alike(case, words) && (!matches!(source.force, Force::Condition(_)) || precedes_alike(case, words))
}

/// Whether the content words right behind two phrases stand for each other.
fn follows_alike(case: &Case, words: Pair<&Range<usize>>) -> bool {
    let next = |side: Side| (words.get(side).end..case.len(side)).find(|&at| case.word(side, at).content);
    are_partners(case, Side::BOTH.map(next))
}

/// Whether the content words right before two phrases stand for each other.
fn precedes_alike(case: &Case, words: Pair<&Range<usize>>) -> bool {
    let last = |side: Side| (0..words.get(side).start).rev().find(|&at| case.word(side, at).content);
    are_partners(case, Side::BOTH.map(last))
}

fn are_partners(case: &Case, words: [Option<usize>; 2]) -> bool {
    match words {
        [Some(source), Some(copy)] => case.partners.of(Side::Source, source).contains(&copy),
        [source, copy] => source == copy,
    }
}

/// Whether every word of the source that can be an operator stands, itself, between the same words on both sides.
fn all_rest(case: &Case, says: fn(&Case, Side, usize) -> bool) -> bool {
    let rests = |place: usize| {
        case.partners.of(Side::Source, place).iter().any(|&there| {
            let (source, copy) = (place..place + 1, there..there + 1);
            let words = Pair::new(&source, &copy);
            let same = case.lemma(Side::Source, place) == case.lemma(Side::Copy, there);
            same && says(case, Side::Copy, there) && follows_alike(case, words) && precedes_alike(case, words)
        })
    };
    (0..case.len(Side::Source)).filter(|&place| says(case, Side::Source, place)).all(rests)
}

/// Whether both words are events, or both nouns: an alleged thief who fled is one who allegedly fled. What a pronoun
/// stands for is another question.
fn is_of_kind(case: &Case, source: usize, copy: usize) -> bool {
    let tags = (case.tag(Side::Source, source), case.tag(Side::Copy, copy));
    tags.0.is_nominal() == tags.1.is_nominal() && tags.0.upos != Upos::Pron && tags.1.upos != Upos::Pron
}

/// Whether two operators do nearly the same to what they govern.
fn are_alike(a: Force, b: Force) -> bool {
    match (a, b) {
        (Force::Modality { scale, strength }, Force::Modality { scale: other, strength: there }) => {
            scale == other && strength.abs_diff(there) <= NEAR
        }
        (Force::Quantity(Quantifier::Share(x)), Force::Quantity(Quantifier::Share(y)))
        | (Force::Quantity(Quantifier::Frequency(x)), Force::Quantity(Quantifier::Frequency(y))) => {
            x.abs_diff(y) <= NEAR
        }
        _ => a == b,
    }
}

/// Whether the operators of a bead can be held against each other: both sides say that kind of word, whatever else
/// changed is little, and words came in another order or in other roles.
fn is_comparable(case: &Case, says: fn(&Case, Side, usize) -> bool) -> bool {
    let said = |side: Side| (0..case.len(side)).any(|place| says(case, side, place));
    let slips = || case.changes.iter().any(|change| case.is_misspelt(change));
    // What takes the tags of all words comes after what most edits fail.
    (recast::in_order(case) || recast::in_roles(case))
        && Side::BOTH.into_iter().all(said)
        && !all_rest(case, says)
        && reworded(case) <= FREEST
        && !slips()
}

/// The share of content words that either side has for itself.
fn reworded(case: &Case) -> f32 {
    case.reworded(Side::Source).max(case.reworded(Side::Copy))
}

/// What a check is about, and how it words what it finds.
pub(crate) struct Kinds {
    /// The category of what is found.
    pub category: Category,
    /// The name of the rule.
    pub rule: &'static str,
    /// Whether a word can be an operator of this kind, asked without a tree.
    pub says: fn(&Case, Side, usize) -> bool,
    /// Whether an operator is of this kind.
    pub wanted: fn(Force) -> bool,
}

/// An operator of a kind that governs something else on each side; one at most.
pub(crate) fn moved(case: &Case, kinds: &Kinds) -> Option<Drift> {
    if !is_comparable(case, kinds.says) {
        return None;
    }
    let operators = Pair::new(placed(case, Side::Source, kinds.wanted), placed(case, Side::Copy, kinds.wanted));
    let strayed = strayed(case, &operators, |operator| &operator.given)
        .or_else(|| strayed(case, &operators, |operator| &operator.governs))?;
    let confidence = 0.85 - 0.9 * reworded(case);
    let operator = |side: Side| case.text(side, strayed.operators.get(side).words.clone());
    let governed = |side: Side| case.form(side, *strayed.governed.get(side));
    let [a, b] = Side::BOTH.map(|side| format!("{} {}", operator(side), governed(side)));
    let [source, copy] =
        Side::BOTH.map(|side| format!("{} goes with {}", quoted(operator(side)), quoted(governed(side))));
    let places = Pair::new(strayed.operators.source.words.clone(), strayed.operators.copy.words.clone());
    Some(
        Finding::new(case, kinds.category, &places)
            .graded(confidence, 0.65, Severity::Major)
            .because(kinds.rule, &a, &b, confidence)
            .says(format!("in the source {source}, in the copy {copy}"))
            .drift(),
    )
}

/// Whether of two words one is the condition of the other on both sides, wherever it stands: “if it rains, they stay” and
/// “they stay if it rains”.
pub(crate) fn keep_their_condition(case: &Case, one: Pair<usize>, other: Pair<usize>) -> bool {
    let is_said = |side| (0..case.len(side)).any(|place| may_be_condition(case, side, place));
    if !Side::BOTH.into_iter().all(is_said) {
        return false;
    }
    let conditions = Side::BOTH.map(|side| placed(case, side, is_condition));
    let holds = |low: Pair<usize>, high: Pair<usize>| {
        Side::BOTH.into_iter().zip(&conditions).all(|(side, conditions)| {
            let ties = |operator: &Placed| {
                operator.given.may_hold(*low.get(side)) && operator.governs.may_hold(*high.get(side))
            };
            conditions.iter().any(ties)
        })
    };
    holds(one, other) || holds(other, one)
}

/// Whether a word can begin a condition.
pub(crate) fn may_be_condition(case: &Case, side: Side, place: usize) -> bool {
    matches!(
        case.norm(side, place),
        "if" | "unless"
            | "provided"
            | "providing"
            | "assuming"
            | "case"
            | "event"
            | "condition"
            | "long"
            | "had"
            | "should"
            | "were"
    )
}

/// Whether an operator is a condition.
pub(crate) fn is_condition(force: Force) -> bool {
    matches!(force, Force::Condition(_))
}

/// Whether a modal tells how sure, bound or able somebody is, rather than what is going to be.
pub(crate) fn is_modality(force: Force) -> bool {
    matches!(force, Force::Modality { scale, .. } if scale != Scale::Intent)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::{Agency, Connective, Modality, Quantifier},
    };

    #[test]
    fn a_modal_that_went_over_to_another_clause_is_flagged() {
        flags(Modality, "She ⟦may⟧ resign and he will stay.", "She will resign and he ⟦may⟧ stay.");
        flags(
            Modality,
            "Two judges ⟦may⟧ have said that the ferry left.",
            "Two judges said that the ferry ⟦may⟧ have left.",
        );
        flags(
            Modality,
            "The nurse ⟦can⟧ stay in town and the doctor must leave.",
            "The nurse must stay in town and the doctor ⟦can⟧ leave.",
        );
    }

    #[test]
    fn a_modal_whose_clause_moved_or_turned_passive_is_not() {
        passes("She may resign and he will stay.", "He will stay and she may resign.");
        passes("The firm may have sold two mills.", "Two mills may have been sold by the firm.");
    }

    #[test]
    fn a_hedge_on_another_event_is_flagged() {
        flags(
            Modality,
            "Guards ⟦reportedly⟧ said that the driver fled.",
            "Guards said that the driver ⟦reportedly⟧ fled.",
        );
        flags(
            Modality,
            "It is ⟦possible⟧ that the firm will win the case and that the guild will lose.",
            "The firm will win the case and it is ⟦possible⟧ that the guild will lose.",
        );
    }

    #[test]
    fn a_hedge_said_elsewhere_in_its_clause_or_in_another_way_is_not() {
        passes("Reportedly, the driver fled.", "The driver reportedly fled.");
        passes("The driver fled, reportedly.", "The driver reportedly fled.");
        passes("It is likely that the firm wins.", "The firm will likely win.");
        passes("It is likely that the firm wins.", "The firm is likely to win.");
        passes_as(
            Modality,
            "It is believed that the driver fled the town.",
            "The driver is believed to have fled the town.",
        );
        passes_as(Modality, "The alleged theft was planned by two men.", "The theft was allegedly planned by two men.");
    }

    #[test]
    fn another_condition_or_another_outcome_is_flagged() {
        flags(Connective, "⟦If⟧ it snows, they play and we go home.", "They play ⟦if⟧ we go home and it snows.");
        flags(
            Connective,
            "The firm will close the mill ⟦if⟧ the guild agrees.",
            "The guild will agree ⟦if⟧ the firm closes the mill.",
        );
        flags(
            Connective,
            "⟦Had⟧ she sold the mill, she would have left the town.",
            "⟦Had⟧ she left the town, she would have sold the mill.",
        );
    }

    #[test]
    fn a_condition_before_or_behind_what_it_governs_is_not() {
        let either_way = [
            ("If it snows, the ferry will wait.", "The ferry will wait if it snows."),
            ("Unless the firm pays, the mill will close.", "The mill will close unless the firm pays."),
            (
                "The judge will resign provided that the town agrees.",
                "Provided that the town agrees, the judge will resign.",
            ),
            ("In the event of a storm, the buses will stop.", "The buses will stop in the event of a storm."),
            ("Had she known, she would have left.", "If she had known, she would have left."),
            (
                "The judge said he would resign if the town agreed.",
                "If the town agreed, the judge said, he would resign.",
            ),
        ];
        for (source, copy) in either_way {
            passes_as(Connective, source, copy);
        }
        passes_as(Agency, "Unless the firm pays, the mill will close.", "The mill will close unless the firm pays.");
        flags(Agency, "The firm will pay because the mill closed.", "The mill closed because the firm will pay.");
    }

    #[test]
    fn a_quantifier_of_another_noun_is_flagged() {
        flags(Quantifier, "⟦Many⟧ nurses met the guards.", "The nurses met ⟦many⟧ guards.");
        flags(Quantifier, "⟦Only⟧ the judge said that the buses left.", "The judge said that ⟦only⟧ the buses left.");
    }

    #[test]
    fn a_quantifier_that_floats_is_not() {
        passes("All the nurses left the ward.", "The nurses all left the ward.");
        passes("Most of the nurses left the ward.", "Most nurses left the ward.");
    }
}
