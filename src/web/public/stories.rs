//! An issue's preface, sections and items as public pages and the feed show them.

use askama::Template;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::{
    domain::{
        issue::composing::Contents,
        item::{Event, Item},
        list::Slug,
        running::links::Links,
        text::{markdown, phrases::Phrases},
    },
    web::addresses::{protect, protect_html},
};

/// The contents of an issue as HTML.
#[derive(Template)]
#[template(path = "public/stories.html")]
pub(super) struct Stories {
    phrases: Phrases,
    /// The text of the preface, as sanitised HTML.
    word: Option<String>,
    sections: Vec<Section>,
}

/// Items of one kind.
struct Section {
    heading: String,
    stories: Vec<Story>,
}

/// One item. `body` is sanitised HTML.
struct Story {
    theme: Option<String>,
    title: String,
    link: Option<String>,
    image: Option<(String, String)>,
    when: Option<When>,
    summary: Option<String>,
    body: String,
    source: Option<(String, String)>,
}

/// An event's facts.
struct When {
    day: u32,
    month: String,
    date: NaiveDate,
    text: String,
    place: Option<String>,
    register: Option<String>,
    full: bool,
    calendar: String,
}

impl Stories {
    /// The stories of `contents`, in the language of `phrases`.
    #[must_use]
    pub(super) fn of(contents: &Contents, phrases: Phrases, links: &Links, list: &Slug) -> Self {
        let sections = contents.sections.iter().map(|section| Section {
            heading: phrases.say(&format!("kind-heading-{}", section.kind)),
            stories: section.items.iter().map(|item| story(item, phrases, links, list)).collect(),
        });
        let word = contents.preface.text.as_ref();
        let word = word.map(|word| protect_html(phrases, &markdown::to_html_on_top(word.as_str())));
        Self { phrases, word, sections: sections.collect() }
    }
}

fn story(item: &Item, phrases: Phrases, links: &Links, list: &Slug) -> Story {
    let when = item.kind.event().map(|event| when(event, phrases, links.calendar(list, item.id)));
    Story {
        theme: item.section.as_ref().map(|theme| protect(phrases, theme.as_str())),
        title: protect(phrases, item.title.as_str()),
        link: item.link.as_ref().map(|link| link.as_str().to_owned()),
        image: item.image.as_ref().map(|image| (image.link.as_str().to_owned(), protect(phrases, image.alt.as_str()))),
        when,
        summary: item.summary.as_ref().map(|summary| protect(phrases, summary.as_str())),
        body: protect_html(phrases, &markdown::to_html(&item.body)),
        source: item
            .source
            .as_ref()
            .map(|source| (protect(phrases, source.name.as_str()), source.link.as_str().to_owned())),
    }
}

fn when(event: &Event, phrases: Phrases, calendar: String) -> When {
    let date = event.starts.date();
    let text = match event.ends {
        None => phrases.moment(event.starts),
        Some(ends) if ends.date() == date => {
            let (start, end) = (clock(phrases, event.starts.time()), clock(phrases, ends.time()));
            phrases.fill("page-hours", &[("day", &phrases.date(date)), ("start", &start), ("end", &end)])
        }
        Some(ends) => {
            let (start, end) = (phrases.moment(event.starts), phrases.moment(ends));
            phrases.fill("page-days", &[("start", &start), ("end", &end)])
        }
    };
    When {
        day: date.day(),
        month: phrases.month_name(date),
        date,
        text,
        place: event.place.as_ref().map(|place| protect(phrases, place.as_str())),
        register: event.register.as_ref().map(|link| link.as_str().to_owned()),
        full: event.full,
        calendar,
    }
}

/// A time of day without a unit: "14.00".
fn clock(phrases: Phrases, time: NaiveTime) -> String {
    let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
    phrases.fill("page-clock", &[("hour", &hour), ("minute", &minute)])
}
