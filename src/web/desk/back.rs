//! Going back to where one came from: only ever to a page of the desk.

use crate::web::{Site, frame};

/// The path to go back to, where it is one of the desk's own; never another site's.
pub fn page_of_desk(path: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    let is_below = path == "/desk" || path.starts_with("/desk/");
    if is_below && path.bytes().all(plain) { path } else { "/desk" }
}

/// The same, with all that stands before it.
pub fn link(site: &Site, path: &str) -> String {
    format!("{}{}", frame::root(site), page_of_desk(path))
}

/// The page that asks for a second factor, and leads back to `path`.
pub fn factor(site: &Site, path: &str) -> String {
    format!("{}/desk/factor?back={}", frame::root(site), page_of_desk(path))
}

#[cfg(test)]
mod tests {
    use super::*;

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
