//! `GET /v1/users/filter-values` (LST-5): the filters that have a fixed set of values.

use steward_contract::{FilterId, FilterValues, LabelledValue, ListFilterValues};

use crate::{
    api::{
        endpoint::{Call, Endpoint},
        error::ApiError,
    },
    presets::Preset,
    store::{codes::TermKind, terms::Terms},
};

impl Endpoint for ListFilterValues {
    async fn handle(call: Call<Self>) -> Result<Vec<FilterValues>, ApiError> {
        let preset = call.platform.preset();
        let terms = call.platform.users().terms().await?;
        let filters = preset.filters.iter();
        Ok(filters
            .filter_map(|filter| Some(FilterValues { filter: *filter, values: values(*filter, preset, &terms)? }))
            .collect())
    }
}

fn values(filter: FilterId, preset: &Preset, terms: &Terms) -> Option<Vec<LabelledValue>> {
    let codes = match filter {
        FilterId::Status => {
            return Some(preset.statuses.iter().map(|of| label(of.status.as_str(), &of.label)).collect());
        }
        FilterId::UserType if !preset.user_types.is_empty() => return Some(preset.user_types.clone()),
        FilterId::Roles => return Some(label_terms(terms, TermKind::Role)),
        FilterId::Groups => return Some(label_terms(terms, TermKind::Group)),
        FilterId::Teams => return Some(label_terms(terms, TermKind::Team)),
        filter => filter.codes()?,
    };
    Some(codes.iter().map(|code| label(code, &write_out(code))).collect())
}

fn label_terms(terms: &Terms, kind: TermKind) -> Vec<LabelledValue> {
    terms.of(kind).map(|term| label(&term.code, &term.label)).collect()
}

fn label(value: &str, label: &str) -> LabelledValue {
    LabelledValue { value: value.to_owned(), label: label.to_owned() }
}

/// `partner_priority` is "Partner priority".
fn write_out(code: &str) -> String {
    let words = code.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
