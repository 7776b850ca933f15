//! The first rows of an export as they will be written (EXP-1).

use futures::future::try_join_all;
use serde::Serialize;
use steward_contract::{
    Column, ColumnKind, ExportFormat, ExportQuery, GetUser, ListUsers, UserListQuery, UserPath, UserRow,
};
use steward_export::Cell;
use uuid::Uuid;

use super::cells::{cell, needs_detail};
use super::start::{in_order, selector};
use crate::{Answer, ConsoleError, Desk};

/// Header and first rows, cells guarded as in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ExportPreview {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub guarded_cells: u32,
}

const ROWS: u32 = 5;

impl Desk {
    /// The first five rows. Reads them as the list does, so nothing is exported and nothing needs to be confirmed;
    /// columns that only a user's page has are read from there.
    ///
    /// # Errors
    /// A column that doesn't exist; everything that can be wrong with a call.
    pub async fn preview_export(&self, connection: Uuid, query: ExportQuery) -> Answer<ExportPreview> {
        let query = in_order(query);
        let columns = query.columns().map_err(|error| ConsoleError::field("fields", format!("{error}.")))?;
        let guards = query.format.unwrap_or_default() == ExportFormat::Csv && query.guard.unwrap_or(true);
        let list =
            UserListQuery { selector: selector(&query), sort: query.sort, limit: Some(ROWS), ..Default::default() };
        let page = self.call::<ListUsers>(connection, &(), &list, &()).await?;
        let rows = try_join_all(page.items.iter().map(|row| self.cells(connection, &columns, row))).await?;
        let mut preview = ExportPreview {
            header: columns.iter().map(|column| column.as_str().to_owned()).collect(),
            rows,
            guarded_cells: 0,
        };
        if guards {
            preview.guard(&columns);
        }
        Ok(preview)
    }

    async fn cells(&self, connection: Uuid, columns: &[Column], row: &UserRow) -> Answer<Vec<String>> {
        let detail = if columns.iter().copied().any(needs_detail) {
            let path = UserPath { user_id: row.user_id };
            Some(self.call::<GetUser>(connection, &path, &(), &()).await?)
        } else {
            None
        };
        Ok(columns.iter().map(|column| cell(*column, row, detail.as_ref())).collect())
    }
}

impl ExportPreview {
    fn guard(&mut self, columns: &[Column]) {
        for row in &mut self.rows {
            for (text, column) in row.iter_mut().zip(columns) {
                let cell = match column.kind() {
                    ColumnKind::Number | ColumnKind::Money => Cell::Number(text),
                    _ => Cell::Text(text),
                };
                let Some(guarded) = cell.defused() else { continue };
                *text = guarded;
                self.guarded_cells += 1;
            }
        }
    }
}
