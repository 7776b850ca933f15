//! What the platform is and has, from its preset (PRE-1).

use steward_contract::{API_VERSION, Column, ColumnMeta, FilterMeta, GetMeta, Limits, Meta, Pairs, ReasonMeta};

use super::{
    endpoint::{Call, Endpoint},
    error::ApiError,
};
use crate::{
    domain::step_up,
    platform::Platform,
    presets::{Preset, ReasonLabel},
    store::users::completes,
};

/// Rows from which an export needs a confirmation (EXP-1).
pub const EXPORT_STEP_UP_ROWS: u32 = 1_000;

impl Endpoint for GetMeta {
    async fn handle(call: Call<Self>) -> Result<Meta, ApiError> {
        Ok(meta(&call.platform))
    }
}

fn meta(platform: &Platform) -> Meta {
    let preset = platform.preset();
    Meta {
        name: preset.name.clone(),
        environment: platform.environment(),
        preset: preset.code.clone(),
        api_version: API_VERSION.to_owned(),
        modules: preset.modules.clone(),
        statuses: preset.statuses.clone(),
        suspension_reasons: preset.suspension_reasons.iter().map(reason_meta).collect(),
        columns: preset.columns.iter().map(|column| column_meta(preset, *column)).collect(),
        filters: preset
            .filters
            .iter()
            .map(|filter| FilterMeta {
                filter: *filter,
                label: filter.label().to_owned(),
                kind: filter.kind(),
                source: filter.source(),
                privacy: filter.privacy(),
                completes: completes(*filter),
            })
            .collect(),
        sorts: preset.sorts.clone(),
        user_types: preset.user_types.clone(),
        user_permissions: preset.user_permissions.clone(),
        limits: Limits {
            page_rows: Pairs::MOST_ROWS,
            selection_ids: steward_contract::SelectRequest::MOST_IDS,
            export_step_up_rows: EXPORT_STEP_UP_ROWS,
            sensitive_rows_per_hour: preset.limits.sensitive_rows_per_hour,
            approval_hours: preset.limits.approval_hours.get().into(),
            step_up_seconds: u32::try_from(step_up::LIFETIME.num_seconds()).unwrap_or_default(),
        },
    }
}

fn reason_meta(ReasonLabel { reason, label }: &ReasonLabel) -> ReasonMeta {
    ReasonMeta {
        reason: *reason,
        label: label.clone(),
        may_end: reason.may_end_by_itself(),
        needs_approval_to_lift: reason.needs_approval_to_lift(),
    }
}

fn column_meta(preset: &Preset, column: Column) -> ColumnMeta {
    ColumnMeta {
        column,
        label: column.label().to_owned(),
        category: column.category(),
        kind: column.kind(),
        privacy: column.privacy(),
        sort: preset.sorts.iter().copied().find(|sort| sort.column() == column),
        shown: preset.shown.contains(&column),
    }
}
