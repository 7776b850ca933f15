//! The learning service's database: a separate one, which may be out of reach (LST-4).

use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lru::LruCache;
use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait,
    sea_query::{Expr, Query, SelectStatement, SimpleExpr},
};
use steward_contract::{EnrolmentStatus, FieldError, FilterId};

use super::{Database, codes::Numbered, users::value};

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
type Answers = LruCache<String, (i64, Arc<Vec<i64>>)>;

/// What filters ask of the learning service.
#[derive(Debug, Clone)]
pub struct Question {
    key: String,
    /// Each holds for one and the same enrolment.
    enrolment: Vec<SimpleExpr>,
    /// Holds for the sum over a user's enrolments.
    minutes: Option<i64>,
    /// Whether the users found are meant, or all others.
    pub enrolled: bool,
}

impl Learning {
    /// Nothing is opened before the first question. Without a URL every question is refused.
    pub fn at(url: Option<String>) -> Self {
        Self { url, database: tokio::sync::Mutex::default(), answers: Mutex::new(LruCache::new(REMEMBERED)) }
    }

    /// The numeric ids that the question is about, in order.
    ///
    /// # Errors
    /// Why the filters can't be evaluated, for people.
    pub async fn users(&self, question: &Question, now: i64) -> Result<Arc<Vec<i64>>, String> {
        if let Some(ids) = self.remembered(&question.key, now) {
            return Ok(ids);
        }
        let answer = tokio::time::timeout(PATIENCE, self.ask(question)).await;
        let ids = Arc::new(answer.map_err(|_| "the learning database did not answer in time".to_owned())??);
        self.lock().put(question.key.clone(), (now, Arc::clone(&ids)));
        Ok(ids)
    }

    async fn ask(&self, question: &Question) -> Result<Vec<i64>, String> {
        let database = self.open().await?;
        read(&database, question).await.map_err(|error| {
            tracing::warn!(%error, "the learning database failed");
            "the learning database cannot be reached".to_owned()
        })
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

    fn remembered(&self, key: &str, now: i64) -> Option<Arc<Vec<i64>>> {
        let mut answers = self.lock();
        let (at, ids) = answers.get(key)?;
        (0..FRESH_FOR).contains(&(now - at)).then(|| Arc::clone(ids))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Answers> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn read(database: &Database, question: &Question) -> Result<Vec<i64>, DbErr> {
    let rows = database.read().query_all(&question.select()).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

impl Question {
    /// The question that the learning filters among these ask; `None` when there are none.
    ///
    /// # Errors
    /// Each filter whose value is wrong.
    pub fn of(filters: &BTreeMap<FilterId, String>) -> Result<Option<Self>, Vec<FieldError>> {
        let mut question = Self { key: String::new(), enrolment: Vec::new(), minutes: None, enrolled: true };
        let mut errors = Vec::new();
        for (filter, given) in filters.iter().filter(|(filter, _)| is_learning(**filter)) {
            question.key.push_str(&format!("{filter}={given};"));
            if let Err(message) = question.add(*filter, given) {
                errors.push(FieldError::new(filter.as_str(), message));
            }
        }
        if !question.enrolled && (question.minutes.is_some() || !question.enrolment.is_empty()) {
            // Nobody has no enrolment and one that fits.
            question.enrolled = true;
            question.enrolment.push(Expr::cust("1 = 0"));
        }
        if errors.is_empty() { Ok((!question.key.is_empty()).then_some(question)) } else { Err(errors) }
    }

    /// A name for exactly this question.
    pub fn key(&self) -> &str {
        &self.key
    }

    fn add(&mut self, filter: FilterId, given: &str) -> Result<(), String> {
        let condition = match filter {
            FilterId::HasEnrolments => {
                self.enrolled = value::flag(given)?;
                return Ok(());
            }
            FilterId::TimeSpentMin => {
                self.minutes = Some(value::number(given)?);
                return Ok(());
            }
            FilterId::EnrolmentStatus => {
                let statuses = value::codes::<EnrolmentStatus>(given)?;
                Expr::col("status").is_in(statuses.into_iter().map(Numbered::number))
            }
            FilterId::EnrolledProgramType => Expr::col("program_type").is_in(value::many(given)?),
            FilterId::EnrolledProgramIds => Expr::col("program_id").is_in(value::many(given)?),
            FilterId::ProgressMin => Expr::col("progress").gte(value::small_number(given)?),
            FilterId::ProgressMax => Expr::col("progress").lte(value::small_number(given)?),
            FilterId::LearningActivityAfter => Expr::col("last_activity_at").gte(value::from_instant(given)?),
            _ => return Err("is not answered by the learning service".into()),
        };
        self.enrolment.push(condition);
        Ok(())
    }

    fn select(&self) -> SelectStatement {
        let mut select = Query::select();
        select.column("user_id").from("enrolments").group_by_col("user_id").order_by("user_id", sea_orm::Order::Asc);
        for condition in &self.enrolment {
            select.and_where(condition.clone());
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

pub fn is_learning(filter: FilterId) -> bool {
    filter.source() == steward_contract::FilterSource::Learning
}
