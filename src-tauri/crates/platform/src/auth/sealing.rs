//! Brings what is stored in line with the keys that are given: plain secrets are encrypted when there is a key for the
//! first time, and what older keys sealed is sealed with the newest.

use sea_orm::{DatabaseTransaction, DbErr};
use uuid::Uuid;

use super::keys::{SealError, SecretKeys, is_plain};
use crate::{
    rng::Rng,
    store::{Database, admins, archives, challenges, outbox, sealing},
};

#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("{0}; give the key that was used before, too")]
    Keys(#[from] SealError),
}

/// How many secrets were sealed anew.
///
/// # Errors
/// When the key that this database was sealed with is not among those that are given. Nothing is changed then.
pub async fn bring_along(database: &Database, keys: &SecretKeys, rng: &dyn Rng) -> Result<usize, SealingError> {
    let newest = keys.newest().ok_or(SealError::NoKey)?;
    // What was overwritten is wiped from the file, too.
    database.wipe_what_is_overwritten(true).await?;
    let transaction = database.begin().await?;
    let known = sealing::key(&transaction).await?;
    if let Some(key) = known.as_ref().filter(|key| !keys.have(key)) {
        return Err(SealError::UnknownKey(key.clone()).into());
    }
    let seal = Sealing { keys, rng, takes_plain: known.is_none() };
    let sealed = seal.admins(&transaction).await?
        + seal.challenges(&transaction).await?
        + seal.archives(&transaction).await?
        + seal.outbox(&transaction).await?;
    sealing::set_key(&transaction, &newest).await?;
    transaction.commit().await?;
    database.wipe_what_is_overwritten(false).await?;
    Ok(sealed)
}

struct Sealing<'a> {
    keys: &'a SecretKeys,
    rng: &'a dyn Rng,
    /// Only the first time: later a secret that is plain was put there by somebody else.
    takes_plain: bool,
}

impl Sealing<'_> {
    async fn admins(&self, transaction: &DatabaseTransaction) -> Result<usize, SealingError> {
        let mut sealed = 0;
        for admin in admins::with_totp(transaction).await? {
            let secret = self.anew(admin.id, admin.totp_secret.as_deref())?;
            let candidate = self.anew(admin.id, admin.totp_candidate.as_deref())?;
            sealed += usize::from(secret.is_some()) + usize::from(candidate.is_some());
            let (secret, candidate) = (secret.or(admin.totp_secret), candidate.or(admin.totp_candidate));
            admins::set_totp(transaction, admin.id, secret, candidate).await?;
        }
        Ok(sealed)
    }

    async fn challenges(&self, transaction: &DatabaseTransaction) -> Result<usize, SealingError> {
        let mut sealed = 0;
        for challenge in challenges::with_totp(transaction).await? {
            if let Some(secret) = self.anew(challenge.admin_id, challenge.totp_candidate.as_deref())? {
                challenges::propose_totp(transaction, &challenge, secret).await?;
                sealed += 1;
            }
        }
        Ok(sealed)
    }

    /// Archives are never plain.
    async fn archives(&self, transaction: &DatabaseTransaction) -> Result<usize, SealingError> {
        let mut sealed = 0;
        for archive in archives::all(transaction).await? {
            if !self.keys.is_newest(&archive.sealed) {
                let content = self.keys.open(archive.erasure_id, &archive.sealed)?;
                let anew = self.keys.seal(self.rng, archive.erasure_id, &content)?;
                archives::seal_anew(transaction, archive.id, anew).await?;
                sealed += 1;
            }
        }
        Ok(sealed)
    }

    /// The links of mail that waits are never plain either.
    async fn outbox(&self, transaction: &DatabaseTransaction) -> Result<usize, SealingError> {
        let mut sealed = 0;
        for mail in outbox::with_secrets(transaction).await? {
            let old = mail.secret.filter(|secret| !self.keys.is_newest(secret));
            if let Some(old) = old {
                let secret = self.keys.open(mail.mail_id, &old)?;
                let anew = self.keys.seal(self.rng, mail.mail_id, &secret)?;
                outbox::set_secret(transaction, mail.id, anew).await?;
                sealed += 1;
            }
        }
        Ok(sealed)
    }

    /// A secret as it is to be stored from now on; none when it can stay.
    fn anew(&self, admin: Uuid, stored: Option<&[u8]>) -> Result<Option<Vec<u8>>, SealError> {
        match stored {
            Some(stored) if is_plain(stored) && self.takes_plain => self.keys.seal(self.rng, admin, stored).map(Some),
            Some(stored) if is_plain(stored) => {
                tracing::warn!(%admin, "a secret that is not encrypted is not accepted");
                Ok(None)
            }
            Some(stored) if !self.keys.is_newest(stored) => {
                let secret = self.keys.open(admin, stored)?;
                self.keys.seal(self.rng, admin, &secret).map(Some)
            }
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use steward_contract::SuspendUser;

    use super::*;
    use crate::testing::{Client, TestPlatform, on_both_databases, secret_keys};

    on_both_databases!(
        plain_secrets_are_sealed_when_there_is_a_key,
        what_is_plain_later_is_not_taken,
        an_older_key_gives_way_to_the_newest,
        another_key_changes_nothing,
    );

    async fn bring(platform: &TestPlatform, seeds: &[u64]) -> Result<usize, SealingError> {
        bring_along(platform.platform.database(), &secret_keys(seeds), platform.platform.rng()).await
    }

    /// Stores an admin's secret as it was before there were keys.
    async fn make_plain(platform: &TestPlatform, admin: &Client) {
        let secret = admin.secret.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let bytes = if platform.is_postgres() { format!("'\\x{secret}'") } else { format!("x'{secret}'") };
        let email = format!("{}@example.com", admin.admin_id);
        platform.execute(&format!("UPDATE admins SET totp_secret = {bytes} WHERE email = '{email}'")).await;
    }

    fn file_has(platform: &TestPlatform, secret: &[u8]) -> bool {
        let file = platform.file();
        let files = [file.clone(), crate::store::private::beside(&file, "-wal")];
        files.iter().any(|file| std::fs::read(file).unwrap().windows(secret.len()).any(|part| part == secret))
    }

    async fn plain_secrets_are_sealed_when_there_is_a_key(platform: TestPlatform) {
        let mut admin = platform.admin("agent").await;
        make_plain(&platform, &admin).await;
        if !platform.is_postgres() {
            assert!(file_has(&platform, &admin.secret));
        }
        assert_eq!(bring(&platform, &[1]).await.unwrap(), 1);
        assert_eq!(bring(&platform, &[1]).await.unwrap(), 0);
        if !platform.is_postgres() {
            assert!(!file_has(&platform, &admin.secret), "what was overwritten is still in the file");
        }
        admin.confirm::<SuspendUser>("u", &json!({})).await;
    }

    async fn what_is_plain_later_is_not_taken(platform: TestPlatform) {
        let admin = platform.admin("agent").await;
        bring(&platform, &[1]).await.unwrap();
        make_plain(&platform, &admin).await;
        assert_eq!(bring(&platform, &[1]).await.unwrap(), 0);
        admin.post("/v1/auth/unlock", json!({"code": admin.code()})).await.refused("internal");
    }

    async fn an_older_key_gives_way_to_the_newest(platform: TestPlatform) {
        let (first, second) = (platform.admin("agent").await, platform.admin("agent").await);
        bring(&platform, &[1]).await.unwrap();
        assert_eq!(bring(&platform, &[2, 1]).await.unwrap(), 2);
        assert_eq!(bring(&platform, &[2]).await.unwrap(), 0);
        for admin in [first, second] {
            let row = admins::by_id(platform.platform.database().read(), admin.admin_id).await.unwrap().unwrap();
            let sealed = row.totp_secret.unwrap();
            assert_eq!(*secret_keys(&[2]).open(row.id, &sealed).unwrap(), admin.secret);
        }
    }

    async fn another_key_changes_nothing(platform: TestPlatform) {
        platform.admin("agent").await;
        bring(&platform, &[1]).await.unwrap();
        let before = platform.contents().await;
        let error = bring(&platform, &[2]).await.unwrap_err();
        assert!(error.to_string().contains(&secret_keys(&[1]).newest().unwrap()), "{error}");
        assert_eq!(platform.contents().await, before);
    }
}
