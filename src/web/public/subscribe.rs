//! Taking a posted form. The answer is the same for every well-formed address, whatever the service knows about it.
//!
//! There is no captcha. A hidden field that visitors leave empty, a signed token with a minimum time, and budgets per
//! network and in total keep robots out. A request that one of these stops gets the usual answer where only a robot can have
//! sent it, or the question to press the button again, or to come back later.

use std::sync::Arc;

use askama::Template;
use axum::{
    Json,
    extract::{Path, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE},
    },
    response::{IntoResponse, Redirect, Response},
};
use serde_json::{Map, Value, json};

use super::{
    embed,
    form::{Form, Trouble},
    list,
    posted::{Posted, Wish},
    sites,
};
use crate::{
    app::{
        lists::{cached::CachedList, wording},
        running::drops,
        subscribers::{form_token, subscribe},
    },
    domain::{ids::SignUpId, list::List, subscriber::sign_up::SignUp, text::phrases::Phrases},
    web::{
        Site,
        fault::{Fault, FaultKind},
        frame::{self, Frame, Room},
        limits::Allowance,
    },
};

/// The result of posting a form.
enum Outcome {
    /// The form was taken, or a robot is to believe so.
    Taken,
    /// The visitor's network, or everybody together, posts more than is taken.
    TooMany,
    /// The token is missing, too young, too old or not ours: the button has to be pressed again, with a fresh token.
    Again,
    /// Some fields were filled in wrongly.
    Wrong(Vec<Trouble>),
}

/// The page that tells the visitor to look for the mail.
#[derive(Template)]
#[template(path = "public/sent.html")]
struct Sent {
    frame: Frame,
}

/// `POST /l/{list}/subscribe`
pub(super) async fn post(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    asking: HeaderMap,
    posted: Result<Posted, Fault>,
) -> Result<Response, Fault> {
    let known = site.cached_list(&slug).await?;
    let list = &known.list;
    let language = posted.as_ref().map_or(list.language, |posted| posted.language(list));
    let answer = async {
        let posted = posted?;
        let outcome = take(&site, &known, &posted).await?;
        if posted.machine {
            data(&site, list, &posted, outcome).await
        } else {
            page(&site, list, &posted, outcome).await
        }
    };
    // The list's sites may read faults as well.
    let mut response = answer.await.unwrap_or_else(|fault| fault.told_in(language).into_response());
    sites::share(response.headers_mut(), sites::asking(list, &asking));
    Ok(response)
}

/// `GET /l/{list}/subscribe`: sends a visitor who loads the address of an answer again back to the form.
pub(super) async fn to_form(State(site): State<Arc<Site>>, Path(slug): Path<String>) -> Result<Redirect, Fault> {
    let list = site.list(&slug).await?;
    Ok(Redirect::to(&format!("{}/l/{}", frame::root(&site), list.slug)))
}

/// `OPTIONS /l/{list}/subscribe`: tells browsers that the list's sites may post JSON.
pub(super) async fn preflight(
    State(site): State<Arc<Site>>,
    Path(slug): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Fault> {
    let list = site.list(&slug).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    let origin = sites::asking(&list, &asked);
    sites::share(response.headers_mut(), origin);
    if origin.is_some() {
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST"));
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    Ok(response)
}

async fn take(site: &Site, known: &CachedList, posted: &Posted) -> Result<Outcome, Fault> {
    let CachedList { list, wordings } = known;
    if posted.is_trapped() {
        return Ok(Outcome::Taken);
    }
    let wish = match posted.wish(list) {
        Ok(wish) => wish,
        Err(troubles) => return Ok(Outcome::Wrong(troubles)),
    };
    let wording = if posted.is_from_machine() {
        match wordings.get(&posted.language(list)) {
            Some(version) => *version,
            None => wording::shown(&site.app, list, posted.language(list)).await?.version,
        }
    } else {
        match form_token::check(&site.app, posted.form_token(), list.id) {
            Ok(wording) => wording,
            Err(_) => return Ok(Outcome::Again),
        }
    };
    match site.limits.allow(posted.network) {
        Allowance::Given => keep(site, list, posted, wish, wording).await?,
        Allowance::Spent(limit) => {
            drops::note(&site.app, Some(list.id), limit);
            return Ok(Outcome::TooMany);
        }
    }
    Ok(Outcome::Taken)
}

/// Keeps a form that was filled in well; it is acted on afterwards.
async fn keep(site: &Site, list: &List, posted: &Posted, wish: Wish, wording: u32) -> Result<(), Fault> {
    let asker = subscribe::asker(&site.app, posted.network.asker(), &wish.address);
    let asked = SignUp {
        id: SignUpId(site.app.ids().uuid()),
        list: list.id,
        address: wish.address,
        name: wish.name,
        language: posted.language(list),
        form: posted.form(),
        wording,
        asker: Some(asker),
        asked_at: site.app.now(),
    };
    Ok(subscribe::sign_up(&site.app, asked).await?)
}

/// The outcome as a page; in a frame of another site, as the bare page.
async fn page(site: &Site, list: &List, posted: &Posted, outcome: Outcome) -> Result<Response, Fault> {
    let (language, framed) = (posted.language(list), posted.is_framed());
    let (troubles, again) = match outcome {
        Outcome::Taken if framed => return Ok(embed::sent(site, list, language)?),
        Outcome::Taken => {
            let frame = Frame::of_list(site, list, language, Room::Other);
            return Ok(frame::page(StatusCode::OK, frame.phrases, &Sent { frame })?);
        }
        Outcome::TooMany if framed => return Ok(embed::fault(site, list, language, FaultKind::TooMany)?),
        Outcome::TooMany => return Err(FaultKind::TooMany.into()),
        Outcome::Again => (Vec::new(), true),
        Outcome::Wrong(troubles) => (troubles, false),
    };
    let form = Form::fresh(site, list, language, framed).await?.filled(posted.email(), posted.name(), troubles);
    let show = if framed { embed::filled } else { list::filled };
    Ok(show(site, list, form, again)?)
}

/// The outcome as JSON.
async fn data(site: &Site, list: &List, posted: &Posted, outcome: Outcome) -> Result<Response, Fault> {
    let language = posted.language(list);
    Ok(match outcome {
        Outcome::Taken => {
            (StatusCode::ACCEPTED, Json(json!({ "message": Phrases::of(language).say("page-sent-text") })))
                .into_response()
        }
        Outcome::TooMany => return Err(FaultKind::TooMany.into()),
        Outcome::Wrong(troubles) => {
            let errors: Map<String, Value> =
                troubles.into_iter().map(|trouble| (trouble.field.to_owned(), trouble.text.into())).collect();
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "errors": errors }))).into_response()
        }
        Outcome::Again => {
            let form = Form::fresh(site, list, language, false).await?;
            let errors = json!({ "form_token": form.say("page-again") });
            let answer = json!({ "errors": errors, "form_token": form.token });
            (StatusCode::UNPROCESSABLE_ENTITY, Json(answer)).into_response()
        }
    })
}
