//! The next update as it would look now, composed as a mail. Nothing is written.

use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

use crate::{
    app::issues::preview::{self, Coming},
    web::{
        desk::kit::{
            access::{may, on_list::OnList},
            frame::{Frame, Room},
            paths::Link,
            view::{Mail, MailPage, View},
        },
        fault::{Fault, FaultKind},
        framed::{self, Pictures, Scheme},
    },
};

/// The page.
#[derive(Template)]
#[template(path = "desk/queue/whole.html")]
struct Page {
    frame: Frame,
    title: String,
    lead: String,
    lang: &'static str,
    /// The mail; none: nothing goes along, or it is too long for one.
    mail: Option<Mail>,
    /// The phrase that says why there is no mail.
    none: &'static str,
    back: Link,
}

/// The query of an address.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The view of the mail.
    #[serde(rename = "as")]
    view: Option<String>,
}

/// `GET /desk/l/{list}/queue/update`
pub(crate) async fn show(Query(asked): Query<Asked>, on: OnList<may::See>) -> Result<Response, Fault> {
    let Coming { number, contents, letter, .. } = preview::of_queue(on.app(), &on.list).await?;
    let (frame, view) = (on.frame(Room::Queue), View::asked(asked.view.as_deref()));
    let title = frame.phrases.fill("desk-update", &[("number", &number.to_string())]);
    let mail = MailPage { phrases: frame.phrases, home: on.paths().whole(), title: &title, view };
    on.page(&Page {
        lead: frame.say("desk-whole-lead"),
        none: if contents.sections.is_empty() { "desk-whole-none" } else { "desk-item-preview-long" },
        lang: on.list.language.tag(),
        mail: letter.map(|letter| mail.show(&letter, &contents)),
        title,
        back: on.paths().queue(),
        frame,
    })
}

/// `GET /desk/l/{list}/queue/update/mail`: the mail itself, for the frame in that page.
pub(crate) async fn mail(Query(asked): Query<Asked>, on: OnList<may::See>) -> Result<Response, Fault> {
    let letter = preview::of_queue(on.app(), &on.list).await?.letter.ok_or(FaultKind::Nothing)?;
    let scheme = if View::asked(asked.view.as_deref()) == View::Dark { Scheme::Dark } else { Scheme::Light };
    Ok(framed::mail(&framed::in_scheme(&letter.html, scheme), Pictures::OfOurs))
}
