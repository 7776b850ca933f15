//! Making a user (CRE-1).

use steward_contract::{
    AuthMethod, CreateUser, CreateUserRequest, FieldError, LinkPurpose, ProfileField, Secret,
    UserStatus::{Active, Inactive, PendingVerification},
    UserType,
};

use crate::{
    actions::{
        Asked, Doing,
        claims::Claim,
        steps::{NewLink, Step},
        subject::Subject,
        users::change_email::claim,
    },
    auth::password,
    domain::{
        facts::{self, Kept},
        phone,
        retention::LINKS,
    },
    store::{codes::mask_of, entity::user::Column, fold::folded, newcomers::Newcomer, profiles::Both},
};

/// Whoever is one of these has a role.
const WITH_A_ROLE: [UserType; 2] = [UserType::Admin, UserType::Instructor];

impl Doing for CreateUser {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let body = asked.body;
        let unreachable = (body.email.is_none() && body.phone.is_none())
            .then(|| FieldError::new("email", "must be given, or a phone number"));
        let all = [
            wrong("name", Some(&body.name), facts::full_name),
            wrong("email", body.email.as_ref(), facts::email),
            unreachable,
            wrong("phone", body.phone.as_ref(), phone::international),
            wrong("phone_extension", body.phone_extension.as_ref(), facts::extension),
            wrong("username", body.username.as_ref(), facts::username),
            status_fault(body),
            types_fault(asked),
            roles_fault(asked),
            password_fault(body),
            link_fault(body),
        ];
        all.into_iter().flatten().collect()
    }

    fn newcomer(asked: &Asked<'_, Self>) -> Option<Newcomer> {
        let body = asked.body;
        let Newcomer { mut user, profile, mut security } = Newcomer::unknown(body.status, asked.now.timestamp_millis());
        user.name = kept(Some(&body.name), facts::full_name).unwrap_or_default();
        user.name_key = folded(&user.name);
        user.email = kept(body.email.as_ref(), facts::email);
        user.email_key = user.email.as_deref().map(folded).unwrap_or_default();
        user.user_types = mask_of(body.user_types.iter().copied());
        user.roles = body.roles.iter().filter_map(|code| asked.preset.role_bit(code)).fold(0, |mask, bit| mask | bit);
        security.password_change_required = body.password.is_none();
        let mut both = Both { user, profile };
        both.set(ProfileField::Phone, kept(body.phone.as_ref(), phone::international).as_deref());
        both.set(ProfileField::PhoneExtension, kept(body.phone_extension.as_ref(), facts::extension).as_deref());
        both.set(ProfileField::Username, kept(body.username.as_ref(), facts::username).as_deref());
        both.user.auth_methods = mask_of(methods(&both));
        both.weigh();
        let Both { user, profile } = both;
        Some(Newcomer { user, profile, security })
    }

    fn password(body: &CreateUserRequest) -> Option<&Secret> {
        body.password.as_ref()
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        let email = kept(asked.body.email.as_ref(), facts::email).map(|email| claim(&email));
        let username = kept(asked.body.username.as_ref(), facts::username);
        let username = username.map(|value| Claim { field: "username", column: Column::Username, value });
        email.into_iter().chain(username).collect()
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let link = |purpose, to: &Option<String>| {
            let to = to.clone()?;
            Some(Step::SendLink(NewLink { purpose, to, until: asked.now + LINKS }))
        };
        let (email, phone) = (&subject.user.email, &subject.user.phone);
        let waits = asked.body.status == PendingVerification;
        let proof = || link(LinkPurpose::VerifyEmail, email).or_else(|| link(LinkPurpose::VerifyPhone, phone));
        let password = asked.body.password.is_some().then_some(Step::SetPassword);
        let chosen = if asked.body.send_link { link(LinkPurpose::SetPassword, email) } else { None };
        let proof = if waits { proof() } else { None };
        [Some(Step::Register), password, chosen, proof].into_iter().flatten().collect()
    }

    fn reason(_: &CreateUserRequest) -> Option<&str> {
        None
    }
}

/// How they can log in.
fn methods(both: &Both) -> impl Iterator<Item = AuthMethod> {
    let by = |method, there: bool| there.then_some(method);
    let (email, phone) = (both.user.email.is_some(), both.user.phone.is_some());
    [by(AuthMethod::Email, email), by(AuthMethod::Phone, phone)].into_iter().flatten()
}

/// What is kept of a text; nothing where it is wrong, as a form is planned while it is filled in.
fn kept(text: Option<&String>, rule: fn(&str) -> Kept) -> Option<String> {
    text.and_then(|text| rule(text).ok())
}

fn wrong(field: &'static str, text: Option<&String>, rule: fn(&str) -> Kept) -> Option<FieldError> {
    Some(FieldError::new(field, rule(text?).err()?))
}

fn status_fault(body: &CreateUserRequest) -> Option<FieldError> {
    let begins = [Active, Inactive, PendingVerification].contains(&body.status);
    (!begins).then(|| FieldError::new("status", "must be active, inactive or pending_verification"))
}

fn types_fault(asked: &Asked<'_, CreateUser>) -> Option<FieldError> {
    let (types, known) = (&asked.body.user_types, &asked.preset.user_types);
    if let Some(other) = types.iter().find(|code| known.iter().all(|known| known.value != code.as_str())) {
        return Some(FieldError::new("user_types", format!("names \"{other}\", which this platform doesn't have")));
    }
    let missing = types.is_empty() && !known.is_empty();
    missing.then(|| FieldError::new("user_types", "must name at least one"))
}

fn roles_fault(asked: &Asked<'_, CreateUser>) -> Option<FieldError> {
    let (roles, preset) = (&asked.body.roles, asked.preset);
    if let Some(other) = roles.iter().find(|code| preset.role_bit(code).is_none()) {
        return Some(FieldError::new("roles", format!("\"{other}\" is no role of this platform")));
    }
    let needed = WITH_A_ROLE.iter().find(|code| asked.body.user_types.contains(code)).filter(|_| roles.is_empty())?;
    Some(FieldError::new("roles", format!("must name at least one for the type \"{needed}\"")))
}

fn password_fault(body: &CreateUserRequest) -> Option<FieldError> {
    let wrong = password::fault(body.password.as_ref()?.expose(), body.email.as_deref())?;
    Some(FieldError::new("password", wrong))
}

fn link_fault(body: &CreateUserRequest) -> Option<FieldError> {
    let wrong = match (body.send_link, &body.email, &body.password) {
        (true, None, _) => "needs an email address that it goes to",
        (true, _, Some(_)) => "must be off where a password is given",
        _ => return None,
    };
    Some(FieldError::new("send_link", wrong))
}
