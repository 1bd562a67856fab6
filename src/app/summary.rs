//! What an issue came to, for the mail that tells its editors so.

use std::collections::BTreeMap;

use super::App;
use crate::{
    domain::{
        delivery::{DeliveryState, Kind},
        issue::{Issue, IssueState},
        meaning::Meaning,
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
    let words = results::words_by_state(&mut tx, issue.id).await?;
    let readers = || counts.iter().filter(|count| count.kind == Kind::Issue);
    let all = |of: &dyn Fn(DeliveryState) -> bool| {
        readers().filter(|count| of(count.state)).map(|count| count.messages.unsigned_abs()).sum()
    };
    let in_state = |state| all(&|other| other == state);
    let refused = in_state(DeliveryState::Refused);
    Ok(Summary {
        is_stopped: matches!(issue.state, IssueState::Stopped { .. }),
        readers: all(&|_| true),
        accepted: in_state(DeliveryState::Accepted),
        refused,
        unknown: in_state(DeliveryState::Unknown),
        withdrawn: in_state(DeliveryState::Withdrawn),
        refusals: refusals(&words, refused),
    })
}

/// What was meant by refusing, the most frequent first. Words that are said too seldom to be read are among the others.
fn refusals(words: &[results::Said], refused: u64) -> Vec<(Meaning, u64)> {
    let mut by_meaning: BTreeMap<Meaning, u64> = BTreeMap::new();
    for said in words.iter().filter(|said| said.state == DeliveryState::Refused.word()) {
        *by_meaning.entry(Meaning::of(&said.reply)).or_default() += said.count.unsigned_abs();
    }
    let rest = refused.saturating_sub(by_meaning.values().sum());
    if rest > 0 {
        *by_meaning.entry(Meaning::Other).or_default() += rest;
    }
    let mut refusals: Vec<_> = by_meaning.into_iter().collect();
    refusals.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    refusals
}
