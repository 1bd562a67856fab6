//! The dispatcher: one route at work, with its queue, its throttle and everything that its senders share.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::{sync::watch, time::Instant};
use tracing::{Instrument, Span, debug_span};
use uuid::Uuid;

use super::{
    change_counter::ChangeCounter,
    domains::Domains,
    journal::Journal,
    queue::{Gate, Queue, Waiting},
    recorder::Recorder,
    throttle::Throttle,
};
use crate::{
    app::{
        App,
        delivery::{
            deliver::{self, Channel, Clearance, Parcel, Report, Route, Trouble},
            letters::Writer,
        },
        issues::letter::LetterError,
    },
    domain::{
        mail::{
            delivery::{DeliveryKey, Outcome},
            replies::{self, Concern, Stage},
            reply::{Reply, Verdict},
            route::{Condition, Limits, RouteName},
            settling::UnknownPolicy,
        },
        time::Instant as Moment,
    },
};

/// The number of messages of the queue that are checked again together.
const LOOK_AHEAD: usize = 64;

/// The state that all dispatchers of a process share.
pub(super) struct Shared {
    pub app: App,
    pub writer: Writer,
    pub recorder: Recorder,
    pub journal: Arc<Journal>,
    pub change_counter: ChangeCounter,
    pub domains: Arc<Domains>,
    pub stop: watch::Receiver<bool>,
}

/// One route at work.
pub(super) struct Dispatcher {
    pub shared: Arc<Shared>,
    pub name: RouteName,
    pub queue: Queue,
    pub throttle: Throttle,
    pub limits: Limits,
    route: Route,
}

/// A message that is built and may be sent.
pub(super) struct Loaded {
    /// The span of this attempt in the log; it names no address.
    pub span: Span,
    pub waiting: Waiting,
    pub parcel: Parcel,
    pub unknown: UnknownPolicy,
}

impl Dispatcher {
    /// A dispatcher for one route.
    pub(super) fn new(shared: Arc<Shared>, name: &RouteName, route: &Route, limits: &Limits) -> Self {
        let throttle = Throttle::new(limits.connections as usize);
        let (name, route, limits) = (name.clone(), route.clone(), limits.clone());
        Self { shared, name, queue: Queue::default(), throttle, limits, route }
    }

    /// Opens a connection to the server.
    pub(super) async fn open(&self) -> Result<Channel, Trouble> {
        self.route.open().await
    }

    /// The gate that messages pass on their way out of the queue.
    pub(super) fn gate(&self) -> Gate<'_> {
        Gate { domains: &self.shared.domains, app: &self.shared.app }
    }

    /// Ends the queue: no more messages come.
    pub(super) fn end(&self) {
        self.queue.close();
        self.throttle.let_all();
    }

    /// True once the loop was told to stop.
    pub(super) fn is_stopping(&self) -> bool {
        *self.shared.stop.borrow()
    }

    /// True while the route is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.throttle.is_closed(self.shared.app.now())
    }

    /// Checks a message for the last time before anything of it is sent; one that may not be sent is settled here.
    pub(super) async fn may_go(&self, waiting: Waiting) -> Option<Waiting> {
        let now = self.shared.change_counter.now(&self.shared.app).await;
        let waiting = if waiting.seen == now { waiting } else { self.look_again(waiting, now).await? };
        if self.queue.is_good(waiting.claim.lease) {
            return Some(waiting);
        }
        tracing::warn!("a lease ran out before its message was sent; whoever claims it next sends it");
        self.queue.settle(waiting.claim.lease);
        None
    }

    /// Checks a message in the database, together with those behind it whose last check is out of date as well.
    async fn look_again(&self, waiting: Waiting, now: i64) -> Option<Waiting> {
        let mut stale = vec![waiting];
        stale.extend(self.queue.take_stale(LOOK_AHEAD, now));
        let claims: Vec<_> = stale.iter().map(|waiting| &waiting.claim).collect();
        let looked = deliver::look(&self.shared.app, &claims).await;
        let permissions = match looked {
            Ok(permissions) => permissions,
            Err(error) => {
                tracing::error!(%error, "messages could not be looked at; they are due again when their leases end");
                for waiting in &stale {
                    self.queue.settle(waiting.claim.lease);
                }
                return None;
            }
        };
        let (mut first, mut rest) = (None, Vec::new());
        for (index, (mut waiting, permission)) in stale.into_iter().zip(permissions).enumerate() {
            waiting.seen = now;
            match permission {
                Clearance::Go if index == 0 => first = Some(waiting),
                Clearance::Go => rest.push(waiting),
                Clearance::Withdrawn => self.settle(&waiting, &Outcome::Withdrawn).await,
                Clearance::Held => self.give_back(&waiting).await,
                Clearance::LeaseLost => self.queue.settle(waiting.claim.lease),
            }
        }
        self.queue.put_all_back(rest);
        first
    }

    /// Builds a message; one that cannot be built is settled here.
    pub(super) async fn load(&self, waiting: Waiting) -> Option<Loaded> {
        let (app, writer) = (&self.shared.app, &self.shared.writer);
        let (claim, route) = (&waiting.claim, &self.name);
        let span = debug_span!("attempt", %route, kind = claim.mail.kind().word(), cause = %claim.key.cause, recipient = %claim.key.recipient);
        let built = async {
            let parcel = writer.write(app, &waiting.claim).await?;
            Ok((parcel, writer.unknown_policy(app, &waiting.claim).await?))
        };
        match built.instrument(span.clone()).await {
            Ok((parcel, unknown)) => return Some(Loaded { span, waiting, parcel, unknown }),
            Err(LetterError::Gone) => self.settle(&waiting, &Outcome::Withdrawn).await,
            Err(LetterError::Store(error)) => {
                tracing::error!(%error, "a message was not built; it is due again when its lease ends");
                self.queue.settle(waiting.claim.lease);
            }
            Err(error) => {
                tracing::error!(kind = waiting.claim.mail.kind().word(), %error, "a message cannot be built");
                self.settle(&waiting, &Outcome::NoContact(error.to_string())).await;
            }
        }
        None
    }

    /// The report of an attempt.
    pub(super) fn report(&self, waiting: &Waiting, outcome: &Outcome, unknown: UnknownPolicy) -> Report {
        deliver::report(&self.shared.app, &waiting.claim, &self.name, outcome, unknown)
    }

    /// Settles a message that was never sent.
    pub(super) async fn settle(&self, waiting: &Waiting, outcome: &Outcome) {
        self.settle_as(waiting, self.report(waiting, outcome, UnknownPolicy::Again)).await;
    }

    /// Gives back a message for which no connection could be opened. A message that may have been handed over already waits for
    /// this route, and not for another. If the route `goes_on`, the reason is none of the message's.
    pub(super) async fn turn_away(&self, waiting: &Waiting, trouble: Trouble, goes_on: bool) {
        if goes_on {
            return self.give_back(waiting).await;
        }
        let outcome = trouble.reply.map_or(Outcome::NoContact(trouble.words), Outcome::PutOff);
        let report = self.report(waiting, &outcome, UnknownPolicy::Again);
        if waiting.claim.history.is_unknown {
            return self.settle_as(waiting, report).await;
        }
        if let Err(error) = deliver::turn_away(&self.shared.app, &report).await {
            tracing::error!(%error, "a message was not given back; it is due again when its lease ends");
        }
        self.queue.settle(waiting.claim.lease);
    }

    /// Settles a message as this report says.
    pub(super) async fn settle_as(&self, waiting: &Waiting, report: Report) {
        tracing::debug!(state = report.settled.state.word(), code = report.settled.code, "settled");
        let noted = self.shared.journal.settled(report);
        self.shared.recorder.record(noted).await;
        self.queue.settle(waiting.claim.lease);
    }

    /// Gives a message back to the database, due at once.
    pub(super) async fn give_back(&self, waiting: &Waiting) {
        self.give_back_until(waiting, self.shared.app.now()).await;
    }

    /// Gives a message back to the database, due at `due_at`.
    pub(super) async fn give_back_until(&self, waiting: &Waiting, due_at: Moment) {
        self.release(&[(waiting.claim.key, waiting.claim.lease)], due_at).await;
    }

    /// Gives back all waiting messages.
    pub(super) async fn give_all_back(&self) {
        self.release(&self.queue.drain(), self.shared.app.now()).await;
    }

    async fn release(&self, keys: &[(DeliveryKey, Uuid)], due_at: Moment) {
        if let Err(error) = deliver::release(&self.shared.app, &self.name, keys, due_at).await {
            tracing::error!(%error, "messages were not given back; they are due again when their leases end");
        }
        for (_, lease) in keys {
            self.queue.settle(*lease);
        }
    }

    /// Gives the route a rest because of what its server said; the waiting messages go back, so that another route may take
    /// them. The reason is told by its codes, for the words may name a recipient.
    pub(super) async fn rests(&self, reply: &Reply, concern: Concern) {
        let app = &self.shared.app;
        if let Some(condition) = self.throttle.rests(reply, concern, app.now(), app.ids().jitter()) {
            self.tell(condition).await;
        }
        self.give_all_back().await;
    }

    /// Notes that the server let no connection of sender number `index` in. While others are open, it means that there
    /// may be fewer, and returns true; else the route is closed, and the waiting messages go back.
    pub(super) async fn is_shut(&self, index: usize, trouble: &Trouble) -> bool {
        let reply = trouble.reply.as_ref();
        if reply.is_some_and(|reply| reply.verdict() == Verdict::Deferred)
            && let Some(condition) = self.throttle.fewer(index, &trouble.codes)
        {
            self.tell(condition).await;
            return true;
        }
        let quota = reply.map(|reply| (reply, replies::concern(Stage::Opening, reply)));
        if let Some((reply, concern @ Concern::Quota(_))) = quota {
            self.rests(reply, concern).await;
        } else {
            self.fails(&trouble.codes).await;
        }
        false
    }

    /// Notes that the message which was to find out whether the route can be used got no answer.
    pub(super) async fn fails(&self, words: &str) {
        let app = &self.shared.app;
        if let Some(condition) = self.throttle.is_down(words, app.now(), app.ids().jitter()) {
            self.tell(condition).await;
        }
        self.give_all_back().await;
    }

    /// Notes that the server answered a message, and not about the route.
    pub(super) async fn answered(&self, is_accepted: bool) {
        let now = self.shared.app.now();
        let changed = if is_accepted { self.throttle.took(now) } else { self.throttle.answered(now) };
        if let Some(condition) = changed {
            self.tell(condition).await;
        }
    }

    /// Reports a change of the route's condition, in the log and in the database.
    async fn tell(&self, condition: Condition) {
        let (route, connections) = (&self.name, condition.connections);
        let reason = condition.reason.as_deref().unwrap_or("");
        if condition.closed_until.is_some_and(|until| until > self.shared.app.now()) {
            tracing::warn!(%route, reason, "the route rests for a while");
        } else {
            tracing::info!(%route, connections, reason, "the route is open");
        }
        self.shared.recorder.tell(self.name.clone(), condition).await;
    }

    /// Renews the leases of the messages that this dispatcher holds.
    pub(super) async fn renew(&self, lease: TimeDelta, good_for: std::time::Duration) {
        let leases = self.queue.leases();
        let asked_at = Instant::now();
        if leases.is_empty() {
            return;
        }
        match deliver::renew(&self.shared.app, &leases, lease).await {
            Ok(()) => self.queue.renewed(&leases, asked_at + good_for),
            Err(error) => tracing::error!(%error, "leases could not be renewed"),
        }
    }
}
