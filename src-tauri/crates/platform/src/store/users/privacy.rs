//! What may be asked about users, and by whom: a filter or an order by a value gives it away piece by piece to whoever may
//! not see it (RBA-1).

use steward_contract::{FieldError, Permission, Sensitive, Sort, UserSelector};

use super::SelectError;
use crate::auth::Caller;

/// Whether sensitive facts are shown; the platform itself, which is nobody's caller, sees everything.
pub fn sees_sensitive(caller: Option<&Caller>) -> bool {
    may(caller, Sensitive::PERMISSION)
}

pub fn reads_audit(caller: Option<&Caller>) -> bool {
    may(caller, Permission::AuditView)
}

fn may(caller: Option<&Caller>, permission: Permission) -> bool {
    caller.is_none_or(|caller| caller.may(permission))
}

/// # Errors
/// When the caller may not see what one of the filters asks about; each is named.
pub fn allow_filters(selector: &UserSelector, caller: Option<&Caller>) -> Result<(), SelectError> {
    let asked = selector.filters.keys().filter_map(|filter| Some((filter.as_str(), filter.sensitive()?)));
    allow(asked, caller)
}

/// # Errors
/// When the caller may not see what the order goes by.
pub fn allow_order(sort: Sort, caller: Option<&Caller>) -> Result<(), SelectError> {
    allow(sort.key.column().sensitive().map(|fact| ("sort", fact)), caller)
}

/// Fields of a query with the sensitive facts that an answer would tell.
///
/// # Errors
/// When the caller may not see them; each field is named.
pub fn allow<'a>(
    asked: impl IntoIterator<Item = (&'a str, Sensitive)>,
    caller: Option<&Caller>,
) -> Result<(), SelectError> {
    if sees_sensitive(caller) {
        return Ok(());
    }
    let fields = asked.into_iter().map(|(field, fact)| FieldError::new(field, format!("tells the {}", name(fact))));
    let fields: Vec<FieldError> = fields.collect();
    if fields.is_empty() { Ok(()) } else { Err(SelectError::Denied(Sensitive::PERMISSION, fields)) }
}

const fn name(fact: Sensitive) -> &'static str {
    match fact {
        Sensitive::Phone => "phone number",
        Sensitive::DateOfBirth => "date of birth",
        Sensitive::Address => "address",
        Sensitive::Ip => "IP address",
    }
}
