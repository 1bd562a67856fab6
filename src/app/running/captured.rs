//! The built-in mailbox, which is used while no SMTP server is configured.

use uuid::Uuid;

use crate::{app::App, domain::token::Token, mail::captured};

pub use crate::mail::captured::{CapturedMail, Parts};

/// Reasons why captured mail cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum CapturedError {
    /// Mail goes to an SMTP server, so there is no mailbox.
    #[error("mail goes to an SMTP server; there is no built-in mailbox")]
    NoMailbox,
    /// The mailbox has no such mail.
    #[error("the built-in mailbox has no such mail")]
    NoMail,
    /// The folder cannot be read.
    #[error("the built-in mailbox cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
}

/// The key that opens the pages of the mailbox; `None` without one. Each process makes one of its own, so that a restart takes the
/// mailbox away from everybody who had an earlier link.
#[must_use]
pub fn key(app: &App) -> Option<Token> {
    app.routes().mailbox().map(|_| app.mailbox_key())
}

/// The captured mail, newest first.
pub fn list(app: &App) -> Result<Vec<CapturedMail>, CapturedError> {
    Ok(app.routes().mailbox().ok_or(CapturedError::NoMailbox)?.list()?)
}

/// A captured mail, as bytes and in its parts.
pub type Message = (Vec<u8>, Parts);

/// One captured mail.
pub fn one(app: &App, id: Uuid) -> Result<Message, CapturedError> {
    let bytes = app.routes().mailbox().ok_or(CapturedError::NoMailbox)?.one(id)?.ok_or(CapturedError::NoMail)?;
    let parts = captured::parts(&bytes);
    Ok((bytes, parts))
}
