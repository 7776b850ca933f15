//! What a page says when there is nothing to press on it.

use axum::http::StatusCode;
use steward_contract::LinkPurpose;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Done(LinkPurpose),
    /// Used, too old, replaced, for what isn't the user's any more, or never there: nobody is told which.
    Over,
    /// The address belongs to somebody else by now.
    Taken,
    TooMany,
    /// Another page sent it, or it was for another host.
    Elsewhere,
    Failed,
}

impl Said {
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Done(_) => StatusCode::OK,
            Self::Over => StatusCode::GONE,
            Self::Taken => StatusCode::CONFLICT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Elsewhere => StatusCode::FORBIDDEN,
            Self::Failed => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What happened, and what to do about it.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Done(LinkPurpose::ConfirmEmail) => {
                ("Your email address is changed", "From now on you log in and get mail with this address.")
            }
            Self::Done(LinkPurpose::VerifyEmail) => ("Your email address is confirmed", "There is nothing else to do."),
            Self::Done(LinkPurpose::VerifyPhone) => ("Your phone number is confirmed", "There is nothing else to do."),
            Self::Done(LinkPurpose::SetPassword) => {
                ("Your password is changed", "You are logged out everywhere. Log in again with the new one.")
            }
            Self::Over => (
                "This link does not work any more",
                "A link works once, for a day, and until a newer one is sent. Use the one in the latest message, with all of \
                 it up to its end, or ask for a new one.",
            ),
            Self::Taken => {
                ("This address belongs to another account", "Nothing was changed. Your old address stays in use.")
            }
            Self::TooMany => ("Too many wrong links", "Try again in a quarter of an hour."),
            Self::Elsewhere => ("This page does not open from there", "Open the link from the message itself."),
            Self::Failed => ("That did not work", "Nothing was changed. Try again in a moment."),
        }
    }
}
