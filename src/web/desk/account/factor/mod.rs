//! Second factors: showing one, seeing which one has, setting one up, taking one away.

pub mod app;
pub mod passkeys;
mod qr;

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    app::editors::{
        factors::{self as verb, FactorError},
        passkeys as passkey_verb,
        sessions::Signed,
    },
    domain::{
        editor::factor::{Factors, RecoveryCode},
        text::phrases::Phrases,
        time::Instant,
        token::{Purpose, Token},
    },
    web::{
        Site, assets,
        desk::kit::{
            back,
            cookies::Cookie,
            frame::{Frame, Room},
            posted::{Here, Posted},
        },
        fault::Fault,
        frame,
    },
};

/// The page that asks for a factor.
#[derive(Template)]
#[template(path = "desk/account/factor/ask.html")]
struct Ask {
    frame: Frame,
    /// What it is asked for.
    why: Option<String>,
    back: String,
    app: bool,
    /// Whether a passkey can be shown instead.
    passkey: bool,
    script: String,
    trouble: Option<String>,
}

/// A passkey, or the app.
struct Own {
    title: String,
    about: String,
    remove: String,
}

/// The page with the factors one has.
#[derive(Template)]
#[template(path = "desk/account/factor/factors.html")]
struct Page {
    frame: Frame,
    /// What one is asked for, where that is why somebody came here.
    why: Option<String>,
    lead: String,
    own: Vec<Own>,
    app: bool,
    recovery: Option<String>,
    /// Whether passkeys can be made here.
    passkeys: bool,
    /// What a passkey is to be called, as it was typed.
    name: String,
    /// What is wrong with that name.
    name_trouble: Option<String>,
    /// What is wrong with the passkey that was made.
    trouble: Option<String>,
    /// Where to go on without, for who has none yet.
    later: Option<String>,
    back: String,
    script: String,
}

/// The page with new recovery codes.
#[derive(Template)]
#[template(path = "desk/account/factor/codes.html")]
struct Kept {
    frame: Frame,
    /// Whether there were others before.
    renewed: bool,
    script: String,
    codes: Vec<String>,
    back: String,
}

/// A passkey that did not come about.
struct Refused {
    /// What it was to be called.
    name: String,
    /// What is wrong with that name.
    name_trouble: Option<String>,
    /// What is wrong otherwise.
    trouble: Option<String>,
}

/// Where to go back to.
#[derive(Deserialize)]
pub struct Asked {
    back: Option<String>,
}

/// What is filled in.
#[derive(Deserialize)]
pub struct Fields {
    code: String,
    back: String,
}

/// `GET /desk/factor`
pub async fn show(State(site): State<Arc<Site>>, Query(asked): Query<Asked>, here: Here) -> Result<Response, Fault> {
    let path = asked.back.unwrap_or_default();
    let factors = verb::of(&site.app, here.signed.editor.id).await?;
    if factors.are_any() && here.signed.session.factor_at.is_none() {
        ask(&site, &here, &factors, &path, None)
    } else {
        page(&site, &here, factors, &path, None)
    }
}

/// `POST /desk/factor`
pub async fn check(
    State(site): State<Arc<Site>>,
    here: Here,
    Posted { signed, fields, .. }: Posted<Fields>,
) -> Result<Response, Fault> {
    let trouble = match verb::show(&site.app, &signed, &fields.code).await {
        Ok(token) => return Ok(go_on(&site, token, &back::link(&site, &fields.back))),
        Err(FactorError::TooMany) => "desk-factor-too-many",
        Err(FactorError::Store(error)) => return Err(error.into()),
        Err(FactorError::Wrong | FactorError::NotShown | FactorError::Done) => "desk-factor-wrong",
    };
    let factors = verb::of(&site.app, signed.editor.id).await?;
    ask(&site, &here, &factors, &fields.back, Some(trouble))
}

/// Goes on in the session's new secret.
fn go_on(site: &Site, token: Token, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    Cookie::Session.give(site, response.headers_mut(), token);
    response
}

/// The page with the factors.
fn home(site: &Site) -> String {
    format!("{}/desk/factor", frame::root(site))
}

fn ask(site: &Site, here: &Here, factors: &Factors, path: &str, trouble: Option<&str>) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, None, Room::Other);
    let status = if trouble.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Ask {
        why: back::reason(path).map(|key| frame.say(key)),
        app: factors.app,
        passkey: !factors.passkeys.is_empty() && passkey_verb::work(&site.app),
        script: script(&frame),
        trouble: trouble.map(|key| frame.say(key)),
        back: back::page_of_desk(path).to_owned(),
        frame,
    };
    Ok(frame::page(status, page.frame.phrases, &page)?)
}

fn page(site: &Site, here: &Here, factors: Factors, path: &str, refused: Option<Refused>) -> Result<Response, Fault> {
    let frame = Frame::of(site, &here.visit, &here.signed, None, Room::Sessions);
    let (phrases, now, home) = (frame.phrases, site.app.now(), home(site));
    let are_any = factors.are_any();
    let lead = match (are_any, here.signed.editor.roles.need_factor()) {
        (true, _) => "desk-factors-some",
        (false, true) => "desk-factors-needed",
        (false, false) => "desk-factors-none",
    };
    let status = if refused.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let first = || Refused { name: phrases.say("desk-passkey-name-first"), name_trouble: None, trouble: None };
    let Refused { name, name_trouble, trouble } = refused.unwrap_or_else(first);
    let page = Page {
        why: back::reason(path).filter(|_| !are_any).map(|key| phrases.say(key)),
        lead: phrases.say(lead),
        app: factors.app,
        recovery: are_any.then(|| phrases.count("desk-recovery-left", factors.recovery)),
        passkeys: passkey_verb::work(&site.app),
        later: (!are_any).then(|| back::link(site, back::without_factor(path))),
        own: own(phrases, factors, &home, now),
        back: back::page_of_desk(path).to_owned(),
        script: script(&frame),
        name,
        name_trouble,
        trouble,
        frame,
    };
    Ok(frame::page(status, phrases, &page)?)
}

fn own(phrases: Phrases, factors: Factors, home: &str, now: Instant) -> Vec<Own> {
    let app = factors.app.then(|| Own {
        title: phrases.say("desk-factor-app"),
        about: phrases.say("desk-factor-app-about"),
        remove: format!("{home}/app/remove"),
    });
    let passkeys = factors.passkeys.into_iter().map(|it| Own {
        about: phrases.count("desk-passkey-days", whole_days(it.used_at.unwrap_or(it.made_at), now)),
        remove: format!("{home}/passkeys/{}/remove", it.id.0.simple()),
        title: it.name.to_string(),
    });
    app.into_iter().chain(passkeys).collect()
}

fn whole_days(since: Instant, now: Instant) -> u64 {
    u64::try_from((now - since).num_days()).unwrap_or(0)
}

/// The link to the script for passkeys.
pub fn script(frame: &Frame) -> String {
    format!("{}/passkey.js?v={}", frame.root, assets::PASSKEY.version())
}

/// New recovery codes: shown once, in the answer to the form that made them; `renewed` where others worked before.
fn codes(
    site: &Site,
    here: &Here,
    made: (Token, Vec<RecoveryCode>),
    renewed: bool,
    path: &str,
) -> Result<Response, Fault> {
    let (token, codes) = made;
    let signed = Signed { hash: token.hash(Purpose::Session), ..here.signed.clone() };
    let frame = Frame::of(site, &here.visit, &signed, None, Room::Sessions);
    let page = Kept {
        renewed,
        script: format!("{}/desk-copy.js?v={}", frame.root, assets::COPY.version()),
        codes: codes.iter().map(|code| code.text()).collect(),
        back: back::link(site, path),
        frame,
    };
    let mut response = frame::page(StatusCode::OK, page.frame.phrases, &page)?;
    Cookie::Session.give(site, response.headers_mut(), token);
    Ok(response)
}
