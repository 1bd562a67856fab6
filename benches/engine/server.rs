//! An SMTP server that takes everything at once and answers after a delay, as a distant server would.
//!
//! Input is read without delay. Answers pass through a delay line, where each write arrives later by the delay, so
//! commands that came together are answered together and share one round trip. The server is a process of its own, so
//! that its processor time is not counted as the sender's. It has a thread per connection, which costs less than a
//! runtime. One thread keeps the delay for all connections: with equal delays, answers leave in the order they came,
//! and the system wakes a thread more exactly than a runtime's timer, which counts milliseconds.

use std::{
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    process,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use memchr::memmem;

/// The interval between reports of the number of messages.
const TELL_EVERY: Duration = Duration::from_millis(2);

/// The end of a message.
const DOT: &[u8] = b"\r\n.\r\n";

/// An answer on its way: the moment it arrives, the connection, and the bytes.
type Answer = (Instant, Arc<TcpStream>, Vec<u8>);

/// The delay line for answers.
#[derive(Clone)]
struct Line {
    delay: Duration,
    queue: mpsc::Sender<Answer>,
}

/// The state of one connection.
#[derive(Default)]
struct Session {
    heard: Vec<u8>,
    in_message: bool,
    answers: Vec<u8>,
    has_quit: bool,
}

/// Serves until standard input ends. Prints `port=N` first, then `mesg=N` each time that more messages have come.
pub fn serve(delay: Duration) -> anyhow::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    println!("port={}", listener.local_addr()?.port());
    let taken = Arc::new(AtomicU32::new(0));
    let told = taken.clone();
    thread::spawn(move || tell(&told));
    thread::spawn(|| {
        // The process that started this one holds the other end.
        drop(io::copy(&mut io::stdin(), &mut io::sink()));
        process::exit(0);
    });
    let line = Line::start(delay);
    for stream in listener.incoming() {
        let (stream, line, taken) = (stream?, line.clone(), taken.clone());
        // A client that disconnects ends its own connection and nothing else.
        thread::spawn(move || drop(attend(stream, &line, &taken)));
    }
    Ok(())
}

fn tell(taken: &AtomicU32) {
    let mut told = 0;
    loop {
        thread::sleep(TELL_EVERY);
        let now = taken.load(Ordering::Relaxed);
        if now != told {
            told = now;
            println!("mesg={now}");
        }
    }
}

fn attend(stream: TcpStream, line: &Line, taken: &AtomicU32) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let stream = Arc::new(stream);
    line.answer(&stream, b"220 sink ESMTP\r\n".to_vec())?;
    let mut session = Session::default();
    let mut buffer = vec![0; 64 * 1024];
    while !session.has_quit {
        let count = (&*stream).read(&mut buffer)?;
        if count == 0 {
            break;
        }
        taken.fetch_add(session.hear(&buffer[..count]), Ordering::Relaxed);
        if !session.answers.is_empty() {
            line.answer(&stream, std::mem::take(&mut session.answers))?;
        }
    }
    Ok(())
}

impl Line {
    fn start(delay: Duration) -> Self {
        let (queue, answers) = mpsc::channel::<Answer>();
        thread::spawn(move || {
            for (due, stream, bytes) in answers {
                thread::sleep(due.saturating_duration_since(Instant::now()));
                // A client that is gone needs no answer.
                drop((&*stream).write_all(&bytes));
            }
        });
        Self { delay, queue }
    }

    fn answer(&self, stream: &Arc<TcpStream>, bytes: Vec<u8>) -> io::Result<()> {
        if self.delay.is_zero() {
            return (&**stream).write_all(&bytes);
        }
        self.queue.send((Instant::now() + self.delay, stream.clone(), bytes)).map_err(io::Error::other)
    }
}

impl Session {
    /// Reads the bytes that have come and prepares the answers; gives the number of messages that ended in them.
    fn hear(&mut self, bytes: &[u8]) -> u32 {
        self.heard.extend_from_slice(bytes);
        let (mut at, mut messages) = (0, 0);
        loop {
            let rest = &self.heard[at..];
            if self.in_message {
                let Some(end) = memmem::find(rest, DOT) else {
                    // Part of the end may have come.
                    at += rest.len().saturating_sub(DOT.len() - 1);
                    break;
                };
                at += end + DOT.len();
                messages += 1;
                self.in_message = false;
                self.answers.extend_from_slice(b"250 2.0.0 Ok\r\n");
            } else {
                let Some(end) = memchr::memchr(b'\n', rest) else { break };
                let word = rest[..end]
                    .first_chunk()
                    .map_or(*b"    ", |word: &[u8; 4]| word.map(|byte| byte.to_ascii_uppercase()));
                at += end + 1;
                self.command(word);
            }
        }
        self.heard.drain(..at);
        messages
    }

    fn command(&mut self, word: [u8; 4]) {
        let answer: &[u8] = match &word {
            b"EHLO" => b"250-sink\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250 8BITMIME\r\n",
            b"DATA" => b"354 End with a dot\r\n",
            b"QUIT" => b"221 2.0.0 Bye\r\n",
            b"HELO" | b"MAIL" | b"RCPT" | b"RSET" | b"NOOP" => b"250 2.0.0 Ok\r\n",
            _ => b"500 5.5.2 Unknown\r\n",
        };
        self.in_message = word == *b"DATA";
        self.has_quit = word == *b"QUIT";
        self.answers.extend_from_slice(answer);
    }
}
