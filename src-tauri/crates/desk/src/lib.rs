//! The console without a window: connections and sessions, the keychain, the local store, actions and exports in flight.
//!
//! A [`Desk`] is what the shell's commands call. It knows no window and no platform but through the API.

mod account;
mod actions;
mod built_in;
mod clock;
mod connections;
mod console;
mod desk;
mod documents;
mod error;
mod events;
mod exports;
mod find;
mod harden;
mod keychain;
mod lock;
mod once;
mod read;
mod rng;
mod session;
mod settings;
mod store;
mod users;
mod views;
mod watch;

pub use actions::{OpenAction, PreparedAction};
pub use built_in::{BuiltIn, DemoAccount, StartedPlatform};
pub use clock::{Clock, SystemClock};
pub use connections::{Connection, ConnectionKind, OpenConnection, ServerCertificate, ServerProbe};
pub use console::{ConsoleState, KeychainState};
pub use desk::{Desk, Setup};
pub use documents::KeptDocument;
pub use error::{Answer, ConsoleError, ConsoleErrorCode, DeskCode};
pub use events::{Event, Events};
pub use exports::{ExportDefaults, ExportPreview, ExportRequest, ExportRunState, ExportStatus};
pub use find::FoundUser;
pub use harden::forbid_dumps;
pub use keychain::{Keychain, KeychainError, MemoryKeychain, OsKeychain};
pub use once::{Clipboard, MemoryClipboard, ShownOnce};
pub use read::ReadParts;
pub use rng::{Rng, SystemRng};
pub use session::{Enrolled, EnrolmentView, SignInNext};
pub use settings::{ColorScheme, ColumnPreference, Density, LOCK_MINUTES, Preferences, Settings, Sidebar};
pub use steward_client::Limits;
pub use views::SavedView;
