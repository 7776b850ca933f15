use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

use crate::{Done, Secret};

/// What an action is answered with: what it did, and the secret that it made, where it makes one. What is kept of an action
/// is always what it did alone.
pub trait Outcome: Serialize + DeserializeOwned + ToSchema + Send {
    /// Whether it makes a secret.
    const HAS_SECRET: bool;

    fn new(done: Done, secret: Option<Secret>) -> Self;

    fn into_parts(self) -> (Done, Option<Secret>);
}

impl Outcome for Done {
    const HAS_SECRET: bool = false;

    fn new(done: Done, _: Option<Secret>) -> Self {
        done
    }

    fn into_parts(self) -> (Done, Option<Secret>) {
        (self, None)
    }
}

/// What an action did that gave the user a password which nobody chose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PasswordMade {
    #[serde(flatten)]
    pub done: Done,
    /// Told once, to the call that made it. Null where that call is repeated: it is kept nowhere; make another one.
    pub password: Option<Secret>,
}

impl Outcome for PasswordMade {
    const HAS_SECRET: bool = true;

    fn new(done: Done, password: Option<Secret>) -> Self {
        Self { done, password }
    }

    fn into_parts(self) -> (Done, Option<Secret>) {
        (self.done, self.password)
    }
}
