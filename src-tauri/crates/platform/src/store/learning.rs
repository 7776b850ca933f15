//! The learning service's database: a separate one, which may be out of reach (LST-4).

use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lru::LruCache;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, ExprTrait,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};
use steward_contract::{EnrolmentStatus, FieldError, FilterId};

use super::{
    Database,
    codes::Numbered,
    entity::enrolment,
    list::Values,
    paging::{PageRequest, newest},
    users::{Key, value},
};

/// How long an answer may take before the filters are skipped.
const PATIENCE: Duration = Duration::from_secs(3);

/// How old a remembered answer may be, in milliseconds: pages of one list shall not each ask again.
const FRESH_FOR: i64 = 10_000;

/// Answers that are remembered; each may be a large part of all users.
const REMEMBERED: NonZeroUsize = NonZeroUsize::new(4).unwrap();

pub struct Learning {
    url: Option<String>,
    database: tokio::sync::Mutex<Option<Database>>,
    answers: Mutex<Answers>,
}

/// By question: when it was answered, and with which users.
type Answers = LruCache<Question, (i64, Arc<Found>)>;

/// The users that a question is about.
#[derive(Debug)]
pub struct Found {
    /// Numeric ids, in order.
    pub ids: Vec<i64>,
    /// The same for the same ids.
    pub key: Key,
}

/// What filters ask of the learning service.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// Each holds for one and the same enrolment.
    enrolment: Vec<Holds>,
    /// Holds for the sum over a user's enrolments.
    minutes: Option<i64>,
    /// Whether the users found are meant, or all others.
    pub enrolled: bool,
}

/// What holds for an enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Holds {
    OneOf(&'static str, Values),
    AtLeast(&'static str, i64),
    AtMost(&'static str, i64),
    Nothing,
}

impl Learning {
    /// Nothing is opened before the first question. Without a URL every question is refused.
    pub fn at(url: Option<String>) -> Self {
        Self { url, database: tokio::sync::Mutex::default(), answers: Mutex::new(LruCache::new(REMEMBERED)) }
    }

    /// The users that the question is about.
    ///
    /// # Errors
    /// Why the filters can't be evaluated, for people.
    pub async fn users(&self, question: &Question, now: i64) -> Result<Arc<Found>, String> {
        if let Some(found) = self.remembered(question, now) {
            return Ok(found);
        }
        let answer = tokio::time::timeout(PATIENCE, self.ask(question)).await;
        let ids = answer.map_err(|_| late())??;
        let found = Arc::new(Found { key: Key::of_numbers(&ids), ids });
        self.lock().put(question.clone(), (now, Arc::clone(&found)));
        Ok(found)
    }

    /// What a user learns (USR-9), what was worked on last first, up to one row more than the page holds.
    ///
    /// # Errors
    /// Why it can't be told, for people.
    pub async fn enrolments(&self, user: i64, part: PageRequest) -> Result<Vec<enrolment::Model>, String> {
        let read = async {
            let database = self.open().await?;
            let at = enrolment::Column::LastActivityAt;
            newest::<enrolment::Entity>(database.read(), user, at, part).await.map_err(failed)
        };
        tokio::time::timeout(PATIENCE, read).await.map_err(|_| late())?
    }

    /// Ends the connections, until somebody asks again.
    ///
    /// # Errors
    /// When one can't be ended.
    pub async fn close(&self) -> Result<(), DbErr> {
        match self.database.lock().await.take() {
            Some(database) => database.close().await,
            None => Ok(()),
        }
    }

    async fn ask(&self, question: &Question) -> Result<Vec<i64>, String> {
        let database = self.open().await?;
        read(&database, question).await.map_err(failed)
    }

    async fn open(&self) -> Result<Database, String> {
        let mut opened = self.database.lock().await;
        if let Some(database) = &*opened {
            return Ok(database.clone());
        }
        let url = self.url.as_deref().ok_or("this platform has no learning database")?;
        let database = Database::connect(url).await.map_err(|error| {
            tracing::warn!(%error, "the learning database can't be opened");
            "the learning database cannot be reached".to_owned()
        })?;
        Ok(opened.insert(database).clone())
    }

    fn remembered(&self, question: &Question, now: i64) -> Option<Arc<Found>> {
        let mut answers = self.lock();
        let (at, found) = answers.get(question)?;
        (0..FRESH_FOR).contains(&(now - at)).then(|| Arc::clone(found))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn late() -> String {
    "the learning database did not answer in time".to_owned()
}

#[allow(clippy::needless_pass_by_value, reason = "it is what map_err passes")]
fn failed(error: DbErr) -> String {
    tracing::warn!(%error, "the learning database failed");
    "the learning database cannot be reached".to_owned()
}

async fn read(database: &Database, question: &Question) -> Result<Vec<i64>, DbErr> {
    let database = database.read();
    let rows = database.query_all(&question.select(database.get_database_backend())).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

impl Question {
    /// The question that the learning filters among these ask; `None` when there are none.
    ///
    /// # Errors
    /// Each filter whose value is wrong.
    pub fn of(filters: &BTreeMap<FilterId, String>) -> Result<Option<Self>, Vec<FieldError>> {
        let mut question = Self { enrolment: Vec::new(), minutes: None, enrolled: true };
        let mut errors = Vec::new();
        let mut asked = filters.iter().filter(|(filter, _)| is_learning(**filter)).peekable();
        let asks = asked.peek().is_some();
        for (filter, given) in asked {
            if let Err(message) = question.add(*filter, given) {
                errors.push(FieldError::new(filter.as_str(), message));
            }
        }
        if !question.enrolled && (question.minutes.is_some() || !question.enrolment.is_empty()) {
            // Nobody has no enrolment and one that fits.
            question.enrolled = true;
            question.enrolment.push(Holds::Nothing);
        }
        if errors.is_empty() { Ok(asks.then_some(question)) } else { Err(errors) }
    }

    fn add(&mut self, filter: FilterId, given: &str) -> Result<(), String> {
        let texts = |given| value::many(given).map(|many| Values::Texts(many.into_iter().map(str::to_owned).collect()));
        let holds = match filter {
            FilterId::HasEnrolments => {
                self.enrolled = value::flag(given)?;
                return Ok(());
            }
            FilterId::TimeSpentMin => {
                self.minutes = Some(value::number(given)?);
                return Ok(());
            }
            FilterId::EnrolmentStatus => {
                let statuses = value::codes::<EnrolmentStatus>(given)?.into_iter();
                Holds::OneOf("status", Values::Numbers(statuses.map(|status| status.number().into()).collect()))
            }
            FilterId::EnrolledProgramType => Holds::OneOf("program_type", texts(given)?),
            FilterId::EnrolledProgramIds => Holds::OneOf("program_id", texts(given)?),
            FilterId::ProgressMin => Holds::AtLeast("progress", value::small_number(given)?.into()),
            FilterId::ProgressMax => Holds::AtMost("progress", value::small_number(given)?.into()),
            FilterId::LearningActivityAfter => Holds::AtLeast("last_activity_at", value::from_instant(given)?),
            _ => return Err("is not answered by the learning service".into()),
        };
        self.enrolment.push(holds);
        Ok(())
    }

    fn select(&self, backend: DbBackend) -> SelectStatement {
        let mut select = Query::select();
        select.column("user_id").from("enrolments").group_by_col("user_id").order_by("user_id", sea_orm::Order::Asc);
        for holds in &self.enrolment {
            select.and_where(holds.test(backend));
        }
        if let Some(minutes) = self.minutes {
            let mut enough = Query::select();
            enough.column("user_id").from("enrolments").group_by_col("user_id");
            enough.and_having(Expr::cust("CAST(sum(minutes) AS BIGINT)").gte(minutes));
            select.and_where(Expr::col("user_id").in_subquery(enough));
        }
        select
    }
}

impl Holds {
    fn test(&self, backend: DbBackend) -> SimpleExpr {
        match self {
            Self::OneOf(column, values) => values.hold(Expr::col(*column), backend),
            Self::AtLeast(column, least) => Expr::col(*column).gte(*least),
            Self::AtMost(column, most) => Expr::col(*column).lte(*most),
            Self::Nothing => Expr::cust("1 = 0"),
        }
    }
}

pub fn is_learning(filter: FilterId) -> bool {
    filter.source() == steward_contract::FilterSource::Learning
}
