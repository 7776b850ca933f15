//! `GET /v1/users/{user_id}/enrolments` (USR-9), from the learning service's own database.

use steward_contract::{Enrolment, ListEnrolments, Module, Page, ProblemCode};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, detailed},
    },
    clock::instant,
    store::{entity::enrolment::Model, paging::Position, users::code},
};

impl Endpoint for ListEnrolments {
    async fn handle(call: Call<Self>) -> Result<Page<Enrolment>, ApiError> {
        super::needs(&call, Module::Learning)?;
        let part = super::part(&call.query)?;
        let user = super::find(call.platform.database().read(), call.path.user_id).await?;
        let rows =
            call.platform.users().learning().enrolments(user.id, part).await.map_err(|why| out_of_reach(&why))?;
        let page = part.page(rows, |row| Position { at: row.last_activity_at, id: row.id }, show);
        Ok(Page { items: page.items.into_iter().collect::<Result<_, _>>()?, next_cursor: page.next_cursor })
    }
}

fn out_of_reach(why: &str) -> ApiError {
    let detail = format!("Nothing else of this user is missing: {why}. Try again in a moment.");
    detailed(ProblemCode::Unavailable, "The learning service did not answer.", detail).into()
}

fn show(row: Model) -> Result<Enrolment, ApiError> {
    Ok(Enrolment {
        program_type: row.program_type,
        program_id: row.program_id,
        status: code(row.status)?,
        progress: row.progress.unsigned_abs().into(),
        minutes: row.minutes.unsigned_abs(),
        last_activity_at: instant(row.last_activity_at),
    })
}
