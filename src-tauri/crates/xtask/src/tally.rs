//! What the test runners said, added up.

/// How many tests passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// Reads the closing lines of cargo (`test result: ok. 3 passed; 0 failed; …`) and Vitest (`Tests  1 failed | 4 passed (5)`).
    pub fn of(output: &str) -> Self {
        let lines = output.lines().map(without_colours);
        lines
            .filter(|line| line.starts_with("test result:") || line.trim_start().starts_with("Tests "))
            .map(|line| Self::of_line(&line))
            .sum()
    }

    fn of_line(line: &str) -> Self {
        let words: Vec<_> = line.split([' ', ';', '|', '.']).filter(|word| !word.is_empty()).collect();
        let count = |what: &str| {
            let pairs = words.windows(2).filter(|pair| pair[1] == what);
            pairs.filter_map(|pair| pair[0].parse::<usize>().ok()).sum()
        };
        Self { passed: count("passed"), failed: count("failed") }
    }

    pub fn total(self) -> usize {
        self.passed + self.failed
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies
            .fold(Self::default(), |sum, one| Self { passed: sum.passed + one.passed, failed: sum.failed + one.failed })
    }
}

/// The line without the escape sequences that runners colour it with.
pub fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some(start) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once('m').map_or("", |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_and_vitest_are_understood() {
        let output = "test result: ok. 3 passed; 1 failed; 0 ignored; 0 measured\n\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m2 failed\u{1b}[22m | \u{1b}[32m40 passed\u{1b}[39m (42)\n";
        assert_eq!(Tally::of(output), Tally { passed: 43, failed: 3 });
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Tally::of("5 passed the door; 3 failed\n Test Files  2 passed (2)").total(), 0);
    }
}
