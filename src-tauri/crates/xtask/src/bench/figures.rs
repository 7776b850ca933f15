//! The table of figures: printed as they come, kept in a file, and laid beside those of the run before.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Mutex,
};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::workspace;

/// Under which heading figures are printed now.
static HEADING: Mutex<String> = Mutex::new(String::new());

/// One line of the table.
#[derive(Serialize, Deserialize)]
struct Figure {
    part: String,
    what: String,
    figure: String,
    goal: String,
}

/// Where this run's figures go, a line of JSON each; programs that measure for us add theirs.
pub fn file() -> PathBuf {
    workspace::target().join("bench/figures.jsonl")
}

fn before() -> PathBuf {
    workspace::target().join("bench/figures-before.jsonl")
}

/// Puts the figures of the run before aside.
///
/// # Errors
/// When they can't be moved.
pub fn begin() -> anyhow::Result<()> {
    if file().is_file() {
        fs::rename(file(), before())?;
    }
    Ok(())
}

/// Prints a line, what, the figure, the goal, and keeps it.
pub fn row(what: &str, figure: &str, goal: &str) {
    println!("{what:<62} {figure:>24}   {goal}");
    let part = HEADING.lock().map(|heading| heading.clone()).unwrap_or_default();
    let line = Figure { part, what: what.to_owned(), figure: figure.to_owned(), goal: goal.to_owned() };
    if let Err(error) = keep(&line) {
        println!("  (not kept: {error})");
    }
}

fn keep(figure: &Figure) -> anyhow::Result<()> {
    let mut file = fs::OpenOptions::new().create(true).append(true).open(file())?;
    writeln!(file, "{}", serde_json::to_string(figure)?).context("the file of figures can't be written")
}

/// Prints a title, underlined.
pub fn title(title: &str) {
    println!("\n{title}\n{}", "─".repeat(title.chars().count()));
}

/// The title of the figures that follow.
pub fn heading(title: &str) {
    self::title(title);
    if let Ok(mut heading) = HEADING.lock() {
        title.clone_into(&mut heading);
    }
}

/// Prints all that was measured beside the run before; a run of chosen parts leaves the others' figures for the next.
///
/// # Errors
/// When the files can't be read or written.
pub fn compare() -> anyhow::Result<()> {
    let (old, new) = (read(&before())?, read(&file())?);
    title("Before and after");
    for line in &new {
        let earlier = old.iter().find(|earlier| key(earlier) == key(line)).map_or("–", |earlier| &earlier.figure);
        println!("{:<62} {earlier:>24}   {:>24}   {}", key(line), line.figure, line.goal);
    }
    let measured: BTreeMap<_, _> = new.iter().map(|line| (key(line), ())).collect();
    for line in old.iter().filter(|line| !measured.contains_key(&key(line))) {
        keep(line)?;
    }
    Ok(())
}

fn key(line: &Figure) -> String {
    format!("{}: {}", line.part, line.what)
}

fn read(file: &Path) -> anyhow::Result<Vec<Figure>> {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).context("a line of the figures can't be read")).collect()
}
