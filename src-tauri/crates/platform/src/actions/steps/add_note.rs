//! A note is added (NTE-1). The log says that one was, not what it says: not everybody may read it.

use sea_orm::DbErr;
use steward_contract::{Effect, NoteCategory, NotePriority};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::Numbered, entity::note::Model, notes},
};

#[derive(Debug, Clone)]
pub struct NewNote {
    pub text: String,
    pub category: NoteCategory,
    pub priority: NotePriority,
    /// Codes of the roles that may see it; none for all.
    pub roles: Vec<String>,
}

pub fn effects(note: &NewNote) -> Vec<Effect> {
    vec![Effect::NoteAdded { category: note.category, priority: note.priority }]
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, note: &NewNote) -> Result<Vec<Effect>, DbErr> {
    let row = Model {
        id: 0,
        note_id: doer.platform.new_id(),
        user_id: subject.user.id,
        at: doer.now,
        admin_id: doer.by.as_ref().map(|admin| admin.id),
        admin_name: doer.by.as_ref().map(|admin| admin.name.clone()),
        text: note.text.clone(),
        category: note.category.number(),
        priority: note.priority.number(),
        visible_to: note.roles.join(","),
    };
    notes::insert(doer.transaction, row).await?;
    Ok(effects(note))
}
