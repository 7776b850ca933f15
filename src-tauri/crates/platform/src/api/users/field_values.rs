//! `GET /v1/users/field-values` (LST-5).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use steward_contract::{FieldError, LabelledValue, ListFieldValues, Page};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, invalid},
    },
    store::users::allow,
};

const VALUES: u32 = 20;

impl Endpoint for ListFieldValues {
    async fn handle(call: Call<Self>) -> Result<Page<LabelledValue>, ApiError> {
        let wrong = |field: &str, message: &str| ApiError::from(invalid(vec![FieldError::new(field, message)]));
        let query = &call.query;
        let field = query.field.ok_or_else(|| wrong("field", "is missing; give the name of a filter"))?;
        allow(field.sensitive().map(|fact| ("field", fact)), Some(call.caller()?))?;
        let after = query.cursor.as_deref().map(|cursor| {
            let text = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            // PostgreSQL has no text with U+0000.
            let text = text.filter(|text| !text.contains('\0'));
            text.ok_or_else(|| wrong("cursor", "is not of this list; take next_cursor as it came"))
        });
        let (after, prefix) = (after.transpose()?, query.prefix.as_deref().unwrap_or_default());
        let limit = query.limit.unwrap_or(VALUES);
        let values = call.platform.users().suggestions(field, prefix, after.as_deref(), limit).await?;
        let values =
            values.ok_or_else(|| wrong("field", "has no values to complete; see `completes` in GET /v1/meta"))?;
        let next_cursor = values.next_cursor.map(|value| BASE64_URL_SAFE_NO_PAD.encode(value));
        Ok(Page { items: values.items, next_cursor })
    }
}
