//! Pending payouts are held, or held ones released (SUS-2, REA-1).

use sea_orm::{ConnectionTrait, DbErr};
use steward_contract::{Effect, PendingPayouts};

use super::Doer;
use crate::{
    actions::subject::Subject,
    store::{codes::PayoutStatus, payouts},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Hold,
    Release,
}

impl Move {
    const fn from(self) -> PayoutStatus {
        match self {
            Self::Hold => PayoutStatus::Pending,
            Self::Release => PayoutStatus::Held,
        }
    }

    const fn to(self) -> PayoutStatus {
        match self {
            Self::Hold => PayoutStatus::Held,
            Self::Release => PayoutStatus::Pending,
        }
    }

    fn effects(self, payouts: Vec<PendingPayouts>) -> Vec<Effect> {
        if payouts.is_empty() {
            return Vec::new();
        }
        vec![match self {
            Self::Hold => Effect::PayoutsHeld { payouts },
            Self::Release => Effect::PayoutsReleased { payouts },
        }]
    }
}

pub async fn foresee(subject: &Subject<'_>, db: &impl ConnectionTrait, how: Move) -> Result<Vec<Effect>, DbErr> {
    Ok(how.effects(payouts::with_status(db, subject.user.id, how.from()).await?))
}

pub async fn take(subject: &Subject<'_>, doer: &Doer<'_>, how: Move) -> Result<Vec<Effect>, DbErr> {
    let moved = payouts::change_status(doer.transaction, subject.user.id, how.from(), how.to()).await?;
    Ok(how.effects(moved))
}
