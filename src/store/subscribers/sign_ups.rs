//! Forms that were posted and not yet processed.
//!
//! A post is one INSERT of the same shape and work for any address, and says nothing about the address. It is decided
//! on afterwards, where no visitor can measure the time that takes.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::{ListId, SignUpId},
        subscriber::{consent::ConsentForm, limits::Asker, sign_up::SignUp},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{blocks, execute, fetch_all, fetch_optional, insert_many},
            vault::Sealed,
        },
    },
};

const ADDRESS: Sealed = Sealed("sign_up", "address");
const NAME: Sealed = Sealed("sign_up", "name");

#[derive(FromRow)]
struct Row {
    id: Uuid,
    list_id: Uuid,
    address: Vec<u8>,
    name: Option<Vec<u8>>,
    language: String,
    form: String,
    wording: i64,
    asker: Option<Vec<u8>>,
    asked_at: i64,
}

/// Stores posted forms.
pub async fn insert(tx: &mut Tx, forms: &[SignUp]) -> Result<(), StoreError> {
    let vault = tx.vault.clone();
    let seal = |it: &SignUp| {
        let address = vault.seal(ADDRESS, it.id.0, it.address.as_str().as_bytes())?;
        let name = it.name.as_ref().map(|name| vault.seal(NAME, it.id.0, name.as_str().as_bytes())).transpose()?;
        Ok((address, name))
    };
    for block in blocks(forms) {
        let sealed = block.iter().map(seal).collect::<Result<Vec<_>, StoreError>>()?;
        insert_many!(
            tx,
            "INSERT INTO sign_up (id, list_id, address, address_index, name, language, form, wording, asker, asked_at) ",
            block.iter().zip(&sealed),
            "",
            |row, both| {
                let (it, (address, name)) = both;
                row.push_bind(it.id.0)
                    .push_bind(it.list.0)
                    .push_bind(address)
                    .push_bind(vault.index(&it.address))
                    .push_bind(name)
                    .push_bind(it.language.tag())
                    .push_bind(it.form.word())
                    .push_bind(i64::from(it.wording))
                    .push_bind(it.asker.as_ref().map(|asker| asker.0.clone()))
                    .push_bind(micros(it.asked_at));
            }
        )?;
    }
    Ok(())
}

/// True if any form waits.
pub async fn any(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(fetch_optional!(tx, (i32,), "SELECT 1 FROM sign_up LIMIT 1")?.is_some())
}

/// Takes out the oldest `most` forms; a transaction that commits has them for good.
pub async fn take(tx: &mut Tx, most: u32) -> Result<Vec<SignUp>, StoreError> {
    // One taker at a time: two at once could each miss what the other decides about the same address.
    execute!(tx, "UPDATE instance SET id = id WHERE id = 1")?;
    let mut rows = fetch_all!(
        tx,
        Row,
        "DELETE FROM sign_up WHERE id IN (SELECT id FROM sign_up ORDER BY id LIMIT $1) \
         RETURNING id, list_id, address, name, language, form, wording, asker, asked_at",
        i64::from(most),
    )?;
    rows.sort_by_key(|row| row.id);
    let mut sign_ups = Vec::with_capacity(rows.len());
    for row in &rows {
        match open(tx, row) {
            Ok(sign_up) => sign_ups.push(sign_up),
            // Left out, so that it does not block the forms behind it.
            Err(error @ StoreError::Corrupt { .. }) => tracing::error!(%error, "a posted form cannot be read"),
            Err(error) => return Err(error),
        }
    }
    Ok(sign_ups)
}

fn open(tx: &Tx, row: &Row) -> Result<SignUp, StoreError> {
    let place = Place { table: "sign_up", row: &row.id };
    let name = row.name.as_ref().map(|sealed| tx.vault.open_text(NAME, row.id, sealed)).transpose()?;
    Ok(SignUp {
        id: SignUpId(row.id),
        list: ListId(row.list_id),
        address: tx.vault.open_address(ADDRESS, row.id, &row.address)?,
        name: name.map(|name| place.parse("name", &name)).transpose()?,
        language: place.parse("language", &row.language)?,
        form: place.word("form", &row.form, &ConsentForm::ALL, ConsentForm::word)?,
        wording: place.count("wording", row.wording)?,
        asker: row.asker.clone().map(Asker),
        asked_at: place.moment("asked_at", row.asked_at)?,
    })
}

/// Deletes the forms that were posted before `moment` and could not be acted on.
pub async fn forget_before(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM sign_up WHERE asked_at < $1", micros(moment))?;
    Ok(())
}
