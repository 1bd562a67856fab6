//! Managing single subscribers, by editors who have proof of their consent: adding, finding, unsubscribing.

use crate::{
    app::{
        App,
        audit::record,
        subscribers::{
            erase::{self, EraseError, Reach},
            look_up,
        },
    },
    domain::{
        audit::Act,
        ids::{SubscriberId, SubscriptionId},
        list::List,
        subscriber::{
            consent::{Consent, ConsentForm, Proof, ProofError},
            subscription::Subscription,
        },
        text::{address::EmailAddress, short_text::ShortText},
        time::Instant,
    },
    store::{
        StoreError,
        subscribers::{
            self, Subscriber,
            subscriptions::{self, Membership},
            suppressions,
        },
    },
};

/// Reasons why a subscriber is not added or changed.
#[derive(Debug, thiserror::Error)]
pub enum SubscriberError {
    /// The proof of consent is empty.
    #[error("say how and when this person consented, with --consent; nobody is added without proof")]
    NoProof,
    /// The proof of consent is too long, or not text.
    #[error("a proof of consent is readable text of at most {} characters", Proof::MAX)]
    BadProof,
    /// The subscriber receives the list already.
    #[error("this person already receives the list")]
    Reader,
    /// The subscriber left the list themselves.
    #[error("this person unsubscribed; only they can subscribe again, with the form")]
    Left,
    /// Nobody but the owner of the address may add it. One sentence for all reasons, which may come from another list.
    #[error("this address cannot be added; they can sign up themselves, with the form")]
    Barred,
    /// The subscriber has not confirmed, so there is nothing to leave.
    #[error("this person is not a reader of the list")]
    NoReader,
    /// No subscriber of this list has this address, or this id.
    #[error("nobody on this list has this address")]
    Unknown,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ProofError> for SubscriberError {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::Empty => Self::NoProof,
            ProofError::TooLong | ProofError::Unreadable => Self::BadProof,
        }
    }
}

/// The data that is stored about one subscriber on one list.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The subscriber.
    pub person: Subscriber,
    /// The subscription.
    pub membership: Membership,
    /// The consents, oldest first.
    pub consents: Vec<Consent>,
}

/// The details of somebody who agreed to receive a list.
#[derive(Debug, Clone)]
pub struct NewSubscriber {
    /// The address.
    pub address: EmailAddress,
    /// The name.
    pub name: Option<ShortText>,
    /// The proof of consent.
    pub proof: Proof,
    /// The moment of consent.
    pub agreed_at: Instant,
}

/// Adds a subscriber by proof of their consent, without a mail.
pub async fn add(
    app: &App,
    list: &List,
    address: EmailAddress,
    name: Option<ShortText>,
    proof: &str,
) -> Result<(), SubscriberError> {
    let proof = Proof::parse(proof)?;
    welcome(app, list, &NewSubscriber { address, name, proof, agreed_at: app.now() }).await.map(drop)
}

/// Adds a subscriber who consented at a given moment. The same proof given twice counts once.
pub async fn welcome(app: &App, list: &List, it: &NewSubscriber) -> Result<SubscriptionId, SubscriberError> {
    match enter(app, list, it).await {
        // Another request added them at the same moment, so they are known by now.
        Err(SubscriberError::Store(StoreError::Exists)) => enter(app, list, it).await,
        done => done,
    }
}

async fn enter(app: &App, list: &List, it: &NewSubscriber) -> Result<SubscriptionId, SubscriberError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let known = subscribers::by_address(&mut tx, &it.address).await?;
    let membership = match &known {
        Some(person) => subscriptions::take_of(&mut tx, list.id, person.id).await?,
        None => None,
    };
    let proof = Some(it.proof.as_str().to_owned());
    let (form, at) = (ConsentForm::Editor, it.agreed_at);
    let consent = Consent { wording: None, proof, form, asked_at: at, confirmed_at: at };
    if let Some(membership) = &membership {
        if membership.state.receives_issues() {
            let is_the_same = subscriptions::consents(&mut tx, membership.id).await?.last() == Some(&consent);
            return if is_the_same { Ok(membership.id) } else { Err(SubscriberError::Reader) };
        }
        if subscriptions::was_left(&mut tx, membership.id).await? {
            return Err(SubscriberError::Left);
        }
    }
    if suppressions::bar(&mut tx, list.id, &it.address).await? {
        return Err(SubscriberError::Barred);
    }
    let subscriber = if let Some(person) = known {
        person.id
    } else {
        let id = SubscriberId(app.ids().uuid());
        let person = Subscriber { id, address: it.address.clone() };
        subscribers::insert(&mut tx, &person, now).await?;
        id
    };
    let (id, before) = match membership {
        Some(membership) => (membership.id, membership.name),
        None => (SubscriptionId(app.ids().uuid()), None),
    };
    let membership = Membership {
        id,
        list: list.id,
        subscriber,
        name: it.name.clone().or(before),
        language: list.language,
        state: Subscription::Active { confirmed_at: at },
        asked_at: at,
        form,
        wording: None,
    };
    subscriptions::save(&mut tx, &membership).await?;
    subscriptions::add_consent(&mut tx, app.ids().uuid(), membership.id, &consent).await?;
    record::about_subscriber(app, &mut tx, list.id, membership.id, Act::SubscriberAdded).await?;
    tx.commit().await?;
    Ok(membership.id)
}

/// Reads what is stored about the subscriber with this address on this list.
pub async fn find(app: &App, list: &List, address: &EmailAddress) -> Result<Dossier, SubscriberError> {
    let mut tx = app.snapshot().begin().await?;
    let person = subscribers::by_address(&mut tx, address).await?.ok_or(SubscriberError::Unknown)?;
    let membership = subscriptions::of(&mut tx, list.id, person.id).await?.ok_or(SubscriberError::Unknown)?;
    let consents = subscriptions::consents(&mut tx, membership.id).await?;
    Ok(Dossier { person, membership, consents })
}

/// Unsubscribes a subscriber from a list, for good; does nothing if they have left already.
pub async fn unsubscribe(app: &App, list: &List, id: SubscriptionId) -> Result<(), SubscriberError> {
    let mut tx = app.store().begin().await?;
    let mut membership = subscriptions::take(&mut tx, list.id, id).await?.ok_or(SubscriberError::Unknown)?;
    match membership.state {
        Subscription::Unsubscribed { .. } => return Ok(()),
        Subscription::Pending { .. } => return Err(SubscriberError::NoReader),
        Subscription::Active { .. } => membership.state = membership.state.leave(app.now()),
    }
    subscriptions::save(&mut tx, &membership).await?;
    record::about_subscriber(app, &mut tx, list.id, id, Act::SubscriberUnsubscribed).await?;
    tx.commit().await?;
    app.note_change();
    Ok(())
}

/// Erases the subscriber with this address from this list.
pub async fn erase(app: &App, list: &List, address: &EmailAddress) -> Result<(), EraseError> {
    let id = look_up::find(app, list, address).await?.ok_or(EraseError::Unknown)?;
    erase::erase(app, list, id, Reach::List).await
}
