//! What users were written, or are to be (mock 14).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    DateTime, LinkPurpose, MailTemplate, Sensitive, Utc,
    parameters::{how, parameters},
};

crate::codes! {
    /// The way by which somebody is written to.
    PostKind { Mail = "mail", Sms = "sms" }
}

crate::codes! {
    /// What became of a message. A dead letter isn't tried any more.
    PostState { Waiting = "waiting", Sent = "sent", Dead = "dead" }
}

impl MailTemplate {
    pub const fn kind(self) -> PostKind {
        match self {
            Self::PhoneVerification => PostKind::Sms,
            Self::Suspension
            | Self::Reactivation
            | Self::Deletion
            | Self::Restoration
            | Self::EmailChanged
            | Self::Approval
            | Self::Rejection
            | Self::EmailConfirmation
            | Self::EmailVerification
            | Self::PasswordReset
            | Self::PasswordChanged => PostKind::Mail,
        }
    }
}

/// One message of the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Message {
    pub mail_id: Uuid,
    pub kind: PostKind,
    pub template: MailTemplate,
    pub subject: String,
    /// An address of mail or a number; empty where the reader may not see it.
    pub to: String,
    /// Whom it tells something.
    pub user_id: Option<Uuid>,
    pub user_name: Option<String>,
    pub written_at: DateTime<Utc>,
    pub state: PostState,
    /// Since it was written, or sent on its way again.
    pub tries: u32,
    /// Of the last try.
    pub tried_at: Option<DateTime<Utc>>,
    /// Of the next one, where one failed and another follows.
    pub next_try_at: Option<DateTime<Utc>>,
    /// What went wrong at the last try.
    pub error: Option<String>,
    /// What the reader may not see.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<Sensitive>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct MessagePage {
    pub items: Vec<Message>,
    pub next_cursor: Option<String>,
    /// How many wait, of either kind.
    pub waiting: u32,
    /// How many dead letters there are.
    pub dead: u32,
    /// The server that mail leaves by; where there is none, mail is kept.
    pub mail_server: Option<String>,
    /// The gateway that texts leave by; where there is none, texts are kept.
    pub sms_gateway: Option<String>,
}

/// One message with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct MessageDetail {
    pub message: Message,
    pub text: String,
    /// The same as a page, of mail.
    pub html: Option<String>,
    /// Who it is from, of mail that leaves.
    pub from: Option<String>,
    /// The link in it, on platforms that are for trying out; everywhere else it is its reader's alone, and left out.
    pub link: Option<MessageLink>,
}

/// A link that somebody was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct MessageLink {
    pub purpose: LinkPurpose,
    pub url: String,
    pub valid_until: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    /// When a newer one took its place.
    pub ended_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailPath {
    pub mail_id: Uuid,
}

/// What a user was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserMailPath {
    pub user_id: Uuid,
    pub mail_id: Uuid,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct OutboxQuery {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<PostState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PostKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Rows per page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

parameters! { OutboxQuery { state, kind, cursor, limit as Rows } }
