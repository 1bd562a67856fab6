//! `cargo bench -- bounces FOLDER`: how well mail that comes back is understood, and how fast.
//!
//! The folder has mails in `mail/` and a table `expected.tsv` with the columns `file`, `reason`, `hardbounce` and `feedbacktype`,
//! one line a recipient; or a table `EXPECTED.tsv` with `file`, `class` and `recipient`, and the mails beside it. Real mails name
//! real people, so none are part of this repository.

use std::{collections::BTreeMap, fs, path::Path, time::Instant};

use anyhow::{Context, ensure};
use rondbrief::domain::returned::{Class, Kind, Returned, read};

/// What a table says of one recipient.
struct Expected {
    kind: Kind,
    class: Option<Class>,
    recipient: String,
}

/// Two numbers of which one is a part of the other.
#[derive(Default)]
struct Rate(usize, usize);

impl Rate {
    fn count(&mut self, found: usize, all: usize) {
        self.0 += found.min(all);
        self.1 += all;
    }
}

impl std::fmt::Display for Rate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = 100.0 * f64::from(u32::try_from(self.0).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(self.1.max(1)).unwrap_or(u32::MAX));
        write!(f, "{} of {} ({percent:.1} %)", self.0, self.1)
    }
}

/// Scores a folder, and prints the rates and every mail that was understood otherwise.
pub fn score(folder: &Path) -> anyhow::Result<()> {
    let (table, mails) =
        if folder.join("expected.tsv").exists() { ("expected.tsv", "mail") } else { ("EXPECTED.tsv", "") };
    let expected = expected(&fs::read_to_string(folder.join(table)).with_context(|| format!("no {table}"))?)?;
    let (mut hard, mut classes, mut kinds, mut complaints, mut recipients) =
        (Rate::default(), Rate::default(), Rate::default(), Rate::default(), Rate::default());
    let (mut falsely, mut bytes) = (0, 0);
    let start = Instant::now();
    for (file, rows) in &expected {
        let mail = fs::read(folder.join(mails).join(file)).with_context(|| format!("no mail {file}"))?;
        bytes += mail.len();
        let found = read(&mail);
        let count = |class| rows.iter().filter(|row| row.class == Some(class)).count();
        let told = found.recipients.iter().filter(|one| one.class == Class::Hard).count();
        hard.count(told, count(Class::Hard));
        falsely += told.saturating_sub(count(Class::Hard));
        let same_kind = is_kind(&found, rows);
        kinds.count(usize::from(same_kind), 1);
        if rows[0].kind == Kind::Complaint {
            complaints.count(usize::from(same_kind), 1);
        }
        let known = rows.iter().filter(|row| row.class.is_some()).count();
        classes.count(usize::from(known > 0 && rows.iter().any(|row| is_class(&found, row))), usize::from(known > 0));
        let named: Vec<_> =
            rows.iter().filter(|row| !row.recipient.is_empty() && row.kind != Kind::AutoReply).collect();
        recipients.count(
            named.iter().filter(|row| found.recipients.iter().any(|one| one.address == row.recipient)).count(),
            named.len(),
        );
        if !same_kind || told != count(Class::Hard) {
            println!("{file}: {} {} {:?}", found.kind.word(), found.class.word(), found.status());
        }
    }
    println!("hard bounces recognised: {hard}; falsely hard: {falsely}; complaints: {complaints}");
    println!("kinds: {kinds}; classes: {classes}; recipients named: {recipients}");
    println!("{} mails, {} kB, in {:?}", expected.len(), bytes / 1000, start.elapsed());
    Ok(())
}

/// The rows of a table, by file. Both kinds of table name their columns.
fn expected(table: &str) -> anyhow::Result<BTreeMap<String, Vec<Expected>>> {
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = lines.next().context("an empty table")?;
    ensure!(names.contains(&"file"), "the table names no file");
    let mut rows: BTreeMap<String, Vec<Expected>> = BTreeMap::new();
    for line in lines.filter(|line| line.len() > 1) {
        let value = |name| {
            names.iter().position(|column| *column == name).and_then(|at| line.get(at)).copied().unwrap_or_default()
        };
        let class = match (value("class"), value("hardbounce")) {
            (_, "true") => Some(Class::Hard),
            (_, "false") => None,
            (word, _) => Class::ALL.into_iter().find(|class| class.word() == word),
        };
        let kind = match (value("reason"), value("kind")) {
            ("feedback", _) => Kind::Complaint,
            ("delivered", _) => Kind::Delivered,
            ("vacation", _) | (_, "auto-reply") => Kind::AutoReply,
            (_, "delayed") => Kind::Delayed,
            _ => Kind::Bounce,
        };
        rows.entry(value("file").to_owned()).or_default().push(Expected {
            kind,
            class,
            recipient: value("recipient").to_owned(),
        });
    }
    Ok(rows)
}

/// The first kind of table knows no warnings and calls them bounces.
fn is_kind(found: &Returned, rows: &[Expected]) -> bool {
    let warned = found.kind == Kind::Delayed && rows.iter().any(|row| row.class.is_none());
    rows.iter().any(|row| row.kind == found.kind || warned && row.kind == Kind::Bounce)
}

/// What is our own fault counts as soft in the tables, which know three classes.
fn is_class(found: &Returned, row: &Expected) -> bool {
    row.class.is_some_and(|class| found.class == class || found.class == Class::Ours && class == Class::Soft)
}
