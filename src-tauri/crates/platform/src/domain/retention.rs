//! How long things are kept (DEL-2).

use chrono::{DateTime, Months, TimeDelta, Utc};
use steward_contract::RetainedData;

/// Fates of changes: a console that was away longer must look at the user instead.
pub const FATES: TimeDelta = TimeDelta::days(90);
/// Used and expired challenges, grants and tokens of ended sessions; wrong tries, which count for minutes.
pub const SECRETS: TimeDelta = TimeDelta::days(1);
/// How long an export can take; one that is older has no server any more.
pub const STREAMS: TimeDelta = TimeDelta::days(1);
/// Links that users are sent are good for this long (PWD-1).
pub const LINKS: TimeDelta = TimeDelta::hours(24);
/// A deleted user can be brought back for this long (DEL-1).
pub const RESTORABLE: TimeDelta = TimeDelta::days(90);

/// Until when something of a deleted user is kept (DEL-2).
pub fn kept_until(what: RetainedData, deleted: DateTime<Utc>) -> DateTime<Utc> {
    let years = |years: u32| deleted.checked_add_months(Months::new(years * 12)).unwrap_or(DateTime::<Utc>::MAX_UTC);
    match what {
        // Legal and tax requirements.
        RetainedData::Orders | RetainedData::FinancialTransactions => years(7),
        RetainedData::AuditLog => years(10),
        RetainedData::PersonalData => deleted + RESTORABLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of the guide, "Data Retention After Soft Delete".
    #[test]
    fn what_is_kept_how_long() {
        let deleted = "2028-02-29T12:00:00Z".parse().unwrap();
        for (what, until) in [
            (RetainedData::Orders, "2035-02-28T12:00:00Z"),
            (RetainedData::FinancialTransactions, "2035-02-28T12:00:00Z"),
            (RetainedData::AuditLog, "2038-02-28T12:00:00Z"),
            (RetainedData::PersonalData, "2028-05-29T12:00:00Z"),
        ] {
            assert_eq!(kept_until(what, deleted), until.parse::<DateTime<Utc>>().unwrap(), "{what}");
        }
    }
}
