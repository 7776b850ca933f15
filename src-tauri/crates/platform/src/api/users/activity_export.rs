//! `GET /v1/users/{user_id}/activity/export` (ACL-1): a user's activity as a file, as the list tells it. From where somebody
//! did something is in the file of those who may see it. A code confirms it (CON-6).

use axum::response::Response;
use futures::TryStreamExt;
use sea_orm::{Condition, ConnectionTrait, DatabaseTransaction};
use steward_contract::{ActivityEvent, ExportActivity, ExportFormat, Sensitive};
use steward_export::Cell;
use uuid::Uuid;

use super::activity::show;
use crate::{
    api::{
        endpoint::{Call, Respond},
        error::{ApiError, invalid},
        export::{Broken, Exported, File, seat, send, written},
    },
    domain::masking::shown,
    store::{
        activities::{count, stream, wanted},
        audit::Record,
        users::allow,
    },
};

/// What a row tells. Text that is made for it has a place to stand in.
type Told = (&'static str, for<'a> fn(&'a ActivityEvent, &'a mut String) -> Cell<'a>);

const COLUMNS: &[Told] = &[
    ("at", |event, _| Cell::Instant(event.at)),
    ("type", |event, _| Cell::Text(event.event_type.as_str())),
    ("success", |event, _| Cell::Flag(event.success)),
    ("location", |event, _| known(event.location.as_deref())),
    ("new_country", |event, _| Cell::Flag(event.new_country)),
    ("device", |event, _| known(event.device.as_deref())),
    ("user_agent", |event, _| known(event.user_agent.as_deref())),
    ("details", details),
];

/// Where it tells a sensitive fact.
const IP: Told = ("ip", |event, _| known(event.ip.as_deref()));

fn known(text: Option<&str>) -> Cell<'_> {
    Cell::known(text.unwrap_or_default())
}

fn details<'a>(event: &'a ActivityEvent, text: &'a mut String) -> Cell<'a> {
    let details = event.details.iter().map(|fact| format!("{}: {}", fact.name, fact.value));
    *text = details.collect::<Vec<_>>().join(", ");
    Cell::known(text)
}

/// The activity of one user, under the filters.
struct Log {
    user: i64,
    user_id: Uuid,
    wanted: Condition,
    format: ExportFormat,
    expected: u32,
    sees_sensitive: bool,
}

impl Log {
    fn cells(&self) -> impl Iterator<Item = &'static Told> {
        COLUMNS.iter().chain(self.sees_sensitive.then_some(&IP))
    }
}

impl Exported for Log {
    type Of = ExportActivity;

    const NAME: &'static str = "activity";

    fn format(&self) -> ExportFormat {
        self.format
    }

    fn columns(&self) -> Vec<&'static str> {
        self.cells().map(|(name, _)| *name).collect()
    }

    fn expected(&self) -> u32 {
        self.expected
    }

    fn guards(&self) -> bool {
        true
    }

    fn tells_sensitive(&self) -> bool {
        self.sees_sensitive
    }

    fn told(&self, _: &Call<ExportActivity>, record: Record) -> Record {
        Record { user_id: Some(self.user_id), ..record }
    }

    async fn write(
        &self,
        _: &Call<ExportActivity>,
        snapshot: &DatabaseTransaction,
        file: &mut File,
    ) -> Result<(), Broken> {
        let mut text = String::new();
        let mut rows = stream(snapshot, self.user, self.wanted.clone()).await?;
        while let Some(row) = rows.try_next().await? {
            let event = shown(show(row)?, self.sees_sensitive);
            for (_, cell) in self.cells() {
                file.cell(cell(&event, &mut text)).map_err(written)?;
            }
            file.end_row().await?;
        }
        Ok(())
    }
}

impl Respond for ExportActivity {
    async fn respond(call: Call<Self>) -> Result<Response, ApiError> {
        let seat = seat(&call)?;
        let snapshot = call.platform.database().snapshot().await?;
        let log = prepare(&call, &snapshot).await?;
        let confirmed = Some(log.user_id.to_string());
        send(call, log, snapshot, seat, confirmed).await
    }
}

async fn prepare(call: &Call<ExportActivity>, snapshot: &DatabaseTransaction) -> Result<Log, ApiError> {
    let caller = call.caller()?;
    allow(call.query.filter.ip.as_ref().map(|_| ("ip", Sensitive::Ip)), Some(caller))?;
    let wanted = wanted(&call.query.filter, snapshot.get_database_backend()).map_err(|error| invalid(vec![error]))?;
    let user = super::find(snapshot, call.path.user_id).await?;
    Ok(Log {
        user: user.id,
        user_id: user.user_id,
        expected: count(snapshot, user.id, wanted.clone()).await?,
        wanted,
        format: call.query.format.unwrap_or_default(),
        sees_sensitive: caller.may(Sensitive::PERMISSION),
    })
}
