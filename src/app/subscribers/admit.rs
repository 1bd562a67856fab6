//! Admitting a posted form: a pending subscription and a confirmation mail, in one transaction, or nothing.

use uuid::Uuid;

use crate::{
    app::{
        App,
        editors::{sign_in, sign_in_codes},
        running::{decoy, drops},
    },
    domain::{
        ids::{SubscriberId, SubscriptionId},
        mail::delivery::DeliveryKey,
        mail_kind::Mail,
        subscriber::{
            limits::{self, Limit},
            sign_up::SignUp,
            subscription::Subscription,
        },
        text::address::EmailAddress,
        time::Instant,
        token::{Purpose, Token},
    },
    store::{
        StoreError, Tx,
        outbox::deliveries::{self, NewDelivery},
        subscribers::{
            self, Subscriber,
            confirmations::{self, Asked},
            sign_ups,
            subscriptions::{self, Membership},
            suppressions,
        },
    },
};

/// Takes up to `most` posted forms and acts on them; returns how many there were. Requests to sign in at the desk, and wrong
/// codes that were typed there, are handled first.
///
/// Each form costs the same: one message in the outbox, for the subscriber or for nobody. So what comes after a post
/// does not tell anybody who posts, and measures, whose address it was.
///
/// # Errors
/// [`StoreError`]: nothing was taken.
pub async fn admit(app: &App, most: u32) -> Result<usize, StoreError> {
    // A failure to handle requests to sign in must not stop the visitors' forms.
    if let Err(error) = sign_in::admit(app, most).await {
        tracing::error!(%error, "those who asked to sign in could not be looked at; trying again");
    }
    if let Err(error) = sign_in_codes::admit(app, most).await {
        tracing::error!(%error, "wrong codes to sign in could not be looked at; trying again");
    }
    // Reads without a lock first: an idle worker must not block writers.
    if !sign_ups::any(&mut app.snapshot().begin().await?).await? {
        return Ok(0);
    }
    let mut tx = app.store().begin().await?;
    let sign_ups = sign_ups::take(&mut tx, most).await?;
    let mut dropped = Vec::new();
    for sign_up in &sign_ups {
        match act_on(app, &mut tx, sign_up).await {
            Ok(limit) => dropped.extend(limit.map(|limit| (sign_up.list, limit))),
            // One unreadable row does not stop the others.
            Err(error @ StoreError::Corrupt { .. }) => tracing::error!(%error, "a posted form cannot be acted on"),
            Err(error) => return Err(error),
        }
    }
    tx.commit().await?;
    for (list, limit) in dropped {
        drops::note(app, Some(list), limit);
    }
    Ok(sign_ups.len())
}

/// Asks for a confirmation, unless a limit is reached, which it returns, or there is nothing to ask. The limits are looked at
/// first, and the form counts for them in any case: so they tell nothing about who is subscribed.
async fn act_on(app: &App, tx: &mut Tx, it: &SignUp) -> Result<Option<Limit>, StoreError> {
    let now = app.now();
    let asked = Asked { address: &it.address, list: it.list, asker: it.asker.as_ref() };
    let sent = confirmations::sent_since(tx, asked, now - limits::COUNTED_FOR).await?;
    if let Err(limit) = limits::check(&sent, now) {
        decoy::enqueue(app, tx, it.list).await?;
        return Ok(Some(limit));
    }
    confirmations::insert(tx, it.id.0, asked, now).await?;
    match pending(app, tx, it).await? {
        Some(pending) => ask(app, tx, it.id.0, &pending).await?,
        None => decoy::enqueue(app, tx, it.list).await?,
    }
    Ok(None)
}

/// The subscription that a posted form asks for; `None` if the address is suppressed, or subscribed already. A new subscriber is
/// written.
async fn pending(app: &App, tx: &mut Tx, it: &SignUp) -> Result<Option<Membership>, StoreError> {
    let now = app.now();
    let known = subscribers::by_address(tx, &it.address).await?;
    let is_suppressed = is_suppressed(tx, &it.address).await?;
    let membership = match &known {
        Some(person) => subscriptions::take_of(tx, it.list, person.id).await?,
        None => None,
    };
    let first = Ok(Subscription::Pending { asked_at: it.asked_at });
    let state = membership.as_ref().map_or(first, |membership| membership.state.ask(it.asked_at));
    // A subscriber who receives the list already has nothing to ask for.
    let (false, Ok(state)) = (is_suppressed, state) else { return Ok(None) };
    let person = match known {
        Some(person) => person.id,
        None => add_person(app, tx, it, now).await?,
    };
    let (id, before) = match membership {
        Some(membership) => (membership.id, membership.name),
        None => (SubscriptionId(app.ids().uuid()), None),
    };
    Ok(Some(Membership {
        id,
        list: it.list,
        subscriber: person,
        name: it.name.clone().or(before),
        language: it.language,
        state,
        asked_at: it.asked_at,
        form: it.form,
        wording: Some(it.wording),
    }))
}

/// True if the owner of the address does not want any mail, whoever asks for it. A suppression that its owner's own
/// sign-up lifts is lifted only when they confirm: anybody can post an address.
pub(crate) async fn is_suppressed(tx: &mut Tx, address: &EmailAddress) -> Result<bool, StoreError> {
    Ok(suppressions::of(tx, address).await?.is_some_and(|reason| !reason.lifted_by_own_sign_up()))
}

async fn add_person(app: &App, tx: &mut Tx, it: &SignUp, now: Instant) -> Result<SubscriberId, StoreError> {
    let id = SubscriberId(app.ids().uuid());
    let person = Subscriber { id, address: it.address.clone() };
    subscribers::insert(tx, &person, now).await?;
    Ok(id)
}

/// Writes the pending subscription, and queues the confirmation mail that `cause` asks for.
pub(crate) async fn ask(app: &App, tx: &mut Tx, cause: Uuid, pending: &Membership) -> Result<(), StoreError> {
    subscriptions::save(tx, pending).await?;
    let token = Token::new(app.ids().secret());
    subscriptions::set_confirm_hash(tx, pending.id, token.hash(Purpose::Confirm)).await?;
    let delivery = NewDelivery {
        key: DeliveryKey { cause, recipient: pending.id.0 },
        list: pending.list,
        mail: Mail::Confirmation { token },
    };
    deliveries::enqueue(tx, &delivery, app.now()).await
}
