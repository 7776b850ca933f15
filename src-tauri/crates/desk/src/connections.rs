//! The platforms that this console knows, and the way to each (CON-1).

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use steward_client::{Client, Origin, Probe};
use steward_contract::{Environment, Me, Meta};
use uuid::Uuid;

use crate::session::Session;
use crate::store::StoredConnection;
use crate::{Answer, ConsoleError, DemoAccount, Desk};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    BuiltIn,
    Server,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Connection {
    pub id: Uuid,
    pub name: String,
    pub kind: ConnectionKind,
    /// Absent for the built-in platform, whose port is another one at each start.
    pub url: Option<String>,
    pub environment: Option<Environment>,
    /// E-mail of the admin whose session is kept.
    pub account: Option<String>,
    pub signed_in: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ServerProbe {
    /// The address as it will be used.
    pub url: String,
    pub meta: Meta,
    pub answered_in_ms: u32,
    /// Absent on this computer, where plain http is allowed.
    pub certificate: Option<ServerCertificate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ServerCertificate {
    pub issuer: String,
    pub valid_until: DateTime<Utc>,
    /// SHA-256.
    pub fingerprint: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct OpenConnection {
    pub connection: Connection,
    pub meta: Meta,
    /// Absent until someone signs in.
    pub me: Option<Me>,
    /// Only for the built-in platform.
    pub demo: Option<DemoAccount>,
}

const BUILT_IN_NAME: &str = "Built-in demo platform";
const LONGEST_NAME: usize = 60;

impl Desk {
    /// Asks a server what it is. Nothing is stored.
    ///
    /// # Errors
    /// Everything that can be wrong with an address and with what answers there; `console_locked`.
    pub async fn probe_server(&self, url: &str) -> Answer<ServerProbe> {
        self.home().await?;
        self.check_unlocked()?;
        let client = self.client(url)?;
        let Probe { meta, answered_in, certificate } = client.probe().await?;
        let certificate = certificate.map(|read| ServerCertificate {
            issuer: read.issuer,
            valid_until: read.valid_until,
            fingerprint: read.fingerprint,
        });
        let answered_in_ms = u32::try_from(answered_in.as_millis()).unwrap_or(u32::MAX);
        Ok(ServerProbe { url: client.origin().to_string(), meta, answered_in_ms, certificate })
    }

    /// # Errors
    /// As [`Self::probe_server`]; a name that is empty or too long.
    pub async fn add_connection(&self, url: &str, name: &str) -> Answer<Connection> {
        let name = check_name(name)?;
        let probe = self.probe_server(url).await?;
        let environment = Some(probe.meta.environment);
        self.keep_connection(StoredConnection {
            id: self.rng().id().to_string(),
            name,
            built_in: false,
            url: Some(probe.url),
            environment: environment.map(|environment| environment.to_string()),
            account: None,
            signed_in: false,
        })
        .await
    }

    /// # Errors
    /// An unknown id; a name that is empty or too long; `console_locked`.
    pub async fn rename_connection(&self, id: Uuid, name: &str) -> Answer<Connection> {
        self.check_unlocked()?;
        let name = check_name(name)?;
        let stored = self.stored_connection(id).await?;
        self.keep_connection(StoredConnection { name, ..stored }).await
    }

    /// Signs out and forgets the connection with everything that belongs to it.
    ///
    /// # Errors
    /// An unknown id.
    pub async fn remove_connection(&self, id: Uuid) -> Answer<()> {
        self.check_unlocked()?;
        self.stored_connection(id).await?;
        if let Some(session) = self.forget_session(id) {
            session.sign_out().await?;
        }
        Ok(self.home().await?.store.remove_connection(id).await?)
    }

    /// The connection to the built-in platform, made when it is first asked for.
    ///
    /// # Errors
    /// When the platform can't be started; `console_locked`.
    pub async fn open_built_in(&self) -> Answer<Connection> {
        self.check_unlocked()?;
        let platform = self.start_built_in().await?;
        let stored = self.home().await?.store.connections().await?.into_iter().find(|stored| stored.built_in);
        if let Some(stored) = stored {
            return Ok((&stored).into());
        }
        let meta = self.client(&platform.url)?.probe().await?.meta;
        self.keep_connection(StoredConnection {
            id: self.rng().id().to_string(),
            name: BUILT_IN_NAME.to_owned(),
            built_in: true,
            url: None,
            environment: Some(meta.environment.to_string()),
            account: None,
            signed_in: false,
        })
        .await
    }

    /// Opens a connection, and goes on with the session that was kept for it.
    ///
    /// # Errors
    /// When the platform can't be reached or is of another version; `console_locked`.
    pub async fn open_connection(&self, id: Uuid) -> Answer<OpenConnection> {
        self.check_unlocked()?;
        let mut stored = self.stored_connection(id).await?;
        let (url, demo) = self.address(&stored).await?;
        let session = self.session_at(id, &url).await?;
        session.reread_meta().await?;
        let me = self.resumed(&session).await?;
        let meta = session.meta()?;
        stored.environment = Some(meta.environment.to_string());
        stored.signed_in = me.is_some();
        stored.account = me.as_ref().map(|me| me.email.clone()).or(stored.account);
        let connection = self.keep_connection(stored).await?;
        self.home().await?.store.mark_opened(id, &self.clock().now().to_rfc3339()).await?;
        Ok(OpenConnection { connection, meta, me, demo })
    }

    async fn address(&self, stored: &StoredConnection) -> Answer<(String, Option<DemoAccount>)> {
        if stored.built_in {
            let platform = self.start_built_in().await?;
            return Ok((platform.url, platform.demo));
        }
        let url = stored.url.clone().ok_or_else(|| ConsoleError::field("url", "This connection has no address."))?;
        Ok((url, None))
    }

    /// The session of a connection, opened when it is not.
    pub(crate) async fn session_of(&self, stored: &StoredConnection) -> Answer<Arc<Session>> {
        let (url, _) = self.address(stored).await?;
        self.session_at(stored.uuid(), &url).await
    }

    /// There is never a second session: two would use the same refresh token, which ends both.
    async fn session_at(&self, id: Uuid, url: &str) -> Answer<Arc<Session>> {
        match self.existing_session(id) {
            Some(session) => Ok(session),
            None => self.keep_session(id, self.client(url)?).await,
        }
    }

    /// The admin of a kept session, when the platform still knows it.
    async fn resumed(&self, session: &Session) -> Answer<Option<Me>> {
        if !session.resume().await? {
            return Ok(None);
        }
        match session.read_me().await {
            Ok(me) => Ok(Some(me)),
            Err(_) if !session.is_signed_in().await => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(crate) async fn stored_connection(&self, id: Uuid) -> Answer<StoredConnection> {
        let stored = self.home().await?.store.connection(id).await?;
        stored.ok_or_else(|| ConsoleError::field("connection", "There is no such connection."))
    }

    pub(crate) async fn keep_connection(&self, stored: StoredConnection) -> Answer<Connection> {
        self.home().await?.store.put_connection(&stored).await?;
        Ok((&stored).into())
    }

    fn client(&self, url: &str) -> Answer<Client> {
        Ok(Client::new(Origin::parse(url)?, self.limits(), self.request_ids())?)
    }
}

fn check_name(name: &str) -> Answer<String> {
    let name = name.trim();
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count());
    if fits {
        Ok(name.to_owned())
    } else {
        Err(ConsoleError::field("name", "A connection has a name of 1 to 60 characters."))
    }
}
