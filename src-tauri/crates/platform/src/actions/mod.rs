//! What admins do to users: declared as what it asks for, why it may be refused and the steps it is made of; planned and
//! done by one engine. Nothing here knows how it was called.

pub mod approvals;
pub mod claims;
pub mod engine;
pub mod steps;
pub mod subject;
#[cfg(test)]
mod tests;
mod texts;
mod two_lists;
pub mod undo;
pub mod users;
pub mod version;

use steward_contract::{
    Acting, Action, AuditAction, DateTime, Effect, FieldError, Permission, Problem, Secret, Sensitive, Utc,
};

use claims::Claim;
use steps::Step;
use subject::Subject;
use texts::LONG;

use crate::{presets::Preset, store::newcomers::Newcomer};

/// What is asked for, and when.
pub struct Asked<'a, O: Acting> {
    pub path: &'a O::Path,
    pub body: &'a O::Body,
    pub now: DateTime<Utc>,
    pub preset: &'a Preset,
}

/// Something an admin can do. Pure: it says what would be done, and the engine does it.
pub trait Doing: Acting + Sized {
    /// Whether it is for users who are deleted. To those nothing else is done.
    const FOR_DELETED: bool = false;

    /// Whether the user gets a password that the platform makes, and that the answer tells.
    const MAKES_PASSWORD: bool = false;

    /// Whether it does what another admin asked for: what that touches and claims, it does.
    const DOES_WHAT_WAS_ASKED: bool = false;

    /// Everything that is wrong with the request itself; where it is only a reason, whether there is one.
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let reason = Self::reason(asked.body);
        reason.and_then(|reason| texts::fault("reason", reason, LONG)).into_iter().collect()
    }

    /// The sensitive facts that it is about, each with the field that names it. Whoever may not see one may not change it
    /// either, nor learn from a refusal what it is.
    fn touches(_body: &Self::Body) -> Vec<(&'static str, Sensitive)> {
        Vec::new()
    }

    /// What whoever asks for this must hold besides, each with the field that asks for it.
    fn also_needs(_body: &Self::Body) -> Vec<(&'static str, Permission)> {
        Vec::new()
    }

    /// The entries that the log has of it, where they are others than the one that the table names.
    fn entries(effects: &[Effect]) -> Vec<(AuditAction, Vec<Effect>)> {
        Self::DECLARATION.audit.map(|action| (action, effects.to_vec())).into_iter().collect()
    }

    /// Who they are as they begin, where it makes somebody: its path names nobody then. What is wrong with the request is left
    /// out.
    fn newcomer(_asked: &Asked<'_, Self>) -> Option<Newcomer> {
        None
    }

    /// The password that it gives the user, where the admin chose one.
    fn password(_body: &Self::Body) -> Option<&Secret> {
        None
    }

    /// What it gives to this user that only one may have.
    fn claims(_asked: &Asked<'_, Self>) -> Vec<Claim> {
        Vec::new()
    }

    /// Why it can't be done to this user now, if so. Rank is looked at before.
    fn refusal(_subject: &Subject<'_>, _asked: &Asked<'_, Self>) -> Option<Problem> {
        None
    }

    /// What a second admin must hold who approves it, where one has to.
    fn approval(_subject: &Subject<'_>, _asked: &Asked<'_, Self>) -> Option<Permission> {
        None
    }

    /// What is done, in this order. Only asked where nothing refuses it.
    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step>;

    /// What takes it back, made from what it did, where something does. What has one is named in [`undo::of`] as well.
    fn undo(_path: &Self::Path, _effects: &[Effect]) -> Option<Action> {
        None
    }

    /// Why, in the admin's words, for the log and whatever the steps write down.
    fn reason(body: &Self::Body) -> Option<&str>;
}
