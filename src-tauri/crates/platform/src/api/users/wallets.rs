//! `GET /v1/users/{user_id}/wallets` (USR-10).

use steward_contract::{ListWallets, Module, Money, Page, Wallet};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    store::{
        entity::wallet::{Column, Entity, Model},
        paging::{Position, newest},
    },
};

impl Endpoint for ListWallets {
    async fn handle(call: Call<Self>) -> Result<Page<Wallet>, ApiError> {
        super::needs(&call, Module::Wallets)?;
        let part = super::part(&call.query)?;
        let read = call.platform.database().read();
        let user = super::find(read, call.path.user_id).await?;
        let rows = newest::<Entity>(read, user.id, Column::OpenedAt, part).await?;
        Ok(part.page(rows, |row| Position { at: row.opened_at, id: row.id }, show))
    }
}

fn show(row: Model) -> Wallet {
    Wallet {
        wallet_id: row.wallet_id,
        balance: Money { amount: row.balance, currency: row.currency },
        address: row.address,
        network: row.network,
        opened_at: instant(row.opened_at),
        last_movement_at: row.last_movement_at.map(instant),
    }
}
