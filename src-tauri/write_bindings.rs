//! Writes `ui/src/api/bindings.ts`, or another file: `cargo xtask bindings`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "ui/src/api/bindings.ts".to_owned());
    steward_lib::write_bindings(Path::new(&path))
}
