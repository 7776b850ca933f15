//! What the web view may call. A command reads what it was given, asks the desk and passes on what it says.

pub(crate) mod account;
pub(crate) mod actions;
pub(crate) mod connections;
pub(crate) mod console;
pub(crate) mod documents;
pub(crate) mod exports;
pub(crate) mod once;
pub(crate) mod reads;
pub(crate) mod settings;
pub(crate) mod views;

use steward_desk::{Answer, ConsoleError};
use uuid::Uuid;

/// The desk, as commands get it.
type Desk<'a> = tauri::State<'a, steward_desk::Desk>;

/// Ids come as text, so that a wrong one is an error with the field's name.
fn id(field: &str, text: &str) -> Answer<Uuid> {
    Uuid::try_parse(text).map_err(|_| ConsoleError::field(field, "This is not an id."))
}
