//! What the program does goes to standard error: no personal data, no secret, at any level.

use tracing_subscriber::EnvFilter;

/// `STEWARD_LOG` takes a filter such as `steward_desk=debug`; warnings when it is absent.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env("STEWARD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
