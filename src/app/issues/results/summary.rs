//! The summary of an issue, for the mail to its editors.

use super::answers::gather;
use crate::{
    app::App,
    domain::{
        issue::{Issue, IssueState},
        mail::delivery::DeliveryState,
        mail_kind::MailKind,
    },
    mail::Summary,
    store::{
        StoreError,
        issues::{replies, results},
    },
};

/// The summary of an issue of which no more goes out.
pub(crate) async fn of(app: &App, issue: &Issue) -> Result<Summary, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    let replies = replies::replies_by_state(&mut tx, issue.id).await?;
    let answers = gather(&replies, &counts).into_iter().filter(|answer| answer.state == DeliveryState::Refused);
    let readers = || counts.iter().filter(|count| count.kind == MailKind::Issue);
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
        refusals: answers.map(|answer| (answer.class, answer.readers)).collect(),
    })
}
