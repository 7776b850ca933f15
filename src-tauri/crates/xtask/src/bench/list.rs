//! Reads of the users list, one at a time.

use super::{figures, figures::Times, platform::Platform};

/// What is asked, how often, and the goals for p50 on SQLite and PostgreSQL in milliseconds (quality.md).
struct Question {
    what: &'static str,
    /// `{run}` is replaced by the number of the run and `{second}` by one below 60: a page that was asked before is
    /// remembered, and what costs is to read one.
    path: &'static str,
    runs: usize,
    goal: &'static str,
}

impl Question {
    fn of(&self, run: usize) -> String {
        self.path.replace("{run}", &format!("{run:03}")).replace("{second}", &format!("{:02}", run % 60))
    }
}

const fn question(what: &'static str, path: &'static str, runs: usize, goal: &'static str) -> Question {
    Question { what, path, runs, goal }
}

const FIRST: &str = "/v1/users?limit=50";

const GUIDE_A: &str = "/v1/users?email=gmail.com&status=active&created_after=2024-01-01&created_before=2024-06-30&kyc_status=approved&sort=-last_activity&limit=50";

const QUESTIONS: &[Question] = &[
    question("50 users by last activity, with total", "/v1/users?limit=50&offset={run}", 2_000, "0.5 / 1.2 ms"),
    question("the same page again, no user changed", FIRST, 2_000, "0.5 / 1.2 ms"),
    question("jump to row 500,000 and on", "/v1/users?limit=50&offset=500{run}", 200, "5 / 32 ms"),
    question("guide A's example, total known", GUIDE_A, 500, "5 / 7 ms"),
    question(
        "guide A's example, counted anew (another day each time)",
        "/v1/users?email=gmail.com&status=active&created_after=2024-01-01&created_before=2024-06-30T00:00:{second}Z&kyc_status=approved&limit=50",
        50,
        "5 / 7 ms",
    ),
    question("part of a name, common (1 %)", "/v1/users?name=hazel&limit=50", 200, "6 / 30 ms"),
    question(
        "part of a name, rare (some hundreds)",
        "/v1/users?name=%E6%AD%90%E9%99%BD%E6%B5%A9%E7%84%B6&limit=50",
        200,
        "2 / 3 ms",
    ),
    question("begin of a name, two letters", "/v1/users?name=an&limit=50", 200, "6 / 30 ms"),
    question("fuzzy over six fields", "/v1/users?search=lucia&limit=50", 100, "60 ms"),
    question("exact e-mail", "/v1/users?email_is=lucia.p%40example.com&limit=50", 1_000, "0.25 ms"),
    question("exact numeric id", "/v1/users?numeric_id=4711&limit=50", 1_000, "0.25 ms"),
];

/// One of each filter and each order, for the worst case.
const WORST: &[&str] = &[
    "status=active",
    "status=deleted",
    "created_after=2024-01-01",
    "created_in_last_days=30",
    "last_login_after=2025-01-01",
    "active_in_last_days=30",
    "inactive_for_days=90",
    "kyc_status=rejected",
    "partner=true",
    "email_verified=false",
    "phone_verified=true",
    "user_type=instructor",
    "auth_method=oauth",
    "has_oauth=true",
    "oauth_provider=github",
    "has_password=false",
    "account_type=merchant",
    "is_staff=true",
    "is_company_user=true",
    "profile_complete=true",
    "has_avatar=true",
    "has_bio=true",
    "has_location=false",
    "country=PT",
    "continent=europe",
    "timezone=Europe%2FLisbon",
    "locale=pt-PT",
    "gender=female",
    "age_min=60",
    "age_max=20",
    "is_locked=true",
    "failed_login_attempts_min=3",
    "flags=vip",
    "sort=registered",
    "sort=-last_login",
    "sort=name",
    "sort=-email",
    "sort=status",
    "sort=-credit_balance",
];

/// # Errors
/// When the platform refuses a question.
pub fn measure(platform: &Platform) -> anyhow::Result<()> {
    let mut connection = platform.connection()?;
    for question in QUESTIONS {
        let times = Times::of(question.runs, |run| connection.get(&question.of(run)).map(drop))?;
        report(question.what, &times, question.goal);
    }
    next_page(platform)?;
    worst(platform)
}

fn report(what: &str, times: &Times, goal: &str) {
    figures::row(what, &format!("{:.2} / {:.2} ms p50/p99", times.percentile(50), times.percentile(99)), goal);
}

/// Walks on by key, a page at a time.
fn next_page(platform: &Platform) -> anyhow::Result<()> {
    let mut connection = platform.connection()?;
    let mut cursor = None::<String>;
    let mut times = Times::default();
    for _ in 0..500 {
        let path = cursor.as_ref().map_or_else(|| FIRST.to_owned(), |cursor| format!("{FIRST}&cursor={cursor}"));
        let page = times.add(|| connection.get(&path))?;
        let page: serde_json::Value = serde_json::from_slice(&page)?;
        cursor = page["next_cursor"].as_str().map(str::to_owned);
    }
    report("next page by key", &times, "0.6 ms");
    Ok(())
}

/// Each filter and order five times; the slowest of all is the figure. The first of the five counts anew.
fn worst(platform: &Platform) -> anyhow::Result<()> {
    let mut connection = platform.connection()?;
    let mut slowest = (0.0, "");
    for filter in WORST {
        let times = Times::of(5, |_| connection.get(&format!("/v1/users?limit=50&{filter}")).map(drop))?;
        slowest = if times.percentile(99) > slowest.0 { (times.percentile(99), filter) } else { slowest };
    }
    figures::row(
        &format!("any single filter or order; slowest: {}", slowest.1),
        &format!("{:.0} ms", slowest.0),
        "300 ms p99",
    );
    Ok(())
}
