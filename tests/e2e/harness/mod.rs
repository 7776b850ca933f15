//! Starting the window, finding things in it as a person would, being its authenticator, and everything around it.

mod app;
mod authenticator;
mod axe;
mod impostor;
mod keychain;
mod peer;
mod place;
mod process;
mod proxy;
mod screen;
mod server;

pub use app::{App, FRAME, Home, Options};
pub use authenticator::Authenticator;
pub use impostor::Impostor;
pub use keychain::Keychain;
pub use peer::Peer;
pub use place::Place;
pub use process::Program;
pub use proxy::Proxy;
pub use screen::Screen;
pub use server::{ADMIN, PASSWORD, PEER, Server, USERS, VIEWER};
