use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Object, Ref, RefOr, Schema,
        schema::{AdditionalProperties, ObjectBuilder, OneOfBuilder, Type},
    },
};

use crate::{Acting, Action, ActionKinds};

/// An [`Action`] on its way to the platform, which reads path and body as strictly as those of the operation itself, and
/// names what is wrong with them. Reading a tagged type in one go would lose both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionParts {
    pub operation: String,
    pub path: Value,
    #[serde(default)]
    pub body: Value,
}

impl ActionParts {
    /// # Errors
    /// When the action can't be written as JSON.
    pub fn of(action: &Action) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::to_value(action)?)
    }
}

/// TypeScript knows which action it is.
impl specta::Type for ActionParts {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        Action::definition(types)
    }
}

/// A closed choice between the actions of the table.
impl PartialSchema for ActionParts {
    fn schema() -> RefOr<Schema> {
        struct Choice(OneOfBuilder);
        impl ActionKinds for Choice {
            fn meet<O: Acting>(&mut self) {
                self.0 = std::mem::take(&mut self.0).item(describe::<O>());
            }
        }
        let mut choice = Choice(OneOfBuilder::new());
        Action::each_kind(&mut choice);
        choice.0.into()
    }
}

impl ToSchema for ActionParts {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        struct Bodies<'a>(&'a mut Vec<(String, RefOr<Schema>)>);
        impl ActionKinds for Bodies<'_> {
            fn meet<O: Acting>(&mut self) {
                if takes_body::<O>() {
                    self.0.push((O::Body::name().into_owned(), <O::Body as PartialSchema>::schema()));
                    O::Body::schemas(self.0);
                }
            }
        }
        Action::each_kind(&mut Bodies(schemas));
    }
}

/// One of them: its name, its path and its body, and nothing else.
fn describe<O: Acting>() -> Object {
    let id = ObjectBuilder::new().schema_type(Type::String).enum_values(Some([O::DECLARATION.id])).build();
    let body = if takes_body::<O>() { Ref::from_schema_name(O::Body::name()).into() } else { nothing() };
    ObjectBuilder::new()
        .property("operation", id)
        .required("operation")
        .property("path", closed(<O::Path as PartialSchema>::schema()))
        .required("path")
        .property("body", body)
        .required("body")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        .build()
}

fn takes_body<O: Acting>() -> bool {
    std::any::TypeId::of::<O::Body>() != std::any::TypeId::of::<()>()
}

fn nothing() -> RefOr<Schema> {
    ObjectBuilder::new().schema_type(Type::Null).build().into()
}

/// The same with no other properties.
fn closed(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            object.into()
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{ReasonRequest, UserPath, UserSessionPath};

    #[test]
    fn an_action_is_its_parts() {
        let (path, body) = (UserPath { user_id: Uuid::nil() }, ReasonRequest { reason: "x".into() });
        let parts = ActionParts::of(&Action::UnlockUser { path, body }).unwrap();
        assert_eq!((parts.operation.as_str(), parts.body["reason"].as_str()), ("users.unlock", Some("x")));
        let path = UserSessionPath { user_id: Uuid::nil(), session_id: Uuid::nil() };
        let parts = ActionParts::of(&Action::RevokeSession { path, body: () }).unwrap();
        assert!(parts.body.is_null() && parts.path["session_id"].is_string());
    }
}
