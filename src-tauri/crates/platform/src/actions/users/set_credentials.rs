//! Setting what a user logs in with, without a link and without their doing: who asks for it was known otherwise (EDT-3).

use serde_json::json;
use steward_contract::{
    AuditAction, Effect, FieldError, MailTemplate, Permission, Problem, ProfileField, Secret, Sensitive,
    SetCredentials, SetCredentialsRequest,
};

use crate::{
    actions::{
        Asked, Doing,
        claims::Claim,
        steps::{Letter, NewValue, Step},
        subject::{Subject, wrong_state},
        texts::{self, LONG},
        users::change_email::claim,
    },
    auth::password,
    domain::{facts, phone},
    store::{entity::user::Column, user_sessions::Which},
};

impl Doing for SetCredentials {
    fn faults(asked: &Asked<'_, Self>) -> Vec<FieldError> {
        let SetCredentialsRequest { email, phone, username, password: chosen, reason, .. } = asked.body;
        let nothing = email.is_none() && phone.is_none() && username.is_none() && chosen.is_none();
        let wrong = |field: &'static str, kept: Option<facts::Kept>| Some(FieldError::new(field, kept?.err()?));
        let weak = chosen.as_ref().and_then(|chosen| password::fault(chosen.expose(), email.as_deref()));
        let all = [
            wrong("email", email.as_deref().map(facts::email)),
            wrong("phone", phone.as_deref().map(phone::international)),
            wrong("username", username.as_deref().map(facts::username)),
            weak.map(|wrong| FieldError::new("password", wrong)),
            texts::fault("reason", reason, LONG),
            nothing.then(|| FieldError::new("body", "sets nothing; give an email, a phone, a username or a password")),
        ];
        all.into_iter().flatten().collect()
    }

    fn touches(body: &SetCredentialsRequest) -> Vec<(&'static str, Sensitive)> {
        body.phone.as_ref().map(|_| ("phone", Sensitive::Phone)).into_iter().collect()
    }

    /// An address and a password open an account, so they ask for what setting either alone asks for (EML-2, PWD-3).
    fn also_needs(body: &SetCredentialsRequest) -> Vec<(&'static str, Permission)> {
        let email = body.email.as_ref().map(|_| ("email", Permission::AdminUserEmailOverride));
        let password = body.password.as_ref().map(|_| ("password", Permission::UserPasswordTemporary));
        email.into_iter().chain(password).collect()
    }

    fn password(body: &SetCredentialsRequest) -> Option<&Secret> {
        body.password.as_ref()
    }

    fn claims(asked: &Asked<'_, Self>) -> Vec<Claim> {
        let email = email(asked.body).map(|email| claim(&email));
        let username = asked.body.username.as_deref().and_then(|name| facts::username(name).ok());
        let username = username.map(|value| Claim { field: "username", column: Column::Username, value });
        email.into_iter().chain(username).collect()
    }

    fn refusal(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Option<Problem> {
        let same_email = email(asked.body).is_none_or(|email| subject.user.email == Some(email));
        let same = values(asked.body).iter().all(|(field, value)| subject.profile_value(*field) == *value);
        let nothing = same_email && same && asked.body.password.is_none();
        let given = asked.body.email.is_some() || asked.body.phone.is_some() || asked.body.username.is_some();
        (given && nothing).then(|| wrong_state("The user logs in with these already."))
    }

    fn steps(subject: &Subject<'_>, asked: &Asked<'_, Self>) -> Vec<Step> {
        let email = email(asked.body).filter(|email| subject.user.email.as_ref() != Some(email));
        let values = values(asked.body);
        let letter = |template| Letter { template, content: json!({"name": subject.user.name}) };
        let set = (email.is_some() || !values.is_empty()).then(|| Step::SetCredentials(email.clone(), values));
        let told = |to: String| {
            [Step::Mail(letter(MailTemplate::EmailChanged)), Step::MailTo(to, letter(MailTemplate::EmailChanged))]
        };
        let password = asked.body.password.as_ref();
        let password = password.map(|_| [Step::SetPassword, Step::Mail(letter(MailTemplate::PasswordChanged))]);
        let end = asked.body.end_sessions.then_some(Step::EndSessions(Which::All));
        let told = email.map(told).into_iter().flatten();
        set.into_iter().chain(told).chain(password.into_iter().flatten()).chain(end).collect()
    }

    /// Each of them is an entry of its own; what else was done stands with the first.
    fn entries(effects: &[Effect]) -> Vec<(AuditAction, Vec<Effect>)> {
        let mut entries: Vec<(AuditAction, Vec<Effect>)> = Vec::new();
        for effect in effects {
            let action = action(effect).or(entries.last().map(|(action, _)| *action));
            let action = action.unwrap_or(AuditAction::UserProfileModified);
            match entries.iter_mut().find(|(one, _)| *one == action) {
                Some((_, told)) => told.push(effect.clone()),
                None => entries.push((action, vec![effect.clone()])),
            }
        }
        entries
    }

    fn reason(body: &SetCredentialsRequest) -> Option<&str> {
        Some(&body.reason)
    }
}

fn action(effect: &Effect) -> Option<AuditAction> {
    match effect {
        Effect::Changes { field, .. } if field.starts_with("email") => Some(AuditAction::UserEmailOverridden),
        Effect::Changes { .. } => Some(AuditAction::UserProfileModified),
        Effect::PasswordChanged => Some(AuditAction::UserPasswordChanged),
        _ => None,
    }
}

/// Right ones; nothing where they are wrong, as a form is planned while it is filled in.
fn email(body: &SetCredentialsRequest) -> Option<String> {
    body.email.as_deref().and_then(|email| facts::email(email).ok())
}

fn values(body: &SetCredentialsRequest) -> Vec<NewValue> {
    let phone = body.phone.as_deref().and_then(|text| phone::international(text).ok());
    let username = body.username.as_deref().and_then(|text| facts::username(text).ok());
    let value = |field, value: Option<String>| value.map(|value| (field, Some(value)));
    let values = [value(ProfileField::Phone, phone), value(ProfileField::Username, username)];
    values.into_iter().flatten().collect()
}
