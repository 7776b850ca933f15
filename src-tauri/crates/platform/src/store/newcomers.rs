//! Users who are not there yet: their rows, in which nothing stands that nobody said, and how they come in (CRE-1).

use sea_orm::{ActiveValue::NotSet, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel};
use steward_contract::{KycStatus, UserStatus};
use uuid::Uuid;

use super::{
    codes::{Numbered, Trait},
    entity::{user, user_profile, user_security},
};

#[derive(Debug, Clone)]
pub struct Newcomer {
    pub user: user::Model,
    pub profile: user_profile::Model,
    pub security: user_security::Model,
}

impl Newcomer {
    /// Somebody of whom nothing is known, from this moment on, in unix milliseconds.
    pub fn unknown(status: UserStatus, now: i64) -> Self {
        Self { user: user(status, now), profile: profile(now), security: security() }
    }

    /// Lets them in; they have their number from then on.
    ///
    /// # Errors
    /// When the database can't be written, or what must be one user's is another's already.
    pub async fn enter(self, transaction: &DatabaseTransaction) -> Result<Self, DbErr> {
        let Self { user, mut profile, mut security } = self;
        let row = user::ActiveModel { id: NotSet, ..user.into_active_model() };
        let user = user::Entity::insert(row).exec_with_returning(transaction).await?;
        (profile.id, security.id) = (user.id, user.id);
        let row = profile.clone().into_active_model();
        user_profile::Entity::insert(row).exec_without_returning(transaction).await?;
        let row = security.clone().into_active_model();
        user_security::Entity::insert(row).exec_without_returning(transaction).await?;
        Ok(Self { user, profile, security })
    }
}

fn user(status: UserStatus, now: i64) -> user::Model {
    user::Model {
        id: 0,
        user_id: Uuid::nil(),
        unique_id: None,
        name: String::new(),
        name_key: String::new(),
        email: None,
        email_key: String::new(),
        phone: None,
        phone_key: String::new(),
        phone_extension: None,
        username: None,
        status: status.number(),
        kyc_status: KycStatus::NotStarted.number(),
        account_type: 0,
        gender: 0,
        continent: 0,
        traits: if status == UserStatus::Active { Trait::Active.bit() } else { 0 },
        user_types: 0,
        auth_methods: 0,
        oauth_providers: 0,
        flags: 0,
        roles: 0,
        groups: 0,
        teams: 0,
        company: None,
        company_key: String::new(),
        country: String::new(),
        state: String::new(),
        city: String::new(),
        timezone: String::new(),
        locale: String::new(),
        designation: String::new(),
        expertise: String::new(),
        born_on: None,
        credit_balance: 0,
        failed_logins: 0,
        locked_until: 0,
        registered_at: now,
        last_login_at: 0,
        last_activity_at: 0,
        updated_at: now,
        version: 1,
    }
}

fn profile(now: i64) -> user_profile::Model {
    user_profile::Model {
        id: 0,
        address: None,
        bio: None,
        preferred_language: None,
        communication_language: None,
        status_since: now,
        email_verified_at: None,
        phone_verified_at: None,
        last_login_ip: None,
        deleted_at: None,
        kyc_verified_at: None,
        kyc_expires_on: None,
        company_legal_name: None,
        company_country: None,
        company_registration: None,
        company_type: None,
        company_site: None,
        company_description: None,
        company_area: None,
        company_address: None,
        company_employees: None,
        company_contact: None,
        status_before_deletion: None,
        hard_delete_at: None,
        first_name: None,
        last_name: None,
    }
}

fn security() -> user_security::Model {
    user_security::Model {
        id: 0,
        two_factor: false,
        two_factor_required: false,
        password_changed_at: None,
        password_change_required: false,
        temporary_password_until: None,
        kyc_required: false,
        monitored_until: None,
        last_failed_login_at: None,
        allowed_ips: String::new(),
    }
}
