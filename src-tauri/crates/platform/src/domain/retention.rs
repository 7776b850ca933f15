//! How long things are kept (DEL-2).

use chrono::TimeDelta;

/// Fates of changes: a console that was away longer must look at the user instead.
pub const FATES: TimeDelta = TimeDelta::days(90);
/// Used and expired challenges, grants and tokens of ended sessions; wrong tries, which count for minutes.
pub const SECRETS: TimeDelta = TimeDelta::days(1);
/// How long an export can take; one that is older has no server any more.
pub const STREAMS: TimeDelta = TimeDelta::days(1);
/// A deleted user can be brought back for this long (DEL-1).
pub const RESTORABLE: TimeDelta = TimeDelta::days(90);
