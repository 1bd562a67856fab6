//! Keeping the pictures that editors give: each is drawn anew, and from then on has an address.

use tokio::sync::Mutex;

use crate::{
    app::App,
    domain::{
        audit::{Act, AuditEntry},
        ids::{ListId, PictureId},
        picture::{self, PictureError},
    },
    store::{StoreError, audit, items::pictures},
};

/// One picture at a time is unpacked: it may take a good part of a small machine's memory.
static EASEL: Mutex<()> = Mutex::const_new(());

/// Why a picture was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// There is something wrong with the file.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps a picture for a list, and gives its address.
pub async fn add(app: &App, list: ListId, file: Vec<u8>) -> Result<String, KeepError> {
    let drawn = {
        let _alone = EASEL.lock().await;
        let drawing = tokio::task::spawn_blocking(move || picture::redraw(&file)).await;
        drawing.map_err(|_| PictureError::Unreadable)??
    };
    let id = PictureId(app.ids().uuid());
    let mut tx = app.store().begin().await?;
    pictures::insert(&mut tx, list, id, &drawn, app.now()).await?;
    let act = Act::PictureAdded;
    let entry = AuditEntry { at: app.now(), actor: app.actor(), act, list: Some(list), subject: None, role: None };
    audit::add(&mut tx, app.ids().uuid(), &entry).await?;
    tx.commit().await?;
    Ok(app.links().picture(id))
}
