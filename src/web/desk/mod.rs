//! The desk: the pages for editors. Each is for somebody who is signed in, but for the few by which one comes in.
//!
//! `visit` looks up who asks, and refuses what another site posts; `posted` hands a form to no handler before its token has
//! shown that it came from our own page, and `kept` keeps what was typed when it cannot be taken; `frame` is what the pages share.
//! Every page works without scripts, but for passkeys.

mod acts;
mod back;
mod choices;
mod compose;
mod cookies;
mod factor;
mod fault;
mod first;
mod form;
mod frame;
mod issue;
mod issues;
mod keeping;
mod kept;
mod language;
mod link;
mod list;
mod lists;
mod log;
mod notice;
mod numbers;
mod outlook;
mod paths;
mod people;
mod posted;
mod queue;
mod readers;
mod sessions;
mod settings;
mod shelf;
mod sign_in;
mod sure;
mod under_way;
mod view;
mod visit;

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
    routing::{any, get, post},
};

use super::{
    Site,
    fault::{Fault, Kind},
    headers,
};

/// What a page of the desk may load: its style, its typeface and its scripts, what these may ask for, and pages of ours that it
/// frames, such as a mail.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; \
                      connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The most bytes of a form: many times what any field may hold, so that it can be said beside the field that it is too long.
const FORM_LIMIT: usize = 2 * 1024 * 1024;

/// The most bytes of a form from who is not signed in: the longest text of an item, in letters that take most when they are
/// posted, for a session may have ended while it was typed.
const GUEST_LIMIT: usize = 256 * 1024;

/// The most bytes of a form with a picture: many times what a picture may have, so that it can be said of one that it is too
/// large without losing what was typed beside it.
const PICTURE_LIMIT: usize = 64 * 1024 * 1024;

/// The routes of the desk.
pub fn routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/desk", get(lists::show))
        .route("/desk/sign-in", get(sign_in::show).post(sign_in::ask))
        .route("/desk/in/{token}", get(link::show).post(link::enter))
        .route("/desk/first/{token}", get(first::show).post(first::become_owner))
        .route("/desk/sign-out", post(sessions::sign_out))
        .route("/desk/sessions", get(sessions::show))
        .route("/desk/sessions/mail", post(choices::save))
        .route("/desk/sessions/end-all", post(sessions::end_all))
        .route("/desk/sessions/{id}/end", post(sessions::end))
        .route("/desk/factor", get(factor::show).post(factor::check))
        .route("/desk/factor/app", get(factor::app::show).post(factor::app::set_up))
        .route("/desk/factor/app/remove", post(factor::app::remove))
        .route("/desk/factor/codes", post(factor::app::new_codes))
        .route("/desk/factor/passkeys", post(factor::passkeys::add))
        .route("/desk/factor/passkeys/ask", post(factor::passkeys::ask_for_new))
        .route("/desk/factor/passkeys/{id}/remove", post(factor::passkeys::remove))
        .route("/desk/passkey", post(factor::passkeys::sign_in))
        .route("/desk/passkey/ask", post(factor::passkeys::ask_to_sign))
        .route("/desk/language", post(language::choose))
        .route("/desk/l/{list}/readers", get(readers::show).post(readers::find))
        .route("/desk/l/{list}/readers/add", get(readers::add::fill_in).post(readers::add::add))
        .route("/desk/l/{list}/readers/{reader}", get(readers::reader::show))
        .route("/desk/l/{list}/readers/{reader}/ask-again", post(readers::deeds::ask_again))
        .route(
            "/desk/l/{list}/readers/{reader}/unsubscribe",
            get(readers::deeds::ask_to_unsubscribe).post(readers::deeds::unsubscribe),
        )
        .route("/desk/l/{list}/readers/{reader}/erase", get(readers::deeds::ask_to_erase).post(readers::deeds::erase))
        .route("/desk/l/{list}/people", get(people::show))
        .route("/desk/l/{list}/people/invite", get(people::invite::fill_in).post(people::invite::invite))
        .route("/desk/l/{list}/people/{person}", get(people::role::show).post(people::role::change))
        .route("/desk/l/{list}/people/{person}/leave", get(people::leave::ask_to_leave).post(people::leave::leave))
        .route("/desk/l/{list}/people/{person}/remove", get(people::leave::ask_to_remove).post(people::leave::remove))
        .route("/desk/l/{list}", get(list::show))
        .route("/desk/l/{list}/queue", get(queue::show))
        .route(
            "/desk/l/{list}/queue/add",
            get(queue::form::fill_in).post(queue::form::add).layer(DefaultBodyLimit::max(PICTURE_LIMIT)),
        )
        .route("/desk/l/{list}/queue/update", get(queue::whole::show))
        .route("/desk/l/{list}/queue/update/mail", get(queue::whole::mail))
        .route("/desk/l/{list}/queue/preview", post(queue::preview::show))
        .route(
            "/desk/l/{list}/queue/{item}",
            get(queue::form::open).post(queue::form::change).layer(DefaultBodyLimit::max(PICTURE_LIMIT)),
        )
        .route("/desk/l/{list}/queue/{item}/pin", post(queue::deeds::pin))
        .route("/desk/l/{list}/queue/{item}/place", post(queue::deeds::place))
        .route("/desk/l/{list}/queue/{item}/withdraw", post(queue::deeds::withdraw))
        .route("/desk/l/{list}/queue/{item}/restore", post(queue::deeds::restore))
        .route("/desk/l/{list}/queue/{item}/copy", post(queue::deeds::copy))
        .route("/desk/l/{list}/queue/{item}/move", get(queue::other_list::ask).post(queue::other_list::carry_out))
        .route("/desk/l/{list}/issues", get(issues::show).post(compose::compose))
        .route("/desk/l/{list}/issues/compose", get(compose::ask))
        .route("/desk/l/{list}/issues/{number}", get(issue::show))
        .route("/desk/l/{list}/issues/{number}/mail", get(issue::mail::show))
        .route("/desk/l/{list}/issues/{number}/opening", get(issue::opening::fill_in).post(issue::opening::save))
        .route("/desk/l/{list}/issues/{number}/tests", get(issue::tests::choose).post(issue::tests::send))
        .route("/desk/l/{list}/issues/{number}/items/{item}/place", post(issue::items::place))
        .route("/desk/l/{list}/issues/{number}/items/{item}/leave-out", post(issue::items::leave_out))
        .route("/desk/l/{list}/issues/{number}/items/{item}/take-in", post(issue::items::take_in))
        .route("/desk/l/{list}/issues/{number}/sending", get(issue::sending::show))
        .route("/desk/l/{list}/issues/{number}/sending/missed", get(issue::sending::missed::show))
        .route("/desk/l/{list}/issues/{number}/sending/events", get(issue::sending::events::follow))
        .route("/desk/l/{list}/issues/{number}/do/{order}", get(issue::orders::ask).post(issue::orders::carry_out))
        .route("/desk/l/{list}/numbers", get(numbers::show))
        .route("/desk/l/{list}/log", get(log::show))
        .route("/desk/log", get(log::show_all))
        .route("/desk/l/{list}/settings", get(settings::show))
        .route("/desk/l/{list}/settings/embed", get(settings::embed::show))
        .route("/desk/l/{list}/settings/{group}", get(settings::form::show).post(settings::form::save))
        .route("/desk/{*path}", any(async || Fault::from(Kind::Nothing)))
        .method_not_allowed_fallback(async || Fault::from(Kind::Method))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(site), visit::enter))
        .layer(middleware::from_fn_with_state(Arc::clone(site), fault::dress))
        .layer(middleware::map_response(guarded))
}

/// For nobody's cache, and with the desk's own policy where a page has none. `same-origin` tells no other site where somebody is, and leaves
/// browsers free to say in `Origin` that a form is ours.
async fn guarded(response: Response) -> Response {
    let mut response = headers::private(response).await;
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}
