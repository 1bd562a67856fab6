//! The built-in mailbox, while no SMTP server is configured.

use uuid::Uuid;

use super::App;
use crate::mail::{
    file::{self, Mailbox},
    transport::Route,
};

pub use crate::mail::file::{Caught, Parts};

/// The mailbox could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the built-in mailbox cannot be read: {0}")]
pub struct CaughtError(#[from] std::io::Error);

/// The caught messages, newest first; `None` where mail goes to an SMTP server.
#[must_use]
pub fn list(app: &App) -> Option<Result<Vec<Caught>, CaughtError>> {
    Some(mailbox(app)?.list().map_err(CaughtError))
}

/// One caught message, as bytes and taken apart; `None` where mail goes to an SMTP server.
#[must_use]
pub fn one(app: &App, id: Uuid) -> Option<Result<Option<(Vec<u8>, Parts)>, CaughtError>> {
    let found = mailbox(app)?.one(id).map_err(CaughtError);
    Some(found.map(|bytes| bytes.map(|bytes| (bytes.clone(), file::parts(&bytes)))))
}

fn mailbox(app: &App) -> Option<&Mailbox> {
    match app.route() {
        Route::Mailbox(mailbox) => Some(mailbox),
        Route::Smtp(_) => None,
    }
}
