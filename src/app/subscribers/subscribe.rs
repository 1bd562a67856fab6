//! A visitor posts the form.
//!
//! The post is kept as one row, the same for any address; [`super::admit`] decides afterwards what becomes of it. So
//! neither the answer nor the time it takes tells who is on a list.

use crate::{
    app::App,
    domain::subscriber::sign_up::SignUp,
    store::{StoreError, subscribers::sign_ups},
};

/// Keeps a posted form, durably.
///
/// # Errors
/// [`StoreError::Unavailable`]: it was not kept, and the visitor should be told.
pub async fn sign_up(app: &App, it: SignUp) -> Result<(), StoreError> {
    let told = app.sign_ups().add(it);
    // In a task of its own: a visitor who goes away takes nobody's form along.
    let app = app.clone();
    tokio::spawn(async move {
        app.sign_ups().write_all(|rows| insert(app.clone(), rows)).await;
        app.wake();
    });
    told.await.unwrap_or(Err(StoreError::Dropped))
}

async fn insert(app: App, rows: Vec<SignUp>) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    sign_ups::insert(&mut tx, &rows).await?;
    tx.commit().await
}
