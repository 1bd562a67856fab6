//! Readers as the desk sees them: in numbers, by exact address, and one by one with their history.
//!
//! Looking at one shows an address, and stands in the log. No opens or clicks are among what is kept: none are measured.

use crate::{
    app::{
        App,
        audit::history::{self, PastAct},
        audit::record,
    },
    domain::{
        audit::Act,
        ids::SubscriptionId,
        list::List,
        subscriber::{
            consent::Consent,
            subscription::{CONFIRMATION_EVERY, PENDING_FOR, Subscription},
            suppression::Reason,
        },
        text::address::EmailAddress,
        time::Instant,
    },
    store::{
        StoreError, audit, lists,
        subscribers::{
            self, Subscriber, numbers,
            subscriptions::{self, Membership},
            suppressions,
        },
    },
};

pub use crate::store::subscribers::numbers::{Counts, Mail};

/// What somebody agreed to, with the words that stood beside the button.
#[derive(Debug, Clone)]
pub struct Agreed {
    /// The consent.
    pub consent: Consent,
    /// The wording's text; none where the proof came from outside.
    pub words: Option<String>,
}

/// All that is kept about one person on one list.
#[derive(Debug, Clone)]
pub struct History {
    /// The person.
    pub person: Subscriber,
    /// The subscription.
    pub membership: Membership,
    /// What they agreed to, oldest first.
    pub agreed: Vec<Agreed>,
    /// What was mailed to them, oldest first.
    pub mails: Vec<Mail>,
    /// What was done with them at the desk, oldest first.
    pub deeds: Vec<PastAct>,
    /// Why they are never mailed again, and since when.
    pub suppressed: Option<(Reason, Instant)>,
}

impl History {
    /// From when on an editor may have them asked once more; none: they do not wait, or were asked once more already.
    #[must_use]
    pub fn may_be_asked_from(&self, now: Instant) -> Option<Instant> {
        let again = |deed: &PastAct| deed.act == Act::ReaderAskedAgain && now - deed.at <= PENDING_FOR;
        let may = self.membership.state.is_waiting(now) && !self.deeds.iter().any(again);
        may.then_some(self.membership.asked_at + CONFIRMATION_EVERY)
    }
}

/// How many readers a list has, by state.
pub async fn numbers(app: &App, list: &List) -> Result<Counts, StoreError> {
    numbers::count(&mut app.snapshot().begin().await?, list.id, app.now() - PENDING_FOR).await
}

/// The subscription of the person with exactly this address; none: nobody on this list has it.
pub async fn find(app: &App, list: &List, address: &EmailAddress) -> Result<Option<SubscriptionId>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let Some(person) = subscribers::by_address(&mut tx, address).await? else { return Ok(None) };
    Ok(subscriptions::of(&mut tx, list.id, person.id).await?.map(|membership| membership.id))
}

/// All that is kept about a reader of this list, which is noted as seen; none: the list has no such subscription.
pub async fn see(app: &App, list: &List, id: SubscriptionId) -> Result<Option<History>, StoreError> {
    let Some(history) = history(app, list, id).await? else { return Ok(None) };
    let mut tx = app.store().begin().await?;
    record::about_reader(app, &mut tx, list.id, id, Act::ReaderSeen).await?;
    tx.commit().await?;
    Ok(Some(history))
}

/// Where a subscription of this list stands, whoever has it.
pub async fn state(app: &App, list: &List, id: SubscriptionId) -> Result<Option<Subscription>, StoreError> {
    let membership = subscriptions::by_id(&mut app.snapshot().begin().await?, id).await?;
    Ok(membership.filter(|membership| membership.list == list.id).map(|membership| membership.state))
}

async fn history(app: &App, list: &List, id: SubscriptionId) -> Result<Option<History>, StoreError> {
    let mut tx = app.snapshot().begin().await?;
    let membership = subscriptions::by_id(&mut tx, id).await?.filter(|membership| membership.list == list.id);
    let Some(membership) = membership else { return Ok(None) };
    let Some(person) = subscribers::by_id(&mut tx, membership.subscriber).await? else { return Ok(None) };
    let mut agreed = Vec::new();
    for consent in subscriptions::consents(&mut tx, id).await? {
        let words = match consent.wording {
            Some(version) => lists::wording_of(&mut tx, list.id, version).await?,
            None => None,
        };
        agreed.push(Agreed { consent, words });
    }
    let log = audit::of_reader(&mut tx, list.id, id).await?;
    Ok(Some(History {
        agreed,
        mails: numbers::mails(&mut tx, list.id, id).await?,
        deeds: history::told(&mut tx, log).await?,
        suppressed: suppressions::since(&mut tx, &person.address).await?,
        person,
        membership,
    }))
}
