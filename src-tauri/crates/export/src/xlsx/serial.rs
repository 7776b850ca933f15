//! Days and instants as Excel counts them: in days since the end of 1899.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};

/// Days from the first of January of the year 1 to the day that Excel calls 0.
const ZERO: i32 = 693_594;

/// Excel believes that 1900 was a leap year, so what it calls days before March 1900 is not agreed on.
const FIRST: i32 = 61;

/// 31 December 9999.
const LAST: i32 = 2_958_465;

/// The number of a day; nothing for one that Excel doesn't have.
pub fn day(day: NaiveDate) -> Option<i32> {
    let serial = day.num_days_from_ce() - ZERO;
    (FIRST..=LAST).contains(&serial).then_some(serial)
}

/// The number of an instant in UTC; nothing for one that Excel doesn't have.
pub fn instant(at: DateTime<Utc>) -> Option<f64> {
    Some(f64::from(day(at.date_naive())?) + fraction(at.time()))
}

fn fraction(time: NaiveTime) -> f64 {
    let seconds = f64::from(time.num_seconds_from_midnight()) + f64::from(time.nanosecond()) / 1e9;
    seconds / 86_400.0
}
