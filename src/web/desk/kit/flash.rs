//! What was done a moment ago, above a page, with the way back where there is one. `notice.html` shows it.

/// What was done a moment ago.
pub struct Flash {
    /// What it was.
    pub text: String,
    /// Where it is undone.
    pub undo: Option<String>,
    /// Under which name the browser may have kept what was typed.
    pub saved: Option<String>,
}

impl Flash {
    /// Just what it was.
    pub const fn of(text: String) -> Self {
        Self { text, undo: None, saved: None }
    }
}
