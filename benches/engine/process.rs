//! A process that is measured: how long it takes, how much processor time it uses, how much memory it had at most.
//!
//! All of it is read from /proc while the process is there; one that has ended stays there until it is waited for.

use std::{
    fs,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};

/// How often a process is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// How long a process may take to stop once it was asked to.
const LAST_WORDS: Duration = Duration::from_mins(1);

/// The unit of processor time in /proc: Linux tells its programs of 100 ticks a second, whatever it counts itself.
const TICKS: f64 = 100.0;

/// A process while it runs; it is killed when it is dropped.
pub struct Running {
    child: Child,
    start: Instant,
}

/// What a process took.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    /// From its start to its end, in seconds.
    pub seconds: f64,
    /// Processor time for itself and in the kernel, in seconds.
    pub cpu: f64,
    /// The most resident memory it had, in kB.
    pub peak: u32,
}

impl Running {
    /// Starts a process.
    pub fn start(command: &mut Command) -> anyhow::Result<Self> {
        let start = Instant::now();
        let child =
            command.spawn().with_context(|| format!("{} cannot be started", command.get_program().display()))?;
        Ok(Self { child, start })
    }

    /// The process itself.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The processor time it has used so far, in seconds.
    pub fn cpu(&self) -> anyhow::Result<f64> {
        Ok(self.look()?.1)
    }

    /// The most resident memory it has had so far, in kB; `None` when it has ended.
    pub fn peak(&self) -> Option<u32> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// Fails when it has ended although nobody asked for it.
    pub fn is_well(&self) -> anyhow::Result<()> {
        ensure!(!self.look()?.0, "it ended by itself");
        Ok(())
    }

    /// Waits until it has ended, successfully.
    pub fn finish(mut self) -> anyhow::Result<Spent> {
        let mut peak = 0;
        loop {
            let (ended, cpu) = self.look()?;
            if ended {
                let seconds = self.start.elapsed().as_secs_f64();
                let status = self.child.wait()?;
                ensure!(status.success(), "it ended with {status}");
                return Ok(Spent { seconds, cpu, peak });
            }
            peak = self.peak().unwrap_or(peak);
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(self) -> anyhow::Result<()> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().context("kill is not there")?;
        let asked = Instant::now();
        while !self.look()?.0 {
            if asked.elapsed() > LAST_WORDS {
                bail!("it does not stop");
            }
            thread::sleep(LOOK_EVERY);
        }
        self.finish().map(drop)
    }

    /// Whether it has ended, and its processor time so far.
    fn look(&self) -> anyhow::Result<(bool, f64)> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).context("it has no /proc entry")?;
        // The name before the last bracket may hold anything; behind it stand the state and, as 12th and 13th, the times.
        let (_, fields) = stat.rsplit_once(") ").context("its /proc entry cannot be read")?;
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<u32>().ok()).map(f64::from);
        let used = ticks(11).zip(ticks(12)).context("its /proc entry cannot be read")?;
        Ok((fields.first() == Some(&"Z"), (used.0 + used.1) / TICKS))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
