//! `GET /v1/approvals/{approval_id}`: what was asked for beside what would happen now.

use steward_contract::{ApprovalDetail, ApprovalState, ApproveAction, GetApproval, Sensitive};

use super::show;
use crate::{
    actions::{approvals::differences, engine},
    api::{
        endpoint::{Call, Endpoint},
        error::{ApiError, not_found},
    },
    domain::masking::shown,
    store::approvals,
};

impl Endpoint for GetApproval {
    async fn handle(call: Call<Self>) -> Result<ApprovalDetail, ApiError> {
        let (platform, caller, path) = (&call.platform, call.caller()?, &call.path);
        let row = approvals::find(platform.database().read(), path.approval_id).await?;
        let row = row.ok_or_else(|| not_found("request"))?;
        let approval = show(row, caller, platform.clock().now_ms())?;
        if approval.state != ApprovalState::Pending {
            let detail = ApprovalDetail { approval, effects: Vec::new(), differences: Vec::new(), refusal: None };
            return Ok(shown(detail, caller.may(Sensitive::PERMISSION)));
        }
        let refusal = engine::plan::<ApproveAction>(platform, caller, path, &()).await?.refusal;
        let effects = engine::foreseen::<ApproveAction>(platform, path, &()).await?;
        let differences = differences(&approval.effects, &effects);
        let detail = ApprovalDetail { approval, effects, differences, refusal };
        Ok(shown(detail, caller.may(Sensitive::PERMISSION)))
    }
}
