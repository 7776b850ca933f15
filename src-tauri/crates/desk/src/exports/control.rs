//! Exports of this console: where to, which there are, cancelling and forgetting.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::run::as_float;
use super::target::{free_name, from_io, remove_parts};
use super::{ExportDefaults, ExportRunState, ExportStatus};
use crate::console::Home;
use crate::{Answer, ConsoleError, Desk, DeskCode};
use steward_contract::{ExportFormat, ProblemCode};

impl Desk {
    /// Where an export would go: the folder of the last one, and a name that is free there and says the format.
    ///
    /// # Errors
    /// When the folder's disk can't be asked for its free space.
    pub async fn export_defaults(&self, connection: Uuid, format: ExportFormat) -> Answer<ExportDefaults> {
        let platform = self.session(connection)?.meta()?.name;
        let last = self.home().await?.store.exports(Some(connection)).await?.into_iter().next();
        let last = last.and_then(|status| Path::new(&status.path).parent().map(Path::to_owned));
        let folder = last.filter(|folder| folder.is_dir()).unwrap_or_else(|| self.setup().downloads.clone());
        let name = format!("users-{}-{}.{format}", slug(&platform), self.clock().now().format("%Y-%m-%d"));
        Ok(ExportDefaults {
            file_name: free_name(&folder, &name),
            free_bytes: as_float(fs4::available_space(&folder).map_err(from_io)?),
            folder: folder.to_string_lossy().into_owned(),
        })
    }

    /// Exports of a connection, newest first.
    ///
    /// # Errors
    /// When the console is locked or the local store can't be used.
    pub async fn exports(&self, connection: Uuid) -> Answer<Vec<ExportStatus>> {
        self.check_unlocked()?;
        let stored = self.home().await?.store.exports(Some(connection)).await?;
        let running = self.running();
        let live = |status: ExportStatus| running.get(&status.id).map_or(status, |running| running.status().clone());
        Ok(stored.into_iter().map(live).collect())
    }

    /// Stops a running export; nothing of the file is kept. One that has ended already stays as it is.
    pub fn cancel_export(&self, id: Uuid) {
        if let Some(running) = self.running().get(&id) {
            running.cancel.notify_one();
        }
    }

    /// Takes an export out of the list. The file stays.
    ///
    /// # Errors
    /// `in_progress` for one that is running.
    pub async fn forget_export(&self, id: Uuid) -> Answer<()> {
        self.check_unlocked()?;
        if self.running().contains_key(&id) {
            return Err(
                ConsoleError::new(ProblemCode::InProgress, "This export is running.").remedy("Cancel it first.")
            );
        }
        Ok(self.home().await?.store.remove_export(id).await?)
    }

    /// The file of a finished export, to be shown in its folder.
    ///
    /// # Errors
    /// `file_failed` when it was moved or deleted.
    pub async fn exported_file(&self, id: Uuid) -> Answer<PathBuf> {
        self.check_unlocked()?;
        let status = self.home().await?.store.export(id).await?;
        let path = status.filter(|status| status.state == ExportRunState::Finished).map(|status| status.path.into());
        path.filter(|path: &PathBuf| path.is_file()).ok_or_else(|| {
            ConsoleError::new(DeskCode::FileFailed, "The file is not there any more.")
                .remedy("It was moved or deleted.")
        })
    }

    /// Ends what the last run left open.
    pub(crate) async fn clear_up(&self, home: &Home) {
        if let Err(error) = self.end_what_was_open(home).await {
            tracing::error!(%error, "what was open when Steward ended");
        }
    }

    async fn end_what_was_open(&self, home: &Home) -> sqlx::Result<()> {
        home.store.remove_unsent_actions().await?;
        for mut status in home.store.exports(None).await? {
            if status.state != ExportRunState::Running {
                continue;
            }
            remove_parts(Path::new(&status.path));
            status.state = ExportRunState::Failed;
            status.finished_at = Some(self.clock().now());
            status.error = Some(
                ConsoleError::new(DeskCode::ExportCancelled, "Steward ended before the export did.")
                    .remedy("No part of the file was kept. Export again."),
            );
            home.store.put_export(&status).await?;
        }
        Ok(())
    }
}

/// A name as part of a file name.
fn slug(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}
