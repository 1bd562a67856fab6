//! What somebody may do with a list: their role, changed with what each may in sight.

use std::{str::FromStr, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use super::{Done, back, found, path, role_name, roles};
use crate::{
    app::editors::{
        manage::{self as verb, EditorError},
        sessions::Signed,
    },
    domain::{
        editor::{Editor, Role},
        list::List,
    },
    web::{
        Site,
        desk::kit::{
            form::{Field, Form, Input},
            frame::{Frame, Room},
            posted::{Here, Posted},
            sure::Sure,
            visit::Visit,
        },
        fault::{Fault, FaultKind},
        frame,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/editors/role.html")]
struct Page {
    frame: Frame,
    name: String,
    lead: String,
    form: Form,
    /// The role they have.
    was: &'static str,
    leave: String,
    /// Where they are removed altogether; none: not by who looks.
    remove: Option<String>,
    back: String,
}

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    role: String,
    /// The role they had on the page.
    was: String,
    /// Whether somebody was asked once more.
    sure: String,
}

/// `GET /desk/l/{list}/people/{person}`
pub async fn show(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let (list, person, role) = on_this_list(&site, &signed, &slug, &id).await?;
    page(&site, &signed, &visit, &list, &person, role, None)
}

/// `POST /desk/l/{list}/people/{person}`
pub async fn change(
    State(site): State<Arc<Site>>,
    Path((slug, id)): Path<(String, String)>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let (list, person, role) = on_this_list(&site, &signed, &slug, &id).await?;
    let trouble = |key| page(&site, &signed, &visit, &list, &person, role, Some(key));
    let Ok(wanted) = Role::from_str(&fields.role) else { return trouble("desk-people-role-empty") };
    if wanted == role {
        return Ok(back(&site, &list, Done::Changed));
    }
    if fields.was != role.word() {
        return trouble("desk-people-role-stale");
    }
    if person.id == signed.editor.id && fields.sure != "yes" {
        return ask(&site, &signed, &visit, &list, role, wanted).answer();
    }
    let app = site.app.acting_as(signed.editor.id);
    match verb::set_role(&app, &person.address, list.id, Some(wanted)).await {
        Ok(()) => Ok(back(&site, &list, Done::Changed)),
        Err(EditorError::LastOfList) => trouble("desk-people-last"),
        Err(EditorError::Unknown) => Err(FaultKind::Nothing.into()),
        Err(error) => Err(error.into()),
    }
}

/// Somebody with a role on this list. Who owns the whole installation has none that could be another.
async fn on_this_list(site: &Site, signed: &Signed, slug: &str, id: &str) -> Result<(List, Editor, Role), Fault> {
    let (list, person) = found(site, signed, slug, id).await?;
    let person = person.filter(|person| !person.roles.owns_all).ok_or(FaultKind::Nothing)?;
    let role = person.roles.on(list.id).ok_or(FaultKind::Nothing)?;
    Ok((list, person, role))
}

/// Asks once more before somebody takes their own rights.
fn ask(site: &Site, signed: &Signed, visit: &Visit, list: &List, role: Role, wanted: Role) -> Sure {
    let frame = Frame::of(site, visit, signed, Some(list), Room::People);
    let phrases = frame.phrases;
    let may = phrases.say(&format!("desk-people-may-{wanted}"));
    Sure {
        title: phrases.say("desk-people-own"),
        texts: vec![
            phrases.fill("desk-people-own-text", &[("role", &role_name(phrases, wanted)), ("may", &may)]),
            phrases.say("desk-people-own-after"),
        ],
        fields: vec![("role", wanted.word().to_owned()), ("was", role.word().to_owned()), ("sure", "yes".to_owned())],
        button: Some(phrases.say("desk-people-own-button")),
        back: path(site, list),
        to_back: phrases.say("desk-ask-no"),
        frame,
    }
}

fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    person: &Editor,
    role: Role,
    trouble: Option<&'static str>,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::People);
    let phrases = frame.phrases;
    let (home, id) = (path(site, list), person.id.0.simple());
    let about = role_name(phrases, role);
    let field = Field::new(phrases, "desk-people", "role", roles(phrases), role.word());
    let troubles: Vec<_> = trouble.map(|key| ("role", phrases.fill(key, &[("role", &about)]))).into_iter().collect();
    let page = Page {
        name: person.name.to_string(),
        lead: format!("{} · {about}", person.address.as_str()),
        form: Form(vec![field]).with_troubles(&troubles),
        was: role.word(),
        leave: format!("{home}/{id}/leave"),
        remove: signed.editor.roles.owns_all.then(|| format!("{home}/{id}/remove")),
        back: home,
        frame,
    };
    let status = match trouble {
        None => StatusCode::OK,
        Some("desk-people-role-empty") => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::CONFLICT,
    };
    Ok(frame::page(status, phrases, &page)?)
}
