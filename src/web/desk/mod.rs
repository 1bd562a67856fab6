//! The desk: the pages for editors, all for editors who are signed in but for the few by which they come in.
//!
//! [`table`] lists every route. The last parameter of a handler says what it asks of its visitor, and a list's routes take only
//! handlers that ask for a permission on the list: see [`kit::access`]. Every page works without scripts, but for passkeys.

mod account;
mod audit;
mod door;
mod editors;
mod issues;
mod kit;
mod lists;
mod numbers;
mod queue;
mod settings;
mod subscribers;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{
        HeaderValue,
        header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY},
    },
    middleware,
    response::Response,
    routing::any,
};

use super::{
    Site,
    fault::{Fault, FaultKind},
    headers,
};
use kit::access::table::Table;
pub use kit::access::{Access, table::Route};

/// The content security policy of the desk: its own style, typeface and scripts, what these ask for, and pages of ours in a
/// frame, such as a mail.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; \
                      connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The most bytes of a form: many times what any field may hold, so that it can be said beside the field that it is too long.
const FORM_LIMIT: usize = 2 * 1024 * 1024;

/// The most bytes of a form from a visitor who is not signed in, or has no role for it: the longest text of an item, in the letters
/// that take most when posted, since a session may have ended while it was typed.
const GUEST_LIMIT: usize = 256 * 1024;

/// The most bytes of a form with a picture: many times what a picture may have, so that it can be said of one that it is too
/// large without losing what was typed beside it.
const PICTURE_LIMIT: usize = 64 * 1024 * 1024;

/// The routes of the desk: what each asks for stands in the type of its handler's last parameter.
fn table() -> Table {
    let table = Table::default()
        .get("/desk", lists::all::show)
        .get("/desk/log", audit::show_all)
        .get("/desk/wishes", subscribers::wishes::show)
        .post("/desk/wishes/{wish}", subscribers::wishes::decide)
        .post("/desk/language", account::language::choose);
    issues(queue(list(editors(subscribers(account(door(table)))))))
}

/// Coming in.
fn door(table: Table) -> Table {
    table
        .get("/desk/sign-in", door::sign_in::show)
        .post("/desk/sign-in", door::sign_in::ask)
        .get("/desk/code", door::code::show)
        .post("/desk/code", door::code::enter)
        .get("/desk/in/{token}", door::link::show)
        .post("/desk/in/{token}", door::link::enter)
        .get("/desk/first/{token}", door::first::show)
        .post("/desk/first/{token}", door::first::become_owner)
        .post("/desk/passkey", account::factor::passkeys::sign_in)
        .post("/desk/passkey/ask", account::factor::passkeys::ask_to_sign)
}

/// An editor's own account.
fn account(table: Table) -> Table {
    table
        .post("/desk/sign-out", account::sessions::sign_out)
        .get("/desk/sessions", account::sessions::show)
        .post("/desk/sessions/mail", account::topics::save)
        .post("/desk/sessions/end-all", account::sessions::end_all)
        .post("/desk/sessions/{id}/end", account::sessions::end)
        .post("/desk/sessions/browsers/{id}/forget", account::sessions::forget)
        .get("/desk/factor", account::factor::show)
        .post("/desk/factor", account::factor::check)
        .get("/desk/factor/app", account::factor::app::show)
        .post("/desk/factor/app", account::factor::app::set_up)
        .post("/desk/factor/app/remove", account::factor::app::remove)
        .post("/desk/factor/codes", account::factor::app::new_codes)
        .post("/desk/factor/passkeys", account::factor::passkeys::add)
        .post("/desk/factor/passkeys/ask", account::factor::passkeys::ask_for_new)
        .post("/desk/factor/passkeys/{id}/remove", account::factor::passkeys::remove)
}

/// A list's subscribers.
fn subscribers(table: Table) -> Table {
    table
        .list_get("/desk/l/{list}/readers", subscribers::show)
        .list_post("/desk/l/{list}/readers", subscribers::find)
        .list_get("/desk/l/{list}/readers/add", subscribers::add::fill_in)
        .list_post("/desk/l/{list}/readers/add", subscribers::add::add)
        .list_get("/desk/l/{list}/readers/{reader}", subscribers::subscriber::show)
        .list_post("/desk/l/{list}/readers/{reader}/ask-again", subscribers::acts::ask_again)
        .list_get("/desk/l/{list}/readers/{reader}/unsubscribe", subscribers::acts::ask_to_unsubscribe)
        .list_post("/desk/l/{list}/readers/{reader}/unsubscribe", subscribers::acts::unsubscribe)
        .list_get("/desk/l/{list}/readers/{reader}/erase", subscribers::erase::ask)
        .list_post("/desk/l/{list}/readers/{reader}/erase", subscribers::erase::erase)
}

/// A list's editors.
fn editors(table: Table) -> Table {
    table
        .list_get("/desk/l/{list}/people", editors::show)
        .list_get("/desk/l/{list}/people/invite", editors::invite::fill_in)
        .list_post("/desk/l/{list}/people/invite", editors::invite::invite)
        .list_get("/desk/l/{list}/people/{person}", editors::role::show)
        .list_post("/desk/l/{list}/people/{person}", editors::role::change)
        .list_get("/desk/l/{list}/people/{person}/leave", editors::leave::ask_to_leave)
        .list_post("/desk/l/{list}/people/{person}/leave", editors::leave::leave)
        .list_get("/desk/l/{list}/people/{person}/remove", editors::leave::ask_to_remove)
        .list_post("/desk/l/{list}/people/{person}/remove", editors::leave::remove)
}

/// A list's first page, numbers, log and settings.
fn list(table: Table) -> Table {
    table
        .list_get("/desk/l/{list}", lists::list::show)
        .list_get("/desk/l/{list}/numbers", numbers::show)
        .list_get("/desk/l/{list}/log", audit::show)
        .list_get("/desk/l/{list}/settings", settings::show)
        .list_get("/desk/l/{list}/settings/embed", settings::embed::show)
        .list_get("/desk/l/{list}/settings/{group}", settings::form::show)
        .list_post("/desk/l/{list}/settings/{group}", settings::form::save)
}

/// A list's queue.
fn queue(table: Table) -> Table {
    table
        .list_get("/desk/l/{list}/queue", queue::show)
        .list_get("/desk/l/{list}/queue/add", queue::form::fill_in)
        .list_post_up_to(PICTURE_LIMIT, "/desk/l/{list}/queue/add", queue::form::add)
        .list_get("/desk/l/{list}/queue/update", queue::whole::show)
        .list_get("/desk/l/{list}/queue/update/mail", queue::whole::mail)
        .list_post("/desk/l/{list}/queue/preview", queue::preview::show)
        .list_get("/desk/l/{list}/queue/{item}", queue::form::open)
        .list_post_up_to(PICTURE_LIMIT, "/desk/l/{list}/queue/{item}", queue::form::change)
        .list_post("/desk/l/{list}/queue/{item}/pin", queue::acts::pin)
        .list_post("/desk/l/{list}/queue/{item}/place", queue::acts::place)
        .list_post("/desk/l/{list}/queue/{item}/withdraw", queue::acts::withdraw)
        .list_post("/desk/l/{list}/queue/{item}/restore", queue::acts::restore)
        .list_post("/desk/l/{list}/queue/{item}/copy", queue::acts::copy)
        .list_get("/desk/l/{list}/queue/{item}/move", queue::other_list::ask)
        .list_post("/desk/l/{list}/queue/{item}/move", queue::other_list::carry_out)
}

/// A list's issues.
fn issues(table: Table) -> Table {
    table
        .list_get("/desk/l/{list}/issues", issues::all::show)
        .list_post("/desk/l/{list}/issues", issues::compose::compose)
        .list_get("/desk/l/{list}/issues/compose", issues::compose::ask)
        .list_get("/desk/l/{list}/issues/{number}", issues::issue::show)
        .list_get("/desk/l/{list}/issues/{number}/mail", issues::mail::show)
        .list_get("/desk/l/{list}/issues/{number}/opening", issues::preface::fill_in)
        .list_post("/desk/l/{list}/issues/{number}/opening", issues::preface::save)
        .list_get("/desk/l/{list}/issues/{number}/tests", issues::test_mail::choose)
        .list_post("/desk/l/{list}/issues/{number}/tests", issues::test_mail::send)
        .list_post("/desk/l/{list}/issues/{number}/items/{item}/place", issues::items::place)
        .list_post("/desk/l/{list}/issues/{number}/items/{item}/leave-out", issues::items::leave_out)
        .list_post("/desk/l/{list}/issues/{number}/items/{item}/take-in", issues::items::take_in)
        .list_get("/desk/l/{list}/issues/{number}/sending", issues::sending::show)
        .list_get("/desk/l/{list}/issues/{number}/sending/missed", issues::sending::missed::show)
        .list_get("/desk/l/{list}/issues/{number}/sending/events", issues::sending::events::follow)
        .list_get("/desk/l/{list}/issues/{number}/do/{control}", issues::controls::ask)
        .list_post("/desk/l/{list}/issues/{number}/do/{control}", issues::controls::carry_out)
}

/// All routes of the desk, each with what it asks of a visitor.
#[must_use]
pub fn desk_routes() -> Vec<Route> {
    table().routes
}

/// The router of the desk.
pub(super) fn routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    table()
        .router
        .route("/desk/{*path}", any(async || Fault::from(FaultKind::Nothing)))
        .method_not_allowed_fallback(async || Fault::from(FaultKind::Method))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(site), kit::visit::enter))
        .layer(middleware::from_fn_with_state(Arc::clone(site), kit::fault::dress))
        .layer(middleware::map_response(guarded))
}

/// Keeps an answer from caches, and adds the desk's own policy where a page has none. `same-origin` tells no other site which page an
/// editor is on, and leaves browsers free to say in `Origin` that a form is ours.
async fn guarded(response: Response) -> Response {
    let mut response = headers::private(response).await;
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}
