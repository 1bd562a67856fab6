//! The bytes below lettre: a TCP connection with four manners that lettre leaves to us.
//!
//! Small packets leave at once (`TCP_NODELAY`; else the final dot waits 40 ms for an acknowledgement). An answer has an
//! end: who sends more than [`MAX_ANSWER`] bytes without being spoken to is cut off, for the reading above takes time that grows
//! with the square of an answer's lines. And before TLS begins, bytes are handed up
//! one at a time, so that nothing an attacker slipped in behind the answer to STARTTLS can lie in a buffer above and be
//! taken for the server's word under TLS (RFC 3207 section 6; CVE-2011-0411). And what was written is counted, for a message
//! whose end never left this machine cannot have been taken.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
};

#[expect(deprecated, reason = "the one door to lettre's TLS over a stream of our own")]
use lettre::transport::smtp::client::AsyncNetworkStream;
use lettre::transport::smtp::client::{AsyncTokioStream, TlsParameters};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// The most bytes a server may send in a row; answers have a few lines of at most 512 (RFC 5321 section 4.5.3.1.5).
const MAX_ANSWER: usize = 8 * 1024;

/// The same under TLS, where a handshake brings certificates and the server is known.
const MAX_SEALED_ANSWER: usize = 64 * 1024;

/// The first byte of a TLS handshake (RFC 8446 section 5.1), with which no SMTP command begins.
const HANDSHAKE: u8 = 22;

/// How many bytes were handed to the network since something was begun. Under TLS they are more than were said, never fewer.
#[derive(Debug, Clone, Default)]
pub struct Sent(Arc<AtomicUsize>);

impl Sent {
    /// Counts from here on.
    pub fn begin(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// The bytes so far.
    pub fn bytes(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// A TCP connection.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    sent: Sent,
    /// Whether bytes are handed up one at a time, until TLS begins.
    in_clear_before_tls: bool,
    /// How much was read since something was written.
    heard: usize,
    /// How much that may be.
    patience: usize,
}

impl Wire {
    /// Opens a connection; `before_starttls` says that TLS will begin in the middle of it.
    pub async fn connect(host: &str, port: u16, before_starttls: bool, sent: Sent) -> io::Result<Self> {
        let stream = TcpStream::connect((host, port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, sent, in_clear_before_tls: before_starttls, heard: 0, patience: MAX_ANSWER })
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.heard > self.patience {
            return Poll::Ready(Err(io::Error::other("the server's answer does not end")));
        }
        let before = buf.remaining();
        if self.in_clear_before_tls && before > 0 {
            let mut byte = [0];
            let mut one = ReadBuf::new(&mut byte);
            ready!(Pin::new(&mut self.stream).poll_read(cx, &mut one))?;
            buf.put_slice(one.filled());
        } else {
            ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        }
        self.heard += before - buf.remaining();
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.heard = 0;
        if bytes.first() == Some(&HANDSHAKE) {
            self.in_clear_before_tls = false;
            self.patience = MAX_SEALED_ANSWER;
        }
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, bytes))?;
        self.sent.0.fetch_add(written, Ordering::Relaxed);
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

/// A wire under TLS from its first byte.
#[derive(Debug)]
#[expect(deprecated, reason = "as above")]
pub struct Sealed(AsyncNetworkStream);

#[expect(deprecated, reason = "as above")]
impl Sealed {
    /// Shakes hands over `wire`, and checks the server's certificate.
    pub async fn over(wire: Wire, certificates: TlsParameters) -> Result<Self, lettre::transport::smtp::Error> {
        let mut stream = AsyncNetworkStream::use_existing_tokio1(Box::new(wire));
        stream.upgrade_tls(certificates).await?;
        Ok(Self(stream))
    }
}

impl AsyncRead for Sealed {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let read = ready!(futures_io::AsyncRead::poll_read(Pin::new(&mut self.0), cx, buf.initialize_unfilled()))?;
        buf.advance(read);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Sealed {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        futures_io::AsyncWrite::poll_write(Pin::new(&mut self.0), cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        futures_io::AsyncWrite::poll_flush(Pin::new(&mut self.0), cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        futures_io::AsyncWrite::poll_close(Pin::new(&mut self.0), cx)
    }
}

impl AsyncTokioStream for Sealed {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.peer_addr()
    }
}
