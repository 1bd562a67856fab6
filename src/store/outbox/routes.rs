//! Routes: how each fares as its workers told last, and how much it was used, so that quotas outlive a restart.

use sqlx::FromRow;

use crate::{
    domain::{
        mail::route::{Condition, Rates, RouteName},
        time::Instant,
    },
    store::{
        StoreError, Tx,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

/// How many messages a route may take at `now`; none: as many as one likes. Who asks comes before others of this route, to
/// the end of the transaction.
pub async fn allowance(tx: &mut Tx, route: &RouteName, rates: &Rates, now: Instant) -> Result<Option<u32>, StoreError> {
    if rates.limits().next().is_some() {
        touch(tx, route, now).await?;
    }
    left(tx, route, rates, now).await
}

/// The same for somebody who only wants to know.
pub async fn left(tx: &mut Tx, route: &RouteName, rates: &Rates, now: Instant) -> Result<Option<u32>, StoreError> {
    let mut allowed = None;
    for (seconds, most) in rates.limits() {
        let used = fetch_optional!(
            tx,
            (i64,),
            "SELECT CAST(COALESCE(SUM(used), 0) AS BIGINT) FROM route_use WHERE route = $1 AND second > $2",
            route.as_str(),
            now.timestamp() - seconds,
        )?;
        let used = used.map_or(0, |(used,)| used.max(0));
        let left = u32::try_from(i64::from(most) - used).unwrap_or(0);
        allowed = Some(allowed.map_or(left, |allowed: u32| allowed.min(left)));
    }
    Ok(allowed)
}

/// Notes that `count` messages were claimed for a route; fewer than none when some were given back untried.
pub async fn note_use(tx: &mut Tx, route: &RouteName, count: i64, now: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO route_use (route, second, used) VALUES ($1, $2, $3) \
         ON CONFLICT (route, second) DO UPDATE SET used = route_use.used + excluded.used",
        route.as_str(),
        now.timestamp(),
        count,
    )?;
    Ok(())
}

/// Forgets what was used before `moment`; no quota looks back longer than a day.
pub async fn forget_use_before(tx: &mut Tx, moment: Instant) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM route_use WHERE second < $1", moment.timestamp())
}

/// Notes how a route fares.
pub async fn tell(tx: &mut Tx, route: &RouteName, condition: &Condition, now: Instant) -> Result<(), StoreError> {
    touch(tx, route, now).await?;
    execute!(
        tx,
        "UPDATE route SET connections = $2, reason = $3, closed_until = $4, changed_at = $5 WHERE name = $1",
        route.as_str(),
        i64::from(condition.connections),
        condition.reason.as_deref(),
        condition.closed_until.map(micros),
        micros(now),
    )?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    connections: i64,
    reason: Option<String>,
    closed_until: Option<i64>,
}

/// How a route fares, if a worker ever told.
pub async fn condition(tx: &mut Tx, route: &RouteName) -> Result<Option<Condition>, StoreError> {
    const SQL: &str = "SELECT connections, reason, closed_until FROM route WHERE name = $1 AND connections > 0";
    let place = Place { table: "route", row: route };
    let read = |row: Row| {
        Ok(Condition {
            connections: place.count("connections", row.connections)?,
            reason: row.reason,
            closed_until: place.moment_if("closed_until", row.closed_until)?,
        })
    };
    fetch_optional!(tx, Row, SQL, route.as_str())?.map(read).transpose()
}

/// How many messages each route took since `moment`.
pub async fn used_since(tx: &mut Tx, moment: Instant) -> Result<Vec<(RouteName, i64)>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String, i64),
        "SELECT route, CAST(SUM(used) AS BIGINT) FROM route_use WHERE second > $1 GROUP BY route ORDER BY route",
        moment.timestamp(),
    )?;
    let place = Place { table: "route_use", row: &"" };
    rows.into_iter().map(|(route, used)| Ok((place.parse("route", &route)?, used))).collect()
}

/// Makes a route's row where there is none, and locks it; one that no worker told about has no connections.
async fn touch(tx: &mut Tx, route: &RouteName, now: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO route (name, connections, changed_at) VALUES ($1, 0, $2) \
         ON CONFLICT (name) DO UPDATE SET changed_at = route.changed_at",
        route.as_str(),
        micros(now),
    )?;
    Ok(())
}
