//! Departures outlive the database: whoever left, refused or was erased after a copy of it was made stays so when that copy
//! is put back.
//!
//! The database keeps every departure, and the data folder of each machine has a copy of them, the journal. An entry of the
//! journal that the database lacks is newer than the database, or its transaction never committed; either way it is
//! applied. Whoever came back after a departure, by a form of their own, stays.

use std::io;

use chrono::TimeDelta;

use crate::{
    app::{App, running::keys},
    domain::{
        ids::{ListId, SubscriberId},
        subscriber::{
            consent::ConsentForm,
            departure::{Departure, DepartureKind},
            subscription::Subscription,
            suppression::Reason,
        },
        time::Instant,
    },
    store::{
        StoreError, Tx,
        subscribers::{
            self,
            departures::{self, Subject},
            subscriptions::{self, Membership},
            suppressions, wishes,
        },
    },
};

/// The most entries that are looked up, or applied, at once.
const BLOCK: usize = 500;

/// The time that a journal looks back for departures of other machines: longer than any transaction, and than clocks differ.
const LOOK_BACK: TimeDelta = TimeDelta::minutes(10);

/// Reasons why a journal and the database do not learn from each other.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The file failed.
    #[error(
        "the journal of departures in the data folder cannot be used: {0}; give this user the right to read and write it"
    )]
    File(#[from] io::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The departures that a journal takes from the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    All,
    /// Those of the last minutes.
    Recent,
}

/// Applies the entries of the journal that the database does not know; returns their number.
///
/// # Errors
/// [`JournalError`]: the database must not be used until this succeeds.
pub async fn apply_journal(app: &App) -> Result<usize, JournalError> {
    let Some(journal) = app.store().journal() else { return Ok(0) };
    let entries = journal.read()?;
    let (mut count, mut foreign) = (0, 0);
    for block in entries.chunks(BLOCK) {
        let unknown = departures::unknown(&mut app.snapshot().begin().await?, block).await?;
        if unknown.is_empty() {
            continue;
        }
        // Whom the present key does not find yet would stay.
        keys::finish_subscribers(app).await?;
        let mut tx = app.store().begin_applying().await?;
        for departure in unknown {
            let Some(departure) = under_present_key(&tx, departure) else {
                foreign += 1;
                continue;
            };
            // Another process may be applying it too.
            if departures::insert(&mut tx, &departure).await? {
                apply(&mut tx, &departure).await?;
                count += 1;
            }
        }
        tx.commit().await?;
    }
    if foreign > 0 {
        tracing::warn!(
            foreign,
            "the journal of departures has entries of a key that this database does not have, and they wait: put that key beside \
             the present one, with .new behind its name, and run `rondbrief key rotate`"
        );
    }
    if count > 0 {
        tracing::warn!(count, "subscribers who left or were erased since this database was copied have left again");
        app.note_change();
        app.wake();
    }
    Ok(count)
}

/// Brings the journal up to date with departures that other machines recorded; returns the number of new entries.
///
/// # Errors
/// [`JournalError`]: the next time tries again.
pub async fn keep_journal(app: &App, extent: Extent) -> Result<usize, JournalError> {
    let Some(journal) = app.store().journal() else { return Ok(0) };
    let since = match extent {
        Extent::All => None,
        Extent::Recent => Some(app.now() - LOOK_BACK),
    };
    let all = departures::since(&mut app.snapshot().begin().await?, since).await?;
    Ok(journal.add_missing(&all)?)
}

/// The same departure with its hash under the present key, if the database had the key that it was made under.
fn under_present_key(tx: &Tx, it: &Departure) -> Option<Departure> {
    let address_index = tx.vault().present_index(it.key.as_deref(), &it.address_index)?;
    Some(Departure { address_index, ..it.clone() })
}

async fn apply(tx: &mut Tx, it: &Departure) -> Result<(), StoreError> {
    departures::forget_forms(tx, it).await?;
    let subject = departures::subject(tx, it).await?;
    match (it.kind, it.list, subject) {
        // Whoever came back to another list has left this one.
        (DepartureKind::Left, Some(list), Subject::There(person) | Subject::CameBack(person)) => {
            let membership = subscriptions::take_of(tx, list, person).await?;
            leave(tx, membership.into_iter().collect(), it.at).await
        }
        (DepartureKind::Erased, Some(list), subject) => erase_from(tx, it, list, subject).await,
        (DepartureKind::Left, None, Subject::There(person) | Subject::CameBack(person)) => {
            let all = subscriptions::of_person(tx, person).await?;
            leave(tx, all, it.at).await
        }
        (_, _, Subject::CameBack(_)) | (DepartureKind::Left, _, Subject::Nobody) => Ok(()),
        (DepartureKind::Erased, None, subject) => {
            wishes::delete_about(tx, &it.address_index).await?;
            if let Subject::There(person) = subject {
                subscribers::erase(tx, person, it.at).await?;
            }
            departures::suppress(tx, it, Reason::Erased).await
        }
        (DepartureKind::Refused, _, subject) => {
            wishes::delete_about(tx, &it.address_index).await?;
            if let Subject::There(person) = subject {
                refuse(tx, person, it.at).await?;
            }
            departures::suppress(tx, it, Reason::Refused).await
        }
    }
}

/// Erases a subscription from its list, and keeps the address off that list, unless its subscriber came back to it.
async fn erase_from(tx: &mut Tx, it: &Departure, list: ListId, subject: Subject) -> Result<(), StoreError> {
    if let Subject::There(person) | Subject::CameBack(person) = subject
        && let Some(membership) = subscriptions::take_of(tx, list, person).await?
    {
        if came_back(&membership, it.at) {
            return Ok(());
        }
        subscribers::erase_from(tx, &membership, it.at).await?;
    }
    suppressions::bar_from(tx, list, &it.address_index, it.at).await
}

/// Ends the subscriptions that their subscriber did not ask for or confirm after `at`.
async fn leave(tx: &mut Tx, memberships: Vec<Membership>, at: Instant) -> Result<(), StoreError> {
    for mut membership in memberships {
        let is_over = matches!(membership.state, Subscription::Unsubscribed { .. });
        if !is_over && !came_back(&membership, at) {
            membership.state = membership.state.leave(at);
            subscriptions::save(tx, &membership).await?;
        }
    }
    Ok(())
}

/// True if the subscriber asked for this subscription, or confirmed it, after `at`; what others added does not count.
fn came_back(membership: &Membership, at: Instant) -> bool {
    let since = match membership.state {
        Subscription::Pending { asked_at } => asked_at,
        Subscription::Active { confirmed_at } => confirmed_at,
        Subscription::Unsubscribed { .. } => return false,
    };
    since > at && !matches!(membership.form, ConsentForm::Editor | ConsentForm::Import)
}

/// As [`super::confirm::refuse`] does: who receives something leaves, everybody else is erased.
async fn refuse(tx: &mut Tx, person: SubscriberId, at: Instant) -> Result<(), StoreError> {
    let all = subscriptions::of_person(tx, person).await?;
    if all.iter().any(|membership| membership.state.receives_issues()) {
        return leave(tx, all, at).await;
    }
    subscribers::erase(tx, person, at).await
}
