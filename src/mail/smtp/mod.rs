//! SMTP, as a client of the next server (RFC 5321): settings, one connection, and what became of a message.
//!
//! TLS and AUTH are lettre's; the conversation is ours, one command at a time, so that each reply is known for what it
//! answers. A connection belongs to one sending loop and is never shared.

mod connection;
mod settings;
mod wire;

pub use connection::{Attempt, Connection, Trouble};
pub use settings::{Settings, SettingsError, Timeouts, Tls};
