//! Exact numbers, and figures: numbers with the precision they were written in.

use std::{cmp::Ordering, fmt};

/// An exact rational number, always in lowest terms. Operations that would overflow have no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    numerator: i128,
    /// Above 0.
    denominator: i128,
}

/// Digits that a number may be written in; more than anybody counts, and small enough that sums stay in range.
const LONGEST: usize = 30;

impl Number {
    /// Nothing.
    pub const ZERO: Number = Number::whole(0);
    /// One.
    pub const ONE: Number = Number::whole(1);
    /// A half.
    pub const HALF: Number = Number { numerator: 1, denominator: 2 };

    /// A whole number.
    pub const fn whole(value: i64) -> Number {
        Number { numerator: value as i128, denominator: 1 }
    }

    /// `numerator / denominator`; none for a denominator of 0.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Number> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let divisor =
            common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()) as i128 * denominator.signum();
        Some(Number { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Ten to the power of `exponent`, from -30 to 30.
    pub fn power_of_ten(exponent: i32) -> Option<Number> {
        let power =
            10i128.checked_pow(exponent.unsigned_abs()).filter(|_| exponent.unsigned_abs() <= LONGEST as u32)?;
        if exponent < 0 { Number::ratio(1, power) } else { Number::ratio(power, 1) }
    }

    /// ASCII digits with at most one decimal point, such as `1200` or `4.10`; none where there are more than 30 digits.
    pub fn decimal(text: &str) -> Option<Number> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = whole.len() + part.len();
        if digits == 0 || digits > LONGEST || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let value = whole.bytes().chain(part.bytes()).fold(0i128, |value, digit| value * 10 + i128::from(digit - b'0'));
        Number::ratio(value, 10i128.pow(part.len() as u32))
    }

    /// The sum.
    pub fn plus(self, other: Number) -> Option<Number> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Number::ratio(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// The difference.
    pub fn minus(self, other: Number) -> Option<Number> {
        self.plus(other.negated())
    }

    /// The product.
    pub fn times(self, other: Number) -> Option<Number> {
        let numerator = self.numerator.checked_mul(other.numerator)?;
        Number::ratio(numerator, self.denominator.checked_mul(other.denominator)?)
    }

    /// The quotient; none for a divisor of 0.
    pub fn divided_by(self, other: Number) -> Option<Number> {
        let numerator = self.numerator.checked_mul(other.denominator)?;
        Number::ratio(numerator, self.denominator.checked_mul(other.numerator)?)
    }

    /// With the other sign.
    pub fn negated(self) -> Number {
        Number { numerator: -self.numerator, ..self }
    }

    /// Without its sign.
    pub fn magnitude(self) -> Number {
        Number { numerator: self.numerator.abs(), ..self }
    }

    /// The value, if it is a whole number that fits.
    pub fn as_whole(self) -> Option<i64> {
        (self.denominator == 1).then(|| i64::try_from(self.numerator).ok()).flatten()
    }

    /// The nearest double.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// The largest `n` such that the number is a multiple of ten to the power of `n`; none for 0 and for numbers such
    /// as 1/3 that have no last decimal place.
    pub fn last_place(self) -> Option<i32> {
        let (mut value, mut place) = (self, 0);
        while value.denominator != 1 && place > -(LONGEST as i32) {
            value = value.times(Number::whole(10))?;
            place -= 1;
        }
        let mut numerator = (value.denominator == 1 && value.numerator != 0).then_some(value.numerator)?;
        while numerator % 10 == 0 {
            numerator /= 10;
            place += 1;
        }
        Some(place)
    }

    /// The `n` other than 0 for which `self` is `other` × ten to the power of `n`.
    pub fn shift_from(self, other: Number) -> Option<i32> {
        let quotient = self.divided_by(other)?;
        let place = quotient.last_place()?;
        (place != 0 && Number::power_of_ten(place) == Some(quotient)).then_some(place)
    }
}

fn common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left.max(1)
}

impl Ord for Number {
    /// By continued fractions, so that nothing can overflow.
    fn cmp(&self, other: &Number) -> Ordering {
        let (mut left, mut right) = ((self.numerator, self.denominator), (other.numerator, other.denominator));
        let mut reversed = false;
        loop {
            let whole = left.0.div_euclid(left.1).cmp(&right.0.div_euclid(right.1));
            let rests = (left.0.rem_euclid(left.1), right.0.rem_euclid(right.1));
            let order = if whole.is_eq() { (rests.0 != 0).cmp(&(rests.1 != 0)) } else { whole };
            if order.is_ne() || rests.0 == 0 {
                return if reversed { order.reverse() } else { order };
            }
            (left, right, reversed) = ((left.1, rests.0), (right.1, rests.1), !reversed);
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    /// As a decimal with thousands separators (`1,200.5`) where it has a last place, else as a fraction (`2/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.last_place().unwrap_or(0).min(0).unsigned_abs();
        let scaled = 10i128.checked_pow(places).and_then(|power| self.numerator.checked_mul(power));
        let Some(scaled) = scaled.filter(|scaled| scaled % self.denominator == 0) else {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        };
        let digits = format!("{:0>width$}", (scaled / self.denominator).unsigned_abs(), width = places as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - places as usize);
        if self.numerator < 0 {
            f.write_str("-")?;
        }
        for (index, digit) in whole.chars().enumerate() {
            let separator = if index > 0 && (whole.len() - index) % 3 == 0 { "," } else { "" };
            write!(f, "{separator}{digit}")?;
        }
        if part.is_empty() { Ok(()) } else { write!(f, ".{part}") }
    }
}

/// A number as it was written: its value, and the decimal place down to which it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The value.
    pub value: Number,
    /// The exponent of ten of the last place that tells: 3 for 11,000, 5 for 1.2 million, -1 for 12.0. None for
    /// fractions, which are exact or coarse as the speaker likes.
    pub place: Option<i32>,
}

impl Figure {
    /// A figure as precise as its last digit other than 0.
    pub fn new(value: Number) -> Figure {
        Figure { value, place: value.last_place().or((value == Number::ZERO).then_some(0)) }
    }

    /// A fraction in words or with a bar.
    pub fn fraction(value: Number) -> Figure {
        Figure { value, place: None }
    }

    /// Times a factor; the last place moves along where the factor is a power of ten.
    pub fn times(self, factor: Number) -> Option<Figure> {
        let value = self.value.times(factor)?;
        let shift = if factor == Number::ONE { Some(0) } else { factor.shift_from(Number::ONE) };
        let place = match (self.place, shift) {
            (Some(place), Some(shift)) => Some(place + shift),
            (None, _) => None,
            _ => value.last_place(),
        };
        Some(Figure { value, place })
    }

    /// The worth of the last place that tells; 0 for fractions.
    pub fn step(self) -> Number {
        self.place.and_then(Number::power_of_ten).unwrap_or(Number::ZERO)
    }

    /// How many digits tell: 2 for 11,000, 3 for 12.0; none for fractions.
    pub fn significant(self) -> Option<i32> {
        let leading = self.value.magnitude().to_f64().log10();
        let leading = if leading.is_finite() { (leading + 1e-9).floor() as i32 } else { 0 };
        self.place.map(|place| (leading - place + 1).max(1))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        Number::decimal(text).unwrap()
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(number("4.10"), Number::ratio(41, 10).unwrap());
        assert_eq!(number(".5"), Number::HALF);
        assert_ne!(number("0.3"), Number::ratio(1, 3).unwrap());
    }

    #[test]
    fn too_many_digits_are_no_number() {
        assert!(Number::decimal(&"9".repeat(30)).is_some());
        assert!(Number::decimal(&"9".repeat(31)).is_none());
        assert!(Number::decimal("").is_none());
        assert!(Number::decimal("1.2.3").is_none());
        assert!(number(&"9".repeat(30)).times(number(&"9".repeat(30))).is_none());
    }

    #[test]
    fn last_places() {
        for (text, place) in [("11000", Some(3)), ("1.25", Some(-2)), ("7", Some(0)), ("0", None)] {
            assert_eq!(number(text).last_place(), place, "{text}");
        }
        assert_eq!(Number::ratio(2, 3).unwrap().last_place(), None);
    }

    #[test]
    fn powers_of_ten_between_numbers() {
        assert_eq!(number("12000").shift_from(number("1200")), Some(1));
        assert_eq!(number("0.012").shift_from(number("12")), Some(-3));
        assert_eq!(number("12").shift_from(number("12")), None);
        assert_eq!(number("24").shift_from(number("12")), None);
    }

    #[test]
    fn printed_with_separators() {
        for text in ["0", "0.05", "999", "1,000", "1,234,567.8"] {
            assert_eq!(number(&text.replace(',', "")).to_string(), text);
        }
        assert_eq!(Number::ratio(-2, 3).unwrap().to_string(), "-2/3");
        assert_eq!(number("1500").negated().to_string(), "-1,500");
    }

    #[test]
    fn figures_know_their_precision() {
        let precise = Figure { value: number("12.0"), place: Some(-1) };
        assert_eq!(precise.significant(), Some(3));
        assert_eq!(Figure::new(number("11000")).significant(), Some(2));
        assert_eq!(Figure::new(number("1.2")).times(number("1000000")).unwrap().step(), number("100000"));
    }

    proptest! {
        #[test]
        fn order_agrees_with_cross_multiplication(a in -99i128..99, b in 1i128..99, c in -99i128..99, d in 1i128..99) {
            let order = Number::ratio(a, b).unwrap().cmp(&Number::ratio(c, d).unwrap());
            prop_assert_eq!(order, (a * d).cmp(&(c * b)));
        }

        #[test]
        fn printing_and_reading_agree(whole in 0i64.., places in 0u32..6) {
            let value = Number::ratio(whole as i128, 10i128.pow(places)).unwrap();
            prop_assert_eq!(number(&value.to_string().replace(',', "")), value);
        }
    }
}
