//! One file for each thing that admins do to a user.

mod add_note;
mod adjust_credits;
pub mod change_email;
mod change_groups;
mod clear_flag;
mod delete;
mod disable_two_factor;
mod force_password_reset;
mod hard_delete;
mod kyc;
mod lockdown;
mod override_email;
pub mod reactivate;
mod require_two_factor;
mod restore;
mod revoke_session;
mod revoke_sessions;
mod send_again;
mod send_email_verification;
mod send_password_reset;
mod set_allowed_ips;
mod set_flag;
mod set_temporary_password;
mod set_unique_id;
mod suspend;
mod unlock;
mod update_profile;
