//! Cause, concession, condition or time relation changed.
//!
//! Why it matters: “after” and “because of” are the difference between a sequence and an accusation.
//!
//! Example: “despite the warnings” → “because of the warnings”; “after the vote” → “before the vote”.
//!
//! A condition that asks for something else, or governs something else, on each side is flagged too.
//!
//! Not flagged: connectives of one relation for each other (“although”, “though”; “because”, “since”), a condition before
//! or behind what it governs, “unless” for “if not”.

use crate::{
    drift::{
        case::Case,
        changes::{Change, Kind},
        denials,
        finding::{Finding, quoted},
        operators::{self, Kinds},
        recast, scope, ties,
        verbs::Time,
        words,
    },
    english::classes::connectives::{self, Relation},
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Linked or slotted connectives that do not tell of one relation.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let replaced = case.changes.iter().filter(|change| change.kind == Kind::Replaced);
    let turned = replaced.filter_map(|change| turned(case, change));
    turned.chain(operators::moved(case, &GOVERNING)).chain(claimed(case)).chain(exchanged(case)).collect()
}

/// Connectives that join the same two events the other way round on each side: “rose after it cut prices”, “cut prices after it
/// rose”.
fn exchanged(case: &Case) -> Option<Drift> {
    if !recast::in_order(case) {
        return None;
    }
    let are_linked = |source: usize, copy: usize| case.partners.of(Side::Source, source).contains(&copy);
    let (source, copy) = (0..case.len(Side::Source)).find_map(|there| {
        let (main, subordinate) = clauses(case, Side::Source, there)?;
        let is_exchanged = |&here: &usize| {
            case.norm(Side::Source, there) == case.norm(Side::Copy, here)
                && clauses(case, Side::Copy, here)
                    .is_some_and(|(first, second)| are_linked(main, second) && are_linked(subordinate, first))
        };
        Some((there, (0..case.len(Side::Copy)).find(is_exchanged)?))
    })?;
    let places = Pair::new(source..source + 1, copy..copy + 1);
    let [a, b] = case.texts(&places);
    let confidence = 0.85 - 0.25 * case.freedom;
    Some(
        Finding::new(case, Category::Connective, &places)
            .graded(confidence, 0.62, Severity::Major)
            .because("connective/exchanged", a, b, confidence)
            .says(format!("{} joins the same two events the other way round in the copy", quoted(a)))
            .drift(),
    )
}

/// The verbs of the main and of the subordinate clause that a word of time or cause joins, if it joins clauses.
fn clauses(case: &Case, side: Side, joint: usize) -> Option<(usize, usize)> {
    if !matches!(case.norm(side, joint), "after" | "because" | "before") {
        return None;
    }
    let (main, subordinate) = ties::joined(case, side, joint)?;
    let is_finite = case.verb_at(side, subordinate).is_some_and(|verb| verb.time != Time::None);
    // “After the vote, which was held in May” joins no clause.
    let is_subject =
        |place: usize| case.word(side, place).is_word() && !matches!(case.norm(side, place), "that" | "which" | "who");
    (is_finite && (joint + 1..subordinate).all(is_subject)).then_some((main, subordinate))
}

/// Words for two things that go together, whatever the reason; by lemma.
const TIES: [&str; 9] =
    ["associate", "associated", "association", "connect", "connection", "correlate", "correlation", "link", "tie"];

/// Words for what makes another thing happen.
const CAUSES: [&str; 6] = ["cause", "induce", "lead", "prevent", "result", "trigger"];

/// That two things go together made the cause of one of them, or the reverse: “is linked to”, “causes”.
fn claimed(case: &Case) -> Option<Drift> {
    let changed = |side: Side, words: &[&str]| {
        let changes = case.changes.iter().filter(|change| change.kind != Kind::Moved);
        changes.flat_map(|change| change.places.get(side).clone()).find(|&place| {
            let lemma = case.lemma(side, place);
            words.contains(&lemma) && !case.lemmas(side.other()).contains_key(lemma)
        })
    };
    let turns = [(&TIES[..], &CAUSES[..]), (&CAUSES[..], &TIES[..])];
    let (source, copy) = turns
        .into_iter()
        .find_map(|(there, here)| Some((changed(Side::Source, there)?, changed(Side::Copy, here)?)))?;
    let (a, b) = (case.form(Side::Source, source), case.form(Side::Copy, copy));
    let confidence = 0.78 - 0.5 * case.freedom;
    Some(
        Finding::new(case, Category::Connective, &Pair::new(source..source + 1, copy..copy + 1))
            .graded(confidence, 0.65, Severity::Major)
            .because("connective/cause", a, b, confidence)
            .says(format!("the source says {}, the copy {}: to go together is not to cause", quoted(a), quoted(b)))
            .drift(),
    )
}

/// Conditions that ask for something else on each side, or under which something else holds.
const GOVERNING: Kinds = Kinds {
    category: Category::Connective,
    rule: "scope/condition",
    says: operators::may_be_condition,
    wanted: operators::is_condition,
};

fn turned(case: &Case, change: &Change) -> Option<Drift> {
    let source = connective(case, Side::Source, change)?;
    let copy = connective(case, Side::Copy, change)?;
    let (from, to) = connectives::conflict(&source.1, &copy.1)?;
    let is_condition =
        matches!((from, to), (Relation::Condition, Relation::Exception) | (Relation::Exception, Relation::Condition));
    // What had already happened when another thing did came before it.
    let is_already = |before: Relation, side: Side| {
        before == Relation::Before && case.says(side, "already") && !case.says(side.other(), "already")
    };
    if is_already(from, Side::Copy) || is_already(to, Side::Source) {
        return None;
    }
    let are_shared = ties::shared_events(case, Pair::new(source.0.start, copy.0.start)).is_some();
    if are_shared || is_condition && denials::is_condition_turned(case) {
        return None;
    }
    let confidence = match (from, to) {
        // What came after something is readily held for its effect, by those who retell it faithfully too.
        (Relation::After, Relation::Cause) | (Relation::Cause, Relation::After) => 0.75 - 0.6 * case.freedom,
        _ => 0.88 - 0.25 * case.freedom,
    };
    Some(
        Finding::new(case, Category::Connective, &Pair::new(source.0, copy.0))
            .graded(confidence, 0.65, Severity::Major)
            .because("connective/relation", &source.1, &copy.1, confidence)
            .says(format!(
                "the source connects with {}, the copy with {}: {from:?} became {to:?}",
                quoted(&source.1),
                quoted(&copy.1)
            ))
            .drift(),
    )
}

/// The first connective of a change, the longest that starts at its word.
fn connective(case: &Case, side: Side, change: &Change) -> Option<(Range<usize>, String)> {
    let places = change.places.get(side).clone();
    places.clone().find_map(|place| {
        let longest = (place + 4).min(case.len(side)).max(place + 1);
        (place + 1..=longest).rev().find_map(|end| {
            let phrase: Vec<&str> = (place..end).map(|word| case.norm(side, word)).collect();
            let phrase = phrase.join(" ");
            let joint = end == place + 1 && (words::is_joint(&phrase) || matches!(&phrase[..], "both" | "from" | "over" | "not"))
                // “All but two” excepts them.
                || &phrase == "but" && place > 0 && scope::is_universal(case, side, place - 1)
                || &phrase == "had" && place > 0 && case.norm_before(side, place) != ","
                // “The next ten days” are a time.
                || &phrase == "next" && case.amounts.agree_at(side, end)
                // “But only if” is a condition.
                || &phrase == "but" && matches!(case.norm_at(side, place + 1), "if" | "only" | "when")
                // “As long as nine hours” measures.
                || matches!(case.norm(side, place), "as" | "up") && case.amounts.is_bound_by(side, place);
            (!joint && !connectives::readings(&phrase).is_empty()).then_some((place..end, phrase))
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Connective,
    };

    #[test]
    fn another_relation_is_flagged() {
        flags(Connective, "He resigned ⟦despite⟧ the vote.", "He resigned ⟦because of⟧ the vote.");
        flags(Connective, "She left ⟦before⟧ the vote.", "She left ⟦after⟧ the vote.");
        flags(Connective, "Tea is ⟦linked⟧ to sound sleep.", "Tea ⟦causes⟧ sound sleep.");
        flags(Connective, "She left ⟦after⟧ it rained.", "She left ⟦because⟧ it rained.");
    }

    #[test]
    fn two_events_joined_the_other_way_round_are_flagged() {
        flags(
            Connective,
            "Sales of the mill rose 3% ⟦after⟧ it raised its wages.",
            "The mill raised its wages ⟦after⟧ its sales climbed 3%.",
        );
        passes("Shares in the mill fell after it cut wages.", "After it cut wages, shares in the mill fell.");
        passes_as(
            Connective,
            "She left after the vote, which we lost.",
            "We lost after she left the vote, which was late.",
        );
    }

    #[test]
    fn one_relation_in_two_words_is_not() {
        passes("She left although it rained.", "She left though it rained.");
        passes("The guards fled because of the rain.", "The guards fled as a result of the rain.");
        passes_as(Connective, "She had left before the bell rang.", "She had already left when the bell rang.");
        passes("The guards slept for up to nine hours.", "The guards slept for as long as nine hours.");
        passes("The mill will close unless the guild pays.", "The mill will close if the guild does not pay.");
        flags(Connective, "The mill will close ⟦unless⟧ the guild pays.", "The mill will close ⟦if⟧ the guild pays.");
        passes("The guards fired after the thieves fled.", "The thieves fled before the guards fired.");
        flags(Connective, "The guards fired ⟦after⟧ the thieves fled.", "The guards fired ⟦before⟧ the thieves fled.");
    }
}
