//! The second confirmation of an action (CON-6).

use chrono::TimeDelta;

/// How long a confirmation can be used.
pub const LIFETIME: TimeDelta = TimeDelta::minutes(2);

/// What a refusal asks for, in the words of RFC 9470.
pub const CHALLENGE: &str = "Bearer error=\"insufficient_user_authentication\", \
    error_description=\"A fresh second factor is required\", acr_values=\"urn:steward:step-up\", max_age=\"120\"";
