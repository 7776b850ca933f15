//! What each filter of LST-3 asks of a user. Filters of the learning service are in [`crate::store::learning`].

use chrono::{DateTime, Datelike, Days, Duration, DurationRound, NaiveDate, Utc};
use sea_orm::{
    DbBackend,
    sea_query::{Expr, ExprTrait, Query, SimpleExpr},
};
use steward_contract::{
    AccountType, AuthMethod, Continent, FieldError, FilterId, FilterSource, Flag, Gender, KycStatus, OauthProvider,
    UserStatus, UserType,
};
use uuid::Uuid;

use super::{
    condition::{
        Condition, Seek,
        Stored::{self, Number, Text},
    },
    parts::parts_in,
    value,
};
use crate::{
    domain::phone,
    store::{
        codes::{Numbered, TermKind, Trait, mask_of},
        fold::folded,
        list::Values,
        search::{Field, SearchIndex},
        terms::Terms,
    },
};

/// What a filter's meaning depends on besides its value.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub now: DateTime<Utc>,
    pub terms: &'a Terms,
    pub search: &'a dyn SearchIndex,
    pub backend: DbBackend,
}

/// The condition that a filter puts on users; `None` for filters that the learning service answers.
///
/// # Errors
/// The filter's name, what was wrong with its value and what was expected.
pub fn condition(filter: FilterId, given: &str, context: Context<'_>) -> Result<Option<Condition>, FieldError> {
    if filter.source() == FilterSource::Learning {
        return Ok(None);
    }
    let condition = Filter { filter, context }.parse(given);
    condition.map(Some).map_err(|message| FieldError::new(filter.as_str(), message))
}

impl Context<'_> {
    /// Now, to the minute: what "in the last 7 days" counts from, so that the same question has the same answer for a
    /// while.
    fn minute(self) -> i64 {
        self.now.duration_trunc(Duration::minutes(1)).unwrap_or(self.now).timestamp_millis()
    }

    fn today(self) -> NaiveDate {
        self.now.date_naive()
    }

    fn days_ago(self, days: u32) -> i64 {
        self.minute() - Duration::days(days.into()).num_milliseconds()
    }

    /// The last birthday that makes someone at least this old today, in days since 1970-01-01.
    fn born_by(self, age: i32) -> i32 {
        let today = self.today();
        let year = today.year().saturating_sub(age);
        // Who was born on 29 February is a year older on 1 March.
        let birthday = today.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(NaiveDate::MIN);
        birthday.to_epoch_days()
    }
}

struct Filter<'a> {
    filter: FilterId,
    context: Context<'a>,
}

impl Filter<'_> {
    fn parse(&self, given: &str) -> Result<Condition, String> {
        use FilterId as F;
        Ok(match self.filter {
            F::Email => self.part(Field::Email, given)?,
            F::Name => self.part(Field::Name, given)?,
            F::Company => self.part(Field::Company, given)?,
            F::EmailIs => same("email", value::text(given)?.to_lowercase()),
            F::Username => same("username", value::text(given)?.to_lowercase()),
            F::UniqueId => same("unique_id", value::text(given)?.to_uppercase()),
            F::UserId => user_id(given)?,
            F::NumericId => numeric_id(value::number(given)?),
            F::Phone => self.phone(given)?,
            F::ReferralCode => referral_code(&value::text(given)?.to_uppercase()),
            F::Status => self.coded("status", value::codes::<UserStatus>(given)?),
            F::KycStatus => self.coded("kyc_status", value::codes::<KycStatus>(given)?),
            F::KycExpiresInDays => kyc_expires_in(self.context.today(), value::days(given)?),
            F::AccountType => self.coded("account_type", value::codes::<AccountType>(given)?),
            F::Gender => self.coded("gender", value::codes::<Gender>(given)?),
            F::Continent => self.coded("continent", value::codes::<Continent>(given)?),
            F::RegisteredAfter => at_least("registered_at", value::from_instant(given)?),
            F::RegisteredBefore => before("registered_at", value::to_instant(given)?),
            F::RegisteredInLastDays => at_least("registered_at", self.context.days_ago(value::days(given)?)),
            F::LastLoginAfter => at_least("last_login_at", Ord::max(value::from_instant(given)?, 1)),
            F::LastLoginBefore => before("last_login_at", value::to_instant(given)?).and(at_least("last_login_at", 1)),
            F::ActiveInLastDays => at_least("last_activity_at", self.context.days_ago(value::days(given)?)),
            F::InactiveForDays => before("last_activity_at", self.context.days_ago(value::days(given)?)),
            F::Partner => has(Trait::Partner, given)?,
            F::EmailVerified => has(Trait::EmailVerified, given)?,
            F::PhoneVerified => has(Trait::PhoneVerified, given)?,
            F::HasPassword => has(Trait::HasPassword, given)?,
            F::Staff => has(Trait::Staff, given)?,
            F::CompanyUser => has(Trait::CompanyUser, given)?,
            F::ProfileComplete => has(Trait::ProfileComplete, given)?,
            F::HasAvatar => has(Trait::HasAvatar, given)?,
            F::HasBio => has(Trait::HasBio, given)?,
            F::HasLocation => has(Trait::HasLocation, given)?,
            F::UserType => marked("user_types", value::codes::<UserType>(given)?),
            F::AuthMethod => marked("auth_methods", value::codes::<AuthMethod>(given)?),
            F::OauthProvider => marked("oauth_providers", value::codes::<OauthProvider>(given)?),
            F::Flags => marked("flags", value::codes::<Flag>(given)?),
            F::HasOauth => Condition::mask(
                "oauth_providers",
                mask_of(OauthProvider::ALL.iter().copied()).into(),
                value::flag(given)?,
            ),
            F::Roles => self.termed("roles", TermKind::Role, given)?,
            F::Groups => self.termed("groups", TermKind::Group, given)?,
            F::Teams => self.termed("teams", TermKind::Team, given)?,
            F::Country => self.one_of("country", Text, Values::Texts(value::countries(given)?)),
            F::City => self.named("city", given)?,
            F::State => self.named("state", given)?,
            F::Timezone => self.named("timezone", given)?,
            F::Locale => self.named("locale", given)?,
            F::Designation => self.named("designation", given)?,
            F::Expertise => self.named("expertise", given)?,
            F::AgeMin => {
                let latest = self.context.born_by(value::small_number(given)?);
                Condition::compare("born_on", Number, move |born| born.lte(latest))
            }
            F::AgeMax => {
                let latest = self.context.born_by(value::small_number(given)?.saturating_add(1));
                Condition::compare("born_on", Number, move |born| born.gt(latest))
            }
            F::Locked => self.locked(value::flag(given)?),
            F::FailedLoginsMin => {
                let least = value::small_number(given)?;
                Condition::compare("failed_logins", Number, move |count| count.gte(least))
            }
            F::FailedLoginsMax => {
                let most = value::small_number(given)?;
                Condition::compare("failed_logins", Number, move |count| count.lte(most))
            }
            F::HasEnrolments
            | F::EnrolmentStatus
            | F::EnrolledProgramType
            | F::EnrolledProgramIds
            | F::ProgressMin
            | F::ProgressMax
            | F::TimeSpentMin
            | F::LearningActivityAfter => {
                unreachable!("answered by the learning service; see `condition`")
            }
        })
    }

    /// Every word of the text is a part of the field.
    fn part(&self, field: Field, given: &str) -> Result<Condition, String> {
        let folded = folded(value::text(given)?);
        let condition = parts_in(field.alone(), value::words(&folded)?, self.context.search);
        condition.ok_or_else(|| format!("\"{given}\" has no letter to look for"))
    }

    fn one_of(&self, column: &'static str, stored: Stored, values: Values) -> Condition {
        let backend = self.context.backend;
        Condition::compare(column, stored, move |expression| values.hold(expression, backend))
    }

    fn named(&self, column: &'static str, given: &str) -> Result<Condition, String> {
        let names = value::many(given)?.into_iter().map(str::to_owned).collect();
        Ok(self.one_of(column, Text, Values::Texts(names)))
    }

    fn coded<T: Numbered>(&self, column: &'static str, codes: Vec<T>) -> Condition {
        let numbers = codes.into_iter().map(|code| code.number().into()).collect();
        self.one_of(column, Number, Values::Numbers(numbers))
    }

    /// However it is written, with its country or without.
    fn phone(&self, given: &str) -> Result<Condition, String> {
        let keys = phone::keys(value::text(given)?);
        if keys.is_empty() {
            return Err(format!("\"{given}\" is no phone number; give one like +1 202 555 0147"));
        }
        Ok(self.one_of("phone_key", Text, Values::Texts(keys)))
    }

    fn termed(&self, column: &'static str, kind: TermKind, given: &str) -> Result<Condition, String> {
        let masks = value::many(given)?.into_iter().map(|code| self.context.terms.bit(kind, code));
        let mask = masks.collect::<Result<Vec<i64>, String>>()?.into_iter().fold(0, |all, bit| all | bit);
        Ok(Condition::mask(column, mask, true))
    }

    fn locked(&self, locked: bool) -> Condition {
        let now = self.context.minute();
        if locked {
            Condition::compare("locked_until", Number, move |until| until.gt(now))
        } else {
            Condition::compare("locked_until", Number, move |until| until.lte(now))
        }
    }
}

fn same(column: &'static str, value: String) -> Condition {
    Condition::compare(column, Text, move |expression| expression.eq(value.clone()))
}

fn marked<T: Numbered>(column: &'static str, codes: Vec<T>) -> Condition {
    Condition::mask(column, mask_of(codes).into(), true)
}

fn has(what: Trait, given: &str) -> Result<Condition, String> {
    Ok(Condition::mask("traits", what.bit().into(), value::flag(given)?))
}

fn at_least(column: &'static str, instant: i64) -> Condition {
    Condition::compare(column, Number, move |at| at.gte(instant))
}

fn before(column: &'static str, instant: i64) -> Condition {
    Condition::compare(column, Number, move |at| at.lt(instant))
}

fn user_id(given: &str) -> Result<Condition, String> {
    let id: Uuid = given.trim().parse().map_err(|_| format!("\"{given}\" is not a UUID"))?;
    Ok(Condition::plain(Expr::col(("users", "user_id")).eq(id)))
}

pub fn numeric_id(id: i64) -> Condition {
    Condition::plain(Expr::col(("users", "id")).eq(id))
}

/// Whose KYC expires from today on, at most so many days from now.
pub fn kyc_expires(today: NaiveDate, days: u32) -> SimpleExpr {
    let day = || Expr::col(("user_profiles", "kyc_expires_on"));
    let last = today.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX);
    day().gte(today.to_epoch_days()).and(day().lte(last.to_epoch_days()))
}

fn kyc_expires_in(today: NaiveDate, days: u32) -> Condition {
    let profiles = || {
        let mut select = Query::select();
        select.column(("user_profiles", "id")).from("user_profiles").and_where(kyc_expires(today, days)).take()
    };
    let its_own = Expr::col(("user_profiles", "id")).equals(("users", "id"));
    let seek = Expr::col(("users", "id")).in_subquery(profiles());
    Condition::new(Expr::exists(profiles().and_where(its_own).take()), Seek::By(seek), None)
}

fn referral_code(code: &str) -> Condition {
    let partners = Query::select().column("id").from("partners").and_where(Expr::col("referral_code").eq(code)).take();
    Condition::plain(Expr::col(("users", "id")).in_subquery(partners))
}
