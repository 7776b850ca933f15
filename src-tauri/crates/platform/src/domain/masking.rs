//! Sensitive facts are taken out of what is answered, for whoever may not see them.

use serde_json::Value;
use steward_contract::{
    Action, ActionParts, ActivityEvent, ApiSession, Approval, ApprovalDetail, AuditEntry, Done, Effect,
    EffectDifference, Message, PostKind, ProfileField, RecordAsOf, Sensitive, SentToken, UserDetail, UserPage,
    UserSession,
};

/// An answer that tells sensitive facts about people.
pub trait Telling {
    /// Takes out whatever tells the fact; `false` where nothing ever does.
    fn hide(&mut self, fact: Sensitive) -> bool;

    /// Where the answer names what was taken out, so that nothing looks absent that is only hidden.
    fn masked(&mut self) -> &mut Vec<Sensitive>;
}

/// The answer as somebody sees it.
#[must_use]
pub fn shown<T: Telling>(mut answer: T, sees_sensitive: bool) -> T {
    if !sees_sensitive {
        let hidden = Sensitive::ALL.iter().copied().filter(|fact| answer.hide(*fact)).collect();
        *answer.masked() = hidden;
    }
    answer
}

impl Telling for UserPage {
    fn hide(&mut self, fact: Sensitive) -> bool {
        match fact {
            Sensitive::Phone => self.items.iter_mut().chain(&mut self.similar).for_each(|row| row.phone = None),
            Sensitive::DateOfBirth | Sensitive::Address | Sensitive::Ip => return false,
        }
        true
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

impl Telling for UserDetail {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let company = self.profile.company.as_mut();
        match fact {
            Sensitive::Phone => {
                self.profile.phone = None;
                // A number, as often as not.
                company.into_iter().for_each(|company| company.other_contact = None);
            }
            Sensitive::DateOfBirth => self.profile.date_of_birth = None,
            Sensitive::Address => {
                self.profile.address = None;
                company.into_iter().for_each(|company| company.address = None);
            }
            Sensitive::Ip => {
                self.account.last_login_ip = None;
                self.security.allowed_ips.clear();
                self.security.tokens.iter_mut().for_each(|token| token.last_ip = None);
                self.activity.recent_logins.iter_mut().for_each(|login| login.ip = None);
            }
        }
        true
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

/// Where an admin acted from is no fact about the user.
impl Telling for AuditEntry {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let mut told = false;
        for change in self.changes.iter_mut().filter(|change| tells(&change.field, fact)) {
            (change.old, change.new, told) = (None, None, true);
        }
        told |= hide_in(&mut self.effects, fact);
        if told {
            // It says what was and what is.
            self.undo = None;
        }
        told
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

impl Telling for RecordAsOf {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let mut told = false;
        for field in self.fields.iter_mut().filter(|field| tells(&field.field, fact)) {
            (field.was, field.now, told) = (None, None, true);
        }
        told
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

impl Telling for Done {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let told = hide_in(&mut self.effects, fact);
        if told {
            // It says what was and what is.
            self.undo = None;
        }
        told
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

/// What was asked for and what follows from it.
impl Telling for Approval {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let told = hide_in_action(&mut self.action, fact);
        hide_in(&mut self.effects, fact) || told
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

/// What a gateway says of a number may name it.
impl Telling for Message {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let tells = self.kind == PostKind::Sms && fact == Sensitive::Phone;
        if tells {
            self.to.clear();
            self.error = None;
        }
        tells
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

impl Telling for ApprovalDetail {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let mut told = self.approval.hide(fact);
        told |= hide_in(&mut self.effects, fact);
        for EffectDifference { asked, now } in &mut self.differences {
            told |= hide_in(asked.as_mut_slice(), fact) | hide_in(now.as_mut_slice(), fact);
        }
        told
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.approval.masked
    }
}

/// Takes the fields out of an action that tell the fact. Each such field can be absent; a test says so.
fn hide_in_action(action: &mut Action, fact: Sensitive) -> bool {
    let Ok(mut parts) = ActionParts::of(action) else { return false };
    let fields = parts.body.as_object_mut().into_iter().flatten();
    let mut told = false;
    for (_, value) in fields.filter(|(name, value)| tells(name, fact) && !value.is_null()) {
        (*value, told) = (Value::Null, true);
    }
    if let Some(without) = serde_json::to_value(parts).ok().and_then(|parts| serde_json::from_value(parts).ok()) {
        *action = without;
    }
    told
}

/// Whether a field that changed is one that tells the fact.
fn tells(field: &str, fact: Sensitive) -> bool {
    let of_profile = field.parse::<ProfileField>().ok().and_then(ProfileField::sensitive);
    of_profile.or((field == "allowed_ips").then_some(Sensitive::Ip)) == Some(fact)
}

/// Whether any of them told it.
fn hide_in(effects: &mut [Effect], fact: Sensitive) -> bool {
    let mut told = false;
    for effect in effects {
        match effect {
            Effect::Changes { field, old, new } if tells(field, fact) => (*old, *new, told) = (None, None, true),
            Effect::VerificationSent { to, .. } if fact == Sensitive::Phone => {
                to.clear();
                told = true;
            }
            Effect::SentAgain { to, template } if template.kind() == PostKind::Sms && fact == Sensitive::Phone => {
                to.clear();
                told = true;
            }
            _ => {}
        }
    }
    told
}

/// Those that tell where somebody was, and nothing else.
macro_rules! tells_ip {
    ($($answer:ty),+) => {$(
        impl Telling for $answer {
            fn hide(&mut self, fact: Sensitive) -> bool {
                match fact {
                    Sensitive::Ip => self.ip = None,
                    Sensitive::Phone | Sensitive::DateOfBirth | Sensitive::Address => return false,
                }
                true
            }

            fn masked(&mut self) -> &mut Vec<Sensitive> {
                &mut self.masked
            }
        }
    )+};
}

/// Where a link went that proves a number.
impl Telling for SentToken {
    fn hide(&mut self, fact: Sensitive) -> bool {
        let tells = self.purpose.template().kind() == PostKind::Sms && fact == Sensitive::Phone;
        if tells {
            self.to = None;
        }
        tells
    }

    fn masked(&mut self) -> &mut Vec<Sensitive> {
        &mut self.masked
    }
}

tells_ip!(ActivityEvent, ApiSession, UserSession);

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::testing::bodies;

    /// Whoever decides what they may not see is not told it by the request either.
    #[test]
    fn a_request_tells_nothing_of_what_is_hidden() {
        let path = json!({"user_id": Uuid::nil()});
        let action = json!({"operation": "users.profile.update", "path": path, "body": bodies::profile_update()});
        let mut action: Action = serde_json::from_value(action).unwrap();
        let told: Vec<bool> = Sensitive::ALL.iter().map(|fact| hide_in_action(&mut action, *fact)).collect();
        assert_eq!(told, [true, true, true, false]);
        let text = json!(action).to_string();
        assert!(!["305", "1991", "Avenida"].iter().any(|part| text.contains(part)), "{text}");
        assert!(text.contains("lucia.penasco"), "{text}");
    }
}
