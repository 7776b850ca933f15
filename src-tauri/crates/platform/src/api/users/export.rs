//! `GET /v1/users/bulk/export`: users as a file, streamed (EXP-1, EXP-2, EXP-3, EXP-4).

use axum::response::Response;
use futures::TryStreamExt;
use sea_orm::DatabaseTransaction;
use steward_contract::{Column, ExportFormat, ExportUsers, FieldError, ProblemCode, Sort, UserSelector};

use crate::{
    api::{
        endpoint::{Call, Respond},
        error::{ApiError, detailed, invalid},
        export::{Broken, Exported, File, seat, send},
        meta::EXPORT_STEP_UP_ROWS,
    },
    store::{
        audit::Record,
        users::{Cells, Condition, Selected, allow},
    },
};

/// Users, and what is told of them.
struct Export {
    selected: Selected,
    columns: Vec<Column>,
    sort: Option<Sort>,
    format: ExportFormat,
    guards: bool,
    expected: u32,
    test_users_left_out: u32,
}

impl Exported for Export {
    type Of = ExportUsers;

    const NAME: &'static str = "users";

    fn format(&self) -> ExportFormat {
        self.format
    }

    fn columns(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.as_str()).collect()
    }

    fn expected(&self) -> u32 {
        self.expected
    }

    fn guards(&self) -> bool {
        self.guards
    }

    fn tells_sensitive(&self) -> bool {
        self.columns.iter().any(|column| column.sensitive().is_some())
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("test-users-left-out", self.test_users_left_out.to_string())]
    }

    fn told(&self, call: &Call<ExportUsers>, record: Record) -> Record {
        let record = record.fact("test_users_left_out", self.test_users_left_out);
        Record { reason: call.query.purpose.clone(), ..record }
    }

    async fn write(
        &self,
        call: &Call<ExportUsers>,
        snapshot: &DatabaseTransaction,
        file: &mut File,
    ) -> Result<(), Broken> {
        let (users, now) = (call.platform.users(), call.platform.clock().now());
        let terms = users.terms().await?;
        let cells = Cells::of(&self.columns);
        let mut rows = users.stream(snapshot, &self.selected, &self.columns, self.sort, now).await?;
        while let Some(row) = rows.try_next().await? {
            cells.each(&row, &terms, &mut |cell| file.cell(cell))?;
            file.end_row().await?;
        }
        Ok(())
    }
}

/// Much data, or what says most about a person, needs a fresh code (CON-6).
impl Respond for ExportUsers {
    async fn respond(call: Call<Self>) -> Result<Response, ApiError> {
        let seat = seat(&call)?;
        let snapshot = call.platform.database().snapshot().await?;
        let export = prepare(&call, &snapshot).await?;
        let needs_code = export.tells_sensitive() || export.expected >= EXPORT_STEP_UP_ROWS;
        let confirmed = needs_code.then_some(call.caller()?.admin_id.to_string());
        send(call, export, snapshot, seat, confirmed).await
    }
}

/// Whether a code is needed is decided by the very rows that will be sent.
async fn prepare(call: &Call<ExportUsers>, snapshot: &DatabaseTransaction) -> Result<Export, ApiError> {
    let query = &call.query;
    let wrong = |field: &str, message: String| ApiError::from(invalid(vec![FieldError::new(field, message)]));
    let columns = query.columns().map_err(|error| wrong("fields", error.to_string()))?;
    let sort = query.sort.as_deref().map(str::parse).transpose();
    let sort = sort.map_err(|error: steward_contract::codes::UnknownCode| wrong("sort", error.to_string()))?;
    let tells = columns.iter().filter_map(|column| Some(("fields", column.sensitive()?)));
    allow(tells, Some(call.caller()?))?;
    let now = call.platform.clock().now();
    let everybody = UserSelector { include_test_users: None, ..query.selector.clone() };
    let mut selected = call.platform.users().select(&everybody, Some(call.caller()?), now).await?;
    if !selected.skipped.is_empty() {
        return Err(skipped(&selected));
    }
    let test_users_left_out = leave_out_test_users(call, snapshot, &mut selected).await?;
    let expected = call.platform.users().count_in(snapshot, &selected, now).await?;
    let (format, guards) = (query.format.unwrap_or_default(), query.guard.unwrap_or(true));
    Ok(Export { selected, columns, sort, format, guards, expected, test_users_left_out })
}

/// Unless they are asked for (FLG-2). Gives how many there are.
async fn leave_out_test_users(
    call: &Call<ExportUsers>,
    snapshot: &DatabaseTransaction,
    selected: &mut Selected,
) -> Result<u32, ApiError> {
    if call.query.selector.include_test_users == Some(true) {
        return Ok(0);
    }
    let mut test_users = selected.clone();
    test_users.conditions.push(Condition::test_users());
    selected.conditions.push(Condition::no_test_users());
    Ok(call.platform.users().count_in(snapshot, &test_users, call.platform.clock().now()).await?)
}

/// Going on without a filter would send more than was asked for (LST-4).
fn skipped(selected: &Selected) -> ApiError {
    let fields =
        selected.skipped.iter().map(|skipped| FieldError::new(skipped.filter.as_str(), skipped.reason.clone()));
    let fields = fields.collect();
    let problem = detailed(
        ProblemCode::FilterSkipped,
        "A filter cannot be evaluated right now, so nothing was exported.",
        "Try again when the service is back, or take the filter out.",
    );
    steward_contract::Problem { fields, ..problem }.into()
}
