//! `/v1/users`.

mod reactivate;
mod reactivation_effects;
mod suspend;
mod suspension_effects;
