//! The user whom an action is about, with what decides whether it can be done.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use steward_contract::{
    HeldBy, Module, Problem, ProblemCode, Subject as Named, SubjectKind, SuspensionReason, Targets, UserStatus,
};

use uuid::Uuid;

use super::approvals::Requested;
use crate::{
    Platform,
    auth::Caller,
    domain::rank::{Rank, RankRefusal, may_act},
    error::{ApiError, detailed, not_found},
    presets::Preset,
    store::{
        admins, approvals,
        codes::{Numbered, Trait},
        deletions::{self, Deletion},
        entity::{approval, outbox as message, suspension, user, user_profile, user_security, user_session},
        erasures,
        newcomers::Newcomer,
        outbox, suspensions, user_records, user_sessions,
    },
};

pub struct Subject<'a> {
    pub user: user::Model,
    pub status: UserStatus,
    pub profile: user_profile::Model,
    pub security: user_security::Model,
    /// The one in force, also while the user is deleted.
    pub suspension: Option<suspension::Model>,
    /// Of a deleted user who can still be restored, or could.
    pub deletion: Option<Deletion>,
    /// What stands in the way of a deletion for good, of a deleted user.
    pub held: Vec<HeldBy>,
    /// Whether that has begun.
    pub erasing: bool,
    /// Of the session that the action names, where it names one.
    pub session: Option<user_session::Model>,
    /// The message that the action names, where it names one.
    pub message: Option<message::Model>,
    /// What the action decides, where it decides something.
    pub requested: Option<Requested>,
    /// The admins of the platform that the user is too.
    pub admins: Vec<Uuid>,
    /// As an admin, where the user is one.
    pub rank: Rank,
    pub preset: &'a Preset,
}

impl<'a> Subject<'a> {
    /// As things stand.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn read(
        platform: &'a Platform,
        connection: &impl ConnectionTrait,
        named: &impl Targets,
    ) -> Result<Self, ApiError> {
        let user = user_records::find_whole(connection, user_id(connection, named).await?).await?;
        Self::of(platform, connection, user.ok_or_else(|| not_found("user"))?, named).await
    }

    /// Of somebody who is to be made.
    pub fn new(platform: &'a Platform, newcomer: Newcomer) -> Result<Self, ApiError> {
        let Newcomer { user, profile, security } = newcomer;
        Ok(Self {
            status: user_records::status(&user)?,
            user,
            profile,
            security,
            suspension: None,
            deletion: None,
            held: Vec::new(),
            erasing: false,
            session: None,
            message: None,
            requested: None,
            admins: Vec::new(),
            rank: Rank::default(),
            preset: platform.preset(),
        })
    }

    /// Whether they are to be made.
    pub fn is_new(&self) -> bool {
        self.user.id == 0
    }

    /// Makes them; from then on they are who the steps are about.
    ///
    /// # Errors
    /// When the database can't be written, or what must be one user's is another's already.
    pub async fn enter(self, transaction: &DatabaseTransaction) -> Result<Self, DbErr> {
        let Self { user, profile, security, .. } = self;
        let Newcomer { user, profile, security } = Newcomer { user, profile, security }.enter(transaction).await?;
        Ok(Self { user, profile, security, ..self })
    }

    /// The same for a change: nobody else changes the user until the transaction ends.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn lock(
        platform: &'a Platform,
        transaction: &DatabaseTransaction,
        named: &impl Targets,
    ) -> Result<Self, ApiError> {
        let user = user_records::lock_whole(transaction, user_id(transaction, named).await?).await?;
        Self::of(platform, transaction, user.ok_or_else(|| not_found("user"))?, named).await
    }

    async fn of(
        platform: &'a Platform,
        connection: &impl ConnectionTrait,
        (user, profile, security): user_records::Whole,
        named: &impl Targets,
    ) -> Result<Self, ApiError> {
        let requested = match named.approval_id() {
            None => None,
            // Read again: until the user was locked, somebody else may have decided it.
            Some(id) => Some(Requested::of(connection, approval(connection, id).await?).await?),
        };
        let named_session = || requested.as_ref().and_then(|requested| requested.action.session_id());
        let session = match named.session_id().or_else(named_session) {
            None => None,
            Some(id) => {
                let found = user_sessions::find(connection, user.id, id).await?;
                Some(found.ok_or_else(|| not_found("session of this user"))?)
            }
        };
        let message = match named.mail_id() {
            None => None,
            Some(id) => {
                let found = outbox::find(connection, id).await?.filter(|found| found.user_id == Some(user.id));
                Some(found.ok_or_else(|| not_found("message to this user"))?)
            }
        };
        let status = user_records::status(&user)?;
        let deleted = status == UserStatus::Deleted;
        let admins = admins::of_user(connection, user.id).await?;
        let may_be_suspended = deleted || status == UserStatus::Suspended;
        Ok(Self {
            status,
            profile,
            security,
            deletion: if deleted { deletions::find(connection, user.id).await? } else { None },
            held: if deleted { erasures::held(connection, user.id).await? } else { Vec::new() },
            erasing: deleted && erasures::find(connection, user.user_id).await?.is_some(),
            suspension: if may_be_suspended { suspensions::find_in_force(connection, user.id).await? } else { None },
            session,
            message,
            requested,
            rank: admins::rank_of(connection, &admins).await?,
            admins,
            preset: platform.preset(),
            user,
        })
    }

    pub fn has(&self, module: Module) -> bool {
        self.preset.modules.contains(&module)
    }

    /// Whether the user proved an address.
    pub fn is_verified(&self) -> bool {
        let traits = self.user.traits;
        Trait::EmailVerified.is_in(traits) || Trait::PhoneVerified.is_in(traits)
    }

    /// Whether there is a password that can be asked for or changed.
    pub fn has_password(&self) -> bool {
        Trait::HasPassword.is_in(self.user.traits)
    }

    /// Whether failed logins keep the user out at an instant, in unix milliseconds.
    pub fn is_locked(&self, now: i64) -> bool {
        self.user.locked_until > now
    }

    /// Why the user is kept out, if so.
    pub fn suspended_for(&self) -> Option<SuspensionReason> {
        self.suspension.as_ref().and_then(|row| SuspensionReason::from_number(row.reason))
    }

    /// Why the admin may not act on this user, if so.
    pub fn rank_refusal(&self, actor: &Caller) -> Option<Problem> {
        let title = match may_act(actor.rank, self.rank, actor.user_id == Some(self.user.id)) {
            Ok(()) => return None,
            Err(RankRefusal::Oneself) => "This is your own account.",
            Err(RankRefusal::NotBelow) => "This is an admin of equal or higher rank.",
        };
        let detail = "Ask an admin of higher rank. Nothing was changed.";
        Some(detailed(ProblemCode::RankTooLow, title, detail))
    }

    /// What to say when the state does not allow an action: `wrong_status("suspended")`.
    pub fn wrong_status(&self, action: &str) -> Problem {
        let name = self.status.as_str().replace('_', " ");
        wrong_state(format!("The user is {name} and cannot be {action}."))
    }

    /// As people name what the action is about.
    pub fn named(&self) -> Named {
        let (kind, id, label) = match (&self.requested, &self.session, &self.message) {
            (Some(requested), ..) => (SubjectKind::Approval, requested.row.approval_id, self.user.name.clone()),
            (None, Some(session), _) => (SubjectKind::Session, session.session_id, label_of(session)),
            (None, None, Some(message)) => (SubjectKind::Message, message.mail_id, self.user.name.clone()),
            (None, None, None) => (SubjectKind::User, self.user.user_id, self.user.name.clone()),
        };
        Named { kind, id: id.to_string(), label }
    }
}

/// Whom it is about: the user that is named, or whom the request is about that is named.
async fn user_id(connection: &impl ConnectionTrait, named: &impl Targets) -> Result<Uuid, ApiError> {
    match (named.user_id(), named.approval_id()) {
        (Some(id), _) => Ok(id),
        (None, Some(id)) => Ok(approval(connection, id).await?.user_id),
        (None, None) => Err(not_found("user").into()),
    }
}

async fn approval(connection: &impl ConnectionTrait, id: Uuid) -> Result<approval::Model, ApiError> {
    Ok(approvals::find(connection, id).await?.ok_or_else(|| not_found("request"))?)
}

fn label_of(session: &user_session::Model) -> String {
    let parts = [&session.browser, &session.os, &session.location];
    let known: Vec<&str> = parts.into_iter().filter_map(Option::as_deref).collect();
    if known.is_empty() { session.session_id.to_string() } else { known.join(", ") }
}

/// What to say when something about the user does not allow an action.
pub fn wrong_state(title: impl Into<String>) -> Problem {
    let detail = "Somebody may have changed it meanwhile. Reload the user. Nothing was changed.";
    detailed(ProblemCode::WrongStatus, title, detail)
}
