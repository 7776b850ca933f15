//! What the learning service knows, in its own database (LST-4).

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{ColumnDef, Index, Table},
};
use steward_contract::EnrolmentStatus;

use super::{
    chance::{Chance, DAY},
    person::Person,
    rows::{Rows, key},
};
use crate::store::{codes::Numbered, entity::enrolment};

const PROGRAMS: &[(&str, &str)] = &[
    ("course", "bookkeeping-1"),
    ("course", "bookkeeping-2"),
    ("course", "food-safety"),
    ("course", "first-aid"),
    ("certificate", "data-protection"),
    ("certificate", "anti-money-laundering"),
    ("path", "onboarding"),
    ("workshop", "negotiation"),
];

/// # Errors
/// Those of the database.
pub async fn create(learning: &impl ConnectionTrait) -> Result<(), DbErr> {
    let table = Table::create()
        .table("enrolments")
        .col(ColumnDef::new("id").big_integer().primary_key().auto_increment())
        .col(ColumnDef::new("user_id").big_integer().not_null())
        .col(ColumnDef::new("program_type").text().not_null())
        .col(ColumnDef::new("program_id").text().not_null())
        .col(ColumnDef::new("status").small_integer().not_null())
        .col(ColumnDef::new("progress").small_integer().not_null())
        .col(ColumnDef::new("minutes").integer().not_null())
        .col(ColumnDef::new("last_activity_at").big_integer().not_null())
        .take();
    learning.execute(&table).await?;
    let index = Index::create().name("enrolments_by_user_id").table("enrolments").col("user_id").take();
    learning.execute(&index).await?;
    Ok(())
}

pub fn enrol(rows: &mut Rows, person: &Person, chance: &mut Chance) {
    let user = &person.user;
    for present in 0..chance.number(1, 3) {
        let (program_type, program_id) = *chance.pick(PROGRAMS);
        let status = *chance.weighted(EnrolmentStatus::ALL, |status| match status {
            EnrolmentStatus::Active => 10,
            EnrolmentStatus::Completed => 6,
            _ => 1,
        });
        let progress = if status == EnrolmentStatus::Completed { 100 } else { chance.number(0, 99) };
        rows.enrolments.push(enrolment::Model {
            id: key(user.id, usize::try_from(present).unwrap_or_default()),
            user_id: user.id,
            program_type: program_type.to_owned(),
            program_id: program_id.to_owned(),
            status: status.number(),
            progress: i16::try_from(progress).unwrap_or_default(),
            minutes: progress * chance.number(2, 40),
            last_activity_at: chance
                .lately(person.since().max(user.last_activity_at - 700 * DAY), user.last_activity_at),
        });
    }
}
