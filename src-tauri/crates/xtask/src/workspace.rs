//! Where things are.

use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn root() -> &'static Path {
    // …/src-tauri/crates/xtask
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap_or_else(|| Path::new("."))
}

pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Cargo's output folder, wherever the person keeps it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Programs that cargo built for the tests.
pub fn tools() -> PathBuf {
    target().join("tools")
}
