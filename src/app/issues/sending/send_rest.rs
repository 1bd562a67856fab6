//! Sending a published issue to the rest: the subscribers whose server has not taken it, later ones included.

use crate::{
    app::{
        App,
        audit::record,
        issues::{
            error::{FindError, NoIssue},
            transition::{self, TransitionError},
        },
    },
    domain::{audit::Act, issue::IssueState, list::List},
    store::{
        StoreError,
        issues::{self, progress},
        outbox::deliveries,
    },
};

/// The reason an issue was not sent to the rest.
#[derive(Debug, thiserror::Error)]
pub enum SendRestError {
    /// The issue did not move to the state of being sent.
    #[error(transparent)]
    Transition(#[from] TransitionError),
    /// Every subscriber has it, or is still to get it, or it is not known any more who has.
    #[error(
        "every reader of this list has this issue, or is still to get it, or it is so long ago that only sums are kept; \
         there is nobody to send it to"
    )]
    Nobody,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The number of subscribers who would get a published issue if it were sent to the rest.
pub async fn count(app: &App, list: &List, number: u32) -> Result<u64, FindError> {
    let mut tx = app.snapshot().begin().await?;
    let issue = issues::by_number(&mut tx, list.id, number).await?.ok_or(NoIssue(number))?;
    Ok(deliveries::count_rest(&mut tx, list.id, issue.id).await?)
}

/// Sends a published issue to the rest; gives the number of messages that are queued.
pub async fn send_rest(app: &App, list: &List, number: u32) -> Result<u64, SendRestError> {
    let mut sending = transition::begin(app, list, number, IssueState::send_rest).await?;
    progress::count_anew(&mut sending.tx, sending.issue.id).await?;
    let queued = deliveries::queue_rest(&mut sending.tx, list.id, sending.issue.id, app.now()).await?;
    if queued == 0 {
        return Err(SendRestError::Nobody);
    }
    record::about(app, &mut sending.tx, list.id, sending.issue.id, Act::SentToRest).await?;
    sending.tx.commit().await?;
    app.wake();
    Ok(queued)
}
