//! What a list's first page tells besides what comes next: what went out last, and what was done with an issue under way.

use super::inspect;
use crate::{
    app::{App, audit::history::PastAct},
    domain::{
        issue::{Issue, outlook::Outlook},
        list::List,
        time::Instant,
    },
    store::{StoreError, issues, lists::numbers},
};

/// How many published issues are looked at for one that is done with: the newest may be on its way.
const PUBLISHED: u32 = 2;

/// An issue that went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// Its number.
    pub number: u32,
    /// When it was published.
    pub published_at: Instant,
    /// How many readers' servers took it.
    pub accepted: u64,
}

/// What a list's first page tells besides what comes next.
#[derive(Debug)]
pub struct Overview {
    /// The last issue that went out and is done with.
    pub last: Option<Last>,
    /// The issue that comes next, where it is there already, and what was done with it.
    pub under_way: Option<(Issue, Vec<PastAct>)>,
}

/// What there is to tell of a list for which `outlook` comes next.
pub async fn of(app: &App, list: &List, outlook: Outlook) -> Result<Overview, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let published = numbers::outcomes(&mut tx, list.id, PUBLISHED).await?;
    let last = published.iter().find_map(|it| {
        let (accepted, _) = it.totals?;
        Some(Last { number: it.number, published_at: it.published_at, accepted: accepted.into() })
    });
    let issue = match outlook {
        Outlook::Collecting { .. } => None,
        Outlook::ToApprove { number, .. }
        | Outlook::Approved { number, .. }
        | Outlook::Held { number }
        | Outlook::Sending { number }
        | Outlook::Paused { number } => issues::by_number(&mut tx, list.id, number).await?,
    };
    let under_way = match issue {
        Some(issue) => {
            let deeds = inspect::deeds(&mut tx, &issue).await?;
            Some((issue, deeds))
        }
        None => None,
    };
    Ok(Overview { last, under_way })
}
