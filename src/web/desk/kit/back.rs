//! The way back to the page that an editor came from: only ever a page of the desk.

use super::paths::{DeskPaths, Link};
use crate::web::Site;

/// The path to go back to if it is one of the desk's own, else the desk's first page; never another site's.
pub(crate) fn page_of_desk(path: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    let is_below = path == "/desk" || path.starts_with("/desk/");
    if is_below && path.bytes().all(plain) { path } else { "/desk" }
}

/// The address of [`page_of_desk`].
pub(crate) fn link(site: &Site, path: &str) -> Link {
    DeskPaths::of(site).page(page_of_desk(path))
}

/// The page that asks for a second factor, and leads back to `path`.
pub(crate) fn factor(site: &Site, path: &str) -> Link {
    DeskPaths::of(site).factor().with("back", page_of_desk(path))
}

/// The page nearest to `path` that asks for no second factor: the list's first page, where it is about a list.
pub(crate) fn without_factor(path: &str) -> &str {
    let path = page_of_desk(path);
    if path.starts_with("/desk/log") || path.starts_with("/desk/wishes") {
        return "/desk";
    }
    let below = path.strip_prefix("/desk/l/").and_then(|rest| rest.split_once('/'));
    below.map_or(path, |(_, below)| path.trim_end_matches(below).trim_end_matches('/'))
}

/// The phrase that says what a second factor is asked for on the way to `path`.
pub(crate) fn reason(path: &str) -> Option<&'static str> {
    let below = page_of_desk(path).strip_prefix("/desk/l/").and_then(|rest| rest.split_once('/'));
    let room = below.map_or(page_of_desk(path), |(_, below)| below);
    match room.split('/').next() {
        _ if room.ends_with("/missed") => Some("desk-factor-for-readers"),
        Some("issues") => Some("desk-factor-for-issues"),
        Some("readers") => Some("desk-factor-for-readers"),
        Some("people") => Some("desk-factor-for-people"),
        Some("settings") => Some("desk-factor-for-settings"),
        Some("log") => Some("desk-factor-for-log"),
        _ if room == "/desk/log" => Some("desk-factor-for-log"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_shows_no_factor_is_led_to_a_page_that_asks_for_none_and_told_what_it_is_for() {
        for (path, without, reason_for) in [
            ("/desk/l/in-de-ggz/issues/1/do/publish", "/desk/l/in-de-ggz", Some("desk-factor-for-issues")),
            ("/desk/l/in-de-ggz/issues/1/sending/missed", "/desk/l/in-de-ggz", Some("desk-factor-for-readers")),
            ("/desk/l/in-de-ggz/readers", "/desk/l/in-de-ggz", Some("desk-factor-for-readers")),
            ("/desk/l/readers/readers", "/desk/l/readers", Some("desk-factor-for-readers")),
            ("/desk/l/in-de-ggz", "/desk/l/in-de-ggz", None),
            ("/desk/log", "/desk", Some("desk-factor-for-log")),
            ("/desk/wishes", "/desk", None),
            ("/desk/sessions", "/desk/sessions", None),
            ("//evil.example", "/desk", None),
        ] {
            assert_eq!((without_factor(path), reason(path)), (without, reason_for), "{path}");
        }
    }

    #[test]
    fn one_goes_back_to_a_page_of_the_desk_and_nowhere_else() {
        for path in ["/desk", "/desk/sessions", "/desk/l/in-de-ggz"] {
            assert_eq!(page_of_desk(path), path);
        }
        let others = [
            "",
            "/",
            "/deskundig",
            "//evil.example",
            "/desk/\\evil",
            "/desk/..",
            "https://evil.example/desk",
            "/desk\r\nA: b",
        ];
        for path in others {
            assert_eq!(page_of_desk(path), "/desk", "{path}");
        }
    }
}
