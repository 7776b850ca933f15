//! What actions are made of. Each step has two faces over one condition: what it would do, and doing it.

mod add_note;
mod allow_ips;
mod ask_for_kyc;
mod begin_erasure;
mod book_credits;
mod change_flag;
mod change_groups;
mod change_permissions;
mod decide;
mod decide_kyc;
mod deletion;
mod end_admin_sessions;
mod end_sessions;
mod keep_credits;
mod keep_shipments;
mod mail;
mod monitor;
mod move_payouts;
mod oauth;
mod register;
mod require;
mod retain;
mod send_again;
mod send_link;
mod set_credentials;
mod set_email;
mod set_password;
mod set_profile;
mod set_status;
mod set_unique_id;
mod stop_trade;
mod suspension;
mod temporary_password;
mod unlock;
mod unverify;
mod verify;

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use steward_contract::{AdminRef, ApprovalState, AuditAction, DateTime, Effect, Flag, UserStatus, Utc};

pub use add_note::NewNote;
pub use book_credits::Booking;
pub use decide_kyc::KycDecision;
pub use mail::Letter;
pub use move_payouts::Move;
pub use require::Requirement;
pub use send_link::NewLink;
pub use set_profile::NewValue;
pub use suspension::Beginning;
pub use verify::Proven;

use super::subject::Subject;
use crate::{
    Platform,
    domain::networks::Network,
    store::{api_tokens, audit::Record, oauth_links::Account, user_sessions::Which},
};

/// One step, as data.
#[derive(Debug, Clone)]
pub enum Step {
    /// Who was made, as they are.
    Register,
    SetStatus(UserStatus),
    BeginSuspension(Beginning),
    EndSuspension,
    /// With when the hard delete is due.
    BeginDeletion(DateTime<Utc>),
    EndDeletion,
    BeginErasure,
    EndSessions(Which),
    EndAdminSessions,
    RevokeTokens(api_tokens::Which),
    /// Orders, messages and commissions.
    StopTrade,
    KeepCredits,
    BookCredits(Booking),
    /// What is kept of a user who is deleted then.
    Retain(DateTime<Utc>),
    MovePayouts(Move),
    Require(Requirement),
    TurnTwoFactorOff,
    AskForKyc,
    DecideKyc(KycDecision),
    Monitor(DateTime<Utc>),
    ChangeFlag(Flag, bool),
    AddNote(NewNote),
    Unlock,
    Mail(Letter),
    /// To an address that isn't the user's yet.
    MailTo(String, Letter),
    SetProfile(Vec<NewValue>),
    SetEmail(String),
    /// An address of mail, and fields of the profile.
    SetCredentials(Option<String>, Vec<NewValue>),
    /// The one that is named, or one by the platform's pattern.
    SetUniqueId(Option<String>),
    SendLink(NewLink),
    Verify(Proven),
    SetPassword,
    KeepShipments,
    Decide(ApprovalState),
    /// With when it ends.
    BeginTemporaryPassword(DateTime<Utc>),
    EndTemporaryPassword,
    /// With the mask of all that the user is in then.
    ChangeGroups(i64),
    AllowIps(Vec<Network>),
    /// The message that the action names.
    SendAgain,
    LinkOauth(Account),
    UnlinkOauth(Account),
    /// The addresses that the user proved.
    Unverify,
    /// With all that the user has then.
    ChangePermissions(BTreeSet<String>),
}

/// Who does it, when and why, and in which transaction.
pub struct Doer<'a> {
    pub platform: &'a Platform,
    pub transaction: &'a DatabaseTransaction,
    /// Nobody where the platform itself acts.
    pub by: Option<AdminRef>,
    pub reason: Option<&'a str>,
    /// The hash of the password that is given to the user, where one is.
    pub password: Option<&'a str>,
    /// Unix milliseconds.
    pub now: i64,
}

impl Step {
    /// Whether it leaves alone what makes somebody verified or not. What isn't named here may change it.
    pub const fn leaves_verification(&self) -> bool {
        matches!(
            self,
            Self::SetStatus(_)
                | Self::BeginSuspension(_)
                | Self::EndSuspension
                | Self::EndSessions(_)
                | Self::EndAdminSessions
                | Self::RevokeTokens(_)
                | Self::StopTrade
                | Self::KeepCredits
                | Self::KeepShipments
                | Self::BookCredits(_)
                | Self::MovePayouts(_)
                | Self::ChangeFlag(..)
                | Self::AddNote(_)
                | Self::Unlock
                | Self::Mail(_)
                | Self::LinkOauth(_)
                | Self::UnlinkOauth(_)
                | Self::ChangePermissions(_)
        )
    }

    /// What it would do.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn foresee(
        &self,
        subject: &Subject<'_>,
        db: &impl ConnectionTrait,
        now: i64,
    ) -> Result<Vec<Effect>, DbErr> {
        match self {
            Self::Register => Ok(register::effects(subject)),
            Self::SetStatus(status) => Ok(set_status::effects(subject, *status, now)),
            Self::BeginSuspension(beginning) => Ok(suspension::effects_of_begin(beginning)),
            Self::EndSuspension | Self::Decide(_) => Ok(Vec::new()),
            Self::BeginDeletion(due) => Ok(deletion::effects_of_begin(*due)),
            Self::EndDeletion => Ok(deletion::effects_of_end()),
            Self::BeginErasure => begin_erasure::effects(subject, db).await,
            Self::EndSessions(which) => end_sessions::foresee(subject, db, *which, now).await,
            Self::EndAdminSessions => end_admin_sessions::foresee(subject, db, now).await,
            Self::RevokeTokens(which) => end_sessions::foresee_tokens(subject, db, *which).await,
            Self::StopTrade => stop_trade::effects(subject, db).await,
            Self::KeepCredits => Ok(keep_credits::effects(subject)),
            Self::BookCredits(booking) => Ok(book_credits::effects(*booking)),
            Self::Retain(deleted) => Ok(retain::effects(subject, *deleted)),
            Self::MovePayouts(how) => move_payouts::foresee(subject, db, *how).await,
            Self::Require(what) => Ok(require::effects(subject, *what)),
            Self::TurnTwoFactorOff => Ok(require::effects_of_turning_off(subject)),
            Self::AskForKyc => Ok(ask_for_kyc::effects()),
            Self::DecideKyc(decision) => Ok(decide_kyc::effects(subject, *decision)),
            Self::Monitor(until) => Ok(monitor::effects(*until)),
            Self::ChangeFlag(flag, on) => Ok(change_flag::effects(subject, *flag, *on)),
            Self::AddNote(note) => Ok(add_note::effects(note)),
            Self::Unlock => Ok(unlock::effects(subject, now)),
            Self::Mail(letter) => Ok(mail::effects(subject, letter)),
            Self::MailTo(to, letter) => Ok(mail::effects_to(to, letter)),
            Self::SetProfile(values) => Ok(set_profile::effects(subject, values)),
            Self::SetEmail(email) => Ok(set_email::effects(subject, email)),
            Self::SetCredentials(email, values) => Ok(set_credentials::effects(subject, email.as_deref(), values)),
            Self::SetUniqueId(named) => set_unique_id::foresee(subject, db, named.as_deref()).await,
            Self::SendLink(link) => send_link::foresee(subject, db, link, now).await,
            Self::Verify(what) => Ok(verify::effects(subject, *what)),
            Self::SetPassword => Ok(set_password::effects()),
            Self::KeepShipments => keep_shipments::effects(subject, db).await,
            Self::BeginTemporaryPassword(until) => Ok(temporary_password::effects_of_begin(subject, *until)),
            Self::EndTemporaryPassword => Ok(temporary_password::effects_of_end()),
            Self::ChangeGroups(after) => Ok(change_groups::effects(subject, *after)),
            Self::AllowIps(allowed) => allow_ips::foresee(subject, db, allowed, now).await,
            Self::SendAgain => Ok(send_again::effects(subject)),
            Self::LinkOauth(account) => Ok(oauth::effects_of_link(account)),
            Self::UnlinkOauth(account) => Ok(oauth::effects_of_unlink(subject, account)),
            Self::Unverify => Ok(unverify::effects(subject)),
            Self::ChangePermissions(after) => Ok(change_permissions::effects(subject, after)),
        }
    }

    /// Does it, and says what was done.
    ///
    /// # Errors
    /// When the database can't be written.
    pub async fn take(&self, subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
        match self {
            Self::Register => Ok(register::effects(subject)),
            Self::SetStatus(status) => set_status::take(subject, doer, *status).await,
            Self::BeginSuspension(beginning) => suspension::begin(subject, doer, beginning).await,
            Self::EndSuspension => suspension::end(subject, doer).await,
            Self::BeginDeletion(due) => deletion::begin(subject, doer, *due).await,
            Self::EndDeletion => deletion::end(subject, doer).await,
            Self::BeginErasure => begin_erasure::take(subject, doer).await,
            Self::EndSessions(which) => end_sessions::take(subject, doer, *which).await,
            Self::EndAdminSessions => end_admin_sessions::take(subject, doer).await,
            Self::RevokeTokens(which) => end_sessions::revoke_tokens(subject, doer, *which).await,
            Self::StopTrade => stop_trade::effects(subject, doer.transaction).await,
            Self::KeepCredits => Ok(keep_credits::effects(subject)),
            Self::BookCredits(booking) => book_credits::take(subject, doer, *booking).await,
            Self::Retain(deleted) => Ok(retain::effects(subject, *deleted)),
            Self::MovePayouts(how) => move_payouts::take(subject, doer, *how).await,
            Self::Require(what) => require::take(subject, doer, *what).await,
            Self::TurnTwoFactorOff => require::turn_off(subject, doer).await,
            Self::AskForKyc => ask_for_kyc::take(subject, doer).await,
            Self::DecideKyc(decision) => decide_kyc::take(subject, doer, *decision).await,
            Self::Monitor(until) => monitor::take(subject, doer, *until).await,
            Self::ChangeFlag(flag, on) => change_flag::take(subject, doer, *flag, *on).await,
            Self::AddNote(note) => add_note::take(subject, doer, note).await,
            Self::Unlock => unlock::take(subject, doer).await,
            Self::Mail(letter) => mail::take(subject, doer, letter).await,
            Self::MailTo(to, letter) => mail::take_to(subject, doer, to, letter).await,
            Self::SetProfile(values) => set_profile::take(subject, doer, values).await,
            Self::SetEmail(email) => set_email::take(subject, doer, email).await,
            Self::SetCredentials(email, values) => set_credentials::take(subject, doer, email.as_deref(), values).await,
            Self::SetUniqueId(named) => set_unique_id::take(subject, doer, named.as_deref()).await,
            Self::SendLink(link) => send_link::take(subject, doer, link).await,
            Self::Verify(what) => verify::take(subject, doer, *what).await,
            Self::SetPassword => set_password::take(subject, doer).await,
            Self::KeepShipments => keep_shipments::effects(subject, doer.transaction).await,
            Self::Decide(state) => decide::take(subject, doer, *state).await,
            Self::BeginTemporaryPassword(until) => temporary_password::begin(subject, doer, *until).await,
            Self::EndTemporaryPassword => temporary_password::end(subject, doer).await,
            Self::ChangeGroups(after) => change_groups::take(subject, doer, *after).await,
            Self::AllowIps(allowed) => allow_ips::take(subject, doer, allowed).await,
            Self::SendAgain => send_again::take(subject, doer).await,
            Self::LinkOauth(account) => oauth::link(subject, doer, account).await,
            Self::UnlinkOauth(account) => oauth::unlink(subject, doer, account).await,
            Self::Unverify => unverify::take(subject, doer).await,
            Self::ChangePermissions(after) => change_permissions::take(subject, doer, after).await,
        }
    }
}

/// What all steps would do, in their order.
///
/// # Errors
/// When the database can't be read.
pub async fn foresee_all(
    steps: &[Step],
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    now: i64,
) -> Result<Vec<Effect>, DbErr> {
    let mut effects = Vec::new();
    for step in steps {
        effects.extend(step.foresee(subject, db, now).await?);
    }
    Ok(effects)
}

/// Takes all steps, in their order.
///
/// # Errors
/// When the database can't be written.
pub async fn take_all(steps: &[Step], subject: &Subject<'_>, doer: &Doer<'_>) -> Result<Vec<Effect>, DbErr> {
    let mut effects = Vec::new();
    for step in steps {
        effects.extend(Box::pin(step.take(subject, doer)).await?);
    }
    Ok(effects)
}

impl Doer<'_> {
    /// What the log says of something that the platform itself did.
    pub fn record(&self, action: AuditAction, subject: &Subject<'_>, effects: Vec<Effect>) -> Record {
        let mut record = Record::by_platform(self.platform, action);
        record.user_id = Some(subject.user.user_id);
        record.reason = self.reason.map(str::to_owned);
        record.with(effects)
    }
}
