//! A visitor posts the form.
//!
//! The post is kept as one row, the same for any address; [`super::admit`] decides afterwards what becomes of it. So
//! neither the answer nor the time it takes tells who is on a list.

use std::{
    slice,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::oneshot;

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
    let (kept, told) = oneshot::channel();
    app.till().put((row, kept));
    // In a task of its own: a visitor who goes away takes nobody's form along.
    let keeper = app.clone();
    tokio::spawn(async move { keeper.till().keep(&keeper).await });
    told.await.unwrap_or(Err(StoreError::Dropped))
}

/// Posted forms that wait to be kept. Whoever has the turn keeps all that came in the meantime, in one transaction: so many
/// visitors at once cost the disk as much as one.
#[derive(Default)]
pub(super) struct Till {
    waiting: Mutex<Vec<Waiting>>,
    turn: tokio::sync::Mutex<()>,
}

/// A form, and who waits to hear that it is kept.
type Waiting = (sign_ups::SignUp, oneshot::Sender<Result<(), StoreError>>);

impl Till {
    fn put(&self, form: Waiting) {
        self.lock().push(form);
    }

    async fn keep(&self, app: &App) {
        let _turn = self.turn.lock().await;
        let (forms, visitors): (Vec<_>, Vec<_>) = std::mem::take(&mut *self.lock()).into_iter().unzip();
        let all = insert(app, &forms).await;
        for (form, visitor) in forms.iter().zip(visitors) {
            let kept = match &all {
                Ok(()) => Ok(()),
                // One that cannot be kept does not take the others along.
                Err(StoreError::Orphan) => insert(app, slice::from_ref(form)).await,
                Err(error) => {
                    tracing::error!(%error, "a posted form was not kept");
                    Err(StoreError::Dropped)
                }
            };
            if visitor.send(kept).is_err() {
                tracing::debug!("a visitor did not wait for the answer");
            }
        }
        app.wake();
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn insert(app: &App, forms: &[sign_ups::SignUp]) -> Result<(), StoreError> {
    if forms.is_empty() {
        return Ok(());
    }
    let mut tx = app.store().begin().await?;
    sign_ups::insert(&mut tx, forms).await?;
    tx.commit().await
}
