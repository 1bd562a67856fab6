//! The store: every function of it, on both engines, and what two processes do to each other.

mod audit;
mod editors;
mod issues;
mod items;
mod lists;
mod outbox;
mod running;
mod subscribers;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta};
use rondbrief::{
    domain::{
        ids::{IdMaker, IssueId, SubscriberId, SubscriptionId, SystemIds},
        issue::{Issue, IssueState},
        list::List,
        mail::{
            delivery::Outcome,
            route::RouteName,
            settling::{Settled, UnknownPolicy, settle},
        },
        mail_kind::Mail,
        subscriber::{consent::ConsentForm, subscription::Subscription},
        text::{address::EmailAddress, language::Language},
        time::Instant,
    },
    store::{
        self, Store, StoreUrl, Tx,
        outbox::{
            Claim, Terms,
            outcomes::{Recorded, Report},
        },
        sql::vault::Vault,
        subscribers::{Subscriber, subscriptions::Membership},
    },
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::{
    app::{Engine, KEY, fresh_database},
    fixtures,
    raw::Raw,
};

/// A database with one list in it.
pub struct Ground {
    pub url: String,
    pub store: Store,
    pub list: List,
    _folder: TempDir,
}

/// The moment all of this happens at: 1 December 2026, 09:00 UTC.
pub fn now() -> Instant {
    DateTime::from_timestamp(1_796_115_600, 0).unwrap()
}

pub fn minutes(count: i64) -> Instant {
    now() + TimeDelta::minutes(count)
}

pub fn id() -> Uuid {
    SystemIds.uuid()
}

pub fn address(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

/// A test of some issue, to an editor: the simplest mail that needs no subscription.
pub fn test_mail() -> Mail {
    Mail::Test { to: address("redactie@example.org"), issue: IssueId(id()) }
}

/// Opens the database at `url` with the key `key`, as another process would.
pub async fn open(url: &str, key: &[u8; 32]) -> Result<Store, store::StoreError> {
    let url: StoreUrl = url.parse().unwrap();
    Store::open(&url, Arc::new(Vault::new(key, Arc::new(SystemIds)))).await
}

pub const ACTIVE: fn() -> Subscription = || Subscription::Active { confirmed_at: now() };
pub const PENDING: fn() -> Subscription = || Subscription::Pending { asked_at: now() };
pub const LEFT: fn() -> Subscription = || Subscription::Unsubscribed { left_at: now() };

/// Terms for a claim of `most` messages that are due at `at`.
pub fn terms(most: u32, at: Instant, until: Instant) -> Terms {
    Terms { lease: id(), most, now: at, until, skip_unknown: false }
}

/// Claims up to `most` messages that are due at `at`, lane by lane, as a worker does.
pub async fn claim_all(tx: &mut Tx, most: u32, at: Instant, until: Instant) -> Vec<Claim> {
    let mut claims = Vec::new();
    for lane in store::outbox::lanes(tx, at).await.unwrap() {
        let left = most - u32::try_from(claims.len()).unwrap();
        claims.extend(store::outbox::claim(tx, &lane, terms(left, at, until)).await.unwrap());
    }
    claims
}

/// A worker's report on a claim; a delivery that is not final is due again at `due_at`.
pub fn report(claim: &Claim, outcome: &Outcome, due_at: Instant) -> Report {
    let settled = settle(outcome, claim.history, UnknownPolicy::Again, now(), 0.0);
    Report {
        key: claim.key,
        lease: claim.lease,
        kind: claim.mail.kind(),
        issue: claim.mail.issue(),
        route: RouteName::usual(),
        settled: Settled { due_at, ..settled },
    }
}

/// Records one outcome.
pub async fn record(tx: &mut Tx, claim: &Claim, outcome: &Outcome, due_at: Instant) -> Recorded {
    store::outbox::outcomes::record(tx, &[report(claim, outcome, due_at)], now()).await.unwrap()
}

impl Ground {
    pub async fn new(engine: Engine) -> Self {
        let folder = TempDir::new().unwrap();
        let url = fresh_database(engine, &folder).await;
        let store = open(&url, &KEY).await.unwrap();
        let list = List { created_at: now(), ..fixtures::list(Language::Nl) };
        let ground = Self { url, store, list, _folder: folder };
        let mut tx = ground.tx().await;
        store::lists::insert(&mut tx, &ground.list, &SystemIds).await.unwrap();
        tx.commit().await.unwrap();
        ground
    }

    /// A transaction that writes.
    pub async fn tx(&self) -> Tx {
        self.store.begin().await.unwrap()
    }

    /// A transaction that reads.
    pub async fn look(&self) -> Tx {
        self.store.snapshot().begin().await.unwrap()
    }

    pub async fn raw(&self) -> Raw {
        Raw::open(&self.url).await
    }

    /// Somebody known by this address.
    pub async fn person(&self, text: &str) -> Subscriber {
        let person = Subscriber { id: SubscriberId(id()), address: address(text) };
        let mut tx = self.tx().await;
        store::subscribers::insert(&mut tx, &person, now()).await.unwrap();
        tx.commit().await.unwrap();
        person
    }

    /// Somebody new with a subscription to the list.
    pub async fn member(&self, text: &str, state: Subscription) -> Membership {
        let person = self.person(text).await;
        let membership = Membership {
            id: SubscriptionId(id()),
            list: self.list.id,
            subscriber: person.id,
            name: None,
            language: Language::Nl,
            state,
            asked_at: now(),
            form: ConsentForm::Page,
            wording: Some(1),
        };
        self.save(&membership).await;
        membership
    }

    pub async fn save(&self, membership: &Membership) {
        let mut tx = self.tx().await;
        store::subscribers::subscriptions::save(&mut tx, membership).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// An issue that is being sent to all readers of the list.
    pub async fn sending(&self) -> Issue {
        let issue = self.issue(IssueState::Scheduled { planned: None }).await;
        let sending = IssueState::Sending { published_at: now() };
        let mut tx = self.tx().await;
        store::issues::freeze(&mut tx, issue.id, &fixtures::contents()).await.unwrap();
        assert!(store::issues::change(&mut tx, issue.id, issue.state, sending).await.unwrap());
        store::outbox::deliveries::fan_out(&mut tx, self.list.id, issue.id, now()).await.unwrap();
        tx.commit().await.unwrap();
        Issue { state: sending, ..issue }
    }

    /// A composed issue of the list.
    pub async fn issue(&self, state: IssueState) -> Issue {
        let mut tx = self.tx().await;
        let number = store::issues::take_number(&mut tx, self.list.id).await.unwrap();
        let issue = Issue { id: IssueId(id()), number, state, composed_at: now() };
        store::issues::insert(&mut tx, self.list.id, &issue).await.unwrap();
        tx.commit().await.unwrap();
        issue
    }
}
