//! Visitors who post the form as JSON, each over a connection of their own that stays open.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc, Barrier,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{anyhow, ensure};

use crate::place::LIST;

/// How many visitors there are at once.
pub const VISITORS: usize = 50;

/// What visitors met.
pub struct Visits {
    /// Posts that were answered.
    pub count: u32,
    /// Posts a second.
    pub rate: f64,
    /// The time within which 99 of 100 were answered, in milliseconds.
    pub p99: f64,
}

/// Lets all visitors post, one post after another, for a while. Every post names another address, numbered on from
/// `number`.
pub fn post(port: u16, number: &Arc<AtomicU32>, time: Duration) -> anyhow::Result<Visits> {
    let ready = Arc::new(Barrier::new(VISITORS));
    let visitors: Vec<_> = (0..VISITORS)
        .map(|_| {
            let (number, ready) = (number.clone(), ready.clone());
            thread::spawn(move || {
                let stream = TcpStream::connect(("127.0.0.1", port));
                ready.wait();
                visit(stream?, &number, time)
            })
        })
        .collect();
    let mut waits = Vec::new();
    for visitor in visitors {
        waits.extend(visitor.join().map_err(|_| anyhow!("a visitor stumbled"))??);
    }
    waits.sort_unstable();
    let count = u32::try_from(waits.len())?;
    ensure!(count > 0, "no post was answered");
    let p99 = waits[(waits.len() * 99 / 100).min(waits.len() - 1)].as_secs_f64() * 1_000.0;
    Ok(Visits { count, rate: f64::from(count) / time.as_secs_f64(), p99 })
}

/// Posts until the time is over; gives how long each answer took.
fn visit(mut stream: TcpStream, number: &AtomicU32, time: Duration) -> anyhow::Result<Vec<Duration>> {
    stream.set_nodelay(true)?;
    let (start, mut waits) = (Instant::now(), Vec::new());
    while start.elapsed() < time {
        let body = format!(r#"{{"email":"bezoeker{}@example.net"}}"#, number.fetch_add(1, Ordering::Relaxed));
        let head =
            format!("POST /l/{LIST}/subscribe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n");
        let asked = Instant::now();
        stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())?;
        let answer = answer(&mut stream)?;
        ensure!(answer.starts_with("HTTP/1.1 202"), "a post was answered with {answer}");
        waits.push(asked.elapsed());
    }
    Ok(waits)
}

/// Reads one answer, by its length.
pub fn answer(stream: &mut TcpStream) -> anyhow::Result<String> {
    let (mut heard, mut buffer) = (Vec::new(), [0; 4_096]);
    loop {
        let count = stream.read(&mut buffer)?;
        ensure!(count > 0, "the connection was closed");
        heard.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&heard);
        let Some((head, _)) = text.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if heard.len() >= head.len() + 4 + length.unwrap_or(0) {
            return Ok(text.into_owned());
        }
    }
}
