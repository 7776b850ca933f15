//! What a suspension and its lifting may say (SUS-1, REA-1).

use chrono::Datelike;
use steward_contract::{DateTime, FieldError, ReactivateRequest, SuspendRequest, Utc};

/// Characters of a justification or reason.
pub const JUSTIFICATION: usize = 2_000;
/// Characters of the message that the user reads.
pub const MESSAGE: usize = 500;
/// Days under the flag Watch.
pub const MONITORING: std::ops::RangeInclusive<u32> = 1..=365;

/// Everything that is wrong with a request to suspend, as of `now`.
pub fn faults(request: &SuspendRequest, now: DateTime<Utc>) -> Vec<FieldError> {
    let mut faults = Vec::new();
    faults.extend(text_fault("justification", &request.justification, JUSTIFICATION));
    if let Some(message) = &request.message {
        faults.extend(text_fault("message", message, MESSAGE));
    }
    if request.until.is_some_and(|until| until <= now) {
        faults.push(FieldError::new("until", "is not in the future; choose a later end, or none"));
    }
    // RFC 3339 has four digits for a year; a later instant could be told to nobody.
    if request.until.is_some_and(|until| until.year() > 9_999) {
        faults.push(FieldError::new("until", "is after the year 9999; choose an earlier end, or none"));
    }
    if request.until.is_some() && !request.reason.may_end_by_itself() {
        faults.push(FieldError::new("until", format!("a suspension for {} has no end of its own", request.reason)));
    }
    faults
}

/// Everything that is wrong with a request to reactivate.
pub fn reactivation_faults(request: &ReactivateRequest) -> Vec<FieldError> {
    let mut faults = Vec::new();
    faults.extend(text_fault("reason", &request.reason, JUSTIFICATION));
    if request.conditions.monitor_days.is_some_and(|days| !MONITORING.contains(&days)) {
        faults.push(FieldError::new("conditions.monitor_days", "must be 1 to 365 days"));
    }
    faults
}

fn text_fault(field: &str, text: &str, most: usize) -> Option<FieldError> {
    if text.trim().is_empty() {
        return Some(FieldError::new(field, "must not be empty"));
    }
    let length = text.chars().count();
    (length > most).then(|| FieldError::new(field, format!("has {length} characters, {most} are allowed")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use steward_contract::{ReactivationConditions, SuspensionNotice, SuspensionReason};

    use super::*;

    fn request(justification: String, until: Option<i64>) -> SuspendRequest {
        SuspendRequest {
            reason: SuspensionReason::TosViolation,
            justification,
            message: None,
            until: until.and_then(DateTime::from_timestamp_millis),
            notice: SuspensionNotice { email: true, include_reason: false, include_appeal: false },
        }
    }

    proptest! {
        #[test]
        fn only_ends_in_the_future_pass(until in 0..10_000_i64, now in 0..10_000_i64) {
            let now_instant = DateTime::from_timestamp_millis(now).unwrap();
            prop_assert_eq!(faults(&request("why".into(), Some(until)), now_instant).is_empty(), until > now);
        }

        #[test]
        fn justifications_have_1_to_2000_characters(length in 0..4_000_usize) {
            let fault = faults(&request("ü".repeat(length), None), DateTime::default());
            prop_assert_eq!(fault.is_empty(), (1..=JUSTIFICATION).contains(&length));
        }

        #[test]
        fn monitoring_lasts_1_to_365_days(days in 0..1_000_u32) {
            let conditions =
                ReactivationConditions { require_password_change: false, require_kyc: false, monitor_days: Some(days) };
            let request = ReactivateRequest { reason: "why".into(), conditions };
            prop_assert_eq!(reactivation_faults(&request).is_empty(), (1..=365).contains(&days));
        }
    }

    #[test]
    fn what_two_people_lift_does_not_end_by_itself() {
        let mut fraud = request("why".into(), Some(10));
        fraud.reason = SuspensionReason::Fraud;
        assert_eq!(faults(&fraud, DateTime::default())[0].field, "until");
    }

    #[test]
    fn an_end_has_a_year_of_four_digits() {
        let end = |text: &str| text.parse::<DateTime<Utc>>().unwrap().timestamp_millis();
        let faults = |until| faults(&request("why".into(), Some(until)), DateTime::default());
        assert!(faults(end("9999-12-31T23:59:59Z")).is_empty());
        assert_eq!(faults(end("+10000-01-01T00:00:00Z"))[0].field, "until");
    }

    #[test]
    fn blank_texts_are_none() {
        let mut blank = request("  \n".into(), None);
        blank.message = Some(String::new());
        let fields: Vec<_> = faults(&blank, DateTime::default()).into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["justification", "message"]);
    }
}
