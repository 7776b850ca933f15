//! The roles that a platform's admins can have (RBA-1).

use serde::Deserialize;
use steward_contract::Permission;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    pub code: String,
    pub label: String,
    /// Nobody acts on an admin of equal or higher rank.
    pub rank: i16,
    pub permissions: Vec<Permission>,
}

/// The roles of a platform that names none of its own, lowest rank first.
///
/// # Errors
/// When the file that this is built with is wrong; a test reads it.
pub fn standard() -> Result<Vec<Role>, serde_json::Error> {
    serde_json::from_str(include_str!("roles.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who looks after users works with their numbers and addresses; who only looks on doesn't.
    #[test]
    fn who_only_looks_on_sees_no_sensitive_facts() {
        let sees = |role: &Role| role.permissions.contains(&Permission::UserViewSensitive);
        let roles = standard().unwrap();
        let seeing: Vec<_> = roles.iter().filter(|role| sees(role)).map(|role| role.code.as_str()).collect();
        assert_eq!(seeing, ["agent", "senior", "owner"]);
    }

    #[test]
    fn higher_ranks_may_all_that_lower_ones_may() {
        let roles = standard().unwrap();
        for pair in roles.windows(2) {
            assert!(pair[0].rank < pair[1].rank);
            assert!(pair[0].permissions.iter().all(|permission| pair[1].permissions.contains(permission)));
        }
        assert_eq!(roles.last().unwrap().permissions.len(), Permission::ALL.len());
    }
}
