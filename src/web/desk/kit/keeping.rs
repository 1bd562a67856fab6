//! Forms of which the browser keeps what is typed until it is saved, for the editor who typed it.
//!
//! `keeping_script.html` loads the script that does so, `keeping.html` offers what was kept, and `keeping_note.html` says that it
//! is kept.

use crate::{app::editors::sessions::Signed, web::assets};

/// For whom the browser keeps what is typed, and under which name.
pub struct Keeping {
    /// The id of who is signed in.
    pub who: String,
    /// What the form is about; none: the page has no such form, and may say that one was saved.
    pub name: Option<String>,
}

impl Keeping {
    /// The keeping of a form.
    pub fn of(signed: &Signed, name: String) -> Self {
        Self { name: Some(name), ..Self::nothing(signed) }
    }

    /// The keeping of a page without such a form.
    pub fn nothing(signed: &Signed) -> Self {
        Self { who: signed.editor.id.0.simple().to_string(), name: None }
    }

    /// The version of the script.
    #[expect(clippy::unused_self, reason = "called by templates")]
    pub fn version(&self) -> &'static str {
        assets::KEEPING_SCRIPT.version()
    }
}
