//! Flashes: what was done a moment ago, once, above a page. `flash.html` shows one.

use super::paths::Link;

/// A message about what was done a moment ago.
pub(crate) struct Flash {
    /// The message.
    pub text: String,
    /// The address that undoes it.
    pub undo: Option<Link>,
    /// The name under which the browser may have kept what was typed.
    pub saved: Option<String>,
}

impl Flash {
    /// A message alone.
    pub(crate) const fn of(text: String) -> Self {
        Self { text, undo: None, saved: None }
    }
}
