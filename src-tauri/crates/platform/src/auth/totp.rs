//! Codes of an authenticator app (RFC 6238): 6 digits, 30 seconds, SHA-1, one step of tolerance to either side.

use steward_contract::TotpEnrolment;
use totp_rs::{Builder, Secret, Totp, TotpError};
use zeroize::Zeroizing;

use crate::rng::Rng;

/// Seconds per code.
pub const STEP: u64 = 30;

/// 160 bits, as RFC 4226 section 4 recommends.
pub fn new_secret(rng: &dyn Rng) -> Zeroizing<[u8; 20]> {
    Zeroizing::new(rng.bytes())
}

/// The time step whose code was given, if it is the present one or a neighbour.
///
/// # Errors
/// When the stored secret is too short to be one.
pub fn step_of(secret: &[u8], code: &str, unix_ms: i64) -> Result<Option<i64>, TotpError> {
    let seconds = u64::try_from(unix_ms / 1000).unwrap_or_default();
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(secret)?.check(&digits, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// What an admin needs to put a secret into their authenticator.
pub fn enrolment(secret: &[u8], issuer: &str, account: &str) -> TotpEnrolment {
    TotpEnrolment { secret: base32(secret).into(), uri: uri(secret, issuer, account).into() }
}

fn base32(secret: &[u8]) -> String {
    Secret::new(secret.into()).to_base32()
}

/// `otpauth://` for a QR code.
fn uri(secret: &[u8], issuer: &str, account: &str) -> String {
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let (issuer, account) = (encode(issuer), encode(account));
    format!("otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&digits=6&period={STEP}", base32(secret))
}

fn totp(secret: &[u8]) -> Result<Totp, TotpError> {
    Builder::new().with_secret(Secret::new(secret.into())).with_skew(1).with_step_duration(STEP).build()
}

/// The code of an instant, as an authenticator shows it.
#[cfg(test)]
pub fn code_at(secret: &[u8], unix_ms: i64) -> String {
    totp(secret).unwrap().generate(u64::try_from(unix_ms / 1000).unwrap()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn vectors_of_rfc_6238() {
        // Appendix B, the last six of eight digits.
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            assert_eq!(code_at(SECRET, second * 1000), code);
            assert_eq!(step_of(SECRET, code, second * 1000).unwrap(), Some(second / 30));
        }
    }

    #[test]
    fn a_neighbouring_step_is_accepted_and_no_further() {
        let code = code_at(SECRET, 900_000);
        for (second, accepted) in [(869, false), (870, true), (899, true), (959, true), (960, false)] {
            assert_eq!(step_of(SECRET, &code, second * 1000).unwrap().is_some(), accepted, "at {second}");
        }
    }
}
