//! Subscriptions and the consents behind them.

use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    domain::{
        ids::{ListId, SubscriberId, SubscriptionId},
        subscriber::{
            consent::{Consent, ConsentForm},
            subscription::Subscription,
        },
        text::{language::Language, short_text::ShortText},
        time::Instant,
        token::{Purpose, Token, TokenHash},
    },
    store::{
        StoreError, Tx, audit,
        lists::numbers,
        running::change_counter,
        sql::{
            codec::{Place, micros},
            dispatch::{execute, fetch_all, fetch_optional},
            vault::Sealed,
        },
        subscribers::departures,
    },
};

pub(in crate::store) const NAME: Sealed = Sealed("subscription", "name");
pub(super) const PROOF: Sealed = Sealed("consent", "proof");

/// One subscriber on one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its id, which deliveries are addressed to.
    pub id: SubscriptionId,
    /// The list.
    pub list: ListId,
    /// The subscriber.
    pub subscriber: SubscriberId,
    /// The name given with it, if one was.
    pub name: Option<ShortText>,
    /// The language of the mail around the list's contents.
    pub language: Language,
    /// Its state.
    pub state: Subscription,
    /// The moment it was last asked for.
    pub asked_at: Instant,
    /// The form by which it was last asked for.
    pub form: ConsentForm,
    /// The version of the wording that was shown there.
    pub wording: Option<u32>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    list_id: Uuid,
    subscriber_id: Uuid,
    name: Option<Vec<u8>>,
    language: String,
    state: String,
    asked_at: i64,
    confirmed_at: Option<i64>,
    left_at: Option<i64>,
    form: String,
    wording: Option<i64>,
}

/// The columns of [`Row`].
macro_rules! columns {
    () => {
        "id, list_id, subscriber_id, name, language, state, asked_at, confirmed_at, left_at, form, wording"
    };
}

/// One person's subscription to one list.
pub async fn of(tx: &mut Tx, list: ListId, person: SubscriberId) -> Result<Option<Membership>, StoreError> {
    const SQL: &str = concat!("SELECT ", columns!(), " FROM subscription WHERE list_id = $1 AND subscriber_id = $2");
    fetch_optional!(tx, Row, SQL, list.0, person.0)?.map(|row| read(tx, &row)).transpose()
}

/// The subscription with this id.
pub async fn by_id(tx: &mut Tx, id: SubscriptionId) -> Result<Option<Membership>, StoreError> {
    const SQL: &str = concat!("SELECT ", columns!(), " FROM subscription WHERE id = $1");
    fetch_optional!(tx, Row, SQL, id.0)?.map(|row| read(tx, &row)).transpose()
}

/// The subscription whose newest confirmation mail ([`Purpose::Confirm`]), or whose link to leave, carries this token.
/// The hash of a token for any other purpose matches none.
pub async fn by_token(tx: &mut Tx, purpose: Purpose, token: Token) -> Result<Option<Membership>, StoreError> {
    let sql = if purpose == Purpose::Confirm {
        concat!("SELECT ", columns!(), " FROM subscription WHERE confirm_hash = $1")
    } else {
        concat!("SELECT ", columns!(), " FROM subscription WHERE leave_hash = $1")
    };
    fetch_optional!(tx, Row, sql, token.hash(purpose).to_vec())?.map(|row| read(tx, &row)).transpose()
}

/// The same, locked for a change: no other transaction can change it until this one ends.
pub async fn take_by_token(tx: &mut Tx, purpose: Purpose, token: Token) -> Result<Option<Membership>, StoreError> {
    let sql = if purpose == Purpose::Confirm {
        concat!("UPDATE subscription SET state = state WHERE confirm_hash = $1 RETURNING ", columns!())
    } else {
        concat!("UPDATE subscription SET state = state WHERE leave_hash = $1 RETURNING ", columns!())
    };
    fetch_optional!(tx, Row, sql, token.hash(purpose).to_vec())?.map(|row| read(tx, &row)).transpose()
}

/// The subscription of one subscriber to one list, locked until the transaction ends.
pub async fn take_of(tx: &mut Tx, list: ListId, person: SubscriberId) -> Result<Option<Membership>, StoreError> {
    const SQL: &str = concat!(
        "UPDATE subscription SET state = state WHERE list_id = $1 AND subscriber_id = $2 RETURNING ",
        columns!()
    );
    fetch_optional!(tx, Row, SQL, list.0, person.0)?.map(|row| read(tx, &row)).transpose()
}

/// A list's subscription with this id, locked until the transaction ends.
pub async fn take(tx: &mut Tx, list: ListId, id: SubscriptionId) -> Result<Option<Membership>, StoreError> {
    const SQL: &str =
        concat!("UPDATE subscription SET state = state WHERE list_id = $1 AND id = $2 RETURNING ", columns!());
    fetch_optional!(tx, Row, SQL, list.0, id.0)?.map(|row| read(tx, &row)).transpose()
}

/// True if the subscriber left and has not confirmed anew, even if the subscription was asked for again.
pub async fn was_left(tx: &mut Tx, id: SubscriptionId) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM subscription WHERE id = $1 AND left_at IS NOT NULL";
    Ok(fetch_optional!(tx, (i32,), SQL, id.0)?.is_some())
}

/// All subscriptions of one subscriber.
pub async fn of_person(tx: &mut Tx, person: SubscriberId) -> Result<Vec<Membership>, StoreError> {
    const SQL: &str = concat!("SELECT ", columns!(), " FROM subscription WHERE subscriber_id = $1 ORDER BY id");
    fetch_all!(tx, Row, SQL, person.0)?.into_iter().map(|row| read(tx, &row)).collect()
}

/// Writes a subscription, new or changed. One that is asked for again keeps the moment it was left, until it is
/// confirmed.
pub async fn save(tx: &mut Tx, it: &Membership) -> Result<(), StoreError> {
    let (confirmed_at, left_at) = match it.state {
        Subscription::Pending { .. } => (None, None),
        Subscription::Active { confirmed_at } => (Some(confirmed_at), None),
        Subscription::Unsubscribed { left_at } => (None, Some(left_at)),
    };
    if let Some(at) = confirmed_at {
        numbers::count_came(tx, it.list, it.id, at).await?;
    }
    if let Some(at) = left_at {
        numbers::count_went(tx, it.id, at).await?;
        if is_active(tx, it.id).await? {
            audit::add_consent(tx, (it.list, it.id), None, at).await?;
        }
    }
    let leave_hash = tx.vault.leave_token(it.id).hash(Purpose::Leave).to_vec();
    let name = it.name.as_ref().map(|name| tx.vault.seal(NAME, it.id.0, name.as_str().as_bytes())).transpose()?;
    execute!(
        tx,
        "INSERT INTO subscription (id, list_id, subscriber_id, language, state, asked_at, confirmed_at, left_at, \
         leave_hash, form, wording, name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         ON CONFLICT (id) DO UPDATE SET language = excluded.language, state = excluded.state, \
         asked_at = excluded.asked_at, confirmed_at = excluded.confirmed_at, \
         left_at = CASE WHEN excluded.state = 'pending' THEN subscription.left_at ELSE excluded.left_at END, \
         form = excluded.form, wording = excluded.wording, name = excluded.name",
        it.id.0,
        it.list.0,
        it.subscriber.0,
        it.language.tag(),
        it.state.word(),
        micros(it.asked_at),
        confirmed_at.map(micros),
        left_at.map(micros),
        leave_hash,
        it.form.word(),
        it.wording.map(i64::from),
        name,
    )?;
    if let Subscription::Unsubscribed { left_at } = it.state {
        departures::note_left(tx, it.list, it.subscriber, left_at).await?;
        change_counter::raise(tx).await?;
    }
    Ok(())
}

async fn is_active(tx: &mut Tx, id: SubscriptionId) -> Result<bool, StoreError> {
    const SQL: &str = "SELECT 1 FROM subscription WHERE id = $1 AND state = 'active'";
    Ok(fetch_optional!(tx, (i32,), SQL, id.0)?.is_some())
}

/// Stores the hash of the token in the newest confirmation mail; the tokens of earlier ones are worthless from then on.
pub async fn set_confirm_hash(tx: &mut Tx, id: SubscriptionId, hash: TokenHash) -> Result<(), StoreError> {
    execute!(tx, "UPDATE subscription SET confirm_hash = $2 WHERE id = $1", id.0, hash.to_vec())?;
    Ok(())
}

/// Adds a consent to a subscription. One that was given by a form stands in the audit log as well; the others stand there as the
/// editor's act.
pub async fn add_consent(tx: &mut Tx, id: Uuid, of: SubscriptionId, consent: &Consent) -> Result<(), StoreError> {
    let proof = consent.proof.as_deref().map(|proof| tx.vault.seal(PROOF, id, proof.as_bytes())).transpose()?;
    execute!(
        tx,
        "INSERT INTO consent (id, subscription_id, wording, proof, form, asked_at, confirmed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        of.0,
        consent.wording.map(i64::from),
        proof,
        consent.form.word(),
        micros(consent.asked_at),
        micros(consent.confirmed_at),
    )?;
    if consent.proof.is_none() {
        log_given(tx, of, consent).await?;
    }
    Ok(())
}

async fn log_given(tx: &mut Tx, of: SubscriptionId, consent: &Consent) -> Result<(), StoreError> {
    const SQL: &str = "SELECT s.list_id, w.text FROM subscription s \
                       LEFT JOIN wording w ON w.list_id = s.list_id AND w.version = $2 WHERE s.id = $1";
    let found = fetch_optional!(tx, (Uuid, Option<String>), SQL, of.0, consent.wording.map(i64::from))?;
    let Some((list, words)) = found else { return Ok(()) };
    let given = audit::Given { form: consent.form, wording: consent.wording, words: words.as_deref() };
    audit::add_consent(tx, (ListId(list), of), Some(given), consent.confirmed_at).await
}

/// The consents of one subscription, oldest first.
pub async fn consents(tx: &mut Tx, of: SubscriptionId) -> Result<Vec<Consent>, StoreError> {
    type Found = (Uuid, Option<i64>, Option<Vec<u8>>, String, i64, i64);
    let rows = fetch_all!(
        tx,
        Found,
        "SELECT id, wording, proof, form, asked_at, confirmed_at FROM consent WHERE subscription_id = $1 \
         ORDER BY confirmed_at, id",
        of.0,
    )?;
    let place = Place { table: "consent", row: &of };
    let read = |(id, wording, proof, form, asked_at, confirmed_at): Found| {
        Ok(Consent {
            wording: wording.map(|version| place.count("wording", version)).transpose()?,
            proof: proof.map(|sealed| tx.vault.open_text(PROOF, id, &sealed)).transpose()?,
            form: place.word("form", &form, &ConsentForm::ALL, ConsentForm::word)?,
            asked_at: place.moment("asked_at", asked_at)?,
            confirmed_at: place.moment("confirmed_at", confirmed_at)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Deletes the pending subscriptions asked for before `moment`; returns their number.
///
/// One that its subscriber left before it was asked for again becomes unsubscribed instead: no import may subscribe
/// them again.
pub async fn delete_pending_before(tx: &mut Tx, moment: Instant) -> Result<u64, StoreError> {
    execute!(
        tx,
        "UPDATE subscription SET state = 'unsubscribed' \
         WHERE state = 'pending' AND asked_at < $1 AND left_at IS NOT NULL",
        micros(moment),
    )?;
    execute!(
        tx,
        "DELETE FROM consent WHERE subscription_id IN \
         (SELECT id FROM subscription WHERE state = 'pending' AND asked_at < $1)",
        micros(moment),
    )?;
    execute!(tx, "DELETE FROM subscription WHERE state = 'pending' AND asked_at < $1", micros(moment))
}

/// The number of active subscriptions of a list.
pub async fn count_active(tx: &mut Tx, list: ListId) -> Result<i64, StoreError> {
    const SQL: &str = "SELECT COUNT(*) FROM subscription WHERE list_id = $1 AND state = 'active'";
    Ok(fetch_optional!(tx, (i64,), SQL, list.0)?.map_or(0, |(count,)| count))
}

fn read(tx: &Tx, row: &Row) -> Result<Membership, StoreError> {
    let place = Place { table: "subscription", row: &row.id };
    let state = match row.state.as_str() {
        "pending" => Subscription::Pending { asked_at: place.moment("asked_at", row.asked_at)? },
        "active" => Subscription::Active { confirmed_at: place.moment_of("confirmed_at", row.confirmed_at)? },
        "unsubscribed" => Subscription::Unsubscribed { left_at: place.moment_of("left_at", row.left_at)? },
        _ => return Err(place.corrupt("state")),
    };
    let name = row.name.as_ref().map(|sealed| tx.vault.open_text(NAME, row.id, sealed)).transpose()?;
    Ok(Membership {
        id: SubscriptionId(row.id),
        list: ListId(row.list_id),
        subscriber: SubscriberId(row.subscriber_id),
        name: name.map(|name| place.parse("name", &name)).transpose()?,
        language: place.parse("language", &row.language)?,
        state,
        asked_at: place.moment("asked_at", row.asked_at)?,
        form: place.word("form", &row.form, &ConsentForm::ALL, ConsentForm::word)?,
        wording: row.wording.map(|version| place.count("wording", version)).transpose()?,
    })
}
