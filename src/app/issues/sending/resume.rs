//! Resuming a paused issue.

use crate::{
    app::{
        App,
        issues::transition::{self, TransitionError},
    },
    domain::{audit::Act, issue::IssueState, list::List},
    store::issues::progress,
};

/// Resumes an issue, for all its subscribers: an editor has looked at it, so it has no canary any more, and the brake counts from
/// zero.
pub async fn resume(app: &App, list: &List, number: u32) -> Result<IssueState, TransitionError> {
    let mut resumed = transition::begin(app, list, number, IssueState::resume).await?;
    progress::count_anew(&mut resumed.tx, resumed.issue.id).await?;
    Ok(resumed.commit(app, list, Act::Resumed).await?)
}
