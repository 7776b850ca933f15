//! Whether a platform can be reached, and when one out of reach is looked for again: told whenever it changes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use steward_client::Cause;
use uuid::Uuid;

use crate::events::Event;
use crate::{Clock, Events};

/// How long a platform out of reach is left alone between two looks.
const REST: TimeDelta = TimeDelta::seconds(10);

#[derive(Clone, Copy)]
struct Outage {
    since: DateTime<Utc>,
    next_try: DateTime<Utc>,
}

pub(super) struct Reach {
    connection: Uuid,
    clock: Arc<dyn Clock>,
    events: Events,
    outage: Mutex<Option<Outage>>,
}

impl Reach {
    pub fn new(connection: Uuid, clock: Arc<dyn Clock>, events: Events) -> Self {
        Self { connection, clock, events, outage: Mutex::new(None) }
    }

    /// Takes note of how a call went; `None` is a call that was answered.
    pub fn note(&self, failure: Option<&Cause>) {
        let is_out = matches!(failure, Some(Cause::Unreachable(_) | Cause::TimedOut | Cause::TlsFailed(_)));
        let now = self.clock.now();
        let mut outage = self.outage();
        if outage.is_some() == is_out {
            return;
        }
        *outage = is_out.then(|| Outage { since: now, next_try: now + REST });
        self.tell(outage);
    }

    /// Whether a look is due, which it is while the platform is out of reach and had its rest. Sets the next one.
    pub fn begins_look(&self) -> bool {
        self.begins(|outage, now| outage.next_try <= now)
    }

    /// The same for somebody who doesn't want to wait.
    pub fn begins_look_at_once(&self) -> bool {
        self.begins(|_, _| true)
    }

    fn begins(&self, is_due: impl Fn(&Outage, DateTime<Utc>) -> bool) -> bool {
        let now = self.clock.now();
        let mut outage = self.outage();
        let Some(out) = outage.as_mut().filter(|out| is_due(out, now)) else { return false };
        out.next_try = now + REST;
        self.tell(outage);
        true
    }

    fn outage(&self) -> MutexGuard<'_, Option<Outage>> {
        self.outage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets go of the state first: whoever hears of it may ask for more.
    fn tell(&self, outage: MutexGuard<'_, Option<Outage>>) {
        let (connection, state) = (self.connection, *outage);
        drop(outage);
        (self.events)(Event::ConnectionChanged {
            connection,
            online: state.is_none(),
            since: state.map_or_else(|| self.clock.now(), |out| out.since),
            next_try: state.map(|out| out.next_try),
        });
    }
}
