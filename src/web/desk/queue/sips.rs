//! A body that is taken in small sips, since the reader of forms with files takes in whatever is there.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::Stream;

/// A body of which no piece is read before the last one was looked at, and nothing after so many bytes.
pub(super) struct Sips {
    body: BodyDataStream,
    left: usize,
    /// True if there was a piece a moment ago.
    is_full: bool,
}

impl Sips {
    /// The beginning of a body, at most this many bytes.
    pub(super) fn new(body: Body, most: usize) -> Self {
        Self { body: body.into_data_stream(), left: most, is_full: false }
    }
}

impl Stream for Sips {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.is_full) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let mut next = ready!(Pin::new(&mut self.body).poll_next(context));
        if let Some(Ok(piece)) = &mut next {
            piece.truncate(self.left);
            self.left -= piece.len();
            self.is_full = true;
        }
        Poll::Ready(next)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    #[test]
    fn a_body_is_read_piece_by_piece_and_no_further_than_it_may() {
        let pieces = ["abc", "def", "ghi"].map(|piece| Ok::<_, axum::Error>(Bytes::from(piece)));
        let body = Body::from_stream(futures_util::stream::iter(pieces));
        let (mut sips, mut context) = (Sips::new(body, 5), Context::from_waker(Waker::noop()));
        let mut next = || Pin::new(&mut sips).poll_next(&mut context).map(|piece| piece.map(Result::unwrap));
        assert_eq!(next(), Poll::Ready(Some("abc".into())));
        assert_eq!(next(), Poll::Pending);
        assert_eq!(next(), Poll::Ready(Some("de".into())));
        assert_eq!(next(), Poll::Pending);
        assert_eq!(next(), Poll::Ready(None));
    }
}
