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
    dispatcher::{Dispatcher, Loaded},
    queue::{Next, Waiting},
};
use crate::{
    app::delivery::deliver::{Begun, Channel, Exchange},
    domain::mail::{delivery::Outcome, reply::Reply},
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
    /// The number of messages that the open connection has ended.
    ended: u32,
    /// The message whose envelope was accepted.
    agreed: Option<Loaded>,
}

impl Sender {
    /// Sender number `index` of a dispatcher.
    pub(super) const fn new(line: Arc<Dispatcher>, index: usize) -> Self {
        Self { line, index, way: None, ended: 0, agreed: None }
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
        let line = self.line.clone();
        let goes_on = !self.line.is_stopping() && self.line.throttle.lets_now(self.index) && !self.is_worn_out();
        if self.agreed.is_some() {
            let pipelines = self.way.as_ref().is_some_and(Channel::pipelines);
            let next = if pipelines && goes_on { line.queue.try_next(&line.gate()) } else { None };
            return Some(next.map_or(Step::EndAgreed, Step::Begin));
        }
        if self.is_worn_out() {
            self.close().await;
        }
        loop {
            let allowed_next = async {
                line.throttle.lets(self.index).await;
                line.queue.next(&line.gate()).await
            };
            match time::timeout(IDLE_CONNECTION, allowed_next).await {
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
        let (id, begins) = (|| self.line.shared.app.ids().uuid(), next.as_ref().map(|it| &it.parcel));
        let Exchange { finished, begun, usable } = way.exchange(id, content, begins).await;
        if let (Some(it), Some(outcome)) = (finish, finished) {
            self.ended += 1;
            let span = it.span.clone();
            self.finished(it, outcome).instrument(span).await;
        }
        let is_fresh = self.ended == 0;
        if usable {
            self.way = Some(way);
        } else {
            self.ended = 0;
        }
        if let (Some(it), Some(begun)) = (next, begun) {
            let span = it.span.clone();
            self.begun(it, begun, is_fresh).instrument(span).await;
        }
    }

    /// The open connection, or a new one. If none can be opened, the route is closed and the message to be begun goes
    /// back.
    async fn open(&mut self, next: Option<&Loaded>) -> Option<Channel> {
        if let Some(way) = self.way.take() {
            return Some(way);
        }
        self.ended = 0;
        match self.line.open().await {
            Ok(way) => Some(way),
            Err(trouble) => {
                self.line.is_down(&trouble.codes).await;
                if let Some(it) = next {
                    self.line.turn_away(&it.waiting, trouble.words).await;
                }
                None
            }
        }
    }

    /// Handles the outcome of a message that was handed over.
    async fn finished(&self, it: Loaded, mut outcome: Outcome) {
        // It says nothing about the message it happens to hit (RFC 5321 section 4.2.2).
        if let Outcome::Deferred(reply) = &outcome
            && reply.closes_connection()
        {
            self.line.asked_for_less(&reply.codes()).await;
            outcome = Outcome::NoContact(reply.to_string());
        }
        self.listen(&it, &outcome).await;
        let report = self.line.report(&it.waiting, &outcome, it.unknown);
        self.line.settle_as(&it.waiting, report).await;
    }

    /// Handles the server's reply to the envelope of a message.
    async fn begun(&mut self, it: Loaded, begun: Begun, is_fresh: bool) {
        match begun {
            Begun::Agreed => self.agreed = Some(it),
            Begun::Answered(outcome) => {
                self.listen(&it, &outcome).await;
                self.line.settle(&it.waiting, &outcome).await;
            }
            Begun::Silent(words) => self.line.settle(&it.waiting, &Outcome::NoContact(words)).await,
            Begun::Untried => self.line.queue.put_back(it.waiting),
            // As the first reply on a new connection it closes the route; on one that has served, it often means
            // "enough".
            Begun::Closed(reply) if is_fresh => {
                self.line.settle(&it.waiting, &Outcome::NoContact(reply.to_string())).await;
                self.line.is_down(&reply.codes()).await;
            }
            Begun::Closed(reply) => self.enough(it, &reply).await,
        }
    }

    /// Slows down after the server ended a connection that served; the message goes over the next one.
    async fn enough(&self, it: Loaded, reply: &Reply) {
        self.line.asked_for_less(&reply.codes()).await;
        self.line.queue.put_back(it.waiting);
    }

    /// Adapts the pace of the route and of the recipient's domain to an outcome.
    async fn listen(&self, it: &Loaded, outcome: &Outcome) {
        let (app, domains) = (&self.line.shared.app, &self.line.shared.domains);
        match outcome {
            Outcome::Accepted(_) => {
                domains.took(it.parcel.to.domain());
                self.line.took().await;
            }
            Outcome::Deferred(reply) if reply.asks_for_less() => {
                domains.asked_for_less(it.parcel.to.domain(), app.now(), app.ids().jitter());
                self.line.asked_for_less(&reply.codes()).await;
            }
            Outcome::Deferred(_)
            | Outcome::Refused(_)
            | Outcome::Blocked(_)
            | Outcome::NoContact(_)
            | Outcome::Unknown(_)
            | Outcome::Withdrawn => {}
        }
    }

    /// True if the open connection has carried as many messages as its route allows.
    fn is_worn_out(&self) -> bool {
        self.line.limits.per_connection.is_some_and(|most| self.ended >= most)
    }

    async fn close(&mut self) {
        if let Some(way) = self.way.take() {
            way.close().await;
        }
    }
}
