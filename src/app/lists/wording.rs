//! The words beside the button of a list's form, language by language. What somebody agreed to is always a kept version.

use super::manage;
use crate::{
    app::App,
    domain::{list::List, subscriber::consent::Wording, text::language::Language},
    store::{StoreError, lists},
};

/// How often a version is tried that another process may be adding.
const TRIES: u32 = 5;

/// The words that the form shows in a language. Where nobody wrote any, our own words in that language become a version, so that
/// a form never shows the words of another language.
pub async fn shown(app: &App, list: &List, language: Language) -> Result<Wording, StoreError> {
    for _ in 0..TRIES {
        if let Some(wording) = app.snapshot().wording(list.id, language).await? {
            return Ok(wording);
        }
        match write(app, list, language, &manage::usual_wording(language, &list.name)).await {
            // Another process added a version at this moment.
            Ok(()) | Err(StoreError::Exists) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::Exists)
}

/// Gives the form other words in a language.
pub async fn set(app: &App, list: &List, language: Language, text: &str) -> Result<(), StoreError> {
    let is_the_same = app.snapshot().wording(list.id, language).await?.is_some_and(|present| present.text == text);
    if is_the_same { Ok(()) } else { write(app, list, language, text).await }
}

async fn write(app: &App, list: &List, language: Language, text: &str) -> Result<(), StoreError> {
    let mut tx = app.store().begin().await?;
    lists::add_wording(&mut tx, list.id, language, text, app.now()).await?;
    tx.commit().await?;
    app.note_change();
    Ok(())
}
