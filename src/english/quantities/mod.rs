//! Quantities: what a sentence says in numbers, read by a grammar of our own and compared by value and meaning.
//!
//! [`of_sentence`] finds them, [`compare`] tells whether two mean the same. Dates and times of day are quantities too;
//! their grammar is in [`super::dates`], units and currencies in [`super::units`]. What the grammar covers, what counts
//! as equal, and where it ends is described in docs/quantities.md.

mod amounts;
mod atoms;
mod bounds;
mod compare;
mod comparison;
mod grammar;
mod identifiers;
mod lexicon;
mod matching;
mod measures;
mod number;
mod numerals;

pub use compare::{Context, compare};
pub use comparison::{BoundChange, Comparison};
pub use matching::{Match, Matching, match_up};
pub use number::{Figure, Number};
pub(super) use {
    atoms::{Atoms, Class},
    bounds::is_function_word,
    lexicon::Sense,
};

use super::{
    dates::{Date, Time},
    units::{Currency, Dimension, Unit},
};
use crate::model::Document;
use std::{fmt, ops::Range};

/// Something said in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its tokens in the document, with the words that bound it (`more than`).
    pub tokens: Range<usize>,
    /// Its tokens without those words: the figure with its sign and unit.
    pub core: Range<usize>,
    /// What kind it is.
    pub kind: Kind,
    /// How much, or when.
    pub value: Value,
    /// How it is bounded: `more than`, `about`, `by`.
    pub bound: Bound,
    /// In each of what: the day of `$5 a day`, the hour of `300 pages per hour`.
    pub per: Option<Unit>,
    /// The token after it that it most likely counts: the next word that is no function word. A guess without syntax.
    pub counted: Option<usize>,
    /// Whether it was said as a quantity, so that its coming or going tells something; false for words such as `one`,
    /// `a couple`, `first` or `a week`, which come and go in rewording.
    pub explicit: bool,
}

/// What kind of quantity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A count or a bare number.
    Cardinal,
    /// A place in a row.
    Ordinal,
    /// A part of a whole: `half`, `2/3`, `one in five`. Its value is the part.
    Fraction,
    /// Hundredths. Its value is the part: 0.12 for 12 %.
    Percent,
    /// A factor: `twice`, `tripled`, `fivefold`, `10x`, `halved`.
    Multiple,
    /// An amount of money.
    Money(Currency),
    /// An amount of something measured: lengths, weights, temperatures, durations, percentage points.
    Measure(Unit),
    /// How old somebody or something is, in this unit of time.
    Age(Unit),
    /// The points of two sides: `3-2`.
    Score,
    /// A day or a longer time of the calendar.
    Date,
    /// A year by itself.
    Year,
    /// Ten years: `the 1990s`.
    Decade,
    /// A time of day.
    Time,
    /// Digits that count nothing: the numbers of versions, flights, telephones, models.
    Identifier,
}

impl Kind {
    /// Whether it is a length of time.
    pub fn is_duration(self) -> bool {
        matches!(self, Kind::Measure(unit) if unit.dimension() == Dimension::Time)
    }

    /// Whether it is told by the calendar or the clock.
    pub fn is_date_or_time(self) -> bool {
        matches!(self, Kind::Date | Kind::Year | Kind::Decade | Kind::Time)
    }
}

/// How much, or when.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, in the unit of its kind as written.
    Number(Figure),
    /// From one number to another, both in.
    Range(Figure, Figure),
    /// Some unknown number of this many: 100 for `hundreds`, 12 for `dozens`.
    Several(Number),
    /// The points of two sides, in the order written.
    Score(Figure, Figure),
    /// A date.
    Date(Date),
    /// From one date to another, both in.
    Dates(Date, Date),
    /// A time of day.
    Time(Time),
    /// From one time of day to another.
    Times(Time, Time),
    /// The characters of an identifier, in lower case and without spaces.
    Text(Box<str>),
}

/// Which way a quantity is open, as the words around it tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No word bounds it, or one that insists on it (`exactly`).
    #[default]
    Exact,
    /// `about`, `some`, `roughly`, `or so`.
    About,
    /// `nearly`, `almost`, `just under`.
    Nearly,
    /// `more than`, `over`, `in excess of`.
    MoreThan,
    /// `at least`, `no fewer than`, `or more`.
    AtLeast,
    /// `less than`, `under`, `fewer than`.
    LessThan,
    /// `at most`, `up to`, `as many as`, `no more than`.
    AtMost,
    /// `within`: at most, or in the course of.
    Within,
    /// `over` before a length of time: more than it, or in its course.
    Over,
    /// `before`, `ahead of`, `prior to` a date.
    Before,
    /// `by` a date, `no later than`.
    By,
    /// `until` a date, `through`.
    Until,
    /// `after` a date, `following`.
    After,
    /// `since` a date, `from`, `as of`, `starting`.
    Since,
}

/// The quantities of a sentence, in the order of the text; none overlaps another. Linear in the sentence's length.
pub fn of_sentence(document: &Document, sentence: usize) -> Vec<Quantity> {
    grammar::quantities(&Atoms::of_sentence(document, sentence))
}

impl fmt::Display for Quantity {
    /// As it was understood, in one notation however written: `more than $1,200,000`, `12%`, `16 kilometres`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.bound.words())?;
        let number = |figure: &Figure| match self.kind {
            Kind::Percent => figure.value.times(Number::whole(100)).unwrap_or(figure.value).to_string(),
            _ => figure.to_string(),
        };
        let value = match &self.value {
            Value::Number(figure) if self.kind == Kind::Measure(Unit::Hour) && figure.value.last_place().is_none() => {
                return in_smaller(figure.value, Unit::Minute, 60, f);
            }
            Value::Number(figure)
                if self.kind == Kind::Measure(Unit::Minute) && figure.value.last_place().is_none() =>
            {
                return in_smaller(figure.value, Unit::Second, 60, f);
            }
            Value::Number(figure) => number(figure),
            Value::Range(low, high) => format!("{} to {}", number(low), number(high)),
            Value::Several(size) => {
                f.write_str("several times ")?;
                number(&Figure::new(*size))
            }
            Value::Score(first, second) => format!("{first}-{second}"),
            Value::Date(date) => date.to_string(),
            Value::Dates(first, last) => format!("{first} to {last}"),
            Value::Time(time) => time.to_string(),
            Value::Times(first, last) => format!("{first} to {last}"),
            Value::Text(text) => text.to_string(),
        };
        match self.kind {
            Kind::Percent => write!(f, "{value}%"),
            Kind::Ordinal => write!(f, "number {value}"),
            Kind::Multiple => write!(f, "{value} times"),
            Kind::Money(currency) => f.write_str(&currency.amount(&value)),
            Kind::Measure(unit) if value == "1" => write!(f, "1 {}", unit.singular()),
            Kind::Measure(unit) => write!(f, "{value} {}", unit.name()),
            Kind::Age(unit) => write!(f, "{value} {} of age", unit.name()),
            _ => f.write_str(&value),
        }?;
        self.per.map_or(Ok(()), |unit| write!(f, " per {}", unit.singular()))
    }
}

/// A number of units that has no last decimal place, told in a smaller unit, of which one has so many.
fn in_smaller(value: Number, unit: Unit, times: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let value = value.times(Number::whole(times)).unwrap_or(value);
    write!(f, "{value} {}", unit.name())
}

impl Bound {
    /// The words to print before a quantity, with a space behind; empty for an exact one.
    fn words(self) -> &'static str {
        match self {
            Bound::Exact => "",
            Bound::About => "about ",
            Bound::Nearly => "nearly ",
            Bound::MoreThan => "more than ",
            Bound::AtLeast => "at least ",
            Bound::LessThan => "less than ",
            Bound::AtMost => "at most ",
            Bound::Within => "within ",
            Bound::Over => "over ",
            Bound::Before => "before ",
            Bound::By => "by ",
            Bound::Until => "until ",
            Bound::After => "after ",
            Bound::Since => "since ",
        }
    }
}
