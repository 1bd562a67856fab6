//! Cancelling an issue that has not been published: its items go back to the queue.

use super::{
    error::Changed,
    stop,
    transition::{self, TransitionError},
};
use crate::{
    app::App,
    domain::{audit::Act, issue::IssueState, list::List},
    store::items,
};

/// Cancels an issue for good. One that is being sent is stopped instead ([`stop::stop`]).
pub async fn cancel(app: &App, list: &List, number: u32) -> Result<IssueState, TransitionError> {
    cancel_if(app, list, number, |_| true).await
}

/// Cancels an issue that is still in the state that an editor has `seen`: their permission to cancel it depends on that state.
pub async fn cancel_seen(app: &App, list: &List, number: u32, seen: IssueState) -> Result<IssueState, TransitionError> {
    cancel_if(app, list, number, |state| state == seen).await
}

async fn cancel_if(
    app: &App,
    list: &List,
    number: u32,
    is_allowed: impl FnOnce(IssueState) -> bool,
) -> Result<IssueState, TransitionError> {
    let next = |state: IssueState| {
        if is_allowed(state) { Ok(state.cancel()?) } else { Err(TransitionError::from(Changed)) }
    };
    let mut cancelled = transition::begin(app, list, number, next).await?;
    if let IssueState::Stopped { .. } = cancelled.issue.state {
        return stop::commit(app, list, cancelled).await;
    }
    items::release_all(&mut cancelled.tx, cancelled.issue.id).await?;
    Ok(cancelled.commit(app, list, Act::Cancelled).await?)
}
