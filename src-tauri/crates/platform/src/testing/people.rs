//! Admins and users for tests.

use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
use sea_orm::{ActiveValue::NotSet, EntityTrait, IntoActiveModel};
use serde_json::Value;
use steward_contract::{
    ApproveAction, CreditKind, DeleteUser, Document, HardDeleteUser, MailTemplate, OauthProvider, ReactivateUser,
    SuspendUser, UserStatus,
};
use uuid::Uuid;

use super::{Client, TestPlatform, bodies};
use crate::{
    auth::{secret, totp},
    clock::Clock,
    jobs,
    store::{
        codes::{Numbered, Trait, mask_of},
        credits::OF_USER,
        entity::{
            admin, admin_role, admin_session, api_token, credit_entry, kyc_document, outbox, payout, user,
            user_profile, user_security, user_session,
        },
        newcomers::Newcomer,
        oauth_links::{self, Account},
        user_records,
    },
};

/// Of every admin that a test makes.
pub const PASSWORD: &str = "a passphrase of some length";

/// Hundredths of a credit that every user of a test has.
const CREDITS: i64 = 123_400;

/// As cheap as argon2 allows: a hash says itself what it takes to be verified.
fn password_hash() -> String {
    let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
    cheap.hash_password_with_salt(PASSWORD.as_bytes(), &[7; 16]).unwrap().to_string()
}

impl TestPlatform {
    /// A signed-in client of a new admin who has the role, or none.
    pub async fn admin(&self, role: &str) -> Client {
        let secret = totp::new_secret(self.platform.rng()).to_vec();
        let row = self.admin_row(&secret);
        let admin_id = row.id;
        let database = self.platform.database().write();
        admin::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
        if !role.is_empty() {
            let row = admin_role::Model { admin_id, role: role.to_owned() };
            admin_role::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
        }
        let token = self.session(admin_id).await;
        let mut client = self.client();
        (client.token, client.admin_id, client.secret) = (Some(token), admin_id, secret);
        client
    }

    /// Another session of an admin; its access token.
    pub async fn session(&self, admin_id: Uuid) -> String {
        let token = secret::generate(self.platform.rng(), "sa").expose().to_owned();
        let now = self.clock.now_ms();
        let row = admin_session::Model {
            id: self.platform.new_id(),
            admin_id,
            client: None,
            ip: None,
            access_hash: secret::hash(&token),
            access_expires_at: now + 3_600_000,
            created_at: now,
            last_used_at: now,
            expires_at: now + 30 * 86_400_000,
            ended_at: None,
        };
        let database = self.platform.database().write();
        admin_session::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
        token
    }

    fn admin_row(&self, totp_secret: &[u8]) -> admin::Model {
        let id = self.platform.new_id();
        admin::Model {
            id,
            email: format!("{id}@example.com"),
            name: "Ada Example".into(),
            password_hash: password_hash(),
            active: true,
            user_id: None,
            totp_secret: Some(self.platform.seal(id, totp_secret).unwrap()),
            totp_candidate: None,
            totp_last_step: 0,
            created_at: self.clock.now_ms(),
            password_changed_at: self.clock.now_ms(),
        }
    }

    /// A user with two sessions, an API token, credits and two pending payouts.
    pub async fn user(&self, number: i64) -> Uuid {
        let user_id = self.platform.new_id();
        let database = self.platform.database().write();
        let Newcomer { user, profile, security } = newcomer(number, user_id, self.clock.now_ms());
        user::Entity::insert(user.into_active_model()).exec_without_returning(database).await.unwrap();
        user_profile::Entity::insert(profile.into_active_model()).exec_without_returning(database).await.unwrap();
        user_security::Entity::insert(security.into_active_model()).exec_without_returning(database).await.unwrap();
        if self.is_postgres() {
            // Its sequence knows nothing of numbers that come along.
            let highest = "greatest((SELECT max(id) FROM users), (SELECT last_value FROM users_id_seq))";
            self.execute(&format!("SELECT setval('users_id_seq', {highest})")).await;
        }
        self.possessions(number).await;
        user_id
    }

    /// Suspends a user for fraud, and asks for the way back; the id of the request.
    pub async fn request(&self, user_id: Uuid) -> Uuid {
        self.request_by(&mut self.admin("owner").await, user_id).await
    }

    /// The same by an admin who is given.
    pub async fn request_by(&self, admin: &mut Client, user_id: Uuid) -> Uuid {
        self.admin("owner").await.act::<SuspendUser>(user_id, &bodies::suspension_for("FRAUD")).await.ok();
        admin.act::<ReactivateUser>(user_id, &bodies::reactivation()).await.ok();
        let listed = admin.get(&format!("/v1/approvals?list=pending&user_id={user_id}")).await.ok();
        listed["items"][0]["approval_id"].as_str().unwrap().parse().unwrap()
    }

    /// Deletes a user softly whose money is settled.
    pub async fn delete_and_settle(&self, user_id: Uuid, number: i64) {
        self.admin("owner").await.act::<DeleteUser>(user_id, &bodies::deletion()).await.ok();
        self.execute(&format!("UPDATE payouts SET status = 3 WHERE user_id = {number}")).await;
    }

    /// Deletes a user for good, as one admin asks for it and another one approves.
    pub async fn erase(&self, user_id: Uuid, number: i64) {
        self.delete_and_settle(user_id, number).await;
        self.approve_erasure(user_id).await;
        jobs::sweep(&self.platform).await.unwrap();
    }

    /// The two decisions of it.
    pub async fn approve_erasure(&self, user_id: Uuid) {
        let (mut one, mut other) = (self.admin("owner").await, self.admin("owner").await);
        one.act::<HardDeleteUser>(user_id, &bodies::final_deletion()).await.ok();
        let listed = one.get(&format!("/v1/approvals?list=pending&user_id={user_id}")).await.ok();
        let named = listed["items"][0]["approval_id"].as_str().unwrap().parse().unwrap();
        other.act::<ApproveAction>(named, &Value::Null).await.ok();
    }

    /// A message to a user that was given up; its id.
    pub async fn dead_letter(&self, user: i64) -> Uuid {
        let (mail_id, now) = (self.platform.new_id(), self.clock.now_ms());
        let row = outbox::Model {
            id: 0,
            mail_id,
            user_id: Some(user),
            recipient: format!("user{user}@example.org"),
            template: MailTemplate::Restoration.to_string(),
            language: None,
            content: r#"{"name": "Lucía Example"}"#.to_owned(),
            created_at: now,
            sent_at: None,
            attempts: 3,
            queued_at: now,
            next_try_at: now,
            tried_at: Some(now),
            given_up_at: Some(now),
            last_error: Some("550 nobody of that name".to_owned()),
            secret: None,
        };
        let row = outbox::ActiveModel { id: NotSet, ..row.into_active_model() };
        let database = self.platform.database().write();
        outbox::Entity::insert(row).exec_without_returning(database).await.unwrap();
        mail_id
    }

    /// Links the GitHub account of this id to a user.
    pub async fn linked_account(&self, user: i64, id: &str) {
        let account = Account { provider: OauthProvider::Github, id: id.to_owned() };
        let transaction = self.platform.database().begin().await.unwrap();
        let row = user_records::of_number(&transaction, user).await.unwrap().unwrap();
        oauth_links::link(&transaction, &row, &account, self.clock.now_ms()).await.unwrap();
        transaction.commit().await.unwrap();
    }

    /// Hands in a picture for a user; its id.
    pub async fn document(&self, user_id: i64) -> Uuid {
        self.document_of(user_id, b"\x89PNG\r\n\x1a\nnothing").await
    }

    /// The same with these bytes.
    pub async fn document_of(&self, user_id: i64, content: &[u8]) -> Uuid {
        let row = kyc_document::Model {
            id: 0,
            document_id: self.platform.new_id(),
            user_id,
            kind: 1,
            name: "passport.png".to_owned(),
            media_type: 3,
            sha256: Document::sha256_of(content),
            bytes: i32::try_from(content.len()).unwrap(),
            submitted_at: self.clock.now_ms(),
            content: content.to_vec(),
        };
        let (document_id, database) = (row.document_id, self.platform.database().write());
        let row = kyc_document::ActiveModel { id: NotSet, ..row.into_active_model() };
        kyc_document::Entity::insert(row).exec_without_returning(database).await.unwrap();
        document_id
    }

    /// One of the sessions of a user, who may have none.
    pub async fn any_session_of(&self, user: i64) -> Option<Uuid> {
        use sea_orm::{ColumnTrait, QueryFilter};
        let found = user_session::Entity::find().filter(user_session::Column::UserId.eq(user));
        found.one(self.platform.database().read()).await.unwrap().map(|row| row.session_id)
    }

    /// The same of their API tokens.
    pub async fn any_token_of(&self, user: i64) -> Option<Uuid> {
        use sea_orm::{ColumnTrait, QueryFilter};
        let found = api_token::Entity::find().filter(api_token::Column::UserId.eq(user));
        found.one(self.platform.database().read()).await.unwrap().map(|row| row.token_id)
    }

    async fn possessions(&self, user_id: i64) {
        let (database, now) = (self.platform.database().write(), self.clock.now_ms());
        for place in 0..2 {
            let row = user_session::Model {
                id: user_id * 10 + place,
                session_id: self.platform.new_id(),
                user_id,
                device: None,
                os: None,
                browser: None,
                ip: None,
                location: None,
                new_country: false,
                created_at: now,
                last_activity_at: now,
                expires_at: now + 86_400_000 * 365,
                ended_at: None,
            };
            user_session::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
            let row = payout::Model {
                id: user_id * 10 + place,
                payout_id: self.platform.new_id(),
                user_id,
                amount: 20_600,
                currency: "USD".into(),
                status: 1,
                requested_at: now,
                settled_at: None,
            };
            payout::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
        }
        let row = api_token::Model {
            id: user_id,
            token_id: self.platform.new_id(),
            user_id,
            label: "shop".into(),
            masked: "ak_live…9c41".into(),
            created_at: now,
            last_used_at: None,
            last_ip: None,
            revoked_at: None,
        };
        api_token::Entity::insert(row.into_active_model()).exec_without_returning(database).await.unwrap();
        let row = credit_entry::Model {
            id: user_id,
            entry_id: self.platform.new_id(),
            user_id,
            at: now,
            debit: CreditKind::Opening.number(),
            credit: OF_USER,
            amount: CREDITS,
            balance: CREDITS,
            admin_id: None,
            admin_name: None,
            reason: None,
        };
        let row = credit_entry::ActiveModel { id: NotSet, ..row.into_active_model() };
        credit_entry::Entity::insert(row).exec_without_returning(database).await.unwrap();
    }
}

fn newcomer(id: i64, user_id: Uuid, now: i64) -> Newcomer {
    let Newcomer { user, profile, security } = Newcomer::unknown(UserStatus::Active, now);
    let email = format!("user{id}@example.org");
    let user = user::Model {
        id,
        user_id,
        name: "Lucía Example".into(),
        name_key: "lucia example".into(),
        email: Some(email.clone()),
        email_key: email,
        traits: mask_of([Trait::Active, Trait::EmailVerified, Trait::HasPassword]),
        credit_balance: CREDITS,
        ..user
    };
    Newcomer { user, profile: user_profile::Model { id, ..profile }, security: user_security::Model { id, ..security } }
}
