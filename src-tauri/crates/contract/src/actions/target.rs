use uuid::Uuid;

use crate::{
    Acting, Action, ActionParts, ActionVisitor, ApprovalPath, Declaration, UserMailPath, UserPath, UserSessionPath,
    request_digest, short_digest, without_secrets,
};

/// What the path of an action names.
pub trait Targets {
    /// Absent where whom it is about follows from what else is named.
    fn user_id(&self) -> Option<Uuid> {
        None
    }

    fn session_id(&self) -> Option<Uuid> {
        None
    }

    /// The request that is decided.
    fn approval_id(&self) -> Option<Uuid> {
        None
    }

    /// The message that the user was written.
    fn mail_id(&self) -> Option<Uuid> {
        None
    }

    /// What a confirmation names: all ids of the path, in its order.
    fn target(&self) -> String {
        let ids = [self.user_id(), self.session_id(), self.approval_id(), self.mail_id()];
        ids.into_iter().flatten().map(|id| id.to_string()).collect::<Vec<_>>().join("/")
    }
}

/// Of who is made: they are nobody yet.
impl Targets for () {}

impl Targets for UserPath {
    fn user_id(&self) -> Option<Uuid> {
        Some(self.user_id)
    }
}

impl Targets for UserSessionPath {
    fn user_id(&self) -> Option<Uuid> {
        Some(self.user_id)
    }

    fn session_id(&self) -> Option<Uuid> {
        Some(self.session_id)
    }
}

impl Targets for UserMailPath {
    fn user_id(&self) -> Option<Uuid> {
        Some(self.user_id)
    }

    fn mail_id(&self) -> Option<Uuid> {
        Some(self.mail_id)
    }
}

impl Targets for ApprovalPath {
    fn approval_id(&self) -> Option<Uuid> {
        Some(self.approval_id)
    }
}

impl Action {
    /// Its row of the table.
    pub fn declaration(&self) -> Declaration {
        struct Declared;
        impl ActionVisitor for Declared {
            type Output = Declaration;
            fn visit<O: Acting>(self, _: &O::Path, _: &O::Body) -> Declaration {
                O::DECLARATION
            }
        }
        self.visit(Declared)
    }

    /// The same without the secrets of its body, as it may be kept.
    ///
    /// # Errors
    /// When its body can't be written as JSON, or needs them.
    pub fn without_secrets(&self) -> Result<Self, serde_json::Error> {
        let ActionParts { operation, path, body } = ActionParts::of(self)?;
        let body = without_secrets(&operation, body);
        serde_json::from_value(serde_json::to_value(ActionParts { operation, path, body })?)
    }

    /// What a confirmation of it names.
    pub fn target(&self) -> String {
        struct Target;
        impl ActionVisitor for Target {
            type Output = String;
            fn visit<O: Acting>(self, path: &O::Path, _: &O::Body) -> String {
                path.target()
            }
        }
        self.visit(Target)
    }

    /// The session that it is about, where it is about one.
    pub fn session_id(&self) -> Option<Uuid> {
        struct Session;
        impl ActionVisitor for Session {
            type Output = Option<Uuid>;
            fn visit<O: Acting>(self, path: &O::Path, _: &O::Body) -> Option<Uuid> {
                path.session_id()
            }
        }
        self.visit(Session)
    }

    /// What ties a confirmation to exactly this action, in hex.
    ///
    /// # Errors
    /// When its body can't be written as JSON.
    pub fn digest(&self) -> Result<String, serde_json::Error> {
        struct Digest;
        impl ActionVisitor for Digest {
            type Output = Result<String, serde_json::Error>;
            fn visit<O: Acting>(self, path: &O::Path, body: &O::Body) -> Self::Output {
                request_digest(O::DECLARATION.id, &path.target(), body)
            }
        }
        self.visit(Digest)
    }

    /// The same as people compare it: `7F3A-91C2`.
    ///
    /// # Errors
    /// As those of [`Self::digest`].
    pub fn short_digest(&self) -> Result<String, serde_json::Error> {
        Ok(short_digest(&self.digest()?))
    }
}
