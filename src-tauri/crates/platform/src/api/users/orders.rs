//! `GET /v1/users/{user_id}/orders` (USR-7).

use steward_contract::{ListOrders, Money, Order, OrderItem, OrderStatus, Page};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    clock::instant,
    store::{
        entity::{order, order_item},
        orders,
        paging::{Position, newest},
        users::{code, decimal},
    },
};

impl Endpoint for ListOrders {
    async fn handle(call: Call<Self>) -> Result<Page<Order>, ApiError> {
        let part = super::part(&call.query)?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let read = call.platform.database().read();
        let rows = newest::<order::Entity>(read, user.id, order::Column::At, part).await?;
        let mut items = orders::items(read, &rows).await?;
        let page = part.page(
            rows,
            |row| Position { at: row.at, id: row.id },
            |row| show(items.remove(&row.id).unwrap_or_default(), &row),
        );
        let items = page.items.into_iter().collect::<Result<_, _>>()?;
        Ok(Page { items, next_cursor: page.next_cursor })
    }
}

fn show(items: Vec<order_item::Model>, row: &order::Model) -> Result<Order, ApiError> {
    let status: OrderStatus = code(row.status)?;
    let money = |hundredths| Money { amount: decimal(hundredths), currency: row.currency.clone() };
    Ok(Order {
        order_id: row.order_id,
        number: row.number.clone(),
        at: instant(row.at),
        status,
        total: money(row.total),
        items: items
            .into_iter()
            .map(|item| OrderItem {
                title: item.title,
                quantity: u32::try_from(item.quantity).unwrap_or_default(),
                price: money(item.price),
            })
            .collect(),
    })
}
