//! Files and folders that only their owner can look into (CON-3). On Windows they inherit that from the user's profile.

use std::{
    fs,
    io::Result,
    path::{Path, PathBuf},
};

/// Makes a folder with all that is above it, where they are missing.
///
/// # Errors
/// When it can't be made.
pub fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Makes a file, empty and private from the first byte; one that is there becomes private, with what stands beside it.
/// SQLite gives its log and its index of the log the rights of the database, so it must not be the one who makes it.
///
/// # Errors
/// When it can't be made, or belongs to somebody else and can be read by others.
pub fn make_database(file: &Path) -> Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?;
    make_private(file)
}

/// Takes the rights of others away from a database and the files beside it.
///
/// # Errors
/// When it belongs to somebody else and can be read by others.
#[cfg(unix)]
pub fn make_private(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    for file in [file.to_owned(), beside(file, "-wal"), beside(file, "-shm")].iter().filter(|file| file.exists()) {
        let mode = fs::metadata(file)?.permissions().mode();
        if mode & 0o077 != 0 {
            fs::set_permissions(file, fs::Permissions::from_mode(mode & 0o700))?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
pub fn make_private(_: &Path) -> Result<()> {
    Ok(())
}

/// `platform.db-wal` of `platform.db`.
pub fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
