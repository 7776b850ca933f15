//! One user, whole (USR-1 to USR-6, USR-11).

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, sea_query::Expr,
};
use steward_contract::{
    Account, ActivitySummary, ActivityType, AdminRef, ApiToken, AuthMethod, CompanyProfile, Flag, Kyc, KycEvent,
    LinkPurpose, LinkedAccount, Login, Money, OauthProvider, OrderStatus, Partner, PendingEmail, Profile, RankChange,
    Security, Suspension, UserCounts, UserDetail, UserFlag, UserRef, UserStatus, UserType,
};
use uuid::Uuid;

use super::{
    completeness::completeness,
    row::{code, decimal, instant_unless_never, known},
};
use crate::{
    clock::instant,
    store::{
        api_tokens,
        codes::{Numbered, PayoutStatus, TermKind, Trait},
        device::device,
        entity as e, links, oauth_links, payouts,
        profiles::{self, day},
        terms::Terms,
        user_security,
        user_sessions::{self, Which},
    },
};

/// Failed logins after which an account locks.
const LOCK_AFTER: u32 = 10;

const RECENT_LOGINS: u64 = 20;

const SHOWN_TOKENS: u64 = 20;

/// Everything that a user's page shows at once, except the lists. `notes` counts what the caller may see.
///
/// # Errors
/// When the database can't be read.
pub async fn detail<C: ConnectionTrait>(
    db: &C,
    user: e::user::Model,
    terms: &Terms,
    notes: u32,
    now: i64,
) -> Result<UserDetail, DbErr> {
    let profile = e::user_profile::Entity::find_by_id(user.id).one(db).await?.ok_or_else(|| gone(&user))?;
    let security = e::user_security::Entity::find_by_id(user.id).one(db).await?.ok_or_else(|| gone(&user))?;
    let orders = count(e::order::Entity::find().filter(e::order::Column::UserId.eq(user.id)), db).await?;
    let sessions = e::user_session::Entity::find().filter(e::user_session::Column::UserId.eq(user.id));
    let active_sessions = user_sessions::count(db, user.id, Which::All, now).await?;
    Ok(UserDetail {
        user_id: user.user_id,
        numeric_id: user.id.to_string(),
        unique_id: user.unique_id.clone(),
        name: user.name.clone(),
        has_avatar: Trait::HasAvatar.is_in(user.traits),
        status: code(user.status)?,
        flags: flags_of(db, &user).await?,
        kyc: kyc(db, &user, &profile).await?,
        security: security_of(db, &user, security).await?,
        activity: activity(db, &user, active_sessions).await?,
        partner: partner(db, user.id).await?,
        counts: UserCounts { orders, notes, sessions: count(sessions, db).await? },
        masked: Vec::new(),
        read_at: instant(now),
        version: user.version.unsigned_abs(),
        account: account(db, &user, &profile, terms, now).await?,
        profile: profile_of(user, profile),
    })
}

fn gone(user: &e::user::Model) -> DbErr {
    DbErr::RecordNotFound(format!("the profile of user {}", user.id))
}

async fn count<C: ConnectionTrait, E: EntityTrait>(select: sea_orm::Select<E>, db: &C) -> Result<u32, DbErr>
where
    E::Model: FromQueryResult + Send + Sync,
{
    Ok(u32::try_from(select.count(db).await?).unwrap_or(u32::MAX))
}

fn by(id: Option<Uuid>, name: Option<String>) -> Option<AdminRef> {
    id.zip(name).map(|(id, name)| AdminRef { id, name })
}

fn profile_of(user: e::user::Model, profile: e::user_profile::Model) -> Profile {
    let (first_name, last_name) = profiles::names_of(&user, &profile);
    Profile {
        first_name,
        last_name,
        email: user.email,
        phone: user.phone,
        phone_extension: user.phone_extension,
        username: user.username,
        date_of_birth: user.born_on.and_then(day),
        gender: Numbered::from_number(user.gender),
        address: profile.address,
        city: known(user.city),
        state: known(user.state),
        country: known(user.country),
        continent: Numbered::from_number(user.continent),
        designation: known(user.designation),
        expertise: known(user.expertise),
        bio: profile.bio,
        locale: known(user.locale),
        timezone: known(user.timezone),
        company: user.company.map(|name| CompanyProfile {
            name,
            legal_name: profile.company_legal_name,
            country_of_incorporation: profile.company_country,
            registration_number: profile.company_registration,
            business_type: profile.company_type,
            business_site: profile.company_site,
            business_description: profile.company_description,
            operations_area: profile.company_area,
            address: profile.company_address,
            employees: profile.company_employees.map(i32::unsigned_abs),
            other_contact: profile.company_contact,
        }),
    }
}

async fn account(
    db: &impl ConnectionTrait,
    user: &e::user::Model,
    profile: &e::user_profile::Model,
    terms: &Terms,
    now: i64,
) -> Result<Account, DbErr> {
    let (profile_completeness, missing) = completeness(user, profile);
    let suspended = user.status == UserStatus::Suspended.number();
    let suspension =
        if suspended { suspensions(db, user.id).await?.into_iter().find(|past| past.ended_at.is_none()) } else { None };
    let pending = links::open_of(db, user.id, LinkPurpose::ConfirmEmail, now).await?;
    let pending_email = pending.map(|link| PendingEmail {
        email: link.address,
        asked_at: instant(link.created_at),
        valid_until: instant(link.expires_at),
    });
    Ok(Account {
        pending_email,
        active: Trait::Active.is_in(user.traits),
        status_since: instant(profile.status_since),
        registered_at: instant(user.registered_at),
        email_verified_at: profile.email_verified_at.map(instant),
        phone_verified_at: profile.phone_verified_at.map(instant),
        last_login_at: instant_unless_never(user.last_login_at),
        last_login_ip: profile.last_login_ip.clone(),
        last_activity_at: instant_unless_never(user.last_activity_at),
        user_types: UserType::of_mask(user.user_types),
        account_type: Numbered::from_number(user.account_type),
        company_owner: Trait::CompanyOwner.is_in(user.traits),
        staff: Trait::Staff.is_in(user.traits),
        roles: terms.codes(TermKind::Role, user.roles),
        groups: terms.codes(TermKind::Group, user.groups),
        teams: terms.codes(TermKind::Team, user.teams),
        preferred_language: profile.preferred_language.clone(),
        communication_language: profile.communication_language.clone(),
        auth_methods: AuthMethod::of_mask(user.auth_methods),
        oauth_providers: OauthProvider::of_mask(user.oauth_providers),
        password_usable: Trait::HasPassword.is_in(user.traits),
        profile_completeness,
        profile_missing: missing.into_iter().map(str::to_owned).collect(),
        credit_balance: decimal(user.credit_balance),
        suspension,
        deleted_at: profile.deleted_at.map(instant),
        restorable_until: profile.hard_delete_at.map(instant),
    })
}

/// All suspensions of a user, newest first.
///
/// # Errors
/// When the database can't be read.
pub async fn suspensions(db: &impl ConnectionTrait, user: i64) -> Result<Vec<Suspension>, DbErr> {
    use e::suspension::Column;
    let rows = e::suspension::Entity::find()
        .filter(Column::UserId.eq(user))
        .order_by_desc(Column::Since)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    let shown = |row: e::suspension::Model| {
        Ok(Suspension {
            reason: code(row.reason)?,
            justification: row.justification,
            message: row.message,
            since: instant(row.since),
            until: row.until.map(instant),
            by: by(row.admin_id, row.admin_name),
            ended_at: row.ended_at.map(instant),
            end_reason: row.end_reason,
        })
    };
    rows.into_iter().map(shown).collect()
}

async fn kyc(db: &impl ConnectionTrait, user: &e::user::Model, profile: &e::user_profile::Model) -> Result<Kyc, DbErr> {
    use e::kyc_event::Column;
    let rows = e::kyc_event::Entity::find()
        .filter(Column::UserId.eq(user.id))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    let decision = rows.iter().find(|row| row.status == user.kyc_status && row.admin_id.is_some()).cloned();
    let document = rows.iter().find(|row| row.document_type.is_some());
    Ok(Kyc {
        status: code(user.kyc_status)?,
        verified_at: profile.kyc_verified_at.map(instant),
        document_type: document.and_then(|row| row.document_type.clone()),
        document_country: document.and_then(|row| row.document_country.clone()),
        expires_on: profile.kyc_expires_on.and_then(day),
        decided_at: decision.as_ref().map(|row| instant(row.at)),
        reason: decision.as_ref().and_then(|row| row.reason.clone()),
        decided_by: decision.and_then(|row| by(row.admin_id, row.admin_name)),
        history: rows.into_iter().map(kyc_event).collect::<Result<_, _>>()?,
    })
}

fn kyc_event(row: e::kyc_event::Model) -> Result<KycEvent, DbErr> {
    Ok(KycEvent {
        at: instant(row.at),
        status: code(row.status)?,
        document_type: row.document_type,
        by: by(row.admin_id, row.admin_name),
        reason: row.reason,
    })
}

async fn security_of<C: ConnectionTrait>(
    db: &C,
    user: &e::user::Model,
    security: e::user_security::Model,
) -> Result<Security, DbErr> {
    let tokens = e::api_token::Entity::find().filter(api_tokens::valid(user.id));
    let allowed = security.allowed_ips.split(',').map(str::trim).filter(|ip| !ip.is_empty());
    Ok(Security {
        two_factor: security.two_factor,
        two_factor_required: security.two_factor_required,
        password_changed_at: security.password_changed_at.map(instant),
        password_change_required: security.password_change_required,
        temporary_password_until: security.temporary_password_until.map(instant),
        failed_logins: user.failed_logins.unsigned_abs(),
        last_failed_login_at: security.last_failed_login_at.map(instant),
        lock_after: LOCK_AFTER,
        locked_until: instant_unless_never(user.locked_until),
        api_tokens: count(tokens.clone(), db).await?,
        tokens: shown_tokens(tokens, db).await?,
        allowed_ips: allowed.map(str::to_owned).collect(),
        permissions: user_security::codes(&security.permissions).into_iter().map(str::to_owned).collect(),
        linked_accounts: linked_accounts(db, user).await?,
    })
}

async fn linked_accounts(db: &impl ConnectionTrait, user: &e::user::Model) -> Result<Vec<LinkedAccount>, DbErr> {
    let shown = |row: e::oauth_link::Model| {
        let (provider, linked_at) = (code(row.provider)?, instant(row.linked_at));
        Ok(LinkedAccount { provider, provider_user_id: row.provider_user_id, linked_at })
    };
    oauth_links::of_user(db, user).await?.into_iter().map(shown).collect()
}

async fn shown_tokens(tokens: Select<e::api_token::Entity>, db: &impl ConnectionTrait) -> Result<Vec<ApiToken>, DbErr> {
    use e::api_token::Column;
    let never = Expr::col(Column::LastUsedAt).if_null(0);
    let rows = tokens.order_by_desc(never).order_by_desc(Column::Id).limit(SHOWN_TOKENS).all(db).await?;
    let shown = |row: e::api_token::Model| ApiToken {
        token_id: row.token_id,
        label: row.label,
        masked: row.masked,
        created_at: instant(row.created_at),
        last_used_at: row.last_used_at.map(instant),
        last_ip: row.last_ip,
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// A sum of one currency.
#[derive(FromQueryResult)]
struct Sum {
    currency: String,
    amount: i64,
}

impl From<Sum> for Money {
    fn from(sum: Sum) -> Self {
        Self { amount: decimal(sum.amount), currency: sum.currency }
    }
}

fn summed(column: &str) -> Expr {
    // Sums of BIGINT are NUMERIC in PostgreSQL; sums of money fit.
    Expr::cust(format!("CAST(sum({column}) AS BIGINT)"))
}

async fn activity<C: ConnectionTrait>(
    db: &C,
    user: &e::user::Model,
    active_sessions: u32,
) -> Result<ActivitySummary, DbErr> {
    use e::order;
    let orders = order::Entity::find().filter(order::Column::UserId.eq(user.id));
    let completed = orders.clone().filter(order::Column::Status.eq(OrderStatus::Completed.number()));
    let last = orders.clone().order_by_desc(order::Column::At).order_by_desc(order::Column::Id).one(db).await?;
    let spent = orders
        .select_only()
        .column(order::Column::Currency)
        .column_as(summed("total"), "amount")
        .group_by(order::Column::Currency)
        .order_by_asc(order::Column::Currency)
        .into_model::<Sum>();
    let pending = payouts::with_status(db, user.id, PayoutStatus::Pending).await?;
    Ok(ActivitySummary {
        completed_orders: count(completed, db).await?,
        total_spent: spent.all(db).await?.into_iter().map(Money::from).collect(),
        last_order_at: last.map(|order| instant(order.at)),
        pending_payouts: pending.into_iter().map(|payouts| payouts.sum).collect(),
        active_sessions,
        recent_logins: recent_logins(db, user.id).await?,
    })
}

async fn recent_logins(db: &impl ConnectionTrait, user: i64) -> Result<Vec<Login>, DbErr> {
    use e::activity::Column;
    let rows = e::activity::Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::EventType.is_in([ActivityType::Login.number(), ActivityType::LoginFailed.number()]))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(RECENT_LOGINS)
        .all(db)
        .await?;
    let shown = |row: e::activity::Model| Login {
        at: instant(row.at),
        success: row.success,
        ip: row.ip,
        location: row.location,
        device: row.user_agent.as_deref().and_then(device),
        user_agent: row.user_agent,
        new_country: row.new_country,
    };
    Ok(rows.into_iter().map(shown).collect())
}

async fn partner(db: &impl ConnectionTrait, user: i64) -> Result<Option<Partner>, DbErr> {
    let Some(row) = e::partner::Entity::find_by_id(user).one(db).await? else { return Ok(None) };
    let sponsor = match row.sponsor_id {
        Some(id) => e::user::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let ranks = e::partner_rank::Entity::find()
        .filter(e::partner_rank::Column::UserId.eq(user))
        .order_by_desc(e::partner_rank::Column::At)
        .all(db)
        .await?;
    let money = |hundredths| Money { amount: decimal(hundredths), currency: row.currency.clone() };
    Ok(Some(Partner {
        sponsor: sponsor.map(|user| UserRef { user_id: user.user_id, name: user.name }),
        status: if row.active { "active" } else { "inactive" }.to_owned(),
        rank_history: ranks.into_iter().map(|rank| RankChange { at: instant(rank.at), rank: rank.rank }).collect(),
        direct_referrals: row.direct_referrals.unsigned_abs(),
        network_size: row.network_size.unsigned_abs(),
        available: money(row.available),
        pending: money(row.pending),
        total_earned: money(row.total_earned),
        partner_id: row.partner_id,
        referral_code: row.referral_code,
        rank: row.rank,
        highest_rank: row.highest_rank,
    }))
}

/// The flags that are set, each with the event that set it last.
///
/// # Errors
/// When the database can't be read.
pub async fn flags_of(db: &impl ConnectionTrait, user: &e::user::Model) -> Result<Vec<UserFlag>, DbErr> {
    use e::flag_event::Column;
    let set = Flag::of_mask(user.flags);
    if set.is_empty() {
        return Ok(Vec::new());
    }
    let events = e::flag_event::Entity::find()
        .filter(Column::UserId.eq(user.id))
        .filter(Column::Added.eq(true))
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    let shown = |flag: Flag| {
        let event = events.iter().find(|event| event.flag == flag.number());
        UserFlag {
            flag,
            since: instant(event.map_or(user.registered_at, |event| event.at)),
            by: event.and_then(|event| by(event.admin_id, event.admin_name.clone())),
            reason: event.and_then(|event| event.reason.clone()),
        }
    };
    Ok(set.into_iter().map(shown).collect())
}
