//! Closed sets of codes as the tables hold them: a number from 1 on (0 is none), or a bit of a mask.
//!
//! The number is the place in the contract's declaration, so codes are only ever added at the end there.

use steward_contract::{
    AccountType, ActivityType, ApprovalState, AuthMethod, Continent, CreditKind, EnrolmentStatus, ErasureStep,
    ExportState, Flag, Gender, KycDocumentKind, KycStatus, LinkPurpose, MediaType, NoteCategory, NotePriority,
    OauthProvider, OrderStatus, SuspensionReason, UserStatus, UserType,
};

/// A code with a place in its set.
pub trait Numbered: Copy + PartialEq + 'static {
    const EVERY: &'static [Self];

    /// 1 for the first code of the set.
    fn number(self) -> i16;

    /// `None` for 0 and for what no code has.
    fn from_number(number: i16) -> Option<Self> {
        Self::EVERY.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
    }

    /// The code's bit in a mask.
    fn bit(self) -> i32 {
        1 << (self.number() - 1)
    }

    /// The codes whose bits are set, in the order of the set.
    fn of_mask(mask: i32) -> Vec<Self> {
        Self::EVERY.iter().copied().filter(|code| mask & code.bit() != 0).collect()
    }
}

/// The mask that holds exactly the given codes.
pub fn mask_of<T: Numbered>(codes: impl IntoIterator<Item = T>) -> i32 {
    codes.into_iter().fold(0, |mask, code| mask | code.bit())
}

macro_rules! numbered {
    ($($code:ty: $all:expr),+ $(,)?) => {
        $(impl Numbered for $code {
            const EVERY: &'static [Self] = $all;

            fn number(self) -> i16 {
                self as i16 + 1
            }
        })+
    };
}

/// What is simply so or not about a user. Bits of `users.traits`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    Active,
    EmailVerified,
    PhoneVerified,
    Partner,
    HasPassword,
    Staff,
    CompanyUser,
    CompanyOwner,
    ProfileComplete,
    HasAvatar,
    HasBio,
    HasLocation,
}

impl Trait {
    pub fn is_in(self, traits: i32) -> bool {
        traits & self.bit() != 0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayoutStatus {
    Pending,
    Held,
    Paid,
    Cancelled,
}

/// What a word of the platform tags users with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermKind {
    Role,
    Group,
    Team,
}

numbered! {
    AccountType: Self::ALL,
    ActivityType: Self::ALL,
    ApprovalState: Self::ALL,
    AuthMethod: Self::ALL,
    Continent: Self::ALL,
    CreditKind: Self::ALL,
    EnrolmentStatus: Self::ALL,
    ErasureStep: Self::ALL,
    ExportState: Self::ALL,
    Flag: Self::ALL,
    Gender: Self::ALL,
    KycDocumentKind: Self::ALL,
    KycStatus: Self::ALL,
    LinkPurpose: Self::ALL,
    MediaType: Self::ALL,
    NoteCategory: Self::ALL,
    NotePriority: Self::ALL,
    OauthProvider: Self::ALL,
    OrderStatus: Self::ALL,
    SuspensionReason: Self::ALL,
    UserStatus: Self::ALL,
    UserType: Self::ALL,
    PayoutStatus: &[Self::Pending, Self::Held, Self::Paid, Self::Cancelled],
    TermKind: &[Self::Role, Self::Group, Self::Team],
    Trait: &[
        Self::Active, Self::EmailVerified, Self::PhoneVerified, Self::Partner, Self::HasPassword, Self::Staff,
        Self::CompanyUser, Self::CompanyOwner, Self::ProfileComplete, Self::HasAvatar, Self::HasBio, Self::HasLocation,
    ],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lead_back_to_their_codes() {
        for code in UserStatus::ALL {
            assert_eq!(UserStatus::from_number(code.number()), Some(*code));
        }
        for code in Trait::EVERY {
            assert_eq!(Trait::from_number(code.number()), Some(*code));
        }
        assert_eq!(UserStatus::from_number(0), None);
        assert_eq!(UserStatus::from_number(6), None);
    }

    #[test]
    fn masks_hold_what_was_put_in() {
        let flags = [Flag::Vip, Flag::Risk];
        assert_eq!(Flag::of_mask(mask_of(flags)), flags);
    }
}
