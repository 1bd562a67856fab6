//! A process that is measured: its duration, its processor time and its peak memory.
//!
//! Processor time and memory are read from /proc, where a process that has ended stays until it is waited for.

use std::{
    fs,
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};

/// The interval between readings of a process.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// The most time that a process may take to stop when asked to.
const LAST_WORDS: Duration = Duration::from_mins(1);

/// The unit of processor time in /proc. Linux reports 100 ticks per second to programs, whatever its own clock counts.
const TICKS: f64 = 100.0;

/// A running process, which is killed when it is dropped.
pub struct Running {
    child: Child,
    start: Instant,
}

/// The resources that a process used.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    /// The time from its start to its end, in seconds.
    pub seconds: f64,
    /// The processor time in the process itself and in the kernel, in seconds.
    pub cpu: f64,
    /// The peak of its resident memory, in kB.
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

    /// The processor time that it has used so far, in seconds.
    pub fn cpu(&self) -> anyhow::Result<f64> {
        Ok(self.look()?.1)
    }

    /// The peak of its resident memory so far, in kB; `None` if it has ended.
    pub fn peak(&self) -> Option<u32> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches(" kB").parse().ok()
    }

    /// Fails if the process has ended by itself.
    pub fn is_well(&self) -> anyhow::Result<()> {
        ensure!(!self.look()?.0, "it ended by itself");
        Ok(())
    }

    /// Waits until the process has ended, and fails if it ended with an error.
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

    /// Asks the process to stop, and waits until it has.
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

    /// True if the process has ended, and its processor time so far in seconds.
    fn look(&self) -> anyhow::Result<(bool, f64)> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).context("it has no /proc entry")?;
        // The name before the last bracket may hold anything. The state follows it, and the times are fields 12 and 13,
        // counted from the state.
        let (_, fields) = stat.rsplit_once(") ").context("its /proc entry cannot be read")?;
        let fields: Vec<&str> = fields.split(' ').collect();
        let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<u32>().ok()).map(f64::from);
        let used = ticks(11).zip(ticks(12)).context("its /proc entry cannot be read")?;
        Ok((fields.first() == Some(&"Z"), (used.0 + used.1) / TICKS))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The process may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
