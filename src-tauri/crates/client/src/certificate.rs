//! What a server's certificate says of itself, for the person who connects.

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use x509_parser::prelude::{FromDer as _, X509Certificate};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub issuer: String,
    pub valid_until: DateTime<Utc>,
    /// SHA-256 over the certificate: `AB:CD:…`, 32 bytes.
    pub fingerprint: String,
}

impl Certificate {
    /// Reads a certificate in DER form; `None` when it can't be read.
    pub fn read(der: &[u8]) -> Option<Self> {
        let (_, certificate) = X509Certificate::from_der(der).ok()?;
        Some(Self {
            issuer: issuer(&certificate),
            valid_until: DateTime::from_timestamp(certificate.validity().not_after.timestamp(), 0)?,
            fingerprint: fingerprint(der),
        })
    }
}

/// The organisation that issued it, with its name for the issuing key; the whole name where it gives neither.
fn issuer(certificate: &X509Certificate<'_>) -> String {
    let issuer = certificate.issuer();
    let organization = issuer.iter_organization().next().and_then(|name| name.as_str().ok());
    let common_name = issuer.iter_common_name().next().and_then(|name| name.as_str().ok());
    match (organization, common_name) {
        (Some(organization), Some(name)) => format!("{organization}, {name}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => issuer.to_string(),
    }
}

fn fingerprint(der: &[u8]) -> String {
    Sha256::digest(der).iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_certificate_says_who_issued_it_and_until_when() {
        let mut parameters = rcgen::CertificateParams::new(vec!["admin.example.com".to_owned()]).unwrap();
        parameters.distinguished_name.push(rcgen::DnType::OrganizationName, "Example Trust");
        parameters.distinguished_name.push(rcgen::DnType::CommonName, "R1");
        parameters.not_after = rcgen::date_time_ymd(2030, 1, 31);
        let key = rcgen::KeyPair::generate().unwrap();
        let read = Certificate::read(parameters.self_signed(&key).unwrap().der()).unwrap();
        assert_eq!(read.issuer, "Example Trust, R1");
        assert_eq!(read.valid_until.to_rfc3339(), "2030-01-31T00:00:00+00:00");
        assert_eq!(read.fingerprint.split(':').count(), 32);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Certificate::read(&bytes).is_none_or(|read| read.fingerprint.len() == 95));
        }
    }
}
