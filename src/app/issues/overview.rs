//! The overview of a list: the last issue that went out, and the history of the one under way.

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

/// The number of published issues searched for a finished one: the newest may still be sent.
const PUBLISHED: u32 = 2;

/// An issue that went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// Its number.
    pub number: u32,
    /// The moment of publishing.
    pub published_at: Instant,
    /// Deliveries the next server took.
    pub accepted: u64,
}

/// The overview of a list.
#[derive(Debug)]
pub struct Overview {
    /// The last issue that went out and is finished.
    pub last: Option<Last>,
    /// The issue of the outlook, if it is composed already, and the acts about it.
    pub under_way: Option<(Issue, Vec<PastAct>)>,
}

/// The overview of a list with this outlook.
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
            let history = inspect::history(&mut tx, &issue).await?;
            Some((issue, history))
        }
        None => None,
    };
    Ok(Overview { last, under_way })
}
