//! Unsubscribing, by the link in every mail or by the mail client's own button (RFC 8058); at once, and for good.

use crate::{
    app::App,
    domain::{
        list::List,
        token::{Purpose, Token},
    },
    store::{
        StoreError, lists,
        subscribers::{self, confirmations, subscriptions},
    },
};

/// The list that a link unsubscribes from; `None` if the link is unknown or its subscriber was erased.
pub async fn look(app: &App, token: Token) -> Result<Option<List>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    match subscriptions::by_token(&mut tx, Purpose::Leave, token).await? {
        Some(membership) => lists::by_id(&mut tx, membership.list).await,
        None => Ok(None),
    }
}

/// Ends a subscription. Repeats, unknown tokens and those of erased subscribers do nothing, and are no error.
pub async fn leave(app: &App, token: Token) -> Result<Option<List>, StoreError> {
    // Reads without a lock first: a forged token must not block writers.
    if look(app, token).await?.is_none() {
        return Ok(None);
    }
    let mut tx = app.store().begin().await?;
    let Some(mut membership) = subscriptions::take_by_token(&mut tx, Purpose::Leave, token).await? else {
        return Ok(None);
    };
    let list = lists::by_id(&mut tx, membership.list).await?;
    let left = membership.state.leave(app.now());
    if left != membership.state {
        membership.state = left;
        subscriptions::save(&mut tx, &membership).await?;
        if let Some(person) = subscribers::by_id(&mut tx, membership.subscriber).await? {
            confirmations::settle(&mut tx, &person.address, membership.list).await?;
        }
        tx.commit().await?;
        app.note_change();
    }
    Ok(list)
}
