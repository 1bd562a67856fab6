//! The log of acts: of a list, for its owners, and of all lists, for owners of the installation. It is read here, and changed
//! nowhere.

mod asked;

use askama::Template;
use axum::{extract::Query, response::Response};
use chrono::NaiveTime;
use chrono_tz::Tz;

use super::kit::{
    access::{
        may,
        on_list::OnList,
        signed_in::{AtDesk, SignedIn},
    },
    acts,
    frame::{Frame, Room},
    paths::Link,
};
use crate::{
    app::audit::read::{self as verb, Log, Placed},
    domain::{
        audit::{Act, Area},
        list::List,
    },
    web::fault::{Fault, FaultKind},
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

/// An entry in words. Equal entries that follow each other on a page are one row: an editor who opens a page with fifty
/// subscribers has looked at each of them.
#[derive(PartialEq, Eq)]
struct Row {
    time: String,
    /// The subject.
    about: String,
    /// The page of the subject.
    href: Option<Link>,
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
    /// The link to the whole log, if the page shows a part of it.
    all: Option<Link>,
    /// The older entries.
    older: Option<String>,
    /// The sentence that names the time zone of the times.
    clock: String,
}

/// `GET /desk/l/{list}/log`
pub(super) async fn show(Query(asked): Query<Asked>, on: OnList<may::Manage>) -> Result<Response, Fault> {
    let log = verb::read(on.app(), &asked.wanted(Some(on.list.id), on.now())?).await?;
    let words = Words { at: &on, log: &log, list: Some(&on.list) };
    on.page(&words.page(on.frame(Room::Log), &on.paths().log(), &asked))
}

/// `GET /desk/log`
pub(super) async fn show_all(Query(asked): Query<Asked>, at: SignedIn) -> Result<Response, Fault> {
    if !at.editor().roles.owns_all {
        return Err(FaultKind::Nothing.into());
    }
    if at.signed.session.factor_at.is_none() {
        return Err(FaultKind::Factor.into());
    }
    let log = verb::read(at.app(), &asked.wanted(None, at.now())?).await?;
    let words = Words { at: &at, log: &log, list: None };
    at.page(&words.page(at.frame(Room::Log), &at.desk_paths().log(), &asked))
}

/// Puts entries in words, for an editor.
struct Words<'a> {
    at: &'a AtDesk,
    log: &'a Log,
    /// The list that the log is of; none: of all.
    list: Option<&'a List>,
}

impl Words<'_> {
    fn page(&self, frame: Frame, path: &Link, asked: &Asked) -> Page {
        let log = self.log;
        let clock = self.list.or_else(|| log.lists.values().next()).map_or(Tz::UTC, |list| list.cadence.zone);
        Page {
            lead: frame.say(if self.list.is_some() { "desk-audit-lead" } else { "desk-audit-lead-all" }),
            filters: self.filters(asked),
            days: self.days(clock),
            all: (asked.is_narrow() || !asked.before.is_empty()).then(|| path.clone()),
            older: log.older.map(|mark| format!("{path}?{}", asked.older(mark))),
            clock: frame.phrases.fill("desk-audit-clock", &[("zone", clock.name())]),
            frame,
        }
    }

    fn filters(&self, asked: &Asked) -> Vec<Filter> {
        let phrases = self.at.phrases();
        let filter = |name: &'static str, chosen: &str, values: Vec<(String, String)>| {
            let any = (String::new(), phrases.say(&format!("desk-audit-{name}-any")));
            let choice = |(value, text): (String, String)| Choice { is_chosen: value == chosen, value, text };
            Filter {
                name,
                label: phrases.say(&format!("desk-audit-{name}")),
                choices: std::iter::once(any).chain(values).map(choice).collect(),
            }
        };
        let worded = |name: &str, word: &str| (word.to_owned(), phrases.say(&format!("desk-audit-{name}-{word}")));
        let mut actors: Vec<_> = self.log.actors.iter().map(|(id, name)| (id.to_string(), name.to_string())).collect();
        actors.push(worded("who", NOBODY));
        let areas = Area::ALL.into_iter().filter(|area| self.list.is_none() || *area != Area::Access);
        vec![
            filter("who", &asked.who, actors),
            filter("what", &asked.what, areas.map(|area| worded("what", area.word())).collect()),
            filter("since", &asked.since, Period::ALL.map(|period| worded("since", period.word())).into()),
        ]
    }

    /// The entries by day, by this clock.
    fn days(&self, clock: Tz) -> Vec<Day> {
        let mut days: Vec<Day> = Vec::new();
        for it in &self.log.entries {
            let local = it.mark.at.with_timezone(&clock).naive_local();
            let (name, row) = (self.at.phrases().date(local.date()), self.row(it, local.time()));
            match days.last_mut().filter(|day| day.name == name) {
                Some(day) => day.add(row),
                None => days.push(Day { name, rows: vec![(row, 1)] }),
            }
        }
        days
    }

    fn row(&self, it: &Placed, time: NaiveTime) -> Row {
        let (phrases, log, entry) = (self.at.phrases(), self.log, &it.entry);
        let name = |id| log.names.get(&id).map(ToString::to_string);
        let list = entry.list.and_then(|id| log.lists.get(&id));
        // Editors sign in and out for themselves: the actor beside the subject would be the same name twice.
        let is_own = entry.act == Act::FirstOwner || (entry.act.topic() == Area::Access && entry.actor.is_some());
        let subject = if is_own { entry.actor } else { entry.subject };
        let (about, href) = match (it.issue, subject.and_then(name)) {
            (Some(number), _) => {
                let title = phrases.fill("desk-update", &[("number", &number.to_string())]);
                (title, list.map(|list| self.at.desk_paths().list(&list.slug).issue(number)))
            }
            (None, Some(subject)) => (subject, None),
            (None, None) => (phrases.say(&format!("desk-audit-what-{}", entry.act.topic().word())), None),
        };
        Row {
            time: phrases.time(time),
            about,
            href,
            what: self.what(it, is_own),
            list: list.filter(|_| self.list.is_none()).map(|list| (list.name.to_string(), list.language.tag())),
        }
    }

    /// The act, with its actor, role, item and addressee.
    fn what(&self, it: &Placed, is_own: bool) -> String {
        let (phrases, log, entry) = (self.at.phrases(), self.log, &it.entry);
        let done = if is_own {
            phrases.say(&format!("desk-act-{}", entry.act.word()))
        } else {
            acts::done(phrases, entry.act, entry.actor.and_then(|id| log.names.get(&id)))
        };
        let role = match entry.role {
            Some(role) => Some(phrases.say(&format!("desk-editors-is-{}", role.word()))),
            None => (entry.act == Act::RoleChanged).then(|| phrases.say("desk-audit-no-role")),
        };
        let item = log.title(it).map(|item| acts::titled(phrases, &item));
        let to = entry.subject.filter(|_| it.issue.is_some()).and_then(|id| log.names.get(&id));
        let to = to.map(|who| phrases.fill("desk-act-to", &[("who", who.as_str())]));
        [Some(done), role, item, to].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::{language::Language, phrases::Phrases};

    #[test]
    fn every_act_topic_and_period_is_told_in_every_language() {
        for phrases in Language::ALL.map(Phrases::of) {
            let acts = Act::ALL.iter().map(|act| format!("desk-act-{}", act.word()));
            let topics = Area::ALL.map(|topic| format!("desk-audit-what-{}", topic.word()));
            let periods = Period::ALL.map(|period| format!("desk-audit-since-{}", period.word()));
            for key in acts.chain(topics).chain(periods) {
                assert_ne!(phrases.say(&key), key, "{} has no phrase", phrases.language().tag());
            }
        }
    }
}
