use std::time::{Duration, SystemTime, UNIX_EPOCH};

use totp_rs::{Builder, Secret, Totp};

const STEP: u64 = 30;

/// The admin's authenticator. A code is accepted once, so it never gives one of a step that it gave before; the platform
/// takes the step before, this one and the next.
pub struct Authenticator {
    totp: Totp,
    last_step: u64,
    /// Base32.
    pub secret: String,
    /// Kept beside it when it was set up.
    pub recovery_codes: Vec<String>,
}

impl Authenticator {
    /// From the secret as it is shown for typing.
    pub fn new(shown: &str) -> Self {
        let secret: String = shown.split_whitespace().collect();
        let totp = Builder::new().with_secret(Secret::try_from_base32(&secret).unwrap()).build().unwrap();
        Self { totp, last_step: 0, secret, recovery_codes: Vec::new() }
    }

    /// A code that was not given before, waiting for the next step to come into reach where needed.
    pub async fn code(&mut self) -> String {
        let step = (self.last_step + 1).max(now() / STEP);
        while step > now() / STEP + 1 {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        self.last_step = step;
        self.totp.generate(step * STEP).to_string()
    }

    /// The code that was given last: used.
    pub fn used_code(&self) -> String {
        self.totp.generate(self.last_step * STEP).to_string()
    }

    /// The code of an authenticator whose clock is a minute slow, or one that waited a minute to be typed.
    pub fn code_of_a_minute_ago(&self) -> String {
        self.totp.generate(now() - 60).to_string()
    }

    /// A code that fits no step in reach.
    pub fn wrong_code(&self) -> String {
        self.totp.generate((now() / STEP + 1_000) * STEP).to_string()
    }
}

#[allow(clippy::disallowed_methods, reason = "an authenticator has the real time")]
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}
