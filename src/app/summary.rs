//! What an issue came to, for the mail that tells its editors so.

use super::{App, answers::gather};
use crate::{
    domain::{
        delivery::{DeliveryState, Kind},
        issue::{Issue, IssueState},
    },
    mail::Summary,
    store::{StoreError, results},
};

/// What an issue came to of which nothing more goes out, for a mail.
///
/// # Errors
/// [`StoreError`].
pub(super) async fn of(app: &App, issue: &Issue) -> Result<Summary, StoreError> {
    let mut tx = app.reader().begin().await?;
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    let said = results::words_by_state(&mut tx, issue.id).await?;
    let answers = gather(&said, &counts).into_iter().filter(|answer| answer.state == DeliveryState::Refused);
    let readers = || counts.iter().filter(|count| count.kind == Kind::Issue);
    let all = |of: &dyn Fn(DeliveryState) -> bool| {
        readers().filter(|count| of(count.state)).map(|count| count.messages.unsigned_abs()).sum()
    };
    let in_state = |state| all(&|other| other == state);
    Ok(Summary {
        is_stopped: matches!(issue.state, IssueState::Stopped { .. }),
        readers: all(&|_| true),
        accepted: in_state(DeliveryState::Accepted),
        refused: in_state(DeliveryState::Refused),
        unknown: in_state(DeliveryState::Unknown),
        withdrawn: in_state(DeliveryState::Withdrawn),
        refusals: answers.map(|answer| (answer.meaning, answer.readers)).collect(),
    })
}
