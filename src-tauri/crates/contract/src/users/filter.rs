//! The filters of the users list, each declared once (LST-2, LST-3, LST-4).

use super::{
    AccountType, AuthMethod, Column, Continent, EnrolmentStatus, Flag, Gender, KycStatus, OauthProvider, Privacy,
    Sensitive, UserStatus, UserType,
};

crate::codes! {
    /// What a filter's value looks like on the wire.
    FilterKind {
        /// `true` or `false`.
        Flag = "flag",
        /// One or more codes or names, separated by commas; at most [`FilterKind::MOST_VALUES`] distinct ones.
        Many = "many",
        /// An instant or a day: `2024-01-31` or `2024-01-31T09:00:00Z`. A bare day means its first moment for
        /// `…_after` and its last for `…_before`, so both ends are included.
        Instant = "instant",
        /// A whole number, 0 or more.
        Number = "number",
        /// Text, compared without regard to case and accents.
        Text = "text",
    }
}

impl FilterKind {
    /// Distinct values in one filter that takes many.
    pub const MOST_VALUES: usize = 200;
}

crate::codes! {
    /// Which database answers a filter.
    FilterSource {
        Users = "users",
        /// A database of its own, which can be out of reach (LST-4).
        Learning = "learning",
    }
}

macro_rules! filters {
    ($($variant:ident $code:tt $kind:ident $source:ident $label:literal)+) => {
        crate::codes! {
            /// A filter. The code is its query parameter.
            FilterId { $($variant = $code),+ }
        }

        impl FilterId {
            pub const fn kind(self) -> FilterKind {
                match self { $(Self::$variant => FilterKind::$kind),+ }
            }

            pub const fn source(self) -> FilterSource {
                match self { $(Self::$variant => FilterSource::$source),+ }
            }

            /// The English label, when the preset gives none.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}

impl FilterId {
    /// Characters of one text, and of each text of several.
    pub const LONGEST_TEXT: usize = 200;

    /// Days that a filter counts back at most: more than any record is old.
    pub const MOST_DAYS: u32 = 36_500;

    /// The largest number that the filter takes.
    pub const fn most(self) -> i64 {
        match self {
            Self::NumericId => i64::MAX,
            Self::RegisteredInLastDays | Self::ActiveInLastDays | Self::InactiveForDays => Self::MOST_DAYS as i64,
            _ => i32::MAX as i64,
        }
    }

    /// The column whose values it asks about. Where that is sensitive the filter is too: who may not see a value must not
    /// find it out by asking.
    pub const fn column(self) -> Option<Column> {
        Some(match self {
            Self::Email | Self::EmailIs => Column::Email,
            Self::UserId => Column::UserId,
            Self::Phone => Column::Phone,
            Self::Name => Column::Name,
            Self::ReferralCode => Column::ReferralCode,
            Self::NumericId => Column::NumericId,
            Self::UniqueId => Column::UniqueId,
            Self::Username => Column::Username,
            Self::Company => Column::Company,
            Self::Status => Column::Status,
            Self::RegisteredAfter | Self::RegisteredBefore | Self::RegisteredInLastDays => Column::RegisteredAt,
            Self::LastLoginAfter | Self::LastLoginBefore => Column::LastLoginAt,
            Self::ActiveInLastDays | Self::InactiveForDays => Column::LastActivityAt,
            Self::KycStatus => Column::KycStatus,
            Self::Partner => Column::Partner,
            Self::EmailVerified => Column::EmailVerifiedAt,
            Self::UserType => Column::UserTypes,
            Self::Roles => Column::Roles,
            Self::Groups => Column::Groups,
            Self::AccountType => Column::AccountType,
            Self::HasBio => Column::Bio,
            Self::Country => Column::Country,
            Self::City => Column::City,
            Self::Timezone => Column::Timezone,
            Self::Locale => Column::Locale,
            Self::Gender => Column::Gender,
            Self::Designation => Column::Designation,
            Self::Expertise => Column::Expertise,
            Self::AgeMin | Self::AgeMax => Column::DateOfBirth,
            Self::Flags => Column::Flags,
            // Whether there is something, and what no column shows.
            Self::PhoneVerified
            | Self::KycExpiresInDays
            | Self::AuthMethod
            | Self::HasOauth
            | Self::OauthProvider
            | Self::HasPassword
            | Self::Staff
            | Self::CompanyUser
            | Self::ProfileComplete
            | Self::HasAvatar
            | Self::HasLocation
            | Self::State
            | Self::Continent
            | Self::Locked
            | Self::FailedLoginsMin
            | Self::FailedLoginsMax
            | Self::Teams
            | Self::HasEnrolments
            | Self::EnrolmentStatus
            | Self::EnrolledProgramType
            | Self::EnrolledProgramIds
            | Self::ProgressMin
            | Self::ProgressMax
            | Self::TimeSpentMin
            | Self::LearningActivityAfter => return None,
        })
    }

    /// The sensitive fact that it asks about.
    pub const fn sensitive(self) -> Option<Sensitive> {
        match self.column() {
            Some(column) => column.sensitive(),
            None => None,
        }
    }

    /// How much an answer to it says about a person.
    pub const fn privacy(self) -> Privacy {
        match self.column() {
            Some(column) => column.privacy(),
            None => Privacy::Open,
        }
    }

    /// The codes that it takes, when they are the same on every platform.
    pub const fn codes(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Status => UserStatus::CODES,
            Self::KycStatus => KycStatus::CODES,
            Self::UserType => UserType::CODES,
            Self::AuthMethod => AuthMethod::CODES,
            Self::OauthProvider => OauthProvider::CODES,
            Self::AccountType => AccountType::CODES,
            Self::Continent => Continent::CODES,
            Self::Gender => Gender::CODES,
            Self::Flags => Flag::CODES,
            Self::EnrolmentStatus => EnrolmentStatus::CODES,
            _ => return None,
        })
    }
}

filters! {
    Email "email" Text Users "Email"
    EmailIs "email_is" Text Users "Email is"
    UserId "user_id" Text Users "User ID"
    Phone "phone" Text Users "Phone"
    Name "name" Text Users "Name"
    ReferralCode "referral_code" Text Users "Referral code"
    NumericId "numeric_id" Number Users "Numeric ID"
    UniqueId "unique_id" Text Users "Unique ID"
    Username "username" Text Users "Username"
    Company "company" Text Users "Company"
    Status "status" Many Users "Status"
    RegisteredAfter "created_after" Instant Users "Registered from"
    RegisteredBefore "created_before" Instant Users "Registered to"
    RegisteredInLastDays "created_in_last_days" Number Users "Registered in the last days"
    LastLoginAfter "last_login_after" Instant Users "Last login from"
    LastLoginBefore "last_login_before" Instant Users "Last login to"
    ActiveInLastDays "active_in_last_days" Number Users "Active in the last days"
    InactiveForDays "inactive_for_days" Number Users "Inactive for days"
    KycStatus "kyc_status" Many Users "KYC"
    KycExpiresInDays "kyc_expires_in_days" Number Users "KYC expires in days"
    Partner "partner" Flag Users "Partner"
    EmailVerified "email_verified" Flag Users "Email verified"
    PhoneVerified "phone_verified" Flag Users "Phone verified"
    UserType "user_type" Many Users "Type"
    AuthMethod "auth_method" Many Users "Sign-in method"
    HasOauth "has_oauth" Flag Users "Linked account"
    OauthProvider "oauth_provider" Many Users "Provider"
    HasPassword "has_password" Flag Users "Password set"
    Roles "roles" Many Users "Roles"
    Groups "groups" Many Users "Groups"
    AccountType "account_type" Many Users "Account type"
    Staff "is_staff" Flag Users "Staff"
    CompanyUser "is_company_user" Flag Users "Company user"
    ProfileComplete "profile_complete" Flag Users "Profile complete"
    HasAvatar "has_avatar" Flag Users "Has avatar"
    HasBio "has_bio" Flag Users "Has bio"
    HasLocation "has_location" Flag Users "Has location"
    Country "country" Many Users "Country"
    City "city" Many Users "City"
    State "state" Many Users "State"
    Continent "continent" Many Users "Continent"
    Timezone "timezone" Many Users "Time zone"
    Locale "locale" Many Users "Language"
    Gender "gender" Many Users "Gender"
    Designation "designation" Many Users "Designation"
    Expertise "expertise" Many Users "Expertise"
    AgeMin "age_min" Number Users "Age from"
    AgeMax "age_max" Number Users "Age to"
    Locked "is_locked" Flag Users "Locked"
    FailedLoginsMin "failed_login_attempts_min" Number Users "Failed logins from"
    FailedLoginsMax "failed_login_attempts_max" Number Users "Failed logins to"
    Flags "flags" Many Users "Flags"
    Teams "teams" Many Users "Teams"
    HasEnrolments "has_enrollments" Flag Learning "Has enrolments"
    EnrolmentStatus "enrollment_status" Many Learning "Enrolment"
    EnrolledProgramType "enrolled_program_type" Many Learning "Program type"
    EnrolledProgramIds "enrolled_program_ids" Many Learning "Programs"
    ProgressMin "progress_min" Number Learning "Progress from"
    ProgressMax "progress_max" Number Learning "Progress to"
    TimeSpentMin "total_time_spent_min" Number Learning "Minutes spent from"
    LearningActivityAfter "last_learning_activity_after" Instant Learning "Learning activity after"
}
