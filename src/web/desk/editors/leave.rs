//! Taking somebody off a list, or removing them altogether: asked once more, and done at once.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use uuid::Uuid;

use super::{Done, back, found, path};
use crate::{
    app::editors::{
        manage::{self as verb, EditorError},
        sessions::Signed,
    },
    domain::{
        editor::{Editor, Permission},
        list::List,
    },
    web::{
        Site,
        desk::{
            kit::{
                frame::{Frame, Room},
                posted::{Here, Nothing, Posted},
                sure::Sure,
                visit::Visit,
            },
            lists::list::list_for,
        },
        fault::{Fault, FaultKind},
    },
};

/// How far somebody goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Away {
    /// From this list.
    Leave,
    /// From the whole desk.
    Remove,
}

impl Away {
    /// The word in phrase names.
    const fn word(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Remove => "remove",
        }
    }

    const fn done(self) -> Done {
        match self {
            Self::Leave => Done::Left,
            Self::Remove => Done::Removed,
        }
    }

    /// The list, and who is to go that far from it, where `signed` may decide that; none: who has gone already.
    async fn whom(self, site: &Site, signed: &Signed, slug: &str, id: &str) -> Result<(List, Option<Editor>), Fault> {
        if self == Self::Leave {
            let (list, person) = found(site, signed, slug, id).await?;
            return Ok((list, person.filter(|person| !person.roles.owns_all)));
        }
        let list = list_for(site, signed, slug, Permission::Manage).await?;
        if !signed.editor.roles.owns_all {
            return Err(FaultKind::Nothing.into());
        }
        // Whoever was taken off this list in the meantime may still be there for others.
        let all = verb::all(&site.app).await?;
        Ok((list, all.into_iter().find(|editor| Uuid::try_parse(id).is_ok_and(|id| editor.id.0 == id))))
    }
}

/// `GET /desk/l/{list}/people/{person}/leave`
pub async fn ask_to_leave(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    ask(&site, &here, &slug, &id, Away::Leave).await
}

/// `POST /desk/l/{list}/people/{person}/leave`
pub async fn leave(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    carry_out(&site, &Here { signed, visit }, &slug, &id, Away::Leave).await
}

/// `GET /desk/l/{list}/people/{person}/remove`
pub async fn ask_to_remove(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Fault> {
    ask(&site, &here, &slug, &id, Away::Remove).await
}

/// `POST /desk/l/{list}/people/{person}/remove`
pub async fn remove(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, .. }: Posted<Nothing>,
) -> Result<Response, Fault> {
    carry_out(&site, &Here { signed, visit }, &slug, &id, Away::Remove).await
}

async fn ask(site: &Site, Here { signed, visit }: &Here, slug: &str, id: &str, away: Away) -> Result<Response, Fault> {
    let (list, person) = away.whom(site, signed, slug, id).await?;
    page(site, signed, visit, &list, &person.ok_or(FaultKind::Nothing)?, away, None).answer()
}

/// Who is not there any more has gone: a second click does no harm.
async fn carry_out(
    site: &Site,
    Here { signed, visit }: &Here,
    slug: &str,
    id: &str,
    away: Away,
) -> Result<Response, Fault> {
    let (list, person) = away.whom(site, signed, slug, id).await?;
    let Some(person) = person else { return Ok(back(site, &list, away.done())) };
    let app = site.app.acting_as(signed.editor.id);
    let done = match away {
        Away::Leave => verb::set_role(&app, &person.address, list.id, None).await,
        Away::Remove => verb::remove(&app, &person.address).await,
    };
    match done {
        Ok(()) | Err(EditorError::Unknown) => Ok(back(site, &list, away.done())),
        Err(EditorError::LastOfList) => page(site, signed, visit, &list, &person, away, Some("last")).answer(),
        Err(EditorError::LastOwner) => page(site, signed, visit, &list, &person, away, Some("last-of-all")).answer(),
        Err(error) => Err(error.into()),
    }
}

/// Asks once more, or says why it cannot be done.
fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    person: &Editor,
    away: Away,
    objection: Option<&str>,
) -> Sure {
    let frame = Frame::of(site, visit, signed, Some(list), Room::People);
    let (phrases, word) = (frame.phrases, away.word());
    let own = (person.id == signed.editor.id).then(|| phrases.say("desk-people-own-after"));
    let whom = phrases.fill(&format!("desk-people-{word}-text"), &[("name", person.name.as_str())]);
    let (title, texts) = match objection {
        Some(why) => (phrases.say("desk-cannot"), vec![phrases.say(&format!("desk-people-{why}"))]),
        None => (phrases.say(&format!("desk-people-{word}-ask")), [whom].into_iter().chain(own).collect()),
    };
    let to_back = if objection.is_some() { "desk-people-back" } else { "desk-ask-no" };
    Sure {
        title,
        texts,
        fields: Vec::new(),
        button: objection.is_none().then(|| phrases.say(&format!("desk-people-{word}"))),
        back: path(site, list),
        to_back: phrases.say(to_back),
        frame,
    }
}
