//! `rondbrief item`: adding, changing, showing and removing items.

use std::{fs, io::Read};

use anyhow::{Context, bail};
use chrono::{NaiveDate, NaiveDateTime};

use super::{
    args::{ItemCommand, ItemFacts},
    running::composition::UsageError,
    show,
};
use crate::{
    app::{App, items, lists},
    domain::{
        ids::ItemId,
        item::{Event, Image, Item, ItemKind, KindError, Source, WebLink},
        list::{List, cadence},
        text::short_text::ShortText,
    },
};

/// Runs one of the item commands.
pub(super) async fn run(app: &App, command: ItemCommand) -> anyhow::Result<()> {
    match command {
        ItemCommand::Add { list, kind, title, facts } => {
            let list = lists::manage::find(app, &list.slug).await?;
            let mut item = blank(app, &kind, title, &facts)?;
            apply(&mut item, facts)?;
            is_on_the_clock(&list, &item)?;
            items::manage::add(app, list.id, &item).await?;
            println!("{}", item.id.0);
            Ok(())
        }
        ItemCommand::Edit { list, id, title, unpin, not_full, facts } => {
            let list = lists::manage::find(app, &list.slug).await?;
            let mut item = find(app, &list, &id).await?;
            item.title = title.unwrap_or(item.title);
            apply(&mut item, facts)?;
            item.pinned &= !unpin;
            if let ItemKind::Event(event) = &mut item.kind {
                event.full &= !not_full;
            }
            is_on_the_clock(&list, &item)?;
            items::manage::change(app, list.id, &item).await?;
            println!("\"{}\" has been changed.", item.title);
            Ok(())
        }
        ItemCommand::List { list, json } => {
            let list = lists::manage::find(app, &list.slug).await?;
            let items = items::manage::waiting(app, &list).await?;
            if json {
                return show::json(&items);
            }
            for item in &items {
                println!("{}  {:11}  {}", item.id.0, item.kind.word(), item.title);
            }
            Ok(())
        }
        ItemCommand::Show { list, id, json } => {
            let list = lists::manage::find(app, &list.slug).await?;
            let item = find(app, &list, &id).await?;
            if json {
                return show::json(&item);
            }
            print(&item);
            Ok(())
        }
        ItemCommand::Remove { list, id } => {
            let list = lists::manage::find(app, &list.slug).await?;
            let item = find(app, &list, &id).await?;
            items::manage::remove(app, list.id, item.id).await?;
            println!("\"{}\" has been removed.", item.title);
            Ok(())
        }
    }
}

fn blank(app: &App, kind: &str, title: ShortText, facts: &ItemFacts) -> anyhow::Result<Item> {
    let kind = match (ItemKind::of(kind, None), &facts.starts) {
        (Ok(kind), _) => kind,
        (Err(KindError::NeedsEvent), Some(starts)) => {
            let starts = moment("--starts", starts)?;
            ItemKind::Event(Event { starts, ends: None, place: None, register: None, full: false })
        }
        (Err(KindError::NeedsEvent), None) => {
            bail!(UsageError::new("an event needs --starts, such as \"2026-12-10 14:00\""))
        }
        (Err(KindError::Unknown), _) => bail!(UsageError::new(format!("\"{kind}\" is no kind of item"))),
    };
    Ok(Item::new(ItemId(app.ids().uuid()), kind, title, app.now()))
}

/// Writes the given fields into an item; an empty text removes the field.
fn apply(item: &mut Item, facts: ItemFacts) -> anyhow::Result<()> {
    if let Some(text) = facts.summary {
        item.summary = cleared_or(&text, |text| line("--summary", text))?;
    }
    if let Some(file) = facts.body_file {
        item.body = read(&file)?;
    }
    if let Some(text) = facts.section {
        item.section = cleared_or(&text, |text| line("--section", text))?;
    }
    if let Some(text) = facts.link {
        item.link = cleared_or(&text, |text| link("--link", text))?;
    }
    if let Some(text) = facts.source {
        item.source = cleared_or(&text, source)?;
    }
    match (facts.image, facts.alt) {
        (Some(text), alt) => item.image = cleared_or(&text, |text| image(text, alt.as_deref()))?,
        (None, Some(alt)) => match &mut item.image {
            Some(image) => image.alt = line("--alt", &alt)?,
            None => bail!(UsageError::new("--alt describes a picture; give one with --image")),
        },
        (None, None) => {}
    }
    if let Some(text) = facts.not_before {
        item.not_before = cleared_or(&text, |text| day("--not-before", text))?;
    }
    if let Some(text) = facts.expires {
        item.expires = cleared_or(&text, |text| day("--expires", text))?;
    }
    item.pinned |= facts.pin;
    let event_facts = (facts.starts, facts.ends, facts.place, facts.register, facts.full);
    apply_to_event(&mut item.kind, event_facts)
}

type EventFacts = (Option<String>, Option<String>, Option<String>, Option<String>, bool);

fn apply_to_event(kind: &mut ItemKind, (starts, ends, place, register, full): EventFacts) -> anyhow::Result<()> {
    let ItemKind::Event(event) = kind else {
        if starts.is_some() || ends.is_some() || place.is_some() || register.is_some() || full {
            bail!(UsageError::new("--starts, --ends, --place, --register and --full are for events (--kind event)"));
        }
        return Ok(());
    };
    if let Some(text) = starts {
        event.starts = moment("--starts", &text)?;
    }
    if let Some(text) = ends {
        event.ends = cleared_or(&text, |text| moment("--ends", text))?;
    }
    if let Some(text) = place {
        event.place = cleared_or(&text, |text| line("--place", text))?;
    }
    if let Some(text) = register {
        event.register = cleared_or(&text, |text| link("--register", text))?;
    }
    event.full |= full;
    Ok(())
}

/// The item with this id, waiting or taken, or the waiting item whose id ends this way.
async fn find(app: &App, list: &List, id: &str) -> anyhow::Result<Item> {
    if let Ok(whole) = id.parse() {
        return Ok(items::manage::find(app, list.id, ItemId(whole)).await?);
    }
    let waiting = items::manage::waiting(app, list).await?;
    let mut found = waiting.into_iter().filter(|item| item.id.0.to_string().ends_with(id));
    match (found.next(), found.next()) {
        (Some(item), None) => Ok(item),
        (Some(_), Some(_)) => bail!("more than one waiting item ends with \"{id}\"; give more of its id"),
        (None, _) => bail!(items::manage::QueueError::NoItem),
    }
}

fn cleared_or<T>(text: &str, read: impl FnOnce(&str) -> anyhow::Result<T>) -> anyhow::Result<Option<T>> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn line(name: &str, text: &str) -> anyhow::Result<ShortText> {
    ShortText::parse(text).map_err(|error| UsageError::new(format!("{name}: {error}")).into())
}

fn link(name: &str, text: &str) -> anyhow::Result<WebLink> {
    WebLink::parse(text).map_err(|error| UsageError::new(format!("{name}: {error}")).into())
}

fn source(text: &str) -> anyhow::Result<Source> {
    let shape = || UsageError::new("--source: write it as \"Name=https://www.example.org/article\"");
    let (name, url) = text.split_once('=').ok_or_else(shape)?;
    Ok(Source { name: line("--source", name)?, link: link("--source", url)? })
}

fn image(text: &str, alt: Option<&str>) -> anyhow::Result<Image> {
    let alt =
        alt.ok_or_else(|| UsageError::new("a picture needs --alt, a description for readers who cannot see it"))?;
    let link = WebLink::parse_https(text).map_err(|error| UsageError::new(format!("--image: {error}")))?;
    Ok(Image { link, alt: line("--alt", alt)? })
}

fn day(name: &str, text: &str) -> anyhow::Result<NaiveDate> {
    text.trim().parse().map_err(|_| UsageError::new(format!("{name}: write a day as 2026-12-31")).into())
}

fn moment(name: &str, text: &str) -> anyhow::Result<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%d %H:%M")
        .map_err(|_| UsageError::new(format!("{name}: write a moment as \"2026-12-10 14:00\"")).into())
}

/// Refuses a time that the list's zone never has, because summer time skips it.
fn is_on_the_clock(list: &List, item: &Item) -> anyhow::Result<()> {
    let Some(event) = item.kind.event() else { return Ok(()) };
    for (name, moment) in [("--starts", Some(event.starts)), ("--ends", event.ends)] {
        if moment.is_some_and(|moment| cadence::is_skipped(list.cadence.zone, moment)) {
            bail!(UsageError::new(format!(
                "{name}: this time does not exist, because the clock goes forward; give another"
            )));
        }
    }
    Ok(())
}

/// Reads a text, normalising its line ends and dropping the byte order mark that some programs put at its beginning.
fn read(file: &std::path::Path) -> anyhow::Result<String> {
    let mut text = String::new();
    if file.as_os_str() == "-" {
        std::io::stdin().read_to_string(&mut text).context("standard input cannot be read as text")?;
    } else {
        text = fs::read_to_string(file).with_context(|| format!("{} cannot be read as text", file.display()))?;
    }
    Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

fn print(item: &Item) {
    let text = |line: &Option<ShortText>| line.as_ref().map(ToString::to_string).unwrap_or_default();
    let url = |link: &Option<WebLink>| link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default();
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut facts = vec![
        ("id", item.id.0.to_string()),
        ("kind", item.kind.word().to_owned()),
        ("title", item.title.to_string()),
        ("section", text(&item.section)),
        ("summary", text(&item.summary)),
        ("link", url(&item.link)),
        ("source", item.source.as_ref().map(|it| format!("{} {}", it.name, it.link.as_str())).unwrap_or_default()),
        ("picture", item.image.as_ref().map(|it| format!("{} ({})", it.link.as_str(), it.alt)).unwrap_or_default()),
        ("not before", day(item.not_before)),
        ("expires", day(item.expires)),
        ("pinned", if item.pinned { "yes".to_owned() } else { String::new() }),
    ];
    if let Some(event) = item.kind.event() {
        facts.extend([
            ("starts", show::local(event.starts)),
            ("ends", event.ends.map(show::local).unwrap_or_default()),
            ("place", text(&event.place)),
            ("register", url(&event.register)),
            ("fully booked", if event.full { "yes".to_owned() } else { String::new() }),
        ]);
    }
    show::facts(&facts);
    if !item.body.is_empty() {
        println!("\n{}", item.body.trim_end());
    }
}
