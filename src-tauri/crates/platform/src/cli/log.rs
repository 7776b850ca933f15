//! Log lines as JSON on standard error; `STEWARD_LOG=debug` says more.

use tracing_subscriber::EnvFilter;

/// `usual`: what is said unless the variable says otherwise.
pub fn to_stderr(usual: &str) {
    let filter = EnvFilter::try_from_env("STEWARD_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_env_filter(filter).init();
    // A panic's message may hold what somebody typed; its place is enough to find it.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}
