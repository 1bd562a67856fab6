//! Where the mail of a measurement goes: a server of ours with a delay, or Postfix's `smtp-sink`. Both are processes that
//! print `mesg=N` as messages come; what they print is kept with its moment.

use std::{
    fs,
    io::Read,
    net::{TcpListener, TcpStream},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{ChildStdout, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};

use crate::process::Running;

/// How often the number of messages is looked at. Rarely, for on a small machine each look takes from what is measured.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// How long no message may come before a measurement is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// How many connections may wait to be taken by `smtp-sink`; fewer than there are sessions make it lose time.
const BACKLOG: &str = "200";

/// Why a row that needs Postfix's tools has no figure.
pub const NO_POSTFIX: &str = "Postfix's smtp-sink and smtp-source are not installed (Debian: postfix)";

/// When, and how many messages had come by then.
type Sighting = (Instant, u32);

/// A server that counts messages.
pub struct Sink {
    /// Where it listens on the loopback.
    pub port: u16,
    running: Running,
    sightings: Arc<Mutex<Vec<Sighting>>>,
}

/// One of Postfix's tools, if it is installed.
pub fn postfix(tool: &str) -> Option<PathBuf> {
    ["/usr/sbin", "/usr/local/sbin", "/usr/libexec/postfix", "/usr/local/bin"]
        .iter()
        .map(|folder| Path::new(folder).join(tool))
        .find(|path| path.is_file())
}

impl Sink {
    /// Our own, which answers after `delay`.
    pub fn ours(delay: Duration) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["sink", &delay.as_millis().to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut running = Running::start(&mut command)?;
        let mut output = running.child().stdout.take().context("the sink has no output")?;
        let mut said = String::new();
        while !said.ends_with('\n') {
            let mut byte = [0];
            output.read_exact(&mut byte)?;
            said.push(char::from(byte[0]));
        }
        let port = said.trim().strip_prefix("port=").context("the sink does not tell its port")?.parse()?;
        Ok(Self::over(running, output, port))
    }

    /// Postfix's; `None` where it is not installed.
    pub fn postfix() -> anyhow::Result<Option<Self>> {
        let Some(tool) = postfix("smtp-sink") else { return Ok(None) };
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = Command::new(tool);
        // It does not run as the administrator, and wants to know as whom instead.
        if fs::metadata("/proc/self")?.uid() == 0 {
            command.args(["-u", "nobody"]);
        }
        command.args(["-c", &format!("127.0.0.1:{port}"), BACKLOG]).stdout(Stdio::piped());
        let mut running = Running::start(&mut command)?;
        let output = running.child().stdout.take().context("smtp-sink has no output")?;
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            running.is_well().context("smtp-sink")?;
            ensure!(start.elapsed() < PATIENCE, "smtp-sink does not listen");
            thread::sleep(LOOK_EVERY);
        }
        Ok(Some(Self::over(running, output, port)))
    }

    fn over(running: Running, output: ChildStdout, port: u16) -> Self {
        let sightings = Arc::new(Mutex::new(Vec::new()));
        let seen = sightings.clone();
        thread::spawn(move || watch(output, &seen));
        Self { port, running, sightings }
    }

    /// How many messages have come so far.
    pub fn taken(&self) -> u32 {
        self.with(|sightings| sightings.last().map_or(0, |(_, count)| *count))
    }

    /// Waits until `count` messages have come in all; gives the moment they had, and how many it were by then.
    pub fn wait_for(&self, count: u32) -> anyhow::Result<Sighting> {
        let (mut last, mut since) = (self.taken(), Instant::now());
        loop {
            if let Some(sighting) = self.with(|sightings| {
                let at = sightings.partition_point(|(_, seen)| *seen < count);
                sightings.get(at).copied()
            }) {
                return Ok(sighting);
            }
            let now = self.taken();
            if now != last {
                (last, since) = (now, Instant::now());
            }
            ensure!(since.elapsed() < PATIENCE, "only {last} of {count} messages came");
            self.running.is_well().context("the sink")?;
            thread::sleep(2 * LOOK_EVERY);
        }
    }

    /// Messages per second from the one numbered `from` to the one numbered `to`, both counted from the sink's start.
    pub fn rate(&self, from: u32, to: u32) -> anyhow::Result<f64> {
        Ok(rate(self.wait_for(from)?, self.wait_for(to)?))
    }

    fn with<T>(&self, look: impl FnOnce(&Vec<Sighting>) -> T) -> T {
        look(&self.sightings.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Messages per second between two moments.
pub fn rate(from: Sighting, to: Sighting) -> f64 {
    f64::from(to.1.saturating_sub(from.1)) / (to.0 - from.0).as_secs_f64().max(0.001)
}

/// Notes what a sink prints: lines that end with a line feed or a carriage return.
fn watch(mut output: ChildStdout, sightings: &Mutex<Vec<Sighting>>) {
    let (mut said, mut buffer) = (String::new(), vec![0; 64 * 1024]);
    while let Ok(count @ 1..) = output.read(&mut buffer) {
        let now = Instant::now();
        said.push_str(&String::from_utf8_lossy(&buffer[..count]));
        let Some(end) = said.rfind(['\n', '\r']) else { continue };
        let told = said[..end].rsplit("mesg=").next().and_then(|text| text.trim().parse().ok());
        said.drain(..=end);
        if let Some(told) = told {
            sightings.lock().unwrap_or_else(PoisonError::into_inner).push((now, told));
        }
        thread::sleep(LOOK_EVERY);
    }
}
