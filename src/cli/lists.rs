//! `rondbrief list` and `rondbrief timetable`: creating, changing and showing lists.

use std::collections::BTreeMap;

use serde_json::json;

use super::{
    args::{CreateList, EditList, ListCommand, YesNo},
    running::composition::UsageError,
    show,
};
use crate::{
    app::{
        App,
        issues::report,
        lists::{manage, wording},
    },
    domain::{
        ids::ListId,
        list::{
            Approval, DeliveryRules, List, Origin, Slug,
            cadence::{Cadence, CadenceError, Words},
        },
        mail::{route::RouteName, settling::UnknownPolicy},
        text::{address::EmailAddress, language::Language},
    },
};

/// Runs one of the list commands.
pub(super) async fn run(app: &App, command: ListCommand) -> anyhow::Result<()> {
    match command {
        ListCommand::Create(it) => create(app, it).await,
        ListCommand::Edit(it) => edit(app, it).await,
        ListCommand::Show { slug, json } => {
            let list = manage::find(app, &slug).await?;
            if json {
                return show::json(&as_json(&list));
            }
            print(app, &list);
            println!("readers         {}", report::readers(app, &list).await?);
            for language in Language::ALL {
                if let Some(wording) = app.snapshot().wording(list.id, language).await? {
                    println!("wording ({})    {}", language.tag(), wording.text);
                }
            }
            Ok(())
        }
        ListCommand::List { json } => {
            let lists = app.snapshot().lists().await?;
            if json {
                return show::json(&lists.iter().map(as_json).collect::<Vec<_>>());
            }
            for list in &lists {
                println!("{}  {}", list.slug, list.name);
            }
            Ok(())
        }
    }
}

async fn create(app: &App, it: CreateList) -> anyhow::Result<()> {
    let now = app.now();
    let words =
        Words { every: it.every, on: it.on, at: it.at, zone: it.zone, cutoff: it.cutoff, reminder: it.reminder };
    let cadence = Cadence::read(&words, now.date_naive()).map_err(|errors| all(&errors))?;
    let list = List {
        id: ListId(app.ids().uuid()),
        slug: it.slug,
        name: it.name,
        language: it.language,
        sender: it.from,
        reply: it.extras.reply,
        postal: it.postal,
        privacy: it.extras.privacy,
        footers: BTreeMap::new(),
        cadence: manage::starting(cadence, it.begin, now),
        minimum: it.minimum,
        approval: match (it.send_without_approval, it.two_approvals) {
            (true, _) => Approval::NotNeeded,
            (false, true) => Approval::ByTwo,
            (false, false) => Approval::Needed,
        },
        asks_name: it.ask_name,
        origins: it.extras.origins,
        editors: it.extras.editors,
        delivery: it.delivery.change(DeliveryRules::default()),
        created_at: now,
    };
    let (own, other) = wordings(&list, it.extras.wording.as_deref(), it.extras.wording_language);
    manage::create(app, &list, own).await?;
    if let Some((language, text)) = other {
        wording::set(app, &list, language, text).await?;
    }
    println!("The list {} has been created: {}", list.slug, app.links().list(&list.slug));
    Ok(())
}

async fn edit(app: &App, it: EditList) -> anyhow::Result<()> {
    let before = manage::find(app, &it.slug).await?;
    let words = before.cadence.words();
    let words = Words {
        every: it.every.unwrap_or(words.every),
        on: it.on.unwrap_or(words.on),
        at: it.at.unwrap_or(words.at),
        zone: it.zone.unwrap_or(words.zone),
        cutoff: it.cutoff.unwrap_or(words.cutoff),
        reminder: it.reminder.unwrap_or(words.reminder),
    };
    let mut cadence = Cadence::read(&words, before.cadence.anchor).map_err(|errors| all(&errors))?;
    if cadence.rhythm != before.cadence.rhythm || it.begin.is_some() {
        cadence = manage::starting(cadence, it.begin, app.now());
    }
    let kept_or = |given: Vec<_>, before: Vec<_>| if given.is_empty() { before } else { given };
    let list = List {
        name: it.name.unwrap_or(before.name),
        language: it.language.unwrap_or(before.language),
        sender: it.from.unwrap_or(before.sender),
        reply: it.extras.reply.or(before.reply),
        postal: it.postal.unwrap_or(before.postal),
        privacy: it.extras.privacy.or(before.privacy),
        cadence,
        minimum: it.minimum.unwrap_or(before.minimum),
        approval: approval(before.approval, it.send_without_approval, it.two_approvals),
        asks_name: it.ask_name.map_or(before.asks_name, |answer| answer == YesNo::Yes),
        origins: if it.extras.origins.is_empty() { before.origins } else { it.extras.origins },
        editors: kept_or(it.extras.editors, before.editors),
        delivery: it.delivery.change(before.delivery),
        ..before
    };
    let (own, other) = wordings(&list, it.extras.wording.as_deref(), it.extras.wording_language);
    manage::change(app, &list, own).await?;
    if let Some((language, text)) = other {
        wording::set(app, &list, language, text).await?;
    }
    println!("The list {} has been changed.", list.slug);
    Ok(())
}

/// The words for the form in the list's language, or in another one.
fn wordings<'a>(
    list: &List,
    text: Option<&'a str>,
    language: Option<Language>,
) -> (Option<&'a str>, Option<(Language, &'a str)>) {
    match language.filter(|language| *language != list.language) {
        Some(language) => (None, text.map(|text| (language, text))),
        None => (text, None),
    }
}

/// The approval that issues need after these options; two approvals win over none.
fn approval(before: Approval, without: Option<YesNo>, by_two: Option<YesNo>) -> Approval {
    match (without, by_two, before) {
        (_, Some(YesNo::Yes), _) => Approval::ByTwo,
        (Some(YesNo::Yes), _, _) => Approval::NotNeeded,
        (Some(YesNo::No), _, Approval::NotNeeded) | (_, Some(YesNo::No), Approval::ByTwo) => Approval::Needed,
        (Some(YesNo::No) | None, _, before) => before,
    }
}

/// Prints the coming moments of a list.
pub(super) async fn timetable(app: &App, slug: &Slug, count: u16, json: bool) -> anyhow::Result<()> {
    let list = manage::find(app, slug).await?;
    let moments = manage::timetable(app, &list, usize::from(count)).await?;
    let local = |moment| list.cadence.local(moment);
    if json {
        let all: Vec<_> = moments
            .iter()
            .map(|it| {
                json!({
                    "reminder": show::local(local(it.reminder_at)),
                    "cutoff": show::local(local(it.cutoff_at)),
                    "sends": show::local(local(it.sends_at)),
                    "sends_at": it.sends_at,
                    "zone": list.cadence.zone.name(),
                })
            })
            .collect();
        return show::json(&all);
    }
    println!("{} ({})", list.name, list.cadence.zone.name());
    println!("{:22}{:22}sending", "reminder", "cut-off");
    for it in moments {
        let row = [it.reminder_at, it.cutoff_at, it.sends_at].map(|moment| local(moment).format("%a %Y-%m-%d %H:%M"));
        println!("{:<22}{:<22}{}", row[0].to_string(), row[1].to_string(), row[2]);
    }
    Ok(())
}

fn print(app: &App, list: &List) {
    let words = list.cadence.words();
    let joined = |texts: Vec<&str>| texts.join(", ");
    show::facts(&[
        ("short name", list.slug.to_string()),
        ("name", list.name.to_string()),
        ("language", list.language.tag().to_owned()),
        ("sender", list.sender.to_string()),
        ("replies to", list.reply.as_ref().map(EmailAddress::as_str).unwrap_or_default().to_owned()),
        ("postal address", list.postal.to_string()),
        ("privacy", list.privacy.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("rhythm", format!("every {}, {}, at {} ({})", words.every, words.on, words.at, words.zone)),
        ("cut-off", format!("{} before sending", words.cutoff)),
        ("reminder", format!("{} before sending", words.reminder)),
        ("minimum", list.minimum.to_string()),
        (
            "approval",
            match list.approval {
                Approval::Needed => "needed",
                Approval::ByTwo => "needed, by two people",
                Approval::NotNeeded => "not needed",
            }
            .to_owned(),
        ),
        ("asks a name", if list.asks_name { "yes" } else { "no" }.to_owned()),
        ("embedded on", joined(list.origins.iter().map(Origin::as_str).collect())),
        ("editors", joined(list.editors.iter().map(EmailAddress::as_str).collect())),
        ("route", list.delivery.route.clone().unwrap_or_else(RouteName::usual).to_string()),
        ("fallback", list.delivery.fallback.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("unknown", unknown(list).to_owned()),
        (
            "canary",
            if list.delivery.canary == 0 {
                "none".to_owned()
            } else {
                format!("{} readers first", list.delivery.canary)
            },
        ),
        ("refusal limit", format!("{} %", list.delivery.refusal_limit)),
        ("seeds", joined(list.delivery.seeds.iter().map(EmailAddress::as_str).collect())),
        ("form", app.links().list(&list.slug)),
        ("archive", app.links().archive(&list.slug)),
    ]);
}

/// A list's policy for messages that were never answered, as it is typed.
const fn unknown(list: &List) -> &'static str {
    match list.delivery.unknown {
        UnknownPolicy::Again => "again",
        UnknownPolicy::Leave => "leave",
    }
}

fn as_json(list: &List) -> serde_json::Value {
    let words = list.cadence.words();
    json!({
        "slug": list.slug.as_str(),
        "name": list.name,
        "language": list.language,
        "from": list.sender.to_string(),
        "reply_to": list.reply.as_ref().map(EmailAddress::as_str),
        "postal": list.postal,
        "privacy": list.privacy,
        "every": words.every,
        "on": words.on,
        "at": words.at,
        "zone": words.zone,
        "cutoff": words.cutoff,
        "reminder": words.reminder,
        "minimum": list.minimum,
        "send_without_approval": list.approval == Approval::NotNeeded,
        "two_approvals": list.approval == Approval::ByTwo,
        "ask_name": list.asks_name,
        "embed_origins": list.origins.iter().map(Origin::as_str).collect::<Vec<_>>(),
        "editors": list.editors.iter().map(EmailAddress::as_str).collect::<Vec<_>>(),
        "route": list.delivery.route.as_ref().map(RouteName::as_str),
        "fallback": list.delivery.fallback.as_ref().map(RouteName::as_str),
        "unknown": unknown(list),
        "canary": list.delivery.canary,
        "refusal_limit": list.delivery.refusal_limit,
        "seeds": list.delivery.seeds.iter().map(EmailAddress::as_str).collect::<Vec<_>>(),
    })
}

/// Everything that is wrong with a cadence, in one error.
fn all(errors: &[CadenceError]) -> UsageError {
    UsageError::new(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n  "))
}
