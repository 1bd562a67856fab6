//! How many posts the limits stopped, by list, limit and day. A request to sign in belongs to no list.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::{
    domain::{ids::ListId, subscriber::limits::Limit, time::Instant},
    store::{
        StoreError, Tx,
        sql::{
            codec::Place,
            dispatch::{execute, fetch_all, fetch_optional},
        },
    },
};

/// The number of dropped posts, by limit.
pub type Drops = BTreeMap<Limit, u64>;

/// Adds to the posts that a limit stopped on the day of `now`.
pub async fn add(
    tx: &mut Tx,
    list: Option<ListId>,
    reached: Limit,
    count: u64,
    now: Instant,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO dropped_post (list_id, reached, day, count) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (list_id, reached, day) DO UPDATE SET count = dropped_post.count + excluded.count",
        list.map_or(Uuid::nil(), |list| list.0),
        reached.word(),
        day(now),
        i64::try_from(count).unwrap_or(i64::MAX),
    )?;
    Ok(())
}

/// All dropped posts, since the day of `moment`.
pub async fn since(tx: &mut Tx, moment: Instant) -> Result<Drops, StoreError> {
    const SQL: &str = "SELECT reached, CAST(SUM(count) AS BIGINT) FROM dropped_post WHERE day >= $1 GROUP BY reached";
    let place = Place { table: "dropped_post", row: &"all" };
    let read = |(reached, count): (String, i64)| {
        Ok((place.word("reached", &reached, &Limit::ALL, Limit::word)?, count.unsigned_abs()))
    };
    fetch_all!(tx, (String, i64), SQL, day(moment))?.into_iter().map(read).collect()
}

/// The posts for one list that limits dropped without a look at the address, since the day of `moment`.
pub async fn of_list(tx: &mut Tx, list: ListId, moment: Instant) -> Result<u64, StoreError> {
    const SQL: &str = "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM dropped_post \
                       WHERE list_id = $1 AND day >= $2 AND reached IN ($3, $4)";
    let (network, total) = (Limit::Network.word(), Limit::Total.word());
    Ok(fetch_optional!(tx, (i64,), SQL, list.0, day(moment), network, total)?
        .map_or(0, |(count,)| count.unsigned_abs()))
}

/// The number of the day, in UTC.
fn day(moment: Instant) -> i64 {
    moment.timestamp().div_euclid(86_400)
}
