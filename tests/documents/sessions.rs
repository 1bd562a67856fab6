//! Each document, worked through from its first command to its last in one folder, as a reader would.

use super::{
    commands::{Check, check_of},
    document,
    reading::{Document, commands},
};
use crate::support::program::{Place, Running, ask};

/// The command that creates the list which a document's commands assume.
const LIST: &str = r#"rondbrief list create --slug update --name "De update" --language nl \
    --from "Stichting Voorbeeld <update@example.org>" --postal "Straat 1, 1000 AA Amsterdam" \
    --every "2 months" --on "second tuesday" --begin 2099-01-01 --at 10:00 --zone Europe/Amsterdam"#;

/// Parts of a document's commands that a test replaces, each with its replacement.
const INSTEAD: [(&str, &str); 3] = [
    ("/somewhere/safe/", "./safe/"),
    ("install -D target/release/rondbrief", "install -D \"$(command -v rondbrief)\""),
    ("curl ", "curl --fail --silent --show-error "),
];

/// A folder in which a document is worked through.
struct Session {
    place: Place,
    service: Option<Running>,
}

impl Session {
    fn new() -> Self {
        Self { place: Place::new(), service: None }
    }

    /// The same, with a list.
    fn with_list() -> Self {
        let session = Self::new();
        session.place.does(LIST);
        session
    }

    async fn serve(&mut self) {
        self.service = Some(self.place.serve(&[]).await);
    }

    async fn work_through(&mut self, document: &Document) -> usize {
        let commands = document.commands();
        for command in &commands {
            self.check(&document.path, command).await;
        }
        commands.len()
    }

    async fn check(&mut self, path: &str, command: &str) {
        let typed = INSTEAD.iter().fold(command.to_owned(), |text, (from, to)| text.replace(from, to));
        let typed = typed.replace("127.0.0.1:8080", &format!("127.0.0.1:{}", self.place.port));
        match check_of(command) {
            Check::Typed => drop(self.types(path, &typed, &[0])),
            Check::TypedInVain => drop(self.types(path, &typed, &[0, 1])),
            Check::Serves => self.serve().await,
            Check::Starts => {
                let line = format!("exec {}", typed.split(" #").next().unwrap());
                let running = self.place.serve_by(&line).await;
                assert_eq!(running.stops("TERM").await, 0, "{path}: {command}");
            }
            Check::Keeps => {
                let name = command.split('=').next().unwrap();
                let value = self.types(path, &format!("{typed}\nprintf %s \"${name}\""), &[0]);
                let place = std::mem::replace(&mut self.place, Place::new());
                self.place = place.with(name, &value);
            }
            Check::LookedAt(look) => look(command),
        }
    }

    fn types(&self, path: &str, typed: &str, codes: &[i32]) -> String {
        let done = self.place.types(typed);
        assert!(codes.contains(&done.code), "{path}: {typed}\nends with {}\n{}{}", done.code, done.stdout, done.stderr);
        done.stdout
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_readme_works_as_typed() {
    let mut session = Session::new();
    let count = session.work_through(&document("README.md")).await;
    assert!(count >= 12 && session.service.is_some());
    let report = session.place.does("rondbrief issue report --list in-de-ggz 1");
    assert!(!report.is_empty());
    assert_eq!(session.service.take().unwrap().stops("INT").await, 0, "Ctrl-C stops it");
}

#[tokio::test(flavor = "multi_thread")]
async fn installing_works_as_typed() {
    let mut session = Session::new();
    assert!(session.work_through(&document("docs/installing.md")).await >= 20);
    let people = session.place.asks("rondbrief subscriber find --list update --email anke@example.org --json");
    assert!(people.is_object() || people.is_array(), "{people}");
    let secrets = std::fs::read_to_string(session.place.path("secrets/rondbrief.toml")).unwrap();
    let password = std::fs::read_to_string(session.place.path("secrets/postgres_password")).unwrap();
    assert!(
        password.len() >= 40 && secrets.contains(&format!("rondbrief:{password}@database/rondbrief?sslmode=disable"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn operating_works_as_typed() {
    let mut session = Session::with_list();
    for line in [
        "mkdir safe",
        "rondbrief subscriber add --list update --email anke@example.org --consent 'on paper'",
        "rondbrief item add --list update --kind news --title 'Een nieuw begin'",
        "rondbrief issue compose --list update",
        "rondbrief issue approve --list update 1",
        "rondbrief issue publish --list update 1",
        "rondbrief subscriber add --list update --email bo@example.org --consent 'on paper, too late for this issue'",
        "rondbrief subscriber add --list update --email cas@example.org --consent 'on paper'",
        "rondbrief subscriber remove --list update --email cas@example.org",
    ] {
        session.place.does(line);
    }
    assert!(session.work_through(&document("docs/operating.md")).await >= 20);
    for file in ["safe/departures.journal", "safe/monday/manifest.json", "safe/secret.key", "aside/rondbrief.db"] {
        assert!(session.place.path(file).exists(), "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reference_of_settings_works_as_typed() {
    let mut session = Session::with_list();
    assert!(session.work_through(&document("docs/configuration.md")).await >= 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_for_developers_works_as_typed() {
    let token = "een-geheim-van-24-tekens";
    let place = Place::new().with("RONDBRIEF_METRICS_TOKEN", token).with("METRICS_TOKEN", token);
    place.does(LIST);
    let mut session = Session { place, service: None };
    session.serve().await;
    let document = document("docs/api.md");
    assert!(session.work_through(&document).await >= 4);
    let shown = format!("Host: localhost\r\nAuthorization: Bearer {token}\r\n");
    let (_, metrics) = ask(session.place.port, "GET", "/metrics", &shown, "").unwrap();
    let told = metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next());
    let told: Vec<_> = told.collect();
    assert!(told.len() >= 10, "{metrics}");
    for name in told {
        assert!(document.text.contains(&format!("`{name}")), "{name} is not told");
    }
    for path in ["/embed.js", "/embed/update", "/embed/update/form.json", "/l/update", "/l/update/archive"] {
        assert!(document.text.contains(path), "{path} is not told");
        assert_eq!(session.place.visit("GET", path, "").unwrap().0, 200, "{path}");
    }
}

/// The other documents have only commands that are looked at.
#[tokio::test(flavor = "multi_thread")]
async fn all_other_documents_work_as_typed() {
    let worked_through =
        ["README.md", "docs/installing.md", "docs/operating.md", "docs/configuration.md", "docs/api.md"];
    for document in super::documents() {
        if !worked_through.contains(&&*document.path) {
            Session::new().work_through(&document).await;
        }
    }
}

/// The commands at the top of docker-compose.yml are the ones that are worked through.
#[test]
fn the_compose_file_is_begun_as_the_document_says() {
    let file = super::file("docker-compose.yml");
    let told: Vec<_> = file.lines().filter_map(|line| line.strip_prefix("#   ")).collect();
    let document = document("docs/installing.md");
    assert!(told.len() >= 4);
    for command in commands(&told.join("\n")) {
        assert!(document.text.contains(&command), "{command}");
    }
}
