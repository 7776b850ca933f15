//! The attacks of the platform's tests at full size, on the program as it ships.

use std::path::Path;

use super::figures;
use crate::{lint::cargo, shell};

/// Sockets that each attack holds.
const SOCKETS: &str = "1500";

/// # Errors
/// When somebody was kept out, or more memory was taken than there should be.
pub fn measure(program: &Path) -> anyhow::Result<()> {
    figures::heading("Attacks, 1,500 sockets (goal: everybody else is answered, heads take at most 96 MiB)");
    let mut attacks = cargo();
    attacks.args(["test", "--quiet", "--workspace", "--test", "attacks", "--", "--nocapture", "--test-threads=1"]);
    shell::run(attacks.env("STEWARD_TEST_ATTACK", SOCKETS).env("STEWARD_TEST_PROGRAM", program))
}
