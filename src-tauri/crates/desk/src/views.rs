//! Saved views: which users, in which order, with which columns; and links to them (LST-8).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use steward_contract::{Column, Sort, UserSelector};
use uuid::Uuid;

use crate::store::Document;
use crate::{Answer, ConsoleError, Desk};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SavedView {
    /// Empty for a view that is new.
    pub id: String,
    pub name: String,
    pub selector: UserSelector,
    pub sort: Option<String>,
    pub columns: Option<Vec<Column>>,
}

/// What a link carries: a view without the id that it has here.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SharedView {
    name: String,
    selector: UserSelector,
    sort: Option<String>,
    columns: Option<Vec<Column>>,
}

impl Document for SavedView {
    const KIND: &'static str = "view";
}

const LINK: &str = "steward://view/";
/// A longer link is no link of ours.
const LONGEST_LINK: usize = 8 * 1024;
const LONGEST_NAME: usize = 80;

impl Desk {
    /// # Errors
    /// When the console is locked or the local store can't be used.
    pub async fn views(&self, connection: Uuid) -> Answer<Vec<SavedView>> {
        let owner = self.owner(connection)?;
        Ok(self.home().await?.store.documents(&owner).await?)
    }

    /// Saves a view; one with an empty id is new.
    ///
    /// # Errors
    /// A name that is empty or too long, an order that doesn't exist, a frozen selection (it ends within the hour).
    pub async fn save_view(&self, connection: Uuid, mut view: SavedView) -> Answer<SavedView> {
        let owner = self.owner(connection)?;
        view.name = view.name.trim().to_owned();
        check(&view)?;
        if view.id.parse::<Uuid>().is_err() {
            view.id = self.rng().id().to_string();
        }
        self.home().await?.store.put_document(&owner, &view.id, &view).await?;
        Ok(view)
    }

    /// # Errors
    /// When the console is locked or the local store can't be used.
    pub async fn delete_view(&self, connection: Uuid, id: &str) -> Answer<()> {
        let owner = self.owner(connection)?;
        Ok(self.home().await?.store.remove_document::<SavedView>(&owner, id).await?)
    }

    /// The link to a view: filters, order and columns, no user and no platform.
    ///
    /// # Errors
    /// When there is no such view.
    pub async fn share_view(&self, connection: Uuid, id: &str) -> Answer<String> {
        let owner = self.owner(connection)?;
        let view: Option<SavedView> = self.home().await?.store.document(&owner, id).await?;
        write_link(view.ok_or_else(|| ConsoleError::field("id", "There is no such view."))?)
    }

    /// Saves the view that a link carries.
    ///
    /// # Errors
    /// Text that is no link to a view.
    pub async fn import_view(&self, connection: Uuid, text: &str) -> Answer<SavedView> {
        self.save_view(connection, read_link(text)?).await
    }
}

fn check(view: &SavedView) -> Answer<()> {
    if view.name.is_empty() || view.name.chars().count() > LONGEST_NAME {
        return Err(ConsoleError::field("name", "A view has a name of 1 to 80 characters."));
    }
    if view.selector.selection.is_some() {
        return Err(ConsoleError::field("selector", "A selection of rows cannot be saved; save filters instead."));
    }
    match view.sort.as_deref().map(str::parse::<Sort>) {
        Some(Err(error)) => Err(ConsoleError::field("sort", format!("{error}."))),
        _ => Ok(()),
    }
}

fn write_link(view: SavedView) -> Answer<String> {
    let SavedView { id: _, name, selector, sort, columns } = view;
    let json = serde_json::to_vec(&SharedView { name, selector, sort, columns })?;
    Ok(format!("{LINK}{}", URL_SAFE_NO_PAD.encode(json)))
}

/// Reads a link, or its last part alone.
fn read_link(text: &str) -> Answer<SavedView> {
    let wrong =
        || ConsoleError::field("text", "This is not a link to a view. Copy it whole: it starts with steward://view/.");
    let code = text.trim();
    let code = code.strip_prefix(LINK).unwrap_or(code).trim_end_matches('/');
    if code.len() > LONGEST_LINK {
        return Err(wrong());
    }
    let json = URL_SAFE_NO_PAD.decode(code).map_err(|_| wrong())?;
    let SharedView { name, selector, sort, columns } = serde_json::from_slice(&json).map_err(|_| wrong())?;
    let view = SavedView { id: String::new(), name, selector, sort, columns };
    check(&view)?;
    Ok(view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use steward_contract::FilterId;

    fn view(name: String, email: String) -> SavedView {
        let filters = [(FilterId::Email, email)].into();
        let selector = UserSelector { filters, ..UserSelector::default() };
        SavedView { id: String::new(), name, selector, sort: Some("-name".into()), columns: Some(vec![Column::Email]) }
    }

    proptest! {
        #[test]
        fn a_link_brings_the_view_back(name in "[^\\s]{1,80}", email in any::<String>()) {
            let view = view(name, email);
            prop_assert_eq!(read_link(&write_link(view.clone()).unwrap()).unwrap(), view);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            if let Err(error) = read_link(&text) {
                prop_assert!(!error.fields.is_empty());
            }
        }
    }

    #[test]
    fn a_link_with_a_selection_is_refused() {
        let mut view = view("x".into(), "y".into());
        view.selector.selection = Some(Uuid::nil());
        assert_eq!(read_link(&write_link(view).unwrap()).unwrap_err().fields[0].field, "selector");
    }

    #[test]
    fn unknown_fields_are_refused() {
        let link = URL_SAFE_NO_PAD.encode(r#"{"name":"x","selector":{},"sort":null,"columns":null,"run":"now"}"#);
        assert!(read_link(&link).is_err());
    }
}
