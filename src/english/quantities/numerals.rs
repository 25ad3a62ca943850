//! Numbers in digits and in words: `1,200`, `4.1m`, `twelve hundred`, `one and a half million`, `two thirds`.

use super::{
    Figure, Number,
    atoms::{Atoms, Class},
    lexicon::Sense,
};

/// Atoms that a number in groups may be cut into.
const LONGEST_GROUPING: usize = 20;

/// A number read, and the index of the atom after it.
pub type Read<T> = Option<(T, usize)>;

impl Atoms<'_> {
    /// A number in digits or words with its scale words. After a currency's sign (`money`) a single letter is a scale too:
    /// `$4m`.
    pub fn numeral(&self, at: usize, money: bool) -> Read<Figure> {
        if let Some((figure, end)) = self.digits(at) {
            let (figure, end) = self.and_fraction(figure, end);
            return self.scaled(figure, end, money);
        }
        let (figure, end) = self.number_words(at)?;
        let (with, after) = self.and_fraction(figure, end);
        if after > end { self.scaled(with, after, false) } else { self.packed(figure, end) }
    }

    /// Digits with separators, grouped by commas or by narrow spaces, or with a decimal point.
    pub fn digits(&self, at: usize) -> Read<Figure> {
        let text = self.text(at);
        let apart = !self.is_glued(at) || at > 0 && self.is_class(at - 1, Class::Sign);
        if text == "." && apart && self.is_glued(at + 1) && self.is_class(at + 1, Class::Digits) {
            let value = Number::decimal(&format!("0.{}", self.text(at + 1)))?;
            return Some((Figure::new(value), at + 2));
        }
        if !self.is_class(at, Class::Digits) {
            return None;
        }
        let (mut plain, mut end) = self.regrouped(at).or_else(|| Some((without_commas(text)?, at + 1)))?;
        let groups = plain.len() <= 3 && !text.contains('.');
        while groups && plain.len() <= 30 && self.is_narrow_group(end) {
            plain.push_str(self.text(end));
            end += 1;
        }
        let value = Number::decimal(&plain)?;
        let decimals = plain.split_once('.').map(|(_, part)| -(part.len() as i32));
        let figure = Figure::new(value);
        Some((Figure { place: decimals.or(figure.place), ..figure }, end))
    }

    /// Groups that the tokeniser cut apart: `12,34,567`.
    fn regrouped(&self, at: usize) -> Read<String> {
        let group = |at: usize| self.is_class(at, Class::Digits) && self.is_glued(at) && self.text(at).len() > 1;
        let mut end = at + 1;
        while self.is(end, &[","]) && self.is_glued(end) && group(end + 1) && end < at + LONGEST_GROUPING {
            end += 2;
        }
        if end == at + 1 {
            return None;
        }
        let text: String = (at..end).map(|index| self.text(index)).collect();
        Some((without_commas(&text)?, end))
    }

    fn is_narrow_group(&self, at: usize) -> bool {
        let group = |atom: &super::atoms::Atom| atom.class == Class::Digits && atom.narrow && !atom.glued;
        self.get(at).is_some_and(|atom| group(atom) && atom.text.len() == 3)
    }

    /// A plain whole number in digits without separators, at most four digits long.
    pub fn plain(&self, at: usize) -> Option<i64> {
        let text = self.text(at);
        let plain =
            self.is_class(at, Class::Digits) && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if plain { text.parse().ok() } else { None }
    }

    /// Multiplies by the scale words that follow: `million`, `hundred thousand`, `bn`.
    fn scaled(&self, figure: Figure, at: usize, money: bool) -> Read<Figure> {
        let (mut figure, mut end) = (figure, at);
        loop {
            let next = self.after_hyphen(end);
            let exponent = self.sense(next, |sense| match sense {
                Sense::Scale(exponent) | Sense::Scales(exponent) => Some(exponent),
                Sense::Suffix(exponent) if self.suffix_stands(next, money) => Some(exponent),
                _ => None,
            });
            let Some(exponent) = exponent else { break };
            figure = figure.times(Number::power_of_ten(exponent.into())?)?;
            end = next + 1;
        }
        self.packed(figure, end)
    }

    /// Whether a letter after digits is a scale: `k`, `m` and `b` mean other things too.
    fn suffix_stands(&self, at: usize, money: bool) -> bool {
        match self.text(at) {
            "m" | "k" | "b" => money && (!self.is_glued(at + 1) || self.is_class(at + 1, Class::Sign)),
            "mil" | "bil" | "thou" | "mio" => money,
            _ => true,
        }
    }

    /// Multiplies by `dozen` or `score`.
    fn packed(&self, figure: Figure, end: usize) -> Read<Figure> {
        let next = self.after_hyphen(end);
        match self.sense(next, |sense| if let Sense::Pack(size) = sense { Some(size) } else { None }) {
            Some(size) => Some((figure.times(Number::whole(size.into()))?, next + 1)),
            None => Some((figure, end)),
        }
    }

    /// Adds `½`, `1/2`, `and a half`, `and three quarters`.
    fn and_fraction(&self, figure: Figure, at: usize) -> (Figure, usize) {
        let whole = figure.value.as_whole().is_some();
        let glued = self.vulgar(at).filter(|_| whole && self.get(at).is_some_and(|atom| atom.narrow));
        let barred = || self.barred(self.after_hyphen(at)).filter(|_| whole);
        let added = glued.or_else(barred).or_else(|| self.spoken_rest(at));
        match added.and_then(|(part, end)| Some((figure.value.plus(part)?, end))) {
            Some((value, end)) => (Figure::new(value), end),
            None => (figure, at),
        }
    }

    /// `and a half`, `-and-a-half`, `and three quarters`.
    fn spoken_rest(&self, at: usize) -> Read<Number> {
        let and = self.after_hyphen(at);
        let start = self.after_hyphen(and + 1);
        let (part, end) = self.spoken_fraction(start).filter(|_| self.is(and, &["and"]))?;
        let measured = self.is(end, &["of", "the"]);
        (!measured).then_some((part, end))
    }

    /// A whole number in words. `a` counts as one before a scale: `a hundred and fifty`.
    pub fn number_words(&self, at: usize) -> Read<Figure> {
        let (mut total, mut end, mut ceiling) = (Number::ZERO, at, None);
        loop {
            let joined = end > at && self.is(end, &["and"]);
            let Some((section, after)) = self.section(end + usize::from(joined)) else { break };
            let (scale, after) = self.scale_words(after)?;
            if ceiling.is_some_and(|ceiling| scale >= ceiling) {
                break;
            }
            total = total.plus(Number::whole(section).times(scale)?)?;
            (end, ceiling) = (after, Some(scale));
            if scale == Number::ONE {
                break;
            }
        }
        (end > at).then_some((Figure::new(total), end))
    }

    /// The product of the scale words above a hundred at an index; one if there are none.
    fn scale_words(&self, at: usize) -> Read<Number> {
        let (mut product, mut end) = (Number::ONE, at);
        loop {
            let next = self.after_hyphen(end);
            let exponent = self.sense(next, |sense| match sense {
                Sense::Scale(exponent) if exponent > 2 => Some(exponent),
                _ => None,
            });
            let Some(exponent) = exponent else { return Some((product, end)) };
            product = product.times(Number::power_of_ten(exponent.into())?)?;
            end = next + 1;
        }
    }

    /// A number below ten thousand in words: `twenty-five`, `two hundred and thirty`, `twelve hundred`, `nineteen
    /// eighty-four`; `a` before a scale or a dozen.
    fn section(&self, at: usize) -> Read<i64> {
        if self.is(at, &["a", "an"]) {
            return match self.sense(at + 1, |sense| match sense {
                Sense::Scale(_) | Sense::Pack(_) => Some(sense),
                _ => None,
            })? {
                Sense::Scale(2) => Some(self.after_hundred(100, at + 2)),
                _ => Some((1, at + 1)),
            };
        }
        let (value, end) = self.below_hundred(at)?;
        let next = self.after_hyphen(end);
        if value > 0 && self.is(next, &["hundred"]) {
            return Some(self.after_hundred(value * 100, next + 1));
        }
        let year = (17..=20).contains(&value) && end == next;
        match self.below_hundred(end).filter(|(rest, _)| year && *rest >= 20) {
            Some((rest, end)) => Some((value * 100 + rest, end)),
            None => Some((value, end)),
        }
    }

    fn after_hundred(&self, hundreds: i64, at: usize) -> (i64, usize) {
        let start = at + usize::from(self.is(at, &["and"]));
        match self.below_hundred(start) {
            Some((rest, end)) if rest > 0 => (hundreds + rest, end),
            _ => (hundreds, at),
        }
    }

    fn below_hundred(&self, at: usize) -> Read<i64> {
        let small = |at| self.sense(at, |sense| if let Sense::Small(value) = sense { Some(value) } else { None });
        let tens = self.sense(at, |sense| if let Sense::Tens(value) = sense { Some(value) } else { None });
        let Some(tens) = tens else { return small(at).map(|value| (value.into(), at + 1)) };
        let next = self.after_hyphen(at + 1);
        match small(next).filter(|unit| (1..10).contains(unit)) {
            Some(unit) => Some(((tens + unit).into(), next + 1)),
            None => Some((tens.into(), at + 1)),
        }
    }

    /// An ordinal in digits or words: `21st`, `twenty-first`, `two hundredth`, `hundred and first`.
    pub fn ordinal(&self, at: usize) -> Read<i64> {
        if let Some((figure, end)) = self.digits(at) {
            let ending = |sense| (sense == Sense::OrdinalEnding).then_some(());
            let glued = self.is_glued(end) && self.sense(end, ending).is_some();
            return figure.value.as_whole().filter(|_| glued).map(|value| (value, end + 1));
        }
        let (before, end) = match self.number_words(at) {
            Some((figure, end)) => (figure.value.as_whole()?, end),
            None => (0, at),
        };
        let next = if before > 0 { self.after_hyphen(end + usize::from(self.is(end, &["and"]))) } else { at };
        self.sense(next, |sense| match sense {
            Sense::Ordinal(value) => {
                let round = if value < 10 { 10 } else { 100 };
                (before % round == 0).then(|| (before + i64::from(value), next + 1))
            }
            Sense::OrdinalScale(exponent) => Some((before.max(1).checked_mul(10i64.pow(exponent.into()))?, next + 1)),
            _ => None,
        })
    }

    /// A part of a whole: `½`, `2/3`, `half`, `a third`, `three-quarters`.
    pub fn fraction(&self, at: usize) -> Read<Number> {
        self.vulgar(at).or_else(|| self.barred(at)).or_else(|| self.spoken_fraction(at))
    }

    fn vulgar(&self, at: usize) -> Read<Number> {
        let (numerator, denominator) = match self.text(at) {
            "½" => (1, 2),
            "⅓" => (1, 3),
            "⅔" => (2, 3),
            "¼" => (1, 4),
            "¾" => (3, 4),
            "⅕" => (1, 5),
            "⅖" => (2, 5),
            "⅗" => (3, 5),
            "⅘" => (4, 5),
            "⅙" => (1, 6),
            "⅛" => (1, 8),
            "⅜" => (3, 8),
            "⅝" => (5, 8),
            "⅞" => (7, 8),
            _ => return None,
        };
        Some((Number::ratio(numerator, denominator)?, at + 1))
    }

    /// `2/3`, but neither `9/11` nor a date.
    fn barred(&self, at: usize) -> Read<Number> {
        let glued = self.is_glued(at + 1) && self.is_glued(at + 2) && !(self.is_glued(at) && self.before(at) == "/");
        if self.text(at + 1) != "/" || !glued || self.text(at + 3) == "/" && self.is_glued(at + 3) {
            return None;
        }
        let (numerator, denominator) = (self.plain(at)?, self.plain(at + 2)?);
        let proper =
            0 < numerator && numerator < denominator && denominator <= 100 && (numerator, denominator) != (9, 11);
        let fraction = Number::ratio(numerator.into(), denominator.into()).filter(|_| proper)?;
        Some((fraction, at + 3))
    }

    fn spoken_fraction(&self, at: usize) -> Read<Number> {
        let part = |at: usize| {
            self.sense(at, |sense| match sense {
                Sense::Part(parts) | Sense::Parts(parts) => Some(i128::from(parts)),
                _ => None,
            })
        };
        if self.is(at, &["half"]) {
            return Some((Number::HALF, at + 1));
        }
        if self.is(at, &["a", "an", "one"]) {
            let next = self.after_hyphen(at + 1);
            let parts = part(next).filter(|parts| self.text(at) == "one" || self.is_part(next, *parts))?;
            return Some((Number::ratio(1, parts)?, next + 1));
        }
        let (count, end) = self.below_hundred(at).or_else(|| Some((self.plain(at)?, at + 1)))?;
        let next = self.after_hyphen(end);
        // “Two quarters” are half a year, no half of anything.
        let lowest = |parts: i128| parts > 10 || count % 2 == 1 || parts % 2 == 1;
        let parts = part(next).filter(|parts| i128::from(count) < *parts && count > 0 && lowest(*parts))?;
        let plural = self.text(next).ends_with('s');
        (plural || *"half" == *self.text(next)).then_some((Number::ratio(count.into(), parts)?, next + 1))
    }

    /// Whether `third` after `a` is a part and not the one after the second.
    fn is_part(&self, at: usize, parts: i128) -> bool {
        const FOLLOWERS: [&str; 14] =
            ["of", "a", "an", "the", "to", "in", "less", "more", "higher", "lower", "as", "since", "from", "by"];
        let fresh = !self.is_class(at + 1, Class::Word) || self.is(at + 1, &FOLLOWERS);
        parts == 2 || self.is(at, &["quarter"]) || fresh
    }
}

/// Digits without their thousands separators (`1,200`, `1,00,000`), or none where the commas separate something else.
fn without_commas(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let grouped = groups.is_empty() || first.len() <= 3;
    let lengths =
        groups.iter().rev().enumerate().all(|(index, group)| group.len() == 3 || index > 0 && group.len() == 2);
    let plain_part = part.is_none_or(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (grouped && lengths && plain_part).then(|| text.replace(',', ""))
}
