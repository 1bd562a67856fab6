//! The desk: coming in, who sees what, what is refused, and when it ends.

mod coming_in;
mod factors;
mod guarded;
mod issues;
mod numbers;
mod overview;
mod queue;
mod roles;
mod sending;
mod sessions;
mod settings;

/// Where somebody is sent who is not signed in.
const SIGN_IN: (u16, &str) = (303, "/desk/sign-in");
