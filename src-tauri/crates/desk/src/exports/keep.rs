//! A file that is short enough to wait for: streamed and proven like an export of users.

use steward_client::Download;
use steward_contract::ExportFormat;

use super::{
    run::{finish, proven},
    tally::Tally,
    target::Target,
};
use crate::{Answer, session::Session};

/// Writes all of it and proves it; the file's path.
///
/// # Errors
/// A cut connection, `answer_invalid` for a file that isn't what the platform sent. Nothing is left behind.
pub(super) async fn keep(
    session: &Session,
    mut download: Download,
    mut target: Target,
    format: ExportFormat,
) -> Answer<String> {
    let mut tally = Tally::of(format);
    while let Some(piece) = download.next().await? {
        target.write(&piece)?;
        tally.add(&piece);
    }
    proven(session, &download, &tally).await?;
    Ok(finish(target).await?.to_string_lossy().into_owned())
}
