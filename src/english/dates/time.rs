//! Times of day.

use super::compare::Agreement;
use crate::{
    english::quantities::{Atoms, Class, Sense},
    model::Pair,
};
use std::fmt;

/// A time of day as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// Seconds after midnight, below 86,400.
    pub seconds: u32,
    /// Whether it is known which half of the day it is in.
    pub half_known: bool,
    /// Minutes that its zone is ahead of UTC, in winter and in summer.
    pub zone: Option<(i16, i16)>,
    /// Whether it is told by a clock elsewhere, of which only the name is known: `local time`, `Moscow time`.
    pub elsewhere: bool,
}

const HOUR: u32 = 3600;
const HALF_DAY: u32 = 12 * HOUR;
const DAY: u32 = 24 * HOUR;

impl Time {
    /// Whether a clock shows this full hour.
    pub fn is_full_hour(self, hour: i64) -> bool {
        let hours = i64::from(self.seconds / HOUR);
        self.seconds.is_multiple_of(HOUR)
            && (hour == hours || !self.half_known && hour % 12 == hours % 12 || hour == hours - 12)
    }
}

/// Reads a time of day at an atom: `9:30 p.m. ET`, `21:30`, `9.30pm`, `0930 GMT`, `half past nine`, `noon`.
pub fn time(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let (clock, end) = named(atoms, at)
        .or_else(|| digital(atoms, at))
        .or_else(|| military(atoms, at))
        .or_else(|| whole_hour(atoms, at))
        .or_else(|| spoken(atoms, at))?;
    let (zone, after) = zone(atoms, end);
    let elsewhere = zone.is_none() && atoms.is_class(end, Class::Word) && atoms.is(end + 1, &["time"]) && after == end;
    Some((Time { zone, elsewhere, ..clock }, if elsewhere { end + 2 } else { after }))
}

/// Reads hours that share their half of the day: `3 to 5 p.m.`, `from nine to five o'clock`.
pub fn hours(atoms: &Atoms, at: usize) -> Option<(Time, Time, usize)> {
    let (first, joint) = hour(atoms, at).filter(|(_, joint)| atoms.is(*joint, &["-", "–", "to", "and"]))?;
    let (last, end) = time(atoms, joint + 1).filter(|(last, _)| last.half_known)?;
    let same_half = clock(first, 0, Some(last.seconds >= HALF_DAY), false)?;
    let first = if same_half.seconds < last.seconds {
        same_half
    } else {
        clock(first, 0, Some(last.seconds < HALF_DAY), false)?
    };
    let apart = atoms.text(joint) != "and" || atoms.before(at) == "between";
    apart.then_some((Time { zone: last.zone, ..first }, last, end))
}

fn named(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let seconds = match atoms.text(at) {
        "noon" | "midday" => HALF_DAY,
        "midnight" => 0,
        _ => return None,
    };
    Some((Time { seconds, half_known: true, zone: None, elsewhere: false }, at + 1))
}

/// `9:30`, `21:30:15`, `9.30pm`.
fn digital(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let two = |at: usize| atoms.plain(at).filter(|value| atoms.text(at).len() == 2 && *value < 60);
    if let Some((hour, minute)) = atoms.text(at).split_once('.') {
        let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok().filter(|_| minute.len() == 2)?);
        let (noon, end) = noon(atoms, at + 1)?;
        return clock(hour, minute * 60, Some(noon), false).map(|time| (time, end));
    }
    let colon = |at: usize| atoms.text(at) == ":" && atoms.is_glued(at) && atoms.is_glued(at + 1);
    let hour =
        atoms.plain(at).filter(|_| colon(at + 1) && !(at > 0 && atoms.is_glued(at) && atoms.before(at) == ":"))?;
    let (mut rest, mut end) = (two(at + 2)? * 60, at + 3);
    if let Some(seconds) = two(at + 4).filter(|_| colon(at + 3)) {
        (rest, end) = (rest + seconds, at + 5);
    }
    let (noon, end) = noon(atoms, end).map_or((None, end), |(noon, end)| (Some(noon), end));
    let full = atoms.text(at).starts_with('0');
    clock(hour as u32, rest as u32, noon, full).map(|time| (time, end))
}

/// `0930 GMT`, `1800 hours`.
fn military(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let value = atoms.plain(at).filter(|_| atoms.text(at).len() == 4)? as u32;
    let marked = zone(atoms, at + 1).0.is_some() || atoms.is(at + 1, &["hours", "hrs"]) && value % 100 < 60;
    let time = clock(value / 100, value % 100 * 60, None, true).filter(|_| marked && value % 100 < 60)?;
    Some((time, at + 1 + usize::from(atoms.is(at + 1, &["hours", "hrs"]))))
}

/// `9 p.m.`, `nine o'clock in the evening`.
fn whole_hour(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let (hour, end) = hour(atoms, at)?;
    if let Some((noon, end)) = noon(atoms, end) {
        return clock(hour, 0, Some(noon), false).map(|time| (time, end));
    }
    let end = end + usize::from(atoms.is(end, &["o'clock"]));
    if atoms.before(end) != "o'clock" {
        return None;
    }
    let (noon, end) = noon(atoms, end).map_or((None, end), |(noon, end)| (Some(noon), end));
    clock(hour, 0, noon, false).map(|time| (time, end))
}

/// `half past nine`, `quarter to ten`, `ten past nine p.m.`
fn spoken(atoms: &Atoms, at: usize) -> Option<(Time, usize)> {
    let (minutes, end) = match atoms.text(at) {
        "half" => (30, at + 1),
        "quarter" => (15, at + 1),
        _ => {
            let (figure, end) = atoms.number_words(at)?;
            let minutes = figure.value.as_whole().filter(|minutes| [5, 10, 20, 25].contains(minutes))?;
            (minutes as u32, end + usize::from(atoms.is(end, &["minutes"])))
        }
    };
    let before = match atoms.text(end) {
        "past" => false,
        "to" if minutes != 30 && atoms.is(at, &["quarter"]) => true,
        _ => return None,
    };
    let (hour, end) = hour(atoms, end + 1)?;
    let (noon, end) = noon(atoms, end).map_or((None, end), |(noon, end)| (Some(noon), end));
    let time = clock(hour, 0, noon, false)?;
    let seconds = if before { time.seconds + DAY - minutes * 60 } else { time.seconds + minutes * 60 };
    Some((Time { seconds: seconds % DAY, ..time }, end))
}

/// 1 to 12 in digits or words.
fn hour(atoms: &Atoms, at: usize) -> Option<(u32, usize)> {
    let word = || atoms.number_words(at).and_then(|(figure, end)| Some((figure.value.as_whole()?, end)));
    let (hour, end) = atoms.plain(at).map(|hour| (hour, at + 1)).or_else(word)?;
    (1..=12).contains(&hour).then_some((hour as u32, end))
}

/// Which half of the day: `p.m.`, `in the evening`.
fn noon(atoms: &Atoms, at: usize) -> Option<(bool, usize)> {
    let marked = atoms.sense(at, |sense| if let Sense::Noon(after) = sense { Some(after) } else { None });
    let am_is_verb = atoms.text(at) == "am" && !atoms.is_class(at.checked_sub(1)?, Class::Digits);
    if let Some(after) = marked.filter(|_| !am_is_verb) {
        return Some((after, at + 1));
    }
    let part = atoms.sense(at + 2, |sense| if let Sense::PartOfDay(part) = sense { Some(part) } else { None });
    let part = part.filter(|_| atoms.phrase(at, &["in", "the"]))?;
    Some((part > 0, at + 3))
}

fn clock(hour: u32, rest: u32, noon: Option<bool>, full: bool) -> Option<Time> {
    let known = noon.is_some() || full || hour > 12 || hour == 0;
    let hour = match noon {
        Some(_) if hour > 12 => hour,
        Some(after) => hour % 12 + if after { 12 } else { 0 },
        None => hour,
    };
    let seconds = hour.checked_mul(HOUR)?.checked_add(rest)?;
    (seconds <= DAY && rest < HOUR).then_some(Time {
        seconds: seconds % DAY,
        half_known: known,
        zone: None,
        elsewhere: false,
    })
}

type Zone = Option<(i16, i16)>;

fn zone(atoms: &Atoms, at: usize) -> (Zone, usize) {
    let named =
        atoms.sense(at, |sense| if let Sense::Zone(winter, summer) = sense { Some((winter, summer)) } else { None });
    let sure = |at: usize| atoms.is_capital(at) || !atoms.is(at, &["et", "ct", "mt", "pt", "est", "ist"]);
    if named.is_some() && sure(at) {
        return (named, at + 1);
    }
    let winter = match atoms.text(at) {
        "eastern" => -300,
        "central" => -360,
        "mountain" => -420,
        "pacific" => -480,
        _ => return (None, at),
    };
    let kept = atoms.is(at + 1, &["standard", "daylight"]);
    let zone = match atoms.text(at + 1) {
        "standard" => (winter, winter),
        "daylight" => (winter + 60, winter + 60),
        _ => (winter, winter + 60),
    };
    let end = at + 1 + usize::from(kept);
    if atoms.is(end, &["time"]) { (Some(zone), end + 1) } else { (None, at) }
}

/// Whether two times of day are the same one: on the clock, or through their zones.
pub fn compare_times(times: Pair<Time>) -> Agreement {
    let Pair { source, copy } = times;
    let same_clock = |left: u32, right: u32| {
        let day = if source.half_known && copy.half_known { DAY } else { HALF_DAY };
        left % day == right % day
    };
    match (source.zone, copy.zone) {
        (Some(left), Some(right)) if left != right => {
            let at_utc =
                |time: Time, zone: i16| (i64::from(time.seconds) - i64::from(zone) * 60).rem_euclid(DAY.into()) as u32;
            let pairs = [(left.0, right.0), (left.1, right.1), (left.0, right.1), (left.1, right.0)];
            let meet = pairs.iter().any(|(left, right)| same_clock(at_utc(source, *left), at_utc(copy, *right)));
            if meet { Agreement::Converted } else { Agreement::Differ }
        }
        _ if same_clock(source.seconds, copy.seconds) => Agreement::Same,
        _ if source.elsewhere != copy.elsewhere => Agreement::Unclear,
        _ => Agreement::Differ,
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.seconds / HOUR, self.seconds / 60 % 60, self.seconds % 60);
        write!(f, "{hours:02}:{minutes:02}")?;
        if seconds > 0 {
            write!(f, ":{seconds:02}")?;
        }
        if !self.half_known {
            f.write_str(" a.m. or p.m.")?;
        }
        match self.zone {
            Some((winter, _)) => write!(f, " (UTC{:+}:{:02})", winter / 60, winter.abs() % 60),
            None => Ok(()),
        }
    }
}
