//! USR-9.

use serde::{Deserialize, Serialize};

use crate::{DateTime, EnrolmentStatus, Utc};

/// A user in one program of the learning service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Enrolment {
    /// `course`, `certificate`, …; the learning service's word.
    pub program_type: String,
    pub program_id: String,
    pub status: EnrolmentStatus,
    /// 0 to 100.
    pub progress: u32,
    /// Spent on it so far.
    pub minutes: u32,
    pub last_activity_at: DateTime<Utc>,
}
