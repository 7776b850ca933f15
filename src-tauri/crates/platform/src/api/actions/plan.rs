//! `POST /v1/actions/plan`: what an action would do. Whoever may not do it may not ask either.

use serde::de::DeserializeOwned;
use serde_json::Value;
use steward_contract::{FieldError, Plan, PlanAction, ProblemCode, for_all_actions};

use crate::{
    actions::{Doing, engine},
    api::{
        content,
        endpoint::{Call, Endpoint},
        error::{ApiError, denied, invalid},
    },
};

impl Endpoint for PlanAction {
    async fn handle(call: Call<Self>) -> Result<Plan, ApiError> {
        macro_rules! plan {
            ($($name:ident)*) => {
                match call.body.operation.as_str() {
                    $(id if id == <steward_contract::$name as steward_contract::Operation>::DECLARATION.id => {
                        plan::<steward_contract::$name>(&call).await
                    })*
                    _ => Err(invalid(vec![FieldError::new("operation", "is not the id of an action")]).into()),
                }
            };
        }
        for_all_actions!(plan)
    }
}

async fn plan<O: Doing>(call: &Call<PlanAction>) -> Result<Plan, ApiError> {
    let caller = call.caller()?;
    if let Some(permission) = O::DECLARATION.access.lacks(|permission| caller.may(permission)) {
        return Err(denied(permission).into());
    }
    let path: O::Path = part("path", &call.body.path)?;
    let body: O::Body = part("body", &call.body.body)?;
    engine::plan::<O>(&call.platform, caller, &path, &body).await
}

/// Read as strictly as where it is the whole; what is wrong is named from the whole on: `body.reason`.
fn part<T: DeserializeOwned>(name: &str, value: &Value) -> Result<T, ApiError> {
    content::typed(value).map_err(|error| match error {
        ApiError::Refused(problem) if problem.code == ProblemCode::InvalidFields => {
            let named = |field: String| if field == "body" { name.to_owned() } else { format!("{name}.{field}") };
            let fields = problem.fields.into_iter();
            invalid(fields.map(|fault| FieldError::new(named(fault.field), fault.message)).collect()).into()
        }
        other => other,
    })
}
