//! The file of an export. Until it is whole it has another name; it never replaces anything.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::{Answer, ConsoleError, DeskCode};

/// Bytes of a name; with what a temporary name adds, file systems take 255.
const LONGEST: usize = 200;

pub(crate) struct Target {
    file: NamedTempFile,
    folder: PathBuf,
    name: String,
}

impl Target {
    /// Makes the temporary file in the folder, readable by its owner alone. It goes when the target is dropped.
    pub fn create(folder: &str, name: &str, extension: &str) -> Answer<Self> {
        let name = check_name(name, extension)?;
        let folder = existing(folder)?;
        if is_taken(&folder, &name) {
            return Err(file_exists(&folder, &name));
        }
        Self::in_folder(folder, name)
    }

    /// The same for a file whose name nobody chose: it gets a free one.
    pub fn create_beside(folder: &str, name: &str, extension: &str) -> Answer<Self> {
        Self::in_folder(existing(folder)?, check_name(name, extension)?)
    }

    fn in_folder(folder: PathBuf, name: String) -> Answer<Self> {
        let file = tempfile::Builder::new().prefix(&part_prefix(&name)).tempfile_in(&folder);
        Ok(Self { file: file.map_err(from_io)?, folder, name })
    }

    pub fn path(&self) -> PathBuf {
        self.folder.join(&self.name)
    }

    pub fn write(&mut self, piece: &[u8]) -> Answer<()> {
        self.file.write_all(piece).map_err(from_io)
    }

    /// Brings the file to the disk and gives it its name, or a free one next to it if that was taken meanwhile. Blocks.
    pub fn finish(self) -> Answer<PathBuf> {
        self.file.as_file().sync_all().map_err(from_io)?;
        let Self { mut file, folder, name } = self;
        loop {
            let path = folder.join(free_name(&folder, &name));
            match file.persist_noclobber(&path) {
                Ok(_) => {
                    sync_folder(&folder);
                    return Ok(path);
                }
                Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => file = taken.file,
                Err(failed) => return Err(from_io(failed.error)),
            }
        }
    }
}

fn existing(folder: &str) -> Answer<PathBuf> {
    let folder = PathBuf::from(folder);
    if folder.is_absolute() && folder.is_dir() { Ok(folder) } else { Err(folder_missing(&folder)) }
}

/// So that the name, too, survives a power cut. Where folders can't be synced, the system does it in its own time.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// How the names of unfinished files start: hidden, and recognisable.
fn part_prefix(name: &str) -> String {
    format!(".{name}.part-")
}

/// Removes what an export left that was running when the program died.
pub(super) fn remove_parts(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return };
    let prefix = part_prefix(&name.to_string_lossy());
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The name, when it is one that stays in its folder on every system; with the extension at its end.
fn check_name(name: &str, extension: &str) -> Answer<String> {
    let name = name.trim();
    let safe = safe_name(name);
    if safe != name || name.is_empty() || name.len() > LONGEST || name.starts_with('.') {
        let hint = if safe.is_empty() { format!("users.{extension}") } else { safe };
        let message = format!("A file cannot have this name on every system. Use another one, like \"{hint}\".");
        return Err(ConsoleError::field("file_name", message));
    }
    let has_extension = Path::new(name).extension().is_some_and(|its| its.eq_ignore_ascii_case(extension));
    Ok(if has_extension { name.to_owned() } else { format!("{name}.{extension}") })
}

/// Without separators, control characters, names that Windows reserves, and marks that turn the writing direction.
fn safe_name(name: &str) -> String {
    let options = sanitize_filename::Options { windows: true, truncate: true, replacement: "" };
    let turns =
        |letter: &char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let name: String = name.chars().filter(|letter| !turns(letter)).collect();
    let safe = sanitize_filename::sanitize_with_options(name, options);
    safe.trim_start_matches('.').trim().to_owned()
}

/// Whether something has the name, be it a link that leads nowhere.
fn is_taken(folder: &Path, name: &str) -> bool {
    folder.join(name).symlink_metadata().is_ok()
}

/// The name, or the first of `name (2).csv`, `name (3).csv` … that is free.
pub(super) fn free_name(folder: &Path, name: &str) -> String {
    let path = Path::new(name);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let numbered = (2_u32..).map(|number| format!("{stem} ({number}).{extension}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !is_taken(folder, name)).unwrap_or_else(|| name.to_owned())
}

fn folder_missing(folder: &Path) -> ConsoleError {
    ConsoleError::new(DeskCode::FolderMissing, format!("There is no folder {}.", folder.display()))
        .remedy("Choose another folder. Nothing was exported.")
}

fn file_exists(folder: &Path, name: &str) -> ConsoleError {
    let free = free_name(folder, name);
    ConsoleError::new(DeskCode::FileExists, format!("There is a file \"{name}\" in this folder already."))
        .remedy(format!("It was not touched. A free name is \"{free}\"."))
}

#[allow(clippy::needless_pass_by_value, reason = "it is what map_err passes")]
pub(super) fn from_io(error: io::Error) -> ConsoleError {
    tracing::warn!(%error, "export file");
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ConsoleError::new(DeskCode::DiskFull, "There is no room for the file.")
                .remedy("Free some space or choose another folder. No part of the file was kept.")
        }
        ErrorKind::NotFound => ConsoleError::new(DeskCode::FolderMissing, "The folder is gone.")
            .remedy("Choose another folder. No part of the file was kept."),
        _ => ConsoleError::new(DeskCode::FileFailed, format!("The file cannot be written: {error}."))
            .remedy("Choose another folder. No part of the file was kept."),
    }
}

#[cfg(test)]
mod tests;
