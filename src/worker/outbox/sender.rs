//! A sender: owns one connection, and hands over one message after the other.
//!
//! If the server pipelines, the end of one message travels with the envelope of the next, so a sender holds up to two:
//! one whose envelope was accepted, and one that is begun. Right before anything of a message is sent, the message is
//! checked. If it may no longer be sent although its envelope was accepted, the connection is dropped, because there is
//! no other way to take the message back.

use std::{sync::Arc, time::Duration};

use tokio::time;
use tracing::Instrument;

use super::{
    carried::Ended,
    dispatcher::{Dispatcher, Loaded},
    queue::{Next, Waiting},
};
use crate::{
    app::delivery::deliver::{Begun, Channel, Exchange},
    domain::mail::{
        delivery::Outcome,
        replies::{self, Concern, Stage},
        reply::Reply,
    },
};

/// The time for which an idle connection is kept; servers hang up on silent ones, and the next message would find out.
const IDLE_CONNECTION: Duration = Duration::from_secs(15);

/// The next step of a sender.
#[expect(clippy::large_enum_variant, reason = "it lives for one turn of the loop")]
enum Step {
    /// Begin with this message.
    Begin(Next),
    /// End the accepted message by itself.
    EndAgreed,
}

/// One sender.
pub(super) struct Sender {
    line: Arc<Dispatcher>,
    index: usize,
    way: Option<Channel>,
    /// The number of messages that were begun on the open connection.
    begun: u32,
    /// The message whose envelope was accepted.
    agreed: Option<Loaded>,
}

impl Sender {
    /// Sender number `index` of a dispatcher.
    pub(super) const fn new(line: Arc<Dispatcher>, index: usize) -> Self {
        Self { line, index, way: None, begun: 0, agreed: None }
    }

    /// Works until the queue is closed.
    pub(super) async fn run(mut self) {
        while let Some(next) = self.next().await {
            let next = match next {
                Step::Begin(Next::Now(waiting)) => self.ready(waiting).await,
                Step::Begin(Next::Later(waiting, due_at)) => {
                    self.line.give_back_until(&waiting, due_at).await;
                    None
                }
                Step::EndAgreed => None,
            };
            self.withdraw_agreed().await;
            if self.agreed.is_some() || next.is_some() {
                self.exchange(next).await;
            }
        }
        self.close().await;
    }

    /// The next step; `None` when the queue is closed.
    async fn next(&mut self) -> Option<Step> {
        let (line, index) = (self.line.clone(), self.index);
        let now = || line.shared.app.now();
        if self.agreed.is_some() {
            let pipelines = self.way.as_ref().is_some_and(Channel::pipelines) && !line.throttle.is_by_turns();
            let goes_on = !line.is_stopping() && line.throttle.lets_go_on(index, now()) && !self.is_worn_out();
            let next = if pipelines && goes_on { line.queue.try_next(&line.gate()) } else { None };
            return Some(next.map_or(Step::EndAgreed, Step::Begin));
        }
        if self.is_worn_out() {
            self.close().await;
        }
        loop {
            line.throttle.is_idle(index, self.way.is_some());
            let allowed_next = async {
                line.throttle.lets(index).await;
                line.queue.next(&line.gate()).await
            };
            match time::timeout(IDLE_CONNECTION, allowed_next).await {
                Ok(Some(Next::Now(waiting))) if !line.throttle.enters(index, now()) => line.queue.put_back(waiting),
                Ok(next) => return next.map(Step::Begin),
                Err(_) => self.close().await,
            }
        }
    }

    /// Checks and builds a message that may be sent now.
    async fn ready(&self, waiting: Waiting) -> Option<Loaded> {
        if self.line.is_stopping() || self.line.is_closed() {
            self.line.give_back(&waiting).await;
            return None;
        }
        let waiting = self.line.may_go(waiting).await?;
        self.line.load(waiting).await
    }

    /// Takes back the accepted message if it may no longer be sent.
    async fn withdraw_agreed(&mut self) {
        let Some(Loaded { span, waiting, parcel, unknown }) = self.agreed.take() else { return };
        match self.line.may_go(waiting).await {
            Some(waiting) => self.agreed = Some(Loaded { span, waiting, parcel, unknown }),
            // Without the final dot the server has no message; hanging up is the only way to say so.
            None => drop(self.way.take()),
        }
    }

    async fn exchange(&mut self, next: Option<Loaded>) {
        let Some(mut way) = self.open(next.as_ref()).await else { return };
        let mut finish = self.agreed.take();
        let mut content = None;
        if let Some(it) = &mut finish {
            content = Some(std::mem::take(&mut it.parcel.content));
            let words = "the process ended before the answer came".to_owned();
            self.line.shared.journal.is_leaving(self.line.report(&it.waiting, &Outcome::Unknown(words), it.unknown));
        }
        way.by_turns(self.line.throttle.is_by_turns());
        let (id, begins) = (|| self.line.shared.app.ids().uuid(), next.as_ref().map(|it| &it.parcel));
        let Exchange { finished, begun, usable } = way.exchange(id, content, begins).await;
        let before = self.begun;
        self.begun += u32::from(begun.as_ref().is_some_and(|begun| *begun != Begun::Untried));
        if usable {
            self.way = Some(way);
        }
        if let (Some(it), Some(outcome)) = (finish, finished) {
            let span = it.span.clone();
            self.finished(it, outcome, before.saturating_sub(1)).instrument(span).await;
        }
        if let (Some(it), Some(begun)) = (next, begun) {
            let span = it.span.clone();
            self.begun(it, begun, before).instrument(span).await;
        }
    }

    /// The open connection, or a new one. If none can be opened, the message to be begun goes back.
    async fn open(&mut self, next: Option<&Loaded>) -> Option<Channel> {
        if let Some(way) = self.way.take() {
            return Some(way);
        }
        self.begun = 0;
        match self.line.open().await {
            Ok(way) => return Some(way),
            Err(trouble) => {
                let goes_on = self.line.is_shut(self.index, &trouble).await;
                if let Some(it) = next {
                    self.line.turn_away(&it.waiting, trouble, goes_on).await;
                }
            }
        }
        None
    }

    /// Handles the outcome of a message that was handed over, on a connection that had `carried` so many before.
    async fn finished(&self, it: Loaded, outcome: Outcome, carried: u32) {
        let outcome = self.listen(&it, Stage::Dot, outcome, carried).await;
        let report = self.line.report(&it.waiting, &outcome, it.unknown);
        self.line.settle_as(&it.waiting, report).await;
    }

    /// Handles the server's reply to the envelope of a message, on a connection that had `carried` so many before.
    async fn begun(&mut self, it: Loaded, begun: Begun, carried: u32) {
        match begun {
            Begun::Agreed => {
                self.line.throttle.came_to(Stage::Dot);
                self.agreed = Some(it);
            }
            Begun::Answered(stage, outcome) => {
                self.line.throttle.came_to(stage);
                let outcome = self.listen(&it, stage, outcome, carried).await;
                self.line.settle(&it.waiting, &outcome).await;
            }
            Begun::Silent(words) => {
                let outcome = self.listen(&it, Stage::Mail, Outcome::NoContact(words), carried).await;
                self.line.settle(&it.waiting, &outcome).await;
            }
            Begun::Untried => self.line.queue.put_back(it.waiting),
            // As the first reply on a new connection it is about the route; on one that has served, the message was not tried.
            Begun::Closed(reply) if carried == 0 => {
                let outcome = self.listen(&it, Stage::Mail, Outcome::PutOff(reply), carried).await;
                self.line.settle(&it.waiting, &outcome).await;
            }
            Begun::Closed(reply) => {
                self.line.queue.put_back(it.waiting);
                self.is_ended(&reply, carried).await;
            }
        }
    }

    /// Slows down after the server ended a connection, unless it had carried enough.
    async fn is_ended(&self, reply: &Reply, carried: u32) {
        if self.line.throttle.ended(carried, reply) == Ended::Less {
            self.line.rests(reply, Concern::Moment).await;
        }
    }

    /// Adapts the pace of the route and of the recipient's domain to an outcome. A message that alone is told again and again
    /// that the route is too fast, while others pass, is deferred itself.
    async fn listen(&self, it: &Loaded, stage: Stage, outcome: Outcome, carried: u32) -> Outcome {
        let (app, line, domains) = (&self.line.shared.app, &self.line, &self.line.shared.domains);
        let domain = it.parcel.to.domain();
        let outcome = if let Outcome::PutOff(reply) = &outcome
            && stage != Stage::Mail
            && line.throttle.is_alone(it.waiting.claim.key)
        {
            Outcome::Deferred(reply.clone())
        } else {
            outcome
        };
        match &outcome {
            Outcome::Accepted(_) => {
                domains.took(domain);
                line.answered(true).await;
            }
            Outcome::PutOff(reply) if reply.closes_connection() => self.is_ended(reply, carried).await,
            Outcome::PutOff(reply) => line.rests(reply, replies::concern(stage, reply)).await,
            Outcome::Deferred(reply) => {
                line.answered(false).await;
                if replies::tells_of_domain(stage, reply) {
                    domains.deferred(domain, it.waiting.claim.key.recipient, app.now(), app.ids().jitter());
                }
            }
            Outcome::Refused(_) | Outcome::Blocked(_) => line.answered(false).await,
            Outcome::NoContact(words) | Outcome::Unknown(words) if line.throttle.is_probing() => {
                line.fails(words).await;
            }
            Outcome::NoContact(_) | Outcome::Unknown(_) | Outcome::Withdrawn => {}
        }
        outcome
    }

    /// True if the open connection has carried as many messages as its route allows.
    fn is_worn_out(&self) -> bool {
        let most = [self.line.limits.per_connection, self.line.throttle.per_connection()];
        most.into_iter().flatten().any(|most| self.begun >= most)
    }

    async fn close(&mut self) {
        if let Some(way) = self.way.take() {
            way.close().await;
        }
    }
}
