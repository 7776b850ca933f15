//! How quick and how big the window is, beside a window with nothing in it: `cargo xtask bench` runs it and prints what it
//! says. It judges nothing.

use std::{fs, io::Write, time::Duration};

use serde_json::json;

use crate::harness::{App, FRAME, Home, Options, Place, Program};

/// Invented users of the built-in platform.
const USERS: u32 = 1_000_000;

/// How often the window is started.
const STARTS: usize = 5;

#[tokio::test]
#[ignore = "it measures; cargo xtask bench runs it"]
async fn the_window() {
    let mut empty = Vec::new();
    let mut empty_memory = 0.0;
    for _ in 0..STARTS {
        let window = App::start_program(&Program::empty_window(), &Options::default(), Home::new()).await;
        empty.push(content(&window).await);
        tokio::time::sleep(Duration::from_secs(2)).await;
        empty_memory = memory(&window);
        window.close().await;
    }
    let options = Options { users: USERS, ..Options::default() };
    let mut app = App::start_with(&options, Home::new()).await;
    app.screen.press("Connect").await;
    app.screen.see_in_time(Place::Gate, "Sign in to", 900).await;
    app.screen.press("Continue").await;
    app.enrol().await;
    let (mut own, mut inside) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        app = app.restart().await;
        app.screen.until_soon("the frame", INSIDE, vec![json!(FRAME)]).await;
        inside.push(since_start(&app).await);
        own.push(content(&app).await);
    }
    let [empty, own, inside] = [empty, own, inside].map(median);
    row("empty Tauri window: content", &format!("{empty:.0} ms"), "");
    row("start to content", &format!("{own:.0} ms, {:.2} × empty", own / empty), "1.25 × empty");
    row("start to the overview's figures, after content", &format!("{:.0} ms", inside - own), "400 ms");
    tokio::time::sleep(Duration::from_secs(2)).await;
    let idle = memory(&app);
    open_list(&app).await;
    let list = memory(&app);
    scroll(&app).await;
    jump(&app).await;
    let scrolled = memory(&app);
    row("empty Tauri window: memory", &format!("{empty_memory:.0} MiB"), "");
    for (what, memory, goal) in [
        ("idle", idle, "50 MiB"),
        ("with a list", list, "120 MiB"),
        ("after scrolling through it", scrolled, "120 MiB"),
    ] {
        row(&format!("memory {what}, above that"), &format!("{:.0} MiB", memory - empty_memory), goal);
    }
    app.close().await;
}

/// The overview with its counts, which are six digits long: what a start shows first.
const INSIDE: &str = r"return document.querySelector(arguments[0]) !== null && /\d{3},\d{3}/.test(document.querySelector('main')?.innerText ?? '')";

/// Milliseconds from the start of the process to the first paint with something in it.
async fn content(app: &App) -> f64 {
    let script = "const paint = performance.getEntriesByName('first-contentful-paint')[0]; \
                  return paint ? performance.timeOrigin + paint.startTime : null";
    let painted = app.screen.until_soon("a first paint", script, Vec::new()).await;
    painted.as_f64().unwrap() - app.started_at()
}

async fn since_start(app: &App) -> f64 {
    let now = app.screen.evaluate("return performance.timeOrigin + performance.now()", Vec::new()).await;
    now.as_f64().unwrap() - app.started_at()
}

async fn open_list(app: &App) {
    app.screen.press("All").await;
    app.screen.see_element(FIRST_ROW).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
}

const FIRST_ROW: &str = "[role=row][data-index='0']:not([aria-busy]) [dir=auto]";

/// Ten seconds of scrolling, as a wheel does it: the time between two frames.
async fn scroll(app: &App) {
    app.screen.evaluate(SCROLL, Vec::new()).await;
    let read = "return window.frames_of_scrolling ?? null";
    let frames = app.screen.until("the end of scrolling", read, Vec::new()).await;
    let mut frames: Vec<f64> = serde_json::from_value(frames).unwrap();
    frames.sort_by(f64::total_cmp);
    let at = |percent: usize| frames[(frames.len() * percent / 100).min(frames.len() - 1)];
    let figure = format!("{:.0} / {:.0} / {:.0} ms", at(50), at(95), at(100));
    row(&format!("scrolling, {} frames: p50 / p95 / longest", frames.len()), &figure, "95 % < 17 ms, none > 33 ms");
}

const SCROLL: &str = r#"
const area = [...document.querySelectorAll('[role=grid], [role=grid] *')].find((element) => element.scrollHeight > 1e6);
const frames = [];
const start = performance.now();
let last = start;
const step = (now) => {
  frames.push(now - last);
  last = now;
  area.scrollTop += 120;
  if (now - start < 10000) requestAnimationFrame(step);
  else window.frames_of_scrolling = frames.slice(5);
};
requestAnimationFrame(step);
"#;

/// Into the middle of the list: until the rows there are on the screen.
async fn jump(app: &App) {
    let mut times = Vec::new();
    for part in [0.5, 0.2, 0.8, 0.4, 0.9] {
        app.screen.evaluate(JUMP, vec![json!(part)]).await;
        let jumped = app.screen.until("the rows there", "return window.jumped ?? null", Vec::new()).await;
        times.push(jumped.as_f64().unwrap());
    }
    row("a jump into the list shows its rows", &format!("{:.0} ms", median(times)), "150 ms");
}

const JUMP: &str = r#"
const area = [...document.querySelectorAll('[role=grid], [role=grid] *')].find((element) => element.scrollHeight > 1e6);
window.jumped = null;
const start = performance.now();
area.scrollTop = area.scrollHeight * arguments[0];
const middle = () => {
  const box = area.getBoundingClientRect();
  const row = document.elementFromPoint(box.left + 200, box.top + box.height / 2)?.closest('[data-index]');
  return row !== null && row !== undefined && Number(row.dataset.index) > 100000 && !row.hasAttribute('aria-busy');
};
const look = () => { if (middle()) window.jumped = performance.now() - start; else requestAnimationFrame(look); };
requestAnimationFrame(look);
"#;

/// Proportional set size of the window's processes, in MiB.
fn memory(app: &App) -> f64 {
    let kib: f64 = app.processes().iter().filter_map(|process| pss(*process)).sum();
    kib / 1_024.0
}

fn pss(process: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// Prints a figure, and adds it to the file of figures where there is one.
fn row(what: &str, figure: &str, goal: &str) {
    println!("{what:<62} {figure:>24}   {goal}");
    if let Some(file) = std::env::var_os("STEWARD_FIGURES") {
        let line = json!({ "part": "Window", "what": what, "figure": figure, "goal": goal });
        let mut file = fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
        writeln!(file, "{line}").unwrap();
    }
}
