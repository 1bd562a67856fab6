//! The desk: the pages for editors. Each is for somebody who is signed in, but for the few by which one comes in.
//!
//! `visit` looks up who asks, and refuses what another site posts; `posted` hands a form to no handler before its token has
//! shown that it came from our own page, and `kept` keeps what was typed when it cannot be taken; `frame` is what the pages share.
//! Every page works without scripts, but for passkeys.

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
    routing::{any, get, post},
};

use super::{
    Site,
    fault::{Fault, FaultKind},
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
        .route("/desk", get(lists::all::show))
        .route("/desk/sign-in", get(door::sign_in::show).post(door::sign_in::ask))
        .route("/desk/in/{token}", get(door::link::show).post(door::link::enter))
        .route("/desk/first/{token}", get(door::first::show).post(door::first::become_owner))
        .route("/desk/sign-out", post(account::sessions::sign_out))
        .route("/desk/sessions", get(account::sessions::show))
        .route("/desk/sessions/mail", post(account::topics::save))
        .route("/desk/sessions/end-all", post(account::sessions::end_all))
        .route("/desk/sessions/{id}/end", post(account::sessions::end))
        .route("/desk/factor", get(account::factor::show).post(account::factor::check))
        .route("/desk/factor/app", get(account::factor::app::show).post(account::factor::app::set_up))
        .route("/desk/factor/app/remove", post(account::factor::app::remove))
        .route("/desk/factor/codes", post(account::factor::app::new_codes))
        .route("/desk/factor/passkeys", post(account::factor::passkeys::add))
        .route("/desk/factor/passkeys/ask", post(account::factor::passkeys::ask_for_new))
        .route("/desk/factor/passkeys/{id}/remove", post(account::factor::passkeys::remove))
        .route("/desk/passkey", post(account::factor::passkeys::sign_in))
        .route("/desk/passkey/ask", post(account::factor::passkeys::ask_to_sign))
        .route("/desk/language", post(account::language::choose))
        .route("/desk/l/{list}/readers", get(subscribers::show).post(subscribers::find))
        .route("/desk/l/{list}/readers/add", get(subscribers::add::fill_in).post(subscribers::add::add))
        .route("/desk/l/{list}/readers/{reader}", get(subscribers::subscriber::show))
        .route("/desk/l/{list}/readers/{reader}/ask-again", post(subscribers::acts::ask_again))
        .route(
            "/desk/l/{list}/readers/{reader}/unsubscribe",
            get(subscribers::acts::ask_to_unsubscribe).post(subscribers::acts::unsubscribe),
        )
        .route(
            "/desk/l/{list}/readers/{reader}/erase",
            get(subscribers::acts::ask_to_erase).post(subscribers::acts::erase),
        )
        .route("/desk/l/{list}/people", get(editors::show))
        .route("/desk/l/{list}/people/invite", get(editors::invite::fill_in).post(editors::invite::invite))
        .route("/desk/l/{list}/people/{person}", get(editors::role::show).post(editors::role::change))
        .route("/desk/l/{list}/people/{person}/leave", get(editors::leave::ask_to_leave).post(editors::leave::leave))
        .route("/desk/l/{list}/people/{person}/remove", get(editors::leave::ask_to_remove).post(editors::leave::remove))
        .route("/desk/l/{list}", get(lists::list::show))
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
        .route("/desk/l/{list}/queue/{item}/pin", post(queue::acts::pin))
        .route("/desk/l/{list}/queue/{item}/place", post(queue::acts::place))
        .route("/desk/l/{list}/queue/{item}/withdraw", post(queue::acts::withdraw))
        .route("/desk/l/{list}/queue/{item}/restore", post(queue::acts::restore))
        .route("/desk/l/{list}/queue/{item}/copy", post(queue::acts::copy))
        .route("/desk/l/{list}/queue/{item}/move", get(queue::other_list::ask).post(queue::other_list::carry_out))
        .route("/desk/l/{list}/issues", get(issues::all::show).post(issues::compose::compose))
        .route("/desk/l/{list}/issues/compose", get(issues::compose::ask))
        .route("/desk/l/{list}/issues/{number}", get(issues::issue::show))
        .route("/desk/l/{list}/issues/{number}/mail", get(issues::mail::show))
        .route("/desk/l/{list}/issues/{number}/opening", get(issues::preface::fill_in).post(issues::preface::save))
        .route("/desk/l/{list}/issues/{number}/tests", get(issues::tests::choose).post(issues::tests::send))
        .route("/desk/l/{list}/issues/{number}/items/{item}/place", post(issues::items::place))
        .route("/desk/l/{list}/issues/{number}/items/{item}/leave-out", post(issues::items::leave_out))
        .route("/desk/l/{list}/issues/{number}/items/{item}/take-in", post(issues::items::take_in))
        .route("/desk/l/{list}/issues/{number}/sending", get(issues::sending::show))
        .route("/desk/l/{list}/issues/{number}/sending/missed", get(issues::sending::missed::show))
        .route("/desk/l/{list}/issues/{number}/sending/events", get(issues::sending::events::follow))
        .route(
            "/desk/l/{list}/issues/{number}/do/{order}",
            get(issues::controls::ask).post(issues::controls::carry_out),
        )
        .route("/desk/l/{list}/numbers", get(numbers::show))
        .route("/desk/l/{list}/log", get(audit::show))
        .route("/desk/log", get(audit::show_all))
        .route("/desk/l/{list}/settings", get(settings::show))
        .route("/desk/l/{list}/settings/embed", get(settings::embed::show))
        .route("/desk/l/{list}/settings/{group}", get(settings::form::show).post(settings::form::save))
        .route("/desk/{*path}", any(async || Fault::from(FaultKind::Nothing)))
        .method_not_allowed_fallback(async || Fault::from(FaultKind::Method))
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(site), kit::visit::enter))
        .layer(middleware::from_fn_with_state(Arc::clone(site), kit::fault::dress))
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
