//! A visitor posts the form.
//!
//! The post is kept with one INSERT, the same for any address; [`super::admit`] decides afterwards what becomes of it. So
//! neither the answer nor the time it takes tells who is on a list.

use super::App;
use crate::{
    domain::{
        address::EmailAddress,
        consent::Form,
        ids::{ListId, SignUpId},
        language::Language,
        line::Line,
    },
    store::{StoreError, sign_ups},
};

/// A form that was filled in.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// The list asked for.
    pub list: ListId,
    /// The address.
    pub address: EmailAddress,
    /// The name, where the list asks for one.
    pub name: Option<Line>,
    /// The language of mails and pages.
    pub language: Language,
    /// The form it came by.
    pub form: Form,
    /// The version of the wording beside the button.
    pub wording: u32,
}

/// Keeps a posted form, durably.
///
/// # Errors
/// [`StoreError::Unavailable`]: it was not kept, and the visitor should be told.
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
    let mut tx = app.store().begin().await?;
    sign_ups::insert(&mut tx, &row).await?;
    tx.commit().await?;
    app.wake();
    Ok(())
}
