//! `GET /v1/users/{user_id}/suspend/effects`: what suspending would do, with this user's numbers (SUS-2).

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use steward_contract::{GetSuspensionEffects, OrderStatus, SuspensionEffects, UserStatus};

use crate::{
    actions::{payouts, target, wrong_status},
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    domain::status::{Transition, after},
    store::{
        codes::{Numbered, PayoutStatus, Trait},
        entity::{api_token, order, partner, user, user_session},
        users::decimal,
    },
};

impl Endpoint for GetSuspensionEffects {
    async fn handle(call: Call<Self>) -> Result<SuspensionEffects, ApiError> {
        let database = call.platform.database().read();
        let user = target::find(database, call.path.user_id).await?;
        let status = target::status(&user)?;
        let rank = target::refusal(database, call.caller()?, &user).await?;
        let partner = partner::Entity::find_by_id(user.id).one(database).await?;
        Ok(SuspensionEffects {
            user_id: user.user_id,
            status,
            sessions: sessions(database, &user, call.platform.clock().now_ms()).await?,
            api_tokens: tokens(database, &user).await?,
            open_orders: open_orders(database, &user).await?,
            partner: Trait::Partner.is_in(user.traits),
            pending_payouts: payouts(database, user.id, PayoutStatus::Pending).await?,
            credit_balance: decimal(user.credit_balance),
            downline: partner.map_or(0, |partner| u32::try_from(partner.network_size).unwrap_or_default()),
            can_be_mailed: user.email.is_some(),
            refusal: rank.or_else(|| refusal(status)),
        })
    }
}

fn refusal(status: UserStatus) -> Option<steward_contract::Problem> {
    after(status, Transition::Suspend).is_none().then(|| wrong_status(status, "suspended"))
}

async fn sessions(database: &impl ConnectionTrait, user: &user::Model, now: i64) -> Result<u32, DbErr> {
    use user_session::{Column, Entity};
    let active = Entity::find().filter(Column::UserId.eq(user.id)).filter(Column::EndedAt.is_null());
    count(active.filter(Column::ExpiresAt.gt(now)).count(database).await)
}

async fn tokens(database: &impl ConnectionTrait, user: &user::Model) -> Result<u32, DbErr> {
    use api_token::{Column, Entity};
    let valid = Entity::find().filter(Column::UserId.eq(user.id)).filter(Column::RevokedAt.is_null());
    count(valid.count(database).await)
}

async fn open_orders(database: &impl ConnectionTrait, user: &user::Model) -> Result<u32, DbErr> {
    use order::{Column, Entity};
    let open = [OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Shipped].map(Numbered::number);
    let orders = Entity::find().filter(Column::UserId.eq(user.id)).filter(Column::Status.is_in(open));
    count(orders.count(database).await)
}

fn count(rows: Result<u64, DbErr>) -> Result<u32, DbErr> {
    rows.map(|rows| u32::try_from(rows).unwrap_or(u32::MAX))
}
