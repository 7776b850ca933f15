//! Starting the window, finding things in it as a person would, and being its authenticator.

mod app;
mod authenticator;
mod axe;
mod screen;
mod server;

pub use app::{App, Options};
pub use authenticator::Authenticator;
pub use screen::Screen;
pub use server::Server;
