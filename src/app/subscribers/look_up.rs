//! Subscribers as the desk shows them: in numbers, by exact address, and one by one with their history.
//!
//! Looking at one subscriber shows an address, and is recorded in the audit log. Opens and clicks are not among what is
//! stored, because they are not measured.

use crate::{
    app::{
        App,
        audit::history::{self, PastAct},
        audit::record,
    },
    domain::{
        audit::{Act, Area},
        ids::SubscriptionId,
        list::List,
        subscriber::{
            consent::Consent,
            limits::REPEAT_AFTER,
            subscription::{PENDING_FOR, Subscription},
        },
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, audit, lists,
        outbox::mails,
        subscribers::{
            self, Subscriber, numbers,
            subscriptions::{self, Membership},
        },
    },
};

pub use crate::store::{outbox::mails::Mail, subscribers::numbers::Counts};

/// A consent, with the words that stood beside the button.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// The consent.
    pub consent: Consent,
    /// The text of the wording; `None` if the proof came from outside.
    pub words: Option<String>,
}

/// Everything that is stored about one subscriber on one list.
#[derive(Debug, Clone)]
pub struct History {
    /// The subscriber.
    pub person: Subscriber,
    /// The subscription.
    pub membership: Membership,
    /// The consents, oldest first.
    pub agreed: Vec<Agreed>,
    /// The mails to this subscriber, oldest first.
    pub mails: Vec<Mail>,
    /// The acts at the desk that concerned this subscriber, oldest first.
    pub acts: Vec<PastAct>,
}

impl History {
    /// The moment from which an editor may have this subscriber asked once more; `None` if the subscription is not
    /// pending, or they were already asked once more.
    #[must_use]
    pub fn may_be_asked_from(&self, now: Instant) -> Option<Instant> {
        let again = |act: &PastAct| act.act == Act::SubscriberAskedAgain && now - act.at <= PENDING_FOR;
        let may = self.membership.state.is_waiting(now) && !self.acts.iter().any(again);
        may.then_some(self.membership.asked_at + REPEAT_AFTER)
    }
}

/// The number of subscribers of a list, by state.
pub async fn numbers(app: &App, list: &List) -> Result<Counts, StoreError> {
    numbers::count(&mut app.snapshot().begin().await?, list.id, app.now() - PENDING_FOR).await
}

/// The subscription of the subscriber with exactly this address; `None` if the list has none.
pub async fn find(app: &App, list: &List, address: &EmailAddress) -> Result<Option<SubscriptionId>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let Some(person) = subscribers::by_address(&mut tx, address).await? else { return Ok(None) };
    Ok(subscriptions::of(&mut tx, list.id, person.id).await?.map(|membership| membership.id))
}

/// Everything that is stored about a subscriber of this list, recording that it was seen; `None` if the list has no
/// such subscription.
pub async fn see(app: &App, list: &List, id: SubscriptionId) -> Result<Option<History>, StoreError> {
    let Some(history) = history(app, list, id).await? else { return Ok(None) };
    let mut tx = app.store().begin().await?;
    record::about_subscriber(app, &mut tx, list.id, id, Act::SubscriberSeen).await?;
    tx.commit().await?;
    Ok(Some(history))
}

/// The state of a subscription of this list.
pub async fn state(app: &App, list: &List, id: SubscriptionId) -> Result<Option<Subscription>, StoreError> {
    let membership = subscriptions::by_id(&mut app.snapshot().begin().await?, id).await?;
    Ok(membership.filter(|membership| membership.list == list.id).map(|membership| membership.state))
}

async fn history(app: &App, list: &List, id: SubscriptionId) -> Result<Option<History>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let membership = subscriptions::by_id(&mut tx, id).await?.filter(|membership| membership.list == list.id);
    let Some(membership) = membership else { return Ok(None) };
    let Some(person) = subscribers::by_id(&mut tx, membership.subscriber).await? else { return Ok(None) };
    let mut agreed = Vec::new();
    for consent in subscriptions::consents(&mut tx, id).await? {
        let words = match consent.wording {
            Some(version) => lists::wording_of(&mut tx, list.id, version).await?.map(|wording| wording.text),
            None => None,
        };
        agreed.push(Agreed { consent, words });
    }
    let mut log = audit::of_reader(&mut tx, list.id, id).await?;
    // Consents are told from their own rows, with the words.
    log.retain(|entry| entry.act.topic() != Area::Consent);
    Ok(Some(History {
        agreed,
        mails: mails::to_subscriber(&mut tx, list.id, id).await?,
        acts: history::told(&mut tx, log).await?,
        person,
        membership,
    }))
}
