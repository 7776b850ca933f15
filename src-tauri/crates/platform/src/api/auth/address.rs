//! Wrong passwords from one address, whosever they are (CON-6): the limit of an account doesn't see who tries one
//! password on many accounts.

use std::net::{IpAddr, Ipv6Addr};

use steward_contract::{AuditAction, ProblemCode, SignIn};

use crate::{
    api::{endpoint::Call, error::ApiError},
    auth::code::too_many,
    domain::session::{TRIES_FROM_ADDRESS, Tries},
    store::{attempts, audit, entity::admin},
};

/// A try that counts as wrong until it is settled.
pub struct Attempt {
    subject: String,
    tries: Tries,
}

/// Counts a try before it is made, so that many at once don't slip through. `None` where addresses tell nobody apart.
///
/// # Errors
/// `too_many_attempts`.
pub async fn reserve(call: &Call<SignIn>) -> Result<Option<Attempt>, ApiError> {
    let Some(subject) = call.ip.and_then(subject) else { return Ok(None) };
    let now = call.platform.clock().now_ms();
    let transaction = call.platform.database().begin().await?;
    let tries = attempts::lock(&transaction, &subject).await?;
    if let Some(seconds) = tries.wait(now) {
        return Err(too_many(seconds).into());
    }
    let tries = tries.failed_of(TRIES_FROM_ADDRESS, now);
    attempts::put(&transaction, &subject, tries).await?;
    transaction.commit().await?;
    Ok(Some(Attempt { subject, tries }))
}

/// Lets a wrong try stand, and takes any other back.
///
/// # Errors
/// When the database can't be written.
pub async fn settle(
    call: &Call<SignIn>,
    attempt: Option<&Attempt>,
    result: &Result<admin::Model, ApiError>,
) -> Result<(), ApiError> {
    let Some(Attempt { subject, tries }) = attempt else { return Ok(()) };
    let was_wrong = matches!(result, Err(ApiError::Refused(problem)) if problem.code == ProblemCode::WrongCredentials);
    if was_wrong && tries.locked_until == 0 {
        return Ok(());
    }
    let transaction = call.platform.database().begin().await?;
    if was_wrong {
        audit::append(&transaction, call.record(AuditAction::AdminLocked).fact("too_many", "passwords")).await?;
    } else {
        let tries = attempts::lock(&transaction, subject).await?;
        attempts::put(&transaction, subject, tries.taken_back(TRIES_FROM_ADDRESS)).await?;
    }
    Ok(transaction.commit().await?)
}

/// What is counted for an address: of IPv6 the network, because one customer has all of its addresses. Nothing on
/// loopback: there everybody has one address, also when a proxy stands before the platform, and a stranger would lock
/// all of them out.
fn subject(ip: IpAddr) -> Option<String> {
    match ip {
        ip if ip.is_loopback() => None,
        IpAddr::V4(ip) => Some(format!("address:{ip}")),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            Some(format!("address:{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use serde_json::json;

    use super::*;
    use crate::{
        jobs,
        testing::{Client, PASSWORD, TestPlatform, on_both_databases},
    };

    on_both_databases!(
        one_password_on_many_accounts_locks_the_address,
        many_at_once_do_not_slip_through,
        right_passwords_do_not_count,
        what_no_longer_counts_is_forgotten,
    );

    fn client(platform: &TestPlatform, address: &str) -> Client {
        let mut client = platform.client();
        client.address = address.parse().unwrap();
        client
    }

    async fn guess(client: &Client, number: u32) -> String {
        let body = json!({"email": format!("admin{number}@example.com"), "password": "password"});
        client.post("/v1/auth/sign-in", body).await.code()
    }

    async fn one_password_on_many_accounts_locks_the_address(platform: TestPlatform) {
        let (guesser, neighbour) = (client(&platform, "2001:db8::1"), client(&platform, "2001:db8:0:1::1"));
        for number in 0..TRIES_FROM_ADDRESS {
            assert_eq!(guess(&guesser, number).await, "wrong_credentials");
        }
        let admin = platform.admin("viewer").await;
        let right = json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD});
        let same_network = client(&platform, "2001:db8::ffff");
        let answer = same_network.post("/v1/auth/sign-in", right.clone()).await;
        assert_eq!(answer.headers["retry-after"], "900");
        answer.refused("too_many_attempts");
        neighbour.post("/v1/auth/sign-in", right.clone()).await.ok();
        let locked = "SELECT count(*) FROM audit_entries WHERE action = 'ADMIN_LOCKED' AND ip = '2001:db8::1'";
        assert_eq!(platform.count(locked).await, 1);

        platform.advance(TimeDelta::minutes(15) - TimeDelta::milliseconds(1));
        same_network.post("/v1/auth/sign-in", right.clone()).await.refused("too_many_attempts");
        platform.advance(TimeDelta::milliseconds(1));
        same_network.post("/v1/auth/sign-in", right).await.ok();
    }

    async fn many_at_once_do_not_slip_through(platform: TestPlatform) {
        let guesser = client(&platform, "198.51.100.7");
        let guesses = (0..2 * TRIES_FROM_ADDRESS).map(|number| guess(&guesser, number));
        let answers = futures::future::join_all(guesses).await;
        let wrong = answers.iter().filter(|code| *code == "wrong_credentials").count();
        let refused = answers.iter().filter(|code| *code == "too_many_attempts").count();
        assert_eq!((wrong, refused), (30, 30));
    }

    async fn right_passwords_do_not_count(platform: TestPlatform) {
        let admin = platform.admin("viewer").await;
        let office = client(&platform, "198.51.100.8");
        let right = json!({"email": format!("{}@example.com", admin.admin_id), "password": PASSWORD});
        for number in 0..TRIES_FROM_ADDRESS - 1 {
            guess(&office, number).await;
        }
        for _ in 0..3 {
            office.post("/v1/auth/sign-in", right.clone()).await.ok();
        }
        assert_eq!(guess(&office, 100).await, "wrong_credentials");
        office.post("/v1/auth/sign-in", right).await.refused("too_many_attempts");
    }

    /// Anybody can make rows here, one for each address and each invented account.
    async fn what_no_longer_counts_is_forgotten(platform: TestPlatform) {
        let guesser = client(&platform, "198.51.100.9");
        for number in 0..TRIES_FROM_ADDRESS {
            guess(&guesser, number).await;
        }
        platform.advance(TimeDelta::minutes(14));
        jobs::sweep(&platform.platform).await.unwrap();
        assert_eq!(guess(&guesser, 0).await, "too_many_attempts");
        platform.advance(TimeDelta::days(1));
        jobs::sweep(&platform.platform).await.unwrap();
        assert_eq!(platform.count("SELECT count(*) FROM attempts").await, 0);
    }

    #[test]
    fn loopback_is_not_counted() {
        assert_eq!(subject("127.0.0.1".parse().unwrap()), None);
        assert_eq!(subject("::1".parse().unwrap()), None);
        assert_eq!(subject("192.0.2.7".parse().unwrap()).unwrap(), "address:192.0.2.7");
        assert_eq!(subject("2001:db8:1:2:3::4".parse().unwrap()).unwrap(), "address:2001:db8:1:2::/64");
    }
}
