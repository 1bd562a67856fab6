//! An issue as a letter: rendered in one language, its per-reader places still open.

use crate::{
    app::App,
    domain::{
        issue::{Issue, composing::Contents},
        list::List,
        mail::delivery::DeliveryKey,
        text::language::Language,
        token::Token,
    },
    mail::{IssueLetter, Letterhead, MailError},
    store::StoreError,
};

/// The reason a message could not be built.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The row that the message is about is no longer in the database.
    #[error("what this message is about is no longer in the database")]
    Gone,
    /// A template, or the message format.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Renders an issue in one language, its per-reader places still open.
///
/// # Errors
/// [`LetterError::Mail`], for example when it is too long for a mail.
pub fn issue(
    app: &App,
    list: &List,
    language: Language,
    issue: &Issue,
    contents: &Contents,
) -> Result<IssueLetter, LetterError> {
    let letterhead = Letterhead { links: app.links(), list, language };
    let moment = issue.state.published_at().or(issue.state.planned()).unwrap_or(issue.composed_at);
    Ok(IssueLetter::render(&letterhead, issue.number, list.cadence.local(moment).date(), contents)?)
}

/// A token that leaves nothing, for previews and tests.
#[must_use]
pub const fn no_reader() -> Token {
    Token::new([0; 16])
}

/// A delivery's Message-ID, without its angle brackets: the same at every attempt.
#[must_use]
pub fn message_id(app: &App, list: &List, key: DeliveryKey) -> String {
    format!("{}@{}", app.store().vault().message_id(key), list.sender.address.domain())
}
