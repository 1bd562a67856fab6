//! Departures: rows that the journal outside the database is a copy of.

use std::collections::HashSet;

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::{ListId, SubscriberId},
        subscriber::{
            consent::ConsentForm,
            departure::{Departure, DepartureKind},
            suppression::Reason,
        },
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_in, fetch_optional},
        },
    },
};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    at: i64,
    what: String,
    list_id: Option<Uuid>,
    address_index: Vec<u8>,
}

/// Notes a departure at `at`, in the database and, when the transaction commits, in the journal; not while entries of the
/// journal are applied, for they stand there already.
pub(super) async fn note(
    tx: &mut Tx,
    kind: DepartureKind,
    list: Option<ListId>,
    address_index: Vec<u8>,
    at: Instant,
) -> Result<(), StoreError> {
    if tx.departures.are_applied {
        return Ok(());
    }
    let departure = Departure { id: tx.vault.uuid(), kind, list, address_index, key: tx.vault.mark(), at };
    insert(tx, &departure).await?;
    tx.departures.noted.push(departure);
    Ok(())
}

/// Notes that a subscriber left a list.
pub(super) async fn note_left(
    tx: &mut Tx,
    list: ListId,
    subscriber: SubscriberId,
    at: Instant,
) -> Result<(), StoreError> {
    let Some(index) = super::index_of(tx, subscriber).await? else { return Ok(()) };
    note(tx, DepartureKind::Left, Some(list), index, at).await
}

/// Writes a departure; returns `false` if the database knows it already.
pub async fn insert(tx: &mut Tx, it: &Departure) -> Result<bool, StoreError> {
    let written = execute!(
        tx,
        "INSERT INTO departure (id, at, what, list_id, address_index) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO NOTHING",
        it.id,
        micros(it.at),
        it.kind.word(),
        it.list.map(|list| list.0),
        it.address_index.as_slice(),
    )?;
    Ok(written == 1)
}

/// Those of `departures` that the database does not know.
pub async fn unknown<'a>(tx: &mut Tx, departures: &'a [Departure]) -> Result<Vec<&'a Departure>, StoreError> {
    let keys = departures.iter().map(|it| it.id);
    let known = fetch_in!(tx, (Uuid,), "SELECT id FROM departure WHERE id IN", keys)?;
    let known: HashSet<Uuid> = known.into_iter().map(|(id,)| id).collect();
    Ok(departures.iter().filter(|it| !known.contains(&it.id)).collect())
}

/// The departures from `moment` on, or all of them, the oldest first.
pub async fn since(tx: &mut Tx, moment: Option<Instant>) -> Result<Vec<Departure>, StoreError> {
    let sql = "SELECT id, at, what, list_id, address_index FROM departure WHERE at >= $1 ORDER BY at, id";
    let key = tx.vault.mark();
    let read = |row: Row| {
        let place = Place { table: "departure", row: &row.id };
        Ok(Departure {
            id: row.id,
            kind: place.word("what", &row.what, &DepartureKind::ALL, DepartureKind::word)?,
            list: row.list_id.map(ListId),
            address_index: row.address_index,
            key: key.clone(),
            at: place.moment("at", row.at)?,
        })
    };
    fetch_all!(tx, Row, sql, moment.map_or(i64::MIN, micros))?.into_iter().map(read).collect()
}

/// The person behind a departure, as the database knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Nobody has this address.
    Nobody,
    /// This subscriber, who signed up for some list after the departure.
    CameBack(SubscriberId),
    /// This subscriber, who did not.
    There(SubscriberId),
}

/// The person behind a departure. Whom an editor or an import added after it has not come back.
pub async fn subject(tx: &mut Tx, it: &Departure) -> Result<Subject, StoreError> {
    let sql = "SELECT id, CAST(CASE WHEN EXISTS (SELECT 1 FROM subscription WHERE subscriber_id = subscriber.id \
               AND asked_at > $2 AND form NOT IN ($3, $4)) THEN 1 ELSE 0 END AS BIGINT) \
               FROM subscriber WHERE address_index = $1";
    let (editor, import) = (ConsentForm::Editor.word(), ConsentForm::Import.word());
    let index = it.address_index.as_slice();
    Ok(match fetch_optional!(tx, (Uuid, i64), sql, index, micros(it.at), editor, import)? {
        None => Subject::Nobody,
        Some((id, 1)) => Subject::CameBack(SubscriberId(id)),
        Some((id, _)) => Subject::There(SubscriberId(id)),
    })
}

/// Suppresses the address of a departure; who refused is refused, whatever was the reason before.
pub async fn suppress(tx: &mut Tx, it: &Departure, reason: Reason) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO suppression (address_index, reason, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (address_index) DO UPDATE SET reason = excluded.reason WHERE excluded.reason = $4",
        it.address_index.as_slice(),
        reason.word(),
        micros(it.at),
        Reason::Refused.word(),
    )?;
    Ok(())
}

/// Deletes the forms that were posted with the address of a departure before it, and wait.
pub async fn forget_forms(tx: &mut Tx, it: &Departure) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM sign_up WHERE address_index = $1 AND asked_at <= $2 AND (CAST($3 AS UUID) IS NULL OR list_id = $3)",
        it.address_index.as_slice(),
        micros(it.at),
        it.list.map(|list| list.0),
    )?;
    Ok(())
}
