//! An installation to measure: a folder, a database, a list with readers, and the program that is run in it.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    database::Engine,
    process::{Running, Spent},
};

/// The release binary.
const PROGRAM: &str = env!("CARGO_BIN_EXE_rondbrief");

/// How many connections each worker opens.
pub const CONNECTIONS: u32 = 10;

/// The list's short name.
pub const LIST: &str = "in-de-ggz";

/// A text, and how often it is written to make a message of about 20 kB.
const PARAGRAPH: &str = "Ervaringsdeskundigen, hulpverleners en buurtbewoners spraken over wat er verandert wanneer iemand \
                         zijn verhaal vertelt, en over wat een wijk dan kan doen. *Eén ding* keerde steeds terug: luisteren.\n\n";
const PARAGRAPHS: usize = 29;

/// How often a report is asked for while outcomes are still being written.
const ASK_EVERY: Duration = Duration::from_millis(5);

/// How long outcomes may take to be written after the last message was taken.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long the service may take to start.
const STARTED_WITHIN: Duration = Duration::from_secs(30);

/// An installation.
pub struct Place {
    folder: TempDir,
    variables: Vec<(&'static str, String)>,
    /// How many readers its list has.
    pub readers: u32,
    /// The URL of its database.
    pub database: String,
}

/// A published issue.
pub struct Published {
    /// Its number.
    pub number: String,
    /// What `rondbrief issue publish` took.
    pub spent: Spent,
}

impl Place {
    /// Makes an installation whose mail goes to this port of the loopback, with a list of so many readers.
    pub fn new(engine: &Engine, smtp: u16, readers: u32) -> anyhow::Result<Self> {
        // Beside the binary and not in a folder for temporary files, which may lie in memory.
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
        let database = engine.fresh(&folder.path().join("rondbrief.db"))?;
        let variables = vec![
            ("RONDBRIEF_DATABASE_URL", database.clone()),
            ("RONDBRIEF_SECRET_KEY_FILE", folder.path().join("secret.key").display().to_string()),
            ("RONDBRIEF_SMTP_URL", format!("smtp://127.0.0.1:{smtp}")),
            ("RONDBRIEF_DELIVERY_CONNECTIONS", CONNECTIONS.to_string()),
        ];
        let place = Self { folder, variables, readers, database };
        let sender = "In de ggz <update@example.org>";
        place.does(&[
            ["list", "create", "--slug", LIST, "--name", "In de ggz", "--language", "nl", "--from", sender].as_slice(),
            &["--postal", "Straat 1, Amsterdam", "--every", "2 months", "--on", "second tuesday", "--at", "10:00"],
            &["--zone", "Europe/Amsterdam"],
        ])?;
        fs::write(place.path("item.md"), PARAGRAPH.repeat(PARAGRAPHS))?;
        if readers > 0 {
            place.import()?;
        }
        Ok(place)
    }

    fn import(&self) -> anyhow::Result<()> {
        let start = Instant::now();
        let mut file = BufWriter::new(File::create(self.path("readers.csv"))?);
        writeln!(file, "email,name,consented_at,consent")?;
        for number in 0..self.readers {
            writeln!(file, "lezer{number}@example.net,,2026-03-01,op papier")?;
        }
        file.into_inner()?.sync_all()?;
        self.does(&[&["subscriber", "import", "--list", LIST, "readers.csv"]])?;
        fs::remove_file(self.path("readers.csv"))?;
        eprintln!("  {} readers imported in {:.1} s", self.readers, start.elapsed().as_secs_f64());
        Ok(())
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Composes an issue of one long item; gives its number.
    pub fn compose(&self) -> anyhow::Result<String> {
        let item = ["item", "add", "--list", LIST, "--kind", "news", "--title", "Nieuws", "--summary", "Een zin."];
        self.does(&[&item, &["--body-file", "item.md"]])?;
        Ok(self.does(&[&["issue", "compose", "--list", LIST]])?.trim().to_owned())
    }

    /// An issue as a reader gets it.
    pub fn message(&self, number: &str) -> anyhow::Result<Vec<u8>> {
        let message = self.does(&[&["issue", "preview", "--list", LIST, number, "--format", "eml"]])?;
        Ok(message.into_bytes())
    }

    /// Composes, approves and publishes an issue.
    pub fn publish(&self) -> anyhow::Result<Published> {
        let number = self.compose()?;
        self.does(&[&["issue", "approve", "--list", LIST, &number]])?;
        let publishing = self.start(&["issue", "publish", "--list", LIST, &number], &[])?;
        Ok(Published { spent: publishing.finish().context("issue publish")?, number })
    }

    /// Waits until every delivery of an issue is recorded as accepted; gives the moment.
    pub fn recorded(&self, number: &str) -> anyhow::Result<Instant> {
        let start = Instant::now();
        loop {
            let report = self.does(&[&["issue", "report", "--list", LIST, number, "--json"]])?;
            let now = Instant::now();
            let report: Value = serde_json::from_str(&report)?;
            if report["accepted"] == self.readers && report["readers"] == self.readers {
                return Ok(now);
            }
            ensure!(start.elapsed() < PATIENCE, "not everything was recorded: {report}");
            thread::sleep(ASK_EVERY);
        }
    }

    /// Starts the pages only, on a free port of the loopback, which it gives.
    pub fn serve(&self, variables: &[(&'static str, String)]) -> anyhow::Result<(Running, u16)> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let own = [
            ("RONDBRIEF_LISTEN", format!("127.0.0.1:{port}")),
            ("RONDBRIEF_BASE_URL", format!("http://127.0.0.1:{port}")),
        ];
        let service = self.start(&["serve", "--no-worker"], &[&own[..], variables].concat())?;
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            service.is_well()?;
            ensure!(start.elapsed() < STARTED_WITHIN, "the service does not listen");
            thread::sleep(ASK_EVERY);
        }
        Ok((service, port))
    }

    /// Starts a worker with a data folder of its own.
    pub fn worker(&self, name: &str) -> anyhow::Result<Running> {
        self.start(&["worker"], &[("RONDBRIEF_DATA_DIR", self.path(name).display().to_string())])
    }

    /// Starts the program and lets it run; its words go to a file.
    pub fn start(&self, arguments: &[&str], variables: &[(&'static str, String)]) -> anyhow::Result<Running> {
        let words = File::options().create(true).append(true).open(self.path("words.log"))?;
        let mut command = self.command(arguments);
        command.envs(variables.iter().cloned()).stdout(words.try_clone()?).stderr(words);
        Running::start(&mut command)
    }

    /// Runs the program to its end; gives what it printed.
    pub fn does(&self, arguments: &[&[&str]]) -> anyhow::Result<String> {
        let arguments = arguments.concat();
        let output = self.command(&arguments).output()?;
        let words = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "rondbrief {} failed: {words}", arguments.join(" "));
        Ok(String::from_utf8(output.stdout)?)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env_clear().envs(self.variables.iter().cloned());
        command
    }
}
