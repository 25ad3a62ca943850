//! Dates and times of day: how they are written, which days they mean, and whether two mean the same.
//!
//! A [`Date`] holds what the words tell, no more. [`Date::days`] works out which days that can be, given the day the
//! story was written; [`compare_dates`] compares by those days where both sides have them and by what is told where not.

mod calendar;
mod compare;
mod grammar;
mod resolve;
mod time;
mod written;

pub use calendar::Day;
pub use compare::{Agreement, compare_dates};
pub(super) use grammar::date;
pub use resolve::Days;
pub use time::{Time, compare_times};
pub(super) use time::{hours, time};
pub use written::written_on;

use std::fmt;

/// A date as it was told: whole, in part, or relative to the day of writing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year, below 0 before Christ; the first of the ten with `decade`, without its century where below 100.
    pub year: Option<i32>,
    /// Whether the year stands for the ten from it on.
    pub decade: bool,
    /// Month of the year, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31.
    pub day: Option<u8>,
    /// Whether month and day may be the other way round: `03/07/2022`.
    pub swappable: bool,
    /// Day of the week, 0 for Monday.
    pub weekday: Option<u8>,
    /// Spring 0 to winter 3.
    pub season: Option<u8>,
    /// How far from the day of writing: `last month` is one month back.
    pub shift: Option<Shift>,
    /// Early 0, middle 1, late 2 in the rest of it.
    pub phase: Option<u8>,
    /// Morning 0 to night 3.
    pub part: Option<u8>,
}

/// So many periods from the one that holds the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shift {
    /// What is counted.
    pub period: Period,
    /// How many, below 0 for the past.
    pub offset: i32,
}

/// The periods that relative dates count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Month.
    Month,
    /// Three months.
    Quarter,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Period {
    /// Its mean length in days.
    pub fn days(self) -> f64 {
        match self {
            Period::Day => 1.0,
            Period::Weekend | Period::Week => 7.0,
            Period::Month => 30.436_875,
            Period::Quarter => 91.310_625,
            Period::Year => 365.2425,
            Period::Decade => 3652.425,
            Period::Century => 36_524.25,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Weekend => "weekend",
            Period::Week => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
            Period::Decade => "decade",
            Period::Century => "century",
        }
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const PARTS: [&str; 4] = ["morning", "afternoon", "evening", "night"];
const PHASES: [&str; 3] = ["early", "mid", "late"];

impl fmt::Display for Date {
    /// In one order whatever the order of the text: `late Monday 7 March 2022 morning (1 week before)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn name(names: &[&str], index: Option<u8>) -> Option<String> {
            index.and_then(|index| names.get(usize::from(index))).map(|name| (*name).to_owned())
        }
        let year = self.year.map(|year| match (self.decade, year) {
            (true, 0..=99) => format!("'{year:02}s"),
            (true, _) => format!("{year}s"),
            (false, ..0) => format!("{} BC", -year),
            _ => year.to_string(),
        });
        let shift = self.shift.map(|Shift { period, offset }| {
            let (many, count) = (if offset.abs() == 1 { "" } else { "s" }, offset.abs());
            let name = if period == Period::Century && count > 1 { "centurie" } else { period.name() };
            match offset {
                0 => format!("this {name}"),
                ..0 => format!("{count} {name}{many} back"),
                _ => format!("{count} {name}{many} on"),
            }
        });
        let words = [
            name(&PHASES, self.phase),
            name(&WEEKDAYS, self.weekday),
            self.day.map(|day| day.to_string()),
            name(&MONTHS, self.month.map(|month| month.wrapping_sub(1))),
            name(&SEASONS, self.season),
            year,
            shift,
            name(&PARTS, self.part),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        f.write_str(&words.join(" "))
    }
}
