//! The console locks when nobody is there (CON-5). While it is locked, nothing that shows or changes data answers.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use steward_client::Call;
use steward_contract::{Unlock, UnlockRequest};

use crate::console::Home;
use crate::events::Event;
use crate::session::Session;
use crate::store::Idle;
use crate::{Answer, ConsoleError, Desk, Settings};

pub(crate) struct Lock(Mutex<State>);

#[derive(Clone, Copy)]
struct State {
    idle: Idle,
    limit: TimeDelta,
}

impl Lock {
    pub fn new(now: DateTime<Utc>) -> Self {
        let limit = limit(&Settings::default());
        Self(Mutex::new(State { idle: Idle { locked: false, active_at: now }, limit }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn is_locked(&self) -> bool {
        self.state().idle.locked
    }

    pub fn set_limit(&self, settings: &Settings) {
        self.state().limit = limit(settings);
    }

    fn set(&self, locked: bool, now: DateTime<Utc>) -> Idle {
        let mut state = self.state();
        state.idle = Idle { locked, active_at: now };
        state.idle
    }

    fn touch(&self, now: DateTime<Utc>) {
        let mut state = self.state();
        if !state.idle.locked {
            state.idle.active_at = now;
        }
    }

    fn idle(&self) -> Idle {
        self.state().idle
    }

    /// Whether it is time to lock. A clock that was set back must not keep the console open for longer.
    fn is_due(&self, now: DateTime<Utc>) -> bool {
        let mut state = self.state();
        state.idle.active_at = state.idle.active_at.min(now);
        !state.idle.locked && now - state.idle.active_at >= state.limit
    }
}

fn limit(settings: &Settings) -> TimeDelta {
    TimeDelta::minutes(i64::from(settings.lock_after_minutes))
}

impl Desk {
    /// Somebody moved the pointer or pressed a key.
    pub fn report_activity(&self) {
        self.lock().touch(self.clock().now());
    }

    /// Locks at once. Where nobody is signed in there is nothing to lock, and nothing to unlock with.
    ///
    /// # Errors
    /// When the local store can't be used.
    pub async fn lock_console(&self) -> Answer<()> {
        let home = self.home().await?;
        if self.lock().is_locked() || !anyone_signed_in(&home).await? {
            return Ok(());
        }
        let idle = self.lock().set(true, self.clock().now());
        self.forget_all_once();
        (self.setup().events)(Event::ConsoleLocked);
        Ok(home.store.put_idle(idle).await?)
    }

    /// Unlocks with the password or a code, of which the platform decides.
    ///
    /// # Errors
    /// `wrong_credentials`, `wrong_code`; `session_ended` when the session is over, which leaves only signing in.
    pub async fn unlock_console(&self, password: Option<String>, code: Option<String>) -> Answer<()> {
        if !self.lock().is_locked() {
            return Ok(());
        }
        let Some(session) = self.unlocking_session().await? else { return self.open_lock().await };
        let unlock = UnlockRequest { password: password.map(Into::into), code: code.map(Into::into) };
        let call = Call::<Unlock>::new(&(), &(), &unlock)?;
        match session.call(&call).await {
            Ok(()) => self.open_lock().await,
            Err(error) => {
                if !session.is_signed_in().await {
                    self.mark_signed_out(session.connection).await?;
                    self.open_lock_of_nobody().await?;
                }
                Err(error.into())
            }
        }
    }

    /// The session of the connection that was opened last among those with one.
    async fn unlocking_session(&self) -> Answer<Option<Arc<Session>>> {
        for stored in self.home().await?.store.connections().await?.into_iter().filter(|stored| stored.signed_in) {
            let session = self.session_of(&stored).await?;
            if session.resume().await? {
                return Ok(Some(session));
            }
            self.mark_signed_out(stored.uuid()).await?;
        }
        Ok(None)
    }

    /// A lock that protects nobody's session opens by itself.
    pub(crate) async fn open_lock_of_nobody(&self) -> Answer<()> {
        if self.lock().is_locked() && !anyone_signed_in(&self.home().await?).await? {
            self.open_lock().await?;
        }
        Ok(())
    }

    async fn open_lock(&self) -> Answer<()> {
        let idle = self.lock().set(false, self.clock().now());
        Ok(self.home().await?.store.put_idle(idle).await?)
    }

    /// # Errors
    /// `console_locked`.
    pub(crate) fn check_unlocked(&self) -> Answer<()> {
        if self.lock().is_locked() { Err(ConsoleError::console_locked()) } else { Ok(()) }
    }

    /// Locks when nobody was there for too long, and remembers when somebody was.
    pub(crate) async fn lock_when_idle(&self) -> Answer<()> {
        if self.lock().is_due(self.clock().now()) {
            self.lock_console().await?;
        }
        Ok(())
    }

    pub(crate) async fn remember_activity(&self) -> Answer<()> {
        Ok(self.home().await?.store.put_idle(self.lock().idle()).await?)
    }

    /// A restart is no way around the lock: it stays, and the time the program was closed counts as idle.
    pub(crate) async fn resume_lock(&self, home: &Home) {
        let settings: Settings = home.store.document("", "").await.ok().flatten().unwrap_or_default();
        self.lock().set_limit(&settings);
        let Ok(Some(idle)) = home.store.idle().await else { return };
        let now = self.clock().now();
        let left_alone = now - idle.active_at >= limit(&settings);
        if (idle.locked || left_alone) && anyone_signed_in(home).await.unwrap_or(true) {
            self.lock().set(true, now);
        }
    }
}

async fn anyone_signed_in(home: &Home) -> Answer<bool> {
    Ok(home.store.connections().await?.iter().any(|stored| stored.signed_in))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn locks_after_the_limit_and_not_before() {
        let lock = Lock::new(at(0));
        assert!(!lock.is_due(at(10) - TimeDelta::milliseconds(1)));
        assert!(lock.is_due(at(10)));
        lock.touch(at(10));
        assert!(!lock.is_due(at(11)));
    }

    #[test]
    fn a_clock_set_back_does_not_extend_the_time() {
        let lock = Lock::new(at(60));
        assert!(!lock.is_due(at(0)));
        assert!(lock.is_due(at(10)));
    }

    #[test]
    fn activity_does_not_open_a_lock() {
        let lock = Lock::new(at(0));
        lock.set(true, at(1));
        lock.touch(at(2));
        assert!(lock.is_locked());
    }
}
