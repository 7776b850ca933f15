//! The tables, one file each.

pub mod activity;
pub mod api_token;
pub mod data_version;
pub mod export;
pub mod flag_event;
pub mod kyc_event;
pub mod note;
pub mod order;
pub mod order_item;
pub mod outbox;
pub mod partner;
pub mod partner_rank;
pub mod payout;
pub mod selection;
pub mod selection_user;
pub mod suspension;
pub mod term;
pub mod user;
pub mod user_count;
pub mod user_profile;
pub mod user_security;
pub mod user_session;
