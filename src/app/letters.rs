//! From a claimed delivery to finished bytes: who it goes to, what it says, under which Message-ID.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use super::{App, compose};
use crate::{
    domain::{
        address::EmailAddress,
        composing::Contents,
        delivery::{DeliveryKey, Kind},
        ids::{IssueId, ListId},
        issue::Issue,
        language::Language,
        line::Line,
        list::List,
        subscription::PENDING_FOR,
        time::Instant,
        token::Token,
    },
    mail::{
        IssueLetter, Letter, Letterhead, MailError,
        message::{self, Head},
    },
    store::{
        StoreError,
        deliveries::Facts,
        issues, items, lists,
        outbox::{Claim, Reader},
    },
};

/// Why a message could not be built.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// What it is about is no longer there.
    #[error("what this message is about is no longer in the database")]
    Gone,
    /// A template, or the message format.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A message ready to be handed over.
pub struct Ready {
    /// The envelope's sender.
    pub from: EmailAddress,
    /// The envelope's recipient.
    pub to: EmailAddress,
    /// The finished message.
    pub bytes: Vec<u8>,
}

/// Builds messages, keeping at hand what many of them share: lists, and issues rendered once per language.
#[derive(Default)]
pub struct Writer {
    lists: Mutex<HashMap<ListId, (Instant, Arc<List>)>>,
    issues: Mutex<HashMap<(IssueId, Language), Arc<IssueLetter>>>,
}

/// How long a list is kept at hand before it is read again.
const LIST_AT_HAND: chrono::TimeDelta = chrono::TimeDelta::seconds(10);

/// The most rendered issues kept at hand.
const ISSUES_AT_HAND: usize = 16;

impl Writer {
    /// Builds the message of a claim.
    ///
    /// # Errors
    /// [`LetterError`].
    pub async fn write(&self, app: &App, claim: &Claim) -> Result<Ready, LetterError> {
        let list = self.list(app, claim.list).await?;
        let language = claim.reader.as_ref().map_or(list.language, |reader| reader.language);
        let (to, name) = recipient(claim).ok_or(LetterError::Gone)?;
        let leave = claim.reader.as_ref().map(|reader| app.store().vault().leave_token(reader.subscription));
        let letter = self.letter(app, claim, &list, language, leave).await?;
        let message_id = message_id(app, &list, claim.key);
        let head = head(app, &list, claim, (to, name), &message_id, leave);
        Ok(Ready { from: list.sender.address.clone(), to: to.clone(), bytes: message::build(&letter, &head)? })
    }

    async fn letter(
        &self,
        app: &App,
        claim: &Claim,
        list: &List,
        language: Language,
        leave: Option<Token>,
    ) -> Result<Letter, LetterError> {
        let letterhead = Letterhead { links: app.links(), list, language };
        Ok(match (&claim.facts, claim.kind, leave) {
            (Facts::Confirm(token), _, _) => {
                let expires = list.cadence.local(claim.history.queued_at + PENDING_FOR).date();
                letterhead.confirmation(*token, expires)?
            }
            (Facts::None, Kind::Welcome, Some(leave)) => letterhead.welcome(leave)?,
            (Facts::None, Kind::Issue, Some(leave)) => {
                let since = claim.reader.as_ref().and_then(|reader: &Reader| reader.confirmed_at);
                let since = since.map(|since| list.cadence.local(since).date());
                self.issue(app, claim, list, language).await?.for_reader(leave, since)
            }
            (Facts::To(_), Kind::Test | Kind::Seed, _) => {
                let (issue, contents) = issue_of(app, claim, list).await?;
                self::issue(app, list, language, &issue, &contents)?.for_reader(no_reader(), None)
            }
            (Facts::To(_), Kind::Review, _) => {
                let (issue, _) = issue_of(app, claim, list).await?;
                letterhead.review(issue.number, issue.state.planned().map(|planned| list.cadence.local(planned)))?
            }
            (Facts::Moments { cutoff_at, sends_at, .. }, _, _) => {
                let waiting = items::waiting(&mut app.reader().begin().await?, list.id).await?;
                letterhead.reminder(list.cadence.local(*sends_at), list.cadence.local(*cutoff_at), &waiting)?
            }
            (Facts::Held { reason, .. }, _, _) => {
                let (issue, _) = issue_of(app, claim, list).await?;
                letterhead.held(issue.number, *reason)?
            }
            (Facts::Paused { reason, .. }, _, _) => {
                let (issue, _) = issue_of(app, claim, list).await?;
                letterhead.paused(issue.number, *reason)?
            }
            (Facts::None | Facts::To(_), _, _) => return Err(LetterError::Gone),
        })
    }

    /// A published issue, rendered once per language: its contents are frozen.
    async fn issue(
        &self,
        app: &App,
        claim: &Claim,
        list: &List,
        language: Language,
    ) -> Result<Arc<IssueLetter>, LetterError> {
        let id = claim.issue.ok_or(LetterError::Gone)?;
        let found = self.issues.lock().unwrap_or_else(PoisonError::into_inner).get(&(id, language)).cloned();
        if let Some(found) = found {
            return Ok(found);
        }
        let (issue, contents) = issue_of(app, claim, list).await?;
        let rendered = Arc::new(self::issue(app, list, language, &issue, &contents)?);
        let mut issues = self.issues.lock().unwrap_or_else(PoisonError::into_inner);
        if issues.len() >= ISSUES_AT_HAND {
            issues.clear();
        }
        issues.insert((id, language), rendered.clone());
        Ok(rendered)
    }

    async fn list(&self, app: &App, id: ListId) -> Result<Arc<List>, LetterError> {
        let now = app.now();
        let found = self.lists.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some((read_at, list)) = found
            && now - read_at < LIST_AT_HAND
        {
            return Ok(list);
        }
        let list = lists::by_id(&mut app.reader().begin().await?, id).await?.ok_or(LetterError::Gone)?;
        let list = Arc::new(list);
        self.lists.lock().unwrap_or_else(PoisonError::into_inner).insert(id, (now, list.clone()));
        Ok(list)
    }
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

/// The head of a claimed message.
fn head<'a>(
    app: &'a App,
    list: &'a List,
    claim: &Claim,
    (to, to_name): (&'a EmailAddress, Option<&'a Line>),
    message_id: &'a str,
    leave: Option<Token>,
) -> Head<'a> {
    let mass = match claim.kind {
        Kind::Welcome | Kind::Issue => leave,
        Kind::Test | Kind::Seed => Some(no_reader()),
        Kind::Confirmation | Kind::Reminder | Kind::Review | Kind::Held | Kind::Paused => None,
    };
    let automatic = !matches!(claim.kind, Kind::Issue | Kind::Test | Kind::Seed);
    Head { list, links: app.links(), to, to_name, message_id, date: app.now(), mass, automatic }
}

/// A delivery's Message-ID, without its angle brackets: the same at every attempt.
#[must_use]
pub fn message_id(app: &App, list: &List, key: DeliveryKey) -> String {
    format!("{}@{}", app.store().vault().message_id(key), list.sender.address.domain())
}

async fn issue_of(app: &App, claim: &Claim, list: &List) -> Result<(Issue, Contents), LetterError> {
    let id = claim.issue.ok_or(LetterError::Gone)?;
    let mut tx = app.reader().begin().await?;
    let issue = issues::by_id(&mut tx, id).await?.ok_or(LetterError::Gone)?;
    let contents = compose::contents(&mut tx, list, &issue).await?;
    Ok((issue, contents))
}

fn recipient(claim: &Claim) -> Option<(&EmailAddress, Option<&Line>)> {
    match &claim.facts {
        Facts::To(to) | Facts::Moments { to, .. } | Facts::Held { to, .. } | Facts::Paused { to, .. } => {
            Some((to, None))
        }
        Facts::None | Facts::Confirm(_) => {
            // Anybody can post a name; it is used once its owner has confirmed.
            claim.reader.as_ref().map(|reader| (&reader.address, reader.name.as_ref().filter(|_| !reader.pending)))
        }
    }
}
