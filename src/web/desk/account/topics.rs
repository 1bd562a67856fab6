//! The mail that an editor gets about the lists they work at: a part of their account.

use std::collections::{BTreeMap, BTreeSet};

use axum::response::Response;

use crate::{
    app::editors::topics as verb,
    domain::{editor::topic::Topic, ids::ListId, list::List},
    web::{
        desk::kit::{
            access::signed_in::{AtDesk, SignedIn},
            posted::Posted,
        },
        fault::Fault,
    },
};

/// The beginning of the name of the field that says that a list was on the page; the id of the list follows.
const SHOWN: &str = "list";

/// The mail about one list.
pub(crate) struct Group {
    /// The name of the list.
    pub name: String,
    /// The language of the name.
    pub lang: &'static str,
    /// The field that says it was on the page.
    pub shown: String,
    /// The mail that the editor gets now, in words.
    pub now: String,
    /// The topics to choose.
    pub ticks: Vec<Tick>,
}

/// A topic to choose.
pub(crate) struct Tick {
    /// The name of its field.
    pub name: String,
    /// The label.
    pub text: String,
    /// True if the topic is chosen.
    pub on: bool,
}

/// The mail that the editor gets, list by list.
pub(crate) async fn groups(at: &AtDesk) -> Result<Vec<Group>, Fault> {
    let phrases = at.phrases();
    let group = |(list, wanted): (List, BTreeSet<Topic>)| {
        let tick = |topic: Topic| Tick {
            name: field(topic.word(), list.id),
            text: phrases.say(&format!("desk-choice-{}", topic.word())),
            on: wanted.contains(&topic),
        };
        let ticks = Topic::ALL.map(tick).into();
        let short = |topic: &Topic| phrases.say(&format!("desk-choice-{}-short", topic.word()));
        let got: Vec<_> = Topic::ALL.iter().filter(|topic| wanted.contains(topic)).map(short).collect();
        let now = if got.is_empty() {
            phrases.say("desk-choices-nothing")
        } else {
            phrases.fill("desk-choices-now", &[("what", &got.join(", "))])
        };
        Group { now, shown: field(SHOWN, list.id), lang: list.language.tag(), name: list.name.into(), ticks }
    };
    Ok(verb::of(at.app(), at.editor()).await?.into_iter().map(group).collect())
}

/// `POST /desk/sessions/mail`
pub(crate) async fn save(
    Posted { by: at, fields }: Posted<SignedIn, BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    let shown = fields.keys().filter_map(|name| {
        let (before, id) = name.split_once('-')?;
        (before == SHOWN).then(|| id.parse().ok()).flatten()
    });
    let ticked =
        |list: ListId| Topic::ALL.into_iter().filter(|topic| fields.contains_key(&field(topic.word(), list))).collect();
    let wanted: BTreeMap<ListId, BTreeSet<Topic>> = shown.map(|list| (list, ticked(list))).collect();
    verb::choose(&at.site.app, at.editor(), &wanted).await?;
    Ok(at.to(&at.desk_paths().sessions().done("mail")))
}

fn field(before: &str, list: ListId) -> String {
    format!("{before}-{list}")
}
