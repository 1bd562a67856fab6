//! An event as a file for the visitor's own calendar (RFC 5545).

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, EventLike};
use uuid::Uuid;

use super::archive::FRESH;
use crate::{
    domain::{
        ids::ItemId,
        item::{Event, Item},
        list::cadence,
    },
    web::{
        Site,
        fault::{self, Fault},
    },
};

/// `GET /l/{list}/event/{id}.ics`
pub(super) async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, file)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let missing = || Fault::from(fault::FaultKind::NoPage).told_in(list.language);
    let id = file.strip_suffix(".ics").and_then(|id| Uuid::try_parse(id).ok()).ok_or_else(missing)?;
    let (item, zone) = site.app.snapshot().event(list.id, ItemId(id)).await?.ok_or_else(missing)?;
    let event = item.kind.event().ok_or_else(missing)?;
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{}.ics\"", list.slug)),
    ];
    let calendar = calendar(&item, event, zone, site.links().host()).to_string();
    Ok((headers, [(CACHE_CONTROL, FRESH)], calendar).into_response())
}

/// The calendar of one event. Times are written in UTC, so that the file needs no time zone rules.
fn calendar(item: &Item, event: &Event, zone: Tz, host: &str) -> Calendar {
    let mut entry = icalendar::Event::new();
    entry
        .uid(&format!("{}@{host}", item.id.0.simple()))
        .timestamp(item.created_at)
        .summary(item.title.as_str())
        .starts(cadence::moment(zone, event.starts));
    if let Some(ends) = event.ends {
        entry.ends(cadence::moment(zone, ends));
    }
    if let Some(place) = &event.place {
        entry.location(place.as_str());
    }
    if let Some(summary) = &item.summary {
        entry.description(summary.as_str());
    }
    if let Some(link) = item.link.as_ref().or(event.register.as_ref()) {
        entry.url(link.as_str());
    }
    Calendar::empty()
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Rondbrief//EN"))
        .push(entry.done())
        .done()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use chrono_tz::Europe::Amsterdam;

    use super::*;
    use crate::domain::item::ItemKind;

    fn event(starts: &str, ends: &str) -> Event {
        let (starts, ends) = (starts.parse().unwrap(), Some(ends.parse().unwrap()));
        Event { starts, ends, place: "Jaarbeurs, Utrecht; zaal 3".parse().ok(), register: None, full: false }
    }

    fn item(event: &Event) -> Item {
        let title = "Slotbijeenkomst: nieuwe wegen, nieuwe kansen, en een heel lange titel die niet op één regel past";
        let created_at = Utc.timestamp_opt(1_790_000_000, 0).unwrap();
        Item::new(ItemId(Uuid::from_u128(7)), ItemKind::Event(event.clone()), title.parse().unwrap(), created_at)
    }

    #[test]
    fn an_event_keeps_its_hour_in_winter_and_in_summer() {
        let winter = event("2027-01-22T14:00:00", "2027-01-22T16:30:00");
        let text = calendar(&item(&winter), &winter, Amsterdam, "example.org").to_string();
        assert!(text.contains("DTSTART:20270122T130000Z\r\n") && text.contains("DTEND:20270122T153000Z\r\n"), "{text}");
        let summer = event("2027-07-22T14:00:00", "2027-07-22T16:30:00");
        let text = calendar(&item(&summer), &summer, Amsterdam, "example.org").to_string();
        assert!(text.contains("DTSTART:20270722T120000Z\r\n"), "{text}");
    }

    #[test]
    fn commas_are_escaped_and_long_lines_folded() {
        let event = event("2027-01-22T14:00:00", "2027-01-22T16:30:00");
        let text = calendar(&item(&event), &event, Amsterdam, "example.org").to_string();
        assert!(text.contains("LOCATION:Jaarbeurs\\, Utrecht\\; zaal 3\r\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
