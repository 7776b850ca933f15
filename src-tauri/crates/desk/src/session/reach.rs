//! Whether a platform can be reached, told when it changes.

use std::sync::{Arc, Mutex, PoisonError};

use steward_client::Cause;
use uuid::Uuid;

use crate::events::Event;
use crate::{Clock, Events};

pub(super) struct Reach {
    connection: Uuid,
    clock: Arc<dyn Clock>,
    events: Events,
    online: Mutex<bool>,
}

impl Reach {
    pub fn new(connection: Uuid, clock: Arc<dyn Clock>, events: Events) -> Self {
        Self { connection, clock, events, online: Mutex::new(true) }
    }

    pub fn is_online(&self) -> bool {
        *self.online.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of how a call went; `None` is a call that was answered.
    pub fn note(&self, failure: Option<&Cause>) {
        let online = !matches!(failure, Some(Cause::Unreachable(_) | Cause::TimedOut | Cause::TlsFailed(_)));
        let before = std::mem::replace(&mut *self.online.lock().unwrap_or_else(PoisonError::into_inner), online);
        if before != online {
            let (connection, since) = (self.connection, self.clock.now());
            (self.events)(Event::ConnectionChanged { connection, online, since });
        }
    }
}
