//! A reader leaves, by the link in every mail or by the mail client's own button (RFC 8058). At once, and for good.

use crate::{
    app::App,
    domain::{
        list::List,
        token::{Purpose, Token},
    },
    store::{StoreError, lists, subscribers::subscriptions},
};

/// The list a link leaves; `None` where it is unknown or its reader was erased.
pub async fn look(app: &App, token: Token) -> Result<Option<List>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    match subscriptions::by_token(&mut tx, Purpose::Leave, token).await? {
        Some(membership) => lists::by_id(&mut tx, membership.list).await,
        None => Ok(None),
    }
}

/// Ends a subscription. Repeats, unknown tokens and those of erased people do nothing, and are no error.
pub async fn leave(app: &App, token: Token) -> Result<Option<List>, StoreError> {
    // A look without a lock first: a forged token must not stand in the way of those who write.
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
        tx.commit().await?;
        app.note_change();
    }
    Ok(list)
}
