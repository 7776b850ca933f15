//! Running other programs: what is run is shown, what they print is passed on, and what failed is named.

use std::{
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context, bail};

use crate::failures;

/// Runs a program in the foreground.
///
/// # Errors
/// When it can't be started or doesn't succeed.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    announce(command);
    let status = command.status().with_context(|| format!("{} can't be started", name(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", name(command));
    }
    Ok(())
}

/// Runs a program, passes on what it prints and returns it as well, with whether it succeeded.
///
/// # Errors
/// When it can't be started.
pub fn run_and_keep(command: &mut Command) -> anyhow::Result<(bool, String)> {
    announce(command);
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer).stdin(Stdio::null());
    let mut child = command.spawn().with_context(|| format!("{} can't be started", name(command)))?;
    // The command holds the pipe's writing ends; reading would never end while they are open here.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let kept = pass_on(reader)?;
    Ok((child.wait()?.success(), kept))
}

fn pass_on(reader: impl std::io::Read) -> anyhow::Result<String> {
    let mut kept = String::new();
    let mut out = std::io::stdout();
    for line in BufReader::new(reader).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        writeln!(out, "{line}")?;
        kept.push_str(&line);
        kept.push('\n');
    }
    Ok(kept)
}

/// Runs a program as [`run_and_keep`] does.
///
/// # Errors
/// When it can't be started or doesn't succeed, with what it said of that.
pub fn check(command: &mut Command) -> anyhow::Result<()> {
    let (succeeded, output) = run_and_keep(command)?;
    if !succeeded {
        bail!("{} did not succeed\n{}", name(command), failures::named(&output));
    }
    Ok(())
}

/// Runs a program that asks the network for something, which may not answer the first time: three times at most.
///
/// # Errors
/// Those of the last try.
pub fn insist(command: &mut Command) -> anyhow::Result<()> {
    for pause in [5, 20].map(Duration::from_secs) {
        match check(command) {
            Ok(()) => return Ok(()),
            Err(error) => println!("\n{error:#}\nonce more in {pause:?}"),
        }
        thread::sleep(pause);
    }
    check(command)
}

/// Where a program is, searching the path and the places that services keep theirs in.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let extra = ["/usr/sbin", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1"].map(PathBuf::from);
    std::env::split_paths(&path).chain(extra).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn announce(command: &Command) {
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    println!("\n› {} {}", name(command), arguments.join(" "));
}

fn name(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    program.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
