//! The statement is denied on one side only.
//!
//! Why it matters: one lost “not” turns a report into its opposite, and no spell checker sees it.
//!
//! Example: “Police did not fire” → “Police fired”.
//!
//! Not flagged: a denial said in another way (“no one was hurt”, “all were unharmed”; “did not succeed”, “failed”), a
//! denial that moved to another word of the same statement, “not only … but also”.

use crate::{
    drift::{
        case::Case,
        complements, denials,
        finding::{Finding, quoted},
        recast, scope, words,
    },
    english::{
        classes::implicatives::{self, Polarity},
        tags::Xpos,
    },
    model::{Category, Drift, Pair, Side},
};
use std::ops::Range;

/// Denials that stand on one side only and that nothing on the other side makes up for.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut open = Side::BOTH.map(|side| negators(case, side));
    cancel_by(&mut open, |source, copy| deny_the_same(case, source, copy));
    cancel_by(&mut open, |source, copy| case.partners.of(Side::Source, source).contains(&copy));
    cancel_each_other(&mut open);
    let affirmed =
        Side::BOTH.into_iter().zip(&mut open).filter_map(|(side, places)| affirm(case, side, places)).count();
    let [source, copy] = open;
    let mut drifts = Vec::new();
    for (side, places) in [(Side::Source, source), (Side::Copy, copy)] {
        let mut makeup = if places.is_empty() { 0 } else { denials::made_up(case, side, &places) };
        for place in
            places.into_iter().filter(|&place| has_yet(case, side, place) || !scope::is_idle_denial(case, side, place))
        {
            if makeup > 0 {
                makeup -= 1;
                continue;
            }
            drifts.extend(denial(case, side, place));
        }
    }
    // Where the denial is not one of the verb, the verb's own truth tells nothing.
    let denies_otherwise = |side: Side| {
        let is_told = |place| {
            has_yet(case, side, place)
                || denials::is_told_by_time(case, side, place)
                || denials::is_told_by_condition(case, side, place)
                || denials::is_told_by_contrast(case, side, place)
        };
        !scope::denied_universals(case, side).is_empty() || (0..case.len(side)).any(is_told)
    };
    // Where the verb that governs it turned into its opposite, that is told as such.
    let is_told =
        || affirmed > 0 || case.changes.iter().any(denials::is_opposed) || Side::BOTH.into_iter().any(denies_otherwise);
    if drifts.is_empty() && recast::in_truths(case) && governs(case) && !is_told() {
        let confidence = 0.85 - 0.9 * case.reworded(Side::Source);
        let events = scope::turned_events(case).into_iter().map(|event| (event, confidence));
        let deeds = scope::forgone(case).into_iter().map(|deed| (deed, 0.85 - 0.5 * case.freedom));
        let forgone = complements::forgone(case).into_iter().map(|deed| (deed, 0.85 - 0.3 * case.freedom));
        drifts.extend(
            forgone
                .chain(events)
                .chain(deeds)
                .filter_map(|(event, confidence)| turned(case, event, confidence))
                .take(1),
        );
    }
    drifts
}

/// Whether something on one side only can turn what hangs on it: a denial, or a word that makes its complement false.
fn governs(case: &Case) -> bool {
    Side::BOTH.iter().any(|&side| {
        let mut governors = (0..case.len(side)).filter(|&place| {
            let norm = case.norm(side, place);
            let signature = || implicatives::signature(case.lemma(side, place));
            denials::is_negator(norm)
                || implicatives::may_deny(norm) && signature().is_some_and(|s| s.affirmed == Polarity::False)
        });
        governors.any(|place| !governs_on_both(case, side, place))
    })
}

/// Whether a word is linked with itself, and the content word behind it with the one behind that.
fn governs_on_both(case: &Case, side: Side, place: usize) -> bool {
    let other = side.other();
    let behind = |side: Side, place: usize| (place + 1..case.len(side)).find(|&near| case.word(side, near).content);
    case.same_word(side, place).is_some_and(|there| match (behind(side, place), behind(other, there)) {
        (Some(here), Some(there)) => case.partners.of(side, here).contains(&there),
        _ => false,
    })
}

/// An event that one side tells as so and the other denies, by what governs it.
fn turned(case: &Case, event: Pair<usize>, confidence: f32) -> Option<Drift> {
    if confidence < 0.55 {
        return None;
    }
    let clause = |side: Side| {
        let place = *event.get(side);
        let governs = |&near: &usize| {
            denials::is_negator(case.norm(side, near)) || implicatives::signature(case.lemma(side, near)).is_some()
        };
        let start = (place.saturating_sub(5)..place).find(governs).unwrap_or(place);
        start - usize::from(start > 0 && words::is_auxiliary(case.norm_before(side, start)))..place + 1
    };
    let places = Pair::new(clause(Side::Source), clause(Side::Copy));
    let [a, b] = case.texts(&places);
    Some(
        Finding::new(case, Category::Negation, &places)
            .confidence(confidence)
            .because("scope/truth", a, b, confidence)
            .says(format!("the source says {}, the copy {}: only one of them says that it is so", quoted(a), quoted(b)))
            .drift(),
    )
}

/// The negators of a side, without those that do not deny: “not only”, “not long ago”, “no doubt”, “not to mention”.
fn negators(case: &Case, side: Side) -> Vec<usize> {
    (0..case.len(side))
        .filter(|&place| {
            denials::is_negator(case.norm(side, place))
                || has_yet(case, side, place)
                || is_against_doing(case, side, place)
        })
        .filter(|&place| {
            let next = case.norm_at(side, place + 1);
            let is_idle = matches!(
                (case.norm(side, place), next),
                ("not", "only" | "just" | "merely" | "long" | "far" | "least") | ("no", "doubt" | "." | "matter")
            );
            let is_aside = || next == "to" && matches!(case.norm_at(side, place + 2), "mention" | "say" | "speak");
            // “No more than ten” bounds a figure.
            let bounds = || case.norm_at(side, place + 2) == "than" && case.amounts.is_bound_by(side, place);
            // “Neither … nor” is one denial.
            let is_second =
                || case.norm(side, place) == "nor" && (0..place).any(|near| case.norm(side, near) == "neither");
            !is_idle && !is_aside() && !is_second() && !bounds()
        })
        .collect()
}

/// “Has yet to come” has not come.
fn has_yet(case: &Case, side: Side, place: usize) -> bool {
    case.norm(side, place) == "yet"
        && case.norm_at(side, place + 1) == "to"
        && words::is_auxiliary(case.norm_before(side, place))
}

/// “Decided against going” decided not to go.
fn is_against_doing(case: &Case, side: Side, place: usize) -> bool {
    let next = place + 1;
    case.norm(side, place) == "against" && next < case.len(side) && case.tag(side, next).xpos == Xpos::Vbg
}

/// Sets aside negators that stand for each other.
fn cancel_by(open: &mut [Vec<usize>; 2], are_one: impl Fn(usize, usize) -> bool) {
    let [source, copy] = open;
    source.retain(|&place| {
        let partner = copy.iter().position(|&there| are_one(place, there));
        partner.map(|at| copy.remove(at)).is_none()
    });
}

/// Whether two negators deny words that stand for each other.
fn deny_the_same(case: &Case, source: usize, copy: usize) -> bool {
    let denied = (denials::denied(case, Side::Source, source), denials::denied(case, Side::Copy, copy));
    matches!(denied, (Some(there), Some(here)) if case.partners.of(Side::Source, there).contains(&here))
}

/// Sets aside what is left on both sides, one against one: a denial that moved, or is said with another word.
fn cancel_each_other(open: &mut [Vec<usize>; 2]) {
    let both = open[0].len().min(open[1].len());
    open[0].drain(..both);
    open[1].drain(..both);
}

/// Sets aside “not … without”, which affirms both: “not to drink it without boiling it”, “to boil it before drinking it”.
fn affirm(case: &Case, side: Side, open: &mut Vec<usize>) -> Option<()> {
    let exception = open.iter().position(|&place| case.norm(side, place) == "without")?;
    let denial = open[..exception].iter().rposition(|&place| case.norm(side, place) != "without")?;
    open.remove(exception);
    open.remove(denial);
    Some(())
}

/// A denial on one side only, if the denied statement stands on both.
fn denial(case: &Case, side: Side, place: usize) -> Option<Drift> {
    let denied = denials::denied(case, side, place);
    let partner = denied.and_then(|near| case.partners.first(side, near));
    if denials::is_said_otherwise(case, side, place) {
        return None;
    }
    let confidence = match partner {
        Some(_) => 0.95 - 0.35 * case.freedom,
        None => 0.85 - 0.6 * case.freedom,
    };
    if confidence < 0.55 {
        return None;
    }
    let here = group(case, side, place);
    let there = partner.map_or(0..0, |partner| partner..partner + 1);
    let text = quoted(case.text(side, here.start..(denied.unwrap_or(place) + 1).max(here.end)));
    let message = match side {
        Side::Source => format!("the source denies it ({text}), the copy does not"),
        Side::Copy => format!("the copy denies it ({text}), the source does not"),
    };
    let places = Pair::seen_from(side, here, there);
    let word = |at: Side| if at == side { case.norm(side, place) } else { "" };
    Some(
        Finding::new(case, Category::Negation, &places)
            .confidence(confidence)
            .because("negation/one-side", word(Side::Source), word(Side::Copy), confidence)
            .says(message)
            .drift(),
    )
}

/// A negator with the auxiliary before it.
fn group(case: &Case, side: Side, place: usize) -> Range<usize> {
    let auxiliary = place > 0 && words::is_auxiliary(case.norm(side, place - 1));
    place - usize::from(auxiliary)..place + 1
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Negation,
    };

    #[test]
    fn a_denial_lost_or_gained_is_flagged() {
        flags(Negation, "Police ⟦did not⟧ fire at the crowd.", "Police fired at the crowd.");
        flags(Negation, "The bridge is safe for lorries.", "The bridge is ⟦not⟧ safe for lorries.");
        flags(Negation, "The mayor ⟦never⟧ met the builder.", "The mayor met the builder.");
        flags(Negation, "⟦Hardly⟧ anyone met the builder.", "Many met the builder.");
        flags(Negation, "They agreed ⟦not to⟧ strike.", "They agreed to strike.");
        flags(Negation, "The tax is due on drinks but ⟦not to⟧ sellers.", "The tax is due on drinks and to sellers.");
        flags(Negation, "The thief was released on bail.", "The thief was held ⟦without⟧ bail.");
        flags(Negation, "The lawyers ⟦failed to prove⟧ the claim.", "The defence had ⟦proved⟧ the claim.");
        flags(Negation, "The mayor has ⟦yet⟧ to meet the builder.", "The mayor has met the builder.");
    }

    #[test]
    fn a_denial_that_went_to_another_verb_is_flagged() {
        flags(
            Negation,
            "The mayor ⟦has not⟧ met the builder because there is no plan.",
            "The mayor has met the builder because there isn't a plan.",
        );
    }

    #[test]
    fn a_deed_forgone_in_a_noun_is_flagged() {
        flags(Negation, "The mayor ⟦refrained from voting⟧ on the plan.", "The mayor ⟦voted⟧ on the plan.");
        passes_as(Negation, "The mayor resumed voting on the plan.", "The mayor voted on the plan.");
    }

    #[test]
    fn a_denial_said_otherwise_is_not() {
        passes("The talks did not succeed.", "The talks failed.");
        passes("There were no reports of injuries.", "No injuries were reported.");
        passes("The firm said it had received no letters.", "The firm said it hadn't received any letters.");
        passes("The minister didn't answer.", "The minister did not answer.");
        passes_as(Negation, "Schools will stay closed until May.", "Schools will not reopen before May.");
        passes_as(Negation, "The firm neither sold nor closed the mill.", "The firm did not sell or close the mill.");
        passes_as(Negation, "It is the first time the guild has won.", "The guild has never won before.");
        passes_as(Negation, "The mountain last erupted in 1902.", "The mountain has not erupted since 1902.");
        passes_as(Negation, "The deal still needs to be approved.", "The deal has yet to be approved.");
        passes_as(Negation, "No more than ten guests may come.", "Guests are limited to ten.");
        passes("They decided not to go.", "They decided against going.");
        passes_as(Negation, "The storm left the town without power.", "The town lost power in the storm.");
        passes_as(Negation, "The storm left the town without power.", "The storm cut off power to the town.");
        passes_as(Negation, "The town has no power left.", "The town has run out of power.");
        passes_as(
            Negation,
            "The mill will close unless the guild pays.",
            "The mill will close if the guild does not pay.",
        );
        passes_as(Negation, "The party needs partners to rule.", "The party cannot rule without partners.");
        passes_as(Negation, "The mayor said she would stay on.", "The mayor said she would not step down.");
        passes_as(Negation, "The council has not yet met the builder.", "The council has still to meet the builder.");
        flags(Negation, "The council ⟦has not⟧ yet met the builder.", "The council is still meeting the builder.");
        passes_as(Negation, "They must boil it before drinking it.", "They must not drink it without boiling it.");
        flags(Negation, "They left ⟦without⟧ paying for it.", "They left after paying for it.");
        passes_as(Negation, "It croaks not to warn but to court.", "It croaks to court rather than to warn.");
        passes_as(Negation, "Not long ago, the mayor met the builder.", "The mayor met the builder recently.");
        passes_as(Negation, "The council had not yet met the builder.", "The council had yet to meet the builder.");
    }
}
