//! Reads of the users list, one at a time.

use steward_contract::{FilterId, SortKey};

use super::{figures, platform::Platform, times::Times};

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
    question("part of two letters, common", "/v1/users?name=an&limit=50", 200, "30 ms"),
    question("part of two characters, Chinese", "/v1/users?search=%E6%B5%A9%E7%84%B6&limit=50", 200, "30 ms"),
    question("part of one character, rare", "/v1/users?search=%C3%9F&limit=50", 200, "30 ms"),
    question("part of six fields", "/v1/users?search=lucia&limit=50", 100, "60 ms"),
    question("two names with letters wrong", "/v1/users?search=hanah%20holoway&limit=50", 100, "60 ms"),
    question("phone number without its country", "/v1/users?search=305-555-0188&limit=50", 200, "0.25 ms"),
    question("exact e-mail", "/v1/users?email_is=lucia.p%40example.com&limit=50", 1_000, "0.25 ms"),
    question("exact numeric id", "/v1/users?numeric_id=4711&limit=50", 1_000, "0.25 ms"),
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
    let filters = FilterId::ALL.iter().map(|filter| format!("{filter}={}", worst_case(*filter)));
    let orders = SortKey::ALL.iter().flat_map(|key| [format!("sort={key}"), format!("sort=-{key}")]);
    let mut slowest = (0.0, String::new());
    for filter in filters.chain(orders) {
        let times = Times::of(5, |_| connection.get(&format!("/v1/users?limit=50&{filter}")).map(drop))?;
        slowest = if times.percentile(99) > slowest.0 { (times.percentile(99), filter) } else { slowest };
    }
    figures::row("any single filter or order, first call included", &format!("{:.0} ms", slowest.0), "300 ms p99");
    println!("  the slowest: {}", slowest.1);
    Ok(())
}

/// A value that many users match or that lies far from the list's order. Without a rest, so that a new filter is measured.
const fn worst_case(filter: FilterId) -> &'static str {
    use FilterId as F;
    match filter {
        F::Email => "gmail",
        F::EmailIs => "lucia.p%40example.com",
        F::UserId => "00000000-0000-4000-8000-000000000000",
        F::Phone => "3055550188",
        F::Name => "a",
        F::ReferralCode => "NOBODY",
        F::NumericId => "999983",
        F::UniqueId => "KST-1",
        F::Username => "lucia",
        F::Company => "ltd",
        F::Status => "deleted",
        F::RegisteredAfter | F::LastLoginAfter | F::LearningActivityAfter => "2024-01-01",
        F::RegisteredBefore | F::LastLoginBefore => "2020-01-01",
        F::RegisteredInLastDays | F::ActiveInLastDays => "30",
        F::InactiveForDays => "900",
        F::KycExpiresInDays => "7",
        F::KycStatus => "rejected",
        F::Partner
        | F::HasOauth
        | F::Staff
        | F::CompanyUser
        | F::ProfileComplete
        | F::HasAvatar
        | F::HasBio
        | F::Locked
        | F::HasEnrolments => "true",
        F::EmailVerified | F::PhoneVerified | F::HasPassword | F::HasLocation => "false",
        F::UserType => "instructor",
        F::AuthMethod => "oauth",
        F::OauthProvider => "github",
        F::Roles => "instructor",
        F::Groups => "finance",
        F::AccountType => "merchant",
        F::Country => "PT",
        F::City => "Lisbon",
        F::State => "Texas",
        F::Continent => "europe",
        F::Timezone => "Europe%2FLisbon",
        F::Locale => "pt-PT",
        F::Gender => "female",
        F::Designation => "Engineer",
        F::Expertise => "Design",
        F::AgeMin => "60",
        F::AgeMax => "20",
        F::FailedLoginsMin => "3",
        F::FailedLoginsMax => "1",
        F::Flags => "vip",
        F::Teams => "payments",
        F::EnrolmentStatus => "expired",
        F::EnrolledProgramType => "course",
        F::EnrolledProgramIds => "1",
        F::ProgressMin => "95",
        F::ProgressMax => "5",
        F::TimeSpentMin => "6000",
    }
}
