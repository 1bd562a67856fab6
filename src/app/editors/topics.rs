//! Which mail about their lists somebody at the desk gets: what they chose, or else what their role gets.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        editor::{Editor, Role, topic::Topic},
        ids::ListId,
        list::List,
    },
    store::{StoreError, Tx, audit, editors::topics, lists},
};

/// What somebody gets about each list they work at, by the name of the list.
pub async fn of(app: &App, editor: &Editor) -> Result<Vec<(List, BTreeSet<Topic>)>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let chosen = topics::of_editor(&mut tx, editor.id).await?;
    let wanted = |(list, role): (List, Role)| {
        let wants = |topic: &Topic| chosen.get(&(list.id, *topic)).copied().unwrap_or(topic.is_usual_for(role));
        let wanted = Topic::ALL.into_iter().filter(wants).collect();
        (list, wanted)
    };
    Ok(works_at(&mut tx, editor).await?.into_iter().map(wanted).collect())
}

/// Notes what somebody wants about lists they work at; others stay as they are.
pub async fn choose(app: &App, editor: &Editor, wanted: &BTreeMap<ListId, BTreeSet<Topic>>) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    let chosen = topics::of_editor(&mut tx, editor.id).await?;
    for (list, role) in works_at(&mut tx, editor).await? {
        let Some(wanted) = wanted.get(&list.id) else { continue };
        let mut changed = false;
        for topic in Topic::ALL {
            let (before, usual) = (chosen.get(&(list.id, topic)).copied(), topic.is_usual_for(role));
            let wants = wanted.contains(&topic);
            topics::set(&mut tx, editor.id, list.id, topic, (wants != usual).then_some(wants)).await?;
            changed |= wants != before.unwrap_or(usual);
        }
        if changed {
            let (at, actor, act) = (app.now(), Some(editor.id), Act::MailChosen);
            let entry = AuditEntry { at, actor, act, list: Some(list.id), subject: None, role: None };
            audit::add(&mut tx, app.ids().uuid(), &entry).await?;
        }
    }
    tx.commit().await
}

/// The lists that somebody works at, with what they are there.
async fn works_at(tx: &mut Tx, editor: &Editor) -> Result<Vec<(List, Role)>, StoreError> {
    let lists = lists::all(tx).await?;
    Ok(lists.into_iter().filter_map(|list| editor.roles.on(list.id).map(|role| (list, role))).collect())
}
