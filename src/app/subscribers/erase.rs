//! Erasing (GDPR article 17): from one list by those who look after it, from all lists by those who own them all.
//!
//! Whoever erases from one list neither learns nor changes anything of another. They can pass on that a subscriber wants to be
//! erased everywhere, whether there is more or not. A keyed hash stays, so that neither an editor nor an import adds the address
//! again; the subscriber's own sign-up does.

use crate::{
    app::{App, audit::record, editors::tell},
    domain::{
        audit::{Act, AuditEntry},
        ids::{SubscriptionId, WishId},
        list::List,
        mail_kind::DeskMail,
        subscriber::{subscription::Subscription, suppression::Reason},
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, Tx, audit, lists,
        subscribers::{
            self,
            subscriptions::{self, Membership},
            suppressions,
            wishes::{self, Wish},
        },
    },
};

/// Reasons why a subscriber is not erased.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// The list has no such subscription, or nobody has this address.
    #[error("nobody has this address")]
    Unknown,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The extent of an erasure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// One list.
    List,
    /// One list; and the owners of all lists hear that the subscriber wants to be erased everywhere.
    ListAndWish,
    /// Every list.
    Everywhere,
}

/// Erases a subscriber of this list; does nothing if they were erased already.
pub async fn erase(app: &App, list: &List, id: SubscriptionId, reach: Reach) -> Result<(), EraseError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let Some(membership) = subscriptions::take(&mut tx, list.id, id).await? else {
        let log = audit::of_reader(&mut tx, list.id, id).await?;
        let was_erased = log.iter().any(|entry| entry.act == Act::SubscriberErased);
        return if was_erased { Ok(()) } else { Err(EraseError::Unknown) };
    };
    let person = subscribers::by_id(&mut tx, membership.subscriber).await?.ok_or(EraseError::Unknown)?;
    if reach == Reach::Everywhere {
        everywhere(app, &mut tx, &person.address, now).await?;
    } else {
        subscribers::erase_from(&mut tx, &membership, now).await?;
        suppressions::insert_on(&mut tx, list.id, &person.address, now).await?;
        record::about_subscriber(app, &mut tx, list.id, id, Act::SubscriberErased).await?;
    }
    if reach == Reach::ListAndWish {
        let id = WishId(app.ids().uuid());
        let wish = Wish { id, address: person.address, list: list.id, asked_at: now };
        wishes::insert(&mut tx, &wish).await?;
        note(app, &mut tx, Act::ErasureWished, Some(list)).await?;
        tell::tell_owners_of_all(app, &mut tx, list, DeskMail::Wish).await?;
    }
    tx.commit().await?;
    app.note_change();
    app.wake();
    Ok(())
}

/// Erases whoever has this address from every list.
pub async fn from_all(app: &App, address: &EmailAddress) -> Result<(), EraseError> {
    let mut tx = app.store().begin().await?;
    subscribers::by_address(&mut tx, address).await?.ok_or(EraseError::Unknown)?;
    everywhere(app, &mut tx, address, app.now()).await?;
    tx.commit().await?;
    app.note_change();
    Ok(())
}

/// Erases an address from every list, and keeps it off each of them. The log of each list it was on tells so. A subscription that
/// was confirmed after `wished_at` stays: it is the newer wish.
async fn everywhere(app: &App, tx: &mut Tx, address: &EmailAddress, wished_at: Instant) -> Result<(), StoreError> {
    let now = app.now();
    let all = match subscribers::by_address(tx, address).await? {
        Some(person) => subscriptions::of_person(tx, person.id).await?,
        None => Vec::new(),
    };
    let is_newer =
        |it: &Membership| matches!(it.state, Subscription::Active { confirmed_at } if confirmed_at > wished_at);
    let (kept, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(is_newer);
    for membership in &gone {
        subscribers::erase_from(tx, membership, now).await?;
        record::about_subscriber(app, tx, membership.list, membership.id, Act::SubscriberErased).await?;
    }
    if kept.is_empty() {
        suppressions::insert(tx, address, Reason::Erased, now).await?;
    } else {
        // List by list, so that an older copy of the database keeps what is kept here.
        let is_kept = |list: &List| kept.iter().any(|membership| membership.list == list.id);
        for list in lists::all(tx).await?.iter().filter(|list| !is_kept(list)) {
            suppressions::insert_on(tx, list.id, address, now).await?;
        }
    }
    wishes::delete(tx, address).await.map(drop)
}

/// A wish to be erased everywhere, as an owner of all lists sees it.
#[derive(Debug, Clone)]
pub struct Wished {
    /// The wish.
    pub wish: Wish,
    /// The list whose owner passed it on.
    pub list: List,
}

/// The wishes that wait, the oldest first.
pub async fn wished(app: &App) -> Result<Vec<Wished>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let mut all = Vec::new();
    for wish in wishes::all(&mut tx).await? {
        let list = lists::by_id(&mut tx, wish.list).await?;
        all.extend(list.map(|list| Wished { wish, list }));
    }
    Ok(all)
}

/// The decision of an owner of all lists about a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The address is erased from every list that it has not subscribed to since.
    Erase,
    /// Nothing more is erased.
    Leave,
}

/// Carries out a decision about a wish; does nothing if it was decided already.
pub async fn decide(app: &App, id: WishId, decision: Decision) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    let Some(wish) = wishes::by_id(&mut tx, id).await? else { return Ok(()) };
    if !wishes::delete(&mut tx, &wish.address).await? {
        return Ok(());
    }
    let act = match decision {
        Decision::Erase => {
            everywhere(app, &mut tx, &wish.address, wish.asked_at).await?;
            Act::ErasureGranted
        }
        Decision::Leave => Act::ErasureLeft,
    };
    note(app, &mut tx, act, None).await?;
    tx.commit().await?;
    app.note_change();
    Ok(())
}

async fn note(app: &App, tx: &mut Tx, act: Act, list: Option<&List>) -> Result<(), StoreError> {
    let list = list.map(|list| list.id);
    let entry = AuditEntry { at: app.now(), actor: app.actor(), act, list, subject: None, role: None };
    audit::add(tx, app.ids().uuid(), &entry).await
}
