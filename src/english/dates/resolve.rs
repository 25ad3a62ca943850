//! Which days a date can mean, given the day of writing.

use super::{Date, Period, Shift, calendar};
use crate::english::dates::Day;

/// Days from one to another, both in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
}

impl Days {
    fn one(day: Day) -> Days {
        Days { first: day, last: day }
    }

    fn between(first: Option<Day>, last: Option<Day>) -> Option<Days> {
        Some(Days { first: first?, last: last? })
    }

    fn years(first: i32, count: i32) -> Option<Days> {
        let last = first.checked_add(count - 1)?;
        Days::between(Day::of(first, 1, 1), Day::of(last, 12, 31))
    }

    fn months(year: i32, month: u8, count: i32) -> Option<Days> {
        let (last_year, last_month) = later_month(year, month, count - 1);
        let last = Day::of(last_year, last_month, calendar::month_length(last_year, last_month));
        Days::between(Day::of(year, month, 1), last)
    }

    fn season(year: i32, season: u8) -> Option<Days> {
        Days::months(year, season * 3 + 3, 3)
    }

    /// Whether `other` lies within.
    pub fn contain(self, other: Days) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// The month so many months later.
fn later_month(year: i32, month: u8, months: i32) -> (i32, u8) {
    let count = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    (count.div_euclid(12) as i32, (count.rem_euclid(12) + 1) as u8)
}

impl Date {
    /// The days that it can mean, likeliest first; none where it needs a day of writing and `written` is none, or where
    /// there is no such day. A weekday is the last or the next one, a month without year the nearest ones.
    pub fn days(&self, written: Option<Day>) -> Vec<Days> {
        let readings = if self.swappable { vec![*self, self.swapped()] } else { vec![*self] };
        let mut found: Vec<Days> = Vec::new();
        for days in readings.iter().flat_map(|reading| reading.candidates(written)) {
            if !found.contains(&days) {
                found.push(days);
            }
        }
        found
    }

    /// With month and day the other way round.
    pub fn swapped(&self) -> Date {
        Date { month: self.day, day: self.month, ..*self }
    }

    fn candidates(&self, written: Option<Day>) -> Vec<Days> {
        if self.weekday.is_some() && self.day.is_none() {
            return self.weekdays(written);
        }
        let years = self.years(written);
        let told = |year: &i32| -> Option<Days> {
            match (self.month, self.day, self.season) {
                (Some(month), Some(day), _) => Day::of(*year, month, day).map(Days::one),
                (Some(month), None, _) => Days::months(*year, month, 1),
                (None, None, Some(season)) => Days::season(*year, season),
                (None, None, None) if self.decade => Days::years(*year, 10),
                (None, None, None) => Days::years(*year, 1),
                (None, Some(_), _) => None,
            }
        };
        let calendar = self.year.is_some() || self.month.is_some() || self.season.is_some();
        match (self.shift, written) {
            _ if calendar => years.iter().filter_map(told).collect(),
            (Some(shift), Some(written)) => self.shifted(shift, written).into_iter().collect(),
            (None, Some(written)) => self.day_of_near_month(written),
            _ => Vec::new(),
        }
    }

    /// The years that it can be in: told, `last year`, or those around the day of writing, nearest first.
    fn years(&self, written: Option<Day>) -> Vec<i32> {
        let now = written.map(|written| written.date().0);
        match (self.year, self.shift, now) {
            (Some(year @ 0..=99), _, _) if self.decade => vec![1900 + year, 2000 + year, 1800 + year],
            (Some(year), ..) => vec![year],
            (None, Some(Shift { period: Period::Year, offset }), Some(now)) => {
                let year = now.saturating_add(offset);
                // “last March” is March of last year, or the one just past.
                if self.month.is_some() || self.season.is_some() { vec![year, now] } else { vec![year] }
            }
            (None, _, Some(now)) => vec![now, now - 1, now + 1],
            _ => Vec::new(),
        }
    }

    /// `the 12th`: of this month, the last or the next.
    fn day_of_near_month(&self, written: Day) -> Vec<Days> {
        let Some(day) = self.day else { return Vec::new() };
        let (year, month, _) = written.date();
        let near = [0, -1, 1].map(|months| later_month(year, month, months));
        near.iter().filter_map(|(year, month)| Day::of(*year, *month, day).map(Days::one)).collect()
    }

    fn weekdays(&self, written: Option<Day>) -> Vec<Days> {
        let (Some(written), Some(weekday)) = (written, self.weekday) else { return Vec::new() };
        let monday = written.plus(-i32::from(written.weekday()));
        let of_week = |week: i32| Days::one(monday.plus(week * 7 + i32::from(weekday)));
        let back = (i32::from(written.weekday()) - i32::from(weekday)).rem_euclid(7);
        let before = written.plus(-back);
        match self.shift {
            Some(Shift { period: Period::Week, offset: 0 }) => vec![of_week(0)],
            Some(Shift { period: Period::Week, offset }) if offset.abs() < 1000 => {
                let strictly = if offset < 0 && back == 0 { before.plus(-7) } else { before };
                let nearest = if offset < 0 { strictly } else { before.plus(7) };
                vec![nearest, of_week(offset).first].into_iter().map(Days::one).collect()
            }
            _ => vec![Days::one(before), Days::one(before.plus(7))],
        }
    }

    fn shifted(&self, shift: Shift, written: Day) -> Option<Days> {
        let (year, month, _) = written.date();
        let offset = shift.offset;
        let week = |days: i32| written.plus(days - i32::from(written.weekday()));
        match shift.period {
            Period::Day => Some(Days::one(written.plus(offset))),
            Period::Week => {
                let monday = week(offset.checked_mul(7)?);
                Some(Days { first: monday, last: monday.plus(6) })
            }
            Period::Weekend => {
                let monday = week(offset.checked_mul(7)?);
                Some(Days { first: monday.plus(5), last: monday.plus(6) })
            }
            Period::Month => {
                let (year, month) = later_month(year, month, offset);
                Days::months(year, month, 1)
            }
            Period::Quarter => {
                let (year, month) = later_month(year, (month - 1) / 3 * 3 + 1, offset.checked_mul(3)?);
                Days::months(year, month, 3)
            }
            Period::Year => Days::years(year.checked_add(offset)?, 1),
            Period::Decade => Days::years((year.div_euclid(10)).checked_add(offset)?.checked_mul(10)?, 10),
            Period::Century => Days::years(year.div_euclid(100).checked_add(offset)?.checked_mul(100)?, 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday.
    fn written() -> Day {
        Day::of(2022, 3, 8).unwrap()
    }

    fn first(date: Date) -> String {
        date.days(Some(written())).first().map_or(String::new(), |days| format!("{}..{}", days.first, days.last))
    }

    fn shift(period: Period, offset: i32) -> Date {
        Date { shift: Some(Shift { period, offset }), ..Date::default() }
    }

    #[test]
    fn periods_are_counted_from_the_day_of_writing() {
        for (period, offset, days) in [
            (Period::Day, -1, "2022-03-07..2022-03-07"),
            (Period::Week, -1, "2022-02-28..2022-03-06"),
            (Period::Weekend, 0, "2022-03-12..2022-03-13"),
            (Period::Month, -1, "2022-02-01..2022-02-28"),
            (Period::Month, 10, "2023-01-01..2023-01-31"),
            (Period::Quarter, -1, "2021-10-01..2021-12-31"),
            (Period::Year, -1, "2021-01-01..2021-12-31"),
            (Period::Decade, -1, "2010-01-01..2019-12-31"),
        ] {
            assert_eq!(first(shift(period, offset)), days, "{period:?} {offset}");
        }
    }

    #[test]
    fn weekdays_are_the_last_or_the_next() {
        let monday = Date { weekday: Some(0), ..Date::default() };
        let days: Vec<String> = monday.days(Some(written())).iter().map(|days| days.first.to_string()).collect();
        assert_eq!(days, ["2022-03-07", "2022-03-14"]);
        let next = Date { shift: Some(Shift { period: Period::Week, offset: 1 }), ..monday };
        assert_eq!(first(next), "2022-03-14..2022-03-14");
    }

    #[test]
    fn nothing_relative_is_known_without_the_day_of_writing() {
        assert!(shift(Period::Month, -1).days(None).is_empty());
        assert!(Date { weekday: Some(0), ..Date::default() }.days(None).is_empty());
        let told = Date { year: Some(2022), month: Some(3), day: Some(7), ..Date::default() };
        assert_eq!(told.days(None).len(), 1);
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        let told = Date { year: Some(2022), month: Some(2), day: Some(30), ..Date::default() };
        assert!(told.days(Some(written())).is_empty());
        assert!(shift(Period::Century, i32::MAX).days(Some(written())).is_empty());
        assert!(!shift(Period::Day, i32::MAX).days(Some(written())).is_empty());
    }
}
