//! The confirmation mails that were asked for in the last day, to count them against the limits: also those that were not sent,
//! because somebody is subscribed already or wants no mail, so that the limits tell nothing about that. Mailboxes, addresses on
//! their lists and the networks that asked are keyed hashes, and a row lives for a day.

use uuid::Uuid;

use crate::{
    domain::{
        ids::ListId,
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
    /// The list that is asked for.
    pub list: ListId,
    /// The network that asks; none for an editor.
    pub asker: Option<&'a Asker>,
}

/// The confirmation mails to the mailbox of this one that were asked for after `moment`, in relation to it.
pub async fn sent_since(tx: &mut Tx, it: Asked<'_>, moment: Instant) -> Result<Vec<Sent>, StoreError> {
    type Found = (Option<Vec<u8>>, Option<Vec<u8>>, i64);
    let (mailbox, wanted) = (tx.vault.mailbox_index(it.address), tx.vault.wanted_index(it.address, it.list));
    let rows = fetch_all!(
        tx,
        Found,
        "SELECT wanted_index, asker, asked_at FROM confirmation WHERE mailbox_index = $1 AND asked_at > $2",
        mailbox,
        micros(moment),
    )?;
    let place = Place { table: "confirmation", row: &"(a keyed hash)" };
    let read = |(of, by, at): Found| {
        Ok(Sent {
            at: place.moment("asked_at", at)?,
            is_same_subscription: of.as_ref() == Some(&wanted),
            is_same_asker: by.is_some() && by.as_ref() == it.asker.map(|asker| &asker.0),
        })
    };
    rows.into_iter().map(read).collect()
}

/// Counts a confirmation mail with this cause, whether it is sent or not.
pub async fn insert(tx: &mut Tx, cause: Uuid, it: Asked<'_>, now: Instant) -> Result<(), StoreError> {
    let (mailbox, wanted) = (tx.vault.mailbox_index(it.address), tx.vault.wanted_index(it.address, it.list));
    execute!(
        tx,
        "INSERT INTO confirmation (id, mailbox_index, wanted_index, asker, asked_at) VALUES ($1, $2, $3, $4, $5)",
        cause,
        mailbox,
        wanted,
        it.asker.map(|asker| asker.0.clone()),
        micros(now),
    )?;
    Ok(())
}

/// Counts the mails for a list for nothing but the whole of their mailbox from now on: the owner of the address confirmed, or
/// left and may come back on the same day.
pub async fn settle(tx: &mut Tx, address: &EmailAddress, list: ListId) -> Result<(), StoreError> {
    let wanted = tx.vault.wanted_index(address, list);
    execute!(tx, "UPDATE confirmation SET wanted_index = NULL, asker = NULL WHERE wanted_index = $1", wanted)?;
    Ok(())
}

/// Deletes the mails that were asked for before `moment`.
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM confirmation WHERE asked_at < $1", micros(moment))?;
    Ok(())
}
