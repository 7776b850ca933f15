//! What can be said on the command line.

use std::path::PathBuf;

/// A desktop admin console for the people who look after the users of a platform.
#[derive(Debug, clap::Parser)]
#[command(name = "steward", version)]
pub(crate) struct Cli {
    /// Where everything is kept instead of the app's own data folder; the keychain entries are its own, too
    #[arg(long, value_name = "PATH")]
    pub data_dir: Option<PathBuf>,
    #[command(flatten)]
    pub platform: PlatformOptions,
    /// A steward:// link to open
    pub link: Option<String>,
}

#[derive(Debug, Clone, clap::Args)]
pub(crate) struct PlatformOptions {
    /// How many invented users the built-in platform has when it is made
    #[arg(long, default_value_t = 10_000)]
    pub users: u32,
    /// Its vocabulary: full, iwm, messaging, learning, telephony or payments
    #[arg(long, default_value = "full")]
    pub preset: String,
    /// Where it keeps its users instead: sqlite:PATH or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
}
