//! PostgreSQL's own programs, which copy a database: `pg_dump` and `pg_restore`.
//!
//! The password reaches them in their environment, never in their arguments, which every user of the machine can read.

use std::{
    io::{self, BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    thread,
};

use anyhow::{Context, bail, ensure};
use data_encoding::HEXLOWER_PERMISSIVE;
use url::Url;

use crate::store::{StoreUrl, sql::copy::Facts};

/// The way to a PostgreSQL database, as its own programs take it.
pub(super) struct Client {
    database: String,
    variables: Vec<(&'static str, String)>,
}

impl Client {
    /// Reads the way from the setting `database_url`; `None` for another engine.
    pub(super) fn of(text: &str, url: &StoreUrl) -> anyhow::Result<Option<Self>> {
        let StoreUrl::Postgres(options) = url else { return Ok(None) };
        let host = options.get_socket().map_or_else(|| options.get_host().to_owned(), |it| it.display().to_string());
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let user = options.get_username().to_owned();
        let database = options.get_database().unwrap_or(&user).to_owned();
        let mut variables = vec![("PGHOST", host), ("PGPORT", options.get_port().to_string()), ("PGUSER", user)];
        let url = Url::parse(text).context("the database's URL cannot be read")?;
        variables.extend(url.password().map(|password| ("PGPASSWORD", decoded(password))));
        for (key, value) in url.query_pairs() {
            let name = match &*key {
                "sslmode" | "ssl-mode" => "PGSSLMODE",
                "sslrootcert" | "ssl-root-cert" | "ssl-ca" => "PGSSLROOTCERT",
                "sslcert" | "ssl-cert" => "PGSSLCERT",
                "sslkey" | "ssl-key" => "PGSSLKEY",
                "password" => "PGPASSWORD",
                "options" => "PGOPTIONS",
                _ => continue,
            };
            variables.push((name, value.into_owned()));
        }
        Ok(Some(Self { database, variables }))
    }

    /// Copies one state of the database to a file, while others write to the database.
    pub(super) fn dump(&self, into: &Path) -> anyhow::Result<()> {
        let mut command = Command::new("pg_dump");
        command.args(["--format=custom", "--no-owner", "--no-privileges", "--no-password"]);
        command.arg("--file").arg(into).arg(format!("--dbname={}", self.database));
        run(command.envs(self.variables.clone()), |_| Ok(()))
    }

    /// Puts a copy in the database, all of it or nothing.
    pub(super) fn restore(&self, from: &Path) -> anyhow::Result<()> {
        let mut command = Command::new("pg_restore");
        command.args(["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--no-password"]);
        command.arg(format!("--dbname={}", self.database)).arg(from);
        run(command.envs(self.variables.clone()), |_| Ok(()))
    }
}

/// Reads a whole copy, and the facts about the database in it.
pub(super) fn facts(dump: &Path) -> anyhow::Result<Facts> {
    let (mut reading, mut counts) = (Reading::default(), (0, 0));
    let (mut schema, mut key_check, mut log_hash) = (None, None, None);
    let mut command = Command::new("pg_restore");
    command.arg("--file=-").arg(dump);
    run(&mut command, |output| {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            if let Some(table) = reading.row(&line) {
                match table {
                    "list" => counts.0 += 1,
                    "subscriber" => counts.1 += 1,
                    "audit_head" => log_hash = reading.log_hash(&line),
                    "instance" => key_check = reading.value(&line, "key_check").and_then(|it| bytes(&it)),
                    "_sqlx_migrations" => {
                        schema = schema.max(reading.value(&line, "version").and_then(|it| it.parse().ok()));
                    }
                    _ => {}
                }
            }
            line.clear();
        }
        Ok(())
    })?;
    let (Some(schema), Some(key_check)) = (schema, key_check) else { bail!("it is not a database of rondbrief") };
    Ok(Facts { schema, key_check, lists: counts.0, subscribers: counts.1, log_hash })
}

/// The newest hash of the log in a copy, read without the rest of it.
pub(super) fn log_hash(dump: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    let (mut reading, mut hash) = (Reading::default(), None);
    let mut command = Command::new("pg_restore");
    command.args(["--data-only", "--table=audit_head", "--file=-"]).arg(dump);
    run(&mut command, |output| {
        for line in BufReader::new(output).split(b'\n') {
            let line = [&line?[..], b"\n"].concat();
            if reading.row(&line) == Some("audit_head") {
                hash = reading.log_hash(&line);
            }
        }
        Ok(())
    })?;
    Ok(hash)
}

/// The place in a script of SQL: the rows of a table stand between `COPY table (columns) FROM stdin;` and `\.`.
#[derive(Default)]
struct Reading {
    table: Option<String>,
    columns: Vec<String>,
}

impl Reading {
    /// The table that this line is a row of.
    fn row(&mut self, line: &[u8]) -> Option<&str> {
        if self.table.is_some() {
            if line == b"\\.\n" {
                self.table = None;
            }
        } else if line.starts_with(b"COPY ") && line.ends_with(b" FROM stdin;\n") {
            let text = String::from_utf8_lossy(line);
            let (table, columns) = text[5..].split_once(" (")?;
            self.table = Some(table.rsplit('.').next()?.trim_matches('"').to_owned());
            self.columns =
                columns.split(')').next()?.split(", ").map(|name| name.trim_matches('"').to_owned()).collect();
            return None;
        }
        self.table.as_deref()
    }

    /// The hash in the row of the log's end, if the log has an entry.
    fn log_hash(&self, line: &[u8]) -> Option<Vec<u8>> {
        self.value(line, "position").filter(|position| position != "0")?;
        bytes(&self.value(line, "hash")?)
    }

    /// The value of a column in a row.
    fn value(&self, line: &[u8], column: &str) -> Option<String> {
        let at = self.columns.iter().position(|name| name == column)?;
        let text = line.trim_ascii_end().split(|byte| *byte == b'\t').nth(at)?;
        Some(String::from_utf8_lossy(text).into_owned())
    }
}

/// Reads bytes as `COPY` writes them: `\\x` and hexadecimal digits.
fn bytes(text: &str) -> Option<Vec<u8>> {
    HEXLOWER_PERMISSIVE.decode(text.strip_prefix("\\\\x")?.as_bytes()).ok()
}

/// Runs a program to its end, with `read` taking its output.
fn run(command: &mut Command, read: impl FnOnce(&mut dyn Read) -> io::Result<()>) -> anyhow::Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match child {
        Err(error) if error.kind() == io::ErrorKind::NotFound => bail!(
            "{name} is not installed, and only PostgreSQL's own programs copy a PostgreSQL database; install them in the \
             version of the server or a later one (on Debian: apt-get install postgresql-client)"
        ),
        started => started.with_context(|| format!("{name} cannot be started"))?,
    };
    let errors = child.stderr.take();
    let errors = thread::spawn(move || {
        let mut text = String::new();
        errors.map(|mut errors| errors.read_to_string(&mut text)).transpose().map(|_| text)
    });
    let output = child.stdout.take().map_or(Ok(()), |mut output| read(&mut output));
    let status = child.wait()?;
    let words = errors.join().ok().and_then(Result::ok).unwrap_or_default();
    ensure!(status.success(), "{name} failed: {}", words.trim());
    output.with_context(|| format!("the output of {name} cannot be read"))
}

/// The text that is written with `%20` and the like in a URL.
fn decoded(text: &str) -> String {
    let query = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(query.as_bytes()).next().map_or_else(String::new, |(_, text)| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_reaches_the_programs_as_it_is_and_not_as_an_argument() {
        let text =
            "postgres://anke:p%40%25ss+wo&rd%3D@db.example.org:6543/brief?sslmode=verify-full&sslrootcert=/a%20b";
        let client = Client::of(text, &text.parse().unwrap()).unwrap().unwrap();
        let variable = |name| client.variables.iter().find(|(it, _)| *it == name).map(|(_, value)| &**value);
        assert_eq!(variable("PGPASSWORD"), Some("p@%ss+wo&rd="));
        assert_eq!((variable("PGHOST"), variable("PGPORT")), (Some("db.example.org"), Some("6543")));
        assert_eq!((variable("PGUSER"), &*client.database), (Some("anke"), "brief"));
        assert_eq!((variable("PGSSLMODE"), variable("PGSSLROOTCERT")), (Some("verify-full"), Some("/a b")));
        let socket = "postgres://%2Frun%2Fpostgresql/brief";
        let client = Client::of(socket, &socket.parse().unwrap()).unwrap().unwrap();
        assert!(client.variables.contains(&("PGHOST", "/run/postgresql".to_owned())));
        assert!(Client::of("sqlite:x", &"sqlite:x".parse().unwrap()).unwrap().is_none());
    }

    #[test]
    fn the_rows_of_a_script_are_told_from_its_statements() {
        let script = "SET x;\nCOPY public.list (id, slug) FROM stdin;\n1\tCOPY public.x (id) FROM stdin;\n2\tb\n\\.\n\nSELECT 1;\n";
        let (mut reading, mut rows) = (Reading::default(), Vec::new());
        for line in script.split_inclusive('\n') {
            if let Some(table) = reading.row(line.as_bytes()).map(str::to_owned) {
                rows.push((table, reading.value(line.as_bytes(), "slug").unwrap()));
            }
        }
        let row = |slug: &str| ("list".to_owned(), slug.to_owned());
        assert_eq!(rows, [row("COPY public.x (id) FROM stdin;"), row("b")]);
    }
}
