//! Memory that holds tokens is not written to disk when the program dies, nor read by other programs.

/// Forbids core dumps, and on Linux that other processes of the same person attach. To be called first of all.
///
/// # Errors
/// When the operating system refuses.
#[cfg(unix)]
pub fn forbid_dumps() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Windows writes no dump unless an administrator has asked for it.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn forbid_dumps() -> std::io::Result<()> {
    Ok(())
}
