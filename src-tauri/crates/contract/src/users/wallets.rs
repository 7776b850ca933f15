//! USR-10.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DateTime, Money, Utc};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, utoipa::ToSchema)]
pub struct Wallet {
    pub wallet_id: Uuid,
    /// Exact, with as many decimals as its currency has.
    pub balance: Money,
    /// Where it is paid into: `bc1q…` or an account number.
    pub address: String,
    /// `Bitcoin`, `Ethereum`, `SEPA`, …
    pub network: String,
    pub opened_at: DateTime<Utc>,
    /// `None` where nothing was ever paid in or out.
    pub last_movement_at: Option<DateTime<Utc>>,
}
