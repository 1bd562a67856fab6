//! Issues, and the contents frozen in the published ones. The column `state` holds the word of [`IssueState`]; the CHECKs of its
//! table keep the facts of each state in step with it.

pub mod approvals;
pub mod link_checks;
pub mod prefaces;
pub mod progress;
pub mod replies;
pub mod results;

use chrono_tz::Tz;
use sqlx::FromRow;
use uuid::Uuid;

use super::{
    Snapshot, StoreError, Tx, items,
    running::change_counter,
    sql::{
        codec::{Place, micros},
        dispatch::{execute, fetch_all, fetch_optional},
    },
};
use crate::domain::{
    ids::{IssueId, ItemId, ListId},
    issue::{HoldReason, Issue, IssueState, PauseReason, composing::Contents},
    item::{
        Item,
        state::{ItemState, StoredItem},
    },
};

#[derive(FromRow)]
struct Row {
    id: Uuid,
    list_id: Uuid,
    number: i64,
    state: String,
    hold_reason: Option<String>,
    pause_reason: Option<String>,
    planned_at: Option<i64>,
    composed_at: i64,
    published_at: Option<i64>,
    sent_at: Option<i64>,
}

/// The columns of a [`Row`].
macro_rules! columns {
    () => {
        "id, list_id, number, state, hold_reason, pause_reason, planned_at, composed_at, published_at, sent_at"
    };
}

/// The query for the issues that `$which` names.
macro_rules! select {
    ($which:literal) => {
        concat!("SELECT ", columns!(), " FROM issue WHERE ", $which)
    };
}

/// A list's issue with this number.
pub async fn by_number(tx: &mut Tx, list: ListId, number: u32) -> Result<Option<Issue>, StoreError> {
    let row = fetch_optional!(tx, Row, select!("list_id = $1 AND number = $2"), list.0, i64::from(number))?;
    row.map(Row::into_issue).transpose()
}

/// The issue with this id.
pub async fn by_id(tx: &mut Tx, id: IssueId) -> Result<Option<Issue>, StoreError> {
    fetch_optional!(tx, Row, select!("id = $1"), id.0)?.map(Row::into_issue).transpose()
}

/// A list's issue with this number, locked until the transaction ends.
pub async fn lock(tx: &mut Tx, list: ListId, number: u32) -> Result<Option<Issue>, StoreError> {
    const SQL: &str =
        concat!("UPDATE issue SET number = number WHERE list_id = $1 AND number = $2 RETURNING ", columns!());
    fetch_optional!(tx, Row, SQL, list.0, i64::from(number))?.map(Row::into_issue).transpose()
}

/// A list's issues, newest first.
pub async fn of_list(tx: &mut Tx, list: ListId) -> Result<Vec<Issue>, StoreError> {
    let rows = fetch_all!(tx, Row, select!("list_id = $1 ORDER BY number DESC"), list.0)?;
    rows.into_iter().map(Row::into_issue).collect()
}

/// The issues that wait for their planned moment or for their last delivery, with their lists.
pub async fn unfinished(tx: &mut Tx) -> Result<Vec<(ListId, Issue)>, StoreError> {
    with_lists(fetch_all!(tx, Row, select!("state IN ('draft', 'scheduled', 'sending', 'paused') ORDER BY id"))?)
}

/// The issues that have not gone out and still may, with their lists.
pub async fn unpublished(tx: &mut Tx) -> Result<Vec<(ListId, Issue)>, StoreError> {
    with_lists(fetch_all!(tx, Row, select!("state IN ('draft', 'scheduled', 'held') ORDER BY id"))?)
}

fn with_lists(rows: Vec<Row>) -> Result<Vec<(ListId, Issue)>, StoreError> {
    rows.into_iter().map(|row| Ok((ListId(row.list_id), row.into_issue()?))).collect()
}

/// Takes a list's next issue number. The row stays locked until the transaction ends, so two composers never share one.
pub async fn take_number(tx: &mut Tx, list: ListId) -> Result<u32, StoreError> {
    const SQL: &str = "UPDATE list SET last_number = last_number + 1 WHERE id = $1 RETURNING last_number";
    let place = Place { table: "list", row: &list };
    let (number,) = fetch_optional!(tx, (i64,), SQL, list.0)?.ok_or_else(|| place.corrupt("last_number"))?;
    place.count("last_number", number)
}

/// Gives back the number that was just taken, in the same transaction.
pub async fn return_number(tx: &mut Tx, list: ListId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE list SET last_number = last_number - 1 WHERE id = $1", list.0)?;
    Ok(())
}

/// Writes a newly composed issue.
pub async fn insert(tx: &mut Tx, list: ListId, issue: &Issue) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO issue (id, list_id, number, state, planned_at, composed_at) VALUES ($1, $2, $3, $4, $5, $6)",
        issue.id.0,
        list.0,
        i64::from(issue.number),
        issue.state.word(),
        issue.state.planned().map(micros),
        micros(issue.composed_at),
    )?;
    Ok(())
}

/// Moves an issue from one state to the next; workers are told of every change of a published one. `false`: it was no longer
/// in `from`, and nothing was written.
pub async fn change(tx: &mut Tx, id: IssueId, from: IssueState, to: IssueState) -> Result<bool, StoreError> {
    let changed = execute!(
        tx,
        "UPDATE issue SET state = $2, hold_reason = $3, pause_reason = $4, planned_at = $5, published_at = $6, \
         sent_at = $7 WHERE id = $1 AND state = $8 AND pause_reason IS NOT DISTINCT FROM $9",
        id.0,
        to.word(),
        to.hold_reason().map(HoldReason::word),
        to.pause_reason().map(PauseReason::word),
        to.planned().map(micros),
        to.published_at().map(micros),
        to.sent_at().map(micros),
        from.word(),
        from.pause_reason().map(PauseReason::word),
    )?;
    if changed == 1 && from.published_at().is_some() {
        change_counter::raise(tx).await?;
    }
    Ok(changed == 1)
}

/// Freezes the contents of an issue.
pub async fn freeze(tx: &mut Tx, id: IssueId, contents: &Contents) -> Result<(), StoreError> {
    let place = Place { table: "issue", row: &id };
    let contents = serde_json::to_string(contents).map_err(|_| place.corrupt("contents"))?;
    execute!(tx, "UPDATE issue SET contents = $2 WHERE id = $1", id.0, contents)?;
    Ok(())
}

/// The frozen contents of an issue; `None` before publishing.
pub async fn frozen(tx: &mut Tx, id: IssueId) -> Result<Option<Contents>, StoreError> {
    let place = Place { table: "issue", row: &id };
    let row = fetch_optional!(tx, (Option<String>,), "SELECT contents FROM issue WHERE id = $1", id.0)?;
    let text = row.and_then(|(contents,)| contents);
    text.map(|text| serde_json::from_str(&text).map_err(|_| place.corrupt("contents"))).transpose()
}

impl Row {
    fn into_issue(self) -> Result<Issue, StoreError> {
        let place = Place { table: "issue", row: &self.id };
        let planned = place.moment_if("planned_at", self.planned_at)?;
        let published_at = || place.moment_of("published_at", self.published_at);
        let state = match self.state.as_str() {
            "draft" => IssueState::Draft { planned },
            "scheduled" => IssueState::Scheduled { planned },
            "held" => {
                let word = self.hold_reason.as_deref().unwrap_or_default();
                let reason = place.word("hold_reason", word, &HoldReason::ALL, HoldReason::word)?;
                IssueState::Held { planned, reason }
            }
            "sending" => IssueState::Sending { published_at: published_at()? },
            "paused" => {
                let word = self.pause_reason.as_deref().unwrap_or_default();
                let reason = place.word("pause_reason", word, &PauseReason::ALL, PauseReason::word)?;
                IssueState::Paused { published_at: published_at()?, reason }
            }
            "sent" => {
                IssueState::Sent { published_at: published_at()?, sent_at: place.moment_of("sent_at", self.sent_at)? }
            }
            "stopped" => IssueState::Stopped { published_at: published_at()? },
            "cancelled" => IssueState::Cancelled,
            _ => return Err(place.corrupt("state")),
        };
        Ok(Issue {
            id: IssueId(self.id),
            number: place.count("number", self.number)?,
            state,
            composed_at: place.moment("composed_at", self.composed_at)?,
        })
    }
}

impl Snapshot {
    /// A list's published issues, newest first.
    pub async fn issues(&self, list: ListId) -> Result<Vec<Issue>, StoreError> {
        let mut issues = of_list(&mut self.begin().await?, list).await?;
        issues.retain(|issue| issue.state.published_at().is_some());
        Ok(issues)
    }

    /// A published issue with its contents.
    pub async fn issue(&self, list: ListId, number: u32) -> Result<Option<(Issue, Contents)>, StoreError> {
        let mut tx = self.begin().await?;
        let Some(issue) = by_number(&mut tx, list, number).await? else { return Ok(None) };
        if issue.state.published_at().is_none() {
            return Ok(None);
        }
        Ok(frozen(&mut tx, issue.id).await?.map(|contents| (issue, contents)))
    }

    /// An event of a published issue, and the time zone of its list.
    pub async fn event(&self, list: ListId, item: ItemId) -> Result<Option<(Item, Tz)>, StoreError> {
        let mut tx = self.begin().await?;
        let Some(StoredItem { state: ItemState::Taken(issue), .. }) = items::by_id(&mut tx, list, item).await? else {
            return Ok(None);
        };
        let Some(contents) = frozen(&mut tx, issue).await? else { return Ok(None) };
        Ok(contents.items().find(|candidate| candidate.id == item).map(|found| (found.clone(), contents.zone)))
    }
}
