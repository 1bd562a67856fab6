//! Readers, as an editor with proof of their consent handles them one by one: add, find, erase.

use super::App;
use crate::{
    domain::{
        address::EmailAddress,
        consent::{Consent, Form},
        ids::{SubscriberId, SubscriptionId},
        line::Line,
        list::List,
        subscription::Subscription,
        suppression::Reason,
    },
    store::{
        StoreError,
        people::{self, Subscriber},
        subscriptions::{self, Membership},
        suppressions,
    },
};

/// Why somebody was not added.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Their proof of consent is empty.
    #[error("say how and when this person agreed, with --consent; without proof nobody is added")]
    NoProof,
    /// They receive the list already.
    #[error("this person receives the list already")]
    Reader,
    /// They left the list themselves.
    #[error("this person has left the list; only they can come back, by the form")]
    Left,
    /// Their address is suppressed.
    #[error("this address is not to be mailed: its owner said so, or was erased")]
    Suppressed,
    /// Nobody here has this address.
    #[error("nobody on this list has this address")]
    Unknown,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is kept about one person on one list.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The person.
    pub person: Subscriber,
    /// The subscription.
    pub membership: Membership,
    /// What they agreed to, oldest first.
    pub consents: Vec<Consent>,
}

/// Makes somebody a reader by proof of their consent, without a mail.
///
/// # Errors
/// [`PeopleError`].
pub async fn add(
    app: &App,
    list: &List,
    address: EmailAddress,
    name: Option<Line>,
    proof: &str,
) -> Result<(), PeopleError> {
    if proof.trim().is_empty() {
        return Err(PeopleError::NoProof);
    }
    let now = app.now();
    let mut tx = app.store().begin().await?;
    if suppressions::of(&mut tx, &address).await?.is_some() {
        return Err(PeopleError::Suppressed);
    }
    let known = people::by_address(&mut tx, &address).await?;
    let membership = match &known {
        Some(person) => subscriptions::take_of(&mut tx, list.id, person.id).await?,
        None => None,
    };
    if let Some(membership) = &membership {
        if membership.state.receives_issues() {
            return Err(PeopleError::Reader);
        }
        if subscriptions::was_left(&mut tx, membership.id).await? {
            return Err(PeopleError::Left);
        }
    }
    let subscriber = if let Some(person) = known {
        person.id
    } else {
        let id = SubscriberId(app.ids().uuid());
        people::insert(&mut tx, &Subscriber { id, address, name, asked_at: None }, now).await?;
        id
    };
    let membership = Membership {
        id: membership.map_or_else(|| SubscriptionId(app.ids().uuid()), |membership| membership.id),
        list: list.id,
        subscriber,
        language: list.language,
        state: Subscription::Active { confirmed_at: now },
        asked_at: now,
        form: Form::Editor,
        wording: None,
    };
    subscriptions::save(&mut tx, &membership).await?;
    let proof = Some(proof.trim().to_owned());
    let consent = Consent { wording: None, proof, form: Form::Editor, asked_at: now, confirmed_at: now };
    subscriptions::add_consent(&mut tx, app.ids().uuid(), membership.id, &consent).await?;
    tx.commit().await?;
    Ok(())
}

/// What is kept about the person with this address on this list.
///
/// # Errors
/// [`PeopleError::Unknown`], [`PeopleError::Store`].
pub async fn find(app: &App, list: &List, address: &EmailAddress) -> Result<Dossier, PeopleError> {
    let mut tx = app.reader().begin().await?;
    let person = people::by_address(&mut tx, address).await?.ok_or(PeopleError::Unknown)?;
    let membership = subscriptions::of(&mut tx, list.id, person.id).await?.ok_or(PeopleError::Unknown)?;
    let consents = subscriptions::consents(&mut tx, membership.id).await?;
    Ok(Dossier { person, membership, consents })
}

/// Erases a person from all lists; only a keyed hash stays, so that no import brings them back (GDPR article 17).
///
/// # Errors
/// [`PeopleError::Unknown`], [`PeopleError::Store`].
pub async fn erase(app: &App, list: &List, address: &EmailAddress) -> Result<(), PeopleError> {
    let mut tx = app.store().begin().await?;
    let person = people::by_address(&mut tx, address).await?.ok_or(PeopleError::Unknown)?;
    subscriptions::of(&mut tx, list.id, person.id).await?.ok_or(PeopleError::Unknown)?;
    people::erase(&mut tx, person.id, app.now()).await?;
    suppressions::insert(&mut tx, address, Reason::Erased, app.now()).await?;
    tx.commit().await?;
    app.beat();
    Ok(())
}
