//! Scope or degree.
//!
//! Why it matters: “some” is not “most”, and “at least 20” is not “20”.
//!
//! Example: “some residents” → “most residents”; “at least 20 people” → “20 people”.
//!
//! Not flagged: words of one degree for each other (“over”, “more than”; “nearly”, “almost”).

use crate::{
    drift::{
        amounts,
        case::Case,
        changes::{Change, Kind},
        denials,
        finding::{Finding, quoted},
        operators::{self, Kinds},
        scope,
    },
    english::{
        classes::quantifiers::{self, Bound, Quantifier},
        scopes::Force,
        tags::{Upos, Xpos},
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// Quantifiers and degrees on one side of a change without their equal on the other.
pub(crate) fn find(case: &Case) -> Vec<Drift> {
    let mut drifts = universal(case);
    drifts.extend(
        case.changes.iter().filter(|change| change.kind != Kind::Moved).filter_map(|change| limited(case, change)),
    );
    drifts.extend(case.changes.iter().filter_map(|change| scarce(case, change)));
    drifts.extend(Side::BOTH.into_iter().filter_map(|side| parted(case, side)));
    drifts.extend(excepted(case));
    if !drifts.iter().any(|drift| drift.severity >= Severity::Major) {
        drifts.extend(counted(case));
    }
    drifts.extend(operators::moved(case, &GOVERNING));
    drifts.extend(amounts::findings(case, Category::Quantifier));
    drifts
}

/// An article that came or went before “few” or “little”: few expected it, a few did.
fn scarce(case: &Case, change: &Change) -> Option<Drift> {
    let is_article = |side: Side| change.places.get(side).clone().any(|place| case.norm(side, place) == "a");
    if change.places.source.len() + change.places.copy.len() != 1 || !Side::BOTH.into_iter().any(is_article) {
        return None;
    }
    let is_few = |side: Side| {
        let place = change.places.get(side).end;
        matches!(case.norm_at(side, place), "few" | "little")
            && !matches!(case.norm_before(side, place), "so" | "very" | "too")
    };
    if !Side::BOTH.into_iter().all(is_few) {
        return None;
    }
    let phrase = |side: Side| change.places.get(side).start..change.places.get(side).end + 1;
    let places = Pair::new(phrase(Side::Source), phrase(Side::Copy));
    let [a, b] = case.texts(&places);
    let confidence = 0.8 - 0.5 * case.freedom;
    Some(
        Finding::new(case, Category::Quantifier, &places)
            .confidence(confidence)
            .because("quantifier/scarce", a, b, confidence)
            .says(format!("the source says {}, the copy {}: hardly any or some", quoted(a), quoted(b)))
            .drift(),
    )
}

/// How many words of its phrase stand before a noun, at most.
const REACH: usize = 5;

/// Another share of the same thing, wherever it is told: “refund every customer”, “most customers will be refunded”.
fn counted(case: &Case) -> Option<Drift> {
    let shares = |side: Side| first(case, side, 0..case.len(side)).is_some();
    if !Side::BOTH.into_iter().all(shares) {
        return None;
    }
    let share = |side: Side, noun: usize| {
        let is_within = |place: &usize| {
            let upos = case.tag(side, *place).upos;
            matches!(upos, Upos::Adj | Upos::Det | Upos::Noun) || case.norm(side, *place) == "of"
        };
        let before = (noun.saturating_sub(REACH)..noun).rev().take_while(is_within);
        let readings = before.filter_map(|place| first(case, side, place..place + 1));
        readings.map(|(places, scope)| (places.clone(), denied(case, side, places.start, scope))).last()
    };
    let is_thing = |noun: &usize| case.tag(Side::Source, *noun).upos == Upos::Noun;
    (0..case.len(Side::Source)).filter(is_thing).find_map(|noun| {
        let there = case.same_word(Side::Source, noun)?;
        let (source, copy) = (share(Side::Source, noun)?, share(Side::Copy, there)?);
        // Of none and any, denials tell.
        let (Quantifier::Share(1..), Quantifier::Share(1..)) = (source.1, copy.1) else { return None };
        let is_left = |side: Side, places: &Range<usize>| {
            is_any(case.norm(side, places.start)) || case.is_denied(side, places.start)
        };
        if is_left(Side::Source, &source.0) || is_left(Side::Copy, &copy.0) {
            return None;
        }
        let confidence = apart(source.1, copy.1)? - 0.1 * case.freedom;
        let places = Pair::new(source.0.start..noun + 1, copy.0.start..there + 1);
        let [a, b] = case.texts(&places);
        Some(
            Finding::new(case, Category::Quantifier, &places)
                .graded(confidence, 0.58, Severity::Major)
                .because("quantifier/share", a, b, confidence)
                .says(format!("the source says {}, the copy {}: another share", quoted(a), quoted(b)))
                .drift(),
        )
    })
}

/// A counted part on one side and the whole on the other: two of the five charges, the charges.
fn parted(case: &Case, side: Side) -> Option<Drift> {
    let other = side.other();
    let is_part = |place: &usize| {
        case.norm_at(side, place + 1) == "of"
            && matches!(case.norm_at(side, place + 2), "the" | "its" | "their" | "her" | "his")
            && case.partners.of(side, *place).is_empty()
            && case.tag(side, *place).upos == Upos::Num
    };
    let part = (0..case.len(side)).find(is_part)?;
    let is_thing = |place: &usize| case.tag(side, *place).is_nominal() && case.word(side, *place).content;
    let whole = (part + 3..case.len(side).min(part + 3 + REACH)).find(is_thing)?;
    let there =
        case.partners.first(side, whole).filter(|&there| case.lemma(other, there) == case.lemma(side, whole))?;
    let limits = |place: usize| {
        case.tag(other, place).upos == Upos::Num || !quantifiers::readings(case.norm(other, place)).is_empty()
    };
    let confidence = 0.8 - 0.5 * case.freedom;
    if confidence < 0.5 || (there.saturating_sub(REACH)..there).any(limits) {
        return None;
    }
    let places = Pair::seen_from(side, part..whole + 1, there..there + 1);
    let [a, b] = case.texts(&places);
    Some(
        Finding::new(case, Category::Quantifier, &places)
            .graded(confidence, 0.62, Severity::Major)
            .because("quantifier/part", a, b, confidence)
            .says(format!("the source says {}, the copy {}: a part or the whole", quoted(a), quoted(b)))
            .drift(),
    )
}

/// Words of share or frequency, and “only”, that limit something else on each side.
const GOVERNING: Kinds = Kinds {
    category: Category::Quantifier,
    rule: "scope/quantifier",
    says: |case, side, place| {
        use Quantifier::{Frequency, Only, Share};
        let readings = quantifiers::readings(case.norm(side, place));
        readings.iter().any(|reading| matches!(reading, Share(_) | Frequency(_) | Only))
    },
    wanted: |force| matches!(force, Force::Quantity(_)),
};

/// “Not all were” made “all were not”, or the reverse: the denial governs the quantifier on one side only.
fn universal(case: &Case) -> Vec<Drift> {
    let mut drifts = Vec::new();
    for side in Side::BOTH {
        let other = side.other();
        let denies = |place: usize| matches!(case.norm(other, place), "not" | "n't" | "never");
        for place in scope::denied_universals(case, side) {
            let free =
                |there: &usize| scope::is_universal(case, other, *there) && case.norm_before(other, *there) != "not";
            let Some(there) = case.partners.first(side, place).filter(free) else { continue };
            if !(there + 1..case.len(other)).any(denies) {
                continue;
            }
            let places = Pair::seen_from(side, place - 1..place + 1, there..there + 1);
            let [a, b] = case.texts(&places);
            drifts.push(
                Finding::new(case, Category::Quantifier, &places)
                    .confidence(0.8)
                    .because("scope/denied-quantifier", a, b, 0.8)
                    .says(format!("the source says {}, the copy {}: some or none", quoted(a), quoted(b)))
                    .drift(),
            );
        }
    }
    drifts
}

/// The first quantifier of a range, the longest that starts at its word.
fn first(case: &Case, side: Side, range: Range<usize>) -> Option<(Range<usize>, Quantifier)> {
    range.clone().find_map(|place| {
        let words = match quantifiers::longest_from(case.norm(side, place)) {
            0 => return None,
            1 => 1,
            _ => 3,
        };
        (place + 1..=(place + words).min(case.len(side)).max(place + 1)).rev().find_map(|end| {
            let phrase: Vec<&str> = (place..end).map(|word| case.norm(side, word)).collect();
            let readings = quantifiers::readings(&phrase.join(" "));
            let reading = readings.iter().find(|reading| limits(**reading, end - place))?;
            let upos = case.tag(side, place).upos;
            let other = end == place + 1
                && (case.norm(side, place) == "some" && end < case.len(side) && case.tag(side, end).upos == Upos::Num
                    || case.norm(side, place) == "part" && case.norm_at(side, end) != "of"
                    || case.norm(side, place) == "ever"
                    || case.norm(side, place) == "no" && matches!(case.norm_at(side, end), "longer" | "doubt")
                    || case.norm(side, place) == "any" && is_under_denial(case, side, place)
                    || case.norm(side, place) == "only" && case.norm_before(side, place) == "not"
                    || upos == Upos::Adp
                    || upos == Upos::Adj && is_small(case, side, place));
            (!other).then_some((place..end, *reading))
        })
    })
}

/// Whether a word that denies stands before another: “denied any part in it” limits nothing.
fn is_under_denial(case: &Case, side: Side, place: usize) -> bool {
    const REACH: usize = 3;
    (place.saturating_sub(REACH)..place).any(|near| matches!(case.lemma(side, near), "deny" | "reject" | "without"))
}

/// Whether “little” stands for another word of size: “little boat”, “small boat”.
fn is_size(case: &Case, change: &Change, side: Side, here: &Reading, there: &Reading) -> bool {
    let is_adjective = |side: Side, place: usize| case.tag(side, place).upos == Upos::Adj;
    let is_little =
        |places: &Range<usize>| case.norm(side, places.start) == "little" && is_adjective(side, places.start);
    let other = change.places.get(side.other());
    let replaces = other.len() == 1 && is_adjective(side.other(), other.start);
    here.as_ref().is_some_and(|(places, _)| is_little(places)) && there.is_none() && replaces
}

/// Whether “little” tells a size, as in “the little bridge”, “little children”; “little rain” is hardly any.
fn is_small(case: &Case, side: Side, place: usize) -> bool {
    let is_plural = || place + 1 < case.len(side) && case.tag(side, place + 1).xpos == Xpos::Nns;
    let follows_article = || place > 0 && matches!(case.tag(side, place - 1).upos, Upos::Det | Upos::Pron | Upos::Part);
    case.norm(side, place) == "little" && (follows_article() || is_plural())
}

/// Whether a word limits what is said, rather than linking or colouring it. Single words that bound a figure (`over`,
/// `about`) are prepositions as often; the comparison of quantities knows them.
fn limits(quantifier: Quantifier, words: usize) -> bool {
    match quantifier {
        Quantifier::Also | Quantifier::Exact => false,
        Quantifier::Bound(_) | Quantifier::Approximate => words > 1,
        _ => true,
    }
}

/// A quantifier with its places.
type Reading = Option<(Range<usize>, Quantifier)>;

/// Whether a word says of none where it is denied: not anybody, not either.
fn is_any(norm: &str) -> bool {
    norm == "either" || norm.starts_with("any")
}

/// Whether a side says of none what the other denies: “had no time”, “did not have any time”; or the opposite of what the other
/// says of all: “none was hurt”, “all were unharmed”.
fn is_none_otherwise(case: &Case, change: &Change, side: Side, here: &Reading, there: &Reading) -> bool {
    let other = side.other();
    let is_none = matches!(here, Some((_, Quantifier::Share(0))));
    if is_none && here.as_ref().is_some_and(|(places, _)| denials::is_told_by_opposite(case, side, places.start)) {
        return !matches!(there, Some((_, Quantifier::Share(1..100))));
    }
    let limits_more = there.as_ref().is_some_and(|(places, _)| !is_any(case.norm(other, places.start)));
    is_none && !limits_more && case.is_denied(other, change.places.get(other).end)
}

fn limited(case: &Case, change: &Change) -> Option<Drift> {
    let read = |side: Side| {
        let reading = first(case, side, change.places.get(side).clone());
        let is_polar =
            |places: &Range<usize>| is_any(case.norm(side, places.start)) && case.is_denied(side, places.start);
        let reading = reading.map(|(places, scope)| (places.clone(), denied(case, side, places.start, scope)));
        reading.filter(|(places, _)| !is_polar(places))
    };
    let readings = Pair::new(read(Side::Source), read(Side::Copy));
    let says_none = |side: Side| matches!(readings.get(side), Some((_, Quantifier::Share(0))));
    // What a figure has of it, the comparison of figures knows: half a million, about 70 percent; but not that “neither of the
    // two” are none of both.
    let free = |side: Side| {
        let is_of_figure = |place| case.amounts.agree_at(side, place) || case.amounts.is_bound_by(side, place);
        let reading = readings.get(side).clone();
        reading.filter(|(places, _)| says_none(side.other()) || !places.clone().any(is_of_figure))
    };
    let (source, copy) = (free(Side::Source), free(Side::Copy));
    if is_size(case, change, Side::Source, &source, &copy) || is_size(case, change, Side::Copy, &copy, &source) {
        return None;
    }
    if is_none_otherwise(case, change, Side::Source, &source, &copy)
        || is_none_otherwise(case, change, Side::Copy, &copy, &source)
    {
        return None;
    }
    let confidence = match (&source, &copy) {
        (Some((_, a)), Some((_, b))) => apart(*a, *b)? - 0.2 * case.freedom,
        (Some((_, scope)), None) => lone(case, Side::Copy, *scope)?,
        (None, Some((_, scope))) => lone(case, Side::Source, *scope)?,
        (None, None) => return None,
    };
    let severity = match confidence {
        c if c >= 0.62 => Severity::Major,
        c if c >= 0.3 => Severity::Minor,
        _ => return None,
    };
    let mut places = change.places.clone();
    places.source = source.map_or(places.source, |(range, _)| range);
    places.copy = copy.map_or(places.copy, |(range, _)| range);
    let [a, b] = case.texts(&places);
    let message = match (a.is_empty(), b.is_empty()) {
        (false, false) => format!("the source says {}, the copy {}: another scope or degree", quoted(a), quoted(b)),
        (false, true) => format!("the source limits it ({}), the copy does not", quoted(a)),
        _ => format!("the copy limits it ({}), the source does not", quoted(b)),
    };
    Some(
        Finding::new(case, Category::Quantifier, &places)
            .severity(severity)
            .confidence(confidence)
            .because("quantifier/scope", a, b, confidence)
            .says(message)
            .drift(),
    )
}

/// What a quantifier says under “not”: “not many” are few.
fn denied(case: &Case, side: Side, place: usize, scope: Quantifier) -> Quantifier {
    let is_large = matches!(case.norm(side, place), "many" | "much");
    if is_large && matches!(case.norm_before(side, place), "not" | "n't") { Quantifier::Share(FEW) } else { scope }
}

/// The share that few are of all, in hundredths.
const FEW: u8 = 12;

/// A number that all but so many are on one side only: “all but two”, “two”.
fn excepted(case: &Case) -> Option<Drift> {
    let exception = |side: Side, number: usize| {
        let joint = number.checked_sub(1)?;
        let all = (joint.saturating_sub(2)..joint).find(|&place| scope::is_universal(case, side, place));
        matches!(case.norm(side, joint), "but" | "except" | "save" | "bar").then_some(all?)
    };
    (0..case.len(Side::Source)).find_map(|number| {
        let there = case.partners.first(Side::Source, number)?;
        let opening = Pair::new(exception(Side::Source, number), exception(Side::Copy, there));
        if opening.source.is_some() == opening.copy.is_some() || case.tag(Side::Source, number).upos != Upos::Num {
            return None;
        }
        let places = Pair::new(opening.source.unwrap_or(number)..number + 1, opening.copy.unwrap_or(there)..there + 1);
        let [a, b] = case.texts(&places);
        let confidence = 0.88 - 0.25 * case.freedom;
        Some(
            Finding::new(case, Category::Quantifier, &places)
                .graded(confidence, 0.6, Severity::Major)
                .because("quantifier/exception", a, b, confidence)
                .says(format!(
                    "the source says {}, the copy {}: one counts those that the other leaves out",
                    quoted(a),
                    quoted(b)
                ))
                .drift(),
        )
    })
}

/// How surely two quantifiers differ; `None` where one can stand for the other.
fn apart(a: Quantifier, b: Quantifier) -> Option<f32> {
    use Quantifier::*;
    let by = |x: u8, y: u8| match x.abs_diff(y) {
        0..=20 => None,
        21..=34 => Some(0.66),
        _ => Some(0.88),
    };
    match (a, b) {
        _ if a == b => None,
        // Few are hardly any, whatever more there are.
        (Share(x), Share(y)) if (1..=FEW).contains(&x.min(y)) && x.abs_diff(y) > 20 => Some(0.88),
        (Share(x), Share(y)) | (Degree(x), Degree(y)) | (Frequency(x), Frequency(y)) => by(x, y),
        (Bound(x), Bound(y)) => (opens_up(x) != opens_up(y)).then_some(0.85),
        (Approximate, _) | (_, Approximate) => Some(0.45),
        (Only, Share(60..)) | (Share(60..), Only) => Some(0.8),
        _ => Some(0.6),
    }
}

/// Whether the truth lies above the figure.
fn opens_up(bound: Bound) -> bool {
    matches!(bound, Bound::Lower | Bound::Above)
}

/// How surely a quantifier that only one side has changes the scope, unless the other side has one like it.
fn lone(case: &Case, other: Side, scope: Quantifier) -> Option<f32> {
    use Quantifier::*;
    let like = |there: &Quantifier| std::mem::discriminant(there) == std::mem::discriminant(&scope);
    if case.words.get(other).iter().any(|word| quantifiers::readings(word.norm).iter().any(like)) {
        return None;
    }
    let strength = match scope {
        Only => 0.8,
        Bound(_) => 0.8,
        Share(100) => 0.62,
        Degree(_) => return None,
        Approximate => 0.5,
        _ => 0.75,
    };
    Some(strength - 0.5 * case.freedom)
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes, passes_as},
        model::Category::Quantifier,
    };

    #[test]
    fn another_share_of_the_same_thing_is_flagged_wherever_it_is_told() {
        flags(
            Quantifier,
            "The bank will refund ⟦every customer⟧ who paid the fee twice.",
            "⟦Most customers⟧ who paid the fee twice will get a refund from the bank.",
        );
        passes_as(
            Quantifier,
            "The bank will refund every customer who paid the fee twice.",
            "All customers who paid the fee twice will get a refund from the bank.",
        );
    }

    #[test]
    fn another_scope_is_flagged() {
        flags(Quantifier, "⟦Some⟧ residents left the town.", "⟦Most⟧ residents left the town.");
        flags(Quantifier, "⟦At least⟧ 20 people were hurt.", "20 people were hurt.");
        flags(Quantifier, "⟦Most⟧ of the nurses left.", "⟦All⟧ of the nurses left.");
        flags(Quantifier, "⟦Two of the three nurses⟧ left.", "⟦The nurses⟧ left.");
        flags(Quantifier, "The town has had ⟦little⟧ rain.", "The town has had ⟦a lot of⟧ rain.");
        flags(
            Quantifier,
            "⟦At least two⟧ nurses fell when a storm hit the town.",
            "A storm hit the town and ⟦two⟧ nurses fell.",
        );
        flags(Quantifier, "⟦All but two⟧ of the nurses left.", "⟦Two⟧ of the nurses left.");
        flags(Quantifier, "⟦Few⟧ nurses left the town.", "⟦A few⟧ nurses left the town.");
        flags(Quantifier, "⟦Both⟧ men left the town.", "⟦Neither⟧ of the two men left the town.");
    }

    #[test]
    fn one_degree_in_two_words_is_not() {
        passes("Nearly half of the homes lost power.", "Almost half of the homes lost power.");
        passes("Everyone left the town.", "Everybody left the town.");
        passes("The mayor gave no details.", "The mayor would not give any details.");
        passes("Half a million nurses left the town.", "500,000 nurses left the town.");
        passes("About 70 percent of nurses left.", "Some 70% of nurses left.");
        passes_as(Quantifier, "Two nurses were aged under five.", "Two nurses were younger than five.");
        passes_as(Quantifier, "Over 60 nurses joined the search.", "Over 60 nurses took part in the search.");
        passes("Few nurses left the town.", "Not many nurses left the town.");
        passes_as(Quantifier, "All but two of the nurses left.", "All except two of the nurses left.");
        passes("They came in a little boat.", "They came in a small boat.");
        passes("Two of the nurses left.", "Two nurses left.");
        passes("Few of the nurses left the town.", "Few nurses left the town.");
    }
}
