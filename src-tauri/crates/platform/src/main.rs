//! The `steward-platform` program.

mod cli;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

/// Answers are big pieces of memory of ever other sizes, made on one thread and freed on another.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    cli::log::to_stderr(cli.usual_log());
    match cli.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("steward-platform: {error}");
            ExitCode::FAILURE
        }
    }
}
