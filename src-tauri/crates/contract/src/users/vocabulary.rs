//! The words of a user's record. A preset gives them labels and leaves out what its platform doesn't have.

/// Groups that a user is in by what is so, and not by what an admin says (RBA-2).
pub const FOLLOWING_GROUPS: [&str; 3] = ["email_not_verified", "phone_not_verified", "kyc_not_verified"];

crate::codes! {
    UserStatus {
        Active = "active",
        Inactive = "inactive",
        Suspended = "suspended",
        PendingVerification = "pending_verification",
        Deleted = "deleted",
    }
}

crate::codes! {
    KycStatus {
        NotStarted = "not_started",
        Pending = "pending",
        Approved = "approved",
        Rejected = "rejected",
        Expired = "expired",
    }
}

crate::codes! {
    UserType { Admin = "admin", Instructor = "instructor", Learner = "learner" }
}

crate::codes! {
    AccountType { Enterprise = "enterprise", Merchant = "merchant" }
}

crate::codes! {
    AuthMethod { Email = "email", Phone = "phone", Oauth = "oauth" }
}

crate::codes! {
    OauthProvider { Google = "google", Facebook = "facebook", Github = "github", Apple = "apple" }
}

crate::codes! {
    /// FLG-1.
    Flag {
        Vip = "vip",
        Watch = "watch",
        Risk = "risk",
        Verified = "verified",
        Test = "test",
        PartnerPriority = "partner_priority",
    }
}

crate::codes! {
    Gender { Female = "female", Male = "male", Other = "other", Undisclosed = "undisclosed" }
}

crate::codes! {
    Continent {
        Africa = "africa", Antarctica = "antarctica", Asia = "asia", Europe = "europe",
        NorthAmerica = "north_america", Oceania = "oceania", SouthAmerica = "south_america",
    }
}

crate::codes! {
    /// LST-4, in the learning service.
    EnrolmentStatus {
        Active = "active", Completed = "completed", Cancelled = "cancelled", Expired = "expired", Suspended = "suspended",
    }
}
