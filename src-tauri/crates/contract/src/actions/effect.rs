use serde::{Deserialize, Serialize};

use crate::{
    DateTime, ErasedData, Flag, LabelledValue, Money, NoteCategory, NotePriority, Permission, RetainedData,
    ScheduledOperation, SuspensionReason, Utc,
};

crate::codes! {
    /// What the platform writes to users about what was done to them.
    MailTemplate {
        Suspension = "suspension",
        Reactivation = "reactivation",
        Deletion = "deletion",
        Restoration = "restoration",
        EmailChanged = "email_changed",
        PhoneVerification = "phone_verification",
        Approval = "approval",
        Rejection = "rejection",
        EmailConfirmation = "email_confirmation",
        EmailVerification = "email_verification",
        PasswordReset = "password_reset",
        PasswordChanged = "password_changed",
    }
}

crate::codes! {
    /// What following a link does.
    LinkPurpose {
        ConfirmEmail = "confirm_email",
        VerifyEmail = "verify_email",
        SetPassword = "set_password",
        VerifyPhone = "verify_phone",
    }
}

impl LinkPurpose {
    /// What it is sent with.
    pub const fn template(self) -> MailTemplate {
        match self {
            Self::ConfirmEmail => MailTemplate::EmailConfirmation,
            Self::VerifyEmail => MailTemplate::EmailVerification,
            Self::SetPassword => MailTemplate::PasswordReset,
            Self::VerifyPhone => MailTemplate::PhoneVerification,
        }
    }
}

/// Something that an action does, or that it expressly leaves. A fact with its numbers, never a sentence: words are the
/// window's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// A field of the record gets another value.
    Changes {
        field: String,
        old: Option<String>,
        new: Option<String>,
    },
    SessionsEnd {
        count: u32,
    },
    /// Sessions of the console, of a user who is an admin too.
    AdminSessionsEnd {
        count: u32,
    },
    TokensRevoked {
        count: u32,
    },
    /// With what the user is told there, and until when; no end where somebody has to lift it.
    LoginRefused {
        reason: SuspensionReason,
        message: Option<String>,
        until: Option<DateTime<Utc>>,
    },
    LoginAllowed,
    /// No new ones; so many go on.
    OrdersStop {
        open: u32,
    },
    MessagesStop,
    CommissionsStop,
    PayoutsHeld {
        payouts: Vec<PendingPayouts>,
    },
    PayoutsReleased {
        payouts: Vec<PendingPayouts>,
    },
    CreditsKept {
        balance: String,
    },
    DownlineKept {
        count: u32,
    },
    PasswordChangeRequired,
    TwoFactorRequired,
    /// An address is verified at the next login.
    VerificationNeeded,
    KycRequired,
    /// Under the flag Watch.
    Monitored {
        until: DateTime<Utc>,
    },
    FlagSet {
        flag: Flag,
    },
    FlagCleared {
        flag: Flag,
    },
    NoteAdded {
        category: NoteCategory,
        priority: NotePriority,
    },
    Mailed {
        to: String,
        template: MailTemplate,
    },
    /// Data that is kept at least until then.
    Retained {
        what: RetainedData,
        until: DateTime<Utc>,
    },
    /// What is due then, unless it is called off.
    Scheduled {
        operation: ScheduledOperation,
        at: DateTime<Utc>,
    },
    CalledOff {
        operation: ScheduledOperation,
    },
    /// Below zero for what was taken; and what the user has then.
    CreditsBooked {
        amount: String,
        balance: String,
    },
    /// A link goes to a phone number as a text, good until then.
    VerificationSent {
        to: String,
        valid_until: DateTime<Utc>,
    },
    /// Orders under way go to the address that they were placed with.
    ShipmentsKept {
        open: u32,
    },
    /// Nothing is done until an admin who holds the permission approves it; after `until` nothing will be.
    ApprovalRequested {
        permission: Permission,
        until: DateTime<Utc>,
    },
    /// In place of the password that there was, if any. It ends then, unless the user logs in with it before.
    TemporaryPassword {
        until: DateTime<Utc>,
    },
    /// What nobody can bring back.
    Erased {
        what: ErasedData,
    },
    /// Those whom a partner brought belong to another partner then, or to none.
    DownlineMoved {
        count: u32,
        to: Option<String>,
    },
    /// What the law asks for is kept apart, sealed.
    Archived {
        until: DateTime<Utc>,
    },
    /// As the platform names them.
    GroupsChanged {
        joined: Vec<LabelledValue>,
        left: Vec<LabelledValue>,
    },
    /// A message that didn't get through is tried anew.
    SentAgain {
        to: String,
        template: MailTemplate,
    },
    /// A link is mailed, good once and until then.
    LinkSent {
        purpose: LinkPurpose,
        to: String,
        valid_until: DateTime<Utc>,
    },
    /// An earlier link of that kind doesn't work any more.
    LinkEnds {
        purpose: LinkPurpose,
    },
    PasswordChanged,
    /// Neither a password nor another account is left to log in with.
    NoLoginLeft,
    /// Until the user is active again; nobody told them why.
    LoginOff,
    /// Of the user's own, as the platform names them.
    PermissionsChanged {
        granted: Vec<LabelledValue>,
        withdrawn: Vec<LabelledValue>,
    },
}

/// Payouts of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct PendingPayouts {
    pub count: u32,
    pub sum: Money,
}
