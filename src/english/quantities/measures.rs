//! Units of measure after a number: `square miles`, `km/h`, `degrees Celsius`, `feet 11 inches`.

use super::{
    Figure, Number, Value,
    atoms::{Atoms, Class},
    bounds::{is_function_word, is_slip},
    grammar::rate,
    lexicon::Sense,
    numerals::Read,
};
use crate::english::units::{Dimension, Unit};

/// The unit at an atom that follows a number.
pub(super) fn unit(atoms: &Atoms, at: usize) -> Read<Unit> {
    let (unit, end) = squared(atoms, at)
        .or_else(|| letters(atoms, at))
        .or_else(|| two_words(atoms, at))
        .or_else(|| named(atoms, at))
        .or_else(|| misspelt(atoms, at))?;
    let speed = slash_speed(atoms, unit, end).or_else(|| {
        let (time, end) = rate(atoms, end)?;
        Some((unit.per(time)?, end))
    });
    Some(speed.unwrap_or((unit, end)))
}

/// One word or sign, where it is no other word: abbreviations of two letters mostly need to join their number.
fn named(atoms: &Atoms, at: usize) -> Read<Unit> {
    const APART: [&str; 18] =
        ["gb", "mb", "km", "cm", "mm", "kg", "ft", "lb", "oz", "yd", "mi", "hr", "ha", "ml", "mg", "gw", "mw", "kw"];
    let unit = atoms.sense(at, |sense| if let Sense::Unit(unit) = sense { Some(unit) } else { None })?;
    let text = atoms.text(at);
    let short = text.len() <= 2 && text.is_ascii() && !APART.contains(&text) && !atoms.is_glued(at);
    let compound = atoms.is(at + 1, &["-"]) && atoms.is_glued(at + 1) && !atoms.is(at + 2, &["old", "long"]);
    let noun = atoms.is_class(at + 1, Class::Word) && !is_function_word(atoms.text(at + 1));
    if short || matches!(unit, Unit::Second | Unit::Quarter) && compound || unit == Unit::Stone && noun {
        return None;
    }
    Some(degrees(atoms, unit, at + 1))
}

/// A long name with a slip of the pen: “20 miutes”.
fn misspelt(atoms: &Atoms, at: usize) -> Read<Unit> {
    let after_digits = at > 0 && atoms.is_class(at - 1, Class::Digits);
    if !after_digits || !atoms.is_misspelt(at) {
        return None;
    }
    Unit::names().find(|(name, _)| is_slip(atoms.text(at), name)).map(|(_, unit)| (unit, at + 1))
}

fn degrees(atoms: &Atoms, unit: Unit, at: usize) -> (Unit, usize) {
    match atoms.text(at) {
        _ if unit != Unit::Degree => (unit, at),
        "c" | "celsius" | "centigrade" => (Unit::Celsius, at + 1),
        "f" | "fahrenheit" => (Unit::Fahrenheit, at + 1),
        _ => (unit, at),
    }
}

/// `square miles`, `sq km`, `cubic metres`, `km2`.
fn squared(atoms: &Atoms, at: usize) -> Read<Unit> {
    let length = |at: usize| {
        let unit = atoms.sense(at, |sense| if let Sense::Unit(unit) = sense { Some(unit) } else { None });
        unit.or(atoms.is(at, &["m"]).then_some(Unit::Metre)).filter(|unit| unit.dimension() == Dimension::Length)
    };
    let start = atoms.after_hyphen(at + 1);
    let power = |at: usize| if atoms.is_glued(at) { atoms.plain(at) } else { None };
    let (unit, end) = match atoms.text(at) {
        "square" | "sq" => (length(start)?.squared(), start + 1),
        "cubic" | "cu" => (length(start)?.cubed(), start + 1),
        _ => match power(at + 1)? {
            2 => (length(at)?.squared(), at + 2),
            3 => (length(at)?.cubed(), at + 2),
            _ => return None,
        },
    };
    Some((unit?, end))
}

/// Letters that are units only next to digits.
fn letters(atoms: &Atoms, at: usize) -> Read<Unit> {
    let glued = atoms.is_glued(at);
    let after_digits = at > 0 && atoms.is_class(at - 1, Class::Digits);
    let unit = match atoms.text(at) {
        _ if !after_digits => return None,
        "m" => Unit::Metre,
        "'" if glued && atoms.is_glued(at + 1) && atoms.is_class(at + 1, Class::Digits) => Unit::Foot,
        "g" if glued => Unit::Gram,
        "k" if glued => Unit::Kilometre,
        "l" if glued => Unit::Litre,
        "t" if glued => Unit::Tonne,
        "h" if glued => Unit::Hour,
        "v" if glued => Unit::Volt,
        "in" if glued => Unit::Inch,
        "c" if glued || atoms.is_capital(at) => Unit::Celsius,
        "f" if glued || atoms.is_capital(at) => Unit::Fahrenheit,
        _ => return None,
    };
    Some((unit, at + 1))
}

/// The exponent of ten of a letter that joins a number, unless what follows makes it a unit: `100m sprint`, `10k run`.
pub(super) fn letter_scale(atoms: &Atoms, at: usize) -> Option<i32> {
    const MEASURED: &[&str] = &[
        "above",
        "apart",
        "away",
        "backstroke",
        "below",
        "breaststroke",
        "butterfly",
        "champion",
        "dash",
        "deep",
        "event",
        "final",
        "freestyle",
        "from",
        "gold",
        "heats",
        "high",
        "hurdles",
        "long",
        "race",
        "relay",
        "run",
        "runner",
        "semi",
        "sprint",
        "sprinter",
        "tall",
        "title",
        "walk",
        "wide",
        "x",
        "×",
    ];
    let next = atoms.after_hyphen(at + 1);
    let power = atoms.is_glued(at + 1) && (atoms.is_class(at + 1, Class::Digits) || atoms.is(at + 1, &["/", "²", "³"]));
    let measured = power || atoms.is(next, MEASURED) || atoms.is(at + 1, &["("]);
    match atoms.text(at) {
        _ if measured => None,
        "m" => Some(6),
        "k" => Some(3),
        "b" => Some(9),
        _ => None,
    }
}

/// `nautical miles`, `metric tons`, `percentage points`, `kilowatt-hours`.
fn two_words(atoms: &Atoms, at: usize) -> Read<Unit> {
    let next = atoms.after_hyphen(at + 1);
    let second = atoms.text(next);
    let unit = match atoms.text(at) {
        "nautical" if second.starts_with("mile") => Unit::NauticalMile,
        "light" if second.starts_with("year") => Unit::LightYear,
        "metric" if second.starts_with("ton") => Unit::Tonne,
        "short" if second.starts_with("ton") => Unit::Ton,
        "fluid" if second.starts_with("ounce") => Unit::FluidOunce,
        "percentage" if second.starts_with("point") => Unit::PercentagePoint,
        "basis" if second.starts_with("point") => Unit::BasisPoint,
        "kilowatt" if second.starts_with("hour") => Unit::KilowattHour,
        "megawatt" if second.starts_with("hour") => Unit::MegawattHour,
        "gigawatt" if second.starts_with("hour") => Unit::GigawattHour,
        "terawatt" if second.starts_with("hour") => Unit::TerawattHour,
        _ => return None,
    };
    Some((unit, next + 1))
}

/// `km/h`, `m/s`, `ft/s`.
fn slash_speed(atoms: &Atoms, length: Unit, at: usize) -> Read<Unit> {
    let time = match atoms.text(at + 1) {
        "h" | "hr" | "hour" => Unit::Hour,
        "s" | "sec" | "second" => Unit::Second,
        _ => return None,
    };
    let unit = length.per(time).filter(|_| atoms.is(at, &["/"]))?;
    Some((unit, at + 2))
}

/// Adds the smaller units that follow: `5 feet 11 inches`, `6ft 2`, `5'11"`, `two hours and 30 minutes`.
pub(super) fn compound(atoms: &Atoms, value: Value, whole: Unit, at: usize) -> (Value, usize) {
    let (Value::Number(figure), Dimension::Length | Dimension::Time | Dimension::Mass) = (&value, whole.dimension())
    else {
        return (value, at);
    };
    let start = at + usize::from(atoms.is(at, &["and", ",", "-"]));
    let Some((rest, end)) = atoms.numeral(start, false) else { return (value, at) };
    let minutes = whole == Unit::Hour && atoms.is(end, &["m"]);
    let found = if minutes { Some((Unit::Minute, end + 1)) } else { unit(atoms, atoms.after_hyphen(end)) };
    let (part, end) = match found {
        Some((part, end)) => (part, end),
        None if matches!(whole, Unit::Foot | Unit::Stone) && !atoms.is(at, &["and", ","]) => {
            let marked = atoms.is(end, &["\""]) && atoms.is_glued(end);
            let noun =
                atoms.is_class(end, Class::Word) && !is_function_word(atoms.text(end)) && !atoms.is(end, &["tall"]);
            if noun && !marked {
                return (value, at);
            }
            let part = if whole == Unit::Foot { Unit::Inch } else { Unit::Pound };
            (part, end + usize::from(marked))
        }
        None => return (value, at),
    };
    let smaller = part.dimension() == whole.dimension() && part.factor() < whole.factor();
    let fits = smaller && rest.value.to_f64() * part.factor() < whole.factor();
    let sum = || -> Option<Number> {
        let ratio = part.to_base(Number::ONE)?.divided_by(whole.to_base(Number::ONE)?)?;
        figure.value.plus(rest.value.times(ratio)?)
    };
    // Thirds of an hour have no last decimal place, and are as exact as the minutes that they are told in.
    let place = || rest.place.map(|place| place + (part.factor() / whole.factor()).log10().floor() as i32);
    match sum().filter(|_| fits) {
        Some(sum) => (Value::Number(Figure { value: sum, place: sum.last_place().or_else(place) }), end),
        None => (value, at),
    }
}
