//! DEL-3: deleting somebody for good, in five steps.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{AdminRef, AuditRef, DateTime, RetainedData, Utc};

crate::codes! {
    /// What an erasure takes away for good.
    ErasedData {
        /// Name, contact, company, what is known of the person, and how they are found.
        Profile = "profile",
        /// Sessions, tokens, and where and with what somebody signed in.
        Traces = "traces",
        /// Notes, flags, suspensions and identity checks.
        Records = "records",
        /// What was written to the user.
        Messages = "messages",
        /// What the audit log says of the person; that something was done, when and by whom, stays.
        LoggedTexts = "logged_texts",
    }
}

crate::codes! {
    /// The five steps, in their order.
    ErasureStep {
        Check = "check", Archive = "archive", Anonymize = "anonymize", Remove = "remove", Complete = "complete",
    }
}

crate::codes! {
    /// What a deletion for good waits for.
    ErasureHold {
        /// Orders that are not completed.
        OpenOrders = "open_orders",
        /// Payouts that are neither paid nor cancelled.
        UnsettledPayouts = "unsettled_payouts",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HardDeleteRequest {
    /// For the audit log, 1 to 2,000 characters. It outlives the user: no names.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub reason: String,
    /// That the admin knows that nothing brings the user back; must be true.
    pub final_acknowledged: bool,
}

/// What is left to say of somebody who is erased, or is being erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Erasure {
    pub erasure_id: Uuid,
    pub user_id: Uuid,
    pub numeric_id: String,
    pub deleted_at: DateTime<Utc>,
    pub began_at: DateTime<Utc>,
    /// Who asked for it before its time; nobody where the 90 days were over.
    pub requested_by: Option<AdminRef>,
    pub approved_by: Option<AdminRef>,
    /// Those that were taken, in their order.
    pub steps: Vec<TakenStep>,
    /// What it waits for.
    pub held: Vec<HeldBy>,
    /// Present when it is over.
    pub completed_at: Option<DateTime<Utc>>,
    /// How many records were changed or taken away, by table.
    pub records: Vec<ErasedRecords>,
    pub kept: Vec<KeptData>,
    pub archive: Option<ArchiveRef>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct TakenStep {
    pub step: ErasureStep,
    pub at: DateTime<Utc>,
    pub audit: AuditRef,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct HeldBy {
    pub hold: ErasureHold,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ErasedRecords {
    /// As the platform's table is called.
    pub table: String,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct KeptData {
    pub what: RetainedData,
    pub until: DateTime<Utc>,
}

/// The compliance archive, without what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct ArchiveRef {
    /// Of the archive as it is read, in hex.
    pub sha256: String,
    pub bytes: u32,
    pub kept_until: DateTime<Utc>,
}
