//! Filters and search (LST-2, LST-3, LST-4, LST-9), each compared with a plain look at every row.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta};
use steward_contract::{
    AccountType, AuthMethod, Continent, EnrolmentStatus, FilterId, Flag, Gender, KycStatus, OauthProvider,
    UserListQuery, UserSelector, UserStatus, UserType,
};
use steward_platform::store::{
    codes::{Numbered, TermKind, Trait},
    fold::folded,
    terms::Terms,
    users::ListError,
};

use crate::sample::{Sample, Truth, now, on_both};

fn ms(text: &str) -> i64 {
    DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()
}

/// Now, to the minute, as filters that count days back take it.
fn days_ago(days: i64) -> i64 {
    ms("2026-11-17T13:32:00Z") - TimeDelta::days(days).num_milliseconds()
}

fn age(truth: &Truth) -> Option<i32> {
    let born = NaiveDate::default().checked_add_signed(TimeDelta::days(truth.user.born_on?.into()))?;
    let today = now().date_naive();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    Some(today.year() - born.year() - i32::from(!had_birthday))
}

fn has<T: Numbered>(mask: i32, code: T) -> bool {
    mask & code.bit() != 0
}

fn is<T: Numbered>(number: i16, codes: &[T]) -> bool {
    T::from_number(number).is_some_and(|code| codes.contains(&code))
}

fn tagged(truth: &Truth, terms: &Terms, kind: TermKind, codes: &[&str]) -> bool {
    let mask = match kind {
        TermKind::Role => truth.user.roles,
        TermKind::Group => truth.user.groups,
        TermKind::Team => truth.user.teams,
    };
    terms.codes(kind, mask).iter().any(|code| codes.contains(&code.as_str()))
}

fn a_trait(truth: &Truth, what: Trait) -> bool {
    what.is_in(truth.user.traits)
}

/// Which users a filter should leave.
type Leaves<'a> = Box<dyn Fn(&Truth) -> bool + 'a>;

/// A value for a filter, and which users it should leave.
fn case(filter: FilterId, terms: &Terms) -> (&'static str, Leaves<'_>) {
    use FilterId as F;
    use Trait as T;
    macro_rules! case {
        ($value:literal, $truth:ident => $test:expr) => {
            ($value, Box::new(move |$truth: &Truth| $test))
        };
    }
    match filter {
        F::Email => case!("GMail.com", t => t.user.email.as_deref().is_some_and(|email| email.contains("gmail.com"))),
        F::EmailIs => case!("Lucia.P@example.com", t => t.user.email.as_deref() == Some("lucia.p@example.com")),
        F::UserId => case!("C41E7A90-2b6f-4d1c-9e58-7f03ad218b64", t => t.user.id == 1),
        F::Phone => case!("+1 (305) 555-0188", t => t.user.phone.as_deref() == Some("+1 305 555 0188")),
        F::Name => {
            case!("penas lucia", t => folded(&t.user.name).contains("penas") && folded(&t.user.name).contains("lucia"))
        }
        F::ReferralCode => {
            case!("lupe-7", t => t.partner.as_ref().is_some_and(|partner| partner.referral_code == "LUPE-7"))
        }
        F::NumericId => case!("77", t => t.user.id == 77),
        F::UniqueId => case!("kst-204871", t => t.user.unique_id.as_deref() == Some("KST-204871")),
        F::Username => case!("lucia.penasco", t => t.user.username.as_deref() == Some("lucia.penasco")),
        F::Company => {
            case!("gmbh", t => t.user.company.as_deref().is_some_and(|name| name.to_lowercase().contains("gmbh")))
        }
        F::Status => case!("suspended, deleted", t => is(t.user.status, &[UserStatus::Suspended, UserStatus::Deleted])),
        F::RegisteredAfter => case!("2025-03-01", t => t.user.registered_at >= ms("2025-03-01T00:00:00Z")),
        F::RegisteredBefore => case!("2025-03-01", t => t.user.registered_at < ms("2025-03-02T00:00:00Z")),
        F::RegisteredInLastDays => case!("90", t => t.user.registered_at >= days_ago(90)),
        F::LastLoginAfter => {
            case!("2026-11-10T12:00:00+02:00", t => t.user.last_login_at >= ms("2026-11-10T10:00:00Z"))
        }
        F::LastLoginBefore => {
            case!("2025-12-31", t => t.user.last_login_at != 0 && t.user.last_login_at < ms("2026-01-01T00:00:00Z"))
        }
        F::ActiveInLastDays => case!("7", t => t.user.last_activity_at >= days_ago(7)),
        F::InactiveForDays => case!("60", t => t.user.last_activity_at < days_ago(60)),
        F::KycStatus => case!("approved", t => is(t.user.kyc_status, &[KycStatus::Approved])),
        F::KycExpiresInDays => {
            let today = now().date_naive().to_epoch_days();
            case!("60", t => t.kyc_expires_on.is_some_and(|day| (today..=today + 60).contains(&day)))
        }
        F::Partner => case!("true", t => t.partner.is_some()),
        F::EmailVerified => case!("false", t => !a_trait(t, T::EmailVerified)),
        F::PhoneVerified => case!("true", t => a_trait(t, T::PhoneVerified)),
        F::UserType => {
            case!("admin,instructor", t => has(t.user.user_types, UserType::Admin) || has(t.user.user_types, UserType::Instructor))
        }
        F::AuthMethod => case!("phone", t => has(t.user.auth_methods, AuthMethod::Phone)),
        F::HasOauth => case!("true", t => t.user.oauth_providers != 0),
        F::OauthProvider => {
            case!("github,apple", t => has(t.user.oauth_providers, OauthProvider::Github) || has(t.user.oauth_providers, OauthProvider::Apple))
        }
        F::HasPassword => case!("false", t => !a_trait(t, T::HasPassword)),
        F::Roles => case!("partner,moderator", t => tagged(t, terms, TermKind::Role, &["partner", "moderator"])),
        F::Groups => case!("merchant_owner", t => tagged(t, terms, TermKind::Group, &["merchant_owner"])),
        F::AccountType => case!("merchant", t => is(t.user.account_type, &[AccountType::Merchant])),
        F::Staff => case!("true", t => a_trait(t, T::Staff)),
        F::CompanyUser => case!("true", t => t.user.company.is_some()),
        F::ProfileComplete => case!("true", t => a_trait(t, T::ProfileComplete)),
        F::HasAvatar => case!("true", t => a_trait(t, T::HasAvatar)),
        F::HasBio => case!("true", t => a_trait(t, T::HasBio)),
        F::HasLocation => case!("false", t => t.user.city.is_empty()),
        F::Country => case!("de,JP", t => ["DE", "JP"].contains(&t.user.country.as_str())),
        F::City => case!("München,京都", t => ["München", "京都"].contains(&t.user.city.as_str())),
        F::State => case!("Bayern", t => t.user.state == "Bayern"),
        F::Continent => case!("africa,oceania", t => is(t.user.continent, &[Continent::Africa, Continent::Oceania])),
        F::Timezone => case!("Europe/Berlin", t => t.user.timezone == "Europe/Berlin"),
        F::Locale => case!("en-US", t => t.user.locale == "en-US"),
        F::Gender => case!("other", t => is(t.user.gender, &[Gender::Other])),
        F::Designation => case!("Nurse,Teacher", t => ["Nurse", "Teacher"].contains(&t.user.designation.as_str())),
        F::Expertise => case!("Music", t => t.user.expertise == "Music"),
        F::AgeMin => case!("65", t => age(t).is_some_and(|age| age >= 65)),
        F::AgeMax => case!("25", t => age(t).is_some_and(|age| age <= 25)),
        F::Locked => case!("true", t => t.user.locked_until > days_ago(0)),
        F::FailedLoginsMin => case!("5", t => t.user.failed_logins >= 5),
        F::FailedLoginsMax => case!("0", t => t.user.failed_logins == 0),
        F::Flags => case!("vip,risk", t => has(t.user.flags, Flag::Vip) || has(t.user.flags, Flag::Risk)),
        F::Teams => case!("nordics", t => tagged(t, terms, TermKind::Team, &["nordics"])),
        F::HasEnrolments => case!("false", t => t.enrolments.is_empty()),
        F::EnrolmentStatus => {
            case!("expired", t => t.enrolments.iter().any(|e| is(e.status, &[EnrolmentStatus::Expired])))
        }
        F::EnrolledProgramType => case!("workshop", t => t.enrolments.iter().any(|e| e.program_type == "workshop")),
        F::EnrolledProgramIds => {
            case!("first-aid,negotiation", t => t.enrolments.iter().any(|e| ["first-aid", "negotiation"].contains(&e.program_id.as_str())))
        }
        F::ProgressMin => case!("95", t => t.enrolments.iter().any(|e| e.progress >= 95)),
        F::ProgressMax => case!("5", t => t.enrolments.iter().any(|e| e.progress <= 5)),
        F::TimeSpentMin => {
            case!("3000", t => !t.enrolments.is_empty() && t.enrolments.iter().map(|e| e.minutes).sum::<i32>() >= 3000)
        }
        F::LearningActivityAfter => {
            case!("2026-11-01", t => t.enrolments.iter().any(|e| e.last_activity_at >= ms("2026-11-01T00:00:00Z")))
        }
    }
}

fn selector(filters: &[(FilterId, &str)]) -> UserSelector {
    let filters = filters.iter().map(|(filter, value)| (*filter, (*value).to_owned())).collect();
    UserSelector { filters, ..Default::default() }
}

async fn found(sample: &Sample, selector: UserSelector, sort: Option<&str>) -> BTreeSet<i64> {
    let (rows, total) = sample.all(selector, sort).await;
    let ids: BTreeSet<i64> = rows.iter().map(|row| row.numeric_id.parse().unwrap()).collect();
    assert_eq!((ids.len(), rows.len()), (total as usize, total as usize));
    ids
}

fn expected(truth: &[Truth], test: impl Fn(&Truth) -> bool) -> BTreeSet<i64> {
    truth.iter().filter(|truth| test(truth)).map(|truth| truth.user.id).collect()
}

#[test]
fn every_filter_leaves_exactly_the_users_it_describes() {
    on_both(async |sample| {
        let truth = sample.truth().await;
        let terms = sample.users.terms().await.unwrap();
        for filter in FilterId::ALL {
            let (value, test) = case(*filter, &terms);
            let expected = expected(&truth, test);
            assert!(!expected.is_empty() && expected.len() < truth.len(), "{filter}={value} would show nothing");
            assert_eq!(found(sample, selector(&[(*filter, value)]), None).await, expected, "{filter}={value}");
            assert_eq!(
                found(sample, selector(&[(*filter, value)]), Some("name")).await,
                expected,
                "{filter}={value} by name"
            );
        }
    });
}

#[test]
fn any_two_filters_leave_what_both_describe() {
    on_both(async |sample| {
        let truth = sample.truth().await;
        let terms = sample.users.terms().await.unwrap();
        for (one, other) in FilterId::ALL.iter().zip(FilterId::ALL.iter().skip(7).chain(FilterId::ALL)) {
            let ((one_value, one_test), (other_value, other_test)) = (case(*one, &terms), case(*other, &terms));
            let expected = expected(&truth, |truth| one_test(truth) && other_test(truth));
            let selector = selector(&[(*one, one_value), (*other, other_value)]);
            assert_eq!(found(sample, selector, None).await, expected, "{one}={one_value} {other}={other_value}");
        }
    });
}

/// LST-9: the search example of guide A, word for word.
#[test]
fn the_example_of_guide_a_finds_exactly_whom_it_describes() {
    on_both(async |sample| {
        let truth = sample.truth().await;
        let mut expected: Vec<&Truth> = truth
            .iter()
            .filter(|truth| {
                let user = &truth.user;
                user.email.as_deref().is_some_and(|email| email.contains("gmail.com"))
                    && is(user.status, &[UserStatus::Active])
                    && is(user.kyc_status, &[KycStatus::Approved])
                    && (ms("2024-01-01T00:00:00Z")..ms("2024-07-01T00:00:00Z")).contains(&user.registered_at)
            })
            .collect();
        expected.sort_by_key(|truth| std::cmp::Reverse((truth.user.last_activity_at, truth.user.id)));
        let selector = selector(&[
            (FilterId::Email, "gmail.com"),
            (FilterId::Status, "active"),
            (FilterId::RegisteredAfter, "2024-01-01"),
            (FilterId::RegisteredBefore, "2024-06-30"),
            (FilterId::KycStatus, "approved"),
        ]);
        let sort = Some("-last_activity".to_owned());
        let page = sample.list(&UserListQuery { selector, sort, limit: Some(50), ..Default::default() }).await;
        assert!(expected.len() > 2, "the sample must have somebody to find");
        assert_eq!(page.total.count as usize, expected.len());
        let ids: Vec<i64> = page.items.iter().map(|row| row.numeric_id.parse().unwrap()).collect();
        assert_eq!(ids, expected.iter().take(50).map(|truth| truth.user.id).collect::<Vec<_>>());
    });
}

/// LST-2: every word is somewhere in the six fields, whatever its case and accents.
#[test]
fn search_looks_through_six_fields() {
    on_both(async |sample| {
        let truth = sample.truth().await;
        for text in [
            "penasc",
            "GMAIL.com",
            "lucia 0188",
            "kst-2048",
            "wein",
            "Ltd anna",
            "ø",
            "li",
            "陳",
            "नूर",
            "a%_",
            "nobody-at-all",
            "\"'--",
        ] {
            let wanted = folded(text);
            let expected = expected(&truth, |truth| wanted.split(' ').all(|word| matches(truth, word)));
            let selector = UserSelector { search: Some(text.to_owned()), ..Default::default() };
            assert_eq!(found(sample, selector, None).await, expected, "{text}");
        }
    });
}

fn matches(truth: &Truth, word: &str) -> bool {
    let user = &truth.user;
    let unique_id = user.unique_id.clone().unwrap_or_default().to_lowercase();
    let username = user.username.clone().unwrap_or_default();
    let fields = [&user.name_key, &user.email_key, &user.phone_key, &username, &unique_id, &user.company_key];
    fields.into_iter().any(|field| field.contains(word))
}

#[test]
fn a_pasted_id_finds_its_user_and_no_other() {
    on_both(async |sample| {
        for text in ["c41e7a90-2b6f-4d1c-9e58-7f03ad218b64", " Lucia.p@Example.com ", "lucia.penasco", "kst-204871"] {
            let selector = UserSelector { search: Some(text.to_owned()), ..Default::default() };
            assert_eq!(found(sample, selector, None).await, BTreeSet::from([1]), "{text}");
        }
        let phone = UserSelector { search: Some("+1 305-555-0188".to_owned()), ..Default::default() };
        assert!(found(sample, phone, None).await.contains(&1));
    });
}

#[test]
fn wrong_values_are_named_all_at_once() {
    on_both(async |sample| {
        let wrong = [
            (FilterId::Status, "actve"),
            (FilterId::RegisteredAfter, "yesterday"),
            (FilterId::Partner, "yes"),
            (FilterId::UserId, "7"),
            (FilterId::AgeMin, "-1"),
            (FilterId::Roles, "emperor"),
            (FilterId::Country, "Germany"),
            (FilterId::Phone, "none"),
            (FilterId::ProgressMin, "half"),
        ];
        let query = UserListQuery { selector: selector(&wrong), ..Default::default() };
        let Err(ListError::Fields(errors)) = sample.users.list(&query, None, now()).await else { panic!() };
        let named: BTreeSet<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(named, wrong.iter().map(|(filter, _)| filter.as_str()).collect());
    });
}

/// A day, for both ends of a range.
#[test]
fn a_bare_day_includes_all_of_it() {
    on_both(async |sample| {
        let truth = sample.truth().await;
        let day = DateTime::from_timestamp_millis(truth[500].user.registered_at).unwrap().date_naive();
        let next = day + Days::new(1);
        let at = |day: NaiveDate| day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp_millis();
        let text = day.to_string();
        let selector = selector(&[(FilterId::RegisteredAfter, &text), (FilterId::RegisteredBefore, &text)]);
        let expected = expected(&truth, |truth| (at(day)..at(next)).contains(&truth.user.registered_at));
        assert_eq!(found(sample, selector, None).await, expected);
    });
}

/// LST-4: without the learning database the rest is answered and the answer says what is missing.
#[test]
fn filters_of_an_unreachable_service_are_skipped_and_named() {
    use steward_platform::store::{Users, learning::Learning};
    on_both(async |sample| {
        let gone =
            [None, Some("sqlite:/nowhere/learning.db".to_owned()), Some("postgres://nobody@127.0.0.1:1/x".to_owned())];
        for url in gone {
            let users = Users::new(sample.users.database().clone(), Learning::at(url));
            let selector = selector(&[
                (FilterId::Status, "suspended"),
                (FilterId::HasEnrolments, "true"),
                (FilterId::ProgressMin, "50"),
            ]);
            let page = users.list(&UserListQuery { selector, ..Default::default() }, None, now()).await.unwrap();
            let skipped: Vec<FilterId> = page.skipped_filters.iter().map(|skipped| skipped.filter).collect();
            assert_eq!(skipped, [FilterId::HasEnrolments, FilterId::ProgressMin]);
            let truth = sample.truth().await;
            assert_eq!(
                page.total.count as usize,
                expected(&truth, |t| is(t.user.status, &[UserStatus::Suspended])).len()
            );
        }
    });
}
