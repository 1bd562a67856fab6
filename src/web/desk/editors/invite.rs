//! Inviting somebody to a list.

use std::{str::FromStr, sync::Arc};

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use super::{Done, back, path, role_name, roles};
use crate::{
    app::editors::{
        manage::{self as verb, EditorError, Invitation, Post, Welcome},
        sessions::Signed,
    },
    domain::{
        editor::{Permission, Role},
        list::List,
        text::{
            address::EmailAddress,
            language::Language,
            phrases::Phrases,
            short_text::{ShortText, ShortTextError},
        },
    },
    web::{
        Site,
        desk::{
            kit::{
                form::{Choice, Field, Form, Input, address},
                frame::{Frame, Room},
                posted::{Here, Posted},
                visit::Visit,
            },
            lists::list::list_for,
        },
        fault::Fault,
        frame,
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/editors/invite.html")]
struct Page {
    frame: Frame,
    form: Form,
    back: String,
}

/// What is filled in.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    name: String,
    email: String,
    role: String,
    language: String,
}

/// What is wrong, by the names of fields.
type Troubles = Vec<(&'static str, String)>;

impl Fields {
    fn read(&self, phrases: Phrases, list: &List) -> Result<Invitation, Troubles> {
        let mut troubles = Troubles::new();
        let mut wrong = |name, key: &str| troubles.push((name, phrases.say(key)));
        let name = ShortText::parse(&self.name).map_err(|error| {
            wrong(
                "name",
                match error {
                    ShortTextError::Empty => "desk-people-name-empty",
                    ShortTextError::TooLong => "page-name-too-long",
                    ShortTextError::Control => "page-name-control",
                },
            );
        });
        let address = EmailAddress::parse(&self.email).map_err(|error| wrong("email", address(error)));
        let role = Role::from_str(&self.role).map_err(|_| wrong("role", "desk-people-role-empty"));
        let language = Language::from_str(&self.language).map_err(|_| wrong("language", "desk-people-language-empty"));
        match (name, address, role, language) {
            (Ok(name), Ok(address), Ok(role), Ok(language)) => {
                Ok(Invitation { address, name, language, post: Post::On(list.id, role) })
            }
            _ => Err(troubles),
        }
    }

    fn form(&self, phrases: Phrases) -> Form {
        let field = |name, input, value: &str| Field::new(phrases, "desk-people", name, input, value);
        let tongue = |language: Language| Choice {
            value: language.tag(),
            label: Phrases::of(language).say("language-name"),
            hint: String::new(),
        };
        Form(vec![
            field("name", Input::Line, &self.name),
            field("email", Input::Email, &self.email),
            field("role", roles(phrases), &self.role),
            field("language", Input::OneOf(Language::ALL.map(tongue).into()), &self.language),
        ])
    }
}

/// `GET /desk/l/{list}/people/invite`
pub async fn fill_in(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Here { signed, visit }: Here,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let fields = Fields { language: list.language.tag().to_owned(), ..Fields::default() };
    page(&site, &signed, &visit, &list, &fields, &Troubles::new())
}

/// `POST /desk/l/{list}/people/invite`
pub async fn invite(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    Posted { signed, visit, fields }: Posted<Fields>,
) -> Result<Response, Fault> {
    let list = list_for(&site, &signed, &slug, Permission::Manage).await?;
    let phrases = Phrases::of(signed.editor.language);
    let invitation = match fields.read(phrases, &list) {
        Ok(invitation) => invitation,
        Err(troubles) => return page(&site, &signed, &visit, &list, &fields, &troubles),
    };
    let done = match verb::welcome(&site.app.acting_as(signed.editor.id), invitation).await {
        Ok(Welcome::Invited) => Done::Invited,
        Ok(Welcome::Given) => Done::Given,
        Ok(Welcome::Had) => Done::Had,
        Err(EditorError::Works(role)) => {
            let text = phrases.fill("desk-people-works", &[("role", &role_name(phrases, role))]);
            return page(&site, &signed, &visit, &list, &fields, &vec![("email", text)]);
        }
        Err(error) => return Err(error.into()),
    };
    Ok(back(&site, &list, done))
}

fn page(
    site: &Site,
    signed: &Signed,
    visit: &Visit,
    list: &List,
    fields: &Fields,
    troubles: &Troubles,
) -> Result<Response, Fault> {
    let frame = Frame::of(site, visit, signed, Some(list), Room::People);
    let phrases = frame.phrases;
    let form = fields.form(phrases).with_troubles(troubles);
    let status = if troubles.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(frame::page(status, phrases, &Page { frame, form, back: path(site, list) })?)
}
