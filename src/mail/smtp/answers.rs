//! A server's answers, in a form that lettre reads.
//!
//! An answer's code decides a message's outcome, and it must be understood: a message whose final dot got an unreadable answer
//! would be sent again and again. lettre accepts only answers in the exact form of RFC 5321, so others are rewritten to it: text
//! outside ASCII, codes without text, bare line feeds, a second digit above 5, and answers of any length, of which the first
//! lines and the last are kept.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll, ready},
};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The most bytes of a line that are kept (RFC 5321 section 4.5.3.1.5).
const LINE: usize = 512;

/// The most lines of an answer that are kept besides the last; lettre's reading takes time that grows with their square.
const LINES: usize = 60;

/// The most bytes that are read between two writes: beyond it, the answer has no end.
const ANSWER: usize = 1 << 20;

/// A stream whose answers are readable.
#[derive(Debug)]
pub struct Answers<S> {
    stream: S,
    /// The line that is being read.
    line: Vec<u8>,
    /// The number of lines of the same answer before it.
    lines: usize,
    /// The rewritten bytes, and the number of them that were handed up.
    readable: (Vec<u8>, usize),
    /// The number of bytes read since the last write.
    heard: usize,
    /// The most bytes that one read takes from `stream`.
    gulp: usize,
}

/// The most bytes read at once.
const GULP: usize = 4_096;

impl<S> Answers<S> {
    /// Answers that come over `stream`.
    pub const fn over(stream: S) -> Self {
        Self { stream, line: Vec::new(), lines: 0, readable: (Vec::new(), 0), heard: 0, gulp: GULP }
    }

    /// The same, reading one byte at a time: bytes after the answer that is asked for stay in the stream.
    pub fn one_by_one(stream: S) -> Self {
        Self { gulp: 1, ..Self::over(stream) }
    }

    /// The same with a made-up greeting: lettre waits for one, and a server sends none after STARTTLS.
    pub fn greeted(stream: S) -> Self {
        Self { readable: (b"220 TLS\r\n".to_vec(), 0), ..Self::over(stream) }
    }

    fn hear(&mut self, byte: u8) {
        match byte {
            b'\n' => self.end_line(),
            b'\r' => {}
            _ if self.line.len() >= LINE => {}
            b' '..=b'~' => self.line.push(byte),
            _ => self.line.push(b'?'),
        }
    }

    fn end_line(&mut self) {
        if self.line.len() == 3 {
            self.line.push(b' ');
        }
        // An unknown code is understood by its first digit alone (RFC 5321 section 4.3.2).
        if let [_, second @ b'6'..=b'9', ..] = &mut self.line[..] {
            *second = b'5';
        }
        let goes_on = self.line.get(3) == Some(&b'-');
        if !goes_on || self.lines < LINES {
            self.readable.0.append(&mut self.line);
            self.readable.0.extend_from_slice(b"\r\n");
        }
        self.line.clear();
        self.lines = if goes_on { self.lines + 1 } else { 0 };
    }

    /// Hands up what is readable; `false` if nothing is.
    fn hand_up(&mut self, buf: &mut ReadBuf<'_>) -> bool {
        let (text, given) = &mut self.readable;
        let part = &text[*given..];
        let length = part.len().min(buf.remaining());
        buf.put_slice(&part[..length]);
        *given += length;
        if *given == text.len() {
            text.clear();
            *given = 0;
        }
        length > 0
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Answers<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let mut bytes = [0; GULP];
        while buf.remaining() > 0 && !self.hand_up(buf) {
            if self.heard > ANSWER {
                return Poll::Ready(Err(io::Error::other("the server's answer does not end")));
            }
            let mut read = ReadBuf::new(&mut bytes[..self.gulp]);
            ready!(Pin::new(&mut self.stream).poll_read(cx, &mut read))?;
            if read.filled().is_empty() {
                break;
            }
            self.heard += read.filled().len();
            for byte in read.filled() {
                self.hear(*byte);
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Answers<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.heard = 0;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl<S: AsyncTokioStream + Unpin> AsyncTokioStream for Answers<S> {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.stream.peer_addr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes handed up for these bytes from a server.
    fn read(said: &[u8]) -> String {
        let mut answers = Answers::over(());
        for byte in said {
            answers.hear(*byte);
        }
        String::from_utf8(answers.readable.0).unwrap()
    }

    #[test]
    fn answers_by_the_book_stay_as_they_are() {
        for said in ["250 2.0.0 ok\r\n", "250-one\r\n250 two\r\n", "354 go\r\n250 ok\r\n"] {
            assert_eq!(read(said.as_bytes()), said);
        }
    }

    #[test]
    fn odd_answers_become_readable() {
        assert_eq!(read(b"250\r\n"), "250 \r\n");
        assert_eq!(read(b"250-re\xe7u\n250 a\0b\n"), "250-re?u\r\n250 a?b\r\n");
        assert_eq!(read(b"571 5.7.1 no\r\n"), "551 5.7.1 no\r\n");
        assert_eq!(read(b"250 ok\r"), "", "not before its end");
    }

    #[test]
    fn long_answers_are_cut_and_keep_their_end() {
        let long = read(format!("250 {}\r\n", "x".repeat(100_000)).as_bytes());
        assert_eq!(long.len(), LINE + 2);
        let many = read(format!("{}550 end\r\n250 next\r\n", "550-line\r\n".repeat(9_000)).as_bytes());
        assert_eq!(many.lines().count(), LINES + 2);
        assert!(many.ends_with("550-line\r\n550 end\r\n250 next\r\n"));
    }
}
