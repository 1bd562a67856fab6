//! Admitting a posted form: a pending subscription and a confirmation mail, in one transaction, or nothing.

use uuid::Uuid;

use crate::{
    app::{App, editors::sign_in},
    domain::{
        ids::{SubscriberId, SubscriptionId},
        mail::delivery::DeliveryKey,
        mail_kind::Mail,
        subscriber::{
            sign_up::SignUp,
            subscription::{CONFIRMATION_EVERY, Subscription},
        },
        text::address::EmailAddress,
        time::Instant,
        token::{Purpose, Token},
    },
    store::{
        StoreError, Tx,
        outbox::deliveries::{self, NewDelivery},
        subscribers::{
            self, Subscriber, sign_ups,
            subscriptions::{self, Membership},
            suppressions,
        },
    },
};

/// Takes up to `most` posted forms and acts on them; returns how many there were. Requests to sign in at the desk are
/// handled first.
///
/// # Errors
/// [`StoreError`]: nothing was taken.
pub async fn admit(app: &App, most: u32) -> Result<usize, StoreError> {
    // A failure to handle requests to sign in must not stop the visitors' forms.
    if let Err(error) = sign_in::admit(app, most).await {
        tracing::error!(%error, "those who asked to sign in could not be looked at; trying again");
    }
    // Reads without a lock first: an idle worker must not block writers.
    if !sign_ups::any(&mut app.snapshot().begin().await?).await? {
        return Ok(0);
    }
    let mut tx = app.store().begin().await?;
    let sign_ups = sign_ups::take(&mut tx, most).await?;
    for sign_up in &sign_ups {
        match act_on(app, &mut tx, sign_up).await {
            // One unreadable row does not stop the others.
            Err(error @ StoreError::Corrupt { .. }) => tracing::error!(%error, "a posted form cannot be acted on"),
            done => done?,
        }
    }
    tx.commit().await?;
    Ok(sign_ups.len())
}

/// Asks for a confirmation, unless the address is suppressed, subscribed already, or was asked a short while ago.
async fn act_on(app: &App, tx: &mut Tx, it: &SignUp) -> Result<(), StoreError> {
    let now = app.now();
    let known = subscribers::by_address(tx, &it.address).await?;
    if bar(tx, &it.address, known.as_ref(), now).await?.is_some() {
        return Ok(());
    }
    let membership = match &known {
        Some(person) => subscriptions::take_of(tx, it.list, person.id).await?,
        None => None,
    };
    let first = Ok(Subscription::Pending { asked_at: it.asked_at });
    let asked = membership.as_ref().map_or(first, |membership| membership.state.ask(it.asked_at));
    // A subscriber who receives the list already has nothing to ask for.
    let Ok(state) = asked else { return Ok(()) };
    let person = match known {
        Some(person) => {
            subscribers::note_asked(tx, person.id, now).await?;
            person.id
        }
        None => add_person(app, tx, it, now).await?,
    };
    let (id, before) = match membership {
        Some(membership) => (membership.id, membership.name),
        None => (SubscriptionId(app.ids().uuid()), None),
    };
    let pending = Membership {
        id,
        list: it.list,
        subscriber: person,
        name: it.name.clone().or(before),
        language: it.language,
        state,
        asked_at: it.asked_at,
        form: it.form,
        wording: Some(it.wording),
    };
    ask(app, tx, it.id.0, &pending).await
}

/// Reasons not to ask somebody for a confirmation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bar {
    /// The owner of the address does not want any mail.
    Suppressed,
    /// The subscriber was asked a short while ago.
    AskedJustNow,
}

/// The reason why no confirmation mail may go to this address, regardless of who asks for it.
pub(crate) async fn bar(
    tx: &mut Tx,
    address: &EmailAddress,
    known: Option<&Subscriber>,
    now: Instant,
) -> Result<Option<Bar>, StoreError> {
    // Lifted only when its owner confirms: anybody can post an address.
    if suppressions::of(tx, address).await?.is_some_and(|reason| !reason.lifted_by_own_sign_up()) {
        return Ok(Some(Bar::Suppressed));
    }
    let asked = known.and_then(|person| person.asked_at);
    Ok(asked.is_some_and(|asked| now - asked < CONFIRMATION_EVERY).then_some(Bar::AskedJustNow))
}

async fn add_person(app: &App, tx: &mut Tx, it: &SignUp, now: Instant) -> Result<SubscriberId, StoreError> {
    let id = SubscriberId(app.ids().uuid());
    let person = Subscriber { id, address: it.address.clone(), asked_at: Some(now) };
    subscribers::insert(tx, &person, now).await?;
    Ok(id)
}

/// Writes the pending subscription and queues the confirmation mail that `cause` asks for.
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
