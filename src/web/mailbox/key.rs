//! The key of the built-in mailbox: it stands in the link that the service prints at its start. The cookie that the link gives holds a
//! hash of it. Each start makes another key, so that a restart closes the mailbox to every earlier link and cookie.
//!
//! Nothing else opens the mailbox, and in particular not a connection from this machine, for a web server in front makes
//! all its visitors look like that. If no mail server was configured by mistake, a stranger would read everybody's mail,
//! with the links that sign editors in.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{
        HeaderMap,
        header::{COOKIE, SET_COOKIE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use subtle::ConstantTimeEq;

use super::root;
use crate::{
    app::running::captured,
    domain::token::{Purpose, Token},
    web::{
        Site,
        fault::{Fault, FaultKind},
        headers, this_machine,
    },
};

/// The time for which a browser may read on, in seconds: 30 days.
const LASTS: u32 = 30 * 24 * 60 * 60;

/// The name of the cookie. Over https no other host can set one of that name (RFC 6265bis section 4.1.3.2).
fn name(site: &Site) -> &'static str {
    if is_secure(site) { "__Host-rondbrief-mailbox" } else { "rondbrief-mailbox" }
}

/// An address of its own speaks plain http, whatever the pages speak.
fn is_secure(site: &Site) -> bool {
    !site.is_admin && site.links().base().starts_with("https://")
}

/// The value of the cookie that this key is worth.
fn pass(key: Token) -> String {
    let [half @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = key.hash(Purpose::Mailbox);
    Token::new(half).text()
}

/// True if `shown` is the value that the cookie has for the key of the mailbox.
fn opens(site: &Site, shown: &str) -> bool {
    captured::key(&site.app).is_some_and(|key| pass(key).as_bytes().ct_eq(shown.as_bytes()).into())
}

/// True if the browser has the cookie.
fn is_known(site: &Site, headers: &HeaderMap) -> bool {
    let fields = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = fields.flat_map(|field| field.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.any(|(key, value)| key == name(site) && opens(site, value))
}

/// `GET /mailbox/open/{key}`: gives the browser the cookie and leads it to the mailbox.
pub(super) async fn open(State(site): State<Arc<Site>>, Path(key): Path<String>) -> Result<Response, Fault> {
    let key = Token::parse(&key).filter(|key| opens(&site, &pass(*key))).ok_or(FaultKind::NoPage)?;
    let (name, secure) = (name(&site), if is_secure(&site) { "; Secure" } else { "" });
    let cookie = format!("{name}={}; Path=/; Max-Age={LASTS}; HttpOnly; SameSite=Lax{secure}", pass(key));
    let mut response = Redirect::to(&format!("{}/mailbox", root(&site))).into_response();
    headers::add(response.headers_mut(), SET_COOKIE, &cookie);
    Ok(response)
}

/// Lets in browsers with the cookie. A person at this machine who lacks it is told where the link is; to all others there
/// is no such page.
pub(super) async fn needed(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (asked, body) = request.into_parts();
    if is_known(&site, &asked.headers) {
        return next.run(Request::from_parts(asked, body)).await;
    }
    Fault::from(without(&site, &asked)).into_response()
}

fn without(site: &Site, asked: &Parts) -> FaultKind {
    let is_there = captured::key(&site.app).is_some();
    if is_there && this_machine::is_asking(site, asked) { FaultKind::NoKey } else { FaultKind::NoPage }
}
