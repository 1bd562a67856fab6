//! Inviting an editor to a list.

use std::str::FromStr;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use serde::Deserialize;

use super::{Done, back, roles};
use crate::{
    app::editors::manage::{self as verb, Invitation, Post, Welcome},
    domain::{
        editor::Role,
        list::List,
        text::{language::Language, phrases::Phrases, short_text::ShortText},
    },
    web::{
        desk::kit::{
            access::{
                may,
                on_list::{AtList, OnList},
            },
            form::{
                Choice, Errors, Field, Form, Input,
                phrases::{name, read_address},
            },
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
            refused::Refusal,
        },
        fault::Fault,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/editors/invite.html")]
struct Page {
    frame: Frame,
    form: Form,
    back: Link,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    name: String,
    email: String,
    role: String,
    language: String,
}

impl Fields {
    fn read(&self, list: &List) -> Result<Invitation, Errors> {
        let mut errors = Errors::default();
        let read_name = |text: &str| ShortText::name(text).map_err(|error| name(error, "desk-editors-name-empty"));
        let name = errors.required("name", &self.name, read_name);
        let address = errors.required("email", &self.email, read_address);
        let role = |text: &str| Role::from_str(text).map_err(|_| "desk-editors-role-empty");
        let role = errors.required("role", &self.role, role);
        let language = |text: &str| Language::from_str(text).map_err(|_| "desk-editors-language-empty");
        let language = errors.required("language", &self.language, language);
        match (name, address, role, language) {
            (Some(name), Some(address), Some(role), Some(language)) => {
                Ok(Invitation { address, name, language, post: Post::On(list.id, role) })
            }
            _ => Err(errors),
        }
    }

    fn form(&self, phrases: Phrases) -> Form {
        let field = |name, input, value: &str| Field::new(phrases, "desk-editors", name, input, value);
        let tongue = |language: Language| Choice::new(language.tag(), Phrases::of(language).say("language-name"));
        Form(vec![
            field("name", Input::Line, &self.name),
            field("email", Input::Email, &self.email),
            field("role", roles(phrases), &self.role),
            field("language", Input::OneOf(Language::ALL.map(tongue).into()), &self.language),
        ])
    }
}

/// `GET /desk/l/{list}/people/invite`
pub(crate) async fn fill_in(on: OnList<may::Manage>) -> Result<Response, Fault> {
    let fields = Fields { language: on.list.language.tag().to_owned(), ..Fields::default() };
    page(&on, &fields, &Errors::default())
}

/// `POST /desk/l/{list}/people/invite`
pub(crate) async fn invite(Posted { by: on, fields }: Posted<OnList<may::Manage>, Fields>) -> Result<Response, Fault> {
    let invitation = match fields.read(&on.list) {
        Ok(invitation) => invitation,
        Err(errors) => return page(&on, &fields, &errors),
    };
    let done = match verb::welcome(on.app(), invitation).await {
        Ok(Welcome::Invited) => Done::Invited,
        Ok(Welcome::Had) => Done::Had,
        Err(error) => return page(&on, &fields, &Errors::of("email", error.phrase(on.phrases())?)),
    };
    Ok(back(&on, done))
}

fn page(on: &AtList, fields: &Fields, errors: &Errors) -> Result<Response, Fault> {
    let form = fields.form(on.phrases()).with_errors(on.phrases(), errors);
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    on.answer(status, &Page { frame: on.frame(Room::Editors), form, back: on.paths().editors() })
}
