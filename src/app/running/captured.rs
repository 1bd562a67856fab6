//! The built-in mailbox, while no SMTP server is configured.

use uuid::Uuid;

use crate::{app::App, mail::captured};

pub use crate::mail::captured::{CapturedMail, Parts};

/// The mailbox could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the built-in mailbox cannot be read: {0}")]
pub struct CapturedError(#[from] std::io::Error);

/// The captured messages, newest first; `None` where mail goes to an SMTP server.
#[must_use]
pub fn list(app: &App) -> Option<Result<Vec<CapturedMail>, CapturedError>> {
    Some(app.routes().mailbox()?.list().map_err(CapturedError))
}

/// A captured message, as bytes and taken apart.
pub type Message = (Vec<u8>, Parts);

/// One captured message; `None` where mail goes to an SMTP server.
#[must_use]
pub fn one(app: &App, id: Uuid) -> Option<Result<Option<Message>, CapturedError>> {
    let found = app.routes().mailbox()?.one(id).map_err(CapturedError);
    Some(found.map(|bytes| bytes.map(|bytes| (bytes.clone(), captured::parts(&bytes)))))
}
