//! Pausing an issue that is being sent: only messages that are in flight still arrive.

use crate::{
    app::{
        App,
        issues::transition::{self, TransitionError},
    },
    domain::{
        audit::Act,
        issue::{IssueState, PauseReason},
        list::List,
    },
};

/// Pauses an issue.
pub async fn pause(app: &App, list: &List, number: u32) -> Result<IssueState, TransitionError> {
    let paused = transition::begin(app, list, number, |state| state.pause(PauseReason::Editor)).await?;
    Ok(paused.commit(app, list, Act::Paused).await?)
}
