//! A connection's bytes: heads are looked at as they come in, and a client that takes no byte of its answer is not waited for long.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

use super::heads::Heads;

/// A connection.
pub(super) struct Stream {
    tcp: TcpStream,
    heads: Heads,
    /// The time in which the client must take something.
    patience: Duration,
    stuck: Pin<Box<Sleep>>,
    /// True if the client takes nothing at the moment.
    is_stuck: bool,
}

impl Stream {
    /// The stream of a new connection.
    pub(super) fn new(stream: TcpStream, patience: Duration) -> Self {
        // An event of an issue that editors watch is sent at once. It would still arrive otherwise.
        drop(stream.set_nodelay(true));
        Self { tcp: stream, heads: Heads::default(), patience, stuck: Box::pin(sleep(patience)), is_stuck: false }
    }

    /// Writes, and fails if the client has taken nothing for too long.
    fn write<T>(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Poll::Ready(written) = write(Pin::new(&mut self.tcp), context) {
            self.is_stuck = false;
            return Poll::Ready(written);
        }
        if !self.is_stuck {
            self.is_stuck = true;
            let end = Instant::now() + self.patience;
            self.stuck.as_mut().reset(end);
        }
        ready!(self.stuck.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = ready!(Pin::new(&mut self.tcp).poll_read(context, buffer));
        self.heads.look(&mut buffer.filled_mut()[before..]);
        Poll::Ready(read)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.write(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.write(context, |stream, context| stream.poll_write_vectored(context, slices))
    }

    fn is_write_vectored(&self) -> bool {
        self.tcp.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.tcp).poll_shutdown(context)
    }
}
