//! A list in numbers: how many readers it has and had, and what each issue came to; in words, as charts, and in tables.

mod chart;

use askama::Template;
use axum::response::Response;
use chrono::{Datelike as _, NaiveDate};

use super::kit::{
    access::{may, on_list::OnList},
    frame::{Frame, Room},
    paths::Link,
};
use crate::{
    app::lists::numbers::{self as verb, Issue, Month, Numbers},
    domain::{list::List, text::phrases::Phrases},
    web::fault::Fault,
};
use chart::{Chart, Name, Shapes};

/// The most issues in a chart: as many as fit on a phone.
const CHARTED: usize = 12;

/// A row of a table.
struct Row {
    name: String,
    cells: Vec<String>,
}

/// A part of the page.
#[derive(Default)]
struct Part {
    /// A summary in words.
    says: String,
    charts: Vec<Chart>,
    /// The heads of the columns of its table.
    heads: Vec<String>,
    rows: Vec<Row>,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/numbers/numbers.html")]
struct Page {
    frame: Frame,
    lead: String,
    readers: Part,
    issues: Part,
    /// True if there are no numbers to show yet.
    is_empty: bool,
    /// The page about the form that the first subscriber comes by.
    embed: Link,
}

/// `GET /desk/l/{list}/numbers`
pub(super) async fn show(on: OnList<may::See>) -> Result<Response, Fault> {
    let numbers = verb::of(on.app(), &on.list).await?;
    let moved = numbers.months.iter().any(|month| month.readers + month.came + month.went > 0);
    let phrases = on.phrases();
    on.page(&Page {
        frame: on.frame(Room::Numbers),
        lead: lead(phrases, &numbers),
        readers: readers(phrases, &numbers.months),
        issues: issues(phrases, &on.list, &numbers.issues),
        is_empty: !moved && numbers.issues.is_empty(),
        embed: on.paths().setting("embed"),
    })
}

/// "42 lezers, 3 meer dan een maand geleden."
fn lead(phrases: Phrases, numbers: &Numbers) -> String {
    let readers = phrases.count("numbers-readers-now", numbers.readers);
    let Some(difference) = numbers.since_a_month else {
        return phrases.fill("numbers-lead-young", &[("readers", &readers)]);
    };
    let key = match difference {
        0 => "numbers-same",
        1.. => "numbers-more",
        _ => "numbers-fewer",
    };
    let compared = phrases.count(key, difference.unsigned_abs());
    phrases.fill("numbers-lead", &[("readers", &readers), ("compared", &compared)])
}

fn readers(phrases: Phrases, months: &[Month]) -> Part {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Part::default() };
    let filled = |key, places: [(&str, String); 2]| {
        let places = places.each_ref().map(|(name, text)| (*name, text.as_str()));
        phrases.fill(key, &places)
    };
    let count = |of: fn(&Month) -> u64| phrases.number(months.iter().map(of).sum());
    let labels: Vec<_> = months.iter().map(|month| phrases.month(month.first)).collect();
    let (from, to, since) = (phrases.number(first.readers), phrases.number(last.readers), phrases.month(first.first));
    let (came, went) = (count(|month| month.came), count(|month| month.went));
    let course = Name {
        id: "course",
        title: phrases.say("numbers-course"),
        tells: phrases.fill("numbers-course-tells", &[("from", &from), ("first", &since), ("to", &to)]),
    };
    let moves = Name {
        id: "moves",
        title: phrases.say("numbers-moves"),
        tells: phrases.fill("numbers-moves-tells", &[("first", &since), ("came", &came), ("went", &went)]),
    };
    let at_end: Vec<_> = months.iter().map(|month| month.readers).collect();
    let moved: Vec<_> = months.iter().map(|month| (month.came, month.went)).collect();
    let keys = ["numbers-came", "numbers-went"].map(|key| phrases.say(key));
    let row = |month: &Month| Row {
        name: phrases.month(month.first),
        cells: [month.readers, month.came, month.went].map(|count| phrases.number(count)).into(),
    };
    Part {
        says: filled("numbers-this-month", [("came", phrases.number(last.came)), ("went", phrases.number(last.went))]),
        charts: if months.len() > 1 {
            vec![Chart::course(course, &at_end, &labels), Chart::up_and_down(moves, &moved, &labels, keys)]
        } else {
            Vec::new()
        },
        heads: heads(phrases, &["month", "readers", "came", "went"]),
        rows: months.iter().rev().map(row).collect(),
    }
}

fn issues(phrases: Phrases, list: &List, issues: &[Issue]) -> Part {
    let Some(newest) = issues.last() else {
        return Part { says: phrases.say("numbers-issues-none"), ..Part::default() };
    };
    let outcome = match newest.totals {
        Some((accepted, refused)) => [
            phrases.count("desk-accepted", accepted),
            phrases.count("desk-refused", refused),
            phrases.count("numbers-left", newest.went),
        ]
        .join(" "),
        None => phrases.say("numbers-under-way"),
    };
    let row = |issue: &Issue| Row {
        name: issue.number.to_string(),
        cells: [
            vec![short(phrases, list.cadence.local(issue.published_at).date())],
            match issue.totals {
                Some((accepted, refused)) => vec![phrases.number(accepted), phrases.number(refused)],
                None => vec![phrases.say("numbers-not-yet"); 2],
            },
            vec![phrases.number(issue.went), phrases.number(issue.archive_reads)],
        ]
        .concat(),
    };
    let number = newest.number.to_string();
    Part {
        says: phrases.fill("numbers-newest", &[("number", &number), ("outcome", &outcome)]),
        charts: issue_charts(phrases, issues.get(issues.len().saturating_sub(CHARTED)..).unwrap_or_default()),
        heads: heads(phrases, &["update", "day", "accepted", "refused", "left-after", "read"]),
        rows: issues.iter().rev().map(row).collect(),
    }
}

/// The heads of the columns of a table.
fn heads(phrases: Phrases, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| phrases.say(&format!("numbers-{key}"))).collect()
}

/// A day as it fits in a table: "8 december 2026".
fn short(phrases: Phrases, day: NaiveDate) -> String {
    format!("{} {}", day.day(), phrases.month(day))
}

/// The charts of the issues with final totals; none if there are fewer than two.
fn issue_charts(phrases: Phrases, issues: &[Issue]) -> Vec<Chart> {
    let told = |issue: &Issue| issue.totals.map(|(accepted, refused)| (issue.number, accepted, refused, issue.went));
    let told: Vec<_> = issues.iter().filter_map(told).collect();
    let [first, .., last] = told.as_slice() else { return Vec::new() };
    let [from, to] = [first, last].map(|issue| phrases.number(issue.1));
    let [oldest, newest] = [first, last].map(|issue| issue.0.to_string());
    let refused = phrases.number(told.iter().map(|issue| issue.2).sum());
    let went = phrases.number(told.iter().map(|issue| issue.3).sum());
    let places = [("from", from.as_str()), ("first", &oldest), ("to", &to), ("last", &newest)];
    let accepted = Name {
        id: "accepted",
        title: phrases.say("numbers-accepted-chart"),
        tells: phrases.fill("numbers-accepted-tells", &places),
    };
    let lost = Name {
        id: "lost",
        title: phrases.say("numbers-lost-chart"),
        tells: phrases.fill("numbers-lost-tells", &[("refused", &refused), ("went", &went)]),
    };
    let labels: Vec<_> = told.iter().map(|issue| issue.0.to_string()).collect();
    let taken: Vec<_> = told.iter().map(|issue| issue.1).collect();
    let missed: Vec<_> = told.iter().map(|issue| (issue.2, issue.3)).collect();
    let keys = ["numbers-refused", "numbers-left-after"].map(|key| phrases.say(key));
    vec![Chart::bars(accepted, &taken, &labels), Chart::pairs(lost, &missed, &labels, keys)]
}
