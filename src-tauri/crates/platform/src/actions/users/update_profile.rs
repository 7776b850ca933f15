//! Editing a profile: only what changes, from what it was when the form was opened (EDT-1, EDT-2, EDT-7).

use steward_contract::{
    FieldEdit, FieldError, KycStatus, LinkPurpose, Problem, ProblemCode, ProfileField, Sensitive, UpdateProfile,
    UpdateProfileRequest,
};

use crate::{
    actions::{
        Asked, Doing,
        claims::{Claim, Claimed},
        steps::{NewLink, NewValue, Step},
        subject::Subject,
        texts::{self, LONG},
    },
    domain::{facts, retention::LINKS},
    error::{detailed, invalid},
    store::{codes::Numbered, entity::user::Column, profiles},
};

impl Doing for UpdateProfile {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let UpdateProfileRequest { address, address_acknowledged, reason, .. } = asked.body;
        let edits = asked.body.edits().filter_map(|(field, edit)| fault(asked, field, edit));
        let nothing = asked.body.edits().next().is_none();
        let nothing = nothing.then(|| FieldError::new("body", "names no field that becomes another"));
        let unread = (address.is_some() && !address_acknowledged)
            .then(|| FieldError::new("address_acknowledged", "must be confirmed where the address changes"));
        edits.chain(unread).chain(texts::fault("reason", reason, LONG)).chain(nothing).collect()
    }

    fn touches(body: &UpdateProfileRequest) -> Vec<(&'static str, Sensitive)> {
        body.edits().filter_map(|(field, _)| Some((field.as_str(), field.sensitive()?))).collect()
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        let username = values(asked).into_iter().find(|(field, _)| *field == ProfileField::Username);
        let claim = |(field, value): NewValue| {
            Some(Claim { field: field.as_str(), what: Claimed::Value(Column::Username, value?) })
        };
        username.and_then(claim).into_iter().collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        conflict(subject, asked.body).or_else(|| unreachable(subject, asked))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let values = values(asked);
        let becomes = |field: ProfileField| {
            let value = values.iter().find(|(one, _)| *one == field).map(|(_, value)| value)?;
            (*value != subject.profile_value(field)).then_some(value.clone())
        };
        let phone = becomes(ProfileField::Phone).flatten();
        let link = |to| NewLink { purpose: LinkPurpose::VerifyPhone, to, until: asked.now + LINKS };
        let verify = phone.map(link).map(Step::SendLink);
        let check = becomes(ProfileField::DateOfBirth).filter(|_| is_decided(subject)).map(|_| Step::AskForKyc);
        let ship = becomes(ProfileField::Address).map(|_| Step::KeepShipments);
        let after = [verify, check, ship].into_iter().flatten().collect::<Vec<_>>();
        [vec![Step::SetProfile(values)], after].concat()
    }

    fn reason(body: &UpdateProfileRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

/// What a field becomes; nothing where that is wrong, as a form is planned while it is filled in.
fn values(asked: &Asked<'_, UpdateProfile>) -> Vec<NewValue> {
    let value = |(field, edit): (ProfileField, &FieldEdit)| match &edit.new {
        None => Some((field, None)),
        Some(text) => Some((field, Some(kept(asked, field, text).ok()?))),
    };
    asked.body.edits().filter_map(value).collect()
}

fn kept(asked: &Asked<'_, UpdateProfile>, field: ProfileField, text: &str) -> facts::Kept {
    facts::of_profile(field, text, asked.now.date_naive())
}

fn fault(asked: &Asked<'_, UpdateProfile>, field: ProfileField, edit: &FieldEdit) -> Option<FieldError> {
    let wrong = match &edit.new {
        same if *same == edit.old => Some("is what it was; leave it out".to_owned()),
        None => (field == ProfileField::FirstName).then(|| "must not be empty".to_owned()),
        Some(text) => kept(asked, field, text).err(),
    };
    wrong.map(|wrong| FieldError::new(field.as_str(), wrong))
}

/// What somebody else changed since the form was opened. It says which fields, and not what they are: the record does.
fn conflict(subject: &Subject<'_>, body: &UpdateProfileRequest) -> Option<Problem> {
    let moved = body.edits().filter(|(field, edit)| subject.profile_value(*field) != edit.old);
    let moved = moved.map(|(field, _)| FieldError::new(field.as_str(), "was changed by somebody else meanwhile"));
    let fields: Vec<FieldError> = moved.collect();
    let title = "This profile was changed while you edited it.";
    let detail = "Compare both versions, and decide which one is right. Nothing was changed.";
    (!fields.is_empty()).then(|| Problem { fields, ..detailed(ProblemCode::Changed, title, detail) })
}

/// Whoever has neither an address of mail nor a number can't be reached, nor sign in (CRE-1).
fn unreachable(subject: &Subject<'_>, asked: &Asked<'_, UpdateProfile>) -> Option<Problem> {
    let removed = asked.body.phone.as_ref().is_some_and(|edit| edit.new.is_none());
    let message = "is all that this user is reached by; give an email address first";
    (removed && subject.user.email.is_none())
        .then(|| invalid(vec![FieldError::new(ProfileField::Phone.as_str(), message)]))
}

/// Whether somebody or something decided who this is: that was for another date of birth.
fn is_decided(subject: &Subject<'_>) -> bool {
    let decided = [KycStatus::Approved, KycStatus::Rejected, KycStatus::Expired];
    KycStatus::from_number(subject.user.kyc_status).is_some_and(|status| decided.contains(&status))
}

impl Subject<'_> {
    /// What a field of the profile says now.
    pub fn profile_value(&self, field: ProfileField) -> Option<String> {
        profiles::value(&self.user, &self.profile, field)
    }
}
