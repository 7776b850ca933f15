//! The figures of the users list, without the network around it: `figures DATABASE [USERS]` fills an empty database with
//! sample users when USERS is given, then asks each question many times and prints the middle and the worst answer.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use steward_contract::{FilterId, UserListQuery, UserSelector};
use steward_platform::{
    presets::Preset,
    seed::{Plan, seed},
    store::{Database, Users, learning::Learning},
};

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("give a database: sqlite:PATH or postgres://…")?;
    let database = Database::open(&url).await?;
    let now: DateTime<Utc> = "2026-11-17T13:32:08Z".parse()?;
    if let Some(users) = arguments.next() {
        let started = Instant::now();
        let plan = Plan { preset: &Preset::find("full")?, users: users.parse()?, seed: 7, now, progress: &|_| {} };
        seed(&database, None, &plan).await?;
        println!("{:60} {:.1} s", format!("{users} users made"), started.elapsed().as_secs_f64());
    }
    let users = Users::new(database, Learning::at(None));
    for (name, query) in questions() {
        ask(&users, name, &query, now).await?;
    }
    Ok(())
}

async fn ask(users: &Users, name: &str, query: &UserListQuery, now: DateTime<Utc>) -> Result<(), Failure> {
    let first = Instant::now();
    let page = users.list(query, now).await.map_err(|error| format!("{name}: {error:?}"))?;
    let first = first.elapsed();
    let mut times = Vec::new();
    let until = Instant::now() + Duration::from_secs(2);
    while times.len() < 400 && (times.len() < 5 || Instant::now() < until) {
        let started = Instant::now();
        users.list(query, now).await.map_err(|error| format!("{name}: {error:?}"))?;
        times.push(started.elapsed());
    }
    times.sort();
    let at = |share: usize| ms(times[(times.len() - 1) * share / 100]);
    println!("{name:60} first {:9} p50 {:9} p99 {:9} of {}", ms(first), at(50), at(99), page.total.count);
    let mut next = query.clone();
    if name == "page" || name == "all by name" {
        (next.cursor, next.offset) = (page.next_cursor, None);
        Box::pin(ask(users, "  next page", &next, now)).await?;
    }
    Ok(())
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn questions() -> Vec<(&'static str, UserListQuery)> {
    let all = UserListQuery::default;
    let search = |text: &str| UserListQuery {
        selector: UserSelector { search: Some(text.into()), ..Default::default() },
        ..all()
    };
    let sorted = |sort: &str| UserListQuery { sort: Some(sort.into()), ..all() };
    let filtered = |filters: &[(FilterId, &str)]| UserListQuery {
        selector: UserSelector {
            filters: filters.iter().map(|(filter, value)| (*filter, (*value).to_owned())).collect(),
            ..Default::default()
        },
        ..all()
    };
    let mut questions = vec![
        ("page", all()),
        ("jump to 500,000", UserListQuery { offset: Some(500_000), ..all() }),
        ("jump to 999,000", UserListQuery { offset: Some(999_000), ..all() }),
        ("jump to 500,000 by name", UserListQuery { offset: Some(500_000), ..sorted("name") }),
        (
            "jump to 400,000 of the active",
            UserListQuery { offset: Some(400_000), ..filtered(&[(FilterId::Status, "active")]) },
        ),
        (
            "guide A's example",
            filtered(&[
                (FilterId::Email, "gmail.com"),
                (FilterId::Status, "active"),
                (FilterId::RegisteredAfter, "2024-01-01"),
                (FilterId::RegisteredBefore, "2024-06-30"),
                (FilterId::KycStatus, "approved"),
            ]),
        ),
        ("name part, common", filtered(&[(FilterId::Name, "hazel")])),
        ("name part, rare", filtered(&[(FilterId::Name, "penasco lu")])),
        ("search, common", search("hazel")),
        ("search, rare", search("lucia 0188")),
        ("search, one field of everybody", search("example")),
        ("search, two words", search("wolfgang gmbh")),
        ("search, nothing", search("zzyzx")),
        ("search, two letters", search("li")),
        ("search, an e-mail", search("lucia.p@example.com")),
        ("search, a UUID", search("c41e7a90-2b6f-4d1c-9e58-7f03ad218b64")),
        ("exact e-mail", filtered(&[(FilterId::EmailIs, "lucia.p@example.com")])),
        ("exact id", filtered(&[(FilterId::UserId, "c41e7a90-2b6f-4d1c-9e58-7f03ad218b64")])),
        ("exact phone", filtered(&[(FilterId::Phone, "+1 305 555 0188")])),
        ("exact code", filtered(&[(FilterId::ReferralCode, "LUPE-7")])),
        ("oldest first", sorted("last_activity")),
        ("by credits", sorted("-credit_balance")),
        ("by status", sorted("status")),
        ("all by name", sorted("name")),
        ("deleted, by name", UserListQuery { sort: Some("name".into()), ..filtered(&[(FilterId::Status, "deleted")]) }),
        ("logged in before 2024, latest activity first", filtered(&[(FilterId::LastLoginBefore, "2023-12-31")])),
    ];
    questions.extend(
        FilterId::ALL.iter().filter_map(|filter| Some((filter.as_str(), filtered(&[(*filter, value(*filter)?)])))),
    );
    questions
}

/// A value that many have, where there is one: the dearest case.
fn value(filter: FilterId) -> Option<&'static str> {
    use FilterId as F;
    Some(match filter {
        F::Email => "example",
        F::Company => "ltd",
        F::Status => "inactive",
        F::RegisteredAfter | F::LastLoginAfter => "2025-01-01",
        F::RegisteredBefore | F::LastLoginBefore => "2025-01-01",
        F::RegisteredInLastDays | F::ActiveInLastDays | F::InactiveForDays => "30",
        F::KycStatus => "approved,expired",
        F::Partner
        | F::PhoneVerified
        | F::HasOauth
        | F::Staff
        | F::CompanyUser
        | F::ProfileComplete
        | F::HasAvatar
        | F::HasBio
        | F::Locked => "true",
        F::EmailVerified | F::HasPassword | F::HasLocation => "false",
        F::UserType => "instructor",
        F::AuthMethod => "oauth",
        F::OauthProvider => "google",
        F::Roles => "partner",
        F::Groups => "kyc_not_verified",
        F::AccountType => "merchant",
        F::Country => "US",
        F::City => "Miami,München",
        F::State => "FL",
        F::Continent => "europe",
        F::Timezone => "Europe/Berlin",
        F::Locale => "en-US",
        F::Gender => "female",
        F::Designation => "Nurse",
        F::Expertise => "Music",
        F::AgeMin => "40",
        F::AgeMax => "25",
        F::FailedLoginsMin => "1",
        F::FailedLoginsMax => "0",
        F::Flags => "risk",
        F::Teams => "nordics",
        _ => return None,
    })
}
