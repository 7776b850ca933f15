//! One way for all that the window reads: an operation of the table, by its id.

use serde::de::DeserializeOwned;
use serde_json::Value;
use steward_contract::{Operation, ProblemCode, Window, for_all_reads};
use uuid::Uuid;

use crate::{Answer, ConsoleError, Desk};

impl Desk {
    /// What a reading operation answers. The window knows the types by the generated map, this side by the table; what is
    /// handed through between them is JSON.
    ///
    /// # Errors
    /// `invalid_fields` for what is no such operation or doesn't fit it, and everything that can be wrong with a call.
    pub async fn read(&self, connection: Uuid, operation: &str, parts: ReadParts) -> Answer<Value> {
        macro_rules! read {
            ($($name:ident)*) => {
                match operation {
                    $(id if id == <steward_contract::$name as Operation>::DECLARATION.id => {
                        self.read_as::<steward_contract::$name>(connection, parts).await
                    })*
                    _ => Err(ConsoleError::field("operation", "The window may not read this.")),
                }
            };
        }
        for_all_reads!(read)
    }

    async fn read_as<O: Operation>(&self, connection: Uuid, parts: ReadParts) -> Answer<Value>
    where
        O::Query: DeserializeOwned,
    {
        if O::DECLARATION.window != Window::Reads {
            return Err(ConsoleError::new(ProblemCode::PermissionDenied, "The window may not read this."));
        }
        let (path, query) = (part("path", parts.path)?, part("query", parts.query)?);
        let answer = self.call::<O>(connection, &path, &query, &part("body", parts.body)?).await?;
        Ok(serde_json::to_value(answer)?)
    }
}

/// What a reading operation is asked with; null for what it doesn't take.
#[derive(Debug, Clone, Default)]
pub struct ReadParts {
    pub path: Value,
    pub query: Value,
    pub body: Value,
}

fn part<T: DeserializeOwned>(name: &str, value: Value) -> Answer<T> {
    serde_json::from_value(value).map_err(|error| ConsoleError::field(name, format!("This does not fit: {error}.")))
}

#[cfg(test)]
mod tests {
    use steward_contract::OPERATIONS;

    use super::*;

    /// All that the window may read. A change of it is to be seen.
    #[test]
    fn the_window_reads_this_and_nothing_else() {
        let open: Vec<_> = OPERATIONS.iter().filter(|row| row.window == Window::Reads).map(|row| row.id).collect();
        let expected = [
            "users.list",
            "users.filter_values",
            "users.field_values",
            "users.stats",
            "users.exports.get",
            "users.get",
            "users.erasure.get",
            "users.orders.list",
            "users.credits.list",
            "users.enrolments.list",
            "users.wallets.list",
            "users.api_sessions.list",
            "users.sent_tokens.list",
            "users.api_clients.list",
            "users.history.list",
            "users.as_of",
            "users.activity.list",
            "users.sessions.list",
            "users.notes.list",
            "users.flags.list",
            "users.audit.list",
            "users.kyc.documents.list",
            "users.kyc.documents.get",
            "users.suspensions.list",
            "actions.plan",
            "approvals.list",
            "approvals.get",
            "audit.list",
            "outbox.list",
            "outbox.get",
        ];
        assert_eq!(open, expected);
    }
}
