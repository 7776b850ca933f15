//! What of a person only those see who need it for their work: masked for everybody else (RBA-1).

use crate::Permission;

crate::codes! {
    /// A sensitive fact about a person. Columns, filters and orders that show or ask about one follow from it, and so do
    /// the fields of every answer that tells it.
    Sensitive {
        Phone = "phone",
        DateOfBirth = "date_of_birth",
        Address = "address",
        /// Where somebody signed in from.
        Ip = "ip",
    }
}

impl Sensitive {
    /// Without it, these facts are not sent, and nothing that would give them away is answered.
    pub const PERMISSION: Permission = Permission::UserViewSensitive;
}
