//! `cargo xtask run`

use std::{path::PathBuf, process::Command};

use anyhow::bail;

use crate::{app, session, shell};

#[derive(clap::Args)]
pub struct Options {
    /// How many invented users the built-in platform has
    #[arg(long, default_value_t = 10_000)]
    users: u32,
    /// The vocabulary of the built-in platform: full, iwm, messaging, learning, telephony or payments
    #[arg(long, default_value = "full")]
    preset: String,
    /// Where the built-in platform keeps its users: sqlite:PATH or postgres://USER@HOST/NAME [default: the app's data folder]
    #[arg(long)]
    database: Option<String>,
    /// Open the window under a virtual display, save its picture and end
    #[arg(long, value_name = "FILE")]
    screenshot: Option<PathBuf>,
    /// Build it as it ships: slower to build, faster to run
    #[arg(long)]
    release: bool,
}

/// # Errors
/// When something can't be installed, built or opened.
pub fn run(options: &Options) -> anyhow::Result<()> {
    let mut window = Command::new(app::build(options.release)?);
    window.args(["--users", &options.users.to_string(), "--preset", &options.preset]);
    if let Some(database) = &options.database {
        window.args(["--database", database]);
    }
    match &options.screenshot {
        Some(file) => shell::run(&mut picture(&window, file)?),
        None if session::has_display() => shell::run(&mut window),
        None => bail!(
            "there is no display here; with --screenshot FILE the window opens under a virtual one and its picture is kept"
        ),
    }
}

/// The window under a virtual display until it has drawn, its picture, and the end.
fn picture(window: &Command, file: &std::path::Path) -> anyhow::Result<Command> {
    if !session::has_display() {
        println!("There is no display here; the window opens under a virtual one.");
    }
    let mut script = Command::new("sh");
    script
        .args(["-c", PICTURE, "sh"])
        .arg(std::path::absolute(file)?)
        .arg(window.get_program())
        .args(window.get_args());
    session::virtual_session(&script)
}

/// Waits until two pictures in a row are the same and not of one colour: the window has drawn.
const PICTURE: &str = r#"
file=$1; shift
"$@" & window=$!
before=; tries=0
while [ $tries -lt 60 ] && kill -0 $window 2>/dev/null; do
  sleep 1; tries=$((tries + 1))
  import -window root "$file"
  now=$(identify -format '%# %k' "$file")
  [ "$now" = "$before" ] && [ "${now##* }" -gt 16 ] && break
  before=$now
done
kill $window 2>/dev/null; wait $window 2>/dev/null
[ "${now##* }" -gt 16 ] && echo "The picture is in $file"
"#;
