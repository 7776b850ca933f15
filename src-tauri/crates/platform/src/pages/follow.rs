//! What following a link does: once, in one transaction with its entry in the log.

use serde_json::json;
use steward_contract::{ActivityType, AuditAction, LinkPurpose, MailTemplate, Module, UserPath, UserStatus};

use super::{Said, purpose};
use crate::{
    Platform,
    actions::{
        claims,
        steps::{Doer, Letter, Proven, Step, take_all},
        subject::Subject,
        users::change_email::claim,
    },
    domain::status::{Transition, after},
    error::ApiError,
    store::{
        activities::{self, Origin},
        audit,
        entity::link::Model,
        failure, groups, links, user_records,
        user_sessions::Which,
    },
};

/// With the hash of the new password, where the link sets one.
///
/// # Errors
/// When the database can't be used; then nothing happened, and the link is as good as before.
pub async fn follow(
    platform: &Platform,
    link: &Model,
    from: &Origin,
    password: Option<&str>,
) -> Result<Said, ApiError> {
    let transaction = platform.database().begin().await?;
    let Some(user) = user_records::of_number(&transaction, link.user_id).await? else { return Ok(Said::Over) };
    let path = UserPath { user_id: user.user_id };
    let subject = Subject::lock(platform, &transaction, &path).await?;
    let (now, purpose) = (platform.clock().now_ms(), purpose(link));
    if subject.status == UserStatus::Deleted || !is_theirs(&subject, link, purpose) {
        return Ok(Said::Over);
    }
    let claimed = if purpose == LinkPurpose::ConfirmEmail { vec![claim(&link.address)] } else { Vec::new() };
    if !claims::taken(&claimed, &subject, &transaction).await?.is_empty() {
        return Ok(Said::Taken);
    }
    if !links::use_up(&transaction, link.id, now).await? {
        return Ok(Said::Over);
    }
    let doer = Doer { platform, transaction: &transaction, by: None, reason: None, password, now };
    let mut effects = match take_all(&steps(&subject, link, purpose), &subject, &doer).await {
        // Somebody else was given the address between our look and our write.
        Err(error) if failure::is_duplicate(&error) => return Ok(Said::Taken),
        effects => effects?,
    };
    if let Some(status) = becomes(&subject, purpose) {
        // As it is by now: a status is written beside what was proven.
        let proven = Subject::lock(platform, &transaction, &path).await?;
        effects.extend(Step::SetStatus(status).take(&proven, &doer).await?);
    }
    groups::follow(&transaction, platform.preset(), subject.user.id).await?;
    if let Some(event) = event(purpose) {
        activities::add(platform, &transaction, subject.user.id, event, from).await?;
    }
    // Where the user followed it from stands in their activity, which goes with them; the log stays.
    audit::append(&transaction, doer.record(action(purpose), &subject, effects)).await?;
    transaction.commit().await?;
    Ok(Said::Done(purpose))
}

/// Whether what the link went to is still the user's, where it is about what they have.
fn is_theirs(subject: &Subject<'_>, link: &Model, purpose: LinkPurpose) -> bool {
    let has = |known: &Option<String>| known.as_ref() == Some(&link.address);
    match purpose {
        LinkPurpose::ConfirmEmail => true,
        LinkPurpose::VerifyEmail | LinkPurpose::SetPassword => has(&subject.user.email),
        LinkPurpose::VerifyPhone => has(&subject.user.phone),
    }
}

fn steps(subject: &Subject<'_>, link: &Model, purpose: LinkPurpose) -> Vec<Step> {
    let tell = |template| Step::Mail(Letter { template, content: json!({"name": subject.user.name}) });
    match purpose {
        // The old address is told: it is the one that the user has until here.
        LinkPurpose::ConfirmEmail => vec![Step::SetEmail(link.address.clone()), tell(MailTemplate::EmailChanged)],
        LinkPurpose::VerifyEmail => vec![Step::Verify(Proven::Email)],
        LinkPurpose::VerifyPhone => vec![Step::Verify(Proven::Phone)],
        LinkPurpose::SetPassword => {
            vec![Step::SetPassword, Step::EndSessions(Which::All), tell(MailTemplate::PasswordChanged)]
        }
    }
}

/// Who was waited for until they proved an address is active then (EDT-4). Who they are is asked for apart (REA-1), and where
/// admins let new accounts in, no link does (APR-1).
fn becomes(subject: &Subject<'_>, purpose: LinkPurpose) -> Option<UserStatus> {
    let proves = purpose != LinkPurpose::SetPassword;
    let waits_for_more = subject.security.kyc_required || subject.has(Module::Approvals);
    after(subject.status, Transition::Verify).filter(|_| proves && !waits_for_more)
}

const fn event(purpose: LinkPurpose) -> Option<ActivityType> {
    match purpose {
        LinkPurpose::ConfirmEmail => Some(ActivityType::EmailChanged),
        LinkPurpose::SetPassword => Some(ActivityType::PasswordChanged),
        LinkPurpose::VerifyEmail | LinkPurpose::VerifyPhone => None,
    }
}

const fn action(purpose: LinkPurpose) -> AuditAction {
    match purpose {
        LinkPurpose::ConfirmEmail => AuditAction::UserEmailChanged,
        LinkPurpose::VerifyEmail => AuditAction::UserEmailVerified,
        LinkPurpose::VerifyPhone => AuditAction::UserPhoneVerified,
        LinkPurpose::SetPassword => AuditAction::UserPasswordChanged,
    }
}
