//! What an issue came to, for the mail that tells its editors so.

use super::answers::gather;
use crate::{
    app::App,
    domain::{
        issue::{Issue, IssueState},
        mail::delivery::DeliveryState,
        mail_kind::MailKind,
    },
    mail::Summary,
    store::{StoreError, issues::results},
};

/// What an issue came to of which nothing more goes out, for a mail.
pub(crate) async fn of(app: &App, issue: &Issue) -> Result<Summary, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let counts = results::count_by_state(&mut tx, issue.id).await?;
    let said = results::words_by_state(&mut tx, issue.id).await?;
    let answers = gather(&said, &counts).into_iter().filter(|answer| answer.state == DeliveryState::Refused);
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
        refusals: answers.map(|answer| (answer.meaning, answer.readers)).collect(),
    })
}
