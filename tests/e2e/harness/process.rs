use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// A program that the driver can open.
#[derive(Clone)]
pub struct Program(PathBuf);

impl Program {
    pub fn steward() -> Self {
        Self(PathBuf::from(env!("CARGO_BIN_EXE_steward")))
    }

    /// One that is somewhere else, such as where a package was installed.
    pub fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// What a window costs that shows nothing: the measure for ours.
    pub fn empty_window() -> Self {
        Self(Self::steward().0.with_file_name("examples").join("empty_window"))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Its process among the descendants of another.
    pub fn process_below(&self, ancestor: u32) -> Option<u32> {
        let is_it = |process: &u32| fs::read_link(format!("/proc/{process}/exe")).is_ok_and(|path| path == self.0);
        descendants(ancestor).into_iter().find(is_it)
    }
}

/// A process and all that it started.
pub fn tree(process: u32) -> Vec<u32> {
    [vec![process], descendants(process)].concat()
}

fn descendants(process: u32) -> Vec<u32> {
    // Any thread of a process may have started another.
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = threads.map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default());
    let children: Vec<u32> = children.flat_map(|ids| numbers(&ids)).collect();
    children.into_iter().flat_map(tree).collect()
}

fn numbers(text: &str) -> Vec<u32> {
    text.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

/// When a process was started, in milliseconds since 1970; exact to a hundredth of a second, as the system keeps it.
#[allow(clippy::disallowed_methods, reason = "the window's own clock is the real one")]
pub fn started_at(process: u32) -> f64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64();
    let uptime: f64 = first_number(&fs::read_to_string("/proc/uptime").unwrap());
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    // The name, in brackets, may have spaces in it.
    let ticks: f64 = stat.rsplit(')').next().unwrap().split_whitespace().nth(19).unwrap().parse().unwrap();
    (now - uptime + ticks / 100.0) * 1_000.0
}

fn first_number(text: &str) -> f64 {
    text.split_whitespace().next().unwrap().parse().unwrap()
}
