//! What failed, said again at the end: the log of a run that failed is read from its end, and may be cut before it.

use crate::tally::without_colours;

/// Lines that are shown of each failure, the one that names it included.
const LINES_OF_ONE: usize = 16;
/// Lines that are shown of one runner.
const LINES: usize = 200;

/// What the runner said of the tests that failed, or the last that it said when it names none.
pub fn named(output: &str) -> String {
    let lines: Vec<_> = output.lines().map(without_colours).collect();
    let mut shown: Vec<&str> = Vec::new();
    let mut left = 0;
    for line in &lines {
        left = if names_a_failure(line) { LINES_OF_ONE } else { left };
        if left > 0 {
            shown.push(line);
            left -= 1;
        }
    }
    if shown.is_empty() {
        shown.extend(lines.iter().rev().take(LINES_OF_ONE).rev().map(String::as_str));
    }
    shown.truncate(LINES);
    shown.join("\n")
}

/// The names of cargo's tests that failed, from what it says of them at the end: what a window's session says may stand between
/// a test's name and its result.
pub fn of_tests(output: &str) -> Vec<String> {
    let lines = output.lines().filter_map(|line| line.strip_prefix("---- ")?.strip_suffix(" stdout ----"));
    lines.map(str::to_owned).collect()
}

/// What a second try came to, by name, so that nobody takes for sound what passed only then.
pub fn second_try(first: &[String], second: &[String]) -> String {
    let (failed, passed): (Vec<_>, Vec<_>) =
        first.iter().map(String::as_str).partition(|name| second.iter().any(|again| again == name));
    format!("Passed at the second try only: [{}]; failed twice: [{}]", passed.join(", "), failed.join(", "))
}

/// Cargo's `---- name stdout ----` and `error…`, Vitest's `FAIL  file > name` and what it calls unhandled.
fn names_a_failure(line: &str) -> bool {
    let line = line.trim_start();
    (line.starts_with("---- ") && line.ends_with(" ----"))
        || line.starts_with("error")
        || line.starts_with("FAIL ")
        || line.contains("Unhandled")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_shown_with_what_it_said() {
        let output = "test one ... ok\ntest two ... FAILED\n\nfailures:\n\n---- two stdout ----\nassertion failed\n";
        assert_eq!(named(output), "---- two stdout ----\nassertion failed");
        let output = "ok\n\u{1b}[41m FAIL \u{1b}[49m src/a.test.ts > adds\nAssertionError: expected 1";
        assert_eq!(named(output), " FAIL  src/a.test.ts > adds\nAssertionError: expected 1");
    }

    #[test]
    fn tests_that_failed_have_names() {
        let output = "test one::two ... ok\ntest one::three ... a daemon is running\nFAILED\n\nfailures:\n\n---- one::three stdout ----\n";
        assert_eq!(of_tests(output), ["one::three"]);
    }

    #[test]
    fn what_passed_at_the_second_try_is_told_from_what_failed_twice() {
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        let said = second_try(&names(&["late", "broken"]), &names(&["broken"]));
        assert_eq!(said, "Passed at the second try only: [late]; failed twice: [broken]");
    }

    #[test]
    fn one_that_names_nothing_is_shown_by_its_end() {
        let output = (0..100).map(|line| line.to_string()).collect::<Vec<_>>().join("\n");
        assert_eq!(named(&output).lines().last(), Some("99"));
        assert_eq!(named(&output).lines().count(), LINES_OF_ONE);
    }
}
