//! The day it is: the one place where the program looks at a clock. Only expiry of waivers depends on it, and `--today`
//! takes its place.

use super::exit::Error;
use retold::review::waivers::is_day;
use std::time::{SystemTime, UNIX_EPOCH};

/// The day given, else that of the system's clock in UTC, in ISO 8601.
pub fn today(given: Option<&str>) -> Result<String, Error> {
    match given {
        None => Ok(from_clock()),
        Some(day) if is_day(day) => Ok(day.to_owned()),
        Some(other) => Err(Error::new(format!("`{other}` is no day; a day is written 2026-12-31"))),
    }
}

fn from_clock() -> String {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    civil(days)
}

/// A day counted from 1 January 1970 in the Gregorian calendar; after Hinnant, "chrono-compatible low-level date
/// algorithms": years start in March, so that the leap day comes last.
fn civil(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_since_1970_are_days_of_the_calendar() {
        assert_eq!(civil(0), "1970-01-01");
        assert_eq!(civil(11_016), "2000-02-29");
        assert_eq!(civil(11_017), "2000-03-01");
        assert_eq!(civil(20_453), "2025-12-31");
    }
}
