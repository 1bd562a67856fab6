//! Wishes to be erased from every list, for owners of all lists: those who look after one list pass them on. The page shows the
//! addresses masked, and not on which lists they are.

use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

use super::Asked;
use crate::{
    app::subscribers::erase::{self as verb, Decision, Wished},
    domain::{ids::WishId, text::phrases::Phrases},
    web::{
        desk::kit::{
            access::signed_in::{AtDesk, SignedIn},
            frame::{Frame, Room},
            paths::Link,
            posted::Posted,
        },
        fault::{Fault, FaultKind},
    },
};

/// A wish on the page.
struct Row {
    address: String,
    about: String,
    action: Link,
}

/// The page.
#[derive(Template)]
#[template(path = "desk/subscribers/wishes.html")]
struct Page {
    frame: Frame,
    done: Option<String>,
    lead: String,
    wishes: Vec<Row>,
    back: Link,
}

/// The fields of the form.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    decision: String,
}

/// Refuses everybody but owners of all lists who have shown a second factor.
fn require_owner_of_all(at: &AtDesk) -> Result<(), Fault> {
    if !at.editor().roles.owns_all {
        return Err(FaultKind::Nothing.into());
    }
    if at.signed.session.factor_at.is_none() {
        return Err(FaultKind::Factor.into());
    }
    Ok(())
}

/// `GET /desk/wishes`
pub(crate) async fn show(Query(asked): Query<Asked>, at: SignedIn) -> Result<Response, Fault> {
    require_owner_of_all(&at)?;
    let phrases = at.phrases();
    let wished = verb::wished(at.app()).await?;
    at.page(&Page {
        frame: at.frame(Room::Other),
        done: done(phrases, &asked),
        lead: phrases.count("desk-wishes-lead", wished.len() as u64),
        wishes: wished.iter().map(|it| row(&at, it)).collect(),
        back: at.desk_paths().lists(),
    })
}

fn row(at: &AtDesk, it: &Wished) -> Row {
    let (phrases, list) = (at.phrases(), &it.list);
    let moment = phrases.moment(list.cadence.local(it.wish.asked_at));
    Row {
        address: it.wish.address.masked(),
        about: phrases.fill("desk-wishes-from", &[("list", list.name.as_str()), ("moment", &moment)]),
        action: at.desk_paths().wishes().below(it.wish.id),
    }
}

fn done(phrases: Phrases, asked: &Asked) -> Option<String> {
    let word = asked.done.as_deref()?;
    let known = ["erased", "left"].into_iter().find(|known| *known == word)?;
    Some(phrases.say(&format!("desk-wishes-done-{known}")))
}

/// `POST /desk/wishes/{wish}`
pub(crate) async fn decide(Posted { by: at, fields }: Posted<SignedIn<(WishId,)>, Fields>) -> Result<Response, Fault> {
    require_owner_of_all(&at)?;
    let (decision, word) = match fields.decision.as_str() {
        "erase" => (Decision::Erase, "erased"),
        "leave" => (Decision::Leave, "left"),
        _ => return Ok(at.to(&at.desk_paths().wishes())),
    };
    let (id,) = at.named;
    verb::decide(at.app(), id, decision).await?;
    Ok(at.to(&at.desk_paths().wishes().done(word)))
}
