//! The user gets another unique id (EDT-5): the one that is named, or the first by the pattern that nobody has.

use sea_orm::{ConnectionTrait, DbErr, sea_query::Expr};
use steward_contract::Effect;

use super::Doer;
use crate::{
    actions::subject::Subject,
    domain::unique_id::TRIES,
    store::{entity::user::Column, user_records},
};

pub async fn foresee(
    subject: &Subject<'_>,
    db: &impl ConnectionTrait,
    named: Option<&str>,
) -> Result<Vec<Effect>, DbErr> {
    Ok(effects(subject, &chosen(subject, db, named).await?))
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, named: Option<&str>) -> Result<Vec<Effect>, DbErr> {
    let id = chosen(subject, doer.transaction, named).await?;
    let update = user_records::change(&subject.user, doer.now).col_expr(Column::UniqueId, Expr::value(id.clone()));
    update.exec(doer.transaction).await?;
    Ok(effects(subject, &id))
}

fn effects(subject: &Subject<'_>, id: &str) -> Vec<Effect> {
    let (field, old, new) = ("unique_id".to_owned(), subject.user.unique_id.clone(), Some(id.to_owned()));
    vec![Effect::Changes { field, old, new }]
}

async fn chosen(subject: &Subject<'_>, db: &impl ConnectionTrait, named: Option<&str>) -> Result<String, DbErr> {
    if let Some(id) = named {
        return Ok(id.to_owned());
    }
    let old = subject.user.unique_id.as_deref();
    for attempt in 0..TRIES {
        let id = subject.preset.unique_id.id_of(subject.user.user_id, attempt);
        if old != Some(&id) && !user_records::has_another(db, &subject.user, Column::UniqueId, &id).await? {
            return Ok(id);
        }
    }
    Err(DbErr::Custom("every unique id that the pattern gives this user is taken".to_owned()))
}
