//! The indexes of the user tables, apart from the migration because a bulk load drops them and builds them again.
//!
//! Each order of the list (LST-6) has one that also carries what most filters ask for: a page, a jump and a count are
//! then answered from the index alone, and only the rows that are shown are looked up.

use sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::prelude::*;

/// What filters look at while an order is walked.
pub const FACETS: &[&str] = &[
    "status",
    "kyc_status",
    "traits",
    "flags",
    "user_types",
    "roles",
    "groups",
    "country",
    "registered_at",
    "last_login_at",
    "last_activity_at",
];

/// The columns that users are ordered by; ties go by id.
const ORDERS: &[&str] =
    &["registered_at", "last_activity_at", "last_login_at", "name_key", "email_key", "status", "credit_balance"];

/// The other columns that users are looked up by.
const LOOKUPS: &[&str] = &[
    "phone_key",
    "company_key",
    "kyc_status",
    "account_type",
    "gender",
    "continent",
    "traits",
    "user_types",
    "auth_methods",
    "oauth_providers",
    "flags",
    "roles",
    "groups",
    "teams",
    "country",
    "state",
    "city",
    "timezone",
    "locale",
    "designation",
    "expertise",
    "born_on",
    "failed_logins",
    "locked_until",
];

/// Table, columns, and whether they are unique.
const OTHERS: &[(&str, &[&str], bool)] = &[
    ("users", &["user_id"], true),
    ("users", &["unique_id"], true),
    ("users", &["email"], true),
    ("users", &["username"], true),
    ("user_profiles", &["kyc_expires_on"], false),
    ("terms", &["kind", "number"], true),
    ("terms", &["kind", "code"], true),
    ("kyc_events", &["user_id", "at"], false),
    ("activity", &["user_id", "at", "id"], false),
    ("activity", &["event_id"], true),
    ("user_sessions", &["user_id", "last_activity_at", "id"], false),
    ("user_sessions", &["session_id"], true),
    ("api_tokens", &["user_id"], false),
    ("notes", &["user_id", "at"], false),
    ("flag_events", &["user_id", "at"], false),
    ("suspensions", &["user_id", "since"], false),
    ("partners", &["referral_code"], true),
    ("partners", &["sponsor_id"], false),
    ("partner_ranks", &["user_id", "at"], false),
    ("orders", &["user_id", "at", "id"], false),
    ("orders", &["order_id"], true),
    ("orders", &["number"], true),
    ("order_items", &["order_id"], false),
    ("payouts", &["user_id", "status"], false),
    ("outbox", &["user_id"], false),
    ("selections", &["selection_id"], true),
    ("selections", &["expires_at"], false),
    ("exports", &["export_id"], true),
];

/// # Errors
/// When the database refuses one, because it is there already or because values that must be unique are not.
pub async fn create(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    for index in every() {
        database.execute(&index.statement()).await?;
    }
    Ok(())
}

/// # Errors
/// When one can't be dropped.
pub async fn drop(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    for index in every() {
        database.execute(&Index::drop().name(index.name()).table(index.table).to_owned()).await?;
    }
    Ok(())
}

struct Definition {
    table: &'static str,
    columns: Vec<&'static str>,
    unique: bool,
}

impl Definition {
    fn name(&self) -> String {
        // The first columns tell the indexes of a table apart; names longer than 63 bytes would be cut by PostgreSQL.
        format!("{}_by_{}", self.table, self.columns[..self.columns.len().min(2)].join("_"))
    }

    fn statement(&self) -> IndexCreateStatement {
        let mut index = Index::create();
        index.name(self.name()).table(self.table);
        for column in &self.columns {
            index.col(*column);
        }
        if self.unique {
            index.unique();
        }
        index
    }
}

fn every() -> impl Iterator<Item = Definition> {
    let orders = ORDERS.iter().map(|order| {
        let facets = FACETS.iter().copied().filter(|facet| facet != order);
        let columns = [*order, "id"].into_iter().chain(facets).collect();
        Definition { table: "users", columns, unique: false }
    });
    let lookups = LOOKUPS.iter().map(|column| Definition { table: "users", columns: vec![column], unique: false });
    let others =
        OTHERS.iter().map(|(table, columns, unique)| Definition { table, columns: columns.to_vec(), unique: *unique });
    orders.chain(lookups).chain(others)
}
