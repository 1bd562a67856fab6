//! How a list fares, in numbers: readers over the months, and what each issue came to. Nobody is followed for it.

use chrono::{Datelike as _, Months, NaiveDate, NaiveTime, TimeDelta};

use crate::{
    app::App,
    domain::{
        list::{List, cadence},
        time::Instant,
    },
    store::{
        StoreError,
        lists::numbers::{self, Turnover},
        subscribers::subscriptions,
    },
};

/// How many months are told of, the present one included.
const MONTHS: u32 = 24;

/// For how long leaving is told of with the issue that went before, at most: a next issue ends it as well.
const AFTER: TimeDelta = TimeDelta::days(14);

/// A list in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// How many readers there are.
    pub readers: u64,
    /// How many more, or fewer, than a month ago; none if there were no readers yet.
    pub since_a_month: Option<i64>,
    /// The months, oldest first, from the one in which the first reader came; the last is the present one.
    pub months: Vec<Month>,
    /// The published issues, oldest first.
    pub issues: Vec<Issue>,
}

/// A month in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// How many readers there were at its end, or are now.
    pub readers: u64,
    /// How many came in it.
    pub came: u64,
    /// How many left in it.
    pub went: u64,
}

/// An issue in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issue {
    /// Its number.
    pub number: u32,
    /// When it was published.
    pub published_at: Instant,
    /// How many readers' servers took it, and how many never will; none while that may still change.
    pub totals: Option<(u64, u64)>,
    /// How many readers left in the two weeks after it, and before the next.
    pub went: u64,
    /// How often its page in the archive was asked for.
    pub archive_reads: u64,
}

/// How a list fares.
pub async fn of(app: &App, list: &List) -> Result<Numbers, StoreError> {
    let now = app.now();
    let mut tx = app.snapshot().begin().await?;
    let readers = subscriptions::count_active(&mut tx, list.id).await?;
    let began = numbers::first_came(&mut tx, list.id).await?;
    let outcomes = numbers::outcomes(&mut tx, list.id, u32::MAX).await?;
    let firsts = firsts(list, began.unwrap_or(now), now);
    let month_ago = now.checked_sub_months(Months::new(1)).unwrap_or(now);
    let mut spans = spans(list, &firsts);
    spans.push((month_ago, now + TimeDelta::hours(1)));
    let mut next = None;
    for outcome in &outcomes {
        let end = outcome.published_at + AFTER;
        spans.push((outcome.published_at, next.map_or(end, |next| end.min(next))));
        next = Some(outcome.published_at);
    }
    let mut moved = numbers::turnover(&mut tx, list.id, &spans).await?;
    let after = moved.split_off(firsts.len() + 1);
    let lately = moved.pop().unwrap_or_default();
    let mut issues: Vec<_> = outcomes.iter().zip(&after).map(|(outcome, moved)| issue(outcome, *moved)).collect();
    issues.reverse();
    Ok(Numbers {
        readers: u64::try_from(readers).unwrap_or(0),
        since_a_month: began.filter(|began| *began < month_ago).map(|_| balance(lately)),
        months: months(&firsts, &moved, readers),
        issues,
    })
}

/// The first days of the months to tell of, and of none before `began`.
fn firsts(list: &List, began: Instant, now: Instant) -> Vec<NaiveDate> {
    let first = |moment| {
        let day = list.cadence.local(moment).date();
        day.with_day(1).unwrap_or(day)
    };
    let (oldest, newest) = (first(began), first(now));
    let back = |n| newest.checked_sub_months(Months::new(n)).filter(|month| *month >= oldest || n == 0);
    (0..MONTHS).rev().filter_map(back).collect()
}

/// From when up to when each month is, by the list's clock.
fn spans(list: &List, firsts: &[NaiveDate]) -> Vec<(Instant, Instant)> {
    let begins = |day: NaiveDate| cadence::moment(list.cadence.zone, day.and_time(NaiveTime::MIN));
    let next = |day: NaiveDate| day.checked_add_months(Months::new(1)).unwrap_or(day);
    firsts.iter().map(|day| (begins(*day), begins(next(*day)))).collect()
}

/// The months, counted back from how many readers there are now.
fn months(firsts: &[NaiveDate], moved: &[Turnover], readers: i64) -> Vec<Month> {
    let mut at_end = readers;
    let mut months = Vec::new();
    for (first, moved) in firsts.iter().zip(moved).rev() {
        let (came, went) = (u64::from(moved.came), u64::from(moved.went));
        months.push(Month { first: *first, readers: u64::try_from(at_end).unwrap_or(0), came, went });
        at_end -= balance(*moved);
    }
    months.reverse();
    months
}

fn balance(moved: Turnover) -> i64 {
    i64::from(moved.came) - i64::from(moved.went)
}

fn issue(outcome: &numbers::Outcome, moved: Turnover) -> Issue {
    Issue {
        number: outcome.number,
        published_at: outcome.published_at,
        totals: outcome.totals.map(|(accepted, refused)| (u64::from(accepted), u64::from(refused))),
        went: u64::from(moved.went),
        archive_reads: u64::from(outcome.archive_reads),
    }
}
