//! The mail itself, for the frame in the page of its issue: light, or as a dark mail program shows it.

use axum::{extract::Query, response::Response};

use super::{asked::Asked, issue::inspected};
use crate::web::{
    desk::kit::{
        access::{may, on_list::OnList},
        view::View,
    },
    fault::{Fault, FaultKind},
    framed::{self, Pictures, Scheme},
};

/// `GET /desk/l/{list}/issues/{number}/mail`
pub(crate) async fn show(Query(asked): Query<Asked>, on: OnList<may::See, (u32,)>) -> Result<Response, Fault> {
    let (number,) = on.named;
    let letter = inspected(&on, number).await?.letter.ok_or(FaultKind::Nothing)?;
    let scheme = if asked.view() == View::Dark { Scheme::Dark } else { Scheme::Light };
    Ok(framed::mail(&framed::in_scheme(&letter.html, scheme), Pictures::OfOurs))
}
