//! `GET /v1/users/{user_id}/activity/export` (ACL-1): a user's activity as CSV, as the list tells it. From where somebody
//! did something is in the file of those who may see it. A code confirms it (CON-6).

use axum::response::Response;
use futures::TryStreamExt;
use sea_orm::{Condition, ConnectionTrait, DatabaseTransaction};
use steward_contract::{ActivityEvent, ExportActivity, Sensitive};
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

/// What a row tells, and where it tells a sensitive fact.
type Told = (&'static str, fn(&ActivityEvent) -> String);

const COLUMNS: &[Told] = &[
    ("at", |event| event.at.to_rfc3339()),
    ("type", |event| event.event_type.to_string()),
    ("success", |event| event.success.to_string()),
    ("location", |event| event.location.clone().unwrap_or_default()),
    ("new_country", |event| event.new_country.to_string()),
    ("device", |event| event.device.clone().unwrap_or_default()),
    ("user_agent", |event| event.user_agent.clone().unwrap_or_default()),
    ("details", details),
];

const IP: Told = ("ip", |event| event.ip.clone().unwrap_or_default());

fn details(event: &ActivityEvent) -> String {
    let details = event.details.iter().map(|fact| format!("{}: {}", fact.name, fact.value));
    details.collect::<Vec<_>>().join(", ")
}

/// The activity of one user, under the filters.
struct Log {
    user: i64,
    user_id: Uuid,
    wanted: Condition,
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

    const NAME: &'static str = "activity.csv";

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
        let mut rows = stream(snapshot, self.user, self.wanted.clone()).await?;
        while let Some(row) = rows.try_next().await? {
            let event = shown(show(row)?, self.sees_sensitive);
            for (_, cell) in self.cells() {
                file.cell(Cell::Text(&cell(&event))).map_err(written)?;
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
    allow(call.query.ip.as_ref().map(|_| ("ip", Sensitive::Ip)), Some(caller))?;
    let wanted = wanted(&call.query, snapshot.get_database_backend()).map_err(|error| invalid(vec![error]))?;
    let user = super::find(snapshot, call.path.user_id).await?;
    Ok(Log {
        user: user.id,
        user_id: user.user_id,
        expected: count(snapshot, user.id, wanted.clone()).await?,
        wanted,
        sees_sensitive: caller.may(Sensitive::PERMISSION),
    })
}
