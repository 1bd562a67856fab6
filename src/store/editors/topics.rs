//! Which mail about a list somebody at the desk chose to get, or not.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    domain::{
        editor::topic::Topic,
        ids::{EditorId, ListId},
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::Place,
            dispatch::{execute, fetch_all},
        },
    },
};

/// What an editor chose, and whether they want it.
pub async fn of_editor(tx: &mut Tx, editor: EditorId) -> Result<BTreeMap<(ListId, Topic), bool>, StoreError> {
    const SQL: &str = "SELECT list_id, notice, wanted FROM editor_choice WHERE editor_id = $1";
    let rows = fetch_all!(tx, (Uuid, String, bool), SQL, editor.0)?;
    let place = Place { table: "editor_choice", row: &editor };
    let read = |(list, notice, wanted): (Uuid, String, bool)| {
        Ok(((ListId(list), place.word("notice", &notice, &Topic::ALL, Topic::word)?), wanted))
    };
    rows.into_iter().map(read).collect()
}

/// Who chose about this mail of a list, and whether they want it.
pub async fn about(tx: &mut Tx, list: ListId, notice: Topic) -> Result<BTreeMap<EditorId, bool>, StoreError> {
    const SQL: &str = "SELECT editor_id, wanted FROM editor_choice WHERE list_id = $1 AND notice = $2";
    let rows = fetch_all!(tx, (Uuid, bool), SQL, list.0, notice.word())?;
    Ok(rows.into_iter().map(|(editor, wanted)| (EditorId(editor), wanted)).collect())
}

/// Notes what an editor wants; none: what their role gets.
pub async fn set(
    tx: &mut Tx,
    editor: EditorId,
    list: ListId,
    notice: Topic,
    wanted: Option<bool>,
) -> Result<(), StoreError> {
    let Some(wanted) = wanted else {
        const SQL: &str = "DELETE FROM editor_choice WHERE editor_id = $1 AND list_id = $2 AND notice = $3";
        execute!(tx, SQL, editor.0, list.0, notice.word())?;
        return Ok(());
    };
    execute!(
        tx,
        "INSERT INTO editor_choice (editor_id, list_id, notice, wanted) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (editor_id, list_id, notice) DO UPDATE SET wanted = excluded.wanted",
        editor.0,
        list.0,
        notice.word(),
        wanted,
    )?;
    Ok(())
}
