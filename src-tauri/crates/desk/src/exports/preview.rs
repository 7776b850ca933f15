//! The first rows of an export as they will be written (EXP-1).

use serde::Serialize;

/// Header and first rows, cells guarded as in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExportPreview {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub guarded_cells: u32,
}
