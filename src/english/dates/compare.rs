//! Whether two dates mean the same days.

use super::{Date, Day, Period, Shift, resolve::Days};
use crate::model::{Pair, Side};

/// How two dates, or two times of day, stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They mean the same, as far as they tell.
    Same,
    /// They mean the same through another zone or another way to tell the day: `yesterday` for `Monday`.
    Converted,
    /// One tells less, and the other lies within it: `in March` for `on March 7`.
    Coarser(Side),
    /// They do not mean the same.
    Differ,
    /// It can't be told without knowing more, such as the day of writing.
    Unclear,
}

/// Compares two dates. `written` is the day that each story was written, as far as known; a side that does not know its
/// own takes the other's.
pub fn compare_dates(dates: Pair<Date>, written: Pair<Option<Day>>) -> Agreement {
    let readings = [dates, Pair::new(dates.source, dates.copy.swapped())];
    let swappable = dates.source.swappable || dates.copy.swappable;
    let told = readings.iter().take(if swappable { 2 } else { 1 }).map(|dates| by_what_is_told(*dates, written));
    match told.reduce(|first, second| if first == Agreement::Differ { second } else { first }) {
        Some(Agreement::Unclear) | None => by_days(dates, written),
        Some(agreement) => agreement,
    }
}

/// Compares the parts that both tell. Unclear where they share none, or where the shared ones do not settle it.
fn by_what_is_told(dates: Pair<Date>, written: Pair<Option<Day>>) -> Agreement {
    let Pair { source, copy } = dates;
    let conflict = differ(source.month, copy.month)
        || differ(source.day, copy.day)
        || differ(source.weekday, copy.weekday)
        || differ(source.season, copy.season)
        || differ(source.phase, copy.phase)
        || source.part.zip(copy.part).is_some_and(|(left, right)| left.min(2) != right.min(2))
        || !source.decade && !copy.decade && differ(source.year, copy.year);
    if conflict {
        return Agreement::Differ;
    }
    if source.decade || copy.decade {
        return Agreement::Unclear;
    }
    let one_clock = written.source == written.copy || written.source.is_none() || written.copy.is_none();
    if let (Some(left), Some(right)) = (source.shift, copy.shift)
        && one_clock
        && (left.period == right.period || written.source.or(written.copy).is_none())
    {
        return match apart(left, right) {
            true => Agreement::Differ,
            false if left.period == right.period => finer(dates),
            false => Agreement::Same,
        };
    }
    let shares = |part: fn(&Date) -> Option<u8>| part(&source).is_some() && part(&copy).is_some();
    let one_shift = source.shift.is_none() || copy.shift.is_none();
    let settled = shares(|date| date.day)
        || shares(|date| date.weekday)
        || one_shift && (shares(|date| date.month) || shares(|date| date.season))
        || source.year.is_some() && copy.year.is_some();
    if settled { finer(dates) } else { Agreement::Unclear }
}

fn differ<T: PartialEq>(source: Option<T>, copy: Option<T>) -> bool {
    source.zip(copy).is_some_and(|(source, copy)| source != copy)
}

/// Whether two distances from the day of writing are not the same, in whatever periods they are counted.
fn apart(source: Shift, copy: Shift) -> bool {
    let days = |shift: Shift| shift.period.days() * f64::from(shift.offset);
    let (left, right) = (days(source), days(copy));
    source.period == copy.period && source.offset != copy.offset
        || (left - right).abs() > 0.02 * left.abs().max(right.abs())
}

/// Of two dates that do not contradict each other: which one tells the day less exactly, if any does.
fn finer(dates: Pair<Date>) -> Agreement {
    let depth = |date: Date| match date {
        Date { day: Some(_), .. } | Date { weekday: Some(_), .. } => 3,
        Date { shift: Some(Shift { period: Period::Day, .. }), .. } => 3,
        Date { month: Some(_), .. } => 2,
        Date { season: Some(_), .. } => 1,
        _ => 0,
    };
    match depth(dates.source).cmp(&depth(dates.copy)) {
        std::cmp::Ordering::Less => Agreement::Coarser(Side::Source),
        std::cmp::Ordering::Equal => Agreement::Same,
        std::cmp::Ordering::Greater => Agreement::Coarser(Side::Copy),
    }
}

/// Compares the days that both can mean.
fn by_days(dates: Pair<Date>, written: Pair<Option<Day>>) -> Agreement {
    let source = dates.source.days(written.source.or(written.copy));
    let copy = dates.copy.days(written.copy.or(written.source));
    let any =
        |test: &dyn Fn(Days, Days) -> bool| source.iter().any(|left| copy.iter().any(|right| test(*left, *right)));
    if source.is_empty() || copy.is_empty() {
        Agreement::Unclear
    } else if any(&|left, right| left == right) {
        let counted = |date: Date| date.shift.is_some() || date.weekday.is_some();
        if counted(dates.source) || counted(dates.copy) { Agreement::Converted } else { Agreement::Same }
    } else if any(&|left, right| loose(left, dates.source).contain(right)) {
        Agreement::Coarser(Side::Source)
    } else if any(&|left, right| loose(right, dates.copy).contain(left)) {
        Agreement::Coarser(Side::Copy)
    } else {
        Agreement::Differ
    }
}

/// Weeks may start on Sunday, and “a week ago” is no more than about a week: a day of grace.
fn loose(days: Days, date: Date) -> Days {
    match date.shift {
        Some(Shift { period: Period::Week | Period::Weekend, .. }) => {
            Days { first: days.first.plus(-1), last: days.last.plus(1) }
        }
        _ => days,
    }
}
