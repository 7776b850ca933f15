//! A desk beside a real platform, in one process, with a clock that tests move and a cable that they cut.
#![allow(dead_code, unused_imports, reason = "each test file uses its part")]

mod cable;
mod desk;

pub use cable::Cable;
pub use desk::{Bench, Clocked, password};
