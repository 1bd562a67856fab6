//! The log of who did what and when: of a list, for its owners, and of all, for owners of the installation. It is read here,
//! and nowhere changed.

mod asked;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::Response,
};
use chrono_tz::Tz;

use super::{
    issues::issue,
    kit::{
        frame::{Frame, Room},
        posted::Here,
    },
    lists::list::list_for,
};
use crate::{
    app::audit::read::{self as verb, Log, Placed},
    domain::{
        audit::{Act, Area},
        editor::Permission,
        list::List,
        text::phrases::Phrases,
    },
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame,
    },
};
use asked::{Asked, NOBODY, Period};

/// One of the values of a filter.
struct Choice {
    value: String,
    text: String,
    is_chosen: bool,
}

/// A filter.
struct Filter {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
}

/// What an entry says. Those on a page that say the same one after the other are one row: who opens a page with fifty readers
/// looks at each of them.
#[derive(PartialEq, Eq)]
struct Row {
    time: String,
    /// What it is about.
    about: String,
    /// Where that is found.
    href: Option<String>,
    what: String,
    /// The list it is about, on the page of all, and the list's language.
    list: Option<(String, &'static str)>,
}

/// The entries of one day.
struct Day {
    name: String,
    rows: Vec<(Row, u64)>,
}

impl Day {
    fn add(&mut self, row: Row) {
        match self.rows.last_mut() {
            Some((last, times)) if *last == row => *times += 1,
            _ => self.rows.push((row, 1)),
        }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "desk/audit/log.html")]
struct Page {
    frame: Frame,
    lead: String,
    filters: Vec<Filter>,
    days: Vec<Day>,
    /// The whole log, for who sees a part of it.
    all: Option<String>,
    /// The older entries.
    older: Option<String>,
    /// Whose clock the times are by.
    clock: String,
}

/// `GET /desk/l/{list}/log`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let log = verb::read(&site.app, &asked.wanted(Some(list.id), site.app.now())?).await?;
    let frame = Frame::of(&site, &visit, &signed, Some(&list), Room::Log);
    let path = format!("{}/desk/l/{}/log", frame.root, list.slug);
    page(&site, frame, &path, Some(&list), &asked, &log)
}

/// `GET /desk/log`
pub async fn show_all(
    State(site): State<Arc<Site>>,
    Query(asked): Query<Asked>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    if !signed.editor.roles.owns_all {
        return Err(FaultKind::Nothing.into());
    }
    if signed.session.factor_at.is_none() {
        return Err(FaultKind::Factor.into());
    }
    let log = verb::read(&site.app, &asked.wanted(None, site.app.now())?).await?;
    let frame = Frame::of(&site, &visit, &signed, None, Room::Log);
    let path = format!("{}/desk/log", frame.root);
    page(&site, frame, &path, None, &asked, &log)
}

fn page(
    site: &Site,
    frame: Frame,
    path: &str,
    list: Option<&List>,
    asked: &Asked,
    log: &Log,
) -> Result<Response, Fault> {
    let phrases = frame.phrases;
    let clock = list.or_else(|| log.lists.values().next()).map_or(Tz::UTC, |list| list.cadence.zone);
    let page = Page {
        lead: phrases.say(if list.is_some() { "log-lead" } else { "log-lead-all" }),
        filters: filters(phrases, asked, log, list.is_some()),
        days: days(site, phrases, log, clock, list.is_none()),
        all: (asked.is_narrow() || !asked.before.is_empty()).then(|| path.to_owned()),
        older: log.older.map(|mark| format!("{path}?{}", asked.older(mark))),
        clock: phrases.fill("log-clock", &[("zone", clock.name())]),
        frame,
    };
    Ok(frame::page(StatusCode::OK, phrases, &page)?)
}

fn filters(phrases: Phrases, asked: &Asked, log: &Log, of_list: bool) -> Vec<Filter> {
    let filter = |name: &'static str, chosen: &str, values: Vec<(String, String)>| {
        let any = (String::new(), phrases.say(&format!("log-{name}-any")));
        let choice = |(value, text): (String, String)| Choice { is_chosen: value == chosen, value, text };
        Filter {
            name,
            label: phrases.say(&format!("log-{name}")),
            choices: std::iter::once(any).chain(values).map(choice).collect(),
        }
    };
    let worded = |name: &str, word: &str| (word.to_owned(), phrases.say(&format!("log-{name}-{word}")));
    let mut people: Vec<_> =
        log.actors.iter().map(|(id, name)| (id.0.simple().to_string(), name.to_string())).collect();
    people.push(worded("who", NOBODY));
    let topics = Area::ALL.into_iter().filter(|topic| !of_list || *topic != Area::Access);
    vec![
        filter("who", &asked.who, people),
        filter("what", &asked.what, topics.map(|topic| worded("what", topic.word())).collect()),
        filter("since", &asked.since, Period::ALL.map(|period| worded("since", period.word())).into()),
    ]
}

/// The entries by day, by this clock.
fn days(site: &Site, phrases: Phrases, log: &Log, clock: Tz, names_lists: bool) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for it in &log.entries {
        let local = it.mark.at.with_timezone(&clock).naive_local();
        let (name, row) = (phrases.date(local.date()), row(site, phrases, log, it, phrases.time(local.time())));
        let row = Row { list: row.list.filter(|_| names_lists), ..row };
        match days.last_mut().filter(|day| day.name == name) {
            Some(day) => day.add(row),
            None => days.push(Day { name, rows: vec![(row, 1)] }),
        }
    }
    days
}

fn row(site: &Site, phrases: Phrases, log: &Log, it: &Placed, time: String) -> Row {
    let entry = &it.entry;
    let name = |id| log.names.get(&id).map(ToString::to_string);
    let list = entry.list.and_then(|id| log.lists.get(&id));
    // Who comes in does so for themselves: that they did it goes without saying.
    let is_own = entry.act == Act::FirstOwner || (entry.act.topic() == Area::Access && entry.actor.is_some());
    let subject = if is_own { entry.actor } else { entry.subject };
    let (about, href) = match (it.issue, subject.and_then(name)) {
        (Some(number), _) => {
            let title = phrases.fill("desk-update", &[("number", &number.to_string())]);
            (title, list.map(|list| issue::path(site, list, number)))
        }
        (None, Some(subject)) => (subject, None),
        (None, None) => (phrases.say(&format!("log-what-{}", entry.act.topic().word())), None),
    };
    let who = entry.actor.and_then(|id| log.names.get(&id));
    let done = if is_own {
        phrases.say(&format!("desk-act-{}", entry.act.word()))
    } else {
        super::kit::acts::done(phrases, entry.act, who)
    };
    let role = match entry.role {
        Some(role) => Some(phrases.say(&format!("desk-people-is-{}", role.word()))),
        None => (entry.act == Act::RoleChanged).then(|| phrases.say("log-no-role")),
    };
    let item = log.title(it).map(|item| super::kit::acts::titled(phrases, &item));
    let to = entry.subject.filter(|_| it.issue.is_some()).and_then(name);
    let to = to.map(|who| phrases.fill("desk-act-to", &[("who", &who)]));
    Row {
        time,
        about,
        href,
        what: [Some(done), role, item, to].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        list: list.map(|list| (list.name.to_string(), list.language.tag())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::language::Language;

    #[test]
    fn every_act_topic_and_period_is_told_in_every_language() {
        for phrases in Language::ALL.map(Phrases::of) {
            let acts = Act::ALL.iter().map(|act| format!("desk-act-{}", act.word()));
            let topics = Area::ALL.map(|topic| format!("log-what-{}", topic.word()));
            let periods = Period::ALL.map(|period| format!("log-since-{}", period.word()));
            for key in acts.chain(topics).chain(periods) {
                assert_ne!(phrases.say(&key), key, "{} has no phrase", phrases.language().tag());
            }
        }
    }
}
