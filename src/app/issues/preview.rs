//! Previewing an issue, or one item, before it goes out: on the screen, or as a test mail.

use chrono::TimeDelta;

use super::{
    compose,
    error::NoIssue,
    letter::{self, LetterError},
};
use crate::{
    app::{
        App,
        audit::record,
        lists::outlook::{self, Prospect},
    },
    domain::{
        audit::{Act, AuditEntry},
        editor::Editor,
        ids::IssueId,
        issue::{
            Issue, IssueState,
            composing::{self, Contents},
        },
        item::Item,
        list::List,
        mail::delivery::DeliveryKey,
        mail_kind::Mail,
        text::address::EmailAddress,
        time::Instant,
    },
    mail::{
        IssueLetter, Letter, MailError,
        compose::message::{self, Head},
    },
    store::{
        StoreError, Tx, audit, issues, items,
        outbox::deliveries::{self, NewDelivery},
    },
};

/// The time in which an editor who was sent a test gets no other one: a double click counts once.
const ONE_WISH: TimeDelta = TimeDelta::seconds(10);

/// The reason an issue could not be previewed.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// The list has no such issue.
    #[error(transparent)]
    NoIssue(#[from] NoIssue),
    /// The issue cannot be built as a mail.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An issue as a reader would get it, with an unsubscribe link that does nothing.
pub async fn preview(app: &App, list: &List, number: u32) -> Result<(Issue, Letter), PreviewError> {
    let (issue, letter) = rendered(app, list, number).await?;
    Ok((issue, letter.for_reader(letter::no_reader(), None)))
}

async fn rendered(app: &App, list: &List, number: u32) -> Result<(Issue, IssueLetter), PreviewError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let contents = compose::contents(&mut tx, list, &issue).await?;
    let letter = letter::issue(app, list, list.language, &issue, &contents)?;
    Ok((issue, letter))
}

/// An item as a reader would get it, alone in an issue. `None`: it is too long for a mail.
pub async fn of_item(app: &App, list: &List, item: Item) -> Result<Option<Letter>, LetterError> {
    let issue = collected(app, &outlook::of(app, list).await?);
    looks(app, list, &issue, &Contents::arrange(vec![item], list.cadence.zone))
}

/// The next issue of a list, as it would be sent if nothing changed.
#[derive(Debug)]
pub struct Coming {
    /// The number.
    pub number: u32,
    /// The sending moment.
    pub sends_at: Instant,
    /// The contents.
    pub contents: Contents,
    /// The mail it becomes; `None`: it has no items, or is too long for a mail.
    pub letter: Option<Letter>,
}

/// The next issue of a list as a reader would get it if it were composed of the queue now. Nothing is written.
pub async fn of_queue(app: &App, list: &List) -> Result<Coming, LetterError> {
    let prospect = outlook::of(app, list).await?;
    let issue = collected(app, &prospect);
    let waiting = items::waiting(&mut app.snapshot().begin().await?, list.id).await?;
    let due = composing::due(waiting, list.cadence.local(prospect.sends_at));
    let contents = Contents::arrange(due, list.cadence.zone);
    let letter = if contents.sections.is_empty() { None } else { looks(app, list, &issue, &contents)? };
    Ok(Coming { number: issue.number, sends_at: prospect.sends_at, contents, letter })
}

/// The issue that takes the waiting items, as it would be once it is composed.
fn collected(app: &App, prospect: &Prospect) -> Issue {
    let state = IssueState::Draft { planned: Some(prospect.sends_at) };
    Issue { id: IssueId(app.ids().uuid()), number: prospect.outlook.collected(), state, composed_at: app.now() }
}

fn looks(app: &App, list: &List, issue: &Issue, contents: &Contents) -> Result<Option<Letter>, LetterError> {
    match letter::issue(app, list, list.language, issue, contents) {
        Ok(letter) => Ok(Some(letter.for_reader(letter::no_reader(), None))),
        Err(LetterError::Mail(MailError::TooLong(_))) => Ok(None),
        Err(error) => Err(error),
    }
}

/// An issue as a complete message (RFC 5322), addressed to the list's own sender.
pub async fn message(app: &App, list: &List, number: u32) -> Result<String, PreviewError> {
    let (issue, letter) = rendered(app, list, number).await?;
    let letter = letter.for_message(letter::no_reader(), None);
    let message_id = letter::message_id(app, list, DeliveryKey { cause: issue.id.0, recipient: list.id.0 });
    let head = Head {
        list,
        links: app.links(),
        to: &list.sender.address,
        to_name: None,
        message_id: &message_id,
        date: app.now(),
        mass: Some(letter::no_reader()),
        automatic: false,
    };
    Ok(message::build(&letter, &head).map_err(letter::LetterError::from)?)
}

/// Sends an issue to one address as a test; the issue keeps its state.
pub async fn test(app: &App, list: &List, number: u32, to: EmailAddress) -> Result<(), PreviewError> {
    preview(app, list, number).await?;
    let mut tx = app.store().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    queue_test(app, &mut tx, list, &issue, to).await?;
    record::about(app, &mut tx, list.id, issue.id, Act::Tested).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}

/// Sends an issue as a test to these editors, on behalf of `asker`; one each, however often the button is pressed.
pub async fn test_for(
    app: &App,
    list: &List,
    number: u32,
    asker: &Editor,
    editors: &[Editor],
) -> Result<(), PreviewError> {
    preview(app, list, number).await?;
    let (app, now) = (&app.acting_as(asker.id), app.now());
    let mut tx = app.store().begin().await?;
    // Locked, so that a second click sees what came of the first.
    let issue = issues::lock(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    let log = audit::of_issue(&mut tx, issue.id).await?;
    for editor in editors {
        let subject = (editor.id != asker.id).then_some(editor.id);
        let is_this =
            |entry: &AuditEntry| (entry.act, entry.actor, entry.subject) == (Act::Tested, Some(asker.id), subject);
        if !log.iter().any(|entry| is_this(entry) && now - entry.at < ONE_WISH) {
            queue_test(app, &mut tx, list, &issue, editor.address.clone()).await?;
            record::about_for(app, &mut tx, (list.id, issue.id), Act::Tested, subject).await?;
        }
    }
    tx.commit().await?;
    app.wake();
    Ok(())
}

async fn queue_test(app: &App, tx: &mut Tx, list: &List, issue: &Issue, to: EmailAddress) -> Result<(), PreviewError> {
    let delivery = NewDelivery {
        key: DeliveryKey { cause: app.ids().uuid(), recipient: app.ids().uuid() },
        list: list.id,
        mail: Mail::Test { to, issue: issue.id },
    };
    Ok(deliveries::enqueue(tx, &delivery, app.now()).await?)
}
