//! The outcomes of a comparison, and what they say to people.

use super::Quantity;
use crate::model::{Category, Evidence, Pair, Side};

/// How the bounds of two quantities differ that have the same value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundChange {
    /// An approximation came or went: `about 20` for `20`, `since 1983` for `in 1983`.
    Hedge,
    /// A bound came or went: `at least 20` for `20`.
    Bound,
    /// It is open to the other side: `fewer than 20` for `more than 20`, `after Monday` for `before Monday`.
    Opposite,
}

/// How two quantities stand to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comparison {
    /// The same value with the same meaning, however written.
    Same,
    /// The same in another unit, another zone, or told from another day.
    SameConverted,
    /// One is the other, told less exactly.
    Rounded {
        /// The side that tells less; none where the rounding is in a conversion.
        coarser: Option<Side>,
        /// How far apart they are, as a part of the larger.
        error: f64,
    },
    /// The value is the same, but what bounds it is not.
    ComparatorChanged(BoundChange),
    /// The copy has ten to the power of this times the source's value.
    ScaleChanged(i32),
    /// The figures are the same in units that are not.
    UnitChanged,
    /// The figures are the same, and one side names no unit.
    UnitMissing(Side),
    /// Another currency.
    CurrencyChanged {
        /// Whether the figures are the same, so that it can be no conversion.
        same_figure: bool,
    },
    /// Another value.
    ValueChanged,
    /// They are not about the same thing, or what they mean can't be told.
    Incomparable,
}

impl Comparison {
    /// Whether nothing of the meaning changed.
    pub fn is_same(self) -> bool {
        matches!(self, Comparison::Same | Comparison::SameConverted)
    }

    /// Whether a reader of either side learns nothing false: the same, or honestly rounded.
    pub fn is_harmless(self) -> bool {
        self.is_same() || matches!(self, Comparison::Rounded { .. })
    }

    /// The category of drift that it belongs to; none for what is harmless or can't be compared.
    pub fn category(self, pair: Pair<&Quantity>) -> Option<Category> {
        let dated = pair.source.kind.is_date_or_time() || pair.copy.kind.is_date_or_time();
        match self {
            Comparison::Same | Comparison::SameConverted | Comparison::Rounded { .. } | Comparison::Incomparable => {
                None
            }
            Comparison::ComparatorChanged(_) if !dated => Some(Category::Quantifier),
            Comparison::UnitChanged | Comparison::UnitMissing(_) | Comparison::CurrencyChanged { .. } => {
                Some(Category::Unit)
            }
            _ if dated => Some(Category::Date),
            _ => Some(Category::Number),
        }
    }

    /// A short stable name, for the rule of an [`Evidence`].
    pub fn rule(self) -> &'static str {
        match self {
            Comparison::Same => "quantity/same",
            Comparison::SameConverted => "quantity/converted",
            Comparison::Rounded { .. } => "quantity/rounded",
            Comparison::ComparatorChanged(_) => "quantity/bound",
            Comparison::ScaleChanged(_) => "quantity/scale",
            Comparison::UnitChanged | Comparison::UnitMissing(_) => "quantity/unit",
            Comparison::CurrencyChanged { .. } => "quantity/currency",
            Comparison::ValueChanged => "quantity/value",
            Comparison::Incomparable => "quantity/incomparable",
        }
    }

    /// The comparison as evidence: both sides as they were understood.
    pub fn evidence(self, pair: Pair<&Quantity>) -> Evidence {
        let weight = match self {
            _ if self.is_same() => -1.0,
            Comparison::Rounded { .. } => -0.5,
            Comparison::Incomparable => 0.0,
            Comparison::ComparatorChanged(BoundChange::Hedge) | Comparison::UnitMissing(_) => 0.3,
            _ => 1.0,
        };
        Evidence {
            rule: self.rule().to_owned(),
            source: Some(pair.source.to_string()),
            copy: Some(pair.copy.to_string()),
            weight: Some(weight),
        }
    }

    /// What it says, in plain words.
    pub fn explain(self, pair: Pair<&Quantity>) -> String {
        let Pair { source, copy } = pair;
        match self {
            Comparison::Same => format!("both say {source}"),
            Comparison::SameConverted => format!("{copy} is {source}, told another way"),
            Comparison::Rounded { coarser: Some(Side::Source), .. } => {
                format!("{copy} says more exactly what the source gives as {source}")
            }
            Comparison::Rounded { .. } => format!("{copy} is {source}, told less exactly"),
            Comparison::ComparatorChanged(BoundChange::Opposite) => {
                format!("{copy} is open to the other side than {source}")
            }
            Comparison::ComparatorChanged(_) => format!("the source says {source}, the copy {copy}"),
            Comparison::ScaleChanged(exponent) if exponent > 0 => {
                format!("{source} became {copy}, {} times as much", power_of_ten(exponent))
            }
            Comparison::ScaleChanged(exponent) => {
                format!("{source} became {copy}, {} times less", power_of_ten(-exponent))
            }
            Comparison::UnitChanged => format!("{source} and {copy} have one figure, but not one unit"),
            Comparison::UnitMissing(Side::Source) => format!("{copy} has a unit that the source does not name"),
            Comparison::UnitMissing(Side::Copy) => format!("{source} lost its unit"),
            Comparison::CurrencyChanged { .. } => format!("{source} became {copy}, another currency"),
            Comparison::ValueChanged => format!("{source} became {copy}"),
            Comparison::Incomparable => format!("{source} and {copy} can't be compared"),
        }
    }
}

/// A power of ten in words that a reader takes in at a glance.
fn power_of_ten(exponent: i32) -> String {
    match exponent {
        1 => "ten".to_owned(),
        2 => "a hundred".to_owned(),
        3 => "a thousand".to_owned(),
        6 => "a million".to_owned(),
        9 => "a billion".to_owned(),
        _ => format!("10^{exponent}"),
    }
}
