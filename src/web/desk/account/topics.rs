//! Which mail somebody gets about the lists they work at: a part of their account.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use uuid::Uuid;

use crate::{
    app::editors::{sessions::Signed, topics as verb},
    domain::{editor::topic::Topic, ids::ListId, list::List, text::phrases::Phrases},
    web::{Site, desk::kit::posted::Posted, fault::Fault, frame},
};

/// What stands before the id of a list in the name of the field that says it was on the page.
const SHOWN: &str = "list";

/// The mail about one list.
pub struct Group {
    /// What the list is called.
    pub name: String,
    /// The language of its name.
    pub lang: &'static str,
    /// The field that says it was on the page.
    pub shown: String,
    /// What they get now, in words.
    pub now: String,
    /// What can be had.
    pub ticks: Vec<Tick>,
}

/// One kind of mail.
pub struct Tick {
    /// The name of its field.
    pub name: String,
    /// What it is about.
    pub text: String,
    /// Whether they get it.
    pub on: bool,
}

/// What somebody gets, list by list.
pub async fn groups(site: &Site, signed: &Signed, phrases: Phrases) -> Result<Vec<Group>, Fault> {
    let group = |(list, wanted): (List, BTreeSet<Topic>)| {
        let tick = |notice: Topic| Tick {
            name: field(notice.word(), list.id),
            text: phrases.say(&format!("desk-choice-{}", notice.word())),
            on: wanted.contains(&notice),
        };
        let ticks = Topic::ALL.map(tick).into();
        let short = |notice: &Topic| phrases.say(&format!("desk-choice-{}-short", notice.word()));
        let got: Vec<_> = Topic::ALL.iter().filter(|notice| wanted.contains(notice)).map(short).collect();
        let now = if got.is_empty() {
            phrases.say("desk-choices-nothing")
        } else {
            phrases.fill("desk-choices-now", &[("what", &got.join(", "))])
        };
        Group { now, shown: field(SHOWN, list.id), lang: list.language.tag(), name: list.name.into(), ticks }
    };
    Ok(verb::of(&site.app, &signed.editor).await?.into_iter().map(group).collect())
}

/// `POST /desk/sessions/mail`
pub async fn save(
    State(site): State<Arc<Site>>,
    Posted { signed, fields, .. }: Posted<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let shown = fields.keys().filter_map(|name| {
        let (before, id) = name.split_once('-')?;
        (before == SHOWN).then(|| Uuid::try_parse(id).ok().map(ListId)).flatten()
    });
    let ticked = |list: ListId| {
        Topic::ALL.into_iter().filter(|notice| fields.contains_key(&field(notice.word(), list))).collect()
    };
    let wanted: BTreeMap<ListId, BTreeSet<Topic>> = shown.map(|list| (list, ticked(list))).collect();
    verb::choose(&site.app, &signed.editor, &wanted).await?;
    Ok(Redirect::to(&format!("{}/desk/sessions?done=mail", frame::root(&site))).into_response())
}

fn field(before: &str, list: ListId) -> String {
    format!("{before}-{}", list.0.simple())
}
