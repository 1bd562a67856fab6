//! What comes next for a list, for the first sentence of its page.

use super::manage;
use crate::{
    app::App,
    domain::{issue::outlook::Outlook, item::Turn, list::List, time::Instant},
    store::{StoreError, issues, items, subscribers::subscriptions},
};

/// How many coming moments are looked at for one whose cut-off has not passed: the present one, and the next.
const AHEAD: usize = 2;

/// What comes next, and in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prospect {
    /// What comes next.
    pub outlook: Outlook,
    /// When the issue that is collected for is sent; now, where the calendar has no moment for it.
    pub sends_at: Instant,
    /// How many items wait.
    pub waiting: u64,
    /// How many of them may not be sent that early.
    pub later: u64,
    /// How many of them are about what has passed by then.
    pub past: u64,
    /// How many readers there are.
    pub readers: u64,
}

/// What comes next for a list.
pub async fn of(app: &App, list: &List) -> Result<Prospect, StoreError> {
    let now = app.now();
    let coming = manage::timetable(app, list, AHEAD).await?;
    let occurrence = coming.into_iter().find(|occurrence| occurrence.cutoff_at > now);
    let mut tx = app.snapshot().begin().await?;
    let newest = issues::of_list(&mut tx, list.id).await?.into_iter().next();
    let sends_at = occurrence.map_or(now, |occurrence| occurrence.sends_at);
    let moment = list.cadence.local(sends_at);
    let turns: Vec<Turn> = items::waiting(&mut tx, list.id).await?.iter().map(|item| item.turn(moment)).collect();
    let count = |turn| turns.iter().filter(|it| **it == turn).count() as u64;
    let readers = u64::try_from(subscriptions::count_active(&mut tx, list.id).await?).unwrap_or(0);
    Ok(Prospect {
        outlook: Outlook::new(newest.as_ref(), occurrence),
        sends_at,
        waiting: turns.len() as u64,
        later: count(Turn::Later),
        past: count(Turn::Past),
        readers,
    })
}
