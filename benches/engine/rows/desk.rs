//! The pages of the desk on a large installation: the time that an editor waits for each, one after another over one
//! connection.

use std::{io::Write, net::TcpStream, time::Instant};

use anyhow::{Context, ensure};
use sqlx::{AssertSqlSafe, ConnectOptions, sqlite::SqliteConnectOptions};

use crate::{
    Bench,
    database::{Engine, block_on},
    place::{LIST, Place},
    table::{Bound, Row, median, thousands},
    visitors,
};

/// The number of subscribers of the list, and of issues that went to all of them.
const READERS: u32 = 100_000;
const ISSUES: u32 = 60;

/// The number of requests for each page.
const ASKED: usize = 60;

const WAIT: Bound = Bound::AtMost(20.0);

/// The number of subscribers who did not get the last issue, and of items that wait in the queue.
const MISSED: u32 = 200;
const QUEUED: u32 = 12;

/// The paths of the pages below the desk. `L` stands for the list and `R` for one of its subscribers. Issue 60 was
/// sent, issue 61 was not.
const PAGES: [&str; 20] = [
    "",
    "/sessions",
    "/l/L",
    "/l/L/queue",
    "/l/L/queue/add",
    "/l/L/queue/update",
    "/l/L/issues",
    "/l/L/issues/compose",
    "/l/L/issues/60",
    "/l/L/issues/60/sending",
    "/l/L/issues/60/sending/missed",
    "/l/L/issues/61",
    "/l/L/issues/61/mail",
    "/l/L/issues/61/opening",
    "/l/L/settings",
    "/l/L/readers",
    "/l/L/readers/R",
    "/l/L/people",
    "/l/L/numbers",
    "/l/L/log",
];

/// Measures all pages, and gives the row of the slowest.
pub fn measure(bench: &Bench) -> anyhow::Result<Vec<Row>> {
    let readers = bench.readers.min(READERS);
    let place = Place::new(&Engine::Sqlite, 25, readers)?;
    for _ in 0..ISSUES {
        place.publish()?;
    }
    let reader = block_on(finish(&place.database))?;
    place.compose()?;
    for _ in 0..QUEUED {
        place.does(&[&[
            "item",
            "add",
            "--list",
            LIST,
            "--kind",
            "news",
            "--title",
            "Nieuws",
            "--summary",
            "Een zin.",
        ]])?;
    }
    place.does(&[&["editor", "invite", "--email", "eva@example.org", "--name", "Eva", "--everywhere"]])?;
    let (service, port) = place.serve(&[])?;
    let cookie = sign_in(&place, port)?;
    block_on(show_factor(&place.database))?;
    let mut waits = Vec::new();
    for page in PAGES {
        let path = format!("/desk{}", page.replace("/L", &format!("/{LIST}")).replace("/R", &format!("/{reader}")));
        let wait = wait(port, &path, &cookie)?;
        eprintln!("  {wait:6.1} ms  {path}");
        waits.push((wait, path));
    }
    service.stop()?;
    let of_all = median(waits.clone(), |(wait, _)| *wait)?.0;
    let (slowest, path) = waits.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).context("there are pages")?;
    let what =
        format!("slowest page of the desk, {} readers, {ISSUES} issues, SQLite, median", thousands(readers.into()));
    let figures = format!("milliseconds for {path}; the page in the middle {of_all:.1}");
    Ok(vec![Row::new(what, WAIT, "ms", slowest, &figures)])
}

/// Marks every message as accepted, except some of the last issue, with one issue every other month; gives the id of a
/// subscriber who missed the last one.
async fn finish(database: &str) -> anyhow::Result<String> {
    const LAST: &str = "cause = (SELECT id FROM issue WHERE number = 60)";
    let mut connection = database.parse::<SqliteConnectOptions>()?.connect().await?;
    let missed = format!(
        "UPDATE delivery SET state = 'refused', reply_code = 550, reply_enhanced = '5.1.1' \
         WHERE {LAST} AND recipient IN (SELECT recipient FROM delivery WHERE {LAST} LIMIT {MISSED})"
    );
    for sql in [
        "UPDATE delivery SET state = 'accepted', attempts = 1, copies = 1, letter = NULL, reply_code = 250, \
         reply_enhanced = '2.0.0', finished_at = queued_at + 300000000",
        &missed,
        "UPDATE issue SET state = 'sent', published_at = published_at - (60 - number) * 5270400000000, \
         sent_at = published_at - (60 - number) * 5270400000000 + 600000000, canary_left = NULL, \
         accepted = (SELECT COUNT(*) FROM delivery WHERE cause = issue.id AND state = 'accepted')",
        "ANALYZE",
    ] {
        sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await?;
    }
    let reader = format!("SELECT lower(hex(recipient)) FROM delivery WHERE {LAST} AND state = 'refused' LIMIT 1");
    Ok(sqlx::query_scalar(AssertSqlSafe(reader)).fetch_one(&mut connection).await?)
}

/// Marks the second factor as shown in every session.
async fn show_factor(database: &str) -> anyhow::Result<()> {
    let mut connection = database.parse::<SqliteConnectOptions>()?.connect().await?;
    sqlx::query("UPDATE editor_session SET factor_at = created_at").execute(&mut connection).await?;
    Ok(())
}

/// Signs in by a link from the command line; gives the session's cookie.
fn sign_in(place: &Place, port: u16) -> anyhow::Result<String> {
    let link = place.does(&[&["editor", "link", "--email", "eva@example.org"]])?;
    let path = format!("/desk/in/{}", link.trim().rsplit('/').next().unwrap_or_default());
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let page = ask(&mut stream, ("GET", &path), port, "", "")?;
    let token = page.split("name=\"token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let body = format!("token={}", token.context("the page has a form")?);
    let entered = ask(&mut stream, ("POST", &path), port, &cookie_of(&page)?, &body)?;
    cookie_of(&entered)
}

fn cookie_of(answer: &str) -> anyhow::Result<String> {
    let lines = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    let mut kept = lines.filter(|cookie| !cookie.contains("Max-Age=0"));
    let cookie = kept.next().and_then(|cookie| cookie.split(';').next()).context("the answer gives a cookie")?;
    Ok(cookie.to_owned())
}

/// The median time that a page takes, in milliseconds.
fn wait(port: u16, path: &str, cookie: &str) -> anyhow::Result<f64> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    let mut waits = Vec::new();
    for _ in 0..ASKED {
        let asked = Instant::now();
        let answer = ask(&mut stream, ("GET", path), port, cookie, "")?;
        waits.push(asked.elapsed().as_secs_f64() * 1_000.0);
        ensure!(answer.starts_with("HTTP/1.1 200"), "{path}: {}", answer.lines().next().unwrap_or_default());
    }
    median(waits, |wait| *wait)
}

fn ask(
    stream: &mut TcpStream,
    (method, path): (&str, &str),
    port: u16,
    cookie: &str,
    body: &str,
) -> anyhow::Result<String> {
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    visitors::answer(stream)
}
