//! Types as the document describes them.

use serde_json::{Value, json};
use utoipa::{PartialSchema, ToSchema};

use super::Schemas;

/// Where the schema of a type is, with those that it names among the components; `None` for a type that carries nothing.
pub fn describe<T: ToSchema>(schemas: &mut Schemas) -> Option<Value> {
    let schema = serde_json::to_value(<T as PartialSchema>::schema()).ok()?;
    let carries = schema.get("type").is_some_and(|kind| kind != "null");
    if !carries && ["$ref", "oneOf", "allOf"].iter().all(|kind| schema.get(kind).is_none()) {
        return None;
    }
    let mut named = Vec::new();
    T::schemas(&mut named);
    for (name, schema) in named {
        let schema = serde_json::to_value(schema).unwrap_or_default();
        schemas.entry(name).or_insert(schema);
    }
    if schema["type"] != "object" || is_generic::<T>() {
        return Some(schema);
    }
    let reference = json!({ "$ref": format!("{COMPONENTS}{}", T::name()) });
    schemas.entry(T::name()).or_insert(schema);
    Some(reference)
}

const COMPONENTS: &str = "#/components/schemas/";

/// Such a type has one name for all that it can hold, so it is described where it stands.
fn is_generic<T: ToSchema>() -> bool {
    std::any::type_name::<T>().contains('<')
}

/// Says of a body, and of all that it holds, what the platform's reader asks of every body: no field that isn't
/// described, and no U+0000 in a text.
pub fn close(schema: &Value, schemas: &mut Schemas) {
    let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix(COMPONENTS)) else { return };
    let Some(mut schema) = schemas.remove(name) else { return };
    if schema["type"] == "object" {
        schema["additionalProperties"] = json!(false);
        let properties = schema["properties"].as_object_mut();
        for property in properties.into_iter().flat_map(|properties| properties.values_mut()) {
            close(property, schemas);
            let is_text = property["type"] == "string" || property["type"] == json!(["string", "null"]);
            if is_text && ["pattern", "format", "enum"].iter().all(|known| property.get(known).is_none()) {
                property["pattern"] = json!("^[^\\u0000]*$");
            }
        }
    }
    schemas.insert(name.to_owned(), schema);
}
