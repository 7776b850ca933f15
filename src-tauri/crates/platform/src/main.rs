//! The `steward-platform` program.

mod cli;

use std::process::ExitCode;

use clap::Parser;

#[tokio::main]
async fn main() -> ExitCode {
    cli::log::to_stderr();
    match cli::Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("steward-platform: {error}");
            ExitCode::FAILURE
        }
    }
}
