//! The real program, run as its users run it: from a shell, in a folder of its own, with a clean environment.

use std::{
    fs::{self, File},
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::Duration,
};

use rondbrief::domain::token::{Purpose, Token};
use tempfile::TempDir;

use super::{
    app::{Engine, fresh_database},
    eventually, found, free_port,
};

/// The program that was built together with these tests.
const PROGRAM: &str = env!("CARGO_BIN_EXE_rondbrief");

/// The most time that the program may take to start, to stop, or to answer.
pub const SOON: Duration = Duration::from_secs(30);

/// A folder in which the program runs.
pub struct Place {
    pub folder: TempDir,
    pub port: u16,
    variables: Vec<(String, String)>,
}

impl Place {
    /// An empty folder, with only a free port configured.
    pub fn new() -> Self {
        let port = free_port();
        let place = Self { folder: TempDir::new().unwrap(), port, variables: Vec::new() };
        place.with("RONDBRIEF_LISTEN", &format!("127.0.0.1:{port}"))
    }

    /// The same with a database of this kind, and this port as its mail server.
    pub async fn with_smtp(engine: Engine, smtp: u16) -> Self {
        let place = Self::new().with("RONDBRIEF_SMTP_URL", &format!("smtp://127.0.0.1:{smtp}"));
        match engine {
            Engine::Sqlite => place,
            Engine::Postgres => {
                let url = fresh_database(engine, &place.folder).await;
                place.with("RONDBRIEF_DATABASE_URL", &url)
            }
        }
    }

    /// Sets a variable of the environment; an empty one counts as not set.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The URL of the program's database.
    pub fn database_url(&self) -> String {
        let given = self.variables.iter().find(|(name, _)| name == "RONDBRIEF_DATABASE_URL");
        let usual = || format!("sqlite:{}", self.path("rondbrief-data/rondbrief.db").display());
        given.map_or_else(usual, |(_, url)| url.clone())
    }

    /// A path in this folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file in this folder.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Types a line into a shell, waits for its end, and gives the result.
    pub fn types(&self, line: &str) -> Done {
        Done::of(&self.shell(line).output().unwrap())
    }

    /// Types a line that succeeds; gives its output.
    pub fn does(&self, line: &str) -> String {
        let done = self.types(line);
        assert_eq!(done.code, 0, "{line}\n{}", done.stderr);
        done.stdout
    }

    /// Types a line that succeeds and prints JSON; gives the JSON.
    pub fn asks(&self, line: &str) -> serde_json::Value {
        serde_json::from_str(&self.does(line)).unwrap()
    }

    /// Starts the program with these arguments and lets it run.
    pub fn start(&self, arguments: &[&str]) -> Running {
        let mut command = self.dress(Command::new(PROGRAM));
        command.args(arguments);
        self.run(command)
    }

    /// Starts the program, and waits until it answers.
    pub async fn serve(&self, arguments: &[&str]) -> Running {
        self.visitable(self.start(arguments)).await
    }

    /// Starts the program by a line that ends with `exec rondbrief ...`, and waits until it answers.
    pub async fn serve_by(&self, line: &str) -> Running {
        self.visitable(self.run(self.shell(line))).await
    }

    fn run(&self, mut command: Command) -> Running {
        let number = fs::read_dir(self.folder.path()).unwrap().count();
        let (output, log) = (self.path(&format!("{number}.out")), self.path(&format!("{number}.log")));
        command.stdout(File::create(&output).unwrap()).stderr(File::create(&log).unwrap());
        Running { child: command.spawn().unwrap(), output, log }
    }

    async fn visitable(&self, running: Running) -> Running {
        eventually(SOON, "the program serves", || self.visit("GET", "/healthz", "").is_some()).await;
        running
    }

    /// Requests a page of the program; a body is posted as JSON. `None` if nothing answers.
    pub fn visit(&self, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
        ask(self.port, method, path, "Host: localhost\r\n", body)
    }

    /// Requests a page of the built-in mailbox in a browser that has opened the link which `service` printed.
    pub fn looks(&self, service: &Running, path: &str) -> (u16, String) {
        Self::looks_at(self.port, service, path)
    }

    /// Does the same at another port.
    pub fn looks_at(port: u16, service: &Running, path: &str) -> (u16, String) {
        let output = service.output();
        let (_, key) = output.split_once("/mailbox/open/").expect("the link to the mailbox is printed");
        let cookie = format!(
            "Host: localhost\r\nCookie: rondbrief-mailbox={}\r\n",
            mailbox_pass(key.split_whitespace().next().unwrap())
        );
        ask(port, "GET", path, &cookie, "").expect("the service answers")
    }

    fn shell(&self, line: &str) -> Command {
        let mut shell = self.dress(Command::new("/bin/sh"));
        let here = Path::new(PROGRAM).parent().unwrap().display();
        shell.args(["-c", line]).env("PATH", format!("{here}:/usr/sbin:/usr/bin:/sbin:/bin"));
        shell
    }

    fn dress(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// Requests a page at a port of the loopback with these header fields; a body is posted as JSON. `None` if nothing answers.
pub fn ask(port: u16, method: &str, path: &str, fields: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(SOON)).unwrap();
    let head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n{fields}");
    let length = format!("Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(format!("{head}{length}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.split(' ').nth(1)?.parse().ok()?, body.to_owned()))
}

/// The result of a command.
#[derive(Debug)]
pub struct Done {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Done {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code().expect("no signal ends it");
        Self { code, stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}

/// The running program, which is killed at the end of the test.
pub struct Running {
    child: Child,
    output: PathBuf,
    log: PathBuf,
}

impl Running {
    /// The output so far.
    pub fn output(&self) -> String {
        fs::read_to_string(&self.output).unwrap()
    }

    /// The log so far.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// Ends the program at once, with SIGKILL.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The process id, for sending signals.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks the program to stop (`INT` or `TERM`); gives its exit code.
    pub async fn stops(self, name: &str) -> i32 {
        signal(self.id(), name);
        self.ends(SOON).await.code().expect("it ends by itself")
    }

    /// Waits until the program has ended; gives its exit status.
    pub async fn ends(mut self, limit: Duration) -> ExitStatus {
        let log = self.log.clone();
        let ends = || format!("the program ends\n{}", fs::read_to_string(&log).unwrap());
        found(limit, ends, async || self.child.try_wait().unwrap()).await
    }
}

/// Sends a signal, by its name, to a process that the test started.
pub fn signal(process: u32, name: &str) {
    let line = format!("kill -{name} {process}");
    assert!(Command::new("/bin/sh").args(["-c", &line]).status().unwrap().success());
}

impl Drop for Running {
    fn drop(&mut self) {
        // The program may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The value of the mailbox's cookie after its link with this key was opened.
pub fn mailbox_pass(key: &str) -> String {
    let hash = Token::parse(key).unwrap().hash(Purpose::Mailbox);
    Token::new(hash[..16].try_into().unwrap()).text()
}
