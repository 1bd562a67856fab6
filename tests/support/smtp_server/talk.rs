//! The bytes of one conversation: lines in, and answers out in the manner that the test asks for.

use std::{io, sync::Arc};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::{Record, lock, script::Manner};

/// The server's side of a conversation over `S`.
pub struct Talk<S> {
    stream: S,
    manner: Manner,
    /// The input that was read and not used yet.
    input: Vec<u8>,
    /// The answers that were not sent yet, and their number.
    output: (Vec<u8>, usize),
    /// True if they wait for the next answer.
    held: bool,
    record: Arc<Record>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<S> {
    pub const fn new(stream: S, manner: Manner, record: Arc<Record>) -> Self {
        Self { stream, manner, input: Vec::new(), output: (Vec::new(), 0), held: false, record }
    }

    pub fn into_inner(self) -> S {
        assert!(self.input.is_empty(), "nothing may follow STARTTLS in clear");
        self.stream
    }

    /// True if all input that was read has been used.
    pub const fn has_read_all(&self) -> bool {
        self.input.is_empty()
    }

    /// The next line, including its end; `None` at the end of the input.
    pub async fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.input) {
                let rest = self.input.split_off(end + 1);
                return Ok(Some(std::mem::replace(&mut self.input, rest)));
            }
            if !self.held {
                self.flush().await?;
            }
            if self.stream.read_buf(&mut self.input).await? == 0 {
                return Ok(None);
            }
        }
    }

    /// A message up to its final dot, or only its header, without the dots that SMTP adds; `None` if the client
    /// disconnects before.
    pub async fn message(&mut self, head_only: bool) -> io::Result<Option<Vec<u8>>> {
        let (mut data, mut is_head) = (Vec::new(), true);
        while let Some(line) = self.line().await? {
            if line == b".\r\n" {
                return Ok(Some(data));
            }
            is_head &= line != b"\r\n";
            if is_head || !head_only {
                data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            }
        }
        Ok(None)
    }

    /// Sends an answer; a `held` one goes with the next.
    pub async fn answer(&mut self, text: &[u8], held: bool) -> io::Result<()> {
        self.output.0.extend_from_slice(text);
        self.output.0.extend_from_slice(b"\r\n");
        self.output.1 += 1;
        self.held = held;
        if held || self.manner == Manner::Together { Ok(()) } else { self.flush().await }
    }

    /// Sends one byte of an answer that never ends.
    pub async fn drip(&mut self, byte: u8) -> io::Result<()> {
        self.stream.write_all(&[byte]).await?;
        self.stream.flush().await
    }

    /// Sends all answers that wait.
    pub async fn flush(&mut self) -> io::Result<()> {
        let (text, answers) = std::mem::take(&mut self.output);
        if answers == 0 {
            return Ok(());
        }
        lock(&self.record.writes).push(answers);
        let length = if self.manner == Manner::Bytes { 1 } else { text.len() };
        for part in text.chunks(length) {
            self.stream.write_all(part).await?;
            self.stream.flush().await?;
        }
        Ok(())
    }

    /// Closes the connection so that the client gets the last answer: further input is read and discarded.
    pub async fn end(&mut self) -> io::Result<()> {
        self.flush().await?;
        self.stream.shutdown().await?;
        self.gone().await;
        Ok(())
    }

    /// Waits until the client has closed the connection.
    pub async fn gone(&mut self) {
        loop {
            self.input.clear();
            // A broken connection counts as closed.
            if self.stream.read_buf(&mut self.input).await.unwrap_or(0) == 0 {
                return;
            }
        }
    }
}
