//! How dates are written: `Monday, March 7`, `7 March 2022`, `2022-03-07`, `late last month`, `the '90s`, `in 2021`.

use super::{Date, Period, Shift};
use crate::english::quantities::{Atoms, Class, Sense, is_function_word};
use crate::english::units::{Currency, Unit};

/// A date read at some atom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DateRead {
    /// The date, or the first of a range.
    pub first: Date,
    /// The last of a range.
    pub last: Option<Date>,
    /// Index of the atom after it.
    pub end: usize,
}

impl DateRead {
    fn one(first: Date, end: usize) -> Option<DateRead> {
        Some(DateRead { first, last: None, end })
    }
}

/// A part of a date, and the index of the atom after it.
type Part<T = Date> = Option<(T, usize)>;

/// Reads a date at an atom.
pub fn date(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let (phase, start) = phase(atoms, at).map_or((None, at), |(phase, end)| (Some(phase), end));
    let read = numeric(atoms, start)
        .or_else(|| with_weekday(atoms, start))
        .or_else(|| of_month(atoms, start))
        .or_else(|| relative(atoms, start).and_then(|(date, end)| DateRead::one(date, end)))
        .or_else(|| season(atoms, start).and_then(|(date, end)| DateRead::one(date, end)))
        .or_else(|| decade(atoms, start).and_then(|(date, end)| DateRead::one(date, end)))
        .or_else(|| years(atoms, start))
        .or_else(|| this_period(atoms, start).filter(|_| phase.is_some()))?;
    let (part, end) = part_of_day(atoms, read.end).filter(|_| read.last.is_none()).unzip();
    let first = Date { phase, part: part.or(read.first.part), ..read.first };
    Some(DateRead { first, end: end.unwrap_or(read.end), ..read })
}

/// `early`, `mid-`, `late`, `the end of`.
fn phase(atoms: &Atoms, at: usize) -> Part<u8> {
    let phase = atoms.sense(at, |sense| if let Sense::Phase(phase) = sense { Some(phase) } else { None })?;
    match atoms.text(at) {
        "early" | "mid" | "late" => Some((phase, atoms.after_hyphen(at + 1))),
        _ if atoms.is(at + 1, &["of"]) => Some((phase, at + 2)),
        _ => None,
    }
}

/// `the year` after `the end of`.
fn this_period(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let period = period(atoms, at + 1).filter(|period| *period != Period::Day && atoms.is(at, &["the"]))?;
    DateRead::one(relative_date(period, 0), at + 2)
}

fn relative_date(period: Period, offset: i32) -> Date {
    Date { shift: Some(Shift { period, offset }), ..Date::default() }
}

fn part_of_day(atoms: &Atoms, at: usize) -> Part<u8> {
    let part = atoms.sense(at, |sense| if let Sense::PartOfDay(part) = sense { Some(part) } else { None })?;
    Some((part, at + 1))
}

/// `2022-03-07`, `2022/03/07`, `07/03/2022`, `7.3.2022`.
fn numeric(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let text = atoms.text(at);
    if text.matches('.').count() == 2 && text.len() <= 10 {
        let parts: Vec<i64> = text.split('.').filter_map(|part| part.parse().ok()).collect();
        let [day, month, year] = parts.try_into().ok()?;
        return DateRead::one(calendar_date(year, month, day)?, at + 1);
    }
    let separator = atoms.text(at + 1);
    let joined = (1..=4).all(|step| atoms.is_glued(at + step)) && matches!(separator, "-" | "/");
    if !joined || atoms.text(at + 3) != separator {
        return None;
    }
    let (first, second, third) = (atoms.plain(at)?, atoms.plain(at + 2)?, atoms.plain(at + 4)?);
    let date = match (atoms.text(at).len(), separator) {
        (4, _) => calendar_date(first, second, third)?,
        (1 | 2, "/") => {
            let year = if atoms.text(at + 4).len() == 2 { 2000 + third } else { third };
            let american = calendar_date(year, first, second);
            let swappable = american.is_some() && first <= 12 && second <= 12 && first != second;
            Date { swappable, ..american.or_else(|| calendar_date(year, second, first))? }
        }
        _ => return None,
    };
    DateRead::one(date, at + 5)
}

fn calendar_date(year: i64, month: i64, day: i64) -> Option<Date> {
    let (year, month, day) = (i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    super::Day::of(year, month, day).filter(|_| year >= 1000)?;
    Some(Date { year: Some(year), month: Some(month), day: Some(day), ..Date::default() })
}

/// A weekday, with the rest of its date where that follows or stands before.
fn with_weekday(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let (head, start) = weekday_shift(atoms, at);
    let weekday = weekday(atoms, start)?;
    let shift = head.map(|offset| Shift { period: Period::Week, offset });
    let date = Date { weekday: Some(weekday), shift, ..Date::default() };
    let next = start + 1 + usize::from(atoms.is(start + 1, &[","]));
    if let Some(rest) = of_month(atoms, next).filter(|rest| rest.first.day.is_some() && rest.last.is_none()) {
        return DateRead::one(Date { weekday: Some(weekday), ..rest.first }, rest.end);
    }
    if let Some(rest) = numeric(atoms, next) {
        return DateRead::one(Date { weekday: Some(weekday), ..rest.first }, rest.end);
    }
    let ordinal = atoms.ordinal(next + 1).filter(|_| atoms.is(next, &["the"]));
    if let Some((day, end)) = ordinal.filter(|(day, _)| (1..=31).contains(day)) {
        return DateRead::one(Date { day: Some(day as u8), ..date }, end);
    }
    let (part, end) = part_of_day(atoms, start + 1).map_or((None, start + 1), |(part, end)| (Some(part), end));
    let week = shift_word(atoms, end).filter(|_| atoms.is(end + 1, &["week"]) && shift.is_none());
    match week {
        Some(offset) => {
            DateRead::one(Date { shift: Some(Shift { period: Period::Week, offset }), part, ..date }, end + 2)
        }
        None => DateRead::one(Date { part, ..date }, end),
    }
}

/// `last`, `next`, `this`, `this past`, `this coming` before a weekday.
fn weekday_shift(atoms: &Atoms, at: usize) -> (Option<i32>, usize) {
    let this = usize::from(atoms.is(at, &["this"]) && atoms.is(at + 1, &["past", "coming"]));
    match atoms.text(at + this) {
        "last" | "past" => (Some(-1), at + this + 1),
        "next" | "coming" => (Some(1), at + this + 1),
        "this" => (Some(0), at + 1),
        _ => (None, at),
    }
}

fn weekday(atoms: &Atoms, at: usize) -> Option<u8> {
    let weekday = atoms.sense(at, |sense| if let Sense::Weekday(day) = sense { Some(day) } else { None })?;
    if !atoms.text(at).contains("day") {
        let comma = at + 1 + usize::from(atoms.is(at + 1, &[","]));
        let dated = month(atoms, comma).is_some() || atoms.plain(comma).is_some_and(|day| day <= 31);
        return (atoms.is_capital(at) && (dated || atoms.before(at) == "on")).then_some(weekday);
    }
    let named = ["black", "good", "easter", "super", "bloody", "palm", "ash", "cyber", "maundy", "shrove", "sheffield"];
    let titled = ["times", "mirror", "mail", "telegraph", "express", "herald", "people"];
    let name = at > 0 && atoms.is(at - 1, &named) || atoms.is_capital(at + 1) && atoms.is(at + 1, &titled);
    (!name).then_some(weekday)
}

/// Dates that name their month: `March 7, 2022`, `7th of March`, `March 3-5`, `March 2022`, `March last year`, `March`.
fn of_month(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let month_first = month(atoms, at).and_then(|month| {
        let dotted = at + 1 + usize::from(atoms.is(at + 1, &["."]) && atoms.is_glued(at + 1));
        month_day(atoms, month, dotted).or_else(|| bare_month(atoms, month, at, dotted))
    });
    month_first.or_else(|| day_month(atoms, at)).or_else(|| shifted_month(atoms, at))
}

fn month_day(atoms: &Atoms, month: u8, at: usize) -> Option<DateRead> {
    let the = usize::from(atoms.is(at, &["the"]));
    let (day, end) = day(atoms, at + the)?;
    let counts = atoms.sense(end, is_measure).is_some() || atoms.is(end, &["%", ":"]) || scaled(atoms, end);
    if counts && !(atoms.is_glued(end) && atoms.is(end, &["-"])) {
        return None;
    }
    let date = Date { month: Some(month), day: Some(day), ..Date::default() };
    let (last, end) = day_range(atoms, end, day).map_or((None, end), |(last, end)| (Some(last), end));
    let (year, end) = trailing_year(atoms, end);
    let first = Date { year, ..date };
    Some(DateRead { first, last: last.map(|day| Date { day: Some(day), ..first }), end })
}

/// The second day of `March 3-5`, `March 3 to 5`.
fn day_range(atoms: &Atoms, at: usize, first: u8) -> Part<u8> {
    let hyphen = atoms.is(at, &["-", "–"]) && atoms.is_glued(at + 1);
    let joined = hyphen || atoms.is(at, &["to", "through"]);
    let (last, end) = day(atoms, at + 1).filter(|(last, _)| joined && *last > first)?;
    let other =
        month(atoms, end).is_some() || atoms.sense(end, is_measure).is_some() || atoms.is(end, &["%", ":", "-"]);
    (!other).then_some((last, end))
}

/// `7 March`, `the 7th of March 2022`, `3-5 March`.
fn day_month(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let (first, end) = day(atoms, at)?;
    let (last, end) = match atoms.is(end, &["-", "–", "to"]).then(|| day(atoms, end + 1)).flatten() {
        Some((last, end)) if last > first => (Some(last), end),
        _ => (None, end),
    };
    let of = end + usize::from(atoms.is(end, &["of"]));
    if let Some(offset) = shift_word(atoms, of).filter(|_| of > end && atoms.is(of + 1, &["month"])) {
        return DateRead::one(Date { day: Some(first), ..relative_date(Period::Month, offset) }, of + 2);
    }
    let month = month(atoms, of)?;
    let (year, end) = trailing_year(atoms, of + 1);
    let date = Date { year, month: Some(month), day: Some(first), ..Date::default() };
    Some(DateRead { first: date, last: last.map(|day| Date { day: Some(day), ..date }), end })
}

fn bare_month(atoms: &Atoms, month: u8, at: usize, end: usize) -> Option<DateRead> {
    let of = usize::from(atoms.is(end, &["of", ","]));
    let date = Date { month: Some(month), ..Date::default() };
    if let Some(year) = year_number(atoms, end + of) {
        return DateRead::one(Date { year: Some(year), ..date }, end + of + 1);
    }
    if let Some(offset) = shift_word(atoms, end).filter(|_| atoms.is(end + 1, &["year"])) {
        return DateRead::one(Date { shift: Some(Shift { period: Period::Year, offset }), ..date }, end + 2);
    }
    let abbreviated = atoms.text(at).len() == 3 && atoms.text(at) != "may" || atoms.is(at, &["sept", "febr"]);
    (!abbreviated).then_some(DateRead { first: date, last: None, end: at + 1 })
}

/// `last March`, `next May`, `this June`.
fn shifted_month(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let offset = shift_word(atoms, at)?;
    let month = month(atoms, at + 1)?;
    let shift = Some(Shift { period: Period::Year, offset });
    DateRead::one(Date { month: Some(month), shift, ..Date::default() }, at + 2)
}

fn day(atoms: &Atoms, at: usize) -> Part<u8> {
    let plain = atoms.plain(at).filter(|_| atoms.text(at).len() <= 2).map(|day| (day, at + 1));
    let (day, end) = atoms.ordinal(at).or(plain)?;
    (1..=31).contains(&day).then_some((day as u8, end))
}

fn trailing_year(atoms: &Atoms, at: usize) -> (Option<i32>, usize) {
    let comma = at + usize::from(atoms.is(at, &[",", "of"]));
    match year_number(atoms, comma) {
        Some(year) => (Some(year), comma + 1),
        None => (None, at),
    }
}

/// A month's name where it is no verb, modal or person.
fn month(atoms: &Atoms, at: usize) -> Option<u8> {
    let month = atoms.sense(at, |sense| if let Sense::Month(month) = sense { Some(month) } else { None })?;
    let capital = atoms.is_capital(at);
    let before = atoms.before(at);
    let next = at + 1 + usize::from(atoms.is(at + 1, &["."]) && atoms.is_glued(at + 1));
    let numbered = year_number(atoms, next).is_some()
        || shift_word(atoms, next).is_some() && atoms.is(next + 1, &["year"])
        || day(atoms, next).is_some_and(|(_, end)| capital || atoms.sense(end, is_measure).is_none())
        || at > 0 && (atoms.is_class(at - 1, Class::Digits) || atoms.sense(at - 1, is_ordinal).is_some())
        || before == "of" && at > 1 && atoms.sense(at - 2, is_ordinal).is_some();
    let placed = matches!(before, "in" | "since" | "until" | "till" | "last" | "next" | "early" | "mid" | "late" | "-");
    let named =
        capital && matches!(before, "of" | "from" | "by" | "during" | "this" | "through" | "to" | "and" | "between");
    match atoms.text(at) {
        "may" | "march" => numbered || placed || named,
        text if text.len() <= 4 && !matches!(text, "june" | "july") => capital || numbered,
        _ => true,
    }
    .then_some(month)
}

fn is_ordinal(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Ordinal(_) | Sense::OrdinalEnding).then_some(())
}

/// Whether a word makes the number before it something else than a day: a unit, a percentage.
fn is_measure(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Unit(_) | Sense::Percent | Sense::Money(..)).then_some(())
}

fn scaled(atoms: &Atoms, at: usize) -> bool {
    atoms.sense(at, |sense| matches!(sense, Sense::Scale(_) | Sense::Suffix(_)).then_some(())).is_some()
}

/// `yesterday`, `last month`, `this morning`, `the day before yesterday`.
fn relative(atoms: &Atoms, at: usize) -> Part {
    let days =
        |at: usize| atoms.sense(at, |sense| if let Sense::Days(days) = sense { Some(i32::from(days)) } else { None });
    if atoms.phrase(at, &["day", "before", "yesterday"]) || atoms.phrase(at, &["day", "after", "tomorrow"]) {
        return Some((relative_date(Period::Day, days(at + 2)? * 2), at + 3));
    }
    if let Some(offset) = days(at) {
        let part = atoms.is(at, &["tonight"]).then_some(3);
        return Some((Date { part, ..relative_date(Period::Day, offset) }, at + 1));
    }
    let offset = shift_word(atoms, at).filter(|offset| *offset == 0 || atoms.before(at) != "the")?;
    if let Some((part, end)) = part_of_day(atoms, at + 1).filter(|_| offset <= 0) {
        return Some((Date { part: Some(part), ..relative_date(Period::Day, offset) }, end));
    }
    let period = period(atoms, at + 1).filter(|period| *period != Period::Day)?;
    Some((relative_date(period, offset), at + 2))
}

/// How far `last`, `this`, `next` reach; `past` and `previous` count from elsewhere.
fn shift_word(atoms: &Atoms, at: usize) -> Option<i32> {
    match atoms.text(at) {
        "last" => Some(-1),
        "this" | "current" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

fn period(atoms: &Atoms, at: usize) -> Option<Period> {
    Some(match atoms.text(at) {
        "day" => Period::Day,
        "week" => Period::Week,
        "weekend" => Period::Weekend,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "decade" => Period::Decade,
        "century" => Period::Century,
        _ => return None,
    })
}

/// `last summer`, `summer 2021`, `the winter of 1947`; a bare one after a preposition.
fn season(atoms: &Atoms, at: usize) -> Part {
    let season =
        |at: usize| atoms.sense(at, |sense| if let Sense::Season(season) = sense { Some(season) } else { None });
    if let Some((offset, season)) = shift_word(atoms, at).zip(season(at + 1)) {
        let shift = Some(Shift { period: Period::Year, offset });
        return Some((Date { season: Some(season), shift, ..Date::default() }, at + 2));
    }
    let date = Date { season: season(at), ..Date::default() };
    date.season?;
    let of = at + 1 + usize::from(atoms.is(at + 1, &["of"]));
    if let Some(year) = year_number(atoms, of) {
        return Some((Date { year: Some(year), ..date }, of + 1));
    }
    let placed = matches!(atoms.before(at), "in" | "since" | "until" | "during")
        || at > 1 && atoms.phrase(at - 2, &["in", "the"]);
    let noun = !atoms.is(at, &["fall", "spring"]) || atoms.before(at) == "in" || atoms.before(at) == "the";
    (placed && noun).then_some((date, at + 1))
}

/// `the 1990s`, `the '90s`, `the nineties`.
fn decade(atoms: &Atoms, at: usize) -> Part {
    let decade = |year: i64, end| Some((Date { year: Some(year as i32), decade: true, ..Date::default() }, end));
    let spoken = atoms.sense(at, |sense| if let Sense::Decade(year) = sense { Some(year) } else { None });
    if let Some(year) = spoken {
        return decade(year.into(), at + 1);
    }
    let quoted = usize::from(atoms.is(at, &["'"]) && atoms.is_glued(at + 1));
    let year = atoms.plain(at + quoted).filter(|year| year % 10 == 0)?;
    let possessive = usize::from(
        atoms.is(at + quoted + 1, &["'"])
            && matches!(atoms.before(at), "the" | "early" | "late" | "-" | "," | "and" | "or"),
    );
    let ending = at + quoted + 1 + possessive;
    let plural = atoms.is(ending, &["s"]) && atoms.is_glued(ending);
    let fits = match atoms.text(at + quoted).len() {
        4 => (1000..2100).contains(&year),
        2 => {
            let in_middle =
                atoms.before(at) == "-" && at > 1 && atoms.is(at - 2, &["early", "late", "mid", "post", "pre"]);
            quoted == 1 || matches!(atoms.before(at), "the" | "early" | "mid" | "late") || in_middle
        }
        _ => false,
    };
    if plural && fits { decade(year, ending + 1) } else { None }
}

/// Years and ranges of years: `2021`, `2015–2019`, `2010-15`, `500 BC`.
fn years(atoms: &Atoms, at: usize) -> Option<DateRead> {
    let year = |year: i32| Date { year: Some(year), ..Date::default() };
    if let Some((value, end)) = era(atoms, at) {
        return DateRead::one(year(value), end);
    }
    if atoms.is(at, &["year"])
        && let Some(named) = year_number(atoms, at + 1)
    {
        return DateRead::one(year(named), at + 2);
    }
    let first = year_number(atoms, at)?;
    if atoms.is(at + 1, &["-", "–", "/"]) && atoms.is_glued(at + 1) && atoms.is_glued(at + 2) {
        let (last, length) = (atoms.plain(at + 2)? as i32, atoms.text(at + 2).len());
        let last = match length {
            4 => last,
            2 => first / 100 * 100 + last,
            1 if atoms.is(at + 1, &["/"]) => first / 10 * 10 + last,
            _ => return None,
        };
        let ends = !atoms.is_glued(at + 3) || !atoms.is(at + 3, &["-", "/", "%"]);
        return (first < last && last < 2200 && ends).then(|| DateRead {
            first: year(first),
            last: Some(year(last)),
            end: at + 3,
        });
    }
    if !stands_as_year(atoms, at, first) {
        return None;
    }
    let through = atoms.is(at + 1, &["to", "through", "until", "and"])
        && (atoms.is(at + 1, &["to", "through"]) || matches!(atoms.before(at), "from" | "between"));
    let last = year_number(atoms, at + 2).filter(|last| through && *last > first && !counts(atoms, at + 2, *last));
    match last {
        Some(last) if atoms.text(at + 1) != "and" || atoms.before(at) == "between" => {
            Some(DateRead { first: year(first), last: Some(year(last)), end: at + 3 })
        }
        _ => DateRead::one(year(first), at + 1),
    }
}

/// `500 BC`, `AD 79`, `400 CE`.
fn era(atoms: &Atoms, at: usize) -> Part<i32> {
    let prefixed = usize::from(atoms.is(at, &["ad"]) && atoms.is_capital(at));
    let year = atoms.plain(at + prefixed)? as i32;
    let after = at + prefixed + 1;
    match atoms.text(after) {
        _ if prefixed == 1 => Some((year, after)),
        "bc" | "bce" | "b.c" | "b.c.e" => Some((-year, after + 1)),
        "ad" | "ce" | "a.d" if atoms.is_capital(after) || !is_noun(atoms, after + 1) => Some((year, after + 1)),
        _ => None,
    }
}

/// Whether a word follows that can be a noun.
fn is_noun(atoms: &Atoms, at: usize) -> bool {
    atoms.is_class(at, Class::Word) && !is_function_word(atoms.text(at))
}

/// Four plain digits that can be a year and are not part of something longer.
fn year_number(atoms: &Atoms, at: usize) -> Option<i32> {
    let year = atoms.plain(at).filter(|year| (1000..=2100).contains(year))?;
    let next = at + 1;
    let longer = atoms.is_glued(next) && (atoms.is(next, &[":", "%", "°"]) || atoms.is_class(next, Class::Word));
    (!longer).then_some(year as i32)
}

/// Whether four digits by themselves are rather a year than a count.
fn stands_as_year(atoms: &Atoms, at: usize, year: i32) -> bool {
    let before = atoms.before(at);
    let priced =
        Currency::of_sign(before).is_some() || Currency::of_code(before).is_some() || matches!(before, "#" | "no");
    if priced || counts(atoms, at, year) {
        return false;
    }
    const PLACES: [&str; 18] = [
        "in", "since", "until", "till", "by", "before", "after", "from", "during", "between", "circa", "year", "of",
        "the", "through", "for", "early", "-",
    ];
    (1900..=2050).contains(&year) || PLACES.contains(&before)
}

/// Whether something that is counted follows: a unit, a scale, or, after round or unlikely years, any noun in the plural.
fn counts(atoms: &Atoms, at: usize, year: i32) -> bool {
    let next = atoms.after_hyphen(at + 1);
    let unit = |sense| match sense {
        Sense::Unit(Unit::Second | Unit::Foot | Unit::Point) => None,
        Sense::Unit(_) | Sense::Percent | Sense::Money(..) | Sense::Scale(_) | Sense::Pack(_) => Some(()),
        _ => None,
    };
    if atoms.sense(next, unit).is_some() || atoms.is(next, &["%", "°"]) || atoms.phrase(next, &["per", "cent"]) {
        return true;
    }
    let noun = atoms.is_class(next, Class::Word)
        && next == at + 1
        && !atoms.is_glued(next)
        && !is_function_word(atoms.text(next));
    let plural = atoms.text(next).ends_with('s') && !atoms.text(next).ends_with("ss");
    let people = atoms.is(next, &["people", "men", "women", "children", "feet"]);
    let likely = (1900..=2050).contains(&year) && year % 100 != 0;
    noun && !atoms.is_capital(next) && (people || plural && !likely || year % 1000 == 0)
}
