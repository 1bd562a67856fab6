//! SMTP, as a client of the next server (RFC 5321): settings, one connection, and what became of a message.
//!
//! TLS and AUTH are lettre's; the conversation is ours, so that each reply is known for what it answers. A connection belongs
//! to one sender and is never shared.

mod answers;
mod connection;
mod opening;
mod settings;
mod wire;

pub use answers::Answers;
pub use connection::{Begun, Connection, Exchange, Parcel};
pub use opening::Trouble;
pub use settings::{Settings, SettingsError, Timeouts, Tls};
