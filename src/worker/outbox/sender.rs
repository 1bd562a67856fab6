//! A sender: owns one way out, and hands over one message after the other.
//!
//! Where the server pipelines, the end of one message travels with the envelope of the next, so a sender holds up to two:
//! one whose envelope was agreed to, and one that is begun. Right before anything of a message leaves, it is looked at; a
//! message that may not go any more although its envelope was agreed to ends with the connection, for there is no other way
//! to take it back.

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

/// How long a connection without work is kept; servers hang up on silent ones, and the next message would find out.
const IDLE_CONNECTION: Duration = Duration::from_secs(15);

/// One sender.
pub struct Sender {
    line: Arc<Dispatcher>,
    index: usize,
    way: Option<Channel>,
    /// How many messages the open way has ended.
    ended: u32,
    /// The message whose envelope was agreed to.
    agreed: Option<Loaded>,
}

impl Sender {
    /// Sender number `index` of a line.
    pub const fn new(line: Arc<Dispatcher>, index: usize) -> Self {
        Self { line, index, way: None, ended: 0, agreed: None }
    }

    /// Works until the queue is closed.
    pub async fn run(mut self) {
        while let Some(next) = self.next().await {
            let next = match next {
                Some(Next::Now(waiting)) => self.ready(waiting).await,
                Some(Next::Later(waiting, due_at)) => {
                    self.line.give_back_until(&waiting, due_at).await;
                    None
                }
                None => None,
            };
            self.withdraw_agreed().await;
            if self.agreed.is_some() || next.is_some() {
                self.exchange(next).await;
            }
        }
        self.close().await;
    }

    /// The next message to begin: `Some(None)` when the agreed one is to be ended by itself, `None` at the end.
    async fn next(&mut self) -> Option<Option<Next>> {
        let line = self.line.clone();
        let goes_on = !self.line.is_stopping() && self.line.throttle.lets_now(self.index) && !self.is_worn_out();
        if self.agreed.is_some() {
            let pipelines = self.way.as_ref().is_some_and(Channel::pipelines);
            return Some(if pipelines && goes_on { line.queue.try_next(&line.gate()) } else { None });
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
                Ok(next) => return next.map(Some),
                Err(_) => self.close().await,
            }
        }
    }

    /// A message that may go now, built.
    async fn ready(&self, waiting: Waiting) -> Option<Loaded> {
        if self.line.is_stopping() || self.line.is_closed() {
            self.line.give_back(&waiting).await;
            return None;
        }
        let waiting = self.line.may_go(waiting).await?;
        self.line.load(waiting).await
    }

    /// Takes back the agreed message if it may not go any more.
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

    /// The open way, or a new one. Without one, the route rests and the message that was to be begun goes back.
    async fn open(&mut self, next: Option<&Loaded>) -> Option<Channel> {
        if let Some(way) = self.way.take() {
            return Some(way);
        }
        self.ended = 0;
        match self.line.open().await {
            Ok(way) => Some(way),
            Err(trouble) => {
                self.line.is_down(&trouble.words).await;
                if let Some(it) = next {
                    self.line.turn_away(&it.waiting, trouble.words).await;
                }
                None
            }
        }
    }

    /// What became of a message that was handed over.
    async fn finished(&self, it: Loaded, mut outcome: Outcome) {
        // It says nothing about the message it happens to hit (RFC 5321 section 4.2.2).
        if let Outcome::Deferred(reply) = &outcome
            && reply.closes_connection()
        {
            let words = reply.to_string();
            self.line.asked_for_less(&words).await;
            outcome = Outcome::NoContact(words);
        }
        self.listen(&it, &outcome).await;
        let report = self.line.report(&it.waiting, &outcome, it.unknown);
        self.line.settle_as(&it.waiting, report).await;
    }

    /// What the server said to the envelope of a message.
    async fn begun(&mut self, it: Loaded, begun: Begun, is_fresh: bool) {
        match begun {
            Begun::Agreed => self.agreed = Some(it),
            Begun::Answered(outcome) => {
                self.listen(&it, &outcome).await;
                self.line.settle(&it.waiting, &outcome).await;
            }
            Begun::Silent(words) => self.line.settle(&it.waiting, &Outcome::NoContact(words)).await,
            Begun::Untried => self.line.queue.put_back(it.waiting),
            // As the first word on a new connection it closes the way out; on one that served it often means: enough.
            Begun::Closed(reply) if is_fresh => {
                self.line.settle(&it.waiting, &Outcome::NoContact(reply.to_string())).await;
                self.line.is_down(&reply.to_string()).await;
            }
            Begun::Closed(reply) => self.enough(it, &reply).await,
        }
    }

    /// The server ended a connection that served: the message goes over the next one.
    async fn enough(&self, it: Loaded, reply: &Reply) {
        self.line.asked_for_less(&reply.to_string()).await;
        self.line.queue.put_back(it.waiting);
    }

    /// What an answer says about how hard the route and the reader's mail system may be worked.
    async fn listen(&self, it: &Loaded, outcome: &Outcome) {
        let (app, domains) = (&self.line.shared.app, &self.line.shared.domains);
        match outcome {
            Outcome::Accepted(_) => {
                domains.took(it.parcel.to.domain());
                self.line.took().await;
            }
            Outcome::Deferred(reply) if reply.asks_for_less() => {
                domains.asked_for_less(it.parcel.to.domain(), app.now(), app.ids().jitter());
                self.line.asked_for_less(&reply.to_string()).await;
            }
            Outcome::Deferred(_)
            | Outcome::Refused(_)
            | Outcome::Blocked(_)
            | Outcome::NoContact(_)
            | Outcome::Unknown(_)
            | Outcome::Withdrawn => {}
        }
    }

    /// Whether the open way has carried as many messages as its route allows.
    fn is_worn_out(&self) -> bool {
        self.line.limits.per_connection.is_some_and(|most| self.ended >= most)
    }

    async fn close(&mut self) {
        if let Some(way) = self.way.take() {
            way.close().await;
        }
    }
}
