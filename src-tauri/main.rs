//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before there is anything in memory that is worth keeping to oneself.
    if let Err(error) = steward_desk::forbid_dumps() {
        eprintln!("Steward does not start: memory dumps cannot be forbidden ({error}).");
        return ExitCode::FAILURE;
    }
    match steward_lib::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Steward cannot open its window: {error}");
            ExitCode::FAILURE
        }
    }
}
