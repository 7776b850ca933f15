//! The API over HTTP: one file per endpoint, in folders that mirror the addresses.

mod actions;
mod approvals;
mod audit;
mod auth;
pub(crate) mod body;
mod content;
pub mod endpoint;
mod export;
mod health;
mod layers;
mod me;
mod meta;
mod mount;
mod outbox;
mod problem;
pub mod request_id;
#[cfg(test)]
mod tests;
mod users;

use axum::{Router, routing::get};

pub use crate::error;
pub(crate) use mount::caller_address;

use crate::{pages, platform::Platform};

/// Every route of the platform with everything that a request passes before and after it.
pub fn router(platform: &Platform) -> Router {
    let routes = operations(Router::new())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(mount::unknown_path)
        .method_not_allowed_fallback(mount::wrong_method);
    let routes = layers::for_programs(routes, platform).merge(pages::routes(platform)).with_state(platform.clone());
    layers::around(routes, platform)
}

fn operations(mut router: Router<Platform>) -> Router<Platform> {
    macro_rules! mount {
        ($operation:ident) => {
            router = mount::mount::<steward_contract::$operation>(router);
        };
    }
    steward_contract::for_each_operation!(mount);
    router
}
