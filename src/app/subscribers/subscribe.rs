//! Subscribing: a visitor posts the form.
//!
//! The post is stored as one row, the same for any address; [`super::admit`] acts on it afterwards. So neither the
//! answer nor the time it takes reveals which addresses are on a list.

use crate::{
    app::App,
    domain::{
        ids::{ListId, SignUpId},
        subscriber::consent::ConsentForm,
        text::{address::EmailAddress, language::Language, short_text::ShortText},
    },
    store::{StoreError, subscribers::sign_ups},
};

/// A form that was filled in.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// The list to subscribe to.
    pub list: ListId,
    /// The address.
    pub address: EmailAddress,
    /// The name, where the list asks for one.
    pub name: Option<ShortText>,
    /// The language of mails and pages.
    pub language: Language,
    /// The form that was used.
    pub form: ConsentForm,
    /// The version of the wording beside the button.
    pub wording: u32,
}

/// Stores a posted form, durably.
///
/// # Errors
/// [`StoreError::Unavailable`]: it was not stored, and the visitor should be told so.
pub async fn sign_up(app: &App, it: SignUp) -> Result<(), StoreError> {
    let row = sign_ups::SignUp {
        id: SignUpId(app.ids().uuid()),
        list: it.list,
        address: it.address,
        name: it.name,
        language: it.language,
        form: it.form,
        wording: it.wording,
        asked_at: app.now(),
    };
    let told = app.sign_ups().add(row);
    // In a task of its own: a visitor who goes away must not take the forms of others along.
    let app = app.clone();
    tokio::spawn(async move {
        app.sign_ups().write_all(|rows| insert(app.clone(), rows)).await;
        app.wake();
    });
    told.await.unwrap_or(Err(StoreError::Dropped))
}

async fn insert(app: App, rows: Vec<sign_ups::SignUp>) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    sign_ups::insert(&mut tx, &rows).await?;
    tx.commit().await
}
