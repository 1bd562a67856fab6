//! From a claimed delivery to finished bytes: who it goes to, what it says, under which Message-ID.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    app::{
        App,
        issues::{
            compose,
            letter::{self, LetterError},
            summary,
        },
    },
    domain::{
        editor::sign_in::LINK_LASTS,
        ids::{IssueId, ListId},
        issue::{Issue, IssueState, composing::Contents},
        list::List,
        mail::{delivery::MailKind, settling::UnknownPolicy},
        subscriber::subscription::PENDING_FOR,
        text::{address::EmailAddress, language::Language, short_text::ShortText},
        time::Instant,
        token::Token,
    },
    mail::{
        Letter, Letterhead, MailError, PreparedMessage,
        compose::{
            message::{self, Head},
            prepared::Addressee,
        },
        smtp::Parcel,
    },
    store::{
        issues, items, lists,
        outbox::{Claim, deliveries::Facts},
    },
};

/// Builds messages, keeping at hand what many of them share: lists, and issues encoded once per language.
#[derive(Default)]
pub struct Writer {
    lists: Mutex<HashMap<ListId, (Instant, Arc<List>)>>,
    moulds: tokio::sync::Mutex<HashMap<(IssueId, Language), Arc<PreparedMessage>>>,
}

/// How long a list is kept at hand before it is read again.
const LIST_AT_HAND: chrono::TimeDelta = chrono::TimeDelta::seconds(10);

/// The most encoded issues kept at hand.
const MOULDS_AT_HAND: usize = 16;

impl Writer {
    /// Builds the message of a claim, with its envelope.
    pub async fn write(&self, app: &App, claim: &Claim) -> Result<Parcel, LetterError> {
        let list = self.list(app, claim.list).await?;
        let of_reader = claim.reader.as_ref().map(|reader| reader.language);
        let language = claim.facts.to().and_then(|to| to.language).or(of_reader).unwrap_or(list.language);
        let (to, to_name) = recipient(claim).ok_or(LetterError::Gone)?;
        let leave = claim.reader.as_ref().map(|reader| app.store().vault().leave_token(reader.subscription));
        let message_id = letter::message_id(app, &list, claim.key);
        let content = if let (MailKind::Issue, Some(reader), Some(leave)) = (claim.kind, &claim.reader, leave) {
            let since = reader.confirmed_at.map(|since| list.cadence.local(since).date());
            let addressee = Addressee { to, to_name, message_id: &message_id, date: app.now(), leave, since };
            self.mould(app, claim, &list, language).await?.fill(&addressee)?
        } else {
            let letter = self.letter(app, claim, &list, language, leave).await?;
            message::build(&letter, &head(app, &list, claim, (to, to_name), &message_id, leave))?
        };
        let content = sign(app, &list, content).await?;
        Ok(Parcel { from: list.sender.address.clone(), to: to.clone(), content })
    }

    /// What becomes of a message of this claim's list that nobody answered for.
    pub async fn unknown_policy(&self, app: &App, claim: &Claim) -> Result<UnknownPolicy, LetterError> {
        if claim.kind == MailKind::Issue {
            return Ok(self.list(app, claim.list).await?.delivery.unknown);
        }
        Ok(UnknownPolicy::Again)
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
            (Facts::None, MailKind::Welcome, Some(leave)) => letterhead.welcome(leave)?,
            (Facts::To(_), kind @ (MailKind::Test | MailKind::Seed), _) => {
                let (issue, contents) = issue_of(app, claim, list).await?;
                let letter =
                    letter::issue(app, list, language, &issue, &contents)?.for_message(letter::no_reader(), None);
                if kind == MailKind::Test { letter.as_test() } else { letter }
            }
            (Facts::To(_), MailKind::Review, _) => {
                let (issue, _) = issue_of(app, claim, list).await?;
                letterhead.review(issue.number, issue.state.planned().map(|planned| list.cadence.local(planned)))?
            }
            (Facts::To(_), MailKind::Sent, _) => {
                let (issue, _) = issue_of(app, claim, list).await?;
                // Somebody sends it to the rest: what it comes to is told when that is done.
                if matches!(issue.state, IssueState::Sending { .. } | IssueState::Paused { .. }) {
                    return Err(LetterError::Gone);
                }
                letterhead.sent(issue.number, &summary::of(app, &issue).await?)?
            }
            (Facts::Moments { cutoff_at, sends_at, .. }, _, _) => {
                let waiting = items::waiting(&mut app.snapshot().begin().await?, list.id).await?;
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
            (Facts::SignIn { .. }, _, _) if app.now() - claim.history.queued_at >= LINK_LASTS => {
                return Err(LetterError::Gone);
            }
            (Facts::SignIn { token, .. }, _, _) => letterhead.sign_in(*token)?,
            (Facts::Invitation { role, .. }, _, _) => letterhead.invitation(*role)?,
            (Facts::None | Facts::To(_), _, _) => return Err(LetterError::Gone),
        })
    }

    /// A published issue, built and encoded once per language: its contents are frozen.
    async fn mould(
        &self,
        app: &App,
        claim: &Claim,
        list: &List,
        language: Language,
    ) -> Result<Arc<PreparedMessage>, LetterError> {
        let id = claim.issue.ok_or(LetterError::Gone)?;
        // Held while the first one is made: the others wait for it instead of making their own.
        let mut moulds = self.moulds.lock().await;
        if let Some(found) = moulds.get(&(id, language)) {
            return Ok(found.clone());
        }
        let (issue, contents) = issue_of(app, claim, list).await?;
        let rendered = letter::issue(app, list, language, &issue, &contents)?;
        let mould = Arc::new(PreparedMessage::new(rendered, list, app.links())?);
        if moulds.len() >= MOULDS_AT_HAND {
            moulds.clear();
        }
        moulds.insert((id, language), mould.clone());
        Ok(mould)
    }

    async fn list(&self, app: &App, id: ListId) -> Result<Arc<List>, LetterError> {
        let now = app.now();
        let found = self.lists.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some((read_at, list)) = found
            && now - read_at < LIST_AT_HAND
        {
            return Ok(list);
        }
        let list = lists::by_id(&mut app.snapshot().begin().await?, id).await?.ok_or(LetterError::Gone)?;
        let list = Arc::new(list);
        self.lists.lock().unwrap_or_else(PoisonError::into_inner).insert(id, (now, list.clone()));
        Ok(list)
    }
}

/// Puts a signature above a finished message, where messages are signed. It costs a thread some tenths of a millisecond, so
/// it is made on one of those that are there for it.
async fn sign(app: &App, list: &List, content: String) -> Result<String, LetterError> {
    let Some(signer) = app.routes().signer().cloned() else { return Ok(content) };
    let (domain, now) = (list.sender.address.domain().to_owned(), app.now());
    let signing = move || signer.sign(&domain, content.as_bytes(), now).map(|signature| signature + &content);
    let signed = tokio::task::spawn_blocking(signing).await.map_err(|error| MailError::Header(error.to_string()))?;
    Ok(signed.map_err(|error| MailError::Header(error.to_string()))?)
}

/// The head of a claimed message.
fn head<'a>(
    app: &'a App,
    list: &'a List,
    claim: &Claim,
    (to, to_name): (&'a EmailAddress, Option<&'a ShortText>),
    message_id: &'a str,
    leave: Option<Token>,
) -> Head<'a> {
    let mass = match claim.kind {
        MailKind::Welcome | MailKind::Issue => leave,
        MailKind::Test | MailKind::Seed => Some(letter::no_reader()),
        MailKind::Confirmation
        | MailKind::Reminder
        | MailKind::Review
        | MailKind::Held
        | MailKind::Paused
        | MailKind::Sent
        | MailKind::SignIn
        | MailKind::Invitation => None,
    };
    let automatic = !matches!(claim.kind, MailKind::Issue | MailKind::Test | MailKind::Seed);
    Head { list, links: app.links(), to, to_name, message_id, date: app.now(), mass, automatic }
}

async fn issue_of(app: &App, claim: &Claim, list: &List) -> Result<(Issue, Contents), LetterError> {
    let id = claim.issue.ok_or(LetterError::Gone)?;
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_id(&mut tx, id).await?.ok_or(LetterError::Gone)?;
    let contents = compose::contents(&mut tx, list, &issue).await?;
    Ok((issue, contents))
}

fn recipient(claim: &Claim) -> Option<(&EmailAddress, Option<&ShortText>)> {
    let reader = claim.reader.as_ref().map(|reader| (&reader.address, reader.confirmed_name()));
    claim.facts.to().map(|to| (&to.address, None)).or(reader)
}
