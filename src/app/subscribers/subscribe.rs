//! Subscribing: a visitor posts the form.
//!
//! The post is stored as one row, the same for any address; [`super::admit`] acts on it afterwards. So neither the
//! answer nor the time it takes reveals which addresses are on a list.

use crate::{
    app::App,
    domain::{
        subscriber::{limits::Asker, sign_up::SignUp},
        text::address::EmailAddress,
    },
    store::{StoreError, subscribers::sign_ups},
};

/// The keyed hash of the network (as 16 octets) that asks for mail to this address.
#[must_use]
pub fn asker(app: &App, network: [u8; 16], address: &EmailAddress) -> Asker {
    app.store().vault().asker(network, address)
}

/// Keeps a posted form, durably. It wakes nobody: forms are admitted at a beat that no post moves.
///
/// # Errors
/// [`StoreError::Unavailable`]: it was not stored, and the visitor should be told so.
pub async fn sign_up(app: &App, it: SignUp) -> Result<(), StoreError> {
    let told = app.sign_ups().add(it);
    // In a task of its own: a visitor who goes away takes nobody's form along.
    let app = app.clone();
    tokio::spawn(async move {
        app.sign_ups().write_all(|rows| insert(app.clone(), rows)).await;
    });
    told.await.unwrap_or(Err(StoreError::Dropped))
}

async fn insert(app: App, rows: Vec<SignUp>) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    sign_ups::insert(&mut tx, &rows).await?;
    tx.commit().await
}
