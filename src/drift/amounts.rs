//! The quantities of a bead: which of both sides belong together, and how they compare.

use super::{
    case::Case,
    changes::Kind,
    finding::{Finding, quoted},
};
use crate::{
    english::{
        quantities::{self, Bound, BoundChange, Comparison, Context, Quantity},
        tags::Upos,
    },
    model::{Category, Drift, Pair, Severity, Side},
};
use std::ops::Range;

/// A quantity at its place among the words of a side.
#[derive(Clone, Debug)]
pub(crate) struct Amount {
    /// The words of its figure and unit, without what bounds it.
    pub core: Range<usize>,
    /// With the words that bound it.
    pub places: Range<usize>,
    /// What it says.
    pub quantity: Quantity,
}

/// Quantities of both sides that belong together.
pub(crate) struct Paired {
    /// The two.
    pub amounts: Pair<Amount>,
    /// How they compare.
    pub comparison: Comparison,
}

/// The quantities of a bead.
#[derive(Default)]
pub(crate) struct Amounts {
    /// Those that belong together.
    pub paired: Vec<Paired>,
    /// The words of those that belong with none of the other side.
    lone: Pair<Vec<Range<usize>>>,
}

impl Amounts {
    /// Of a bead: pairs those that mean the same, then those that links or a change put in one place.
    pub fn of(case: &Case) -> Amounts {
        let sides = Pair::new(amounts(case, Side::Source), amounts(case, Side::Copy));
        if sides.source.is_empty() || sides.copy.is_empty() {
            return Amounts { paired: Vec::new(), lone: sides.map(|side| cores(side.into_iter())) };
        }
        let quantities =
            sides.as_ref().map(|side| side.iter().map(|amount| amount.quantity.clone()).collect::<Vec<_>>());
        let together = |source: usize, copy: usize| {
            let (source, copy) = (&sides.source[source], &sides.copy[copy]);
            match () {
                () if linked(case, source, copy) => 1.0,
                () if count_the_same(case, source, copy) => 0.75,
                () if in_one_slot(case, source, copy) => 0.5,
                () => 0.0,
            }
        };
        // When a story was written matters to dates only.
        let is_dated = |side: &[Quantity]| side.iter().any(|quantity| quantity.kind.is_date_or_time());
        let are_dated = is_dated(&quantities.source) && is_dated(&quantities.copy);
        let context =
            Context { written: case.analyses.map(|analysis| are_dated.then(|| analysis.written()).flatten()) };
        let matching =
            quantities::match_up(Pair::new(&quantities.source[..], &quantities.copy[..]), together, &context);
        let paired = matching.matches.iter().map(|found| Paired {
            amounts: Pair::new(sides.source[found.source].clone(), sides.copy[found.copy].clone()),
            comparison: found.comparison,
        });
        let paired: Vec<Paired> = paired.collect();
        let is_lone =
            |side: Side, amount: &Amount| paired.iter().all(|pair| pair.amounts.get(side).core != amount.core);
        let lone = Pair::new(
            cores(sides.source.into_iter().filter(|amount| is_lone(Side::Source, amount))),
            cores(sides.copy.into_iter().filter(|amount| is_lone(Side::Copy, amount))),
        );
        Amounts { paired, lone }
    }

    /// Whether a word belongs to a quantity that the other side does not tell.
    pub fn is_lone(&self, side: Side, place: usize) -> bool {
        self.lone.get(side).iter().any(|core| core.contains(&place))
    }

    /// Whether a quantity that the other side tells too starts at a place.
    pub fn starts_at(&self, side: Side, place: usize) -> bool {
        self.paired.iter().any(|pair| pair.amounts.get(side).places.start == place && pair.comparison.is_harmless())
    }

    /// Whether a word belongs to what bounds a quantity that the other side tells too.
    pub fn is_bound_by(&self, side: Side, place: usize) -> bool {
        let mut paired = self.paired.iter().map(|pair| pair.amounts.get(side));
        paired.any(|amount| amount.places.contains(&place) && !amount.core.contains(&place))
    }

    /// Whether a word belongs to a quantity, or to what bounds it, that the other side tells too.
    pub fn agree_at(&self, side: Side, place: usize) -> bool {
        self.paired.iter().any(|pair| pair.comparison.is_harmless() && pair.amounts.get(side).places.contains(&place))
    }

    /// Whether a range has whole quantities that the other side tells too, or parts of equal ones, and no other content.
    pub fn hold(&self, case: &Case, side: Side, range: Range<usize>) -> bool {
        let whole = |core: &Range<usize>| range.start <= core.start && core.end <= range.end;
        let touched = self.paired.iter().map(|pair| (&pair.amounts.get(side).core, pair.comparison));
        touched
            .filter(|(core, _)| core.start < range.end && range.start < core.end)
            .all(|(core, comparison)| whole(core) || comparison.is_same())
            && self.cover(case, side, range.clone())
    }

    /// Whether every content word of two phrases belongs to a quantity that was held against one of the other side.
    pub fn compare(&self, case: &Case, places: &Pair<Range<usize>>) -> bool {
        Side::BOTH.into_iter().all(|side| {
            let mut content = places.get(side).clone().filter(|&place| case.word(side, place).content).peekable();
            let is_paired = |place| self.paired.iter().any(|pair| pair.amounts.get(side).places.contains(&place));
            content.peek().is_some() && content.all(is_paired)
        })
    }

    /// Whether every content word of a range belongs to a quantity that the other side tells too.
    pub fn cover(&self, case: &Case, side: Side, range: Range<usize>) -> bool {
        range.filter(|&place| case.word(side, place).content).all(|place| self.agree_at(side, place))
    }
}

fn cores(amounts: impl Iterator<Item = Amount>) -> Vec<Range<usize>> {
    amounts.map(|amount| amount.core).collect()
}

/// The quantities of a side.
fn amounts(case: &Case, side: Side) -> Vec<Amount> {
    let words = case.words.get(side);
    let places = |tokens: &Range<usize>| {
        let start = words.partition_point(|word| word.token < tokens.start);
        start..words.partition_point(|word| word.token < tokens.end)
    };
    let analysis = *case.analyses.get(side);
    case.sentences(side)
        .flat_map(|sentence| analysis.quantities(sentence))
        .map(|quantity| Amount {
            core: places(&quantity.core),
            places: places(&quantity.tokens),
            quantity: quantity.clone(),
        })
        .collect()
}

/// Whether a link joins words of the two figures.
fn linked(case: &Case, source: &Amount, copy: &Amount) -> bool {
    let mut partners = source.core.clone().flat_map(|place| case.partners.of(Side::Source, place));
    partners.any(|partner| copy.core.contains(partner))
}

/// Whether what the one counts stands for what the other counts: “1,200 soldiers”, “12,000 troops”.
fn count_the_same(case: &Case, source: &Amount, copy: &Amount) -> bool {
    let place = |side: Side, amount: &Amount| {
        let words = case.words.get(side);
        let token = amount.quantity.counted?;
        words.binary_search_by_key(&token, |word| word.token).ok()
    };
    let counted = place(Side::Source, source).zip(place(Side::Copy, copy));
    counted.is_some_and(|(source, copy)| case.partners.of(Side::Source, source).contains(&copy))
}

/// Whether one change replaced words of the one by words of the other.
fn in_one_slot(case: &Case, source: &Amount, copy: &Amount) -> bool {
    let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    case.changes.iter().any(|change| {
        change.kind == Kind::Replaced
            && meets(&change.places.source, &source.core)
            && meets(&change.places.copy, &copy.core)
    })
}

/// Whether what seems to have no bound follows a word that is a bound as often as a preposition: under five.
fn is_bound_unread(case: &Case, pair: &Paired) -> bool {
    let follows = |side: Side| {
        let before = case.norm_before(side, pair.amounts.get(side).places.start);
        matches!(before, "above" | "below" | "over" | "under")
    };
    matches!(pair.comparison, Comparison::ComparatorChanged(_)) && Side::BOTH.into_iter().any(follows)
}

/// The figures with what they count, where one that lacks the unit of the other has a noun of its own in its place: “six weeks”,
/// “six matches”.
fn counts_otherwise(case: &Case, pair: &Paired) -> Option<Pair<Range<usize>>> {
    let Comparison::UnitMissing(side) = pair.comparison else { return None };
    let bare = pair.amounts.get(side);
    case.words.get(side).get(bare.core.end).filter(|word| Some(word.token) == bare.quantity.counted)?;
    let other = pair.amounts.get(side.other()).places.clone();
    // A quake of magnitude 5.8 is a 5.8-magnitude quake.
    let is_told = case.partners.of(side, bare.core.end).iter().any(|there| !other.contains(there));
    let counts = case.tag(side, bare.core.end).upos == Upos::Noun && !is_told;
    counts.then(|| Pair::seen_from(side, bare.places.start..bare.core.end + 1, other))
}

/// Whether quantities are measured, rather than counted, dated or paid.
fn is_measured(quantities: Pair<&Quantity>) -> bool {
    let is_measure = |quantity: &Quantity| matches!(quantity.kind, quantities::Kind::Measure(_));
    is_measure(quantities.source) && is_measure(quantities.copy)
}

/// The drifts of one category among the quantities of a bead.
pub(crate) fn findings(case: &Case, category: Category) -> Vec<Drift> {
    case.amounts
        .paired
        .iter()
        .filter_map(|pair| {
            let quantities = pair.amounts.as_ref().map(|amount| &amount.quantity);
            if pair.comparison.category(quantities) != Some(category) || is_bound_unread(case, pair) {
                return None;
            }
            // Where a bound turns round, the figure it bounds is told on both sides. (Who must stay 100 metres away may not go
            // within 100 metres.)
            let is_turned = pair.comparison == Comparison::ComparatorChanged(BoundChange::Opposite)
                && quantities.source.bound != Bound::Within
                && quantities.copy.bound != Bound::Within;
            let counted = counts_otherwise(case, pair);
            let certainty = match pair.comparison {
                Comparison::ComparatorChanged(_) if is_turned => 0.95,
                Comparison::UnitMissing(_) if counted.is_some() => 0.9,
                Comparison::ComparatorChanged(BoundChange::Hedge) | Comparison::UnitMissing(_) => 0.62,
                // Gusts of up to 140 km/h reach 140 km/h.
                Comparison::ComparatorChanged(_) if is_measured(quantities) => 0.62,
                Comparison::ComparatorChanged(_) => 0.85,
                _ => 0.95,
            };
            let counts = || count_the_same(case, &pair.amounts.source, &pair.amounts.copy);
            let implicit = !(quantities.source.explicit && quantities.copy.explicit || counts());
            let confidence = certainty - if implicit && !is_turned { 0.5 } else { 0.25 } * case.freedom;
            let places = pair.amounts.as_ref().map(|amount| amount.places.clone());
            let places = counted.clone().unwrap_or(places);
            let [a, b] = case.texts(&places);
            let message = match counted {
                Some(_) => format!("{} and {} have one figure, but count different things", quoted(a), quoted(b)),
                None => pair.comparison.explain(quantities),
            };
            let mut finding = Finding::new(case, category, &places)
                .confidence(confidence)
                .evidence([pair.comparison.evidence(quantities)])
                .says(message);
            if confidence < 0.55 {
                finding = finding.severity(Severity::Minor);
            }
            Some(finding.drift())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        drift::testing::{flags, passes_as},
        model::Category::{Number, Substitution, Unit},
    };

    #[test]
    fn figures_of_the_same_thing_belong_together_wherever_they_stand() {
        flags(
            Number,
            "⟦At least 1,200⟧ soldiers crossed the river on Sunday, the army said.",
            "The army said ⟦12,000⟧ soldiers crossed the river on Sunday.",
        );
    }

    #[test]
    fn a_figure_of_another_thing_is_told_with_what_it_counts() {
        flags(
            Unit,
            "The keeper has been ruled out for ⟦six weeks⟧ with a knee injury sustained in training.",
            "A knee injury picked up in training will keep the goalkeeper out for ⟦six matches⟧.",
        );
        passes_as(
            Unit,
            "A magnitude 5.8 earthquake struck the coast late on Monday.",
            "Late on Monday the coast was hit by a 5.8-magnitude earthquake.",
        );
    }

    #[test]
    fn a_figure_in_another_notation_is_no_other_word() {
        passes_as(
            Substitution,
            "The guild estimates that 2.5 million people need food aid.",
            "An estimated 2,500,000 people are in need of food aid, according to the guild.",
        );
    }

    #[test]
    fn figures_of_other_things_do_not() {
        passes_as(Number, "The firm sold 12 ships and hired 30 guards.", "The firm hired 30 guards and sold 12 ships.");
    }
}
