//! Old deliveries: those of an issue become sums, all others are deleted.

use uuid::Uuid;

use crate::{
    domain::{ids::IssueId, time::Instant},
    store::{
        StoreError, Tx,
        sql::{
            codec::micros,
            dispatch::{execute, fetch_optional},
        },
    },
};

/// An issue that went out, or was stopped, and whose messages all became final before `moment`; none if there is no other with
/// deliveries.
pub async fn due(tx: &mut Tx, moment: Instant) -> Result<Option<IssueId>, StoreError> {
    const SQL: &str = "SELECT i.id FROM issue i WHERE i.state IN ('sent', 'stopped') AND i.published_at < $1 \
                       AND EXISTS (SELECT 1 FROM delivery d WHERE d.cause = i.id) \
                       AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.cause = i.id \
                       AND (d.finished_at IS NULL OR d.finished_at >= $1)) ORDER BY i.published_at, i.id LIMIT 1";
    Ok(fetch_optional!(tx, (Uuid,), SQL, micros(moment))?.map(|(id,)| IssueId(id)))
}

/// Sums up to `most` deliveries of such an issue, and deletes them; returns their number. From then on the issue cannot be sent to
/// the rest, for nobody knows any more who has it.
pub async fn sum_up(tx: &mut Tx, issue: IssueId, most: u32) -> Result<u64, StoreError> {
    // The first statement locks the issue: nobody sends it to the rest meanwhile.
    const LOCK: &str = "UPDATE issue SET state = state WHERE id = $1 AND state IN ('sent', 'stopped')";
    const LAST: &str = "SELECT recipient FROM (SELECT recipient FROM delivery WHERE cause = $1 ORDER BY recipient LIMIT $2) AS block \
                        ORDER BY recipient DESC LIMIT 1";
    if execute!(tx, LOCK, issue.0)? == 0 {
        return Ok(0);
    }
    let Some((last,)) = fetch_optional!(tx, (Uuid,), LAST, issue.0, i64::from(most))? else { return Ok(0) };
    execute!(
        tx,
        "INSERT INTO delivery_sum (issue_id, kind, state, reply_code, reply_enhanced, messages, doubled) \
         SELECT cause, kind, state, COALESCE(reply_code, 0), COALESCE(reply_enhanced, ''), COUNT(*), \
         COUNT(CASE WHEN copies > 1 THEN 1 END) FROM delivery WHERE cause = $1 AND recipient <= $2 \
         GROUP BY cause, kind, state, COALESCE(reply_code, 0), COALESCE(reply_enhanced, '') \
         ON CONFLICT (issue_id, kind, state, reply_code, reply_enhanced) DO UPDATE SET \
         messages = delivery_sum.messages + excluded.messages, doubled = delivery_sum.doubled + excluded.doubled",
        issue.0,
        last,
    )?;
    execute!(tx, "DELETE FROM delivery WHERE cause = $1 AND recipient <= $2", issue.0, last)
}

/// Deletes the mail that is no issue's and became final before `moment`.
pub async fn delete_other(tx: &mut Tx, moment: Instant) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM delivery WHERE kind NOT IN ('issue', 'seed') AND finished_at < $1", micros(moment))?;
    Ok(())
}

/// Deletes confirmation mails that were withdrawn because nobody is there to get them: decoys, and those of who was erased.
pub async fn delete_decoys(tx: &mut Tx, now: Instant) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM delivery WHERE kind NOT IN ('issue', 'seed') AND finished_at <= $1 AND kind = 'confirmation' \
         AND state = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.id = delivery.recipient)",
        micros(now),
    )?;
    Ok(())
}

/// Deletes words about people who are no longer there: a server may have answered while they were being erased.
pub async fn delete_orphaned_words(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE delivery SET reply_text = NULL WHERE reply_text IS NOT NULL AND kind IN ('issue', 'confirmation', 'welcome') \
         AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.id = delivery.recipient)",
    )?;
    Ok(())
}
