//! The role of an editor on a list, changed beside what each role may.

use std::str::FromStr;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde::Deserialize;

use super::{Done, OnEditor, after, back, found, role_name, roles};
use crate::{
    app::editors::manage as verb,
    domain::editor::{Editor, Role},
    web::{
        desk::kit::{
            access::on_list::AtList,
            form::{Errors, Field, Form, Input},
            frame::{Frame, Room},
            paths::Link,
            phrase::Phrase,
            posted::Posted,
            question::Question,
            refused::Refusal,
        },
        fault::{Fault, FaultKind},
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
    /// The present role.
    was: &'static str,
    leave: Link,
    /// The page that removes them altogether; none: not by the editor who looks.
    remove: Option<Link>,
    back: Link,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    role: String,
    /// The role that the page showed.
    was: String,
    /// "yes" if the editor confirmed a change of their own role.
    sure: String,
}

/// `GET /desk/l/{list}/people/{person}`
pub(crate) async fn show(on: OnEditor) -> Result<Response, Fault> {
    let (editor, role) = on_this_list(&on).await?;
    page(&on, &editor, role, (StatusCode::OK, Errors::default()))
}

/// `POST /desk/l/{list}/people/{person}`
pub(crate) async fn change(Posted { by: on, fields }: Posted<OnEditor, Fields>) -> Result<Response, Fault> {
    let (editor, role) = on_this_list(&on).await?;
    let Ok(wanted) = Role::from_str(&fields.role) else {
        let errors = Errors::of("role", "desk-editors-role-empty");
        return page(&on, &editor, role, (StatusCode::UNPROCESSABLE_ENTITY, errors));
    };
    if wanted == role {
        return Ok(back(&on, Done::Changed));
    }
    let conflict = |phrase| page(&on, &editor, role, (StatusCode::CONFLICT, Errors::of("role", phrase)));
    if fields.was != role.word() {
        return conflict(Phrase::filled("desk-editors-role-stale", "role", role_name(on.phrases(), role)));
    }
    if editor.id == on.editor().id && fields.sure != "yes" {
        return ask(&on, role, wanted);
    }
    match verb::set_role(on.app(), &editor.address, on.list.id, Some(wanted)).await {
        Ok(()) => Ok(after(&on, &editor, Done::Changed)),
        Err(error) => conflict(error.phrase(on.phrases())?),
    }
}

/// The editor in the path and their role on this list. An owner of the whole installation has none that could be another.
async fn on_this_list(on: &OnEditor) -> Result<(Editor, Role), Fault> {
    let editor = found(on).await?.filter(|editor| !editor.roles.owns_all).ok_or(FaultKind::Nothing)?;
    let role = editor.roles.on(on.list.id).ok_or(FaultKind::Nothing)?;
    Ok((editor, role))
}

/// Asks to confirm, before editors take their own rights.
fn ask(on: &AtList, role: Role, wanted: Role) -> Result<Response, Fault> {
    let phrases = on.phrases();
    let may = phrases.say(&format!("desk-editors-may-{wanted}"));
    let question = Question {
        frame: on.frame(Room::Editors),
        title: phrases.say("desk-editors-own"),
        texts: vec![
            phrases.fill("desk-editors-own-text", &[("role", &role_name(phrases, wanted)), ("may", &may)]),
            phrases.say("desk-editors-own-after"),
        ],
        fields: vec![("role", wanted.word().to_owned()), ("was", role.word().to_owned()), ("sure", "yes".to_owned())],
        button: Some(phrases.say("desk-editors-own-button")),
        back: on.paths().editors(),
        to_back: phrases.say("desk-ask-no"),
    };
    question.answer(on)
}

fn page(on: &AtList, editor: &Editor, role: Role, (status, errors): (StatusCode, Errors)) -> Result<Response, Fault> {
    let (phrases, own) = (on.phrases(), on.paths().editor(editor.id));
    let field = Field::new(phrases, "desk-editors", "role", roles(phrases), role.word());
    let page = Page {
        frame: on.frame(Room::Editors),
        name: editor.name.to_string(),
        lead: format!("{} · {}", editor.address.normalised(), role_name(phrases, role)),
        form: Form(vec![field]).with_errors(phrases, &errors),
        was: role.word(),
        leave: own.below("leave"),
        remove: on.editor().roles.owns_all.then(|| own.below("remove")),
        back: on.paths().editors(),
    };
    on.answer(status, &page)
}
