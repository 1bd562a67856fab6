//! The confirmation mails of the last day, to count them against the limits. Their mailboxes and the networks that asked
//! for them are keyed hashes, and a row lives for a day.

use uuid::Uuid;

use crate::{
    domain::{
        ids::SubscriptionId,
        subscriber::limits::{Asker, Sent},
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all},
        },
    },
};

/// A confirmation mail that somebody asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The address it goes to.
    pub address: &'a EmailAddress,
    /// The subscription to confirm, if there is one yet.
    pub subscription: Option<SubscriptionId>,
    /// The network that asks; none for an editor.
    pub asker: Option<&'a Asker>,
}

/// The confirmation mails to the mailbox of this one that were asked for after `moment`, in relation to it.
pub async fn sent_since(tx: &mut Tx, it: Asked<'_>, moment: Instant) -> Result<Vec<Sent>, StoreError> {
    type Found = (Option<Uuid>, Option<Vec<u8>>, i64);
    let mailbox = tx.vault.mailbox_index(it.address);
    let rows = fetch_all!(
        tx,
        Found,
        "SELECT subscription_id, asker, asked_at FROM confirmation WHERE mailbox_index = $1 AND asked_at > $2",
        mailbox,
        micros(moment),
    )?;
    let place = Place { table: "confirmation", row: &"(a keyed hash)" };
    let read = |(of, by, at): Found| {
        Ok(Sent {
            at: place.moment("asked_at", at)?,
            is_same_subscription: of.is_some() && of == it.subscription.map(|id| id.0),
            is_same_asker: by.is_some() && by.as_ref() == it.asker.map(|asker| &asker.0),
        })
    };
    rows.into_iter().map(read).collect()
}

/// Counts a confirmation mail with this cause.
pub async fn insert(tx: &mut Tx, cause: Uuid, it: Asked<'_>, now: Instant) -> Result<(), StoreError> {
    let mailbox = tx.vault.mailbox_index(it.address);
    execute!(
        tx,
        "INSERT INTO confirmation (id, mailbox_index, subscription_id, asker, asked_at) VALUES ($1, $2, $3, $4, $5)",
        cause,
        mailbox,
        it.subscription.map(|id| id.0),
        it.asker.map(|asker| asker.0.clone()),
        micros(now),
    )?;
    Ok(())
}

/// Counts the mails for a confirmed subscription for nothing but the whole of their mailbox from now on: they were
/// wanted, and whoever leaves may come back on the same day.
pub async fn settle(tx: &mut Tx, subscription: SubscriptionId) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE confirmation SET subscription_id = NULL, asker = NULL WHERE subscription_id = $1",
        subscription.0,
    )?;
    Ok(())
}

/// Deletes the mails that were asked for before `moment`.
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM confirmation WHERE asked_at < $1", micros(moment))?;
    Ok(())
}
