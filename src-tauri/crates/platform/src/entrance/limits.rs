//! How many may come in, how many of them from one address or by one admin, and how slow they may be.

use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Limits {
    /// Connections that are open at once; one that waits for its next call gives way to a new one.
    pub connections: usize,
    pub connections_of_one: usize,
    /// From an open connection, or from the answer before, to the end of a call's head.
    pub head: Duration,
    /// How long a client may take none of what it is sent.
    pub idle: Duration,
    /// Calls that are worked on at once; more are told to come back.
    pub calls: usize,
    /// Bodies that are on their way at once; the one that has been for longest gives way to a new one.
    pub bodies: usize,
    pub bodies_of_one: usize,
    /// From the head of a call to the end of its body.
    pub body: Duration,
    /// Exports that run at once; more are told to come back.
    pub exports: usize,
    pub exports_of_one: usize,
    /// For each part of an export, from when the one before it was taken.
    pub part: Duration,
    /// How often it is asked whether an export may still run.
    pub recheck: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 2_048,
            connections_of_one: 256,
            head: Duration::from_secs(30),
            idle: Duration::from_secs(30),
            calls: 512,
            bodies: 256,
            bodies_of_one: 32,
            body: Duration::from_secs(10),
            exports: 8,
            exports_of_one: 2,
            part: Duration::from_secs(30),
            recheck: Duration::from_millis(250),
        }
    }
}
