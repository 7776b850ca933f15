//! The columns of the users table and of every export, each declared once (LST-1, EXP-1).

use super::Sensitive;

crate::codes! {
    /// How the export dialog groups columns.
    ColumnCategory {
        Basic = "basic", Dates = "dates", Kyc = "kyc", Partner = "partner", Access = "access", Profile = "profile",
    }
}

crate::codes! {
    /// What a cell holds; decides alignment, formatting and the type in a spreadsheet.
    ColumnKind {
        Text = "text", Id = "id", Code = "code", Codes = "codes", Flag = "flag", Date = "date", Instant = "instant",
        Number = "number", Money = "money", Email = "email", Phone = "phone",
    }
}

macro_rules! columns {
    (@fact Open) => { None };
    (@fact Personal) => { None };
    (@fact Sensitive($fact:ident)) => { Some(Sensitive::$fact) };
    ($($variant:ident $code:tt $category:ident $kind:ident $label:literal $privacy:ident $(($fact:ident))?)+) => {
        crate::codes! {
            /// A column. The code is its name in queries, files and saved views.
            Column { $($variant = $code),+ }
        }

        impl Column {
            pub const fn category(self) -> ColumnCategory {
                match self { $(Self::$variant => ColumnCategory::$category),+ }
            }

            pub const fn kind(self) -> ColumnKind {
                match self { $(Self::$variant => ColumnKind::$kind),+ }
            }

            /// The heading in English, when the preset gives none.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            pub const fn privacy(self) -> Privacy {
                match self { $(Self::$variant => Privacy::$privacy),+ }
            }

            /// The sensitive fact that it shows.
            pub const fn sensitive(self) -> Option<Sensitive> {
                match self { $(Self::$variant => columns!(@fact $privacy $(($fact))?)),+ }
            }
        }
    };
}

crate::codes! {
    /// How much a column says about a person. A `sensitive` one is shown to admins with `user.view.sensitive` alone, and
    /// needs a step-up to be exported, however few the rows.
    Privacy { Open = "open", Personal = "personal", Sensitive = "sensitive" }
}

columns! {
    UserId "user_id" Basic Id "User ID" Open
    Email "email" Basic Email "Email" Personal
    Name "name" Basic Text "Name" Personal
    Phone "phone" Basic Phone "Phone" Sensitive(Phone)
    PhoneExtension "phone_extension" Basic Text "Extension" Personal
    Status "status" Basic Code "Status" Open
    Active "active" Basic Flag "Active" Open
    RegisteredAt "registered" Dates Instant "Registered" Open
    LastLoginAt "last_login" Dates Instant "Last login" Open
    LastActivityAt "last_activity" Dates Instant "Last activity" Open
    EmailVerifiedAt "email_verified" Dates Instant "Email verified" Open
    KycStatus "kyc_status" Kyc Code "KYC" Open
    KycVerifiedAt "kyc_verified" Kyc Instant "KYC verified" Open
    Partner "partner" Partner Flag "Partner" Open
    PartnerRank "partner_rank" Partner Text "Rank" Open
    ReferralCode "referral_code" Partner Text "Referral code" Open
    NumericId "numeric_id" Basic Id "Numeric ID" Open
    UniqueId "unique_id" Basic Id "Unique ID" Open
    Username "username" Profile Text "Username" Personal
    UserTypes "user_type" Access Codes "Type" Open
    AccountType "account_type" Access Code "Account type" Open
    Roles "roles" Access Codes "Roles" Open
    Groups "groups" Access Codes "Groups" Open
    Flags "flags" Access Codes "Flags" Open
    Company "company" Profile Text "Company" Open
    Country "country" Profile Code "Country" Open
    City "city" Profile Text "City" Open
    Timezone "timezone" Profile Text "Time zone" Open
    Locale "locale" Profile Code "Language" Open
    DateOfBirth "date_of_birth" Profile Date "Date of birth" Sensitive(DateOfBirth)
    Gender "gender" Profile Code "Gender" Personal
    Address "address" Profile Text "Address" Sensitive(Address)
    Designation "designation" Profile Text "Designation" Open
    Expertise "expertise" Profile Text "Expertise" Open
    Bio "bio" Profile Text "Bio" Personal
    CreditBalance "credit_balance" Profile Money "Credits" Open
}
