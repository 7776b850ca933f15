//! What a browser says of itself, in a few words.

/// `Firefox 145, Windows 11`; `None` when nothing is recognised.
pub fn device(user_agent: &str) -> Option<String> {
    const SYSTEMS: [(&str, &str); 6] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows NT 10", "Windows"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];
    // In this order: each browser also names those that it wants to be taken for.
    const BROWSERS: [(&str, &str); 5] =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Version/", "Safari")];
    let system = SYSTEMS.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| (*name).to_owned());
    let browser = BROWSERS.iter().find_map(|(mark, name)| {
        let (_, version) = user_agent.split_once(mark)?;
        let major: String = version.chars().take_while(char::is_ascii_digit).collect();
        Some(format!("{name} {major}"))
    });
    match (browser, system) {
        (Some(browser), Some(system)) => Some(format!("{browser}, {system}")),
        (browser, system) => browser.or(system),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart_from_those_they_pretend_to_be() {
        for (user_agent, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
                Some("Firefox 145, Windows"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1",
                Some("Safari 26, iPhone"),
            ),
            ("Mozilla/5.0 (Linux; Android 16) Chrome/141.0.0.0 Mobile Safari/537.36", Some("Chrome 141, Android")),
            ("curl/8", None),
        ] {
            assert_eq!(device(user_agent).as_deref(), expected);
        }
    }
}
