//! The link in a confirmation mail: looking, confirming, or reporting that the request was not one's own.

use crate::{
    app::App,
    domain::{
        list::List,
        mail::delivery::DeliveryKey,
        mail_kind::Mail,
        subscriber::{
            consent::Consent,
            subscription::{PENDING_FOR, Subscription},
            suppression::Reason,
        },
        text::language::Language,
        time::Instant,
        token::{Purpose, Token},
    },
    store::{
        StoreError, Tx, lists,
        outbox::deliveries::{self, NewDelivery},
        subscribers::{
            self, Subscriber, confirmations,
            subscriptions::{self, Membership},
            suppressions, wishes,
        },
    },
};

/// The facts that the pages behind the link show.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The list.
    pub list: List,
    /// The address, masked.
    pub masked: String,
    /// The language the visitor chose.
    pub language: Language,
    /// True if the subscription is confirmed.
    pub confirmed: bool,
}

/// The rows that a token belongs to.
struct Found {
    membership: Membership,
    person: Subscriber,
    list: List,
}

/// Reads what a confirmation link is about; `None` if it is unknown or has expired.
pub async fn look(app: &App, token: Token) -> Result<Option<Asked>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let membership = subscriptions::by_token(&mut tx, Purpose::Confirm, token).await?;
    Ok(whole(&mut tx, membership, app.now()).await?.map(asked))
}

/// Confirms a subscription, stores the consent and queues the welcome. Repeats change nothing and return the same.
pub async fn confirm(app: &App, token: Token) -> Result<Option<Asked>, StoreError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let Some(mut found) = take(&mut tx, token, now).await? else { return Ok(None) };
    let Ok(confirmed) = found.membership.state.confirm(now) else { return Ok(None) };
    if confirmed != found.membership.state {
        found.membership.state = confirmed;
        suppressions::lift_on(&mut tx, found.list.id, &found.person.address).await?;
        confirmations::settle(&mut tx, &found.person.address, found.list.id).await?;
        welcome(app, &mut tx, &found.membership, now).await?;
        tx.commit().await?;
        app.wake();
    }
    Ok(Some(asked(found)))
}

/// Refuses on behalf of the address's owner, who never asked: their data is erased, and no mail goes there again.
///
/// A subscriber who is active on any list leaves all lists and is kept as unsubscribed, because then there is a consent
/// to account for.
pub async fn refuse(app: &App, token: Token) -> Result<Option<Asked>, StoreError> {
    let now = app.now();
    let mut tx = app.store().begin().await?;
    let Some(found) = take(&mut tx, token, now).await? else { return Ok(None) };
    // This reason replaces any earlier one: from now on not even a sign-up by the address's owner is answered.
    suppressions::lift(&mut tx, &found.person.address).await?;
    suppressions::insert(&mut tx, &found.person.address, Reason::Refused, now).await?;
    wishes::delete(&mut tx, &found.person.address).await?;
    let memberships = subscriptions::of_person(&mut tx, found.person.id).await?;
    if memberships.iter().any(|membership| membership.state.receives_issues()) {
        for mut membership in memberships {
            membership.state = membership.state.leave(now);
            subscriptions::save(&mut tx, &membership).await?;
        }
    } else {
        subscribers::erase(&mut tx, found.person.id, now).await?;
    }
    tx.commit().await?;
    Ok(Some(asked(found)))
}

/// The rows that a token belongs to, locked until the transaction ends.
async fn take(tx: &mut Tx, token: Token, now: Instant) -> Result<Option<Found>, StoreError> {
    let membership = subscriptions::take_by_token(tx, Purpose::Confirm, token).await?;
    whole(tx, membership, now).await
}

/// A subscription that can still be confirmed, with its subscriber and list.
async fn whole(tx: &mut Tx, membership: Option<Membership>, now: Instant) -> Result<Option<Found>, StoreError> {
    let good = |it: &Membership| now - it.asked_at <= PENDING_FOR && it.state.confirm(now).is_ok();
    let Some(membership) = membership.filter(good) else { return Ok(None) };
    let person = subscribers::by_id(tx, membership.subscriber).await?;
    let list = lists::by_id(tx, membership.list).await?;
    Ok(person.zip(list).map(|(person, list)| Found { membership, person, list }))
}

async fn welcome(app: &App, tx: &mut Tx, it: &Membership, now: Instant) -> Result<(), StoreError> {
    let consent = Consent { wording: it.wording, proof: None, form: it.form, asked_at: it.asked_at, confirmed_at: now };
    let id = app.ids().uuid();
    subscriptions::save(tx, it).await?;
    subscriptions::add_consent(tx, id, it.id, &consent).await?;
    let delivery =
        NewDelivery { key: DeliveryKey { cause: id, recipient: it.id.0 }, list: it.list, mail: Mail::Welcome };
    deliveries::enqueue(tx, &delivery, now).await
}

fn asked(found: Found) -> Asked {
    Asked {
        list: found.list,
        masked: found.person.address.masked(),
        language: found.membership.language,
        confirmed: matches!(found.membership.state, Subscription::Active { .. }),
    }
}
