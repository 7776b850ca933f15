//! NTE-1.

use serde::{Deserialize, Serialize};

use crate::{NoteCategory, NotePriority};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddNoteRequest {
    /// 1 to 2,000 characters.
    #[schema(min_length = 1, max_length = 2000, pattern = "^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$")]
    pub text: String,
    pub category: NoteCategory,
    pub priority: NotePriority,
    /// Codes of the admin roles that may see it; none for all admins.
    #[schema(max_items = 20)]
    pub roles: Vec<String>,
}
