//! Forms of which the browser keeps what is typed until it is saved, for the editor who typed it.
//!
//! `keeping_script.html` loads the script that does so, `keeping.html` offers what was kept, and `keeping_note.html` says that it
//! is kept.

use crate::{app::editors::sessions::Signed, web::assets};

/// The names under which the browser keeps copies of typed text.
pub(crate) struct Keeping {
    /// The id of the editor.
    pub who: String,
    /// The name of the form; none: the page has no such form, and may say that one was saved.
    pub name: Option<String>,
}

impl Keeping {
    /// The keeping of a form.
    pub(crate) fn of(signed: &Signed, name: String) -> Self {
        Self { name: Some(name), ..Self::nothing(signed) }
    }

    /// The keeping of a page without such a form.
    pub(crate) fn nothing(signed: &Signed) -> Self {
        Self { who: signed.editor.id.to_string(), name: None }
    }

    /// The version of the script.
    #[expect(clippy::unused_self, reason = "called by templates")]
    pub(crate) fn version(&self) -> &'static str {
        assets::KEEPING_SCRIPT.version()
    }
}
