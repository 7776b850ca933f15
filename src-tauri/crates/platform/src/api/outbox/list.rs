//! `GET /v1/outbox`.

use sea_orm::Condition;
use steward_contract::{ListOutbox, MessagePage, PostState, Sensitive};

use super::{people, show};
use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    domain::masking::shown,
    mail::Gateway,
    store::{
        outbox::{count, in_state, of_kind, page},
        paging::{PageRequest, Position},
    },
};

impl Endpoint for ListOutbox {
    async fn handle(call: Call<Self>) -> Result<MessagePage, ApiError> {
        let (platform, query) = (&call.platform, &call.query);
        let part = PageRequest::new(query.cursor.as_deref(), query.limit);
        let part = part.map_err(|error| ApiError::from(invalid(vec![error])))?;
        let read = platform.database().read();
        let kind = query.kind.map(|kind| of_kind(kind, platform.users().backend()));
        let which = Condition::all().add_option(query.state.map(in_state)).add_option(kind);
        let rows = page(read, which, part).await?;
        let people = people(platform, &rows).await?;
        let sees = call.caller()?.may(Sensitive::PERMISSION);
        let told = |mail| show(platform, &mail, &people).map(|message| shown(message, sees));
        let page = part.page(rows, |mail| Position { at: mail.created_at, id: mail.id }, told);
        Ok(MessagePage {
            items: page.items.into_iter().collect::<Result<_, _>>()?,
            next_cursor: page.next_cursor,
            waiting: count(read, PostState::Waiting).await?,
            dead: count(read, PostState::Dead).await?,
            mail_server: platform.post().smtp.as_ref().map(|smtp| smtp.name().to_owned()),
            sms_gateway: platform.post().sms.as_ref().map(Gateway::name),
        })
    }
}
