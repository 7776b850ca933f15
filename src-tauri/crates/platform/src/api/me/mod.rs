//! `/v1/me`: the admin's own account (CON-7).

mod change_password;
mod confirm_totp;
mod get;
mod list_sessions;
mod revoke_session;
mod start_totp;
#[cfg(test)]
mod tests;
