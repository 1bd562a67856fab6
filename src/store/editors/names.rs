//! The names of editors: one of their own, and one for each list that they were invited to, which its pages show.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::NAME;
use crate::{
    domain::{
        ids::{EditorId, ItemId, ListId},
        text::short_text::ShortText,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::Place,
            dispatch::{execute, fetch_all, fetch_optional},
            vault::Sealed,
        },
    },
};

const ON_LIST: Sealed = Sealed("editor_name", "name");

/// An editor's own name, and the row with the name that a list knows them by.
type Row = (Uuid, Vec<u8>, Option<Uuid>, Option<Vec<u8>>);

/// The name of an editor, even of one who was removed: as `list` knows them, or their own.
pub async fn of(tx: &mut Tx, id: EditorId, list: Option<ListId>) -> Result<Option<ShortText>, StoreError> {
    const SQL: &str = "SELECT e.id, e.name, n.id, n.name FROM editor e \
                       LEFT JOIN editor_name n ON n.editor_id = e.id AND n.list_id = $2 WHERE e.id = $1";
    let row = fetch_optional!(tx, Row, SQL, id.0, list.map(|list| list.0))?;
    row.map(|row| open(tx, row)).transpose()
}

/// The names that a list knows editors by.
pub async fn on(tx: &mut Tx, list: ListId) -> Result<BTreeMap<EditorId, ShortText>, StoreError> {
    const SQL: &str = "SELECT e.id, e.name, n.id, n.name FROM editor e \
                       JOIN editor_name n ON n.editor_id = e.id WHERE n.list_id = $1";
    let rows = fetch_all!(tx, Row, SQL, list.0)?;
    rows.into_iter().map(|row| Ok((EditorId(row.0), open(tx, row)?))).collect()
}

/// Stores the name that a list knows an editor by; `id` is that of a new row.
pub async fn set(
    tx: &mut Tx,
    id: Uuid,
    (list, editor): (ListId, EditorId),
    name: &ShortText,
) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM editor_name WHERE list_id = $1 AND editor_id = $2", list.0, editor.0)?;
    let sealed = tx.vault.seal(ON_LIST, id, name.as_str().as_bytes())?;
    execute!(
        tx,
        "INSERT INTO editor_name (id, editor_id, list_id, name) VALUES ($1, $2, $3, $4)",
        id,
        editor.0,
        list.0,
        sealed,
    )?;
    Ok(())
}

/// The names of the editors who queued the items that wait in a list's queue, even of those removed since.
pub async fn who_queued(tx: &mut Tx, list: ListId) -> Result<BTreeMap<ItemId, ShortText>, StoreError> {
    const SQL: &str = "SELECT i.id, e.id, e.name, n.id, n.name FROM item i JOIN editor e ON e.id = i.queued_by \
                       LEFT JOIN editor_name n ON n.editor_id = e.id AND n.list_id = i.list_id \
                       WHERE i.list_id = $1 AND i.issue_id IS NULL AND i.withdrawn_at IS NULL";
    let rows = fetch_all!(tx, (Uuid, Uuid, Vec<u8>, Option<Uuid>, Option<Vec<u8>>), SQL, list.0)?;
    rows.into_iter().map(|(item, id, own, at, name)| Ok((ItemId(item), open(tx, (id, own, at, name))?))).collect()
}

fn open(tx: &Tx, (id, own, at, name): Row) -> Result<ShortText, StoreError> {
    let (sealed, row, value) = match (at, name) {
        (Some(at), Some(name)) => (ON_LIST, at, name),
        (None, _) | (_, None) => (NAME, id, own),
    };
    Place { table: sealed.0, row: &row }.parse("name", &tx.vault.open_text(sealed, row, &value)?)
}
