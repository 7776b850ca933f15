//! How the identity check went: what was handed in, and what was decided about it.

use steward_contract::KycStatus;

use super::{ADMINS, Admin};
use crate::{
    seed::{
        chance::{Chance, DAY},
        person::Person,
        rows::{Rows, key},
        sample::World,
    },
    store::{codes::Numbered, entity::kyc_event},
};

const DOCUMENTS: &[&str] = &["Passport", "Identity card", "Driving licence"];

/// Why a document was not accepted.
const REJECTIONS: &[&str] = &[
    "Photo page not readable",
    "The name is not that of the account",
    "The document had expired when it was handed in",
    "A page is missing",
];

/// One step of the check.
struct Step {
    at: i64,
    status: KycStatus,
    admin: Option<Admin>,
    reason: Option<&'static str>,
}

pub fn add(rows: &mut Rows, person: &Person, world: &World<'_>, chance: &mut Chance) {
    let Some(status) = KycStatus::from_number(person.user.kyc_status) else { return };
    let document = chance.pick(DOCUMENTS);
    for (present, step) in steps(status, person, world, chance).into_iter().enumerate() {
        rows.kyc.push(kyc_event::Model {
            id: key(person.user.id, present),
            user_id: person.user.id,
            at: step.at,
            status: step.status.number(),
            document_type: Some((*document).to_owned()),
            document_country: (!person.user.country.is_empty()).then(|| person.user.country.clone()),
            admin_id: step.admin.map(|(id, _)| id),
            admin_name: step.admin.map(|(_, name)| name.to_owned()),
            reason: step.reason.map(str::to_owned),
        });
    }
}

/// The way to the status.
fn steps(status: KycStatus, person: &Person, world: &World<'_>, chance: &mut Chance) -> Vec<Step> {
    let (user, profile) = (&person.user, &person.profile);
    let submitted = (user.registered_at + chance.between(DAY / 24, DAY)).min(user.last_activity_at);
    let mut steps = Vec::new();
    let mut step = |at, status, admin, reason| steps.push(Step { at, status, admin, reason });
    if status != KycStatus::NotStarted {
        step(submitted, KycStatus::Pending, None, None);
    }
    if let Some(at) = profile.kyc_verified_at {
        step(at, KycStatus::Approved, Some(*chance.pick(&ADMINS)), None);
    }
    if status == KycStatus::Rejected {
        let at = (submitted + chance.between(DAY / 24, 3 * DAY)).min(world.now);
        step(at, status, Some(*chance.pick(&ADMINS)), Some(*chance.pick(REJECTIONS)));
    }
    if let Some(day) = profile.kyc_expires_on.filter(|_| status == KycStatus::Expired) {
        let at = (i64::from(day) * DAY).max(profile.kyc_verified_at.unwrap_or_default());
        step(at, status, None, Some("The document expired"));
    }
    steps
}
