//! The desk: coming in, who sees what, what is refused, and when it ends.

mod account;
mod audit;
mod door;
mod editors;
mod issues;
mod lists;
mod numbers;
mod queue;
mod settings;
mod subscribers;
mod two_lists;
mod wishes;

/// The redirect for a visitor who is not signed in.
const SIGN_IN: (u16, &str) = (303, "/desk/sign-in");
