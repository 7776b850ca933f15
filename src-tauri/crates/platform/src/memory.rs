//! Memory that was needed once.

/// Gives free memory back to the operating system. The GNU C library keeps what each thread has freed for that thread:
/// after making sample users in a console that is more than everything else it holds, for as long as it runs.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a call into the C library that takes no pointer")]
pub(crate) fn give_back() {
    // SAFETY: malloc_trim(3) may be called from any thread at any time; it touches nothing that is in use.
    unsafe { libc::malloc_trim(0) };
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn give_back() {}
