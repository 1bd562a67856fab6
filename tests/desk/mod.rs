//! The desk: coming in, who sees what, what is refused, and when it ends.

mod by_two;
mod choices;
mod coming_in;
mod factors;
mod guarded;
mod issue_items;
mod issues;
mod kept;
mod log;
mod numbers;
mod opening;
mod overview;
mod people;
mod queue;
mod readers;
mod roles;
mod routes;
mod sending;
mod sessions;
mod settings;
mod watching;

/// Where somebody is sent who is not signed in.
const SIGN_IN: (u16, &str) = (303, "/desk/sign-in");
