//! Filled by the scenarios that follow.
