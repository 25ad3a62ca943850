//! Whether two quantities mean the same.

use super::{Bound, BoundChange, Comparison, Figure, Kind, Number, Quantity, Value};
use crate::{
    english::{
        dates::{self, Agreement, Day},
        units::{Dimension, Unit},
    },
    model::{Pair, Side},
};

/// What a comparison needs to know beside the two quantities.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day that each story was written, as far as known.
    pub written: Pair<Option<Day>>,
}

/// Compares two quantities by value and meaning.
pub fn compare(pair: Pair<&Quantity>, context: &Context) -> Comparison {
    let values = compare_values(pair, context);
    let bounds = compare_bounds(pair);
    match values {
        Comparison::Same | Comparison::SameConverted => match bounds {
            // A converted figure is never exact, and “about” says so.
            Some(BoundChange::Hedge) if values == Comparison::SameConverted && !pair.source.kind.is_date_or_time() => {
                values
            }
            Some(shift) => Comparison::ComparatorChanged(shift),
            None => values,
        },
        Comparison::Rounded { .. } if bounds == Some(BoundChange::Opposite) => Comparison::ValueChanged,
        _ => values,
    }
}

fn compare_values(pair: Pair<&Quantity>, context: &Context) -> Comparison {
    match (&pair.source.value, &pair.copy.value) {
        (Value::Text(source), Value::Text(copy)) => same_or_changed(is_one_identifier(source, copy)),
        (Value::Text(text), other) | (other, Value::Text(text)) => compare_identifier(text, other),
        (Value::Score(a, b), Value::Score(c, d)) => same_or_changed((a, b) == (c, d) || (a, b) == (d, c)),
        (Value::Score(a, b), Value::Range(c, d)) | (Value::Range(c, d), Value::Score(a, b)) => {
            same_or_changed((a.value, b.value) == (c.value, d.value) || (a.value, b.value) == (d.value, c.value))
        }
        (Value::Time(source), Value::Time(copy)) => from_agreement(dates::compare_times(Pair::new(*source, *copy))),
        (Value::Times(a, b), Value::Times(c, d)) => {
            both(dates::compare_times(Pair::new(*a, *c)), dates::compare_times(Pair::new(*b, *d)))
        }
        (Value::Date(source), Value::Date(copy)) => {
            from_agreement(dates::compare_dates(Pair::new(*source, *copy), context.written))
        }
        (Value::Dates(a, b), Value::Dates(c, d)) => both(
            dates::compare_dates(Pair::new(*a, *c), context.written),
            dates::compare_dates(Pair::new(*b, *d), context.written),
        ),
        (Value::Date(date), Value::Number(figure)) | (Value::Number(figure), Value::Date(date)) => {
            compare_date_with_number(pair, date, figure)
        }
        (Value::Time(time), Value::Number(figure)) | (Value::Number(figure), Value::Time(time)) => {
            let on_the_clock = figure.value.as_whole().is_some_and(|hour| time.is_full_hour(hour));
            if on_the_clock { Comparison::Same } else { Comparison::Incomparable }
        }
        _ => compare_amounts(pair),
    }
}

fn same_or_changed(same: bool) -> Comparison {
    if same { Comparison::Same } else { Comparison::ValueChanged }
}

fn from_agreement(agreement: Agreement) -> Comparison {
    match agreement {
        Agreement::Same => Comparison::Same,
        Agreement::Converted => Comparison::SameConverted,
        Agreement::Coarser(side) => Comparison::Rounded { coarser: Some(side), error: 0.0 },
        Agreement::Differ => Comparison::ValueChanged,
        Agreement::Unclear => Comparison::Incomparable,
    }
}

/// Of the comparisons of both ends the one that changes more.
fn both(first: Agreement, last: Agreement) -> Comparison {
    let (first, last) = (from_agreement(first), from_agreement(last));
    if first == Comparison::Same || last == Comparison::ValueChanged { last } else { first }
}

/// Whether two identifiers are one, as far as their letters may be spelt in two ways: `Shahed-136`, `Shaheed-136`.
fn is_one_identifier(source: &str, copy: &str) -> bool {
    let digits = |text: &str| text.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let spelt_alike = || strsim::jaro_winkler(&letters(source), &letters(copy)) > 0.9 && letters(source).len() > 3;
    source == copy || digits(source) == digits(copy) && spelt_alike()
}

/// An identifier against a number: `Covid-19` was cut apart on one side, or `Flight 370` stands without its word.
fn compare_identifier(text: &str, other: &Value) -> Comparison {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match other {
        Value::Number(figure) if Number::decimal(&digits) == Some(figure.value.magnitude()) => Comparison::Same,
        _ => Comparison::Incomparable,
    }
}

/// `2021` read as a year on one side and a count on the other; `the 12th` for `March 12`; `two days` for `two days ago`.
fn compare_date_with_number(pair: Pair<&Quantity>, date: &dates::Date, figure: &Figure) -> Comparison {
    let number = if matches!(pair.source.value, Value::Number(_)) { pair.source } else { pair.copy };
    let whole = figure.value.as_whole();
    match number.kind {
        Kind::Cardinal => match date.year {
            Some(year) if date.month.is_none() => same_or_changed(whole == Some(year.into())),
            _ if date.day.is_some() && date.day.map(i64::from) == whole => Comparison::Same,
            _ => Comparison::Incomparable,
        },
        Kind::Ordinal if date.day.is_some() => same_or_changed(date.day.map(i64::from) == whole),
        Kind::Measure(unit) if unit.dimension() == Dimension::Time => {
            let shift = date.shift.map(|shift| shift.period.days() * f64::from(shift.offset.abs()) * 86_400.0);
            let length = figure.value.to_f64() * unit.factor();
            match shift {
                Some(shift) if (shift - length).abs() <= 0.02 * length => Comparison::Same,
                _ => Comparison::Incomparable,
            }
        }
        _ => Comparison::Incomparable,
    }
}

/// What an amount is told in. Amounts of one basis have values to compare.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Basis {
    Count,
    Place,
    Ratio,
    Factor,
    Money,
    Measure(Dimension),
    Age,
    Other,
}

fn basis(kind: Kind) -> Basis {
    match kind {
        Kind::Cardinal => Basis::Count,
        Kind::Ordinal => Basis::Place,
        Kind::Fraction | Kind::Percent => Basis::Ratio,
        Kind::Multiple => Basis::Factor,
        Kind::Money(_) => Basis::Money,
        Kind::Measure(unit) => Basis::Measure(unit.dimension()),
        Kind::Age(_) => Basis::Age,
        Kind::Score | Kind::Date | Kind::Year | Kind::Decade | Kind::Time | Kind::Identifier => Basis::Other,
    }
}

fn compare_amounts(pair: Pair<&Quantity>) -> Comparison {
    let Pair { source, copy } = pair.map(|quantity| basis(quantity.kind));
    let figures = compare_figures(pair);
    let same = figures == Comparison::Same;
    let rates = pair.source.per.zip(pair.copy.per).is_some_and(|(source, copy)| source != copy);
    match (source, copy) {
        (Basis::Other, _) | (_, Basis::Other) => Comparison::Incomparable,
        _ if source == copy && rates => {
            if same {
                Comparison::UnitChanged
            } else {
                Comparison::Incomparable
            }
        }
        (Basis::Money, Basis::Money) => compare_money(pair, figures),
        (Basis::Measure(_), Basis::Measure(_)) | (Basis::Age, Basis::Age) => compare_measures(pair, figures),
        (Basis::Age, Basis::Measure(Dimension::Time)) | (Basis::Measure(Dimension::Time), Basis::Age) => {
            compare_measures(pair, figures)
        }
        _ if source == copy => figures,
        _ if may_be_pounds(pair) => figures,
        (Basis::Count, Basis::Age) | (Basis::Age, Basis::Count) => figures,
        (Basis::Count, Basis::Ratio | Basis::Factor) | (Basis::Ratio | Basis::Factor, Basis::Count) if same => figures,
        (Basis::Factor, Basis::Ratio) | (Basis::Ratio, Basis::Factor) if same => figures,
        (Basis::Count, Basis::Place) | (Basis::Place, Basis::Count) if same => figures,
        (Basis::Place, Basis::Measure(Dimension::Time)) | (Basis::Measure(Dimension::Time), Basis::Place) if same => {
            figures
        }
        (Basis::Ratio, Basis::Place) | (Basis::Place, Basis::Ratio) => compare_place_with_part(pair),
        // An index stands at 1,050 as well as at 1,050 points.
        (Basis::Count, Basis::Measure(Dimension::Points)) | (Basis::Measure(Dimension::Points), Basis::Count)
            if same =>
        {
            figures
        }
        (Basis::Count, Basis::Money | Basis::Measure(_)) if same => Comparison::UnitMissing(Side::Source),
        (Basis::Money | Basis::Measure(_), Basis::Count) if same => Comparison::UnitMissing(Side::Copy),
        (Basis::Count, Basis::Ratio) if hundredfold(pair.copy, pair.source) => Comparison::UnitMissing(Side::Source),
        (Basis::Ratio, Basis::Count) if hundredfold(pair.source, pair.copy) => Comparison::UnitMissing(Side::Copy),
        (Basis::Measure(Dimension::Points), Basis::Ratio) if hundredfold(pair.copy, pair.source) => {
            Comparison::UnitChanged
        }
        (Basis::Ratio, Basis::Measure(Dimension::Points)) if hundredfold(pair.source, pair.copy) => {
            Comparison::UnitChanged
        }
        (Basis::Money | Basis::Measure(_), Basis::Money | Basis::Measure(_)) if same => Comparison::UnitChanged,
        _ => Comparison::Incomparable,
    }
}

/// `a third` may be the one after the second where it stands without a noun.
fn compare_place_with_part(pair: Pair<&Quantity>) -> Comparison {
    let place = pair.map(|quantity| match (quantity.kind, &quantity.value) {
        (Kind::Ordinal, Value::Number(figure)) => Some(figure.value),
        (Kind::Fraction, Value::Number(figure)) => Number::ONE.divided_by(figure.value),
        _ => None,
    });
    match (place.source, place.copy) {
        (Some(source), Some(copy)) if source.as_whole().is_some() && copy.as_whole().is_some() => {
            same_or_changed(source == copy)
        }
        _ => Comparison::Incomparable,
    }
}

/// Whether a percentage has the figure of another quantity: 12 % and 12.
fn hundredfold(percent: &Quantity, other: &Quantity) -> bool {
    match (&percent.value, &other.value) {
        (Value::Number(percent), Value::Number(other)) => percent.value.times(Number::whole(100)) == Some(other.value),
        _ => false,
    }
}

/// “Five pounds” may be weight or money.
fn may_be_pounds(pair: Pair<&Quantity>) -> bool {
    let pound = |kind: Kind| kind == Kind::Measure(Unit::Pound);
    let sterling = |kind: Kind| matches!(kind, Kind::Money(currency) if currency.family == "pound");
    let (source, copy) = (pair.source.kind, pair.copy.kind);
    pound(source) && sterling(copy) || sterling(source) && pound(copy)
}

fn compare_money(pair: Pair<&Quantity>, figures: Comparison) -> Comparison {
    match (pair.source.kind, pair.copy.kind) {
        (Kind::Money(source), Kind::Money(copy)) if !source.may_be(copy) => {
            Comparison::CurrencyChanged { same_figure: figures == Comparison::Same }
        }
        _ => figures,
    }
}

fn unit_of(kind: Kind) -> Option<Unit> {
    match kind {
        Kind::Measure(unit) | Kind::Age(unit) => Some(unit),
        _ => None,
    }
}

fn compare_measures(pair: Pair<&Quantity>, figures: Comparison) -> Comparison {
    let (Some(source), Some(copy)) = (unit_of(pair.source.kind), unit_of(pair.copy.kind)) else { return figures };
    let same = figures == Comparison::Same;
    let named_alike =
        |unit: Unit| matches!(unit, Unit::Ton | Unit::Tonne | Unit::Point | Unit::PercentagePoint | Unit::Degree);
    if source == copy
        || same && named_alike(source) && named_alike(copy)
        || source == Unit::Degree
        || copy == Unit::Degree
    {
        return figures;
    }
    if source.dimension() != copy.dimension() {
        return if same { Comparison::UnitChanged } else { Comparison::Incomparable };
    }
    match compare_converted(pair, source, copy) {
        Some(comparison) => comparison,
        None if same => Comparison::UnitChanged,
        None => Comparison::ValueChanged,
    }
}

/// Whether figures in two units of one dimension are conversions of each other, as exact as the coarser one is written:
/// within half of its last place and 10 %, or within 3 %.
fn compare_converted(pair: Pair<&Quantity>, source: Unit, copy: Unit) -> Option<Comparison> {
    let meet = |left: Figure, right: Figure| -> Option<bool> {
        let (left_base, right_base) = (source.to_base(left.value)?, copy.to_base(right.value)?);
        let gap = left_base.minus(right_base)?.to_f64().abs();
        let larger = left_base.magnitude().max(right_base.magnitude()).to_f64();
        let half_step = (left.step().to_f64() * source.factor()).max(right.step().to_f64() * copy.factor()) / 2.0;
        let warm = source.dimension() == Dimension::Temperature;
        Some(gap <= 0.03 * larger && !warm || gap <= half_step * 1.001 && (gap <= 0.1 * larger || warm))
    };
    let exact = |left: Figure, right: Figure| source.to_base(left.value) == copy.to_base(right.value);
    let (meets, exact) = match (&pair.source.value, &pair.copy.value) {
        (Value::Number(left), Value::Number(right)) => (meet(*left, *right)?, exact(*left, *right)),
        (Value::Range(a, b), Value::Range(c, d)) => (meet(*a, *c)? && meet(*b, *d)?, exact(*a, *c) && exact(*b, *d)),
        _ => return None,
    };
    let time = source.dimension() == Dimension::Time;
    meets.then_some(if exact && time { Comparison::Same } else { Comparison::SameConverted })
}

/// Compares the bare numbers of two amounts.
fn compare_figures(pair: Pair<&Quantity>) -> Comparison {
    match (&pair.source.value, &pair.copy.value) {
        (Value::Number(source), Value::Number(copy)) => compare_numbers(pair, *source, *copy),
        (Value::Range(a, b), Value::Range(c, d)) => {
            let (low, high) = (compare_numbers(pair, *a, *c), compare_numbers(pair, *b, *d));
            if low == Comparison::Same || high == Comparison::ValueChanged { high } else { low }
        }
        (Value::Several(source), Value::Several(copy)) if source == copy => Comparison::Same,
        (Value::Several(source), Value::Several(copy)) => {
            copy.shift_from(*source).map_or(Comparison::ValueChanged, Comparison::ScaleChanged)
        }
        (Value::Several(size), Value::Number(figure)) => several(*size, *figure, Side::Source),
        (Value::Number(figure), Value::Several(size)) => several(*size, *figure, Side::Copy),
        (Value::Range(low, high), Value::Number(figure)) => within(*low, *high, *figure, Side::Source),
        (Value::Number(figure), Value::Range(low, high)) => within(*low, *high, *figure, Side::Copy),
        _ => Comparison::Incomparable,
    }
}

/// `hundreds` for 340: two to ten of them.
fn several(size: Number, figure: Figure, coarser: Side) -> Comparison {
    let times = figure.value.to_f64() / size.to_f64();
    if (1.5..=10.0).contains(&times) {
        Comparison::Rounded { coarser: Some(coarser), error: 0.0 }
    } else {
        Comparison::ValueChanged
    }
}

/// `40 to 49` for 43.
fn within(low: Figure, high: Figure, figure: Figure, coarser: Side) -> Comparison {
    if low.value <= figure.value && figure.value <= high.value {
        Comparison::Rounded { coarser: Some(coarser), error: 0.0 }
    } else {
        Comparison::ValueChanged
    }
}

fn compare_numbers(pair: Pair<&Quantity>, source: Figure, copy: Figure) -> Comparison {
    if source.value == copy.value {
        return Comparison::Same;
    }
    if let Some(exponent) = copy.value.shift_from(source.value) {
        return Comparison::ScaleChanged(exponent);
    }
    let larger = source.value.magnitude().max(copy.value.magnitude()).to_f64();
    let error = source.value.minus(copy.value).map_or(1.0, |gap| gap.to_f64().abs() / larger);
    let exact = matches!(pair.source.kind, Kind::Ordinal | Kind::Score | Kind::Identifier | Kind::Age(_));
    if exact {
        return Comparison::ValueChanged;
    }
    // Where both are bounded alike the bound does not explain the difference: “more than 100” is not “more than 110”.
    let alike = way(pair.source.bound) == way(pair.copy.bound);
    let bounds = pair.map(|quantity| if alike { Bound::Exact } else { quantity.bound });
    if rounds(source, copy, bounds.copy, error) {
        Comparison::Rounded { coarser: Some(Side::Copy), error }
    } else if rounds(copy, source, bounds.source, error) {
        Comparison::Rounded { coarser: Some(Side::Source), error }
    } else {
        Comparison::ValueChanged
    }
}

/// Whether `coarse`, with its bound, is an honest way to tell `fine`.
fn rounds(fine: Figure, coarse: Figure, bound: Bound, error: f64) -> bool {
    let (above, steps) = (fine.value > coarse.value, fine.value.to_f64() - coarse.value.to_f64());
    let step = coarse.step().to_f64();
    let coarser = match (fine.place, coarse.place) {
        (Some(fine), Some(coarse)) => fine < coarse,
        _ => coarse.place.is_none(),
    };
    let nearest = step == 0.0 && error <= 0.05 || steps.abs() <= step / 2.0 * 1.000_001;
    let one_step = step == 0.0 || steps.abs() < step;
    let cut_off = steps.abs() < step && error <= 0.005;
    let digits = coarse.significant().unwrap_or(2);
    coarser
        && match bound {
            Bound::About => nearest && error <= 0.1 || error <= 0.05,
            Bound::Nearly => !above && one_step && error <= 0.1,
            Bound::MoreThan | Bound::AtLeast | Bound::Over => above && one_step && error <= 0.1,
            Bound::LessThan | Bound::AtMost => !above && one_step && error <= 0.1,
            _ => (nearest || cut_off) && error <= 0.05 && (step == 0.0 || digits >= 2 && is_precise(fine)),
        }
}

/// Whether a figure is so precise that rounding it needs no word: 11,342, 12.4.
fn is_precise(figure: Figure) -> bool {
    figure.place.is_some_and(|place| place < 0) || figure.significant().is_some_and(|digits| digits >= 4)
}

/// Which way a bound is open.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Closed,
    Around,
    Up,
    Down,
}

fn way(bound: Bound) -> Way {
    match bound {
        Bound::Exact => Way::Closed,
        Bound::About | Bound::Nearly => Way::Around,
        Bound::MoreThan | Bound::AtLeast | Bound::After | Bound::Since | Bound::Over => Way::Up,
        Bound::LessThan | Bound::AtMost | Bound::Within | Bound::Before | Bound::By | Bound::Until => Way::Down,
    }
}

fn compare_bounds(pair: Pair<&Quantity>) -> Option<BoundChange> {
    let (source, copy) = (pair.source.bound, pair.copy.bound);
    let has = |bound: Bound| source == bound || copy == bound;
    match (way(source), way(copy)) {
        // “Over five days” is in the course of them as well as more.
        (Way::Closed | Way::Around | Way::Up, Way::Closed | Way::Around | Way::Up) if has(Bound::Over) => None,
        (Way::Closed | Way::Down, Way::Closed | Way::Down) if has(Bound::Within) => None,
        (Way::Closed | Way::Down, Way::Closed | Way::Down) if ends(pair.source) && ends(pair.copy) => None,
        (source, copy) if source == copy => None,
        (Way::Up, Way::Down) | (Way::Down, Way::Up) => Some(BoundChange::Opposite),
        (Way::Around, Way::Down) | (Way::Down, Way::Around) if has(Bound::Nearly) => None,
        (Way::Around, Way::Up) | (Way::Up, Way::Around) if has(Bound::Nearly) => Some(BoundChange::Opposite),
        (Way::Around, _) | (_, Way::Around) => Some(BoundChange::Hedge),
        // What has been so since a day began on it; what happens by a day may happen on it.
        _ if [Bound::Since, Bound::By, Bound::Until].into_iter().any(has) && has(Bound::Exact) => {
            Some(BoundChange::Hedge)
        }
        _ => Some(BoundChange::Bound),
    }
}

/// Whether it is the end of a period, which `by` and `at` bound alike.
fn ends(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Date(date) if date.phase == Some(2))
}
