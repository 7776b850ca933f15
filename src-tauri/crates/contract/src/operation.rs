//! The shape of one operation and the macro that declares the table of all of them.

use http::Method;
use serde::{Serialize, de::DeserializeOwned};

use utoipa::ToSchema;

use crate::{AuditAction, Outcome, Parameters, Permission, ProblemCode, Targets};

/// Who may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone: sign-in itself and what is shown before it.
    Public,
    /// Any signed-in admin: their own session and account.
    SignedIn,
    /// Admins who hold the permission.
    Needs(Permission),
    /// Admins who hold one of these; which one a call asks for, the operation says.
    NeedsOneOf(&'static [Permission]),
}

impl Access {
    /// What somebody lacks to call it at all.
    pub fn lacks(self, may: impl Fn(Permission) -> bool) -> Option<Permission> {
        match self {
            Self::Public | Self::SignedIn => None,
            Self::Needs(permission) => (!may(permission)).then_some(permission),
            Self::NeedsOneOf(some) if some.iter().any(|one| may(*one)) => None,
            Self::NeedsOneOf(some) => some.first().copied(),
        }
    }
}

/// Whether an operation needs a fresh second factor (CON-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepUp {
    Never,
    Always,
    /// Depends on the request; the handler decides and the text says when.
    When(&'static str),
}

/// Whether a call carries an `Idempotency-Key` (invariant 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idempotency {
    None,
    Required,
}

/// What the console's window may ask for by the operation's name. Whatever answers with tokens or secrets is not for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Closed,
    Reads,
}

/// What the body of a successful answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Json,
    /// A stream of rows in the [`crate::ExportFormat`] that was asked for; `Response` is then `()`.
    File,
}

/// One operation of the API. Server routes, client calls, OpenAPI, TypeScript and the authorization test derive from it.
pub trait Operation: Send + Sync + 'static {
    /// Path parameters, in the order of the path; `()` when there are none.
    type Path: Serialize + DeserializeOwned + Send + Sync + 'static;
    type Query: Parameters + Send + Sync + 'static;
    type Body: Serialize + DeserializeOwned + ToSchema + Send + Sync + 'static;
    type Response: Serialize + DeserializeOwned + ToSchema + Send;
    const DECLARATION: Declaration;
}

/// An operation that changes something about somebody, once per idempotency key: a variant of [`Action`](crate::Action).
pub trait Acting: Operation<Query = (), Response: Outcome, Path: Targets + ToSchema> {}

/// Meets every kind of action, by its type.
pub trait ActionKinds {
    fn meet<O: Acting>(&mut self);
}

/// Does something with any action, whichever it is.
pub trait ActionVisitor {
    type Output;

    fn visit<O: Acting>(self, path: &O::Path, body: &O::Body) -> Self::Output;
}

/// The types of an operation, for the map that TypeScript gets.
#[derive(Serialize, specta::Type)]
pub struct Shape<Path, Query, Body, Response> {
    pub path: Path,
    pub query: Query,
    pub body: Body,
    pub response: Response,
}

/// The facts of an operation that need no types.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Stable name, as in step-up grants and OpenAPI's `operationId`: `users.suspend`.
    pub id: &'static str,
    pub method: Method,
    /// With `{placeholders}`: `/v1/users/{user_id}`.
    pub path: &'static str,
    pub summary: &'static str,
    pub access: Access,
    pub step_up: StepUp,
    pub idempotency: Idempotency,
    pub audit: Option<AuditAction>,
    pub window: Window,
    pub answer: Answer,
    /// Bytes that its body may have.
    pub body_limit: usize,
    /// The fields of the body that hold secrets; from its type.
    pub secrets: fn() -> Vec<String>,
    /// What else it can be refused with, beside what follows from the rest; see [`Self::refusals`].
    pub problems: &'static [ProblemCode],
}

impl Declaration {
    /// What a body may have unless the table says otherwise; the largest such is a long justification.
    pub const BODY_LIMIT: usize = 256 * 1024;

    /// Every problem that a call can be answered with.
    pub fn refusals(&self) -> Vec<ProblemCode> {
        use ProblemCode as P;
        const ANY: &[P] = &[P::BadRequest, P::InvalidFields, P::TooLarge, P::Unavailable, P::Internal];
        const SIGNED_IN: &[P] = &[P::NotSignedIn, P::SessionEnded, P::AdminDisabled];
        let of = |so: bool, codes: &'static [P]| if so { codes } else { &[] };
        let all = [
            ANY,
            of(self.access != Access::Public, SIGNED_IN),
            of(matches!(self.access, Access::Needs(_) | Access::NeedsOneOf(_)), &[P::PermissionDenied]),
            of(self.step_up != StepUp::Never, &[P::StepUpRequired, P::StepUpRefused]),
            of(self.idempotency == Idempotency::Required, &[P::KeyReused, P::InProgress]),
            // An id is of something that exists; a key may never have been used.
            of(self.path.contains("_id}"), &[P::NotFound]),
            self.problems,
        ];
        P::ALL.iter().copied().filter(|code| all.iter().any(|codes| codes.contains(code))).collect()
    }
}

/// Declares the table: a type per operation, the list [`OPERATIONS`](crate::OPERATIONS), and `for_each_operation!`,
/// through which the server mounts every operation and fails to compile when one has no handler.
#[macro_export]
macro_rules! operations {
    // `$dollar` is how a macro writes a macro that has parameters of its own.
    (@each ($dollar:tt) $($name:ident)+) => {
        /// Calls `callback!(Operation);` for every operation of the table.
        #[macro_export]
        macro_rules! for_each_operation {
            ($dollar callback:ident) => { $($dollar callback!($name);)+ };
        }
    };
    (@all ($dollar:tt) $all:ident $([$name:ident $marked:expr])*) => {
        /// Calls `callback! { … }` once, with the name of every operation of this kind.
        #[macro_export]
        macro_rules! $all {
            ($dollar callback:ident) => { $dollar callback! { $($name)* } };
        }
    };
    (@or $default:expr;) => { $default };
    (@or $default:expr; $given:expr) => { $given };
    ($(
        $(#[doc = $doc:literal])+
        $name:ident $id:literal $method:ident $path:literal {
            $(path: $path_type:ty,)? $(query: $query:ty,)? $(body: $body:ty,)? $(response: $response:ty,)?
            access: $access:expr
            $(, step_up: $step_up:expr)? $(, idempotency: $idempotency:expr)? $(, audit: $audit:expr)?
            $(, window: $window:expr)? $(, answer: $answer:expr)?
            $(, body_limit: $body_limit:expr)? $(, problems: $problems:expr)? $(,)?
        }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl $crate::Operation for $name {
                type Path = $crate::operation_type!($($path_type)?);
                type Query = $crate::operation_type!($($query)?);
                type Body = $crate::operation_type!($($body)?);
                type Response = $crate::operation_type!($($response)?);
                const DECLARATION: $crate::Declaration = $crate::Declaration {
                    id: $id,
                    method: http::Method::$method,
                    path: $path,
                    summary: concat!($($doc),+),
                    access: $access,
                    step_up: $crate::operations!(@or $crate::StepUp::Never; $($step_up)?),
                    idempotency: $crate::operations!(@or $crate::Idempotency::None; $($idempotency)?),
                    audit: $crate::operations!(@or None; $(Some($audit))?),
                    window: $crate::operations!(@or $crate::Window::Closed; $($window)?),
                    answer: $crate::operations!(@or $crate::Answer::Json; $($answer)?),
                    body_limit: $crate::operations!(@or $crate::Declaration::BODY_LIMIT; $($body_limit)?),
                    secrets: $crate::secret_fields::<$crate::operation_type!($($body)?)>,
                    problems: $crate::operations!(@or &[]; $($problems)?),
                };
            }
        )+

        $($(
            const _: $crate::Idempotency = $idempotency;
            impl $crate::Acting for $name {}
        )?)+

        /// Something that an admin can do: its operation, on whom, and how.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
        #[serde(tag = "operation")]
        #[allow(clippy::large_enum_variant, reason = "there is one at a time, and it is seldom moved")]
        pub enum Action {
            $($(
                #[doc = stringify!($idempotency)]
                #[serde(rename = $id)]
                $name { path: <$name as $crate::Operation>::Path, body: <$name as $crate::Operation>::Body },
            )?)+
        }

        impl Action {
            /// In the order of the table.
            pub fn each_kind(kinds: &mut impl $crate::ActionKinds) {
                $($(
                    const _: $crate::Idempotency = $idempotency;
                    kinds.meet::<$name>();
                )?)+
            }

            /// The only place that asks which action it is.
            pub fn visit<V: $crate::ActionVisitor>(&self, visitor: V) -> V::Output {
                match self {
                    $($( Self::$name { path, body } => {
                        const _: $crate::Idempotency = $idempotency;
                        visitor.visit::<$name>(path, body)
                    } )?)+
                }
            }
        }

        /// What the window may read, by id. Only its type is used, by TypeScript.
        #[derive(Serialize, specta::Type)]
        #[allow(non_snake_case, reason = "a field is named as its operation")]
        pub struct Operations {
            $($(
                #[doc = stringify!($window)]
                #[serde(rename = $id)]
                pub $name: $crate::Shape<
                    <$name as $crate::Operation>::Path,
                    <$name as $crate::Operation>::Query,
                    <$name as $crate::Operation>::Body,
                    <$name as $crate::Operation>::Response,
                >,
            )?)+
        }

        /// Every operation, in the order of the table.
        pub const OPERATIONS: &[$crate::Declaration] = &[$(<$name as $crate::Operation>::DECLARATION),+];

        $crate::operations!(@each ($) $($name)+);
        $crate::operations!(@all ($) for_all_actions $($([$name $idempotency])?)+);
        $crate::operations!(@all ($) for_all_reads $($([$name $window])?)+);
    };
}

/// The given type, or `()` when a line of the table leaves it out.
#[doc(hidden)]
#[macro_export]
macro_rules! operation_type {
    () => {
        ()
    };
    ($given:ty) => {
        $given
    };
}
