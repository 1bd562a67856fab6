//! The choices of editors about mail on a list: the topics that they want, or do not want.

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

/// The choices of an editor; `true` if they want the mail.
pub async fn of_editor(tx: &mut Tx, editor: EditorId) -> Result<BTreeMap<(ListId, Topic), bool>, StoreError> {
    const SQL: &str = "SELECT list_id, topic, wanted FROM editor_choice WHERE editor_id = $1";
    let rows = fetch_all!(tx, (Uuid, String, bool), SQL, editor.0)?;
    let place = Place { table: "editor_choice", row: &editor };
    let read = |(list, topic, wanted): (Uuid, String, bool)| {
        Ok(((ListId(list), place.word("topic", &topic, &Topic::ALL, Topic::word)?), wanted))
    };
    rows.into_iter().map(read).collect()
}

/// The editors who chose about this topic of a list, and whether they want it.
pub async fn about(tx: &mut Tx, list: ListId, topic: Topic) -> Result<BTreeMap<EditorId, bool>, StoreError> {
    const SQL: &str = "SELECT editor_id, wanted FROM editor_choice WHERE list_id = $1 AND topic = $2";
    let rows = fetch_all!(tx, (Uuid, bool), SQL, list.0, topic.word())?;
    Ok(rows.into_iter().map(|(editor, wanted)| (EditorId(editor), wanted)).collect())
}

/// Sets whether an editor wants a topic; `None`: they get what their role gets.
pub async fn set(
    tx: &mut Tx,
    editor: EditorId,
    list: ListId,
    topic: Topic,
    wanted: Option<bool>,
) -> Result<(), StoreError> {
    let Some(wanted) = wanted else {
        const SQL: &str = "DELETE FROM editor_choice WHERE editor_id = $1 AND list_id = $2 AND topic = $3";
        execute!(tx, SQL, editor.0, list.0, topic.word())?;
        return Ok(());
    };
    execute!(
        tx,
        "INSERT INTO editor_choice (editor_id, list_id, topic, wanted) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (editor_id, list_id, topic) DO UPDATE SET wanted = excluded.wanted",
        editor.0,
        list.0,
        topic.word(),
        wanted,
    )?;
    Ok(())
}
