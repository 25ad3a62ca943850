//! Another value, after normalising words, digits, scale, percent and points.
//!
//! Why it matters: numbers are what readers repeat.
//!
//! Example: “1,200 people” → “12,000 people”.
//!
//! Not flagged: one value written in two ways (“1.2 thousand”, “twelve hundred”), a conversion of units.

use crate::{
    drift::{
        amounts::{self, Amount},
        case::Case,
        changes::{Change, Kind},
        finding::{Finding, quoted},
        recast,
    },
    english::{classes::direction, quantities, tags::Upos, tree::Deprel},
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Paired quantities that differ so, and those that tell how far here and how much there.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = amounts::findings(case, Category::Number);
    // Of figures that differ, that is told.
    let same = || case.amounts.paired.iter().filter(|pair| pair.comparison.is_same()).map(|pair| &pair.amounts);
    drifts.extend(same().filter_map(|amounts| measured(case, amounts)));
    drifts.extend(case.changes.iter().filter_map(|change| repeated(case, change)));
    drifts.extend(same().find_map(|amounts| handed_over(case, amounts)));
    drifts
}

/// A figure that both sides have and that counts for another event on each: “killed one and wounded four”, “killed four and
/// wounded one”.
fn handed_over(case: &Case, amounts: &Pair<Amount>) -> Option<Drift> {
    let cores = amounts.as_ref().map(|amount| amount.core.clone());
    if !recast::is_sentence(case) || amounts.source.quantity.kind != quantities::Kind::Cardinal {
        return None;
    }
    // A figure that stands where it stood counts for something else only where that moved.
    let mut partners = cores.source.clone().flat_map(|place| case.partners.of(Side::Source, place));
    let stays = partners.any(|there| cores.copy.contains(there));
    let moved = || case.changes.iter().filter(|change| change.kind == Kind::Moved);
    if stays && moved().next().is_none() {
        return None;
    }
    let told = |find: fn(&Case, Side, &Amount) -> Option<usize>| {
        let words = Pair::new(find(case, Side::Source, &amounts.source)?, find(case, Side::Copy, &amounts.copy)?);
        are_others(case, &words).then_some(words)
    };
    let deeds = told(deed).or_else(|| told(state))?;
    if stays && !moved().any(|change| change.places.source.contains(&deeds.source)) {
        return None;
    }
    let [a, b] = Side::BOTH
        .map(|side| format!("{} {}", case.form(side, *deeds.get(side)), case.text(side, cores.get(side).clone())));
    let confidence = 0.85 - 0.45 * case.freedom;
    Some(
        Finding::new(case, Category::Number, &cores)
            .graded(confidence, 0.6, Severity::Critical)
            .because("number/handed-over", &a, &b, confidence)
            .says(format!("in the source it is {}, in the copy {}", quoted(&a), quoted(&b)))
            .drift(),
    )
}

/// Whether two words are said of other figures: each stands on the other side too, and is not the one there.
fn are_others(case: &Case, words: &Pair<usize>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let (here, other) = (*words.get(side), side.other());
        let same = |&there: &usize| case.lemma(side, here) == case.lemma(other, there);
        case.partners.first(side, here).filter(same).is_some_and(|there| there != *words.get(other))
    })
}

/// What is said right behind a figure of those that it counts, where figures are listed so: 12 dead and 30 wounded.
fn state(case: &Case, side: Side, amount: &Amount) -> Option<usize> {
    let place = amount.core.end;
    let is_state = place < case.len(side)
        && case.word(side, place).content
        && !matches!(case.tag(side, place).upos, Upos::Noun | Upos::Propn);
    is_state.then_some(place)
}

/// The verb of which a figure tells how many did it or had it done to them.
fn deed(case: &Case, side: Side, amount: &Amount) -> Option<usize> {
    let is_deed = |place: &usize| case.tag(side, *place).upos == Upos::Verb;
    if let Some(verb) = amount.places.start.checked_sub(1).filter(is_deed) {
        return Some(verb);
    }
    let (tree, start) = case.tree(side, amount.core.start);
    let word = amount.core.start - start;
    let above = std::iter::once(word).chain(tree.ancestors(word));
    let top = above.take_while(|&word| !is_deed(&(start + word))).last()?;
    let is_party = matches!(tree.deprel(top), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj);
    let head = tree.head(top).filter(|_| is_party)?;
    Some(start + head).filter(is_deed)
}

/// How often something was done: lost once, lost twice.
fn repeated(case: &Case, change: &Change) -> Option<Drift> {
    let times = |side: Side| {
        change.places.get(side).clone().find_map(|place| {
            // “Once the vote is over”, “at once”, “twice as many” tell something else.
            let counts = case.tag(side, place).upos == Upos::Adv
                && case.norm_before(side, place) != "at"
                && case.norm_at(side, place + 1) != "as";
            let times = ["once", "twice", "thrice"].iter().position(|times| *times == case.norm(side, place));
            times.filter(|_| counts).map(|times| (place, times))
        })
    };
    let (source, copy) = (times(Side::Source)?, times(Side::Copy)?);
    let places = Pair::new(source.0..source.0 + 1, copy.0..copy.0 + 1);
    let [a, b] = case.texts(&places);
    let confidence = 0.9 - 0.3 * case.freedom;
    (change.kind == Kind::Replaced && source.1 != copy.1).then(|| {
        Finding::new(case, Category::Number, &places)
            .confidence(confidence)
            .because("number/times", a, b, confidence)
            .says(format!("the source says {}, the copy {}", quoted(a), quoted(b)))
            .drift()
    })
}

/// What a figure says of something that went up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Where it began: fell from 4 percent.
    Start,
    /// Where it got to: fell to 4 percent.
    Level,
    /// By how much it changed: fell by 4 percent, fell 4 percent.
    Change,
}

/// One figure that is where something began or got to on one side, and something else on the other.
fn measured(case: &Case, figures: &Pair<Amount>) -> Option<Drift> {
    let (source, from) = reach(case, Side::Source, &figures.source.places)?;
    let (copy, to) = reach(case, Side::Copy, &figures.copy.places)?;
    if from == to {
        return None;
    }
    let places = Pair::new(source..figures.source.places.end, copy..figures.copy.places.end);
    let [a, b] = case.texts(&places);
    let confidence = 0.9 - 0.3 * case.freedom;
    Some(
        Finding::new(case, Category::Number, &places)
            .confidence(confidence)
            .because("number/level-or-change", a, b, confidence)
            .says(format!(
                "the source says {}, the copy {}: where it began, where it got to, or by how much it changed",
                quoted(a),
                quoted(b)
            ))
            .drift(),
    )
}

/// What a figure says of something that went up or down, and where what says so begins.
fn reach(case: &Case, side: Side, figure: &Range<usize>) -> Option<(usize, Reach)> {
    let goes = |place: usize| direction::direction(case.lemma(side, place)).is_some_and(|way| way.sign != 0);
    let joins = |place: &usize| matches!(case.norm(side, *place), "at" | "by" | "from" | "to");
    let joint = Some(figure.start).into_iter().chain(figure.start.checked_sub(1)).find(joins);
    let Some(joint) = joint else {
        // “Fell 4 percent” is “fell by 4 percent”, “fell below 4 percent” is “fell to below 4 percent”.
        let verb = figure.start.checked_sub(1)?;
        let is_level = matches!(case.norm(side, figure.start), "above" | "below" | "under");
        let reach = if is_level { Reach::Level } else { Reach::Change };
        return (case.tag(side, verb).upos == Upos::Verb && goes(verb)).then_some((figure.start, reach));
    };
    let mut before = (joint.saturating_sub(BEFORE)..joint).rev();
    before.find(|&place| case.tag(side, place).upos == Upos::Verb || goes(place)).filter(|&place| goes(place))?;
    let reach = match case.norm(side, joint) {
        "by" => Reach::Change,
        "from" => Reach::Start,
        _ => Reach::Level,
    };
    Some((joint, reach))
}

/// How many words before a figure what went up or down is told, at most.
const BEFORE: usize = 6;

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes},
        model::Category::Number,
    };

    #[test]
    fn what_differs_is_flagged() {
        flags(Number, "The flood killed ⟦1,200⟧ people.", "The flood killed ⟦12,000⟧ people.");
        flags(
            Number,
            "The blast killed one guard and wounded ⟦four⟧.",
            "The blast killed ⟦four⟧ guards and wounded one.",
        );
        flags(
            Number,
            "The club lost its ⟦first⟧ match in ⟦three years⟧.",
            "The club lost its ⟦third⟧ match in ⟦a year⟧.",
        );
        flags(Number, "Sales fell ⟦4 percent⟧ in May.", "Sales fell ⟦to 4 percent⟧ in May.");
        flags(Number, "The club lost ⟦once⟧ in May.", "The club lost ⟦twice⟧ in May.");
        flags(Number, "Sales fell ⟦to 4 percent⟧ in May.", "Sales fell ⟦by 4 percent⟧ in May.");
        flags(Number, "The guild fell to 58 seats ⟦from 83⟧.", "The guild dropped ⟦by 83⟧ seats to 58.");
    }

    #[test]
    fn one_thing_told_in_two_ways_is_not() {
        passes("The flood killed twelve people.", "The flood killed 12 people.");
        passes("Sales fell by 4 percent in May.", "Sales fell 4 percent in May.");
        passes("Sales fell below 4 percent in May.", "Sales dropped to under 4 percent in May.");
        passes("The guild fell to 58 seats from 83.", "The guild fell from 83 seats to 58.");
        passes(
            "The blast killed one guard and wounded four.",
            "Four people were wounded and one guard was killed by the blast.",
        );
    }
}
