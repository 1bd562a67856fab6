//! Sealing what a migration left in clear: SQL has no key, so a migration moves such values into the table `unsealed`, and opening
//! the database seals them into their columns, batch by batch. A process that is killed meanwhile is followed by another.

use sqlx::FromRow;
use uuid::Uuid;

use super::super::{
    dispatch::{blocks, fetch_all, fetch_optional, fetch_values},
    vault::{RowKey, Sealed},
};
use crate::{
    domain::mail::{delivery::DeliveryKey, reply},
    store::{StoreError, Tx},
};

#[derive(FromRow)]
struct Row {
    place: String,
    #[sqlx(rename = "row_1")]
    first: Uuid,
    #[sqlx(rename = "row_2")]
    second: Uuid,
    plain: String,
}

/// A value that is sealed again.
struct Resealed {
    row: (Uuid, Uuid),
    enhanced: Option<String>,
    sealed: Vec<u8>,
}

/// The tables whose values a migration takes out, with the column that they belong to.
const PLACES: [Sealed; 3] = [Sealed("delivery", "reply_text"), Sealed("consent", "proof"), Sealed("passkey", "name")];

/// Tells whether anything is left in clear.
pub(in super::super) async fn is_any_left(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(fetch_optional!(tx, (i32,), "SELECT 1 FROM unsealed LIMIT 1")?.is_some())
}

/// Seals some of what a migration left in clear. Two processes that start at once take different rows, or one of them finds none.
pub(in super::super) async fn seal_some(tx: &mut Tx) -> Result<(), StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "DELETE FROM unsealed WHERE (place, row_1, row_2) IN \
         (SELECT place, row_1, row_2 FROM unsealed ORDER BY place, row_1, row_2 LIMIT 2000) \
         RETURNING place, row_1, row_2, plain",
    )?;
    for column in PLACES {
        let of_place = rows.iter().filter(|row| row.place == column.0);
        let sealed = of_place.map(|row| sealed(tx, column, row)).collect::<Result<Vec<_>, _>>()?;
        for block in blocks(&sealed) {
            write(tx, column, block).await?;
        }
    }
    Ok(())
}

fn sealed(tx: &Tx, column: Sealed, row: &Row) -> Result<Resealed, StoreError> {
    let is_delivery = column.0 == "delivery";
    let key = if is_delivery {
        RowKey::Delivery(DeliveryKey { cause: row.first, recipient: row.second })
    } else {
        RowKey::Id(row.first)
    };
    let enhanced = if is_delivery { reply::enhanced(&row.plain) } else { None };
    Ok(Resealed {
        row: (row.first, row.second),
        enhanced: enhanced.map(|enhanced| enhanced.to_string()),
        sealed: tx.vault.seal(column, key, row.plain.as_bytes())?,
    })
}

async fn write(tx: &mut Tx, column: Sealed, block: &[Resealed]) -> Result<(), StoreError> {
    const HEAD: &str = "WITH value (row_1, row_2, enhanced, sealed) AS MATERIALIZED (";
    // A row that was deleted or written since it was taken out keeps what it has.
    let tail = match column.0 {
        "delivery" => {
            ") UPDATE delivery SET reply_text = value.sealed, reply_enhanced = value.enhanced FROM value \
             WHERE delivery.cause = value.row_1 AND delivery.recipient = value.row_2 AND delivery.reply_text IS NULL RETURNING 1"
        }
        "consent" => {
            ") UPDATE consent SET proof = value.sealed FROM value WHERE consent.id = value.row_1 AND consent.proof IS NULL \
             RETURNING 1"
        }
        _ => {
            ") UPDATE passkey SET name = value.sealed FROM value WHERE passkey.id = value.row_1 AND passkey.name IS NULL \
             RETURNING 1"
        }
    };
    fetch_values!(tx, (i32,), HEAD, block, tail, |row, it| {
        row.push_bind(it.row.0).push_bind(it.row.1).push_bind(it.enhanced.as_deref()).push_bind(it.sealed.as_slice());
    })?;
    Ok(())
}
