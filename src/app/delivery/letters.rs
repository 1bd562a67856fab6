//! From a claimed delivery to finished bytes: who it goes to, what it says, under which Message-ID.

use std::{collections::HashMap, sync::Arc};

use tokio::sync::Mutex;

use crate::{
    app::{
        App,
        issues::{
            compose,
            letter::{self, LetterError},
            summary,
        },
        lists::cached::{self, CachedList},
    },
    domain::{
        ids::IssueId,
        issue::{Issue, IssueState},
        item::Item,
        list::List,
        mail::settling::UnknownPolicy,
        mail_kind::Mail,
        subscriber::subscription::PENDING_FOR,
        text::{address::EmailAddress, language::Language, short_text::ShortText},
        token::Token,
    },
    mail::{
        IssueLetter, Letter, Letterhead, MailError, PreparedMessage,
        compose::{
            letterhead::Receipt,
            message::{self, Head},
            prepared::Addressee,
        },
        editors::{Source, Summary},
        smtp::Parcel,
    },
    store::{issues, items, lists, outbox::Claim, subscribers::subscriptions},
};

/// Builds messages, and keeps what many of them share: issues, encoded once per language.
#[derive(Default)]
pub struct Writer {
    prepared: Mutex<HashMap<(IssueId, Language), Arc<PreparedMessage>>>,
}

/// The most prepared messages kept.
const PREPARED_KEPT: usize = 16;

impl Writer {
    /// Builds the message of a claim, with its envelope.
    pub async fn write(&self, app: &App, claim: &Claim) -> Result<Parcel, LetterError> {
        let known = list_of(app, claim).await?;
        let list = &known.list;
        let writing = Writing::new(app, claim, list)?;
        let letterhead = Letterhead { links: app.links(), list, language: writing.language };
        let content = match &claim.mail {
            Mail::Confirmation { token } => {
                let expires = list.cadence.local(claim.history.queued_at + PENDING_FOR).date();
                writing.message(&letterhead.confirmation(*token, expires)?, None)?
            }
            Mail::Welcome => {
                let leave = writing.leave().ok_or(LetterError::Gone)?;
                writing.message(&letterhead.welcome(leave, writing.receipt().await?.as_ref())?, Some(leave))?
            }
            Mail::Issue { issue } => {
                let prepared = self.prepared(&writing, *issue).await?;
                prepared.fill(&writing.addressee().ok_or(LetterError::Gone)?)?
            }
            Mail::Test { issue, .. } => writing.message_to_look_at(&writing.sample(*issue).await?.as_test())?,
            Mail::Seed { issue, .. } => writing.message_to_look_at(&writing.sample(*issue).await?)?,
            Mail::Desk { says, .. } => {
                let waited = app.now() - claim.history.queued_at;
                if says.lasts().is_some_and(|lasts| waited >= lasts) {
                    return Err(LetterError::Gone);
                }
                writing.message(&letterhead.to_desk(says, &writing).await?, None)?
            }
        };
        let content = sign(app, list, content).await?;
        Ok(Parcel { from: list.sender.address.clone(), to: writing.to.clone(), content })
    }

    /// The policy for a message of this claim whose server never answered.
    pub async fn unknown_policy(&self, app: &App, claim: &Claim) -> Result<UnknownPolicy, LetterError> {
        if matches!(claim.mail, Mail::Issue { .. }) {
            return Ok(list_of(app, claim).await?.list.delivery.unknown);
        }
        Ok(UnknownPolicy::Again)
    }

    /// A published issue, built and encoded once per language: its contents are frozen.
    async fn prepared(&self, writing: &Writing<'_>, id: IssueId) -> Result<Arc<PreparedMessage>, LetterError> {
        // Held while the first one is made: the others wait for it instead of making their own.
        let mut all = self.prepared.lock().await;
        if let Some(found) = all.get(&(id, writing.language)) {
            return Ok(found.clone());
        }
        let letter = writing.issue_letter(id).await?;
        let prepared = Arc::new(PreparedMessage::new(letter, writing.list, writing.app.links())?);
        if all.len() >= PREPARED_KEPT {
            all.clear();
        }
        all.insert((id, writing.language), prepared.clone());
        Ok(prepared)
    }
}

/// A claim's list.
async fn list_of(app: &App, claim: &Claim) -> Result<Arc<CachedList>, LetterError> {
    cached::by_id(app, claim.list).await?.ok_or(LetterError::Gone)
}

/// One message that is being written.
struct Writing<'a> {
    app: &'a App,
    claim: &'a Claim,
    list: &'a List,
    language: Language,
    to: &'a EmailAddress,
    to_name: Option<&'a ShortText>,
    message_id: String,
}

impl<'a> Writing<'a> {
    fn new(app: &'a App, claim: &'a Claim, list: &'a List) -> Result<Self, LetterError> {
        let subscribed = claim.recipient.as_ref();
        let language = claim.mail.language().or(subscribed.map(|recipient| recipient.language));
        let named = subscribed.map(|recipient| (&recipient.address, recipient.confirmed_name()));
        let (to, to_name) = claim.mail.address().map(|address| (address, None)).or(named).ok_or(LetterError::Gone)?;
        let message_id = letter::message_id(app, list, claim.key);
        Ok(Self { app, claim, list, language: language.unwrap_or(list.language), to, to_name, message_id })
    }

    /// The token by which the recipient leaves.
    fn leave(&self) -> Option<Token> {
        let subscription = self.claim.recipient.as_ref()?.subscription;
        Some(self.app.store().vault().leave_token(subscription))
    }

    /// The receipt of the recipient's newest consent by a form.
    async fn receipt(&self) -> Result<Option<Receipt>, LetterError> {
        let Some(subscribed) = self.claim.recipient.as_ref() else { return Ok(None) };
        let mut tx = self.app.snapshot().begin().await?;
        let Some(consent) = subscriptions::consents(&mut tx, subscribed.subscription).await?.pop() else {
            return Ok(None);
        };
        let Some(version) = consent.wording else { return Ok(None) };
        let words = lists::wording_of(&mut tx, self.list.id, version).await?;
        let local = |moment| self.list.cadence.local(moment);
        Ok(words.map(|words| Receipt {
            asked: local(consent.asked_at),
            confirmed: local(consent.confirmed_at),
            form: consent.form,
            words: words.text,
            language: words.language,
        }))
    }

    /// The values that differ by recipient in a prepared message.
    fn addressee(&self) -> Option<Addressee<'_>> {
        let since = self.claim.recipient.as_ref()?.confirmed_at;
        Some(Addressee {
            to: self.to,
            to_name: self.to_name,
            message_id: &self.message_id,
            date: self.app.now(),
            leave: self.leave()?,
            since: since.map(|since| self.list.cadence.local(since).date()),
        })
    }

    /// The message of a letter that a machine writes by itself; list mail has a token to leave by.
    fn message(&self, letter: &Letter, mass: Option<Token>) -> Result<String, MailError> {
        message::build(letter, &Head { mass, ..self.head() })
    }

    /// The message of an issue that goes to somebody without a subscription.
    fn message_to_look_at(&self, letter: &Letter) -> Result<String, MailError> {
        message::build(letter, &Head { mass: Some(letter::no_reader()), automatic: false, ..self.head() })
    }

    fn head(&self) -> Head<'_> {
        Head {
            list: self.list,
            links: self.app.links(),
            to: self.to,
            to_name: self.to_name,
            message_id: &self.message_id,
            date: self.app.now(),
            mass: None,
            automatic: true,
        }
    }

    /// An issue as somebody without a subscription gets it.
    async fn sample(&self, id: IssueId) -> Result<Letter, LetterError> {
        Ok(self.issue_letter(id).await?.for_message(letter::no_reader(), None))
    }

    /// An issue in the language of this message.
    async fn issue_letter(&self, id: IssueId) -> Result<IssueLetter, LetterError> {
        let mut tx = self.app.snapshot().begin().await?;
        let issue = issues::by_id(&mut tx, id).await?.ok_or(LetterError::Gone)?;
        let contents = compose::contents(&mut tx, self.list, &issue).await?;
        letter::issue(self.app, self.list, self.language, &issue, &contents)
    }
}

impl Source for Writing<'_> {
    type Error = LetterError;

    async fn issue(&self, id: IssueId) -> Result<Issue, LetterError> {
        issues::by_id(&mut self.app.snapshot().begin().await?, id).await?.ok_or(LetterError::Gone)
    }

    async fn waiting(&self) -> Result<Vec<Item>, LetterError> {
        Ok(items::waiting(&mut self.app.snapshot().begin().await?, self.list.id).await?)
    }

    async fn summary(&self, issue: &Issue) -> Result<Summary, LetterError> {
        // Somebody sends it to the rest: what it comes to is told when that is done.
        if matches!(issue.state, IssueState::Sending { .. } | IssueState::Paused { .. }) {
            return Err(LetterError::Gone);
        }
        Ok(summary::of(self.app, issue).await?)
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
