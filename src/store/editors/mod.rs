//! Editors and their roles. Addresses and names are sealed; an editor who was removed is no longer found.

pub mod browsers;
pub mod factors;
pub mod names;
pub mod passkeys;
pub mod sessions;
pub mod sign_in_codes;
pub mod sign_ins;
pub mod topics;

use std::collections::BTreeMap;

use sqlx::FromRow;
use uuid::Uuid;

use super::{
    StoreError, Tx,
    sql::{
        codec::{Place, micros},
        dispatch::{execute, fetch_all, fetch_optional},
        vault::Sealed,
    },
};
use crate::domain::{
    editor::{Editor, Role, Roles},
    ids::{EditorId, ListId},
    text::{address::EmailAddress, language::Language},
    time::Instant,
};

const ADDRESS: Sealed = Sealed("editor", "address");
const NAME: Sealed = Sealed("editor", "name");

#[derive(FromRow)]
struct Row {
    id: Uuid,
    address: Option<Vec<u8>>,
    name: Vec<u8>,
    language: String,
    owns_all: bool,
    created_at: i64,
}

/// The editor with this id.
pub async fn by_id(tx: &mut Tx, id: EditorId) -> Result<Option<Editor>, StoreError> {
    const SQL: &str = "SELECT id, address, name, language, owns_all, created_at FROM editor \
                       WHERE id = $1 AND removed_at IS NULL";
    let row = fetch_optional!(tx, Row, SQL, id.0)?;
    whole(tx, row).await
}

/// The editor with this address.
pub async fn by_address(tx: &mut Tx, address: &EmailAddress) -> Result<Option<Editor>, StoreError> {
    let index = tx.vault.index(address);
    by_index(tx, &index).await
}

/// The editor whose address has this keyed hash.
pub(super) async fn by_index(tx: &mut Tx, index: &[u8]) -> Result<Option<Editor>, StoreError> {
    const SQL: &str = "SELECT id, address, name, language, owns_all, created_at FROM editor \
                       WHERE address_index = $1 AND removed_at IS NULL";
    let row = fetch_optional!(tx, Row, SQL, index)?;
    whole(tx, row).await
}

/// All editors, in the order in which they were invited.
pub async fn all(tx: &mut Tx) -> Result<Vec<Editor>, StoreError> {
    const SQL: &str = "SELECT id, address, name, language, owns_all, created_at FROM editor \
                       WHERE removed_at IS NULL ORDER BY id";
    let mut editors = Vec::new();
    for row in fetch_all!(tx, Row, SQL)? {
        editors.extend(whole(tx, Some(row)).await?);
    }
    Ok(editors)
}

/// Keeps other transactions from deciding about owners until this one ends.
pub async fn lock_owners(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, "UPDATE instance SET id = id WHERE id = 1")?;
    Ok(())
}

/// The number of owners of the whole installation.
pub async fn count_owners(tx: &mut Tx) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM editor WHERE owns_all AND removed_at IS NULL";
    Ok(fetch_optional!(tx, (i64,), SQL)?.map_or(0, |(count,)| count))
}

/// The number of editors who may decide about a list: its owners, and those of the whole installation.
pub async fn count_owners_of(tx: &mut Tx, list: ListId) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM editor e WHERE e.removed_at IS NULL AND (e.owns_all OR EXISTS \
                       (SELECT 1 FROM editor_role r WHERE r.editor_id = e.id AND r.list_id = $1 AND r.role = 'owner'))";
    Ok(fetch_optional!(tx, (i64,), SQL, list.0)?.map_or(0, |(count,)| count))
}

/// Writes a new editor, with all roles.
///
/// # Errors
/// [`StoreError::Exists`] if the address is an editor's, [`StoreError::Unavailable`].
pub async fn insert(tx: &mut Tx, it: &Editor) -> Result<(), StoreError> {
    let address = tx.vault.seal(ADDRESS, it.id.0, it.address.as_str().as_bytes())?;
    let name = tx.vault.seal(NAME, it.id.0, it.name.as_str().as_bytes())?;
    let index = tx.vault.index(&it.address);
    execute!(
        tx,
        "INSERT INTO editor (id, address, address_index, name, language, owns_all, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        it.id.0,
        address,
        index,
        name,
        it.language.tag(),
        it.roles.owns_all,
        micros(it.created_at),
    )?;
    for (list, role) in &it.roles.of_lists {
        set_role(tx, it.id, *list, Some(*role)).await?;
    }
    Ok(())
}

/// Gives an editor a role on a list; none: takes it away.
pub async fn set_role(tx: &mut Tx, id: EditorId, list: ListId, role: Option<Role>) -> Result<(), StoreError> {
    let Some(role) = role else {
        execute!(tx, "DELETE FROM editor_role WHERE editor_id = $1 AND list_id = $2", id.0, list.0)?;
        return Ok(());
    };
    execute!(
        tx,
        "INSERT INTO editor_role (editor_id, list_id, role, turn) \
         VALUES ($1, $2, $3, (SELECT COALESCE(MAX(turn), 0) + 1 FROM editor_role WHERE editor_id = $1)) \
         ON CONFLICT (editor_id, list_id) DO UPDATE SET role = excluded.role",
        id.0,
        list.0,
        role.word(),
    )?;
    Ok(())
}

/// The list on which the editor has had a role without interruption for longest; for an owner of the whole installation the
/// oldest list.
pub async fn longest_on(tx: &mut Tx, id: EditorId, owns_all: bool) -> Result<Option<ListId>, StoreError> {
    const BY_ROLE: &str = "SELECT list_id FROM editor_role WHERE editor_id = $1 ORDER BY turn, list_id LIMIT 1";
    let oldest = if owns_all {
        fetch_optional!(tx, (Uuid,), "SELECT id FROM list ORDER BY created_at, id LIMIT 1")?
    } else {
        fetch_optional!(tx, (Uuid,), BY_ROLE, id.0)?
    };
    Ok(oldest.map(|(list,)| ListId(list)))
}

/// Makes an editor an owner of the whole installation, or takes that away.
pub async fn set_owns_all(tx: &mut Tx, id: EditorId, owns_all: bool) -> Result<(), StoreError> {
    execute!(tx, "UPDATE editor SET owns_all = $2 WHERE id = $1", id.0, owns_all)?;
    Ok(())
}

/// Sets the language an editor reads the desk in.
pub async fn set_language(tx: &mut Tx, id: EditorId, language: Language) -> Result<(), StoreError> {
    execute!(tx, "UPDATE editor SET language = $2 WHERE id = $1", id.0, language.tag())?;
    Ok(())
}

/// Removes an editor: their roles, choices and address are deleted, the name is kept for the audit log.
pub async fn remove(tx: &mut Tx, id: EditorId, now: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM editor_role WHERE editor_id = $1", id.0)?;
    execute!(tx, "DELETE FROM editor_choice WHERE editor_id = $1", id.0)?;
    browsers::forget_all(tx, id).await?;
    execute!(
        tx,
        "UPDATE editor SET removed_at = $2, owns_all = FALSE, address = NULL, address_index = NULL WHERE id = $1",
        id.0,
        micros(now),
    )?;
    Ok(())
}

/// Reads an editor's roles, and opens the sealed columns.
async fn whole(tx: &mut Tx, row: Option<Row>) -> Result<Option<Editor>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let place = Place { table: "editor", row: &row.id };
    let given = fetch_all!(tx, (Uuid, String), "SELECT list_id, role FROM editor_role WHERE editor_id = $1", row.id)?;
    let role = |(list, word): &(Uuid, String)| {
        Ok::<_, StoreError>((ListId(*list), place.word("role", word, &Role::ALL, Role::word)?))
    };
    let of_lists: BTreeMap<ListId, Role> = given.iter().map(role).collect::<Result<_, _>>()?;
    let address = row.address.as_deref().ok_or_else(|| place.corrupt("address"))?;
    let name = tx.vault.open_text(NAME, row.id, &row.name)?;
    Ok(Some(Editor {
        id: EditorId(row.id),
        address: tx.vault.open_address(ADDRESS, row.id, address)?,
        name: place.parse("name", &name)?,
        language: place.parse("language", &row.language)?,
        roles: Roles { owns_all: row.owns_all, of_lists },
        created_at: place.moment("created_at", row.created_at)?,
    }))
}
