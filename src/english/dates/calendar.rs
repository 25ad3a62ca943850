//! Days of the proleptic Gregorian calendar, counted; just as much arithmetic as news dates need.

use std::fmt;

/// A day, counted from 1 January 1970 (day 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

/// Days from 1 March of year 0 to 1 January 1970.
const EPOCH: i32 = 719_468;
/// Days in 400 years.
const ERA: i32 = 146_097;

/// Days in a month; 0 for a month that is none.
pub fn month_length(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl Day {
    /// The day of a date; none where the calendar has no such date or the year has more than four digits.
    ///
    /// After Hinnant, “chrono-Compatible Low-Level Date Algorithms” (2013): years that start in March, so that leap
    /// days come last.
    pub fn of(year: i32, month: u8, day: u8) -> Option<Day> {
        if !(-9999..=9999).contains(&year) || day == 0 || day > month_length(year, month) {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let (era, year_of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
        let day_of_year = (153 * ((i32::from(month) + 9) % 12) + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Day(era * ERA + day_of_era - EPOCH))
    }

    /// Year, month (1–12) and day of the month.
    pub fn date(self) -> (i32, u8, u8) {
        let days = self.0.saturating_add(EPOCH);
        let (era, day_of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (era * 400 + year_of_era + i32::from(month <= 2), month as u8, day as u8)
    }

    /// Day of the week, 0 for Monday.
    pub fn weekday(self) -> u8 {
        self.0.wrapping_add(3).rem_euclid(7) as u8
    }

    /// The day so many days later.
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// From ISO 8601: the date at the start of `2022-03-07T10:00Z`.
    pub fn from_iso(text: &str) -> Option<Day> {
        let text = text.trim();
        let mut parts = text.get(..10)?.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let widths = year.len() == 4 && month.len() == 2 && day.len() == 2;
        let rest_is_time = text[10..].chars().next().is_none_or(|next| next == 'T' || next.is_whitespace());
        let day = Day::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        (widths && rest_is_time).then_some(day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (year, month, day, count, weekday) in [
            (1970, 1, 1, 0, 3),
            (2000, 2, 29, 11_016, 1),
            (2022, 3, 7, 19_058, 0),
            (1969, 7, 20, -165, 6),
            (1900, 1, 1, -25_567, 0),
            (1, 1, 1, -719_162, 0),
        ] {
            let found = Day::of(year, month, day).unwrap();
            assert_eq!((found.0, found.weekday()), (count, weekday), "{year}-{month}-{day}");
            assert_eq!(found.date(), (year, month, day));
        }
    }

    #[test]
    fn days_that_the_calendar_has_not() {
        for (year, month, day) in
            [(2023, 2, 29), (1900, 2, 29), (2022, 4, 31), (2022, 13, 1), (2022, 0, 1), (2022, 1, 0)]
        {
            assert_eq!(Day::of(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(Day::of(2000, 2, 29).is_some());
        assert_eq!(Day::of(i32::MAX, 1, 1), None);
    }

    #[test]
    fn iso_dates() {
        let day = Day::of(2022, 3, 7);
        for text in ["2022-03-07", " 2022-03-07T10:00:00Z", "2022-03-07 10:00"] {
            assert_eq!(Day::from_iso(text), day, "{text}");
        }
        for text in ["2022-3-7", "2022-03-071", "07-03-2022", "2022-02-30", "", "20ä2-03-07"] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn dates_and_counts_agree_and_weeks_go_round(count in -4_000_000i32..2_900_000) {
            let (year, month, day) = Day(count).date();
            prop_assert_eq!(Day::of(year, month, day), Some(Day(count)));
            prop_assert_eq!(Day(count).plus(7).weekday(), Day(count).weekday());
        }
    }
}
