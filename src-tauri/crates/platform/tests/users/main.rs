//! What the store says about users, on SQLite and on PostgreSQL alike.

mod filters;
mod pages;
mod postgres;
mod sample;
