//! Bodies of requests, each with its time; and the part of a connection's life in which it works for its client.

use std::{
    error::Error,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::body::Body as PageBody;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

use super::places::Place;

/// The time that a client has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For the head of a request, and for an idle connection until its next one.
    pub head: Duration,
    /// For the next piece of a body.
    pub piece: Duration,
    /// For a whole body: the largest picture takes that long at half a megabit in a second.
    pub body: Duration,
    /// For taking a piece of an answer.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { head: seconds(10), piece: seconds(10), body: seconds(180), answer: seconds(30) }
    }
}

/// The bytes of a body after which its connection has its turn anew: who sends a whole photo goes on, and who drips does not.
const PROGRESS: usize = 16 * 1024;

/// The body of a request. It fails when its client takes too long for the next piece, or for all of it. Its time begins when it is
/// asked for, and does not run while nobody asks.
pub(super) struct Patient<B = Incoming> {
    body: B,
    place: Arc<Place>,
    patience: Patience,
    piece: Pin<Box<Sleep>>,
    whole: Option<Pin<Box<Sleep>>>,
    waits: bool,
    /// The bytes that came since the connection had its last turn.
    progress: usize,
    ended: bool,
}

impl<B: Body> Patient<B> {
    /// The body of a request over the connection with this place.
    pub(super) fn new(body: B, place: Arc<Place>, patience: Patience) -> Self {
        let ended = body.is_end_stream();
        let piece = Box::pin(sleep(patience.piece));
        Self { body, place, patience, piece, whole: None, waits: false, progress: 0, ended }
    }

    fn wait(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        if !self.waits {
            self.waits = true;
            self.place.waits(true);
            let piece = self.patience.piece;
            self.piece.as_mut().reset(Instant::now() + piece);
        }
        let body = self.patience.body;
        let whole = self.whole.get_or_insert_with(|| Box::pin(sleep(body)));
        if whole.as_mut().poll(context).is_ready() || self.piece.as_mut().poll(context).is_ready() {
            return Poll::Ready(io::ErrorKind::TimedOut.into());
        }
        Poll::Pending
    }
}

impl<B> Body for Patient<B>
where
    B: Body<Data = Bytes, Error: Error + Send + Sync + 'static> + Unpin,
{
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
            return self.wait(context).map(|error| Some(Err(error)));
        };
        if std::mem::take(&mut self.waits) {
            self.place.waits(false);
        }
        self.progress += frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref()).map_or(0, Bytes::len);
        if self.progress >= PROGRESS {
            self.progress = 0;
            self.place.turns();
        }
        self.ended = frame.is_none() || self.body.is_end_stream();
        Poll::Ready(frame.map(|frame| frame.map_err(io::Error::other)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<B> Drop for Patient<B> {
    fn drop(&mut self) {
        if self.waits {
            self.place.waits(false);
        }
        if !self.ended {
            self.place.leaves_unread();
        }
    }
}

/// The time in which a connection works for its client, until this is dropped.
pub(super) struct AtWork(Arc<Place>);

impl AtWork {
    /// Begins to work.
    pub(super) fn on(place: Arc<Place>) -> Self {
        place.turns();
        place.waits(false);
        Self(place)
    }

    /// The same until this body of an answer is on its way.
    pub(super) fn until_sent(self, body: PageBody) -> impl Body<Data = Bytes, Error = axum::Error> {
        Answered { body, _working: self }
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.turns();
        self.0.waits(true);
    }
}

/// The body of an answer.
struct Answered {
    body: PageBody,
    _working: AtWork,
}

impl Body for Answered {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use futures_util::{FutureExt, StreamExt, stream};

    use super::*;
    use crate::web::edge::{Places, Room};

    /// The body of a client that sends these pieces and then nothing for a while.
    fn slow(pieces: usize, size: usize) -> PageBody {
        let sent = stream::iter((0..pieces).map(move |_| Ok::<_, io::Error>(vec![0; size])));
        PageBody::from_stream(sent.chain(stream::pending()))
    }

    /// True if a client that sends so much before it waits keeps its place, when a newcomer needs one and another connection that
    /// is newer waits as well.
    async fn keeps_its_place(pieces: usize, size: usize) -> bool {
        let ip = |n: u8| IpAddr::from([192, 0, 2, n]);
        let places = Places::new(Room { total: 2, per_network: 9 }, Vec::new());
        let uploading = Arc::new(places.take(ip(1)).await.unwrap());
        let working = AtWork::on(Arc::clone(&uploading));
        let newer = places.take(ip(2)).await.unwrap();
        let mut body = Patient::new(slow(pieces, size), Arc::clone(&uploading), Patience::default());
        let mut context = Context::from_waker(std::task::Waker::noop());
        while Pin::new(&mut body).poll_frame(&mut context).is_ready() {}
        let mut newcomer = Box::pin(places.take(ip(3)));
        assert!(newcomer.as_mut().now_or_never().is_none());
        let told = [uploading.needed().now_or_never(), newer.needed().now_or_never()].map(|told| told.is_some());
        drop(working);
        assert!(told[0] != told[1], "one of them leaves");
        told[1]
    }

    #[tokio::test]
    async fn an_upload_that_makes_progress_keeps_its_place_and_one_that_drips_does_not() {
        assert!(keeps_its_place(4, 60_000).await);
        assert!(keeps_its_place(40, 1_000).await);
        assert!(!keeps_its_place(100, 100).await);
        assert!(!keeps_its_place(0, 0).await);
    }
}
