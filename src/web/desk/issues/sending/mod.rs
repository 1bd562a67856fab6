//! The page about the sending of an issue: how far it is, what servers say, and the controls.
//!
//! `way` is the part of it that is shown anew as figures change; `events` sends that to open pages. Without scripts one reloads.

pub(crate) mod events;
pub(crate) mod missed;
mod way;

use askama::Template;
use axum::{extract::Query, response::Response};

use super::{
    asked::Asked,
    issue::{done, inspected},
};
use crate::{
    app::issues::report,
    web::{
        assets,
        desk::kit::{
            access::{may, on_list::OnList},
            frame::{Frame, Room},
        },
        fault::Fault,
        watching::EVENTS,
    },
};
use way::Way;

/// The page.
#[derive(Template)]
#[template(path = "desk/issues/sending/sending.html")]
struct Page<'a> {
    frame: &'a Frame,
    title: String,
    done: Option<String>,
    /// The path of the events, while anything can change.
    events: Option<String>,
    /// The version of its script.
    script: &'static str,
    way: Way<'a>,
}

/// `GET /desk/l/{list}/issues/{number}/sending`
pub(crate) async fn show(Query(asked): Query<Asked>, on: OnList<may::See, (u32,)>) -> Result<Response, Fault> {
    let (number,) = on.named;
    let (it, home) = (inspected(&on, number).await?, on.paths().issue(number));
    if it.issue.state.published_at().is_none() {
        return Ok(on.to(&home));
    }
    let report = report::report(on.app(), &on.list, number).await?;
    let (frame, phrases) = (on.frame(Room::Issues), on.phrases());
    on.page(&Page {
        title: phrases.fill("desk-sending-title", &[("number", &number.to_string())]),
        done: done(phrases, &asked, &it),
        events: (!way::is_over(&it, &report)).then(|| format!("{home}{EVENTS}")),
        way: Way::new(&on, &frame, &it, &report),
        script: assets::SENDING.version(),
        frame: &frame,
    })
}
