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
        changes::{Change, Kind},
        complements,
        finding::{Finding, quoted},
        meaning::Sense,
        recast, scope, words,
    },
    english::{
        classes::{
            are_opposites,
            implicatives::{self, Polarity},
            negation::{self, Negator},
        },
        morphology,
        tags::{Upos, Xpos},
        wordnet::{self, Pos, Profile},
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
    let [source, copy] = open;
    let mut drifts = Vec::new();
    for (side, places) in [(Side::Source, source), (Side::Copy, copy)] {
        let mut makeup = if places.is_empty() { 0 } else { made_up(case, side, &places) };
        for place in places.into_iter().filter(|&place| has_yet(case, side, place) || !scope::is_idle_denial(case, side, place)) {
            if makeup > 0 {
                makeup -= 1;
                continue;
            }
            drifts.extend(denial(case, side, place));
        }
    }
    // Where the denial is not one of the verb, the verb's own truth tells nothing.
    let denies_otherwise = |side: Side| {
        let is_time = |place| has_yet(case, side, place) || is_told_by_time(case, side, place);
        !scope::denied_universals(case, side).is_empty() || (0..case.len(side)).any(is_time)
    };
    // Where the verb that governs it turned into its opposite, that is told as such.
    let is_told = case.changes.iter().any(is_opposed) || Side::BOTH.into_iter().any(denies_otherwise);
    if drifts.is_empty() && recast::in_truths(case) && governs(case) && !is_told {
        let confidence = 0.85 - 0.9 * case.reworded(Side::Source);
        let events = scope::turned_events(case).into_iter().map(|event| (event, confidence));
        let deeds = scope::forgone(case).into_iter().map(|deed| (deed, 0.85 - 0.5 * case.freedom));
        let forgone = complements::forgone(case).into_iter().map(|deed| (deed, 0.85 - 0.3 * case.freedom));
        drifts.extend(forgone.chain(events).chain(deeds).filter_map(|(event, confidence)| turned(case, event, confidence)).take(1));
    }
    drifts
}

/// Whether something on either side can turn what hangs on it: a denial, or a word that makes its complement true or false.
fn governs(case: &Case) -> bool {
    Side::BOTH.iter().any(|&side| {
        (0..case.len(side)).any(|place| {
            let norm = case.norm(side, place);
            let signature = || implicatives::signature(case.lemma(side, place));
            is_negator(norm)
                || implicatives::may_deny(norm) && signature().is_some_and(|s| s.affirmed == Polarity::False)
        })
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
            is_negator(case.norm(side, near)) || implicatives::signature(case.lemma(side, near)).is_some()
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

/// Words that deny the statement that they stand in.
fn is_negator(norm: &str) -> bool {
    matches!(
        norm,
        "not" | "n't" | "no" | "never" | "nobody" | "nothing" | "none" | "neither" | "nor" | "nowhere" | "without"
            | "cannot" | "no-one" | "hardly" | "scarcely" | "barely" | "aint"
    )
}

/// Whether a word carries a denial within itself: a negative verb or noun, a negative prefix, a verb that makes its
/// complement false.
fn is_negative(case: &Case, side: Side, place: usize) -> bool {
    let (norm, lemma) = (case.norm(side, place), case.lemma(side, place));
    let denies = |word: &str| negation::readings(word).iter().any(|negator| *negator != Negator::Polarity);
    is_negator(norm)
        || denies(norm)
        || denies(lemma)
        || morphology::negated(lemma).is_some()
        || implicatives::signature(lemma).is_some_and(|signature| signature.affirmed == Polarity::False)
}

/// The negators of a side, without those that do not deny: “not only”, “not long ago”, “no doubt”, “not to mention”.
fn negators(case: &Case, side: Side) -> Vec<usize> {
    (0..case.len(side))
        .filter(|&place| is_negator(case.norm(side, place)) || has_yet(case, side, place) || is_against_doing(case, side, place))
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
            let is_second = || case.norm(side, place) == "nor" && (0..place).any(|near| case.norm(side, near) == "neither");
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
    let denied = (denied(case, Side::Source, source), denied(case, Side::Copy, copy));
    matches!(denied, (Some(there), Some(here)) if case.partners.of(Side::Source, there).contains(&here))
}

/// The content word that a negator denies: the next one, or else the last.
fn denied(case: &Case, side: Side, place: usize) -> Option<usize> {
    (place + 1..case.len(side).min(place + 6))
        .chain((place.saturating_sub(3)..place).rev())
        .find(|&near| case.word(side, near).content)
}

/// Sets aside what is left on both sides, one against one: a denial that moved, or is said with another word.
fn cancel_each_other(open: &mut [Vec<usize>; 2]) {
    let both = open[0].len().min(open[1].len());
    open[0].drain(..both);
    open[1].drain(..both);
}

/// Whether a word turned into its opposite.
fn is_opposed(change: &Change) -> bool {
    change.judgement.as_ref().is_some_and(|judgement| judgement.sense == Sense::Opposite)
}

/// Whether a change has one of the denials of a side, or the word that it denies, or governs on the other side what stands for
/// that: “without power”, “lost power”.
fn concerns(case: &Case, side: Side, denials: &[usize], change: &Change) -> bool {
    let (other, places) = (side.other(), change.places.get(side));
    let end = change.places.get(other).end;
    let object = (end..case.len(other)).find(|&place| !matches!(case.tag(other, place).upos, Upos::Adj | Upos::Det));
    let governs = |word: usize| object.is_some_and(|object| case.partners.of(side, word).contains(&object));
    denials.iter().any(|&denial| {
        places.contains(&denial)
            || denied(case, side, denial).is_some_and(|word| places.contains(&word) || governs(word))
    })
}

/// How many of the denials of a side are made up for by words on the other side that deny by themselves.
fn made_up(case: &Case, side: Side, denials: &[usize]) -> usize {
    let other = side.other();
    let mut count = 0;
    for change in case.changes.iter().filter(|change| change.kind != Kind::Moved) {
        let denies = |side: Side| {
            let range = change.places.get(side).clone();
            range.filter(|&place| case.word(side, place).content && !is_negator(case.norm(side, place)) && is_negative(case, side, place)).count()
        };
        let loses = || change.places.get(other).clone().any(|place| case.lemma(other, place) == "lose");
        let turns_it = (is_opposed(change) || loses()) && concerns(case, side, denials, change);
        count += denies(other).saturating_sub(denies(side)).max(usize::from(turns_it));
    }
    count
}

/// Whether the other side says the opposite of a word that is denied here: “will not reopen”, “will stay closed”.
fn says_opposite(case: &Case, side: Side, denied: usize) -> bool {
    let other = side.other();
    let lemma = case.lemma(side, denied);
    let lemma = lemma.strip_prefix("re").filter(|rest| wordnet::has(rest, Pos::Verb)).unwrap_or(lemma);
    let profile = Profile::new(lemma, None);
    let is_antonym = |there: &str| {
        let there = Profile::new(there, None);
        profile.as_ref().zip(there).is_some_and(|(here, there)| here.relation(&there).opposition() > 0.3)
    };
    recast::is_sentence(case) && (0..case.len(other)).any(|place| {
        let stands_for_it = case.partners.of(other, place).iter().all(|&word| word == denied);
        case.word(other, place).content && stands_for_it && (are_opposites(lemma, case.lemma(other, place)) || is_antonym(case.lemma(other, place)))
    })
}

/// Whether the other side tells by a word of time what is denied here: “never before” by “the first time”, “not since May” by
/// “last in May”, “have yet to” by “still need to”.
fn is_told_by_time(case: &Case, side: Side, denial: usize) -> bool {
    let other = side.other();
    let says_any = |norms: &[&str]| norms.iter().any(|norm| case.says(other, norm));
    match case.norm(side, denial) {
        "never" => case.says(side, "before") && says_any(&["first"]),
        "not" | "n't" => case.says(side, "since") && says_any(&["last", "latest"]),
        "yet" => says_any(&["must", "need", "needs", "remains", "still", "awaits", "awaiting"]),
        _ => false,
    }
}

/// A denial on one side only, if the denied statement stands on both.
fn denial(case: &Case, side: Side, place: usize) -> Option<Drift> {
    let denied = denied(case, side, place);
    let partner = denied.and_then(|near| case.partners.first(side, near));
    if denied.is_some_and(|word| says_opposite(case, side, word)) || is_told_by_time(case, side, place) {
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
        passes_as(Negation, "Not long ago, the mayor met the builder.", "The mayor met the builder recently.");
        passes_as(Negation, "The council had not yet met the builder.", "The council had yet to meet the builder.");
    }
}
